package org.tradewind.health;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.tradewind.axes.UserError;
import org.tradewind.tables.AirInputs;
import org.tradewind.tables.Csv;
import org.tradewind.tables.Provenance;
import org.tradewind.tables.StudyTables;
import org.tradewind.tables.Table;

class TabulatedTest {
  private static final HealthParameters PARAMETERS = HealthParameters.of(Tabulated.FORM);

  private static StudyTables study(Table.Builder points) {
    return new StudyTables()
        .put(points.build(), Provenance.of(Provenance.Status.GIVEN, "test", "made by hand"));
  }

  @Test
  void theCurveIsThatOfSciPy() {
    Tabulated curve = SlopeTest.curve();
    Csv csv = HealthResources.csv("pchip.csv");
    for (int r = 1; r < csv.rows(); r++) {
      double z = csv.number(r, "pm25_ugm3");
      double rr = csv.number(r, "rr");
      assertThat(curve.rr(z)).as("rr at %s", z).isCloseTo(rr, within(1e-14));
      assertThat(curve.slope(z) * rr * rr)
          .as("slope at %s", z)
          .isCloseTo(csv.number(r, "slope"), within(1e-13));
    }
    assertThat(csv.rows()).isEqualTo(21);
    assertThat(curve.counterfactual()).isEqualTo(2.4);
    assertThat(curve.rr(2.4)).isEqualTo(1);
    assertThat(curve.rr(1)).isEqualTo(1);
    assertThat(curve.slope(1)).isZero();
    assertThat(curve.floored(2.5)).isFalse();
  }

  @Test
  void theCurveNeverFallsAndMeetsItsPoints() {
    Tabulated curve = SlopeTest.curve();
    double before = 1;
    for (double z = 2.4; z <= 200; z += 0.05) {
      assertThat(curve.rr(z)).isGreaterThanOrEqualTo(before - 1e-15);
      assertThat(curve.slope(z)).isGreaterThanOrEqualTo(-1e-16);
      before = curve.rr(z);
    }
    assertThat(curve.rr(61)).isEqualTo(1.6);
    assertThat(curve.rr(11.3)).as("flat where the points are").isEqualTo(1.13);
  }

  /** Falls of a fit on its plateau: 5e-10, 3e-7 and 2e-6, as in MR-BRT curves. */
  private static final double[] PLATEAU_Z = {0, 10, 30, 66, 66.1, 100, 300};

  private static final double[] PLATEAU_RR = {
    1, 1.15, 1.3, 1.392698048, 1.3926980475, 1.392697748, 1.392696
  };

  @Test
  void aCurveThatFallsByRoundingStaysOnItsPlateau() {
    Tabulated curve = Tabulated.of("plateau", PLATEAU_Z, PLATEAU_RR);

    for (double z : new double[] {66, 66.05, 88.8, 100, 250, 300}) {
      assertThat(curve.rr(z)).as("rr at %s", z).isEqualTo(1.392698048);
      assertThat(curve.attributableFraction(z)).isCloseTo(.281969, within(5e-7));
    }
    for (double z : new double[] {66.05, 88.8, 100, 250}) {
      assertThat(curve.slope(z)).as("slope at %s", z).isZero();
    }
    assertThat(curve.falls().steps()).isEqualTo(3);
    assertThat(curve.falls().largest()).isCloseTo(2.048e-6, within(1e-12));
    // untouched before the plateau
    assertThat(curve.rr(30)).isEqualTo(1.3);
    assertThat(Tabulated.of("rising", new double[] {0, 10}, new double[] {1, 2}).falls().steps())
        .isZero();
  }

  @Test
  void whatWasRaisedIsRemarked() {
    Table.Builder points = Table.builder(AirInputs.RELATIVE_RISK);
    for (int i = 0; i < PLATEAU_Z.length; i++) {
      points.add("T2D", "25+", 0, PLATEAU_Z[i], PLATEAU_RR[i]);
      points.add("IHD", "25+", 0, PLATEAU_Z[i], 1 + i);
    }
    HealthParameters of = PARAMETERS.counting(List.of("T2D", "IHD"));

    assertThat(Endpoints.remarks(Endpoints.of(study(points), of)))
        .containsExactly(
            "Relative risks fall by rounding at 3 points of 1 curves, by up to 2.0e-06 (table"
                + " relative_risk, cause T2D, age 25+, draw 0); the largest value before is used"
                + " there (falls up to 1.0E-5 of it).");
  }

  @Test
  void aFallBeyondRoundingIsRefused() {
    double[] falling = PLATEAU_RR.clone();
    falling[6] = 1.3926;

    assertThatThrownBy(() -> Tabulated.of("falling", PLATEAU_Z, falling))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("rr = 1.3926 at 300.0 ug/m3")
        .hasMessageContaining("by more than 1.0E-5");
    // many small steps do not add up to a large one unseen
    double[] z = new double[40];
    double[] rr = new double[40];
    for (int i = 1; i < z.length; i++) {
      z[i] = i;
      rr[i] = 1.5 - 5e-7 * i;
    }
    rr[0] = 1;
    assertThatThrownBy(() -> Tabulated.of("sliding", z, rr)).isInstanceOf(UserError.class);
  }

  @Test
  void twoPointsMakeALine() {
    Tabulated line = Tabulated.of("line", new double[] {5, 15}, new double[] {1, 2});
    assertThat(line.rr(7.5)).isCloseTo(1.25, within(1e-15));
    assertThat(line.slope(7.5)).isCloseTo(0.1 / (1.25 * 1.25), within(1e-15));
  }

  @Test
  void pointsAreReadByCurveInAnyOrder() {
    Table.Builder points = Table.builder(AirInputs.RELATIVE_RISK);
    points.add("IHD", "25+", 1, 15, 2).add("LC", "25+", 0, 3, 1).add("IHD", "25+", 1, 5, 1);
    points.add("IHD", "25+", 2, 5, 1).add("LC", "25+", 0, 9, 1.5).add("IHD", "25+", 2, 15, 3);
    List<Endpoint> endpoints = Endpoints.of(study(points), PARAMETERS);
    assertThat(endpoints).extracting(Endpoint::cause).containsExactly("IHD", "LC");
    assertThat(endpoints.get(0).draws()).hasSize(2);
    assertThat(endpoints.get(0).attributableFraction(10))
        .isCloseTo((1 - 1 / 1.5 + 1 - 1 / 2.0) / 2, within(1e-15));
    assertThat(endpoints.get(1).draws()).isEmpty();
    assertThat(endpoints.get(1).draw(1).rr(6)).isCloseTo(1.25, within(1e-15));
  }

  @Test
  void curvesThatAreNoneAreRefused() {
    refused("rr = 1.1 at 5.0 ug/m3, the first point", 5, 1.1, 9, 1.2);
    refused("rr = 0.9 at 5.0 ug/m3, the first point", 5, 0.9, 9, 1.2);
    refused("rr = 1.1 at 12.0 ug/m3", 5, 1, 9, 1.2, 12, 1.1);
    refused("1 points", 5, 1);
    assertThatThrownBy(() -> Tabulated.of("x", new double[] {5, 5}, new double[] {1, 2}))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("pm25_ugm3 = 5.0");
    assertThatThrownBy(() -> Endpoints.of(new StudyTables(), PARAMETERS))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("no table 'relative_risk'");
    Table.Builder none = Table.builder(AirInputs.RELATIVE_RISK);
    assertThatThrownBy(() -> Endpoints.of(study(none), PARAMETERS))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("no row");
  }

  private static void refused(String found, double... zAndRr) {
    Table.Builder points = Table.builder(AirInputs.RELATIVE_RISK);
    for (int i = 0; i < zAndRr.length; i += 2) {
      points.add("IHD", "25+", 0, zAndRr[i], zAndRr[i + 1]);
    }
    assertThatThrownBy(() -> Endpoints.of(study(points), PARAMETERS))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("table relative_risk, cause IHD, age 25+, draw 0")
        .hasMessageContaining(found);
  }

  @Test
  void aConcentrationBeyondTheTableIsRefused() {
    Tabulated curve = SlopeTest.curve();
    assertThatThrownBy(() -> curve.rr(200.5))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("points up to 200.0 ug/m3")
        .hasMessageContaining("here 200.5 ug/m3")
        .hasMessageContaining("relative_risk");
    assertThatThrownBy(() -> curve.slope(300)).isInstanceOf(UserError.class);
  }
}
