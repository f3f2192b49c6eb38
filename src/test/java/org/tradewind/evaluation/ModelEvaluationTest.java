package org.tradewind.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.tradewind.TinyStudy;
import org.tradewind.axes.Grid;
import org.tradewind.axes.LambertGrid;
import org.tradewind.axes.LonLatGrid;
import org.tradewind.axes.UserError;
import org.tradewind.evaluation.Benchmarks.Benchmark;
import org.tradewind.tables.AirInputs;
import org.tradewind.tables.GridTable;
import org.tradewind.tables.Inputs;
import org.tradewind.tables.Provenance;
import org.tradewind.tables.StudyTables;
import org.tradewind.tables.Table;

/** Sites on a grid of 3 x 2 cells of one degree from 100 E 30 N, cell 5 is none of the study's. */
class ModelEvaluationTest {
  private static final Provenance GIVEN = Provenance.of(Provenance.Status.GIVEN, "test", "");
  private static final Grid DEGREES = new LonLatGrid(100, 30, 1, 1, 3, 2, 6_370_000);
  private static final double[] PM25 = {10, 20, 30, 40, Double.NaN};

  private static StudyTables study(Grid grid, Object[]... observations) {
    Table.Builder cell = Table.builder(Inputs.CELL);
    for (int c = 0; c < PM25.length; c++) {
      double[] centre = grid.centre(c);
      cell.add(c, grid.col(c), grid.row(c), centre[0], centre[1], 1, 1, PM25[c], Double.NaN, "");
    }
    Table.Builder observation = Table.builder(AirInputs.OBSERVATION);
    for (Object[] row : observations) {
      observation.add(row);
    }
    return new StudyTables()
        .put(GridTable.of(grid), GIVEN)
        .put(cell.build(), GIVEN)
        .put(observation.build(), GIVEN)
        .put(
            Table.builder(Inputs.CELL_REGION)
                .add(0, "N", .5)
                .add(0, "S", .5)
                .add(1, "N", .25)
                .add(1, "S", .75)
                .add(2, "S", 1)
                .build(),
            GIVEN)
        .put(
            Table.builder(Inputs.REGION)
                .add("S", "South", 1, 1, 1)
                .add("N", "North", 1, 1, 1)
                .build(),
            GIVEN);
  }

  private static Object[] site(String name, double lon, double lat, String species, double value) {
    return new Object[] {name, lon, lat, species, value};
  }

  @Test
  void everySiteIsMatchedToTheCellThatHoldsItOrSaidWhyNot() {
    List<SiteMatch> matches =
        ModelEvaluation.of(
                study(
                    DEGREES,
                    site("west edge", 100, 30.5, "PM25", 8),
                    site("tie", 100.99, 30.01, "PM25", 12),
                    site("south", 101.5, 30.5, "PM25", 21),
                    site("no region", 100.5, 31.5, "PM25", 41),
                    site("no model", 101.5, 31.5, "PM25", 5),
                    site("no cell", 102.5, 31.5, "PM25", 5),
                    site("empty", 102.5, 30.5, "PM25", Double.NaN),
                    site("far east", 103, 30.5, "PM25", 7),
                    site("pole", 100.5, 90, "PM25", 7),
                    site("south", 101.5, 30.5, "SO4", 7)))
            .matches();
    assertThat(matches.stream().map(m -> m.cell() + " " + m.region() + " " + m.status().label()))
        .containsExactly(
            "0 N used",
            "0 N used",
            "1 S used",
            "3  used_without_region",
            "4  without_modelled",
            "5  without_modelled",
            "2 S without_observation",
            "-1  outside_grid",
            "-1  outside_grid",
            "1 S without_modelled");
    assertThat(matches.get(2).modelledUgM3()).isEqualTo(20);
    assertThat(matches.get(2).observedUgM3()).isEqualTo(21);
  }

  @Test
  void theSameOnALambertGrid() {
    LambertGrid lambert =
        LambertGrid.of(
            new LambertGrid.Definition(25, 40, 110, 110, 34, -54e3, -36e3, 36e3, 36e3, 3, 2));
    double[] inFour = lambert.centre(4);
    double[] inTwo = lambert.centre(2);
    List<SiteMatch> matches =
        ModelEvaluation.of(
                study(
                    lambert,
                    site("a", inTwo[0] + .1, inTwo[1] - .1, "PM25", 1),
                    site("b", inFour[0], inFour[1], "PM25", 1),
                    site("c", inTwo[0] + .3, inTwo[1], "PM25", 1),
                    site("antipode", -70, -34, "PM25", 1)))
            .matches();
    assertThat(matches.stream().map(SiteMatch::cell)).containsExactly(2, 4, -1, -1);
  }

  @Test
  void statisticsBySpeciesAndRegionWithTheirVerdicts() {
    Table table =
        ModelEvaluation.of(
                study(
                    DEGREES,
                    site("a", 100.5, 30.5, "PM25", 8),
                    site("b", 101.5, 30.5, "PM25", 20),
                    site("c", 102.5, 30.5, "PM25", 40),
                    site("d", 100.5, 31.5, "PM25", 40)))
            .table();
    assertThat(Arrays.stream(table.strings("region")).distinct()).containsExactly("*", "S", "N");
    table.validated("evaluation");
    // all: M 10 20 30 40, O 8 20 40 40: M - O = 2 0 -10 0 of 108
    assertThat(row(table, "*", "n")).isEqualTo("4.0 1 NaN NaN ");
    assertThat(row(table, "*", "NMB")).isEqualTo(100 * -8 / 108.0 + " % 10.0 30.0 goal");
    assertThat(row(table, "*", "NME")).isEqualTo(100 * 12 / 108.0 + " % 35.0 50.0 goal");
    assertThat(row(table, "*", "r")).endsWith(" 1 0.7 0.4 goal");
    assertThat(row(table, "*", "MFE")).endsWith(" % 50.0 75.0 goal");
    // S: cells 1 and 2
    assertThat(row(table, "S", "n")).startsWith("2.0 ");
    assertThat(row(table, "S", "NMB")).isEqualTo(100 * -10 / 60.0 + " % 10.0 30.0 criterion");
    // N: one site
    assertThat(row(table, "N", "r")).isEqualTo("NaN 1 0.7 0.4 ");
    assertThat(row(table, "N", "NMB")).isEqualTo("25.0 % 10.0 30.0 criterion");
  }

  private static String row(Table table, String region, String statistic) {
    for (int row = 0; row < table.rows(); row++) {
      if (table.strings("region")[row].equals(region)
          && table.strings("statistic")[row].equals(statistic)) {
        return table.doubles("value")[row]
            + " "
            + table.strings("unit")[row]
            + " "
            + table.doubles("goal")[row]
            + " "
            + table.doubles("criterion")[row]
            + " "
            + table.strings("verdict")[row];
      }
    }
    throw new AssertionError("no row " + region + " " + statistic);
  }

  @Test
  void monthsCountByTheirDaysAndPm25OfTheTableGoesBeforeTheCells() {
    Object[] months = TinyStudy.months(0, 1, "PM25");
    months[2] = 365.0 / 31; // January alone: 31 of 365 days
    Object[] february = TinyStudy.months(0, 1, "SO4");
    february[3] = 365.0 / 28;
    StudyTables tables =
        study(
            DEGREES,
            site("a", 101.5, 30.5, "PM25", 1),
            site("a", 101.5, 30.5, "SO4", 2),
            site("b", 100.5, 30.5, "PM25", 3));
    ModelEvaluation without = ModelEvaluation.of(tables);
    assertThat(without.modelled().pm25OfCells()).isTrue();
    assertThat(without.matches().get(0).modelledUgM3()).isEqualTo(20);

    tables.put(Table.builder(AirInputs.AIR_CONCENTRATION).add(february).build(), GIVEN);
    ModelEvaluation parts = ModelEvaluation.of(tables);
    assertThat(parts.modelled().pm25OfCells()).isTrue();
    assertThat(parts.matches().get(1).modelledUgM3()).isCloseTo(1, within(1e-12));

    tables.put(Table.builder(AirInputs.AIR_CONCENTRATION).add(months).add(february).build(), GIVEN);
    ModelEvaluation whole = ModelEvaluation.of(tables);
    assertThat(whole.modelled().pm25OfCells()).isFalse();
    assertThat(whole.matches().get(0).modelledUgM3()).isCloseTo(1, within(1e-12));
    assertThat(whole.matches().get(2).status()).isEqualTo(SiteMatch.Status.WITHOUT_MODELLED);
    assertThat(whole.species()).containsExactly("PM25", "SO4");
    assertThat(whole.siteTable().rows()).isEqualTo(3);
  }

  @Test
  void mistakesAreNamed() {
    assertThatThrownBy(() -> ModelEvaluation.of(study(DEGREES, site("a", 101.5, 30.5, "PM2.5", 1))))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("table observation, row 1 (site a, species PM2.5)")
        .hasMessageContaining("Did you mean 'PM25'?");
    assertThatThrownBy(() -> ModelEvaluation.of(study(DEGREES, site("a", 30.5, 101.5, "PM25", 1))))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("latitude 101.5")
        .hasMessageContaining("exchanged");
    assertThatThrownBy(
            () ->
                ModelEvaluation.of(
                    study(DEGREES, site("a", 1, 1, "PM25", 1))
                        .put(GridTable.of(new LonLatGrid(100, 30, 1, 1, 2, 3, 6_370_000)), GIVEN)))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("table cell, row 3");
    assertThatThrownBy(() -> ModelEvaluation.of(new StudyTables()))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("no table 'observation'");
    assertThatThrownBy(
            () ->
                study(DEGREES, site("a", 1, 1, "PM25", 1), site("a", 2, 2, "PM25", 2))
                    .require(AirInputs.OBSERVATION)
                    .validated("test"))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("duplicate key (site a, species PM25)");
  }

  @Test
  void benchmarksAreThePublishedOnes() {
    Benchmarks benchmarks = new Benchmarks();
    assertThat(benchmarks.of("PM25", "MFB")).contains(new Benchmark(30, 60));
    assertThat(benchmarks.of("SOA", "MFE")).contains(new Benchmark(50, 75));
    assertThat(benchmarks.of("PM25", "NMB")).contains(new Benchmark(10, 30));
    assertThat(benchmarks.of("PM25", "NME")).contains(new Benchmark(35, 50));
    assertThat(benchmarks.of("PM25", "r")).contains(new Benchmark(.7, .4));
    assertThat(benchmarks.of("SOA", "NMB")).isEmpty();
    assertThat(benchmarks.of("PM25", "RMSE")).isEmpty();
  }

  @Test
  void aBiasMayBeOnEitherSideAndACorrelationMustBeHigh() {
    Benchmark bias = new Benchmark(30, 60);
    assertThat(bias.verdict(-30)).isEqualTo("goal");
    assertThat(bias.verdict(30.1)).isEqualTo("criterion");
    assertThat(bias.verdict(-60.1)).isEqualTo("neither");
    Benchmark correlation = new Benchmark(.7, .4);
    assertThat(correlation.verdict(.7)).isEqualTo("goal");
    assertThat(correlation.verdict(.69)).isEqualTo("criterion");
    assertThat(correlation.verdict(-.9)).isEqualTo("neither");
    assertThat(correlation.verdict(Double.NaN)).isEmpty();
  }
}
