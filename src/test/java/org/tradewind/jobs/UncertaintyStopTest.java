package org.tradewind.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tradewind.RunFiles;
import org.tradewind.TinyStudy;
import org.tradewind.axes.UserError;
import org.tradewind.config.Study;
import org.tradewind.jobs.cluster.Spark;
import org.tradewind.jobs.run.UncertaintyRun;
import org.tradewind.tables.DrawTables;
import org.tradewind.tables.Table;
import org.tradewind.tables.UncertaintyInputs;

/** Drawing stops when totals have settled; what is told of the draws stands in the run. */
class UncertaintyStopTest {
  @TempDir Path folder;

  private Spark spark;
  private Path inputs;

  @BeforeEach
  void start() {
    spark = RunFixture.session("local[2]", 4);
    var tables = TinyStudy.tables();
    TinyStudy.put(
        tables,
        Table.builder(UncertaintyInputs.UNCERTAINTY)
            .add("*", "*", "*", "activity", "lognormal", .1, "")
            .add("SO2", "*", "*", "emission_factor", "lognormal", .2, "")
            .add("deaths", "*", "*", "exposure_response", "lognormal", .05, ""));
    inputs = RunFixture.write(tables, folder.resolve("inputs"));
  }

  @AfterEach
  void stop() {
    spark.stop();
  }

  private Study study(int draws, String more) {
    return RunFixture.study(
        inputs,
        "uncertainty: {draws: " + draws + ", block: 100, seed: 7, share_draws: 250" + more + "}");
  }

  private Path run(Study study, String name) {
    RunFixture.run(spark, study, folder.resolve(name));
    return folder.resolve(name);
  }

  private String extend(Study study, Path run) {
    ByteArrayOutputStream log = new ByteArrayOutputStream();
    PrintStream stream = new PrintStream(log, true, StandardCharsets.UTF_8);
    String summary = new UncertaintyRun(spark, stream).run(study, run.toString()).summary();
    return log.toString(StandardCharsets.UTF_8) + summary;
  }

  @Test
  void stopsWhereTotalsHaveSettledAndGoesOnWhenAsked() throws IOException {
    Path stopped = run(study(6400, ", stop_at: 0.02"), "stopped");
    Table convergence = RunFixture.parquet(DrawTables.CONVERGENCE, stopped);
    int[] after = Arrays.stream(convergence.ints("draws")).distinct().toArray();
    int drawn = after[after.length - 1];
    assertThat(drawn).isBetween(200, 3200);
    // enough after the last round, not after the one before
    assertThat(error(convergence, drawn)).isLessThanOrEqualTo(.02);
    assertThat(error(convergence, drawn / 2)).isGreaterThan(.02);
    assertThat(Files.readString(stopped.resolve("summary.txt")))
        .contains(drawn + " draws of 6400 asked for were enough");
    assertThat(Files.readString(stopped.resolve("manifest.json")))
        .contains("\"draws\" : " + drawn, "\"draws_asked\" : 6400");
    Map<String, String> atOnce = RunFixture.csvs(run(study(drawn, ""), "at-once"));
    assertThat(RunFixture.csvs(stopped)).isEqualTo(atOnce);
    assertThat(extend(study(2 * drawn, ""), stopped)).contains(2 * drawn + " draws; largest");
    Map<String, String> more = RunFixture.csvs(run(study(2 * drawn, ""), "more"));
    assertThat(RunFixture.csvs(stopped)).isEqualTo(more).isNotEqualTo(atOnce);
    assertThat(extend(study(6400, ", stop_at: 0.02"), stopped))
        .contains(drawn + " draws of 6400 asked for");
    assertThat(RunFixture.csvs(stopped)).isEqualTo(atOnce);
    // the same draws told otherwise
    extend(study(drawn, ", shares_by: kind"), stopped);
    assertThat(RunFixture.csvs(stopped))
        .isEqualTo(RunFixture.csvs(run(study(drawn, ", shares_by: kind"), "by-kind")))
        .isNotEqualTo(atOnce);
    assertThat(Files.readString(stopped.resolve("manifest.json")))
        .contains("\"uncertainty.shares_by\" : \"kind\"");
    assertThatThrownBy(() -> extend(study(6400, ", mode: species"), stopped))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("uncertainty.mode")
        .hasMessageContaining("nothing but uncertainty.draws, uncertainty.stop_at,");
  }

  @Test
  void aWishThatIsNotReachedIsSaid() throws IOException {
    Path run = run(study(800, ", stop_at: 0.001"), "run");
    assertThat(Files.readString(run.resolve("summary.txt")))
        .contains("800 draws; largest", "more than was wished for (uncertainty.stop_at 0.001)");
  }

  private static double error(Table convergence, int draws) {
    double worst = 0;
    for (int row = 0; row < convergence.rows(); row++) {
      if (convergence.ints("draws")[row] == draws
          && convergence.strings("quantity")[row].equals("supply_chain")) {
        for (String column : new String[] {"mc_error", "mc_error_p2_5", "mc_error_p97_5"}) {
          worst =
              Math.max(worst, convergence.doubles(column)[row] / convergence.doubles("mean")[row]);
        }
      }
    }
    return worst;
  }

  @Test
  void sharesAndMomentsStandInTheRunAndDoNotDependOnMachinesOrDraws() {
    Path run = run(study(300, ""), "run");
    Table shares = RunFixture.parquet(DrawTables.VARIANCE_SHARE, run);
    assertThat(shares.strings("method")).contains("exact", "draws");
    assertThat(shares.strings("input_group"))
        .contains("activity", "emission_factor SO2", "exposure_response");
    assertThat(RunFixture.parquet(DrawTables.MOMENT, run).rows()).isPositive();
    Map<String, String> csvs = RunFixture.csvs(run);
    spark.stop();
    spark = RunFixture.session("local[1]", 1);
    Map<String, String> others = RunFixture.csvs(run(study(600, ""), "others"));
    for (String table : new String[] {"moment.csv", "variance_share.csv"}) {
      assertThat(others.get(table)).isNotEmpty().isEqualTo(csvs.get(table));
    }
    Path bare = run(study(100, ", shares_by: none"), "bare");
    assertThat(RunFiles.csv(bare, "variance_share")).doesNotExist();
    assertThat(RunFiles.csv(bare, "moment")).exists();
  }
}
