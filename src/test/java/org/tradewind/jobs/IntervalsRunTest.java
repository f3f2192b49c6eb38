package org.tradewind.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.spark.util.SerializableConfiguration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tradewind.TinyStudy;
import org.tradewind.flows.FlowEngine;
import org.tradewind.jobs.cluster.LocalFiles;
import org.tradewind.jobs.cluster.Spark;
import org.tradewind.jobs.folders.FinishedWork;
import org.tradewind.jobs.stages.IntervalTables;
import org.tradewind.jobs.stages.UncertaintyJob;
import org.tradewind.tables.AccountTables;
import org.tradewind.tables.Column;
import org.tradewind.tables.DamageTables;
import org.tradewind.tables.DrawTables;
import org.tradewind.tables.FlowTables;
import org.tradewind.tables.Outputs;
import org.tradewind.tables.ScenarioTables;
import org.tradewind.tables.StudyTables;
import org.tradewind.tables.Table;
import org.tradewind.tables.TableSchema;
import org.tradewind.tables.UncertaintyInputs;
import org.tradewind.uncertainty.accounts.AccountDraws;
import org.tradewind.uncertainty.accounts.DrawModel;
import org.tradewind.uncertainty.draws.Convergence;
import org.tradewind.uncertainty.draws.DrawEngine;
import org.tradewind.uncertainty.draws.Reported;
import org.tradewind.uncertainty.draws.WatchedTotals;
import org.tradewind.uncertainty.outputs.CiTable;
import org.tradewind.uncertainty.outputs.Drawn;
import org.tradewind.uncertainty.outputs.DrawnWorld;
import org.tradewind.uncertainty.outputs.Quantities;
import org.tradewind.uncertainty.statistics.Statistics;

/** Intervals as a run writes them. */
class IntervalsRunTest {
  private static final String SCENARIOS =
      "scenarios: {sectors: [S0, S1]}\nuncertainty: {draws: 700, seed: 7, block: ";

  @TempDir Path folder;

  private static Map<String, String> intervals(Path run) {
    Map<String, String> found = new TreeMap<>();
    RunFixture.csvs(run)
        .forEach(
            (name, content) -> {
              boolean ofDraws =
                  Outputs.OF_DRAWS.stream().anyMatch(t -> name.equals(t.name() + ".csv"));
              if (name.endsWith("_ci.csv") || ofDraws) {
                found.put(name, content);
              }
            });
    return found;
  }

  @Test
  void everyTableHasIntervalsThatDoNotDependOnBlocksOrCores() {
    Path inputs = RunFixture.write(DrawnWorld.of(3, .4).tables(), folder.resolve("inputs"));
    Map<Integer, Map<String, String>> found = new HashMap<>();
    for (int block : List.of(100, 500)) {
      Spark spark = RunFixture.session("local[" + (block == 100 ? 1 : 2) + "]", 3);
      try {
        Path out = folder.resolve("out" + block);
        RunFixture.run(spark, RunFixture.study(inputs, SCENARIOS + block + "}"), out);
        found.put(block, intervals(out));
        RunFixture.csvs(out)
            .keySet()
            .forEach(
                name -> {
                  boolean ofDraws =
                      Outputs.ON_DRAWS.stream().anyMatch(t -> name.equals(t.name() + ".csv"));
                  boolean ofNames =
                      Outputs.NAMES.stream().anyMatch(t -> name.equals(t.name() + ".csv"));
                  // in which there is no emission
                  boolean exact = name.equals(AccountTables.REQUIREMENT.name() + ".csv");
                  if (!ofDraws && !ofNames && !exact && !intervals(out).containsKey(name)) {
                    String ci = name.replace(".csv", "_ci.csv");
                    assertThat(intervals(out)).as("intervals of %s", name).containsKey(ci);
                  }
                });
      } finally {
        spark.stop();
      }
    }
    assertThat(found.get(100).keySet())
        .contains("zone_probability.csv", "rank_probability.csv", "tier_lean.csv");
    assertThat(found.get(500)).isEqualTo(found.get(100));
    momentsAgree(folder.resolve("out100"));
    summaryRepeatsIntervals(folder.resolve("out100"));
    assertThat(RunFixture.csvs(folder.resolve("out500")).get("summary.csv"))
        .isEqualTo(RunFixture.csvs(folder.resolve("out100")).get("summary.csv"));
    Table pairs = ci(FlowTables.FLOW_PAIR, folder.resolve("out100"));
    Table run = RunFixture.parquet(FlowTables.FLOW_PAIR, folder.resolve("out100"));
    assertThat(pairs.rows()).isEqualTo(run.rows() / 3 * 2);
    for (int row = 0; row < pairs.rows(); row++) {
      double mean = pairs.doubles("mean")[row];
      double p2 = pairs.doubles("p2_5")[row];
      assertThat(p2).isLessThanOrEqualTo(pairs.doubles("p25")[row]);
      assertThat(pairs.doubles("p25")[row]).isLessThanOrEqualTo(pairs.doubles("p50")[row]);
      assertThat(pairs.doubles("p50")[row]).isLessThanOrEqualTo(pairs.doubles("p75")[row]);
      assertThat(pairs.doubles("p75")[row]).isLessThanOrEqualTo(pairs.doubles("p97_5")[row]);
      assertThat(mean)
          .isCloseTo(
              pairs.doubles("central")[row], within(5 * pairs.doubles("mc_error")[row] + 1e-12));
    }
  }

  /**
   * The summary has the kept numbers alone, each to the letter as its table of intervals has it.
   */
  private static void summaryRepeatsIntervals(Path run) {
    Map<List<String>, String> told = new HashMap<>();
    Map<String, String> csvs = RunFixture.csvs(run);
    Table summary = RunFixture.parquet(DrawTables.SUMMARY, run).validated("written");
    Set<String> tables = new LinkedHashSet<>();
    for (String metric : summary.strings("metric")) {
      tables.add(metric.split("\\.")[0]);
    }
    assertThat(tables)
        .containsExactlyInAnyOrder(
            "account",
            "account_household",
            "flow_pair",
            "embodied_trade",
            "national_total",
            "zone",
            "scenario_total",
            "scenario_difference");
    for (String table : tables) {
      String[] lines = csvs.get(table + "_ci.csv").split("\n");
      List<String> header = List.of(lines[0].split(","));
      int keys = header.indexOf("quantity");
      for (String line : List.of(lines).subList(1, lines.length)) {
        String[] fields = line.split(",");
        String key =
            IntStream.range(0, keys)
                .mapToObj(k -> header.get(k) + " " + fields[k])
                .collect(Collectors.joining(", "));
        told.put(List.of(table + "." + fields[keys], key), numbers(line));
      }
    }
    String[] lines = csvs.get("summary.csv").split("\n");
    assertThat(lines[0])
        .isEqualTo("metric,key,central,mean,sd,p2_5,p25,p50,p75,p97_5,mc_error,draws");
    assertThat(lines).hasSize(1 + summary.rows());
    for (int row = 0; row < summary.rows(); row++) {
      List<String> number = List.of(summary.strings("metric")[row], summary.strings("key")[row]);
      assertThat(numbers(lines[1 + row])).as(number.toString()).isEqualTo(told.get(number));
      assertThat(summary.doubles("p2_5")[row]).isLessThanOrEqualTo(summary.doubles("p50")[row]);
      assertThat(summary.doubles("p50")[row]).isLessThanOrEqualTo(summary.doubles("p97_5")[row]);
      assertThat(summary.doubles("mc_error")[row]).isFinite();
    }
  }

  /** The last fields of a line, central to draws. */
  private static String numbers(String line) {
    String[] fields = line.split(",");
    return String.join(",", List.of(fields).subList(fields.length - 8, fields.length));
  }

  /** A number that no draw defines has a row of intervals, which says so, and none in summary. */
  @Test
  void aNumberThatNoDrawDefinesIsNotInTheSummary() {
    List<Reported> told = new ArrayList<>();
    for (double draw : new double[] {1, Double.NaN, 3, 4}) {
      double[] draws = {draw, draw};
      told.add(new Reported(Statistics.of(draw, draws), new int[0]));
    }
    List<Table> tables = new IntervalTables().add(toys(), told).build();
    assertThat(tables).extracting(Table::name).containsExactly("toy_ci", "summary");
    assertThat(tables.get(0).ints("draws")).containsExactly(2, 0, 2, 2);
    assertThat(tables.get(1).strings("metric")).containsOnly("toy.cost");
    assertThat(tables.get(1).strings("key")).containsExactly("region R0", "region R2", "region R3");
    assertThat(tables.get(1).doubles("mean")).containsExactly(1, 3, 4);
  }

  /** Every exact mean that the draws have an interval of lies in it; of scenarios too. */
  private static void momentsAgree(Path run) {
    Table moments = RunFixture.parquet(DrawTables.MOMENT, run);
    int scenarios = 0;
    int others = 0;
    for (TableSchema of :
        List.of(
            AccountTables.ACCOUNT,
            AccountTables.ACCOUNT_HOUSEHOLD,
            FlowTables.FLOW_PAIR,
            FlowTables.EMBODIED_TRADE,
            ScenarioTables.SCENARIO_TOTAL,
            ScenarioTables.SCENARIO_DIFFERENCE)) {
      Map<List<String>, Integer> rows = new HashMap<>();
      for (int row = 0; row < moments.rows(); row++) {
        if (moments.strings("of_table")[row].equals(of.name())) {
          rows.put(moment(moments, row), row);
        }
      }
      Table drawn = ci(of, run);
      for (int row = 0; row < drawn.rows(); row++) {
        Integer at = rows.get(moment(drawn, row));
        if (at != null) {
          assertThat(drawn.doubles("central")[row]).isEqualTo(moments.doubles("central")[at]);
          assertThat(drawn.doubles("mean")[row])
              .as(drawn.keyText(row))
              .isCloseTo(
                  moments.doubles("mean")[at], within(5 * drawn.doubles("mc_error")[row] + 1e-12));
          scenarios += of.name().startsWith("scenario") ? 1 : 0;
          others += of.name().startsWith("scenario") ? 0 : 1;
        }
      }
    }
    // by stressor and scenario two bases and the saving, once beside each; three differences
    assertThat(scenarios).isEqualTo(2 * (3 * 4 + 3));
    assertThat(others).isGreaterThan(100);
  }

  /** What a moment and an interval of one number have in common. */
  private static List<String> moment(Table table, int row) {
    String scenario = text(table, row, "scenario");
    String quantity = text(table, row, "quantity");
    String base = text(table, row, "base_name");
    String than = text(table, row, "than");
    return List.of(
        scenario.equals("*") ? text(table, row, "view") : "final_producer",
        text(table, row, "stressor"),
        text(table, row, "region"),
        text(table, row, "sector"),
        text(table, row, "to_region"),
        than.equals("*") ? scenario : scenario + " - " + than,
        quantity.equals("base") ? "base_" + base : quantity);
  }

  private static String text(Table table, int row, String column) {
    boolean there = table.schema().columns().stream().anyMatch(c -> c.name().equals(column));
    return there ? table.strings(column)[row] : "*";
  }

  private static Table ci(TableSchema of, Path run) {
    return RunFixture.parquet(CiTable.schema(of), run);
  }

  /** In a study with cells: the factor of a subsector in all months, psi alone for the burden. */
  @Test
  void damageHasTheIntervalsOfItsFactors() {
    StudyTables tables = TinyStudy.uneven(30, 4);
    double sigma = .3;
    TinyStudy.put(
        tables,
        TinyStudy.rows(UncertaintyInputs.UNCERTAINTY)
            .add("SO2", "plant", "*", "emission_factor", "lognormal", sigma, "")
            .add("*", "*", "*", "exposure_response", "lognormal", .2, ""));
    Path inputs = RunFixture.write(tables, folder.resolve("inputs"));
    Spark spark = RunFixture.session("local[2]", 3);
    Path out = folder.resolve("out");
    try {
      RunFixture.run(
          spark, RunFixture.study(inputs, "uncertainty: {draws: 4000, block: 500}"), out);
    } finally {
      spark.stop();
    }
    Table damage = ci(DamageTables.DAMAGE_REGION, out);
    int plants = 0;
    for (int row = 0; row < damage.rows(); row++) {
      double central = damage.doubles("central")[row];
      boolean plant =
          damage.strings("species")[row].equals("SO2")
              && damage.strings("subsector")[row].equals("plant");
      boolean tonnes = damage.strings("quantity")[row].equals("tonnes");
      double spread = tonnes ? (plant ? sigma : 0) : Math.hypot(plant ? sigma : 0, .2);
      double high = central * Math.exp(1.96 * spread - spread * spread / 2);
      assertThat(damage.doubles("p97_5")[row]).isCloseTo(high, within(.06 * high));
      if (spread == 0) {
        assertThat(damage.doubles("p97_5")[row]).isEqualTo(central);
      }
      plants += plant ? 1 : 0;
    }
    assertThat(plants).isEqualTo(2 * 12 * 2);
  }

  private static Drawn toys() {
    return new Drawn(List.of(new Toy()), 1, List.of());
  }

  /** Twice the deaths of each region, in a currency: no other class knows of it. */
  private static final class Toy implements Quantities {
    private static final long serialVersionUID = 1L;
    static final TableSchema TABLE =
        new TableSchema(
            "toy",
            "A stage of a test.",
            List.of(Column.text("region", "region"), Column.number("cost", "CNY", "cost")),
            List.of("region"));

    private final int regions = 4;

    @Override
    public TableSchema table() {
      return TABLE;
    }

    @Override
    public String quantity() {
      return "cost";
    }

    @Override
    public int size() {
      return regions;
    }

    @Override
    public Object[] key(int figure) {
      return new Object[] {"R" + figure};
    }

    @Override
    public double central(int figure) {
      return figure;
    }

    @Override
    public void draw(AccountDraws draws, int from, double[][] into) {
      for (int r = 0; r < into.length; r++) {
        Arrays.fill(into[r], 0);
        for (int i = 0; i < 3; i++) {
          for (int d = 0; d < draws.draws(); d++) {
            into[r][d] += 2 * draws.values(1)[(from + r) * 3 + i][d];
          }
        }
      }
    }
  }

  @Test
  void aStageJoinsByDeclaringItsFigures() {
    DrawnWorld world = DrawnWorld.of(3, .4);
    FlowEngine flows = world.flows();
    DrawModel model = world.model(flows);
    Drawn drawn = world.drawn(model, flows).and(toys());
    DrawEngine engine = new DrawEngine(model, drawn.figures(), 50);
    FinishedWork work =
        new FinishedWork(
            RunFixture.hadoop(folder.resolve("work")),
            new SerializableConfiguration(LocalFiles.configuration()),
            List.of("a test"));
    Spark spark = RunFixture.session("local[2]", 2);
    Table table;
    try {
      Convergence convergence = new Convergence(WatchedTotals.of(engine), 50, 120);
      UncertaintyJob job = new UncertaintyJob(spark);
      UncertaintyJob.Drawn found = job.draw(engine, convergence, 3, 0, work);
      assertThat(found.takenUp()).isZero();
      UncertaintyJob.Drawn again = job.draw(engine, convergence, 3, 0, work);
      assertThat(again.takenUp()).isEqualTo(found.slices());
      assertThat(Reported.bytes(again.reported())).isEqualTo(Reported.bytes(found.reported()));
      table =
          new IntervalTables()
              .add(drawn, found.reported()).build().stream()
                  .filter(t -> t.name().equals("toy_ci"))
                  .findFirst()
                  .orElseThrow();
    } finally {
      spark.stop();
    }
    AccountDraws draws = model.draw(0, 120);
    double[] sum = new double[120];
    for (int i = 0; i < 3; i++) {
      for (int d = 0; d < 120; d++) {
        sum[d] += 2 * draws.values(1)[3 + i][d];
      }
    }
    assertThat(table.doubles("mean")[1])
        .isCloseTo(Arrays.stream(sum).average().orElseThrow(), within(1e-10));
  }
}
