package org.tradewind.health;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.tradewind.axes.UserError;
import org.tradewind.tables.Inputs;
import org.tradewind.tables.Provenance;
import org.tradewind.tables.StudyTables;
import org.tradewind.tables.Table;

class CauseBurdensTest {
  private static final Provenance GIVEN =
      Provenance.of(Provenance.Status.GIVEN, "a test", "made by hand");

  /** 1,000 people at 20 and 3,000 at 60 ug/m3; two ages of IHD with half of the people each. */
  private static StudyTables study(Table response) {
    Table.Builder cell = Table.builder(Inputs.CELL);
    cell.add(0, 0, 0, 110.0, 30.0, 1296.0, 1000, 20, Double.NaN, "");
    cell.add(1, 1, 0, 111.0, 30.0, 1296.0, 3000, 60, Double.NaN, "");
    return new StudyTables()
        .put(cell.build(), GIVEN)
        .put(
            Table.builder(Inputs.MORTALITY_RATE)
                .add("IHD", "25", "*", 100)
                .add("IHD", "30+", "*", 400)
                .add("LC", "25+", "*", 50)
                .build(),
            GIVEN)
        .put(
            Table.builder(Inputs.AGE_SHARE)
                .add("25", "*", .5)
                .add("30+", "*", .5)
                .add("25+", "*", 1)
                .build(),
            GIVEN)
        .put(response, GIVEN);
  }

  private static Table gemm(double ihd, double lc) {
    return Table.builder(Inputs.EXPOSURE_RESPONSE)
        .add("gemm", "IHD", "25", 0, .5, 1.9, 12, 40.2, ihd)
        .add("gemm", "IHD", "30+", 0, .3, 1.9, 12, 40.2, ihd / 2)
        .add("gemm", "LC", "25+", 0, .29, 6.2, 9.3, 29.8, lc)
        .build();
  }

  private static double byHand(double thetaYoung, double thetaOld) {
    double sum = 0;
    for (double[] cell : new double[][] {{1000, 20}, {3000, 60}}) {
      sum +=
          cell[0]
              * (.5 * 100e-5 * new Gemm(thetaYoung, 1.9, 12, 40.2).attributableFraction(cell[1])
                  + .5 * 400e-5 * new Gemm(thetaOld, 1.9, 12, 40.2).attributableFraction(cell[1]));
    }
    return sum;
  }

  @Test
  void agesOfACauseMoveTogetherByTheirOwnStandardErrors() {
    CauseBurdens causes =
        CauseBurdens.of(study(gemm(.04, Double.NaN)), HealthParameters.of(Gemm.FORM)).orElseThrow();
    assertThat(causes.causes()).containsExactly("IHD", "LC");
    assertThat(causes.central("IHD")).isCloseTo(byHand(.5, .3), within(1e-12));
    assertThat(causes.at("IHD", 0)).isEqualTo(causes.central("IHD"));
    assertThat(causes.at("IHD", 1.5)).isCloseTo(byHand(.56, .33), within(1e-12));
    assertThat(causes.at("IHD", -2)).isCloseTo(byHand(.42, .26), within(1e-12));
    assertThat(causes.at("IHD", -20)).as("theta does not fall below 0").isZero();
    assertThat(causes.hasStandardError("LC")).isFalse();
    assertThat(causes.at("LC", 2)).isEqualTo(causes.central("LC"));
    assertThat(causes.draws("IHD")).isZero();
  }

  @Test
  void drawsOfACauseAreThoseOfItsAgesWithOneNumber() {
    Table.Builder table = Table.builder(Inputs.EXPOSURE_RESPONSE);
    for (int d = 1; d <= 3; d++) {
      table.add("gemm", "IHD", "25", d, .1 * d, 1.9, 12, 40.2);
      table.add("gemm", "IHD", "30+", d, .2 * d, 1.9, 12, 40.2);
    }
    StudyTables study = study(table.add("gemm", "LC", "25+", 0, .29, 6.2, 9.3, 29.8).build());
    CauseBurdens causes = CauseBurdens.of(study, HealthParameters.of(Gemm.FORM)).orElseThrow();
    assertThat(causes.draws("LC")).isZero();
    double[] drawn = causes.drawn("IHD");
    double mean = 0;
    for (int d = 0; d < 3; d++) {
      assertThat(drawn[d]).isCloseTo(byHand(.1 * (d + 1), .2 * (d + 1)), within(1e-12));
      mean += drawn[d] / 3;
    }
    assertThat(causes.central("IHD")).as("no draw 0: the mean").isCloseTo(mean, within(1e-12));
  }

  @Test
  void standardErrorsOfTheIerOrBelowZeroAreRefused() {
    Table ier =
        Table.builder(Inputs.EXPOSURE_RESPONSE)
            .add("ier", "LC", "25+", 0, 1, .1, .5, 4, .1)
            .build();
    assertThatThrownBy(() -> CauseBurdens.of(study(ier), HealthParameters.DEFAULT))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("exposure_response, row 1")
        .hasMessageContaining("p1_se = 0.1");
    assertThatThrownBy(() -> CauseBurdens.of(study(gemm(-.1, .1)), HealthParameters.of(Gemm.FORM)))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("p1_se = -0.1");
  }

  @Test
  void agesWithDifferentNumbersOfDrawsAreRefused() {
    Table.Builder table = Table.builder(Inputs.EXPOSURE_RESPONSE);
    table.add("gemm", "IHD", "25", 1, .1, 1.9, 12, 40.2);
    table.add("gemm", "IHD", "25", 2, .1, 1.9, 12, 40.2);
    table.add("gemm", "IHD", "30+", 1, .1, 1.9, 12, 40.2);
    CauseBurdens causes =
        CauseBurdens.of(study(table.build()), HealthParameters.of(Gemm.FORM)).orElseThrow();
    assertThatThrownBy(() -> causes.draws("IHD"))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("cause IHD");
  }

  @Test
  void aStudyWithoutTheTablesOfTheBurdenHasNone() {
    assertThat(CauseBurdens.of(new StudyTables(), HealthParameters.DEFAULT)).isEmpty();
  }

  /** China 2015 with the 1,000 draws of GBD 2017: spread of ln J with independent causes or not. */
  @Test
  void realDrawsSpreadAsKnown() {
    StudyTables tables = ChinaGridData.study(Map.of());
    CauseBurdens causes = CauseBurdens.of(tables, HealthParameters.DEFAULT).orElseThrow();
    double variance = 0;
    double sum = 0;
    double total = 0;
    for (String cause : causes.causes()) {
      double[] drawn = causes.drawn(cause);
      double mean = Arrays.stream(drawn).average().orElseThrow();
      double ofCause =
          Arrays.stream(drawn).map(d -> (d - mean) * (d - mean)).average().orElseThrow();
      double sigma = Math.sqrt(Math.log1p(ofCause / (mean * mean)));
      System.out.printf("J of %s: %.0f deaths, sigma of its lognormal %.4f%n", cause, mean, sigma);
      assertThat(mean / causes.central(cause)).isCloseTo(1, within(1e-9));
      variance += ofCause;
      sum += Math.sqrt(ofCause);
      total += mean;
    }
    System.out.printf(
        "J %.0f: %.4f independent, %.4f together%n",
        total, Math.sqrt(variance) / total, sum / total);
    assertThat(Math.sqrt(variance) / total).as("independent causes").isBetween(.05, .09);
    assertThat(sum / total).as("causes that go together").isBetween(.10, .15);
  }
}
