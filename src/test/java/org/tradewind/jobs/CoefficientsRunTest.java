package org.tradewind.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.spark.util.SerializableConfiguration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tradewind.RunFiles;
import org.tradewind.TinyStudy;
import org.tradewind.axes.UserError;
import org.tradewind.config.Study;
import org.tradewind.difference.IntervalDifference.Way;
import org.tradewind.difference.RunDifference;
import org.tradewind.difference.TableDifference;
import org.tradewind.flows.FlowEngine;
import org.tradewind.jobs.cluster.LocalFiles;
import org.tradewind.jobs.cluster.Spark;
import org.tradewind.jobs.compare.DiffRun;
import org.tradewind.jobs.folders.FinishedWork;
import org.tradewind.jobs.folders.RunFolder;
import org.tradewind.jobs.run.UncertaintyRun;
import org.tradewind.jobs.stages.CoefficientsJob;
import org.tradewind.mrio.MrioParameters;
import org.tradewind.tables.DrawTables;
import org.tradewind.tables.FlowTables;
import org.tradewind.tables.Outputs;
import org.tradewind.tables.StudyTables;
import org.tradewind.tables.Table;
import org.tradewind.tables.UncertaintyInputs;
import org.tradewind.uncertainty.accounts.DrawModel;
import org.tradewind.uncertainty.coefficients.CoefficientDraws;
import org.tradewind.uncertainty.inputs.CoefficientParameters;
import org.tradewind.uncertainty.outputs.CiTable;
import org.tradewind.uncertainty.outputs.DrawnWorld;

/** Intervals of the MRIO's coefficients as a run of the tiny study writes them. */
class CoefficientsRunTest {
  private static final List<String> TOLD =
      Outputs.OF_COEFFICIENTS.stream().map(of -> CiTable.schema(of).name()).toList();

  @TempDir Path folder;

  private Path inputs() {
    StudyTables tables = TinyStudy.tables();
    TinyStudy.put(
        tables,
        TinyStudy.rows(UncertaintyInputs.UNCERTAINTY)
            .add("*", "*", "*", "activity", "lognormal", .3, "")
            .add("CO2", "*", "*", "emission_factor", "lognormal", .1, "carbon")
            .add("deaths", "*", "*", "exposure_response", "lognormal", .2, ""));
    return RunFixture.write(tables, folder.resolve("inputs"));
  }

  private static Study study(Path inputs, String uncertainty) {
    return RunFixture.study(
        inputs, "uncertainty: {block: 20, share_draws: 0, " + uncertainty + "}");
  }

  /** Extends a run and gives what it says on the way. */
  private static String extend(Spark spark, Study study, Path run) {
    ByteArrayOutputStream log = new ByteArrayOutputStream();
    new UncertaintyRun(spark, new PrintStream(log, true, StandardCharsets.UTF_8))
        .run(study, run.toString());
    return log.toString(StandardCharsets.UTF_8);
  }

  @Test
  void theSameBitsHoweverTheWorkIsCutAndTheRestAsWithout() throws IOException {
    Path inputs = inputs();
    Map<String, Map<String, String>> found = new HashMap<>();
    String drawn = "draws: 60, mrio_draws: 35, mrio_cv: .4, mrio_cv_power: .1";
    for (String where : List.of("local[1]/1", "local[2]/7")) {
      String[] parts = where.split("/");
      Spark spark = RunFixture.session(parts[0], Integer.parseInt(parts[1]));
      try {
        Path out = folder.resolve("out-" + parts[1]);
        RunFixture.run(spark, study(inputs, drawn), out);
        found.put(where, RunFixture.csvs(out));
        if (parts[1].equals("7")) {
          told(out);
          Path without = folder.resolve("without");
          RunFixture.run(spark, study(inputs, "draws: 60"), without);
          Map<String, String> others = new HashMap<>(found.get(where));
          TOLD.forEach(table -> assertThat(others.remove(table + ".csv")).isNotEmpty());
          Map<String, String> plain = new HashMap<>(RunFixture.csvs(without));
          String sources = DrawTables.UNCERTAINTY_SOURCE.name() + ".csv";
          assertThat(others.remove(sources)).contains("mrio_coefficients,true");
          assertThat(plain.remove(sources)).contains("mrio_coefficients,false");
          assertThat(plain).isEqualTo(others);
          assertThat(Files.readString(without.resolve("summary.txt")))
              .contains("they do not carry: common, sensitivity, mrio_coefficients, other_inputs")
              .doesNotContain("coefficients of the MRIO drawn");
        }
      } finally {
        spark.stop();
      }
    }
    assertThat(found.get("local[1]/1")).isEqualTo(found.get("local[2]/7"));
  }

  private static void told(Path run) throws IOException {
    String rule = "CV = min(1.0, 0.4 s^-0.1)";
    assertThat(Files.readString(run.resolve("summary.txt")))
        .contains("drawn in 35 draws", rule, "ILLUSTRATIVE");
    assertThat(Files.readString(run.resolve("manifest.json")))
        .contains("\"draws_of_coefficients\" : 35", rule);
    Table pairs = RunFixture.parquet(CiTable.schema(DrawTables.FLOW_PAIR_MRIO), run);
    Table plain = RunFixture.parquet(FlowTables.FLOW_PAIR, run);
    assertThat(pairs.ints("draws")).containsOnly(35);
    Map<String, Double> means = new HashMap<>();
    Map<String, Double> spreads = new HashMap<>();
    for (int row = 0; row < pairs.rows(); row++) {
      if (pairs.strings("stressor")[row].equals("CO2")) {
        String of = pairs.strings("view")[row] + "/" + pairs.strings("drawn")[row];
        means.merge(of, pairs.doubles("mean")[row], Double::sum);
        spreads.merge(of, pairs.doubles("sd")[row], Double::sum);
      }
    }
    for (String view : List.of("final_producer", "final_consumer")) {
      double central = 0;
      for (int row = 0; row < plain.rows(); row++) {
        boolean counts =
            plain.strings("view")[row].equals(view) && plain.strings("stressor")[row].equals("CO2");
        central += counts ? plain.doubles("value")[row] : 0;
      }
      assertThat(means.get(view + "/coefficients")).isCloseTo(central, within(1e-10 * central));
      assertThat(spreads.get(view + "/coefficients")).isGreaterThan(.001 * central);
      assertThat(spreads.get(view + "/all")).isGreaterThan(spreads.get(view + "/coefficients"));
    }
  }

  @Test
  void anExtensionIsAsDrawnAtOnce() throws IOException {
    Path inputs = inputs();
    Spark spark = RunFixture.session("local[2]", 3);
    try {
      Path run = folder.resolve("run");
      RunFixture.run(spark, study(inputs, "draws: 20, mrio_draws: 35"), run);
      for (String table : TOLD) {
        assertThat(RunFiles.table(run, table)).exists();
      }
      assertThat(draws(run)).containsOnly(20);
      assertThat(extend(spark, study(inputs, "draws: 60, mrio_draws: 35"), run))
          .contains("35 draws of the MRIO");
      assertThat(draws(run)).containsOnly(35);
      same(spark, study(inputs, "draws: 60, mrio_draws: 35"), run, "more");
      extend(spark, study(inputs, "draws: 60, mrio_draws: 40, mrio_cv: .1"), run);
      assertThat(draws(run)).containsOnly(40);
      same(spark, study(inputs, "draws: 60, mrio_draws: 40, mrio_cv: .1"), run, "other");
      extend(spark, study(inputs, "draws: 60"), run);
      for (String table : TOLD) {
        assertThat(RunFiles.table(run, table)).doesNotExist();
        assertThat(RunFiles.csv(run, table)).doesNotExist();
      }
      same(spark, study(inputs, "draws: 60"), run, "none");
    } finally {
      spark.stop();
    }
  }

  /** A block that is finished is not drawn again, unless by another rule or damaged. */
  @Test
  void finishedBlocksAreTakenUp() throws IOException {
    DrawnWorld world = DrawnWorld.of(3, .4);
    FlowEngine flows = world.flows();
    DrawModel model = world.model(flows);
    CoefficientDraws draws =
        CoefficientDraws.of(
            model, flows, new CoefficientParameters(35, .3, .3, 1), 7, MrioParameters.Backend.JAVA);
    Path kept = folder.resolve("kept");
    FinishedWork work = new FinishedWork(RunFixture.hadoop(kept), conf(), List.of("a test"));
    Spark spark = RunFixture.session("local[2]", 3);
    try {
      CoefficientsJob job = new CoefficientsJob(spark);
      CoefficientsJob.Drawn first = job.draw(draws, flows, 35, work);
      assertThat(first.takenUp()).isZero();
      List<Path> files = list(kept);
      assertThat(files).hasSize(4);
      byte[] bytes = Files.readAllBytes(files.get(0));
      bytes[bytes.length / 2] ^= 1;
      Files.write(files.get(0), bytes);
      Files.write(files.get(1), new byte[3]);
      CoefficientsJob.Drawn again = job.draw(draws, flows, 35, work);
      assertThat(again.takenUp()).isEqualTo(2);
      for (int t = 0; t < 3; t++) {
        assertThat(again.tables().get(t).doubles("sd"))
            .isEqualTo(first.tables().get(t).doubles("sd"));
      }
      assertThat(job.draw(draws, flows, 35, work.with("another rule")).takenUp()).isZero();
      Path others = Files.writeString(kept.resolve("notes.txt"), "not a piece");
      work.remove();
      assertThat(list(kept)).containsExactly(others);
      Files.delete(others);
      work.remove();
      assertThat(kept).doesNotExist();
    } finally {
      spark.stop();
    }
  }

  private static List<Path> list(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.sorted().toList();
    }
  }

  private static SerializableConfiguration conf() {
    return new SerializableConfiguration(LocalFiles.configuration());
  }

  @Test
  void theFirstMistakeIsTold() {
    UserError first = new UserError("draw 3", "this", "that", "Do it.");
    UserError second = new UserError("draw 12", "this", "that", "Do it.");
    CoefficientsJob.Done whole = new CoefficientsJob.Done(new double[0][], true, List.of());
    List<CoefficientsJob.Done> blocks =
        List.of(
            whole,
            new CoefficientsJob.Done(new double[0][], false, List.of(first)),
            new CoefficientsJob.Done(new double[0][], false, List.of(second)));
    assertThatThrownBy(() -> CoefficientsJob.refuseMistakes(blocks)).isSameAs(first);
    CoefficientsJob.refuseMistakes(List.of(whole, whole));
  }

  /** Two rules differ in these tables alone, whose draws are not paired. */
  @Test
  void aDifferenceOfTwoRules() {
    Path inputs = inputs();
    Spark spark = RunFixture.session("local[2]", 3);
    try {
      Path a = folder.resolve("a");
      Path b = folder.resolve("b");
      RunFixture.run(spark, study(inputs, "draws: 40, mrio_draws: 40"), a);
      RunFixture.run(spark, study(inputs, "draws: 40, mrio_draws: 40, mrio_cv: .01"), b);
      DiffRun diff = new DiffRun(a.toString(), b.toString(), 0, 5, spark.hadoopConfiguration());
      RunDifference difference = diff.compare();
      assertThat(diff.page(difference))
          .containsPattern(
              "flow_pair_mrio_ci, value, unpaired: \\d+ moved, \\d+ beyond Monte Carlo error,"
                  + " [1-9]\\d* undecided \\(without pairs of draws\\)");
      assertThat(difference.unknown()).isEmpty();
      assertThat(difference.tables().stream().filter(t -> t.rowsMoved() > 0))
          .extracting(TableDifference::table)
          .containsExactlyInAnyOrderElementsOf(TOLD);
      assertThat(difference.intervals()).isNotEmpty().allMatch(i -> i.way() == Way.UNPAIRED);
    } finally {
      spark.stop();
    }
  }

  private static int[] draws(Path run) {
    return RunFixture.parquet(CiTable.schema(DrawTables.ACCOUNT_MRIO), run).ints("draws");
  }

  /** The run that was extended has the tables and keys of one that was made so at once. */
  private void same(Spark spark, Study study, Path run, String name) {
    Path atOnce = folder.resolve(name);
    RunFixture.run(spark, study, atOnce);
    assertThat(RunFixture.csvs(run)).isEqualTo(RunFixture.csvs(atOnce));
    RunFolder extended = new RunFolder(run.toString(), spark.hadoopConfiguration());
    RunFolder made = new RunFolder(atOnce.toString(), spark.hadoopConfiguration());
    assertThat(extended.keys()).isEqualTo(made.keys());
    assertThat(extended.tables()).containsExactlyInAnyOrderElementsOf(made.tables());
  }
}
