package org.tradewind.health;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.tradewind.axes.UserError;
import org.tradewind.tables.AirInputs;
import org.tradewind.tables.Provenance;
import org.tradewind.tables.StudyTables;
import org.tradewind.tables.Table;

class ExposureResponseTest {
  private static final Ier IER = new Ier(1.0, 0.05, 0.5, 4.0, 0.1);

  private static StudyTables study(Table table) {
    return new StudyTables()
        .put(table, Provenance.of(Provenance.Status.GIVEN, "test", "made by hand"));
  }

  @Test
  void ierByHand() {
    // u = 36: RR = 1 + (1 - exp(-0.05 * 6)) = 2 - exp(-0.3) = 1.2591817793182822
    assertThat(IER.rr(40)).isCloseTo(1.2591817793182822, within(1e-14));
    assertThat(IER.attributableFraction(40)).isCloseTo(1 - 1 / 1.2591817793182822, within(1e-14));
    // AF' = 0.05 * 0.5 * 36^-0.5 * exp(-0.3) / RR^2
    assertThat(IER.slope(40))
        .isCloseTo(0.025 / 6 * 0.7408182206817179 / 1.585538753366, within(1e-12));
    assertThat(IER.rr(4)).isEqualTo(1);
    assertThat(IER.rr(0)).isEqualTo(1);
    assertThat(IER.slope(3.9)).isZero();
  }

  @Test
  void gemmByHandAndAsPublished() {
    // NCD+LRI, Burnett et al. 2018 table of parameters: theta .143, alpha 1.6, mu 15.5, nu 36.8
    Gemm ncd = new Gemm(0.143, 1.6, 15.5, 36.8);
    // u = 50: ln(1 + 31.25) = 3.4735180432; w = 1/(1 + exp(-34.5/36.8)) = 0.7185944
    assertThat(ncd.rr(52.4)).isCloseTo(1.428943320108879, within(1e-12));
    assertThat(ncd.rr(2.4)).isEqualTo(1);
    assertThat(ncd.rr(1)).isEqualTo(1);
    assertThat(ncd.slope(2)).isZero();
    assertThat(ncd.floored(2.41)).isFalse();
  }

  @Test
  void slopesAreThoseOfTheAttributableFraction() {
    List<ExposureResponse> all =
        List.of(
            IER,
            new Ier(1.49491, 0.017418, 0.810995, 4.18748, 0.1),
            new Ier(64.3845, 0.000384728, 0.648046, 4.18748, 0.1),
            new Ier(2, 0.003, 1.3, 7.3, 0.1),
            new Gemm(0.2969, 1.9, 12, 40.2),
            new Gemm(0.4468, 6.4, 5.7, 8.4));
    double h = 1e-4;
    for (ExposureResponse response : all) {
      for (double z = 8; z < 200; z += 3.3) {
        double central =
            (response.attributableFraction(z + h) - response.attributableFraction(z - h)) / (2 * h);
        assertThat(response.slope(z)).isCloseTo(central, within(1e-6 * Math.abs(central) + 1e-11));
        assertThat(response.rr(z)).isGreaterThan(1);
      }
    }
  }

  @Test
  void theSlopeIsHeldAtTheFloorWhereItWouldDiverge() {
    assertThat(IER.floored(4.05)).isTrue();
    assertThat(IER.slope(4.0001)).isEqualTo(IER.slope(4.05));
    assertThat(IER.slope(4.05)).isCloseTo(IER.slope(4.1), within(1e-9));
    assertThat(IER.floored(4.2)).isFalse();
    assertThat(IER.floored(4)).isFalse();
    // the risk itself is not floored
    assertThat(IER.rr(4.0001)).isLessThan(IER.rr(4.05));
  }

  @Test
  void parametersThatMakeDeathsNegativeAreRefused() {
    assertThatThrownBy(() -> Ier.of("row 7", -0.4, 0.05, 0.5, 4, 0.1))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("row 7")
        .hasMessageContaining("a (p1) = -0.4")
        .hasMessageContaining("at least 0");
    assertThatThrownBy(() -> new Ier(1, Double.NaN, 0.5, 4, 0.1)).isInstanceOf(UserError.class);
    assertThatThrownBy(() -> new Ier(1, 0.1, 0, 4, 0.1)).isInstanceOf(UserError.class);
    assertThatThrownBy(() -> new Gemm(-0.1, 1.9, 12, 40.2))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("theta (p1) = -0.1");
    assertThatThrownBy(() -> new Gemm(0.1, 1.9, 12, 0)).isInstanceOf(UserError.class);
    assertThatThrownBy(() -> HealthParameters.of("gem"))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("Did you mean 'gemm'?");
  }

  @Test
  void logLinearByHand() {
    LogLinear response = new LogLinear(0.01, 5);
    assertThat(response.rr(45)).isCloseTo(Math.exp(0.4), within(1e-15));
    assertThat(response.attributableFraction(45)).isCloseTo(0.3296799539643607, within(1e-15));
    assertThat(response.slope(45)).isCloseTo(0.01 * Math.exp(-0.4), within(1e-16));
    assertThat(response.slope(5)).isZero();
    assertThat(response.rr(3)).isEqualTo(1);
    assertThatThrownBy(() -> LogLinear.of("row 2", -0.01, 5))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("row 2")
        .hasMessageContaining("beta (p1) = -0.01");
    assertThatThrownBy(() -> new LogLinear(0.01, Double.NaN)).hasMessageContaining("zcf (p2)");
  }

  @Test
  void theSecondReadingByHand() {
    InverseIer response = new InverseIer(0.5, 0.05, 0.5, 4, 0.1);
    // u = 36: AF = 0.5 (1 - exp(-0.3))
    assertThat(response.attributableFraction(40)).isCloseTo(0.1295908896591411, within(1e-15));
    assertThat(response.rr(40)).isCloseTo(1 / (1 - 0.1295908896591411), within(1e-14));
    assertThat(response.slope(40)).isCloseTo(0.5 * 0.025 / 6 * 0.7408182206817179, within(1e-16));
    assertThat(response.rr(4)).isEqualTo(1);
    assertThat(response.slope(4)).isZero();
    assertThat(response.floored(4.05)).isTrue();
    assertThat(response.slope(4.0001)).isEqualTo(response.slope(4.05));
    for (double a : new double[] {1, 1.2, -0.1, Double.NaN}) {
      assertThatThrownBy(() -> InverseIer.of("row 3", a, 0.05, 0.5, 4, 0.1))
          .isInstanceOf(UserError.class)
          .hasMessageContaining("row 3")
          .hasMessageContaining("a (p1) = " + a);
    }
    assertThatThrownBy(() -> InverseIer.of("row 3", 0.5, 0, 0.5, 4, 0.1))
        .hasMessageContaining("b (p2) = 0.0");
  }

  @Test
  void theReadingChoosesTheFunction() {
    HealthParameters second = new HealthParameters("ier", IerReading.R2, 0.2);
    assertThat(ExposureResponse.of("row", second, .5, .05, .5, 4))
        .isEqualTo(new InverseIer(.5, .05, .5, 4, .2));
    assertThat(ExposureResponse.of("row", HealthParameters.DEFAULT, .5, .05, .5, 4))
        .isEqualTo(new Ier(.5, .05, .5, 4, .1));
    assertThat(
            ExposureResponse.of(
                "row", HealthParameters.of("log-linear"), .5, 4, Double.NaN, Double.NaN))
        .isEqualTo(new LogLinear(.5, 4));
    // a parameter that the form needs and the row lacks
    assertThatThrownBy(
            () -> ExposureResponse.of("row", HealthParameters.DEFAULT, .5, .05, Double.NaN, 4))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("c (p3) = NaN");
    assertThatThrownBy(() -> new HealthParameters("ier", IerReading.R1, 0))
        .hasMessageContaining("health.floor");
  }

  @Test
  void endpointsTakeDrawZeroElseTheMeanOverDraws() {
    Table table =
        Table.builder(AirInputs.EXPOSURE_RESPONSE)
            .add("ier", "IHD", "25+", 1, 1.0, 0.05, 0.5, 4.0)
            .add("ier", "IHD", "25+", 2, 2.0, 0.05, 0.5, 4.0)
            .add("ier", "LC", "25+", 1, 9.0, 0.05, 0.5, 4.0)
            .add("ier", "LC", "25+", 0, 1.0, 0.05, 0.5, 4.0)
            .add("gemm", "LC", "25+", 0, 0.3, 1.9, 12, 40)
            .build();
    List<Endpoint> endpoints = Endpoints.of(study(table), HealthParameters.DEFAULT);
    assertThat(endpoints).extracting(Endpoint::cause).containsExactly("IHD", "LC");
    Ier twice = new Ier(2.0, 0.05, 0.5, 4.0, 0.1);
    assertThat(endpoints.get(0).attributableFraction(40))
        .isCloseTo(
            (IER.attributableFraction(40) + twice.attributableFraction(40)) / 2, within(1e-15));
    assertThat(endpoints.get(1).responses()).containsExactly(IER);
  }

  @Test
  void aWrongRowOfTheTableIsNamed() {
    Table table =
        Table.builder(AirInputs.EXPOSURE_RESPONSE)
            .add("ier", "IHD", "25+", 0, 1.0, 0.05, 0.5, 4.0)
            .add("ier", "COPD", "25+", 0, 1.0, -0.05, 0.5, 4.0)
            .build();
    assertThatThrownBy(() -> Endpoints.of(study(table), HealthParameters.DEFAULT))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("exposure_response, row 2")
        .hasMessageContaining("cause COPD")
        .hasMessageContaining("b (p2) = -0.05");
    assertThatThrownBy(() -> Endpoints.of(study(table), HealthParameters.of("gemm")))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("no row of form 'gemm'");
  }
}
