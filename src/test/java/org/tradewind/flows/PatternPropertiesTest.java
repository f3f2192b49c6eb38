package org.tradewind.flows;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.tradewind.tables.Vocabulary.FINAL_PRODUCER;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tradewind.axes.Axis;
import org.tradewind.axes.LabelledMatrix;
import org.tradewind.mrio.LeontiefSolver;
import org.tradewind.mrio.Mrio;
import org.tradewind.mrio.MrioParameters;
import org.tradewind.mrio.MrioParameters.Backend;
import org.tradewind.mrio.MrioParameters.Errors;
import org.tradewind.tables.Column;
import org.tradewind.tables.ColumnType;
import org.tradewind.tables.Inputs;
import org.tradewind.tables.Ledger;
import org.tradewind.tables.MrioInputs;
import org.tradewind.tables.Provenance;
import org.tradewind.tables.StudyTables;
import org.tradewind.tables.Table;
import org.tradewind.tables.Vocabulary;

/** What must hold for the patterns of any table. */
class PatternPropertiesTest {
  private static final int REGIONS = 5;
  private static final int SECTORS = 4;

  /** Each region buys part of what it buys from a row as fixed capital, inventories may shrink. */
  static StudyTables tables(RandomWorld world, String... groups) {
    StudyTables tables = world.tables();
    Table all = tables.require(MrioInputs.FINAL_DEMAND);
    Table.Builder demand = Table.builder(MrioInputs.FINAL_DEMAND);
    for (int row = 0; row < all.rows(); row++) {
      String[] key = new String[4];
      for (int c = 0; c < 4; c++) {
        key[c] = (String) all.value(row, c);
      }
      double value = all.doubles("value")[row];
      if (key[3].equals("urban")) {
        demand.add(key[0], key[1], key[2], "urban", .5 * value);
        demand.add(key[0], key[1], key[2], "fixed_capital", .75 * value);
        demand.add(key[0], key[1], key[2], "inventories", -.25 * value);
      } else {
        demand.add(key[0], key[1], key[2], key[3], value);
      }
    }
    put(tables, demand);
    Table.Builder sector = Table.builder(Inputs.SECTOR);
    String[] sectors = tables.require(Inputs.SECTOR).strings("sector");
    for (int s = 0; s < sectors.length; s++) {
      sector.add(sectors[s], sectors[s], groups.length == 0 ? "" : groups[s]);
    }
    put(tables, sector);
    return tables;
  }

  private static void put(StudyTables tables, Table.Builder rows) {
    tables.put(rows.build(), Provenance.of(Provenance.Status.ILLUSTRATIVE, "a test", "made up"));
  }

  private static FlowEngine engine(RandomWorld world, StudyTables tables, Errors errors) {
    return world.engine(tables, errors, world.deaths());
  }

  private static FlowEngine engine(RandomWorld world, StudyTables tables) {
    return engine(world, tables, Errors.OTHERS);
  }

  /** Without tolerances: indices of random worlds are so small that most would be in one zone. */
  private static TradePatterns patterns(RandomWorld world, StudyTables tables) {
    IndexParameters sharp =
        new IndexParameters(0, 0, IndexParameters.Count.ALL, IndexParameters.DEFAULT.relocation());
    return TradePatterns.of(engine(world, tables), tables, sharp);
  }

  private static Table table(TradePatterns patterns, String name) {
    return patterns.tables().stream().filter(t -> t.name().equals(name)).findFirst().orElseThrow();
  }

  /** Sums of a column by some of the key columns. */
  private static Map<String, Double> sums(Table table, String column, String... by) {
    Map<String, Double> sums = new TreeMap<>();
    for (int row = 0; row < table.rows(); row++) {
      StringBuilder key = new StringBuilder();
      for (String part : by) {
        key.append(table.value(row, table.schema().position(part))).append(' ');
      }
      sums.merge(key.toString(), table.doubles(column)[row], Double::sum);
    }
    return sums;
  }

  private static void assertSame(Map<String, Double> found, Map<String, Double> expected) {
    double largest = expected.values().stream().mapToDouble(Math::abs).max().orElseThrow();
    assertThat(found.keySet()).isEqualTo(expected.keySet());
    expected.forEach(
        (k, v) -> assertThat(found.get(k)).as(k).isCloseTo(v, within(1e-12 * largest)));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void everyTotalCloses(long seed) {
    RandomWorld world = RandomWorld.of(seed, REGIONS, SECTORS);
    for (Errors errors : Errors.values()) {
      StudyTables tables = tables(world, "a", "b", "a", "c");
      Ledger ledger =
          TradePatterns.of(engine(world, tables, errors), tables, IndexParameters.DEFAULT).ledger();
      assertThat(ledger.entries()).hasSize(2 * 4);
      assertThat(ledger.entries()).allSatisfy(e -> assertThat(e.gap()).isLessThan(1e-12));
    }
  }

  @Test
  void emissionsWithoutOutputAreInNoTier() {
    RandomWorld world = RandomWorld.of(5, 2, 3);
    for (int j = 0; j < 6; j++) {
      world.z()[2][j] = 0;
      world.z()[j][2] = 0;
    }
    Arrays.fill(world.y()[2], 0);
    TradePatterns patterns = patterns(world, tables(world));

    double total = Arrays.stream(world.f()).sum();
    assertThat(sums(table(patterns, "tier"), "value", "stressor").get("CO2 "))
        .isCloseTo(total - world.f()[2], within(1e-12 * total));
    assertThat(patterns.ledger().open()).isEmpty();
  }

  @Test
  void tiersAreTheFullInverseBetweenIntensityAndDemand() {
    RandomWorld world = RandomWorld.of(6, 3, 4);
    StudyTables tables = tables(world);
    FlowEngine engine = engine(world, tables);
    Mrio mrio = Mrio.of(tables, MrioParameters.DEFAULT);
    double[] inverse = LeontiefSolver.of(mrio, Backend.JAVA).leontiefInverse();
    Axis categories = mrio.finalDemand().categories();
    double[] y = mrio.finalDemand().byCategory();
    Map<String, Double> expected = new TreeMap<>();
    for (int ri = 0; ri < 12; ri++) {
      for (int sj = 0; sj < 12; sj++) {
        for (int c = 0; c < categories.size(); c++) {
          String category = categories.label(c);
          boolean capital = List.of("fixed_capital", "inventories").contains(category);
          expected.merge(
              "S" + ri % 4 + " S" + sj % 4 + " " + (capital ? "capital" : category) + " ",
              world.f()[ri] / mrio.output()[ri] * inverse[ri + sj * 12] * y[sj + c * 12],
              Double::sum);
        }
      }
    }
    assertSame(
        sums(
            engine.tiers().bySector("CO2", engine.intensity(0)),
            "value",
            "from_sector",
            "to_sector",
            "category"),
        expected);
  }

  @Test
  void sectorsAddedUpAreTheirGroups() {
    RandomWorld world = RandomWorld.of(7, REGIONS, SECTORS);
    Map<String, String> groupOf = Map.of("S0", "a", "S1", "b", "S2", "a", "S3", "c");
    TradePatterns patterns = patterns(world, tables(world, "a", "b", "a", "c"));
    Table sectors = patterns.tierSectors();
    Table.Builder renamed = Table.builder(sectors.schema());
    for (int row = 0; row < sectors.rows(); row++) {
      renamed.add(
          sectors.strings("stressor")[row],
          groupOf.get(sectors.strings("from_sector")[row]),
          groupOf.get(sectors.strings("to_sector")[row]),
          sectors.strings("category")[row],
          sectors.doubles("value")[row],
          sectors.doubles("share")[row]);
    }
    for (String column : List.of("value", "share")) {
      assertSame(
          sums(table(patterns, "tier"), column, "stressor", "from_group", "to_group", "category"),
          sums(renamed.build(), column, "stressor", "from_sector", "to_sector", "category"));
    }

    // relocation: groups against their sectors, and all groups against the pairs of all sectors
    TradePatterns single = patterns(world, tables(world));
    Map<String, Double> bySector =
        sums(table(single, "flow_group_pair"), "value", "stressor", "group", "region", "to_region");
    Map<String, Double> expected = new TreeMap<>();
    bySector.forEach(
        (key, value) -> {
          String[] part = key.split(" ");
          part[1] = groupOf.get(part[1]);
          expected.merge(String.join(" ", part) + " ", value, Double::sum);
        });
    Table pairs = table(patterns, "flow_group_pair");
    assertSame(sums(pairs, "value", "stressor", "group", "region", "to_region"), expected);
    LabelledMatrix all = engine(world, tables(world)).pairs(FINAL_PRODUCER, 0);
    Map<String, Double> fromAll = sums(pairs, "value", "stressor", "region", "to_region");
    for (int r = 0; r < REGIONS; r++) {
      for (int s = 0; s < REGIONS; s++) {
        if (r != s) {
          assertThat(fromAll.get("CO2 R" + r + " R" + s + " "))
              .isCloseTo(all.at(r, s), within(1e-12 * all.at(r, s)));
        }
      }
    }
  }

  @Test
  void bothSidesOfAMiddleNodeAreEqual() {
    RandomWorld world = RandomWorld.of(8, REGIONS, SECTORS);
    FlowEngine engine = engine(world, tables(world));
    double[] account = engine.account(FINAL_PRODUCER, 0);
    double[] made = new double[SECTORS];
    IntStream.range(0, account.length).forEach(i -> made[i % SECTORS] += account[i]);
    Map<String, Double> through =
        sums(engine.tiers().bySector("CO2", engine.intensity(0)), "value", "to_sector");
    for (int j = 0; j < SECTORS; j++) {
      assertThat(through.get("S" + j + " ")).isCloseTo(made[j], within(1e-12 * made[j]));
    }
  }

  /** Links are sums of the tiers, and what a group takes in at stage 1 it passes on at stage 2. */
  @Test
  void linksOfBothStagesMeetAtTheGroupsThatMakeFinalProducts() {
    RandomWorld world = RandomWorld.of(14, REGIONS, SECTORS);
    TradePatterns patterns = patterns(world, tables(world, "a", "b", "a", "c"));
    Table links = table(patterns, "tier_link");
    Table tiers = table(patterns, "tier");
    Map<String, Double> ofStage = sums(links, "value", "stressor", "stage", "from", "to");
    Map<String, Double> expected = new TreeMap<>();
    sums(tiers, "value", "stressor", "from_group", "to_group")
        .forEach((k, v) -> expected.put(k.replaceFirst(" ", " 1 "), v));
    sums(tiers, "value", "stressor", "to_group", "category")
        .forEach((k, v) -> expected.put(k.replaceFirst(" ", " 2 "), v));
    assertSame(ofStage, expected);

    Map<String, Double> in = new TreeMap<>(sums(links, "value", "stressor", "stage", "to"));
    Map<String, Double> out = new TreeMap<>(sums(links, "value", "stressor", "stage", "from"));
    in.keySet().removeIf(k -> k.contains(" 2 "));
    out.keySet().removeIf(k -> k.contains(" 1 "));
    Map<String, Double> passed = new TreeMap<>();
    out.forEach((k, v) -> passed.put(k.replaceFirst(" 2 ", " 1 "), v));
    assertSame(in, passed);
  }

  @Test
  void sharesAddUpToOne() {
    RandomWorld world = RandomWorld.of(9, REGIONS, SECTORS);
    TradePatterns patterns = patterns(world, tables(world, "a", "b", "a", "c"));
    Map<String, Double> ones = new TreeMap<>();
    ones.putAll(sums(table(patterns, "tier"), "share", "stressor"));
    ones.putAll(sums(table(patterns, "tier_node"), "share", "stressor", "tier"));
    sums(table(patterns, "tier_link"), "share", "stressor", "stage")
        .forEach((k, v) -> ones.put("l" + k, v));
    ones.putAll(sums(table(patterns, "flow_group_pair"), "share", "stressor", "group"));
    Table relocation = table(patterns, "relocation");
    sums(relocation, "origin_share", "stressor", "group").forEach((k, v) -> ones.put("o" + k, v));
    sums(relocation, "destination_share", "stressor", "group")
        .forEach((k, v) -> ones.put("d" + k, v));
    sums(table(patterns, "zone_flow"), "share", "stressor").forEach((k, v) -> ones.put("z" + k, v));
    assertThat(ones).hasSize(2 + 6 + 4 + 6 + 6 + 6 + 2);
    ones.forEach((key, sum) -> assertThat(sum).as(key).isCloseTo(1, within(1e-12)));
  }

  @Test
  void ordersOfRegionsAndSectorsDoNotMatter() {
    RandomWorld world = RandomWorld.of(10, REGIONS, SECTORS);
    int[] regionTo = {2, 0, 1, 4, 3};
    int[] sectorTo = {1, 3, 0, 2};
    RandomWorld moved = world.permuted(regionTo, sectorTo);
    TradePatterns before = patterns(world, tables(world));
    TradePatterns after = patterns(moved, tables(moved));

    List<Table> tables = before.tables();
    assertThat(tables).hasSize(11);
    for (Table table : tables) {
      Table other = table(after, table.name());
      String[] key = table.schema().key().toArray(String[]::new);
      table.schema().columns().stream()
          .filter(c -> c.type() == ColumnType.DOUBLE)
          .map(Column::name)
          .filter(c -> !List.of(key).contains(c))
          .forEach(
              c ->
                  assertSame(
                      sums(other, c, key), renamed(sums(table, c, key), regionTo, sectorTo)));
    }
    assertSame(
        sums(after.tierSectors(), "value", "from_sector", "to_sector"),
        renamed(
            sums(before.tierSectors(), "value", "from_sector", "to_sector"), regionTo, sectorTo));
    Map<Zone, List<Integer>> zones = new TreeMap<>();
    for (Zone zone : Zone.values()) {
      List<Integer> expected =
          before.polarisation().orElseThrow().regions(zone).stream()
              .map(r -> regionTo[r])
              .sorted()
              .toList();
      assertThat(after.polarisation().orElseThrow().regions(zone)).isEqualTo(expected);
      zones.put(zone, expected);
    }
    assertThat(zones.values()).filteredOn(r -> !r.isEmpty()).hasSizeGreaterThan(2);
  }

  private static Map<String, Double> renamed(
      Map<String, Double> values, int[] regionTo, int[] sectorTo) {
    Map<String, Double> renamed = new TreeMap<>();
    values.forEach(
        (key, value) -> renamed.put(RandomWorld.renamed(key, regionTo, sectorTo), value));
    return renamed;
  }

  @Test
  void concentrationIsThatOfAPlainSort() {
    RandomWorld world = RandomWorld.of(11, REGIONS, SECTORS);
    FlowEngine engine = engine(world, tables(world));
    Table flow = engine.flow(FINAL_PRODUCER, 0);
    double[] sizes =
        IntStream.range(0, flow.rows())
            .filter(i -> !flow.strings("region")[i].equals(flow.strings("to_region")[i]))
            .mapToDouble(i -> -flow.doubles("value")[i])
            .sorted()
            .map(v -> -v)
            .toArray();
    assertThat(sizes).hasSize(SECTORS * REGIONS * (REGIONS - 1));
    Concentration concentration =
        Concentration.of(
            engine.requirements(FINAL_PRODUCER), engine.intensity(0), IndexParameters.Count.ALL);
    for (double q : new double[] {.1, .5, .9}) {
      double wanted = q * Arrays.stream(sizes).sum();
      int needed = 0;
      for (double sum = 0; sum < wanted; sum += sizes[needed++]) {}
      assertThat(concentration.flowsCarrying(q)).isEqualTo(needed);
      assertThat(concentration.shareOfFlows(q)).isEqualTo(needed / (double) sizes.length);
    }
  }

  @Test
  void nothingFlowsFromNothing() {
    RandomWorld world = RandomWorld.of(12, 2, 3);
    Arrays.fill(world.f(), 0);
    TradePatterns patterns = patterns(world, tables(world));

    for (String name : List.of("tier", "tier_node", "tier_link", "flow_group_pair")) {
      assertThat(table(patterns, name).doubles("value")).containsOnly(0.0);
      assertThat(table(patterns, name).doubles("share")).containsOnly(0.0);
    }
    assertThat(table(patterns, "concentration").doubles("share_of_flows")).containsOnly(0.0);
    assertThat(table(patterns, "top_flow").rows()).isZero();
    assertThat(table(patterns, "zone").strings("zone")).containsOnly("NONE");
    assertThat(table(patterns, "zone_flow").rows()).isZero();
    assertThat(patterns.ledger().open()).isEmpty();
  }

  @Test
  void oneRegionHasNoTradeToShow() {
    RandomWorld world = RandomWorld.of(13, 1, 3);
    TradePatterns patterns = patterns(world, tables(world));

    assertThat(table(patterns, "flow_group_pair").rows()).isZero();
    assertThat(table(patterns, "concentration").doubles("share_of_flows")).containsOnly(0.0);
    assertThat(table(patterns, "zone").strings("zone")).containsExactly("NONE");
    assertThat(patterns.ledger().open()).isEmpty();
  }

  @Test
  void tiersGiveTheSameRowsElsewhere() throws Exception {
    RandomWorld world = RandomWorld.of(14, 2, 3);
    FlowEngine engine = engine(world, tables(world));
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(engine.tiers());
    }
    TierFlows sent;
    try (ObjectInputStream in =
        new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
      sent = (TierFlows) in.readObject();
    }
    assertThat(sent.values(engine.intensity(0)))
        .containsExactly(engine.tiers().values(engine.intensity(0)));
    assertThat(sent.categories().labels()).contains(TierFlows.CAPITAL, Vocabulary.EXPORT);
  }
}
