package org.tradewind.uncertainty.outputs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.tradewind.flows.FlowEngine;
import org.tradewind.flows.Zone;
import org.tradewind.tables.AccountTables;
import org.tradewind.tables.DisparityTables;
import org.tradewind.tables.Table;
import org.tradewind.tables.TableSchema;
import org.tradewind.uncertainty.accounts.AccountDraws;
import org.tradewind.uncertainty.accounts.DrawModel;
import org.tradewind.uncertainty.draws.DrawEngine;
import org.tradewind.uncertainty.statistics.Statistics;
import org.tradewind.uncertainty.variance.ExactMoments;

/**
 * Every figure of a draw against a whole run of the model whose inputs were multiplied by the
 * factors of that draw, and without spread against the central run.
 */
class FiguresOracleTest {
  private static final int DRAWS = 12;

  /** Tables whose rows are ranks: a figure follows its flow or path, not the rank. */
  private static final Map<String, List<String>> IDENTITY =
      Map.of(
          "top_flow", List.of("stressor", "region", "sector", "to_region"),
          "structural_path", List.of("stressor", "region", "to_region", "path"));

  /** No emission in the one; the other follows from accounts where products have final demand. */
  private static final List<String> WITHOUT = List.of("requirement", "multiplier");

  private final DrawnWorld world = DrawnWorld.of(3, .4);
  private final FlowEngine flows = world.flows();
  private final DrawModel model = world.model(flows);
  private final Drawn drawn = world.drawn(model, flows);

  private List<Quantities> all() {
    List<Quantities> all = new ArrayList<>(drawn.figures());
    return all;
  }

  @Test
  void everyTableOfFlowsAndScenariosHasFigures() {
    Set<String> reported = new TreeSet<>();
    all().forEach(f -> reported.add(f.table().name()));
    drawn.scaled().forEach(f -> reported.add(f.schema().name()));
    Set<String> expected = new TreeSet<>(world.run().keySet());
    expected.addAll(List.of("zone_probability", "rank_probability", "tier_lean", "zone_flow_held"));
    expected.removeAll(WITHOUT);
    assertThat(reported).isEqualTo(expected);
  }

  @Test
  void everyFigureOfADrawIsThatOfARunWithItsFactors() {
    double[][] deviations = model.factors().deviations(0, DRAWS);
    AccountDraws draws = model.draw(deviations, DRAWS);
    Map<Quantities, double[][]> values = new HashMap<>();
    for (Quantities figures : all()) {
      double[][] into = new double[figures.size()][DRAWS];
      figures.draw(draws, into);
      values.put(figures, into);
    }
    Map<String, String> zoneOf = new HashMap<>();
    Table centralDraw = world.run().get("zone");
    for (int r = 0; r < centralDraw.rows(); r++) {
      zoneOf.put(centralDraw.strings("region")[r], centralDraw.strings("zone")[r]);
    }
    Map<String, Integer> compared = new HashMap<>();
    Set<String> zones = new HashSet<>();
    for (int d = 0; d < DRAWS; d++) {
      Map<String, Table> run = world.run(model, deviations, d);
      for (Quantities figures : all()) {
        if (figures instanceof Categories) {
          continue;
        }
        boolean held = figures.table().name().equals("zone_flow_held");
        Rows rows = new Rows(held ? held(run, zoneOf) : run.get(figures.table().name()));
        for (int f = 0; f < figures.size(); f++) {
          rows.compare(figures, f, values.get(figures)[f][d], compared);
        }
      }
      for (ScaledQuantities figures : drawn.scaled()) {
        Rows rows = new Rows(run.get(figures.schema().name()));
        for (int f = 0; f < figures.size(); f++) {
          rows.compare(figures, f, scaled(figures, f, draws, d), compared);
        }
      }
      zones.add(String.join(",", run.get("zone").strings("zone")));
    }
    assertThat(zones).as("zones that differ between draws").hasSizeGreaterThan(2);
    assertThat(compared.keySet())
        .containsExactlyInAnyOrderElementsOf(
            Stream.concat(world.run().keySet().stream(), Stream.of("zone_flow_held"))
                .filter(table -> !WITHOUT.contains(table))
                .toList());
    assertThat(compared.get("top_flow")).isGreaterThan(100);
    assertThat(compared.get("structural_path")).isGreaterThan(300);
  }

  /** Flows of a run between the zones of another one, by adding up its table flow_pair. */
  private static Table held(Map<String, Table> run, Map<String, String> zoneOf) {
    Table pairs = run.get("flow_pair");
    Map<List<String>, Double> sums = new HashMap<>();
    Map<String, Double> totals = new HashMap<>();
    for (int row = 0; row < pairs.rows(); row++) {
      String from = zoneOf.get(pairs.strings("region")[row]);
      String to = zoneOf.get(pairs.strings("to_region")[row]);
      boolean counts = pairs.strings("view")[row].equals("final_producer") && to != null;
      if (counts && !from.equals(to)) {
        String stressor = pairs.strings("stressor")[row];
        double value = pairs.doubles("value")[row];
        sums.merge(List.of(stressor, from, to), value, Double::sum);
        totals.merge(stressor, value, Double::sum);
      }
    }
    Table.Builder rows = Table.builder(DisparityTables.ZONE_FLOW_HELD);
    sums.forEach(
        (key, value) ->
            rows.add(key.get(0), key.get(1), key.get(2), value, value / totals.get(key.get(0))));
    return rows.build();
  }

  private double scaled(ScaledQuantities figures, int figure, AccountDraws draws, int d) {
    int rows = DrawnWorld.REGIONS * DrawnWorld.SECTORS;
    int account = figures.accounts()[figure];
    double base = model.central(account / rows)[account % rows];
    double value = draws.values(account / rows)[account % rows][d];
    Statistics one = Statistics.centralDraw(value, 1);
    return figures.of(figure, base, one).mean();
  }

  /** Rows of a table of the run with multiplied inputs. */
  private static final class Rows {
    private final Table table;
    private final Map<List<Object>, Integer> found = new HashMap<>();

    private Rows(Table table) {
      this.table = table;
      List<String> identity = identity(table.schema());
      for (int row = 0; row < table.rows(); row++) {
        found.put(key(table, row, identity), row);
      }
    }

    private static List<String> identity(TableSchema schema) {
      return IDENTITY.getOrDefault(schema.name(), schema.key());
    }

    private static List<Object> key(Table table, int row, List<String> columns) {
      return columns.stream().map(c -> table.value(row, table.schema().position(c))).toList();
    }

    private void compare(Quantities figures, int f, double value, Map<String, Integer> compared) {
      compare(List.of(figures.key(f)), figures.quantity(), value, compared);
    }

    private void compare(
        ScaledQuantities figures, int f, double value, Map<String, Integer> compared) {
      List<Object> key =
          IDENTITY.containsKey(figures.schema().name())
              ? key(figures.table(), figures.rows()[f], identity(figures.schema()))
              : List.of(figures.key(f));
      check(key, figures.quantity(), value, compared);
    }

    private void compare(
        List<Object> key, String quantity, double value, Map<String, Integer> compared) {
      // shares of ranked rows are compared in a test of their own
      if (!IDENTITY.containsKey(table.name())) {
        check(key, quantity, value, compared);
      }
    }

    private void check(
        List<Object> key, String quantity, double value, Map<String, Integer> compared) {
      Integer row = found.get(key);
      if (row == null) {
        boolean mayLack = table.name().startsWith("zone_") || IDENTITY.containsKey(table.name());
        assertThat(mayLack).as("%s has %s", table.name(), key).isTrue();
        if (table.name().startsWith("zone_") && !Double.isNaN(value)) {
          assertThat(value).as("%s %s of a zone without regions", quantity, key).isZero();
        }
        return;
      }
      double expected =
          ((Number) table.value(row, table.schema().position(quantity))).doubleValue();
      if (Double.isNaN(expected)) {
        assertThat(value).isNaN();
      } else {
        assertThat(value)
            .as("%s of %s %s", quantity, table.name(), key)
            .isCloseTo(expected, within(1e-12 * Math.max(Math.abs(expected), scale(quantity))));
      }
      compared.merge(table.name(), 1, Integer::sum);
    }

    /** Sizes of which differences are taken: rounding is of these, not of the difference. */
    private double scale(String quantity) {
      return table.name().equals("zone") || quantity.equals("index") ? 1 : 0;
    }
  }

  @Test
  void sharesOfRankedRowsAreThoseOfTheirFlowsAndPaths() {
    double[][] deviations = model.factors().deviations(0, DRAWS);
    AccountDraws draws = model.draw(deviations, DRAWS);
    Table top = world.run().get("top_flow");
    Table paths = world.run().get("structural_path");
    for (int d = 0; d < 3; d++) {
      Map<String, Table> run = world.run(model, deviations, d);
      Map<List<String>, Double> size = new HashMap<>();
      Map<String, Double> total = new HashMap<>();
      Table flow = run.get("flow");
      for (int row = 0; row < flow.rows(); row++) {
        String from = flow.strings("region")[row];
        String to = flow.strings("to_region")[row];
        if (flow.strings("view")[row].equals("final_producer") && !from.equals(to)) {
          String stressor = flow.strings("stressor")[row];
          double value = Math.abs(flow.doubles("value")[row]);
          size.put(List.of(stressor, from, flow.strings("sector")[row], to), value);
          total.merge(stressor, value, Double::sum);
        }
      }
      double[] share = values("top_flow", "share", draws, d);
      double[] cumulative = values("top_flow", "cumulative_share", draws, d);
      int figure = 0;
      double sum = 0;
      for (int row = 0; row < top.rows(); row++) {
        String stressor = top.strings("stressor")[row];
        if (stressor.equals("value_added")) {
          continue;
        }
        double expected =
            size.get(
                    List.of(
                        stressor,
                        top.strings("region")[row],
                        top.strings("sector")[row],
                        top.strings("to_region")[row]))
                / total.get(stressor);
        sum = (top.ints("rank")[row] == 1 ? 0 : sum) + expected;
        assertThat(share[figure]).isCloseTo(expected, within(1e-12));
        assertThat(cumulative[figure++]).isCloseTo(sum, within(1e-12));
      }
      assertThat(figure).isEqualTo(share.length).isPositive();
      // a path's share is its value over the flow, and shares add up
      double[] pathShare = values("structural_path", "share", draws, d);
      double[] pathSum = values("structural_path", "cumulative_share", draws, d);
      double covered = 0;
      for (int row = 0; row < paths.rows(); row++) {
        covered = (paths.ints("rank")[row] == 1 ? 0 : covered) + pathShare[row];
        assertThat(pathSum[row]).isCloseTo(covered, within(1e-12));
      }
      Table drawnPaths = run.get("structural_path");
      Map<List<String>, Double> byName = new HashMap<>();
      for (int row = 0; row < drawnPaths.rows(); row++) {
        byName.put(path(drawnPaths, row), drawnPaths.doubles("share")[row]);
      }
      int met = 0;
      for (int row = 0; row < paths.rows(); row++) {
        Double expected = byName.get(path(paths, row));
        if (expected != null) {
          met++;
          assertThat(pathShare[row]).isCloseTo(expected, within(1e-12));
        }
      }
      assertThat(met).isGreaterThan(30);
    }
  }

  private static List<String> path(Table table, int row) {
    return List.of(
        table.strings("stressor")[row],
        table.strings("region")[row],
        table.strings("to_region")[row],
        table.strings("path")[row]);
  }

  private double[] values(String table, String quantity, AccountDraws draws, int draw) {
    Quantities figures =
        all().stream()
            .filter(f -> f.table().name().equals(table) && f.quantity().equals(quantity))
            .findFirst()
            .orElseThrow();
    double[][] into = new double[figures.size()][draws.draws()];
    figures.draw(draws, into);
    double[] values = new double[into.length];
    Arrays.setAll(values, f -> into[f][draw]);
    return values;
  }

  @Test
  void zonesAndRanksOfADrawAreThoseOfARunWithItsFactors() {
    double[][] deviations = model.factors().deviations(0, DRAWS);
    AccountDraws draws = model.draw(deviations, DRAWS);
    for (Quantities figures : all()) {
      if (!(figures instanceof Categories kinds)) {
        continue;
      }
      double[][] into = new double[kinds.size()][DRAWS];
      kinds.draw(draws, into);
      for (int d = 0; d < 3; d++) {
        Map<String, Table> run = world.run(model, deviations, d);
        double[] amounts =
            kinds instanceof RankQuantities ranks ? ranked(run, ranks) : new double[kinds.size()];
        for (int f = 0; f < kinds.size(); f++) {
          if (kinds instanceof ZoneQuantities) {
            assertThat(Zone.values()[(int) into[f][d]].name())
                .isEqualTo(run.get("zone").strings("zone")[f]);
          } else if (kinds instanceof LeanQuantities) {
            assertThat(kinds.label((int) into[f][d]))
                .isEqualTo(leans(run.get("tier_node"), kinds.key(f)));
          } else {
            double mine = amounts[f];
            long larger = Arrays.stream(amounts).filter(a -> a > mine).count();
            assertThat(into[f][d]).as("%s", kinds).isEqualTo(larger);
            assertThat(kinds.label((int) into[f][d])).isEqualTo((int) larger + 1);
          }
        }
      }
    }
  }

  /** Of which stressor a node has the larger share. */
  private static String leans(Table nodes, Object[] key) {
    Map<String, Double> share = new HashMap<>();
    for (int row = 0; row < nodes.rows(); row++) {
      if (nodes.ints("tier")[row] == (int) key[0] && nodes.strings("node")[row].equals(key[1])) {
        share.put(nodes.strings("stressor")[row], nodes.doubles("share")[row]);
      }
    }
    return share.get("CO2") > share.get("deaths") ? "CO2" : "deaths";
  }

  private static double[] ranked(Map<String, Table> run, RankQuantities ranks) {
    String stressor = (String) ranks.key(0)[1];
    double[] amounts = new double[DrawnWorld.REGIONS];
    boolean total = !ranks.measure().contains("ports_");
    Table table = run.get(total ? "account" : "embodied_trade");
    String view = ranks.measure().replaceAll("(im|ex)ports_", "");
    String column = total ? "value" : ranks.measure().substring(0, 7);
    for (int row = 0; row < table.rows(); row++) {
      String region = table.strings("region")[row];
      if (table.strings("view")[row].equals(view)
          && table.strings("stressor")[row].equals(stressor)
          && region.startsWith("R")
          && !region.equals("ROW")) {
        amounts[region.charAt(1) - '0'] += table.doubles(column)[row];
      }
    }
    return amounts;
  }

  @Test
  void withoutSpreadEveryStatisticIsTheCentralValueToTheLastBit() {
    DrawnWorld exact = DrawnWorld.of(3, 0);
    FlowEngine engine = exact.flows();
    DrawModel centralDraw = exact.model(engine);
    assertThat(centralDraw.factors().size()).isPositive();
    Drawn figures = exact.drawn(centralDraw, engine);
    AccountDraws draws = centralDraw.draw(0, 9);
    List<Quantities> all = new ArrayList<>(figures.figures());
    for (Quantities some : all) {
      double[][] into = new double[some.size()][9];
      some.draw(draws, into);
      for (int f = 0; f < into.length; f++) {
        assertSame(some.central(f), Statistics.of(some.central(f), into[f]), some.table());
      }
    }
    int rows = DrawnWorld.REGIONS * DrawnWorld.SECTORS;
    for (ScaledQuantities some : figures.scaled()) {
      for (int f = 0; f < some.size(); f++) {
        int account = some.accounts()[f];
        double base = centralDraw.central(account / rows)[account % rows];
        double[] values = draws.values(account / rows)[account % rows].clone();
        assertSame(some.central(f), some.of(f, base, Statistics.of(base, values)), some.schema());
      }
    }
  }

  private static void assertSame(double central, Statistics s, TableSchema table) {
    if (Double.isNaN(central)) {
      assertThat(s.draws()).isZero();
      return;
    }
    assertThat(new double[] {s.mean(), s.p2_5(), s.p50(), s.p97_5()})
        .as(table.name())
        .containsOnly(central);
    assertThat(s.sd()).as(table.name()).isZero();
  }

  /** However many figures are drawn together, and however many draws: the same bits. */
  @Test
  void anyPartOfTheFiguresInAnyPartOfTheDraws() {
    AccountDraws draws = model.draw(5, 20);
    AccountDraws later = model.draw(11, 14);
    for (Quantities figures : drawn.figures()) {
      double[][] first = new double[figures.size()][20];
      figures.draw(draws, first);
      int from = figures.size() / 3;
      double[][] second = new double[figures.size() - from][14];
      figures.draw(later, from, second);
      for (int f = 0; f < second.length; f++) {
        assertThat(second[f])
            .as("%s %s", figures.table().name(), figures.quantity())
            .isEqualTo(Arrays.copyOfRange(first[from + f], 6, 20));
      }
    }
  }

  @Test
  void figuresTravel() throws IOException, ClassNotFoundException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(new DrawEngine(model, all(), 8));
    }
    DrawEngine arrived;
    try (ObjectInputStream in =
        new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
      arrived = (DrawEngine) in.readObject();
    }
    DrawEngine sent = new DrawEngine(model, all(), 8);
    assertThat(Arrays.deepEquals(arrived.draws(16, 8), sent.draws(16, 8))).isTrue();
  }

  /** The interval of a sum is that of the summed draws, not the sum of the intervals' ends. */
  @Test
  void percentilesAreOfSummedDraws() {
    AccountDraws draws = model.draw(0, 4000);
    Quantities total =
        drawn.summary().stream()
            .filter(f -> f.table() == AccountTables.NATIONAL_TOTAL)
            .findFirst()
            .orElseThrow();
    double[][] into = new double[total.size()][4000];
    total.draw(draws, into);
    double sumOfEnds = 0;
    for (int row = 0; row < DrawnWorld.REGIONS * DrawnWorld.SECTORS; row++) {
      sumOfEnds += Statistics.of(model.central(0)[row], draws.values(0)[row].clone()).p97_5();
    }
    assertThat(total.key(0)).containsExactly("CO2", "supply_chain");
    double[] summed = new double[4000];
    for (int row = 0; row < DrawnWorld.REGIONS * DrawnWorld.SECTORS; row++) {
      for (int d = 0; d < summed.length; d++) {
        summed[d] += draws.values(0)[row][d];
      }
    }
    double end = Statistics.of(total.central(0), into[0]).p97_5();
    Arrays.sort(summed);
    double position = .975 * 3999;
    int low = (int) position;
    assertThat(end)
        .isCloseTo(
            summed[low] + (position - low) * (summed[low + 1] - summed[low]), within(1e-12 * end))
        .isLessThan(.9 * sumOfEnds);
  }

  /** Exact moments of rows against many draws of the same figures. */
  @Test
  void exactMomentsOfRowsAreThoseOfTheirDraws() {
    int n = 40_000;
    Table exact = ExactMoments.of(model).orElseThrow().rows(drawn.others()).validated("told");
    Map<String, Integer> rows = new HashMap<>();
    for (int row = 0; row < exact.rows(); row++) {
      rows.put(exact.keyText(row), row);
    }
    AccountDraws draws = model.draw(0, n);
    Set<String> reported = new TreeSet<>();
    for (Quantities figures : drawn.others()) {
      double[][] values = new double[figures.size()][n];
      figures.draw(draws, values);
      for (int f = 0; f < values.length; f++) {
        String table = figures.table().name();
        Integer row =
            rows.remove(exact.schema().keyText(table, figures.quantity(), figures.keyText(f)));
        if (row != null) {
          Statistics s = Statistics.of(figures.central(f), values[f]);
          String name = exact.keyText(row);
          double scale = Math.abs(figures.central(f)) + s.sd();
          assertThat(exact.doubles("central")[row]).as(name).isEqualTo(figures.central(f));
          assertThat(exact.doubles("mean")[row])
              .as(name)
              .isCloseTo(s.mean(), within(5 * s.mcError() + 1e-12 * scale));
          assertThat(exact.doubles("sd")[row])
              .as(name)
              .isCloseTo(s.sd(), within(.06 * s.sd() + 1e-12 * scale));
          reported.add(table + "." + figures.quantity());
        }
      }
    }
    assertThat(rows).isEmpty();
    assertThat(reported)
        .contains(
            "account.value",
            "pymrio_account.value",
            "tier.value",
            "tier_sector.value",
            "flow_group_pair.value",
            "relocation.exports",
            "relocation.imports")
        .anyMatch(name -> name.startsWith("scenario"))
        .noneMatch(name -> name.endsWith("share") || name.startsWith("concentration"));
  }

  @Test
  void exactMomentsOfRowsWithoutSpreadAreTheCentralRun() {
    DrawnWorld certain = DrawnWorld.of(3, 0);
    FlowEngine its = certain.flows();
    DrawModel centralDraw = certain.model(its);
    Table exact =
        ExactMoments.of(centralDraw).orElseThrow().rows(certain.drawn(centralDraw, its).others());
    assertThat(exact.rows()).isGreaterThan(100);
    assertThat(exact.doubles("mean")).isEqualTo(exact.doubles("central"));
    assertThat(exact.doubles("sd")).containsOnly(0);
  }
}
