package org.tradewind.health;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.tradewind.axes.UserError;
import org.tradewind.tables.Csv;
import org.tradewind.tables.Inputs;
import org.tradewind.tables.Provenance;
import org.tradewind.tables.StudyTables;
import org.tradewind.tables.Table;

class BurdenTest {
  private static final Path GRID = Path.of("../shared/data/china_grid");
  private static final Provenance GIVEN =
      Provenance.of(Provenance.Status.GIVEN, "test", "made by hand");

  private static Table cells(double[] people, double[] pm25) {
    Table.Builder cell = Table.builder(Inputs.CELL);
    for (int g = 0; g < people.length; g++) {
      cell.add(g, g, 0, 110.0, 30.0, 1296.0, people[g], pm25[g], Double.NaN, "");
    }
    return cell.build();
  }

  private static StudyTables study(Table cell) {
    return HealthFacts.tables().put(cell, GIVEN);
  }

  private static StudyTables oneCause(Table cell) {
    return new StudyTables()
        .put(cell, GIVEN)
        .put(
            Table.builder(Inputs.MORTALITY_RATE)
                .add("IHD", "25+", "*", 200.0)
                .add("IHD", "25+", "BJ", 100.0)
                .build(),
            GIVEN)
        .put(Table.builder(Inputs.AGE_SHARE).add("25+", "*", 0.5).build(), GIVEN)
        .put(
            Table.builder(Inputs.EXPOSURE_RESPONSE)
                .add("ier", "IHD", "25+", 0, 1.0, 0.05, 0.5, 4.0)
                .build(),
            GIVEN);
  }

  @Test
  void oneCellByHand() {
    Burden burden =
        Burden.of(oneCause(cells(new double[] {1e6}, new double[] {40})), HealthParameters.DEFAULT);
    // 1e6 persons * 0.5 * 200e-5 = 1000 deaths; AF = 1 - 1/1.2591817793182822
    assertThat(burden.total()).isCloseTo(205.83348931446787, within(1e-9));
    assertThat(burden.deathsByCause()).containsOnlyKeys("IHD");
    assertThat(burden.counts()).isEqualTo(new Burden.Counts(0, 0, 0, 0));
  }

  @Test
  void borderCellsHaveTheMeanOfTheirRegionsRates() {
    StudyTables tables =
        oneCause(cells(new double[] {1e6, 1e6, 1e6}, new double[] {40, 40, 40}))
            .put(
                Table.builder(Inputs.CELL_REGION)
                    .add(0, "BJ", 0.25)
                    .add(0, "TJ", 0.75)
                    .add(1, "BJ", 1.0)
                    .build(),
                GIVEN);
    double[] deaths = Burden.of(tables, HealthParameters.DEFAULT).deaths();
    assertThat(deaths[1]).isCloseTo(deaths[2] / 2, within(1e-9));
    assertThat(deaths[0]).isCloseTo(deaths[2] * (0.25 * 0.5 + 0.75), within(1e-9));
  }

  @Test
  void cellsThatCannotBeCountedAreCounted() {
    Burden burden =
        Burden.of(
            study(cells(new double[] {5, 7, 11}, new double[] {Double.NaN, 4.2, 40})),
            HealthParameters.DEFAULT);
    assertThat(burden.counts().withoutPm25()).isEqualTo(1);
    assertThat(burden.counts().personsWithoutPm25()).isEqualTo(5);
    assertThat(burden.counts().floored()).isEqualTo(1);
    assertThat(burden.deaths()[0]).isZero();
    assertThat(burden.marginalDeaths()[0]).isZero();
    assertThat(burden.deaths()[2]).isPositive();
  }

  @Test
  void aRegionWithoutARateIsNamed() {
    StudyTables tables =
        oneCause(cells(new double[] {1e6}, new double[] {40}))
            .put(Table.builder(Inputs.CELL_REGION).add(0, "SH", 1.0).build(), GIVEN)
            .put(
                Table.builder(Inputs.MORTALITY_RATE).add("IHD", "25+", "BJ", 100.0).build(), GIVEN);
    assertThatThrownBy(() -> Burden.of(tables, HealthParameters.DEFAULT))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("mortality_rate")
        .hasMessageContaining("cause IHD, age 25+ for region SH");
  }

  @Test
  void marginalDeathsAreTheDerivativeOfJ() {
    double[] people = {1e5, 2e6, 3e4, 5e5};
    double[] pm25 = {12, 54, 95, 33};
    for (String form : ExposureResponse.FORMS) {
      HealthParameters parameters = new HealthParameters(form, 0.1);
      double[] marginal = Burden.of(study(cells(people, pm25)), parameters).marginalDeaths();
      for (int g = 0; g < people.length; g++) {
        double h = 1e-3;
        double[] up = pm25.clone();
        double[] down = pm25.clone();
        up[g] += h;
        down[g] -= h;
        double central =
            (Burden.of(study(cells(people, up)), parameters).deaths()[g]
                    - Burden.of(study(cells(people, down)), parameters).deaths()[g])
                / (2 * h);
        assertThat(marginal[g]).isCloseTo(central, within(1e-6 * central));
      }
    }
  }

  @Test
  void deathsScaleWithPeopleAndDoNotDependOnTheOrderOfCells() {
    Burden burden =
        Burden.of(
            study(cells(new double[] {10, 20, 30}, new double[] {20, 50, 80})),
            HealthParameters.DEFAULT);
    Burden turned =
        Burden.of(
            study(cells(new double[] {60, 20, 40}, new double[] {80, 20, 50})),
            HealthParameters.DEFAULT);
    assertThat(turned.deaths())
        .containsExactly(2 * burden.deaths()[2], 2 * burden.deaths()[0], 2 * burden.deaths()[1]);
  }

  @Test
  void china2015() throws IOException {
    Assumptions.assumeTrue(Files.exists(GRID), "needs ../shared/data/china_grid");
    Map<String, Double> people = new HashMap<>();
    try (var reader = Files.newBufferedReader(GRID.resolve("GridPop.csv"))) {
      Csv csv = Csv.read(reader, "GridPop.csv");
      for (int r = 0; r < csv.rows(); r++) {
        people.put(csv.text(r, "FID"), csv.number(r, "2015"));
      }
    }
    Table cell;
    try (var reader = Files.newBufferedReader(GRID.resolve("GridPM25.csv"))) {
      Csv csv = Csv.read(reader, "GridPM25.csv");
      double[] persons = new double[csv.rows()];
      double[] pm25 = new double[csv.rows()];
      for (int r = 0; r < csv.rows(); r++) {
        persons[r] = people.get(csv.text(r, "FID"));
        double value = csv.number(r, "2015");
        pm25[r] = value == 0 ? Double.NaN : value; // 0 marks missing
      }
      cell = cells(persons, pm25);
    }
    // IER 2017 by age gives about 977,000 with these files; the death-weighted 25+ fit 983,336.787
    // and the GEMM by age 1,915,763.603 in an independent evaluation with Python.
    Burden ier = Burden.of(study(cell), HealthParameters.DEFAULT);
    assertThat(ier.total()).isCloseTo(983_336.787, within(0.001));
    assertThat(ier.total()).isCloseTo(977_000, within(0.01 * 977_000));
    assertThat(ier.elasticity()).isCloseTo(0.333579, within(1e-6));
    assertThat(ier.deathsByCause().get("COPD")).isCloseTo(324_295.526, within(0.001));
    assertThat(ier.counts().withoutPm25()).isPositive();
    assertThat(ier.counts().personsWithoutPm25()).isLessThan(0.005 * 1.378e9);
    Burden gemm = Burden.of(study(cell), new HealthParameters("gemm", 0.1));
    assertThat(gemm.total()).isCloseTo(1_915_763.603, within(0.001));
  }
}
