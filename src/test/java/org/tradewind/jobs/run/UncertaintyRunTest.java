package org.tradewind.jobs.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tradewind.BreathingStudy;
import org.tradewind.TinyStudy;
import org.tradewind.axes.UserError;
import org.tradewind.config.Study;
import org.tradewind.config.StudyFile;
import org.tradewind.jobs.RunFixture;
import org.tradewind.jobs.cluster.LocalFiles;
import org.tradewind.jobs.cluster.Spark;
import org.tradewind.jobs.stages.Extent;
import org.tradewind.tables.AccountTables;
import org.tradewind.tables.DrawTables;
import org.tradewind.tables.Provenance;
import org.tradewind.tables.StudyTables;
import org.tradewind.tables.Table;
import org.tradewind.tables.TableSchema;
import org.tradewind.tables.UncertaintyInputs;
import org.tradewind.uncertainty.accounts.CarriedSources;
import org.tradewind.uncertainty.outputs.CiTable;

/** Draws on disk: extended, damaged, of another study, however the work is cut. */
class UncertaintyRunTest {
  @TempDir Path folder;

  private final ByteArrayOutputStream log = new ByteArrayOutputStream();
  private Spark spark;
  private Path inputs;

  @BeforeEach
  void start() {
    spark = RunFixture.session("local[2]", 4);
    inputs = RunFixture.write(tables(0.3), folder.resolve("inputs"));
  }

  @AfterEach
  void stop() {
    spark.stop();
  }

  private static StudyTables tables(double sigma) {
    Table uncertainty =
        Table.builder(UncertaintyInputs.UNCERTAINTY)
            .add("*", "*", "*", "activity", "lognormal", sigma, "")
            .add("SO2", "*", "*", "emission_factor", "lognormal", 2 * sigma, "")
            .add("CO2", "*", "*", "emission_factor", "lognormal", sigma / 2, "carbon")
            .add("deaths", "*", "*", "exposure_response", "lognormal", sigma / 4, "")
            .build();
    return TinyStudy.tables()
        .put(uncertainty, Provenance.of(Provenance.Status.ILLUSTRATIVE, "test", ""));
  }

  private Study study(int draws) {
    return study(draws, "block: 50, seed: 7");
  }

  private Study study(int draws, String more) {
    return RunFixture.study(inputs, "uncertainty: {draws: " + draws + ", " + more + "}");
  }

  /** The page, the manifest and a table name what intervals carry and what not. */
  @Test
  void aRunNamesWhatItsIntervalsCarry() throws IOException {
    Path out = run(study(50), "carried");
    Table sources = RunFixture.parquet(DrawTables.UNCERTAINTY_SOURCE, out);
    assertThat(CarriedSources.names(sources, true))
        .containsExactly("activity", "emission_factor", "exposure_response");
    assertThat(CarriedSources.names(sources, false))
        .containsExactly("common", "sensitivity", "mrio_coefficients", "other_inputs");
    assertThat(Files.readString(out.resolve("summary.txt")))
        .containsPattern("CO2 +supply_chain +[0-9,.]+ +\\([0-9,.]+ to [0-9,.]+\\) t\n")
        .containsPattern("deaths +all +[0-9,.]+ +\\([0-9,.]+ to [0-9,.]+\\) deaths a year\n")
        .contains("these intervals carry: activity, emission_factor, exposure_response\n")
        .contains("they do not carry: common, sensitivity, mrio_coefficients, other_inputs");
    assertThat(Files.readString(out.resolve("manifest.json"))).contains("\"not_carried\"");
  }

  /**
   * Sensitivities that the run computes by its own transport are uncertain though the study has no
   * rows for them, also where the run is extended; and can be left out.
   */
  @Test
  void sensitivitiesByTransportAreUncertainByDefault() {
    StudyTables tables = BreathingStudy.tables(4, 3, 5);
    tables.put(tables(.3).require(UncertaintyInputs.UNCERTAINTY), tables.provenance("region"));
    inputs = RunFixture.write(tables, folder.resolve("breathing"));
    Path out = run(study(50), "computed");
    Table sources = RunFixture.parquet(DrawTables.UNCERTAINTY_SOURCE, out);
    assertThat(CarriedSources.names(sources, true)).contains("sensitivity");
    assertThat(sources.strings("note")[3]).contains("TM5-FASST");
    extend(study(100), out);
    Map<String, String> extended = RunFixture.csvs(out);
    assertThat(extended.get("uncertainty_source.csv"))
        .contains("sensitivity,true")
        .isEqualTo(RunFixture.csvs(run(study(100), "at-once")).get("uncertainty_source.csv"));

    Path exact = run(study(100, "block: 50, seed: 7, sensitivity: never"), "never");
    Map<String, String> without = RunFixture.csvs(exact);
    assertThat(without.get("uncertainty_source.csv")).contains("sensitivity,false");
    double wide = deathsSd(out);
    assertThat(deathsSd(exact)).isLessThan(.8 * wide);
  }

  private static double deathsSd(Path out) {
    Table totals = RunFixture.parquet(CiTable.schema(AccountTables.NATIONAL_TOTAL), out);
    for (int row = 0; row < totals.rows(); row++) {
      if (totals.strings("stressor")[row].equals("deaths")
          && totals.strings("total")[row].equals("all")) {
        return totals.doubles("sd")[row];
      }
    }
    throw new AssertionError("no national total of deaths");
  }

  private Path run(Study study, String name) {
    RunFixture.run(spark, study, folder.resolve(name));
    return folder.resolve(name);
  }

  private void extend(Study study, Path run) {
    PrintStream stream = new PrintStream(log, true, StandardCharsets.UTF_8);
    new UncertaintyRun(spark, stream).run(study, run.toString());
  }

  @Test
  void theSameBitsHoweverTheWorkIsCut() {
    Map<String, Map<String, String>> csvs = new HashMap<>();
    for (String master : List.of("local[1]", "local[2]")) {
      for (int partitions : List.of(1, 64)) {
        spark.stop();
        spark = RunFixture.session(master, partitions);
        String name = "run-" + master.charAt(6) + "-" + partitions;
        csvs.put(name, RunFixture.csvs(run(study(300), name)));
      }
    }
    Map<String, String> first = csvs.get("run-1-1");
    assertThat(first)
        .containsKeys("account_ci.csv", "flow_pair_ci.csv", "embodied_trade_ci.csv", "summary.csv");
    csvs.forEach((where, found) -> assertThat(found).as(where).isEqualTo(first));
  }

  @Test
  void extendedIsAsDrawnAtOnce() throws IOException {
    Path few = run(study(100), "short");
    Map<String, String> before = RunFixture.csvs(few);
    extend(study(325), few);
    Path atOnce = run(study(325), "at-once");
    assertThat(RunFixture.csvs(few)).isEqualTo(RunFixture.csvs(atOnce)).isNotEqualTo(before);
    assertThat(RunFixture.csvs(few).get("summary.csv")).isNotEqualTo(before.get("summary.csv"));
    for (String list : List.of("catalog.csv", "catalog.sql")) {
      assertThat(few.resolve(list)).hasSameTextualContentAs(atOnce.resolve(list));
    }
    assertThat(Files.readString(few.resolve("summary.txt")))
        .contains("325 draws")
        .isEqualTo(Files.readString(atOnce.resolve("summary.txt")));
    assertThat(RunFixture.parquet(DrawTables.SUMMARY, few).ints("draws")).containsOnly(325);
    assertThat(UncertaintyRun.keys(few.toString(), LocalFiles.configuration()))
        .containsEntry("uncertainty.draws", "325");
    assertThat(Files.list(few).map(f -> f.getFileName().toString()))
        .noneMatch(f -> f.startsWith("."));
  }

  /** More draws than are held at once: these pass by in rounds, the ones before did not. */
  @Test
  void extendedBeyondWhatIsHeldIsAsDrawnAtOnce() {
    String how = "block: 500, seed: 7";
    Path few = run(study(600, how), "short");
    extend(study(20_000, how), few);
    spark.stop();
    spark = RunFixture.session("local[1]", 1);
    Path atOnce = run(study(20_000, how), "at-once");
    assertThat(RunFixture.csvs(few)).isEqualTo(RunFixture.csvs(atOnce));
    assertThat(RunFixture.parquet(DrawTables.SUMMARY, few).ints("draws")).containsOnly(20_000);
  }

  /** Intervals of an earlier version lack quantiles: an extension writes all of them again. */
  @Test
  void intervalsWithoutQuartilesAreReplaced() {
    Path run = run(study(100), "earlier");
    Map<String, String> whole = RunFixture.csvs(run);
    for (TableSchema schema :
        List.of(
            CiTable.schema(AccountTables.ACCOUNT), DrawTables.SUMMARY, DrawTables.CONVERGENCE)) {
      RunFixture.withoutColumns(schema, List.of("p25", "p75"), run);
    }
    extend(study(100), run);
    assertThat(RunFixture.csvs(run)).isEqualTo(whole);
    assertThat(RunFixture.parquet(CiTable.schema(AccountTables.ACCOUNT), run).doubles("p75"))
        .isNotEmpty();
  }

  @Test
  void aRunWhoseTablesLackColumnsIsNotExtended() {
    Path run = run(study(100), "earlier");
    RunFixture.withoutColumns(AccountTables.NATIONAL_TOTAL, List.of("share"), run);
    Map<String, String> before = RunFixture.csvs(run);
    assertThatThrownBy(() -> extend(study(200), run))
        .isInstanceOf(UserError.class)
        .hasMessageContainingAll(
            "table national_total", "no column share", "run of an earlier version", "jobs/run");
    assertThat(RunFixture.csvs(run)).isEqualTo(before);
  }

  @Test
  void fewerDrawsThanThereAreSummariseTheFirst() {
    Path run = run(study(200), "long");
    Map<String, String> all = RunFixture.csvs(run);
    extend(study(75), run);
    assertThat(RunFixture.csvs(run)).isEqualTo(RunFixture.csvs(run(study(75), "few")));
    extend(study(200), run);
    assertThat(RunFixture.csvs(run)).isEqualTo(all);
  }

  @Test
  void drawsOfOthersAreNotMixedIn() throws IOException {
    Path run = run(study(100), "run");
    Map<String, String> before = RunFixture.csvs(run);
    for (String other : List.of("block: 50, seed: 8", "block: 25, seed: 7")) {
      assertThatThrownBy(() -> extend(study(200, other), run))
          .isInstanceOf(UserError.class)
          .hasMessageContaining("run of another study: uncertainty.")
          .hasMessageContaining("never mixed");
    }
    assertThatThrownBy(() -> extend(study(200, "block: 50, seed: 7, mode: species"), run))
        .hasMessageContaining("uncertainty.mode: bottom-up (asked for: species)");
    RunFixture.write(tables(0.2), inputs);
    assertThatThrownBy(() -> extend(study(200), run))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("table uncertainty")
        .hasMessageContaining("SHA-256");
    assertThat(RunFixture.csvs(run)).isEqualTo(before);
  }

  /**
   * A run that fails after its draws leaves them: the next one takes up all slices but one that is
   * damaged, and none where a key or an input differs.
   */
  @Test
  void theSlicesOfARunThatFailedAreTakenUp() throws IOException {
    Path whole = run(study(200), "whole");
    fail(study(200), "again");
    Path left = folder.resolve(".again.work");
    List<Path> slices = list(left);
    assertThat(slices).hasSizeGreaterThan(2);
    byte[] bytes = Files.readAllBytes(slices.get(0));
    bytes[bytes.length / 2] ^= 1;
    Files.write(slices.get(0), bytes);
    assertThat(again(study(200), "again"))
        .contains("in " + slices.size() + " slices, " + (slices.size() - 1) + " of them taken up");
    assertThat(RunFixture.csvs(folder.resolve("again"))).isEqualTo(RunFixture.csvs(whole));
    assertThat(left).doesNotExist();
    fail(study(200), "other");
    assertThat(again(study(200, "block: 50, seed: 8"), "other"))
        .contains(" slices")
        .doesNotContain("taken up");
  }

  private static List<Path> list(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.sorted().toList();
    }
  }

  private String again(Study study, String name) {
    log.reset();
    PrintStream stream = new PrintStream(log, true, StandardCharsets.UTF_8);
    new StudyRun(study, Extent.ALL, spark, stream).run(folder.resolve(name).toString());
    return log.toString(StandardCharsets.UTF_8);
  }

  /** Runs a study that cannot put its folder into place, since another has taken it meanwhile. */
  private void fail(Study study, String name) throws IOException {
    Path taken = folder.resolve(name);
    PrintStream takes =
        new PrintStream(log, true, StandardCharsets.UTF_8) {
          @Override
          public PrintStream printf(java.util.Locale locale, String format, Object... arguments) {
            if (String.valueOf(arguments.length > 2 ? arguments[2] : "").endsWith(" draws")) {
              try {
                Files.createDirectories(taken.resolve("another"));
              } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
              }
            }
            return super.printf(locale, format, arguments);
          }
        };
    StudyRun run = new StudyRun(study, Extent.ALL, spark, takes);
    assertThatThrownBy(() -> run.run(taken.toString())).isInstanceOf(UserError.class);
    Files.delete(taken.resolve("another"));
    Files.delete(taken);
  }

  @Test
  void aRunWithoutUncertaintySaysSo() {
    Path bare = RunFixture.write(TinyStudy.tables(), folder.resolve("bare"));
    Study study = StudyFile.parse("species: [SO2]\ninputs: " + bare, "test.yaml", Map.of());
    StudyRun.Result result = RunFixture.run(spark, study, folder.resolve("out"));
    assertThat(result.summary()).contains("intervals, for want of uncertainty");
    assertThatThrownBy(() -> extend(study, folder.resolve("out")))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("no table uncertainty");
    PrintStream stream = new PrintStream(log, true, StandardCharsets.UTF_8);
    StudyRun draws = new StudyRun(study, Extent.ALL, spark, stream).needingDraws();
    assertThatThrownBy(() -> draws.run(folder.resolve("anew").toString()))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("no table uncertainty")
        .hasMessageContaining("jobs/run");
    assertThat(folder.resolve("anew")).doesNotExist();
    assertThatThrownBy(() -> extend(study, folder.resolve("bare")))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("no manifest.json");
  }

  /** Nothing said of what is drawn must not pass for certainty. */
  @Test
  void uncertaintyThatIsAbsentIsRefused() {
    for (String[] wrong :
        new String[][] {
          {"mode: published", "no row of kind quantity", "mode published"},
          {"mode: species, stressors: [CO2, death]", "death", "Did you mean 'deaths'"},
          {"stressors: [foo]", "foo", "stressors of the study"}
        }) {
      assertThatThrownBy(() -> run(study(100, "block: 50, " + wrong[0]), "refused"))
          .isInstanceOf(UserError.class)
          .hasMessageContaining(wrong[1])
          .hasMessageContaining(wrong[2]);
      assertThat(folder.resolve("refused")).doesNotExist();
    }
  }

  @Test
  void rowsThatFitNoInputAreOnThePage() throws IOException {
    Table nobodys =
        Table.builder(UncertaintyInputs.UNCERTAINTY)
            .add("NH3", "*", "*", "emission_factor", "lognormal", .2, "")
            .build();
    Path other =
        RunFixture.write(
            TinyStudy.tables()
                .put(nobodys, Provenance.of(Provenance.Status.ILLUSTRATIVE, "test", "")),
            folder.resolve("nobodys"));
    Study study =
        StudyFile.parse(
            "species: [SO2]\ninputs: " + other + "\nuncertainty: {draws: 50, block: 50}",
            "test.yaml",
            Map.of());
    Path run = run(study, "run");
    assertThat(Files.readString(run.resolve("summary.txt")))
        .contains("NOTHING VARIES: rows of table uncertainty that fit no input: (row 1: ");
    assertThat(Files.readString(run.resolve("manifest.json"))).contains("rows_that_fit_no_input");
  }
}
