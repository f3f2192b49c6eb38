package org.tradewind.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tradewind.BreathingStudy;
import org.tradewind.TinyStudy;
import org.tradewind.config.StudyFile;
import org.tradewind.jobs.cluster.LocalFiles;
import org.tradewind.jobs.cluster.Spark;
import org.tradewind.jobs.run.StudyRun;
import org.tradewind.jobs.stages.Extent;
import org.tradewind.tables.CsvTables;
import org.tradewind.tables.Inputs;
import org.tradewind.tables.MrioInputs;
import org.tradewind.tables.StudyTables;
import org.tradewind.tables.Table;

/** Where inputs and results may lie, and in which form: none of it changes a bit of the results. */
class HadoopPathsTest {
  private static Spark spark;

  @TempDir Path folder;
  private StudyTables tables;
  private Map<String, String> expected;

  @BeforeAll
  static void start() {
    spark = RunFixture.session("local[2]", 3);
  }

  @AfterAll
  static void stop() {
    spark.stop();
  }

  @BeforeEach
  void reference() {
    tables = TinyStudy.uneven(60, 11);
    TinyStudy.put(
        tables,
        TinyStudy.rows(Inputs.REGION)
            .add("N", "North, \"upper\"", 10, 1, 1)
            .add("S", "South", 20, 2, 2));
    TinyStudy.put(
        tables,
        TinyStudy.rows(MrioInputs.STRESSOR)
            .add("N", "P", "water", 1 / 3.0)
            .add("S", "Q", "water", -7));
    TinyStudy.put(
        tables, TinyStudy.rows(MrioInputs.STRESSOR_HOUSEHOLD).add("S", "water", Math.nextUp(1.0)));
    run(RunFixture.write(tables, folder.resolve("parquet")).toString(), folder.resolve("expected"));
    expected = RunFixture.csvs(folder.resolve("expected"));
    assertThat(expected)
        .hasSize(BreathingStudy.RUN.size() + BreathingStudy.NAMES.size())
        .doesNotContainKey("region_shape.csv");
  }

  private StudyRun.Result run(String inputs, Path out) {
    return run(inputs, out.toString());
  }

  private static StudyRun.Result run(String inputs, String out) {
    String yaml =
        "study: test\nspecies: [SO2, NOX]\nmrio: {backend: java}\nattribution: {blocks: 16}\n"
            + "inputs: "
            + inputs
            + "\n";
    PrintStream quiet = new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8);
    return new StudyRun(StudyFile.parse(yaml, "test.yaml", Map.of()), Extent.ALL, spark, quiet)
        .run(out);
  }

  @Test
  void inputsAndResultsMayBeGivenAsUris() {
    String inputs = folder.resolve("parquet").toUri().toString();
    String out = folder.resolve("by-uri").toUri().toString();
    assertThat(inputs).startsWith("file:///");
    assertThat(out).startsWith("file:///");
    StudyRun.Result result = run(inputs, out);
    assertThat(result.folder()).isEqualTo(folder.resolve("by-uri").toString());
    assertThat(RunFixture.csvs(folder.resolve("by-uri"))).isEqualTo(expected);
    assertThat(folder.resolve(".by-uri.partial")).doesNotExist();
  }

  @Test
  void inputsMayAllBeCsv() throws Exception {
    Path inputs = Files.createDirectory(folder.resolve("csv"));
    for (Table table : tables.tables().values()) {
      Path file = inputs.resolve(table.name() + ".csv");
      CsvTables.write(
          table.schema(), List.of(table), RunFixture.hadoop(file), LocalFiles.configuration());
    }
    assertThat(Files.readString(inputs.resolve("transactions.csv")))
        .startsWith("region,sector,values\nN,P,10.0;20.0;5.0;5.0\n");
    assertThat(inputs.resolve("emission.csv")).exists();
    assertThat(inputs.resolve("sensitivity.csv")).exists();
    run(inputs.toString(), folder.resolve("from-csv"));
    assertThat(RunFixture.csvs(folder.resolve("from-csv"))).isEqualTo(expected);
  }

  @Test
  void bracketsBlanksAndStarsInNamesAreJustNames() {
    Path odd = folder.resolve("in [1] {a,b} * ?");
    Path out = folder.resolve("out [2]*");
    run("'" + RunFixture.write(tables, odd) + "'", out);
    assertThat(RunFixture.csvs(out)).isEqualTo(expected);
  }
}
