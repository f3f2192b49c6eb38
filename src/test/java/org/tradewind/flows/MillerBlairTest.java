package org.tradewind.flows;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.tradewind.tables.TableValues.all;
import static org.tradewind.tables.TableValues.assertValues;
import static org.tradewind.tables.TableValues.nonzero;
import static org.tradewind.tables.Vocabulary.FINAL_PRODUCER;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.tradewind.mrio.LeontiefSolver;
import org.tradewind.mrio.Mrio;
import org.tradewind.mrio.MrioParameters;
import org.tradewind.mrio.MrioParameters.Backend;
import org.tradewind.mrio.World;
import org.tradewind.tables.StudyTables;
import org.tradewind.tables.Table;

/**
 * Every view of the two-sector example of Miller and Blair, Input-Output Analysis, 2nd edition
 * (2009), section 2.3: Z = [[150, 500], [200, 100]], y = (350, 1700), x = (1000, 2000); as one
 * region, and cut into two by hand. CO2 is ours: f = (2, 1/2), F = (2000, 1000).
 *
 * <pre>
 * L = [[.95, .25], [.2, .85]] / D, D = .7575; printed 1.2541 .3300 .2640 1.1221
 * f L = (1.9 + .1, .5 + .425) / D = (2, .925) / D;   times y: (700 + 1572.5) / D = 3000 = F
 * </pre>
 */
class MillerBlairTest {
  private static final double D = .7575;
  private static final Offset<Double> EXACT = within(1e-9);

  private static FlowEngine engine(StudyTables tables) {
    Mrio mrio = Mrio.of(tables, MrioParameters.DEFAULT);
    return FlowEngine.of(
        mrio,
        LeontiefSolver.of(mrio, Backend.AUTO),
        Stressors.of(tables, mrio.regions(), mrio.sectors()));
  }

  private static Table pattern(StudyTables tables, String name) {
    return TradePatterns.of(engine(tables), tables, IndexParameters.DEFAULT).tables().stream()
        .filter(t -> t.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private static void assertOverD(Map<String, Double> found, Map<String, Double> timesD) {
    Map<String, Double> expected = new TreeMap<>(timesD);
    expected.replaceAll((key, value) -> value / D);
    assertValues(found, expected);
  }

  /** 200 and 1000 of the final products stay, 150 and 700 are exported. */
  private static StudyTables oneRegion() {
    return new World(List.of("N"), List.of("1", "2"))
        .row("N", "1", 150, 500)
        .row("N", "2", 200, 100)
        .buys("N", "1", "N", "urban", 200)
        .buys("N", "1", "ROW", "export", 150)
        .buys("N", "2", "N", "urban", 1000)
        .buys("N", "2", "ROW", "export", 700)
        .makes("N", "1", 1000)
        .makes("N", "2", 2000)
        .emits("N", "1", "CO2", 2000)
        .emits("N", "2", "CO2", 1000)
        .tables();
  }

  /** 1.9 x 200, .5 x 1000, .1 x 200, .425 x 1000; the same of 150 and 700. */
  private static final Map<String, Double> TIERS =
      Map.of(
          "CO2 1 1 urban", 380.,
          "CO2 1 2 urban", 500.,
          "CO2 2 1 urban", 20.,
          "CO2 2 2 urban", 425.,
          "CO2 1 1 export", 285.,
          "CO2 1 2 export", 350.,
          "CO2 2 1 export", 15.,
          "CO2 2 2 export", 297.5);

  @Test
  void oneRegionByAccounts() {
    FlowEngine engine = engine(oneRegion());

    assertThat(engine.multipliers(0)).containsExactly(new double[] {2 / D, .925 / D}, EXACT);
    Map<String, Double> expected = new TreeMap<>();
    expected.put("producer N 1 CO2", 2000 * D);
    expected.put("producer N 2 CO2", 1000 * D);
    expected.put("final_producer N 1 CO2", 2. * 350);
    expected.put("final_producer N 2 CO2", .925 * 1700);
    expected.put("final_consumer N 1 CO2", 2. * 200);
    expected.put("final_consumer N 2 CO2", .925 * 1000);
    expected.put("final_consumer ROW 1 CO2", 2. * 150);
    expected.put("final_consumer ROW 2 CO2", .925 * 700);
    assertOverD(all(engine.account(), "value"), expected);
  }

  @Test
  void oneRegionTradesWithNobodyInTheStudy() {
    StudyTables tables = oneRegion();
    FlowEngine engine = engine(tables);

    assertOverD(
        all(engine.flowPair(), "value"),
        Map.of(
            "final_producer CO2 N N", 3000 * D,
            "final_consumer CO2 N N", 400 + 925.,
            "final_consumer CO2 N ROW", 300 + 647.5));
    for (String column : List.of("imports", "exports", "index")) {
      assertThat(engine.embodiedTrade().doubles(column)).containsExactly(0, 0);
    }
    assertThat(pattern(tables, "concentration").ints("counted")).containsOnly(0);
    assertThat(pattern(tables, "top_flow").rows()).isZero();
  }

  @Test
  void oneRegionInTiers() {
    StudyTables tables = oneRegion();
    TradePatterns patterns = TradePatterns.of(engine(tables), tables, IndexParameters.DEFAULT);

    assertOverD(nonzero(patterns.tierSectors(), "value"), TIERS);
    Map<String, Double> shares = nonzero(patterns.tierSectors(), "share");
    assertThat(shares.get("CO2 1 2 urban")).isCloseTo(500 / 2272.5, EXACT);
    assertThat(patterns.ledger().open()).isEmpty();
  }

  /** Sector 1 lies in A, sector 2 in B; 100 of y_1 and 500 of y_2 go to A, 150 and 800 to B. */
  private static StudyTables bySector() {
    return new World(List.of("A", "B"), List.of("1", "2"))
        .row("A", "1", 150, 0, 0, 500)
        .row("A", "2", 0, 0, 0, 0)
        .row("B", "1", 0, 0, 0, 0)
        .row("B", "2", 200, 0, 0, 100)
        .buys("A", "1", "A", "rural", 100)
        .buys("A", "1", "B", "urban", 150)
        .buys("A", "1", "ROW", "export", 100)
        .buys("B", "2", "A", "rural", 500)
        .buys("B", "2", "B", "urban", 800)
        .buys("B", "2", "ROW", "export", 400)
        .makes("A", "1", 1000)
        .makes("A", "2", 0)
        .makes("B", "1", 0)
        .makes("B", "2", 2000)
        .emits("A", "1", "CO2", 2000)
        .emits("B", "2", "CO2", 1000)
        .tables();
  }

  @Test
  void regionsOfOneSectorEachByAccounts() {
    Map<String, Double> expected = new TreeMap<>();
    expected.put("producer A 1 CO2", 2000 * D);
    expected.put("producer B 2 CO2", 1000 * D);
    expected.put("final_producer A 1 CO2", 2. * 350);
    expected.put("final_producer B 2 CO2", .925 * 1700);
    expected.put("final_consumer A 1 CO2", 2. * 100);
    expected.put("final_consumer A 2 CO2", .925 * 500);
    expected.put("final_consumer B 1 CO2", 2. * 150);
    expected.put("final_consumer B 2 CO2", .925 * 800);
    expected.put("final_consumer ROW 1 CO2", 2. * 100);
    expected.put("final_consumer ROW 2 CO2", .925 * 400);
    assertOverD(nonzero(engine(bySector()).account(), "value"), expected);
  }

  @Test
  void regionsOfOneSectorEachByFlowsAndTrade() {
    FlowEngine engine = engine(bySector());

    Map<String, Double> expected = new TreeMap<>();
    expected.put("final_producer CO2 A A", 1.9 * 350);
    expected.put("final_producer CO2 A B", .5 * 1700);
    expected.put("final_producer CO2 B A", .1 * 350);
    expected.put("final_producer CO2 B B", .425 * 1700);
    expected.put("final_consumer CO2 A A", 1.9 * 100 + .5 * 500);
    expected.put("final_consumer CO2 A B", 1.9 * 150 + .5 * 800);
    expected.put("final_consumer CO2 A ROW", 1.9 * 100 + .5 * 400);
    expected.put("final_consumer CO2 B A", .1 * 100 + .425 * 500);
    expected.put("final_consumer CO2 B B", .1 * 150 + .425 * 800);
    expected.put("final_consumer CO2 B ROW", .1 * 100 + .425 * 400);
    assertOverD(all(engine.flowPair(), "value"), expected);
    // one sector a region, so the flows are those of its sector
    Map<String, Double> ofSectors = new TreeMap<>();
    expected.forEach(
        (key, value) ->
            ofSectors.put(key.replace("CO2 A ", "CO2 A 1 ").replace("CO2 B ", "CO2 B 2 "), value));
    Map<String, Double> flows = new TreeMap<>();
    FlowEngine.flowViews().forEach(view -> flows.putAll(nonzero(engine.flow(view, 0), "value")));
    assertOverD(flows, ofSectors);

    Table trade = engine.embodiedTrade();
    assertThat(trade.doubles("imports"))
        .containsExactly(new double[] {35 / D, 850 / D, 222.5 / D, 685 / D}, EXACT);
    assertThat(trade.doubles("exports"))
        .containsExactly(new double[] {850 / D, 35 / D, 685 / D, 222.5 / D}, EXACT);
    assertThat(trade.doubles("index"))
        .containsExactly(
            new double[] {-815 / 885., 815 / 885., -462.5 / 907.5, 462.5 / 907.5}, EXACT);
  }

  @Test
  void regionsOfOneSectorEachInTiersAndBySize() {
    StudyTables tables = bySector();
    TradePatterns patterns = TradePatterns.of(engine(tables), tables, IndexParameters.DEFAULT);
    Map<String, Double> tiers = new TreeMap<>();
    tiers.put("CO2 1 1 rural", 1.9 * 100);
    tiers.put("CO2 1 2 rural", .5 * 500);
    tiers.put("CO2 2 1 rural", .1 * 100);
    tiers.put("CO2 2 2 rural", .425 * 500);
    tiers.put("CO2 1 1 urban", 1.9 * 150);
    tiers.put("CO2 1 2 urban", .5 * 800);
    tiers.put("CO2 2 1 urban", .1 * 150);
    tiers.put("CO2 2 2 urban", .425 * 800);
    tiers.put("CO2 1 1 export", 1.9 * 100);
    tiers.put("CO2 1 2 export", .5 * 400);
    tiers.put("CO2 2 1 export", .1 * 100);
    tiers.put("CO2 2 2 export", .425 * 400);
    assertOverD(nonzero(patterns.tierSectors(), "value"), tiers);

    // 850 and 35 of 885, two of four flows are 0; 850 / 885 = .96
    Table concentration = pattern(tables, "concentration");
    assertThat(concentration.ints("flows")).containsOnly(1);
    assertThat(concentration.doubles("share_of_flows")).containsOnly(.25);
    assertOverD(nonzero(pattern(tables, "top_flow"), "value"), Map.of("CO2 1", 850.));
    assertThat(pattern(tables, "top_flow").doubles("share")[0]).isCloseTo(850 / 885., EXACT);
  }

  /**
   * A quarter of everything in A, three quarters in B, all buy alike: Z^rs = a_r a_s Z, so L^rs = I
   * (r = s) + a_r (L - I), and T^rs = a_s f y (r = s) + a_r a_s f (L - I) y, with f y = 1550 and f
   * (L - I) y = f (x - y) = 2 x 650 + 300 / 2 = 1450.
   */
  private static StudyTables byShare() {
    double[] share = {.25, .75};
    List<String> regions = List.of("A", "B");
    double[][] z = {{150, 500}, {200, 100}};
    double[][] y = {{200, 150}, {1000, 700}};
    World world = new World(regions, List.of("1", "2"));
    for (int r = 0; r < 2; r++) {
      for (int i = 0; i < 2; i++) {
        double[] row = new double[4];
        for (int j = 0; j < 4; j++) {
          row[j] = share[r] * share[j / 2] * z[i][j % 2];
        }
        String region = regions.get(r);
        String sector = String.valueOf(i + 1);
        world
            .row(region, sector, row)
            .buys(region, sector, region, "urban", share[r] * y[i][0])
            .buys(region, sector, "ROW", "export", share[r] * y[i][1])
            .makes(region, sector, share[r] * 1000 * (i + 1))
            .emits(region, sector, "CO2", share[r] * 2000 / (i + 1));
      }
    }
    return world.tables();
  }

  @Test
  void regionsByShareAreTheNationAgain() {
    StudyTables tables = byShare();
    FlowEngine engine = engine(tables);
    TradePatterns patterns = TradePatterns.of(engine, tables, IndexParameters.DEFAULT);

    assertThat(engine.multipliers(0))
        .containsExactly(new double[] {2 / D, .925 / D, 2 / D, .925 / D}, EXACT);
    assertOverD(nonzero(patterns.tierSectors(), "value"), TIERS);
    assertThat(engine.pairs(FINAL_PRODUCER, 0).values())
        .containsExactly(
            new double[] {
              .25 * 1550 + 1450 / 16., 3 * 1450 / 16., 3 * 1450 / 16., .75 * 1550 + 9 * 1450 / 16.
            },
            EXACT);
    // each emits for the other what the other emits for it
    assertThat(engine.embodiedTrade().doubles("index"))
        .containsExactly(new double[] {0, 0, 0, 0}, EXACT);
  }

  @Test
  void regionsByShareBySize() {
    // of 1450, sector 1 has 1300 and sector 2 has 150; 3/16 of each, both ways
    Table top = pattern(byShare(), "top_flow");
    assertThat(top.strings("sector")).containsExactly("1", "1");
    assertThat(top.doubles("value")).containsExactly(new double[] {243.75, 243.75}, EXACT);
    assertThat(top.doubles("cumulative_share")[1]).isCloseTo(1300 / 1450., EXACT);
    Table concentration = pattern(byShare(), "concentration");
    assertThat(concentration.ints("flows")).containsExactly(1, 1, 1, 1, 2, 2, 2, 2, 3);
    assertThat(concentration.doubles("share_of_flows")[4]).isEqualTo(.5);
  }
}
