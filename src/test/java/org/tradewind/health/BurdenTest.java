package org.tradewind.health;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.commons.math3.distribution.NormalDistribution;
import org.junit.jupiter.api.Test;
import org.tradewind.axes.CompensatedSum;
import org.tradewind.axes.UserError;
import org.tradewind.tables.AirInputs;
import org.tradewind.tables.Inputs;
import org.tradewind.tables.Provenance;
import org.tradewind.tables.StudyTables;
import org.tradewind.tables.Table;

class BurdenTest {
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
            Table.builder(AirInputs.MORTALITY_RATE)
                .add("IHD", "25+", "*", 200.0)
                .add("IHD", "25+", "BJ", 100.0)
                .build(),
            GIVEN)
        .put(Table.builder(AirInputs.AGE_SHARE).add("25+", "*", 0.5).build(), GIVEN)
        .put(
            Table.builder(AirInputs.EXPOSURE_RESPONSE)
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
                Table.builder(AirInputs.MORTALITY_RATE).add("IHD", "25+", "BJ", 100.0).build(),
                GIVEN);
    assertThatThrownBy(() -> Burden.of(tables, HealthParameters.DEFAULT))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("mortality_rate")
        .hasMessageContaining("cause IHD, age 25+ for region SH");
  }

  /** Every form and reading for two causes, with draws for one of them. */
  private static StudyTables allForms(Table cell) {
    Table.Builder parameters = Table.builder(AirInputs.EXPOSURE_RESPONSE);
    Table.Builder points = Table.builder(AirInputs.RELATIVE_RISK);
    Table.Builder rates = Table.builder(AirInputs.MORTALITY_RATE);
    for (String region : List.of("*", "N", "S")) {
      double rate = region.equals("N") ? 120 : 80;
      rates.add("IHD", "25+", region, rate).add("LC", "25+", region, rate / 3);
    }
    for (int d = 1; d <= 3; d++) {
      parameters.add("ier", "IHD", "25+", d, .3 * d, .04, .4, 2.0 + d);
      parameters.add("gemm", "IHD", "25+", d, .1 * d, 6.4, 5.7, 8.4);
      parameters.add("log-linear", "IHD", "25+", d, .003 * d, 2.4, Double.NaN, Double.NaN);
      points.add("IHD", "25+", d, 2.4, 1).add("IHD", "25+", d, 40, 1 + .2 * d);
      points.add("IHD", "25+", d, 200, 1 + .3 * d);
    }
    parameters.add("ier", "LC", "25+", 0, .9, .02, 1.1, 3);
    parameters.add("gemm", "LC", "25+", 0, .2942, 6.2, 9.3, 29.8);
    parameters.add("log-linear", "LC", "25+", 0, .008, 5.8, Double.NaN, Double.NaN);
    points.add("LC", "25+", 0, 2.4, 1).add("LC", "25+", 0, 300, 2);
    Table.Builder age = Table.builder(AirInputs.AGE_SHARE).add("25+", "*", .7);
    return new StudyTables()
        .put(cell, GIVEN)
        .put(rates.build(), GIVEN)
        .put(age.build(), GIVEN)
        .put(parameters.build(), GIVEN)
        .put(points.build(), GIVEN)
        .put(
            Table.builder(Inputs.CELL_REGION)
                .add(0, "N", 1.0)
                .add(1, "N", .3)
                .add(1, "S", .7)
                .add(2, "S", 1.0)
                .build(),
            GIVEN);
  }

  private static List<HealthParameters> allParameters() {
    List<HealthParameters> all = new ArrayList<>();
    ExposureResponse.FORMS.forEach(form -> all.add(HealthParameters.of(form)));
    all.add(new HealthParameters("ier", IerReading.R2, 0.1));
    return all;
  }

  private static final double[] PEOPLE = {1e5, 2e6, 3e4, 5e5};
  private static final double[] PM25 = {12, 54, 95, 33};

  @Test
  void marginalDeathsAreTheDerivativeOfJ() {
    for (HealthParameters parameters : allParameters()) {
      Burden burden = Burden.of(allForms(cells(PEOPLE, PM25)), parameters);
      for (int g = 0; g < PEOPLE.length; g++) {
        double h = 1e-5 * PM25[g];
        double[] up = PM25.clone();
        double[] down = PM25.clone();
        up[g] += h;
        down[g] -= h;
        Burden more = Burden.of(allForms(cells(PEOPLE, up)), parameters);
        Burden less = Burden.of(allForms(cells(PEOPLE, down)), parameters);
        double central = (more.deaths()[g] - less.deaths()[g]) / (2 * h);
        assertThat(burden.marginalDeaths()[g])
            .as("%s, cell %s", parameters, g)
            .isCloseTo(central, within(1e-6 * central));
        List<String> south = List.of("S");
        double centralSouth = (more.deaths(south)[g] - less.deaths(south)[g]) / (2 * h);
        assertThat(burden.marginalDeaths(south)[g])
            .isCloseTo(centralSouth, within(1e-6 * centralSouth));
      }
    }
  }

  @Test
  void theBurdenOfAllRegionsAndOfNoneIsTheWhole() {
    for (HealthParameters parameters : allParameters()) {
      Burden burden = Burden.of(allForms(cells(PEOPLE, PM25)), parameters);
      assertThat(burden.regions()).containsExactly("N", "S", "OUTSIDE");
      for (int g = 0; g < PEOPLE.length; g++) {
        double deaths = 0;
        double marginal = 0;
        for (String region : burden.regions()) {
          deaths += burden.deaths(List.of(region))[g];
          marginal += burden.marginalDeaths(List.of(region))[g];
        }
        assertThat(deaths).isCloseTo(burden.deaths()[g], within(1e-12 * deaths));
        assertThat(marginal).isCloseTo(burden.marginalDeaths()[g], within(1e-12 * marginal));
        assertThat(burden.marginalDeaths(burden.regions())[g])
            .isCloseTo(marginal, within(1e-12 * marginal));
      }
      // Cell 1: 30 % of its people die at the rates of N (1.5 times those of S)
      double north = burden.deaths(List.of("N"))[1];
      double south = burden.deaths(List.of("S"))[1];
      assertThat(north / south).isCloseTo(.3 * 1.5 / .7, within(1e-12));
      assertThat(burden.deaths(List.of("N", "OUTSIDE"))[2]).isZero();
      assertThat(burden.deaths(List.of("OUTSIDE"))[3]).isEqualTo(burden.deaths()[3]);
      Table table = burden.burdenTable().validated("test");
      assertThat(table.rows()).isEqualTo(3 * 2);
      assertThat(CompensatedSum.of(table.doubles("deaths")))
          .isCloseTo(burden.total(), within(1e-12 * burden.total()));
      Table byCell = burden.cellTable().validated("test");
      assertThat(byCell.doubles("deaths")).isEqualTo(burden.deaths());
      assertThat(byCell.doubles("deaths_per_ugm3")).isEqualTo(burden.marginalDeaths());
      assertThat(byCell.booleans("floored")).containsOnly(false);
    }
  }

  @Test
  void aReceptorRegionThatIsNoneIsRefused() {
    Burden burden = Burden.of(allForms(cells(PEOPLE, PM25)), HealthParameters.DEFAULT);
    assertThatThrownBy(() -> burden.marginalDeaths(List.of("N", "OUTSIDER")))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("receptor region 'OUTSIDER'")
        .hasMessageContaining("Did you mean 'OUTSIDE'?");
    StudyTables named = allForms(cells(PEOPLE, PM25));
    named.put(Table.builder(Inputs.CELL_REGION).add(0, "OUTSIDE", 1.0).build(), GIVEN);
    assertThatThrownBy(() -> Burden.of(named, HealthParameters.DEFAULT))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("cell_region, row 1")
        .hasMessageContaining("Rename the region");
  }

  @Test
  void onlySlopesThatDivergeAreFloored() {
    // u = 0.05 above a counterfactual of 3; c = 0.5 diverges, c = 1.1 does not
    for (double c : new double[] {.5, 1.1}) {
      StudyTables tables = oneCause(cells(new double[] {1e6}, new double[] {3.05}));
      Table.Builder ier = Table.builder(AirInputs.EXPOSURE_RESPONSE);
      tables.put(ier.add("ier", "IHD", "25+", 0, 1.0, .05, c, 3.0).build(), GIVEN);
      Burden floored = Burden.of(tables, new HealthParameters("ier", IerReading.R1, 0.1));
      Burden lower = Burden.of(tables, new HealthParameters("ier", IerReading.R1, 0.01));
      assertThat(floored.counts().floored()).isEqualTo(c < 1 ? 1 : 0);
      assertThat(floored.cellTable().booleans("floored")).containsExactly(c < 1);
      assertThat(lower.counts().floored()).isZero();
      assertThat(lower.total()).isEqualTo(floored.total());
      if (c < 1) {
        assertThat(lower.marginalDeaths()[0]).isGreaterThan(1.3 * floored.marginalDeaths()[0]);
      } else {
        assertThat(lower.marginalDeaths()).isEqualTo(floored.marginalDeaths());
      }
    }
  }

  @Test
  void theElasticitiesOfALognormalFieldAsInTheDocumentation() {
    int cells = 2000;
    double variance = Math.log(1 + .52 * .52);
    NormalDistribution normal = new NormalDistribution();
    double[] people = new double[cells];
    double[] pm25 = new double[cells];
    for (int g = 0; g < cells; g++) {
      people[g] = 1.378e9 / cells;
      double quantile = normal.inverseCumulativeProbability((g + .5) / cells);
      pm25[g] = 45 * Math.exp(Math.sqrt(variance) * quantile - variance / 2);
    }
    Burden burden = Burden.of(study(cells(people, pm25)), HealthParameters.DEFAULT);
    assertThat(burden.total()).isCloseTo(867_327.964, within(.001));
    assertThat(burden.elasticity()).isCloseTo(.3499917, within(1e-7));
    assertThat(burden.shiftElasticity()).isCloseTo(.4312000, within(1e-7));
    // By differences: all times 1.001, all plus 0.045
    double[] scaled = Arrays.stream(pm25).map(z -> z * 1.001).toArray();
    double[] shifted = Arrays.stream(pm25).map(z -> z + .045).toArray();
    double times = Burden.of(study(cells(people, scaled)), HealthParameters.DEFAULT).total();
    double plus = Burden.of(study(cells(people, shifted)), HealthParameters.DEFAULT).total();
    assertThat((times / burden.total() - 1) / .001).isCloseTo(burden.elasticity(), within(1e-3));
    assertThat((plus / burden.total() - 1) / .001)
        .isCloseTo(burden.shiftElasticity(), within(1e-3));
  }

  @Test
  void theTwoElasticities() {
    // Log-linear without counterfactual in one cell: both are z AF' / AF
    StudyTables tables = oneCause(cells(new double[] {1e6}, new double[] {40}));
    Table.Builder table = Table.builder(AirInputs.EXPOSURE_RESPONSE);
    tables.put(
        table.add("log-linear", "IHD", "25+", 0, .01, 0, Double.NaN, Double.NaN).build(), GIVEN);
    Burden burden = Burden.of(tables, HealthParameters.of("log-linear"));
    double expected = .4 * Math.exp(-.4) / (1 - Math.exp(-.4));
    assertThat(burden.elasticity()).isCloseTo(expected, within(1e-14));
    assertThat(burden.shiftElasticity()).isCloseTo(expected, within(1e-14));
    // Two cells: a factor and an increment differ
    double[] people = {1e6, 1e6};
    Burden two =
        Burden.of(
            tables.put(cells(people, new double[] {10, 90}), GIVEN),
            HealthParameters.of("log-linear"));
    double low = Math.exp(-.1);
    double high = Math.exp(-.9);
    assertThat(two.elasticity())
        .isCloseTo((.1 * low + .9 * high) / (2 - low - high), within(1e-14));
    assertThat(two.shiftElasticity())
        .isCloseTo(.5 * (low + high) / (2 - low - high), within(1e-14));
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

  /**
   * IER of the GBD 2017 by age, the mean attributable fraction over 1,000 draws; people and PM2.5
   * of 2015 at 0.1 degree, death rates and ages of 2015 of the same public repository. IHD and
   * stroke by age from 25 on, COPD and lung cancer from 25 on.
   */
  @Test
  void china2015ByAgeAndDraw() {
    Map<String, Double> independent = HealthResources.quantities("china2015_burden.csv");
    Burden burden = Burden.of(ChinaGridData.study(Map.of()), HealthParameters.DEFAULT);
    burden
        .deathsByCause()
        .forEach((cause, j) -> assertThat(j).isCloseTo(independent.get(cause), within(1e-5)));
    assertThat(burden.total()).isCloseTo(independent.get("total"), within(1e-5));
    assertThat(burden.elasticity()).isCloseTo(independent.get("z dJ/dz / J"), within(1e-8));
    assertThat(burden.shiftElasticity())
        .isCloseTo(independent.get("mean z times sum dJ/dz / J"), within(1e-8));
    // Lower respiratory infections at all ages, not only under five: the 977 thousand that are
    // quoted for these files.
    Burden allAges =
        Burden.of(ChinaGridData.study(Map.of("all_lri", "ALL")), HealthParameters.DEFAULT);
    assertThat(allAges.total())
        .isCloseTo(independent.get("total with LRI at all ages"), within(1e-5))
        .isCloseTo(977_302.5, within(0.1));
  }

  @Test
  void theSecondReadingFittedToTheSameDrawsGivesTheSameBurden() {
    Table cell = ChinaGridData.cells();
    Table.Builder fitted = Table.builder(AirInputs.EXPOSURE_RESPONSE);
    // Our fits of 1/RR = 1 - a (1 - exp(-b u^c)) to the mean of the same 1,000 draws
    fitted.add("ier", "IHD", "25+", 0, 0.408281, 0.146297, 0.315689, 4.18748);
    fitted.add("ier", "STROKE", "25+", 0, 0.370713, 0.114147, 0.294431, 4.18748);
    fitted.add("ier", "COPD", "25+", 0, 0.654035, 0.116091, 0.434373, 4.18748);
    fitted.add("ier", "LC", "25+", 0, 0.648898, 0.0391086, 0.627834, 4.18748);
    fitted.add("ier", "LRI", "0-4", 0, 0.557388, 0.0538034, 0.727326, 4.18748);
    HealthParameters second = new HealthParameters("ier", IerReading.R2, 0.1);
    Burden burden = Burden.of(study(cell).put(fitted.build(), GIVEN), second);
    assertThat(burden.total()).isCloseTo(940_336.679, within(0.001 * 940_336.679));
    assertThatThrownBy(() -> Burden.of(study(cell), second))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("exposure_response, row 1 (form ier, cause IHD, age 25+, draw 0)")
        .hasMessageContaining("a (p1) = 1.09078")
        .hasMessageContaining("health.reading is r2");
  }
}
