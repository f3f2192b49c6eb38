package org.tradewind.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tradewind.config.StudyFile;
import org.tradewind.difference.Cause;
import org.tradewind.difference.Causes;
import org.tradewind.difference.RunDifference;
import org.tradewind.jobs.cluster.LocalFiles;
import org.tradewind.jobs.cluster.Spark;
import org.tradewind.jobs.compare.DiffRun;
import org.tradewind.jobs.compare.SwapRuns;
import org.tradewind.jobs.folders.InputFolder;
import org.tradewind.tables.MrioInputs;
import org.tradewind.tables.Provenance;
import org.tradewind.tables.StudyTables;
import org.tradewind.tables.Table;

/**
 * What moved between a run whose inputs a recipe made and one of a copy of them that was changed.
 */
class WhyOfRecipesTest {
  private static final Configuration CONF = LocalFiles.configuration();
  private static final Path DATA = Path.of("../shared/data");
  private static final double FACTOR = 1.25;

  /** Value added of the world in 2000, million USD, as the README of its figures has it. */
  private static final double TOTAL = 31_550_741.68;

  @TempDir Path folder;

  private static Spark spark;

  @BeforeAll
  static void start() {
    spark = RunFixture.session("local[2]", 2);
  }

  @AfterAll
  static void stop() {
    spark.stop();
  }

  private String run(String name, Map<String, String> keys) {
    Map<String, String> all = new LinkedHashMap<>();
    all.put("study", "wiod");
    all.put("inputs", "wiod-2000");
    all.put("data", DATA.toString());
    all.put("output.csv_max_rows", "1");
    all.putAll(keys);
    RunFixture.run(spark, StudyFile.parse("", "test.yaml", all), folder.resolve(name));
    return folder.resolve(name).toString();
  }

  /** The inputs that a run made, every stressor multiplied. */
  private Path changed(String run) {
    StudyTables tables = new InputFolder(run + "/inputs", CONF).allTables();
    Table given = tables.require(MrioInputs.STRESSOR);
    Table.Builder rows = Table.builder(MrioInputs.STRESSOR);
    for (int row = 0; row < given.rows(); row++) {
      rows.add(
          given.strings("region")[row],
          given.strings("sector")[row],
          given.strings("stressor")[row],
          given.doubles("value")[row] * FACTOR);
    }
    tables.put(rows.build(), Provenance.of(Provenance.Status.ILLUSTRATIVE, "a test", "changed"));
    return RunFixture.write(tables, folder.resolve("changed"));
  }

  private static Cause cause(List<Cause> causes, String figure, String name) {
    return causes.stream()
        .filter(c -> c.figure().equals(figure) && c.cause().equals(name))
        .findFirst()
        .orElseThrow(() -> new AssertionError(figure + " by " + name + " among " + causes));
  }

  @Test
  void aChangedCopyOfARecipesInputsIsExplained() {
    Assumptions.assumeTrue(Files.exists(DATA.resolve("wiod_longrun_2000")), "needs " + DATA);
    String a = run("a", Map.of());
    assertThat(Path.of(a, "inputs/stressor")).as("made by the recipe").isDirectory();
    String b = run("b", Map.of("inputs", changed(a).toString(), "paths.coverage", "0.25"));
    DiffRun diff = new DiffRun(a, b, 0, 3, CONF);
    RunDifference difference = diff.compare();
    Path work = folder.resolve("work");
    PrintStream quiet =
        new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8);
    List<Cause> causes =
        new SwapRuns(diff, spark, quiet, work.toUri().toString()).causes(difference.inputs());
    assertThat(work).as("removed in the end").doesNotExist();
    assertThat(causes)
        .extracting(Cause::cause)
        .contains("table stressor", "key paths.coverage")
        .doesNotContain("key inputs", "key data");
    String figure = "value_added, supply chains";
    Cause of = cause(causes, figure, "table stressor");
    assertThat(of.a()).isCloseTo(TOTAL, within(1.));
    assertThat(of.b()).isCloseTo(TOTAL * FACTOR, within(1.));
    assertThat(of.effect()).isCloseTo((FACTOR - 1) * TOTAL, within(1.));
    assertThat(of.share()).isCloseTo(1, within(1e-9));
    for (String none : List.of(Causes.SOFTWARE, "key paths.coverage", Causes.REMAINDER)) {
      assertThat(cause(causes, figure, none).effect()).as(none).isCloseTo(0, within(1e-4));
    }
  }
}
