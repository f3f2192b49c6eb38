package org.tradewind.health;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.tradewind.axes.CompensatedSum;
import org.tradewind.axes.UserError;
import org.tradewind.tables.AirInputs;
import org.tradewind.tables.Inputs;
import org.tradewind.tables.Provenance;
import org.tradewind.tables.StudyTables;
import org.tradewind.tables.Table;

/** J by quadrature against J cell by cell. */
class DrawnBurdenTest {
  private static final Provenance GIVEN =
      Provenance.of(Provenance.Status.GIVEN, "test", "made by hand");

  /** Uneven cells over two regions with rates of their own and some people in none. */
  private static StudyTables world(int cells, long seed) {
    Random random = new Random(seed);
    Table.Builder cell = Table.builder(Inputs.CELL);
    Table.Builder cellRegion = Table.builder(Inputs.CELL_REGION);
    for (int g = 0; g < cells; g++) {
      double people = 1e4 * Math.exp(2 * random.nextGaussian());
      double pm25 = g % 97 == 0 ? Double.NaN : 40 * Math.exp(.7 * random.nextGaussian());
      cell.add(g, g, 0, 110.0, 30.0, 1296.0, people, pm25, Double.NaN, "");
      double share = random.nextDouble();
      if (g % 11 != 0) {
        cellRegion.add(g, "N", share).add(g, "S", 1 - share);
      }
    }
    Table.Builder rate = Table.builder(AirInputs.MORTALITY_RATE);
    for (String region : List.of("*", "N", "S")) {
      rate.add("IHD", "25+", region, 100 + 100 * random.nextDouble());
      rate.add("COPD", "25+", region, 100 * random.nextDouble());
    }
    rate.add("LC", "25+", "*", 60);
    Table.Builder age = Table.builder(AirInputs.AGE_SHARE);
    age.add("25+", "*", .7).add("25+", "S", .6);
    return new StudyTables()
        .put(cell.build(), GIVEN)
        .put(cellRegion.build(), GIVEN)
        .put(rate.build(), GIVEN)
        .put(age.build(), GIVEN);
  }

  private static void putIerDraws(StudyTables tables, int draws, long seed) {
    Random random = new Random(seed);
    Table.Builder table = Table.builder(AirInputs.EXPOSURE_RESPONSE);
    for (String cause : List.of("IHD", "COPD")) {
      for (int d = 1; d <= draws; d++) {
        double a = .2 * Math.exp(8 * random.nextDouble());
        double b = .3 / (1 + a);
        double c = .11 + 1.3 * random.nextDouble();
        table.add("ier", cause, "25+", d, a, b, c, 2.4 + 3.5 * random.nextDouble());
      }
    }
    tables.put(table.add("ier", "LC", "25+", 0, 3, .01, .6, 4).build(), GIVEN);
  }

  /** J of one draw, cell by cell. */
  private static double byCells(StudyTables tables, HealthParameters parameters, int draw) {
    List<Endpoint> endpoints = Endpoints.of(tables, parameters);
    CellParts parts = CellParts.of(tables, endpoints, parameters);
    Table cell = tables.require(Inputs.CELL);
    double[] z = cell.doubles("pm25_ugm3");
    CompensatedSum sum = new CompensatedSum();
    for (int g = 0; g < z.length; g++) {
      for (int e = 0; e < endpoints.size() && !Double.isNaN(z[g]); e++) {
        sum.add(
            parts.perPersonOfCell(g, e)
                * cell.doubles("population_persons")[g]
                * endpoints.get(e).draw(draw).attributableFraction(z[g]));
      }
    }
    return sum.value();
  }

  @Test
  void everyDrawEqualsTheSumOverCellsWhereRatesDifferByRegion() {
    StudyTables tables = world(4000, 1);
    putIerDraws(tables, 40, 2);
    HealthParameters parameters = HealthParameters.DEFAULT;
    DrawnBurden burden = DrawnBurden.of(tables, parameters);
    double[] totals = burden.totals();
    assertThat(totals).hasSize(40);
    for (int d = 0; d < totals.length; d++) {
      double exact = byCells(tables, parameters, d);
      assertThat(totals[d]).isCloseTo(exact, within(1e-10 * exact));
      assertThat(burden.errorEstimate()[d])
          .as("the estimate bounds the error")
          .isGreaterThan(Math.abs(totals[d] - exact) - 1e-13 * exact)
          .isLessThan(1e-7 * exact);
    }
    assertThat(burden.cause(2)).isEqualTo("LC");
    double[] lungCancer = burden.deaths(2);
    assertThat(Arrays.stream(lungCancer).distinct().count())
        .as("an endpoint with a central function alone has it in every draw")
        .isEqualTo(1);
  }

  @Test
  void oneRateForAllRegionsMakesEndpointsShareARule() {
    StudyTables tables = world(500, 10);
    putIerDraws(tables, 4, 11);
    tables.put(
        Table.builder(AirInputs.MORTALITY_RATE)
            .add("IHD", "25+", "*", 163)
            .add("COPD", "25+", "*", 20)
            .add("LC", "25+", "*", 7)
            .build(),
        GIVEN);
    double[] totals = DrawnBurden.of(tables, HealthParameters.DEFAULT).totals();
    for (int d = 0; d < 4; d++) {
      double exact = byCells(tables, HealthParameters.DEFAULT, d);
      assertThat(totals[d]).isCloseTo(exact, within(1e-10 * exact));
    }
  }

  @Test
  void everyOtherFormEqualsTheSumOverCells() {
    StudyTables tables = world(3000, 3);
    Table.Builder table = Table.builder(AirInputs.EXPOSURE_RESPONSE);
    Table.Builder points = Table.builder(AirInputs.RELATIVE_RISK);
    for (String cause : List.of("IHD", "COPD", "LC")) {
      for (int d = 1; d <= 5; d++) {
        table.add("gemm", cause, "25+", d, .1 * d, 6.4, 5.7, 8.4);
        table.add("log-linear", cause, "25+", d, .002 * d, 2.0 + d, Double.NaN, Double.NaN);
        table.add("ier", cause, "25+", d, .19 * d, .04, .4 + .1 * d, 3);
        points.add(cause, "25+", d, 2.4, 1).add(cause, "25+", d, 50, 1 + .1 * d);
        points.add(cause, "25+", d, 90, 1 + .11 * d).add(cause, "25+", d, 2000, 1 + .3 * d);
      }
    }
    tables.put(table.build(), GIVEN).put(points.build(), GIVEN);
    for (String form : ExposureResponse.FORMS) {
      for (IerReading reading : IerReading.values()) {
        HealthParameters parameters = new HealthParameters(form, reading, 0.1);
        DrawnBurden burden = DrawnBurden.of(tables, parameters);
        for (int d = 0; d < 5; d++) {
          double exact = byCells(tables, parameters, d);
          assertThat(burden.totals()[d])
              .as(form + " " + reading + " draw " + d)
              .isCloseTo(exact, within(1e-10 * exact));
        }
        if (form.equals(Tabulated.FORM)) {
          assertThat(burden.errorEstimate()).containsOnly(0);
        }
      }
    }
  }

  @Test
  void allDrawsOnTheRealGrid() {
    StudyTables tables = ChinaGridData.study(Map.of());
    DrawnBurden burden = DrawnBurden.of(tables, HealthParameters.DEFAULT);
    assertThat(burden.draws()).isEqualTo(1000);
    assertThat(burden.endpoints()).isEqualTo(33);
    double[] totals = burden.totals();
    // Cells of equal PM2.5 taken together, 885 values: the same sum but for rounding, as the next
    // test shows.
    Table cell = tables.require(Inputs.CELL);
    double[] z = cell.doubles("pm25_ugm3");
    List<Endpoint> endpoints = Endpoints.of(tables, HealthParameters.DEFAULT);
    CellParts parts = CellParts.of(tables, endpoints, HealthParameters.DEFAULT);
    ConcentrationRule people =
        ConcentrationRule.of(z, cell.doubles("population_persons"), Double.MAX_VALUE, 2, 1);
    assertThat(people.exactPoints()).isEqualTo(885);
    ConcentrationRule rule =
        ConcentrationRule.of(
            z,
            cell.doubles("population_persons"),
            EndpointRules.SPLIT * Endpoints.largestCounterfactual(endpoints),
            EndpointRules.NODES,
            EndpointRules.COARSE_NODES);
    assertThat(rule.evaluations()).isEqualTo(80);
    int inhabited = 0;
    while (parts.from(inhabited) == parts.to(inhabited)) {
      inhabited++;
    }
    for (int d = 0; d < totals.length; d++) {
      double exact = 0;
      for (int e = 0; e < endpoints.size(); e++) {
        exact +=
            parts.perPersonOfCell(inhabited, e)
                * people.estimate(endpoints.get(e).draw(d)).deaths();
      }
      assertThat(totals[d]).as("draw %s", d + 1).isCloseTo(exact, within(1e-10 * exact));
      assertThat(burden.errorEstimate()[d]).isLessThan(1e-12 * exact);
    }
  }

  @Test
  void drawsOnTheRealGridEqualTheSumOverEveryCellAndTheIndependentFigures() {
    StudyTables tables = ChinaGridData.study(Map.of());
    double[] totals = DrawnBurden.of(tables, HealthParameters.DEFAULT).totals();
    Map<String, Double> independent = HealthResources.quantities("china2015_burden.csv");
    for (int draw : List.of(1, 2, 500, 1000)) {
      assertThat(totals[draw - 1]).isCloseTo(independent.get("draw " + draw), within(1e-6));
    }
    double exact = byCells(tables, HealthParameters.DEFAULT, 499);
    assertThat(totals[499]).isCloseTo(exact, within(1e-10 * exact));
    double mean = Arrays.stream(totals).average().orElseThrow();
    double variance =
        Arrays.stream(totals).map(j -> (j - mean) * (j - mean)).average().orElseThrow();
    assertThat(mean).isCloseTo(independent.get("total"), within(1e-5));
    assertThat(Math.sqrt(variance)).isCloseTo(independent.get("sd over draws"), within(1e-4));
  }

  @Test
  void unevenNumbersOfDrawsAreRefused() {
    StudyTables tables = world(10, 5);
    Table.Builder table = Table.builder(AirInputs.EXPOSURE_RESPONSE);
    table.add("ier", "IHD", "25+", 1, 1, .05, .5, 4).add("ier", "IHD", "25+", 2, 1, .05, .5, 4);
    tables.put(table.add("ier", "COPD", "25+", 1, 1, .05, .5, 4).build(), GIVEN);
    assertThatThrownBy(() -> DrawnBurden.of(tables, HealthParameters.DEFAULT))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("1 draws of cause COPD, age 25+")
        .hasMessageContaining("2 draws as others have");
    tables.put(
        Table.builder(AirInputs.EXPOSURE_RESPONSE)
            .add("ier", "IHD", "25+", 0, 1, .05, .5, 4)
            .build(),
        GIVEN);
    assertThatThrownBy(() -> DrawnBurden.of(tables, HealthParameters.DEFAULT))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("rows of draw 1 and up");
  }

  @Test
  void theMeanCurveIsTheMeanOverTheDraws() {
    StudyTables tables = world(2, 6);
    putIerDraws(tables, 300, 7);
    Endpoint endpoint = Endpoints.of(tables, HealthParameters.DEFAULT).get(0);
    MeanCurve curve = MeanCurve.of(endpoint.responses(), 7.1, 160).orElseThrow();
    for (double z = 7.1; z < 160; z += 3.7) {
      double af = endpoint.attributableFraction(z);
      assertThat(curve.attributableFraction(z)).isCloseTo(af, within(1e-12 * af));
      double slope = endpoint.slope(z);
      assertThat(curve.slope(z)).isCloseTo(slope, within(1e-11 * slope));
    }
    // across the kinks at the counterfactuals no series converges
    assertThat(MeanCurve.of(endpoint.responses(), 3, 160)).isEmpty();
    assertThat(curve.covers(7)).isFalse();
    assertThat(curve.covers(160)).isTrue();
  }
}
