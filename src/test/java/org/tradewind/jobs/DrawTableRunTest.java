package org.tradewind.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tradewind.RunFiles;
import org.tradewind.config.Study;
import org.tradewind.jobs.cluster.LocalFiles;
import org.tradewind.jobs.cluster.Spark;
import org.tradewind.jobs.folders.RunFolder;
import org.tradewind.jobs.run.UncertaintyRun;
import org.tradewind.tables.AccountTables;
import org.tradewind.tables.DrawTables;
import org.tradewind.tables.FlowTables;
import org.tradewind.tables.ScenarioTables;
import org.tradewind.tables.Table;
import org.tradewind.tables.TableSchema;
import org.tradewind.uncertainty.outputs.CiTable;
import org.tradewind.uncertainty.outputs.DrawnWorld;
import org.tradewind.uncertainty.statistics.Statistics;

/** Table draw as a run writes it, and as an extension writes it again. */
class DrawTableRunTest {
  private static final int DRAWS = 330;

  /** Rows of the intervals of a level: 4 regions, 3 sectors, 2 stressors. */
  private static final Map<TableSchema, Integer> TOTALS =
      Map.of(
          // 5 totals, value and share
          AccountTables.NATIONAL_TOTAL, 2 * 5 * 2,
          // 2 views, imports, exports and index
          FlowTables.EMBODIED_TRADE, 2 * 2 * 4 * 3);

  @TempDir Path folder;
  private Path inputs;

  private Study study(int draws, String keep, int block) {
    return RunFixture.study(
        inputs,
        "scenarios: {sectors: [S0, S1]}\nuncertainty: {draws: %d, seed: 7, share_draws: 0, block: %d, keep: %s}"
            .formatted(draws, block, keep));
  }

  /** The draws of each number, by metric and key; each has all draws in their order. */
  private static Map<List<String>, double[]> draws(Path run, int draws) {
    Table table = RunFixture.parquet(DrawTables.DRAW, run);
    Map<List<String>, double[]> found = new LinkedHashMap<>();
    int[] next = new int[1];
    for (int row = 0; row < table.rows(); row++) {
      List<String> name = List.of(table.strings("metric")[row], table.strings("key")[row]);
      double[] values = found.computeIfAbsent(name, n -> new double[draws]);
      values[table.ints("draw")[row]] = table.doubles("value")[row];
      next[0]++;
    }
    assertThat(next[0]).isEqualTo(found.size() * draws);
    return found;
  }

  private static Table ci(TableSchema of, Path run) {
    return RunFixture.parquet(CiTable.schema(of), run);
  }

  @Test
  void drawsAreThoseOfTheIntervalsHoweverTheWorkIsCut() throws Exception {
    inputs = RunFixture.write(DrawnWorld.of(3, .4).tables(), folder.resolve("inputs"));
    Path one = folder.resolve("one");
    Path two = folder.resolve("two");
    Spark spark = RunFixture.session("local[1]", 1);
    try {
      RunFixture.run(spark, study(DRAWS, "accounts", 50), one);
    } finally {
      spark.stop();
    }
    spark = RunFixture.session("local[2]", 3);
    try {
      RunFixture.run(spark, study(200, "none", 100), two);
      assertThat(RunFiles.table(two, "draw")).doesNotExist();
      extend(spark, study(DRAWS, "totals", 100), two);
    } finally {
      spark.stop();
    }
    Map<List<String>, double[]> all = draws(one, DRAWS);
    equalTheIntervals(all, one);
    Map<List<String>, double[]> totals = draws(two, DRAWS);
    assertThat(totals.size()).isBetween(20 + 48 + 1, all.size() - 1);
    totals.forEach((name, values) -> assertThat(values).as("%s", name).isEqualTo(all.get(name)));
    for (Path run : List.of(one, two)) {
      Map<List<String>, double[]> of = run == one ? all : totals;
      TOTALS.forEach(
          (table, rows) -> {
            assertThat(ci(table, run).rows()).isEqualTo(rows);
            assertThat(of.keySet().stream().filter(n -> n.get(0).startsWith(table.name() + ".")))
                .hasSize(rows);
          });
      assertThat(new RunFolder(run.toString(), LocalFiles.configuration()).rows().get("draw"))
          .isEqualTo((long) of.size() * DRAWS);
      assertThat(Files.readString(run.resolve("catalog.sql")))
          .contains("view \"draw\" as select * from read_parquet('tables/draw/*.parquet')");
    }
    columnsHoldTheKey(RunFixture.parquet(DrawTables.DRAW, two));
  }

  private static void extend(Spark spark, Study study, Path run) {
    new UncertaintyRun(spark, new PrintStream(PrintStream.nullOutputStream()))
        .run(study, run.toString());
  }

  /** Mean and quantiles of the rows are, to the last bit, those of the tables of intervals. */
  private static void equalTheIntervals(Map<List<String>, double[]> all, Path run) {
    int compared = 0;
    for (TableSchema of :
        List.of(
            AccountTables.NATIONAL_TOTAL,
            FlowTables.EMBODIED_TRADE,
            ScenarioTables.SCENARIO_TOTAL,
            ScenarioTables.SCENARIO_DIFFERENCE,
            AccountTables.ACCOUNT,
            AccountTables.ACCOUNT_HOUSEHOLD,
            FlowTables.FLOW_PAIR)) {
      Table ci = ci(of, run);
      for (int row = 0; row < ci.rows(); row++) {
        Object[] key = new Object[of.key().size()];
        Arrays.setAll(key, k -> null);
        for (int k = 0; k < key.length; k++) {
          key[k] = ci.value(row, k);
        }
        if (of == AccountTables.ACCOUNT && !key[0].equals("producer")) {
          continue;
        }
        String metric = of.name() + "." + ci.strings("quantity")[row];
        double[] draws = all.get(List.of(metric, of.keyText(key)));
        assertThat(draws).as("%s, %s", metric, of.keyText(key)).isNotNull();
        Statistics s = Statistics.of(ci.doubles("central")[row], draws);
        assertThat(ci.doubles("mean")[row]).isEqualTo(s.mean());
        assertThat(ci.doubles("sd")[row]).isEqualTo(s.sd());
        assertThat(ci.doubles("p2_5")[row]).isEqualTo(s.p2_5());
        assertThat(ci.doubles("p50")[row]).isEqualTo(s.p50());
        assertThat(ci.doubles("p97_5")[row]).isEqualTo(s.p97_5());
        compared++;
      }
    }
    assertThat(compared).isEqualTo(all.size());
  }

  /** Columns of the key stand apart, for filters; * where a key has none. */
  private static void columnsHoldTheKey(Table draw) {
    int[] index =
        draw.where(
            "metric",
            "embodied_trade.index",
            "view",
            "final_consumer",
            "stressor",
            "deaths",
            "region",
            "R1",
            "to_region",
            "*",
            "sector",
            "*",
            "total",
            "*",
            "scenario",
            "*");
    assertThat(index).hasSize(DRAWS);
    assertThat(draw.strings("key")[index[0]])
        .isEqualTo("view final_consumer, stressor deaths, region R1");
    assertThat(draw.where("metric", "national_total.value", "total", "all", "stressor", "CO2"))
        .hasSize(DRAWS);
    assertThat(draw.where("metric", "scenario_difference.saving", "than", "*")).isEmpty();
    assertThat(draw.where("metric", "scenario_total.base", "base_name", "*")).isEmpty();
  }
}
