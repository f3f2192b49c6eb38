package org.tradewind.mrio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.assertj.core.api.AbstractThrowableAssert;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.tradewind.axes.Axis;
import org.tradewind.axes.UserError;
import org.tradewind.tables.MrioInputs;
import org.tradewind.tables.NationalTable;
import org.tradewind.tables.Provenance;
import org.tradewind.tables.StudyTables;
import org.tradewind.tables.Table;

class RegionaliserTest {
  private static final Provenance ORIGIN =
      Provenance.of(Provenance.Status.ESTIMATED, "a test", "made up");
  private static final GravityParameters NO_DECAY =
      new GravityParameters(0, .25, Map.of(), 100, 1e-13);
  private static final Offset<Double> EXACT = within(1e-12);
  private static final Axis EAST_WEST = Axis.of("region", "E", "W");
  private static final double[][] KM = {{0, 4}, {4, 0}};

  /**
   * Two sectors: Z = [[20, 30], [10, 40]], urban [40, 20], inventories [-6, 4], export [10, 20],
   * errors [6, 6], x = [100, 100]; imports [30, 10], value added [40, 20].
   */
  private static NationalTable nation() {
    Map<String, double[]> demand = new LinkedHashMap<>();
    demand.put("urban", new double[] {40, 20});
    demand.put("inventories", new double[] {-6, 4});
    return new NationalTable(
        Axis.of("sector", "1", "2"),
        "yuan",
        new double[] {20, 10, 30, 40},
        new double[] {30, 10},
        demand,
        new double[] {10, 20},
        new double[] {6, 6},
        new double[] {40, 20},
        new double[] {100, 100});
  }

  private static RegionalShares shares(double east1, double east2, double eastUrban) {
    return new RegionalShares(
        new double[][] {{east1, 1 - east1}, {east2, 1 - east2}},
        Map.of(
            "urban",
            new double[] {eastUrban, 1 - eastUrban},
            "inventories",
            new double[] {.5, .5}));
  }

  private static Regionalised regionalise(RegionalShares shares, GravityParameters parameters) {
    return Regionaliser.regionalise(nation(), EAST_WEST, shares, KM, parameters, ORIGIN);
  }

  /**
   * Without decay every region buys from the regions as they supply: t_irs = share_ir, so Z_ri,sj =
   * share_ir Z_ij share_js. Shares of E: 3/4 in sector 1, 1/2 in sector 2, 3/5 of urban.
   */
  @Test
  void withoutDistanceEveryRegionBuysTheNationalMix() {
    StudyTables tables = regionalise(shares(.75, .5, .6), NO_DECAY).tables();

    double[][] z = tables.require(MrioInputs.TRANSACTIONS).vectors("values");
    assertThat(z[0]).containsExactly(new double[] {11.25, 11.25, 3.75, 11.25}, EXACT);
    assertThat(z[1]).containsExactly(new double[] {3.75, 10, 1.25, 10}, EXACT);
    assertThat(z[2]).containsExactly(new double[] {3.75, 3.75, 1.25, 3.75}, EXACT);
    assertThat(z[3]).containsExactly(new double[] {3.75, 10, 1.25, 10}, EXACT);
    assertThat(tables.require(MrioInputs.OUTPUT).doubles("value"))
        .containsExactly(new double[] {75, 50, 25, 50}, EXACT);
    Map<String, Double> demand = demand(tables);
    assertThat(demand.get("E 1 E urban")).isCloseTo(.75 * 40 * .6, EXACT);
    assertThat(demand.get("E 1 W urban")).isCloseTo(.75 * 40 * .4, EXACT);
    assertThat(demand.get("W 2 E urban")).isCloseTo(.5 * 20 * .6, EXACT);
    assertThat(demand.get("E 1 ROW export")).isCloseTo(7.5, EXACT);
    assertThat(demand.get("W 1 ERR others")).isCloseTo(1.5, EXACT);
  }

  @Test
  void withdrawalsComeFromTheStocksOfTheProducers() {
    Map<String, Double> demand = demand(regionalise(shares(.75, .5, .6), NO_DECAY).tables());

    assertThat(demand.get("E 1 E inventories")).isCloseTo(-6 * .75, EXACT);
    assertThat(demand.get("W 1 W inventories")).isCloseTo(-6 * .25, EXACT);
    assertThat(demand).doesNotContainKeys("E 1 W inventories", "W 1 E inventories");
    // additions are bought like everything else
    assertThat(demand.get("E 2 W inventories")).isCloseTo(.5 * 4 * .5, EXACT);
  }

  /**
   * Two regions alike, 4 km apart and 1 km within (a quarter of 4), decay 1/2: prior 1 to 1/2, so
   * two thirds stay at home; the fit leaves a symmetric matrix as it is.
   */
  @Test
  void distanceKeepsTradeAtHome() {
    GravityParameters parameters = new GravityParameters(.5, .25, Map.of(), 100, 1e-13);
    double[][] z =
        regionalise(shares(.5, .5, .5), parameters)
            .tables()
            .require(MrioInputs.TRANSACTIONS)
            .vectors("values");

    // Z_11 = 20: half of it used in each region, two thirds of that from home
    assertThat(z[0][0]).isCloseTo(20 / 3.0, EXACT);
    assertThat(z[0][2]).isCloseTo(10 / 3.0, EXACT);
    assertThat(z[2][0]).isCloseTo(10 / 3.0, EXACT);
  }

  /**
   * Regions alike and no decay: prior h to 1 where the home bias is h, so h / (h + 1) stays at
   * home.
   */
  @Test
  void homeBiasKeepsTradeOfItsSectorAtHome() {
    double[][] z =
        regionalise(shares(.5, .5, .5), NO_DECAY.withHomeBias(Map.of("1", 9.0)))
            .tables()
            .require(MrioInputs.TRANSACTIONS)
            .vectors("values");

    // Z_11 = 20, half of it used in each region: nine tenths of that from home
    assertThat(z[0][0]).isCloseTo(9, EXACT);
    assertThat(z[0][2]).isCloseTo(1, EXACT);
    // sector 2 has no bias: half from each region
    assertThat(z[1][0]).isCloseTo(z[3][0], EXACT);
  }

  @Test
  void aHomeBiasOfAnUnknownSectorOrBelowOneIsRefused() {
    assertThatThrownBy(
            () -> regionalise(shares(.5, .5, .5), NO_DECAY.withHomeBias(Map.of("9", 2.0))))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("home bias")
        .hasMessageContaining("sector '9'");
    assertThatThrownBy(() -> NO_DECAY.withHomeBias(Map.of("1", .5)))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("home bias of sector 1")
        .hasMessageContaining("0.5");
  }

  @Test
  void oneRegionIsTheNation() {
    RegionalShares all =
        new RegionalShares(
            new double[][] {{1}, {1}},
            Map.of("urban", new double[] {1}, "inventories", new double[] {1}));
    Regionalised made =
        Regionaliser.regionalise(
            nation(),
            Axis.of("region", "CN"),
            all,
            new double[][] {{0}},
            GravityParameters.DEFAULT,
            ORIGIN);

    double[][] z = made.tables().require(MrioInputs.TRANSACTIONS).vectors("values");
    assertThat(z[0]).containsExactly(new double[] {20, 30}, EXACT);
    assertThat(z[1]).containsExactly(new double[] {10, 40}, EXACT);
    assertThat(demand(made.tables()))
        .containsEntry("CN 1 CN inventories", -6.0)
        .containsEntry("CN 2 ROW export", 20.0)
        .containsEntry("CN 2 ERR others", 6.0);
    assertThat(made.imports()).containsExactly(30, 10);
    assertThat(made.valueAdded()).containsExactly(40, 20);
  }

  @Test
  void keepsNationalMarginsAndRegionalOutputs() {
    Random random = new Random(3);
    int regions = 7;
    NationalTable nation = randomNation(random, 5);
    RegionalShares shares = randomShares(random, 5, regions);
    Regionalised made =
        Regionaliser.regionalise(
            nation,
            axis(regions),
            shares,
            randomKm(random, regions),
            GravityParameters.DEFAULT,
            ORIGIN);

    assertThat(made.largestRowGap()).isLessThan(1e-12);
    assertThat(made.largestColumnGap()).isLessThan(1e-12);
    double[][] z = made.tables().require(MrioInputs.TRANSACTIONS).vectors("values");
    for (int i = 0; i < 5; i++) {
      for (int j = 0; j < 5; j++) {
        double sum = 0;
        for (int r = 0; r < regions; r++) {
          for (int s = 0; s < regions; s++) {
            sum += z[r * 5 + i][s * 5 + j];
          }
        }
        assertThat(sum).isCloseTo(nation.z()[i + j * 5], within(1e-12 * sum));
      }
    }
    double[] output = made.tables().require(MrioInputs.OUTPUT).doubles("value");
    for (int r = 0; r < regions; r++) {
      for (int i = 0; i < 5; i++) {
        double wanted = shares.output()[i][r] * nation.output()[i];
        assertThat(output[r * 5 + i]).isCloseTo(wanted, within(1e-12 * wanted));
      }
    }
    Map<String, Double> demand = demand(made.tables());
    for (Map.Entry<String, double[]> category : nation.finalDemand().entrySet()) {
      for (int i = 0; i < 5; i++) {
        String sector = " " + (i + 1) + " ";
        double sum =
            demand.entrySet().stream()
                .filter(e -> e.getKey().contains(sector))
                .filter(e -> e.getKey().endsWith(" " + category.getKey()))
                .mapToDouble(Map.Entry::getValue)
                .sum();
        assertThat(sum).isCloseTo(category.getValue()[i], within(1e-11));
      }
    }
  }

  @Test
  void theTableMadePassesItsOwnChecks() {
    Mrio mrio =
        Mrio.of(
            withAxes(regionalise(shares(.75, .5, .6), GravityParameters.DEFAULT).tables()),
            MrioParameters.DEFAULT.withBalanceTolerance(1e-12));

    assertThat(mrio.size()).isEqualTo(4);
    assertThat(mrio.largestGap()).isLessThan(1e-13);
  }

  @Test
  void theOrderOfRegionsDoesNotMatter() {
    double[][] before =
        regionalise(shares(.7, .2, .6), GravityParameters.DEFAULT)
            .tables()
            .require(MrioInputs.TRANSACTIONS)
            .vectors("values");
    RegionalShares swapped =
        new RegionalShares(
            new double[][] {{1 - .7, .7}, {1 - .2, .2}},
            Map.of("urban", new double[] {.4, .6}, "inventories", new double[] {.5, .5}));
    double[][] after =
        regionalise(swapped, GravityParameters.DEFAULT)
            .tables()
            .require(MrioInputs.TRANSACTIONS)
            .vectors("values");

    int[] to = {2, 3, 0, 1};
    for (int i = 0; i < 4; i++) {
      for (int j = 0; j < 4; j++) {
        assertThat(after[to[i]][to[j]]).isCloseTo(before[i][j], EXACT);
      }
    }
  }

  @Test
  void aRegionWithoutASectorNeitherSellsNorBuysForIt() {
    Regionalised made = regionalise(shares(1, .5, .6), GravityParameters.DEFAULT);
    double[][] z = made.tables().require(MrioInputs.TRANSACTIONS).vectors("values");

    assertThat(z[2]).containsOnly(0);
    for (double[] row : z) {
      assertThat(row[2]).isZero();
    }
    assertThat(made.largestRowGap()).isLessThan(1e-13);
    assertThat(Mrio.of(withAxes(made.tables()), MrioParameters.DEFAULT).zeroOutput())
        .containsExactly("W/1");
  }

  @Test
  void refusesSharesThatDoNotSumToOne() {
    RegionalShares wrong =
        new RegionalShares(
            new double[][] {{.5, .4}, {.5, .5}},
            Map.of("urban", new double[] {.5, .5}, "inventories", new double[] {.5, .5}));
    refused(nation(), wrong, KM)
        .hasMessageContaining("output shares of sector 1: found a sum of 0.9")
        .hasMessageContaining("expected a sum of 1");
    refused(nation(), new RegionalShares(new double[][] {{.5, .5}, {.5, .5}}, Map.of()), KM)
        .hasMessageContaining("no category 'urban'");
    refused(nation(), shares(1.5, .5, .5), KM)
        .hasMessageContaining("sector 1, region E")
        .hasMessageContaining("1.5");
  }

  @Test
  void refusesANationOutOfBalance() {
    NationalTable nation = nation();
    nation.output()[1] = 101;

    refused(nation, shares(.5, .5, .5), KM)
        .hasMessageContaining("2 out of balance")
        .hasMessageContaining("row of sector 2: sum 100.0000000, output 101.0000000")
        .hasMessageContaining("column of sector 2: sum 100.0000000");
  }

  @Test
  void refusesNegativeDeliveries() {
    NationalTable nation = nation();
    nation.z()[2] = -30;

    refused(nation, shares(.5, .5, .5), KM)
        .hasMessageContaining("sector 1, delivery to sector 2")
        .hasMessageContaining("-30");
  }

  @Test
  void refusesDistancesThatAreNone() {
    refused(nation(), shares(.5, .5, .5), new double[][] {{0, 0}, {4, 0}})
        .hasMessageContaining("distance of E and W")
        .hasMessageContaining("0.0 km");
    refused(nation(), shares(.5, .5, .5), new double[][] {{0, 4}})
        .hasMessageContaining("1 rows")
        .hasMessageContaining("2 x 2");
  }

  @Test
  void refusesMarginsThatCannotBeMet() {
    double[][] prior = {{1, 1}, {1, 1}};
    assertThatThrownBy(
            () ->
                ProportionalFitting.fit(
                    "trade in sector 01",
                    prior,
                    new double[] {1, 2},
                    new double[] {1, 1},
                    GravityParameters.DEFAULT))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("trade in sector 01: found a supply of 3.0 and a demand of 2.0");
    double[][] blocked = {{1, 0}, {1, 0}};
    assertThatThrownBy(
            () ->
                ProportionalFitting.fit(
                    "trade in sector 01",
                    blocked,
                    new double[] {1, 1},
                    new double[] {1, 1},
                    GravityParameters.DEFAULT))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("a margin of 1.0 over a prior of 0.0");
    double[][] slow = {{1, 1}, {0, 1}};
    assertThatThrownBy(
            () ->
                ProportionalFitting.fit(
                    "trade in sector 01",
                    slow,
                    new double[] {1, 1},
                    new double[] {1, 1},
                    new GravityParameters(1, .25, Map.of(), 50, 1e-12)))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("after 50 rounds");
  }

  /**
   * Prior [[1, 1], [1, 2]] with margins (1, 1): the odds ratio 2 is kept, so a/(1-a) squared is 2,
   * a = sqrt 2 / (1 + sqrt 2).
   */
  @Test
  void fittingKeepsTheOddsRatioOfThePrior() {
    double[][] matrix = {{1, 1}, {1, 2}};
    ProportionalFitting.fit(
        "test", matrix, new double[] {1, 1}, new double[] {1, 1}, GravityParameters.DEFAULT);

    double home = Math.sqrt(2) / (1 + Math.sqrt(2));
    assertThat(matrix[0]).containsExactly(new double[] {home, 1 - home}, EXACT);
    assertThat(matrix[1]).containsExactly(new double[] {1 - home, home}, EXACT);
  }

  private static AbstractThrowableAssert<?, ? extends Throwable> refused(
      NationalTable nation, RegionalShares shares, double[][] km) {
    return assertThatThrownBy(
            () ->
                Regionaliser.regionalise(
                    nation, EAST_WEST, shares, km, GravityParameters.DEFAULT, ORIGIN))
        .isInstanceOf(UserError.class);
  }

  private static Map<String, Double> demand(StudyTables tables) {
    Table table = tables.require(MrioInputs.FINAL_DEMAND);
    Map<String, Double> demand = new LinkedHashMap<>();
    for (int r = 0; r < table.rows(); r++) {
      demand.put(
          table.strings("region")[r]
              + " "
              + table.strings("sector")[r]
              + " "
              + table.strings("to_region")[r]
              + " "
              + table.strings("category")[r],
          table.doubles("value")[r]);
    }
    return demand;
  }

  private static StudyTables withAxes(StudyTables made) {
    return new World(List.of("E", "W"), List.of("1", "2")).tables().putAll(made);
  }

  private static Axis axis(int regions) {
    return Axis.of("region", IntStream.range(0, regions).mapToObj(r -> "R" + r).toList());
  }

  private static NationalTable randomNation(Random random, int n) {
    double[] z = random.doubles(n * n, 0, 10).toArray();
    Map<String, double[]> demand = new LinkedHashMap<>();
    demand.put("urban", random.doubles(n, 20, 100).toArray());
    demand.put("inventories", random.doubles(n, -20, 20).toArray());
    double[] export = random.doubles(n, 0, 30).toArray();
    double[] errors = random.doubles(n, -5, 5).toArray();
    double[] x = new double[n];
    double[] valueAdded = new double[n];
    double[] imports = random.doubles(n, 0, 5).toArray();
    for (int i = 0; i < n; i++) {
      x[i] = demand.get("urban")[i] + demand.get("inventories")[i] + export[i] + errors[i];
      for (int j = 0; j < n; j++) {
        x[i] += z[i + j * n];
      }
      valueAdded[i] = x[i] - imports[i] - Arrays.stream(z, i * n, (i + 1) * n).sum();
    }
    List<String> sectors = IntStream.rangeClosed(1, n).mapToObj(String::valueOf).toList();
    return new NationalTable(
        Axis.of("sector", sectors), "yuan", z, imports, demand, export, errors, valueAdded, x);
  }

  private static RegionalShares randomShares(Random random, int sectors, int regions) {
    double[][] output = new double[sectors][];
    Arrays.setAll(output, i -> randomShares(random, regions));
    return new RegionalShares(
        output,
        Map.of(
            "urban", randomShares(random, regions), "inventories", randomShares(random, regions)));
  }

  private static double[] randomShares(Random random, int regions) {
    double[] weights = random.doubles(regions, .01, 1).toArray();
    double sum = Arrays.stream(weights).sum();
    return Arrays.stream(weights).map(w -> w / sum).toArray();
  }

  private static double[][] randomKm(Random random, int regions) {
    double[] east = random.doubles(regions, 0, 3000).toArray();
    double[] north = random.doubles(regions, 0, 3000).toArray();
    double[][] km = new double[regions][regions];
    for (int r = 0; r < regions; r++) {
      for (int s = 0; s < regions; s++) {
        km[r][s] = Math.hypot(east[r] - east[s], north[r] - north[s]);
      }
    }
    return km;
  }
}
