package org.tradewind.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tradewind.TinyStudy;
import org.tradewind.axes.Species;
import org.tradewind.axes.UserError;
import org.tradewind.jobs.cluster.Spark;
import org.tradewind.tables.AirInputs;
import org.tradewind.tables.Inputs;
import org.tradewind.tables.MrioInputs;
import org.tradewind.tables.StudyTables;
import org.tradewind.tables.Table;
import org.tradewind.tables.TableSchema;

/**
 * Every mistake in a study's inputs is told by file or row or key, found, expected, and leaves
 * nothing behind.
 */
class BadInputTest {
  private static Spark spark;

  @TempDir Path folder;

  @BeforeAll
  static void start() {
    spark = RunFixture.session("local[2]", 3);
  }

  @AfterAll
  static void stop() {
    spark.stop();
  }

  /**
   * A mistake.
   *
   * @param name what is wrong
   * @param make spoils a good study
   * @param told parts of the message
   */
  private record Mistake(String name, Consumer<StudyTables> make, String... told) {
    @Override
    public String toString() {
      return name;
    }
  }

  private static Mistake mistake(String name, Consumer<StudyTables> make, String... told) {
    return new Mistake(name, make, told);
  }

  /** Replaces one value of a table. */
  private static Consumer<StudyTables> with(
      TableSchema schema, int row, String column, Object value) {
    return tables -> {
      Table old = tables.require(schema);
      Table.Builder rows = Table.builder(schema);
      for (int r = 0; r < old.rows(); r++) {
        Object[] values = values(old, r);
        if (r == row) {
          values[schema.position(column)] = value;
        }
        rows.add(values);
      }
      TinyStudy.put(tables, rows);
    };
  }

  private static Object[] values(Table table, int row) {
    Object[] values = new Object[table.schema().columns().size()];
    for (int c = 0; c < values.length; c++) {
      values[c] = table.value(row, c);
    }
    return values;
  }

  private static Consumer<StudyTables> order(TableSchema schema, int... order) {
    return tables -> {
      Table old = tables.require(schema);
      Table.Builder rows = Table.builder(schema);
      for (int r : order) {
        rows.add(values(old, r));
      }
      TinyStudy.put(tables, rows);
    };
  }

  static List<Mistake> mistakes() {
    List<Mistake> all = new ArrayList<>();
    all.add(
        mistake(
            "NaN emission",
            with(Inputs.EMISSION, 0, "m03", Double.NaN),
            "table emission",
            "cell 0",
            "m03 = NaN",
            "at least 0"));
    all.add(
        mistake(
            "infinite emission",
            with(Inputs.EMISSION, 4, "m12", Double.POSITIVE_INFINITY),
            "table emission",
            "m12 = Infinity"));
    all.add(
        mistake(
            "negative emission",
            with(Inputs.EMISSION, 0, "m01", -5.0),
            "table emission",
            "cell 0, species SO2, subsector plant",
            "m01 = -5.0"));
    all.add(
        mistake(
            "emission twice",
            with(Inputs.EMISSION, 1, "subsector", "plant"),
            "table emission",
            "cell 0, species SO2, subsector plant",
            "duplicate key"));
    all.add(
        mistake(
            "emission of a negative cell",
            with(Inputs.EMISSION, 0, "cell", -7),
            "table emission, species SO2, subsector plant",
            "cell -7",
            "at least 0"));
    all.add(
        mistake(
            "NaN sensitivity",
            with(AirInputs.SENSITIVITY, 2, "m05", Double.NaN),
            "table sensitivity, cell 2, species SO2",
            "not a finite number"));
    all.add(
        mistake(
            "sensitivity twice",
            with(AirInputs.SENSITIVITY, 1, "cell", 0),
            "table sensitivity, cell 0, species SO2",
            "duplicate key, in 2 rows"));
    all.add(
        mistake(
            "species without sensitivity",
            with(AirInputs.SENSITIVITY, 0, "species", Species.NOX)
                .andThen(with(AirInputs.SENSITIVITY, 1, "species", Species.NOX))
                .andThen(with(AirInputs.SENSITIVITY, 2, "species", Species.NOX))
                .andThen(with(AirInputs.SENSITIVITY, 3, "species", Species.NOX)),
            "no row for species SO2",
            "[NOX]"));
    all.add(
        mistake(
            "negative population",
            with(Inputs.REGION, 1, "population_persons", -1.0),
            "table region",
            "row 2 (region S)",
            "population_persons = -1.0"));
    all.add(
        mistake(
            "region twice",
            with(Inputs.REGION, 1, "region", "N"),
            "table region",
            "row 2",
            "duplicate key (region N)"));
    all.add(
        mistake(
            "region of a cell unknown",
            with(Inputs.CELL_REGION, 4, "region", "SS"),
            "table cell_region, row 5",
            "region 'SS'"));
    all.add(
        mistake(
            "shares of a cell miss 1",
            with(Inputs.CELL_REGION, 3, "share", .7),
            "table cell_region, cell 2",
            "a sum of 1"));
    all.add(
        mistake(
            "concordance misses 1",
            with(Inputs.CONCORDANCE, 0, "share", .9),
            "table concordance, subsector plant",
            "0.9",
            "a sum of 1"));
    all.add(
        mistake(
            "concordance names an unknown sector",
            with(Inputs.CONCORDANCE, 0, "sector", "R"),
            "table concordance, row 1",
            "sector 'R'"));
    all.add(
        mistake(
            "share of the concordance over 1",
            with(Inputs.CONCORDANCE, 0, "share", 1.5),
            "table concordance",
            "share = 1.5",
            "from 0 to 1"));
    all.add(
        mistake(
            "no share and no energy use",
            with(Inputs.CONCORDANCE, 0, "share", Double.NaN),
            "table concordance, subsector plant, region N",
            "no energy use",
            "energy_tj above 0"));
    all.add(
        mistake(
            "a subsector emits and is not in the concordance",
            order(Inputs.CONCORDANCE, 1),
            "table concordance",
            "no row for subsector plant in region N"));
    all.add(
        mistake(
            "households' subsector is given to a sector",
            with(Inputs.CONCORDANCE, 1, "sector", "Q"),
            "table subsector, subsector stove",
            "household = true",
            "'household' of 0"));
    all.add(
        mistake(
            "a sector's subsector is given to households",
            with(Inputs.SUBSECTOR, 1, "household", false),
            "table subsector, subsector stove",
            "household = false",
            "'household' of 1"));
    all.add(
        mistake(
            "rows of Z out of order",
            order(MrioInputs.TRANSACTIONS, 1, 0, 2, 3),
            "transactions",
            "N",
            "P",
            "Q"));
    all.add(
        mistake(
            "a row of Z missing", order(MrioInputs.TRANSACTIONS, 0, 1, 2), "transactions", "4"));
    all.add(
        mistake(
            "a row of Z too short",
            with(MrioInputs.TRANSACTIONS, 2, "values", new double[] {1, 2, 3}),
            "transactions",
            "3",
            "4"));
    all.add(
        mistake(
            "region in the MRIO but not in the study",
            with(MrioInputs.OUTPUT, 2, "region", "W"),
            "output",
            "W"));
    all.add(
        mistake(
            "final demand of an unknown region",
            with(MrioInputs.FINAL_DEMAND, 0, "to_region", "W"),
            "final_demand",
            "W"));
    all.add(
        mistake(
            "table out of balance",
            with(MrioInputs.FINAL_DEMAND, 0, "value", 80.0),
            "N",
            "P",
            "balance"));
    all.add(
        mistake(
            "no output but inputs",
            tables -> {
              with(MrioInputs.OUTPUT, 3, "value", 0.0).accept(tables);
              with(MrioInputs.TRANSACTIONS, 3, "values", new double[4]).accept(tables);
              for (int row = 9; row < 12; row++) {
                with(MrioInputs.FINAL_DEMAND, row, "value", 0.0).accept(tables);
              }
            },
            "S",
            "Q",
            "output"));
    all.add(
        mistake(
            "infinite transaction",
            with(
                MrioInputs.TRANSACTIONS,
                0,
                "values",
                new double[] {10, Double.POSITIVE_INFINITY, 5, 5}),
            "table transactions",
            "row 1",
            "Infinity"));
    return all;
  }

  @ParameterizedTest
  @MethodSource("mistakes")
  void aMistakeIsToldAndLeavesNothingBehind(Mistake mistake) throws IOException {
    StudyTables tables = TinyStudy.tables();
    mistake.make().accept(tables);
    Path inputs = RunFixture.write(tables, folder.resolve("inputs"));
    expectError(inputs, mistake.told());
  }

  private void expectError(Path inputs, String... told) throws IOException {
    Path earlier = folder.resolve("results/earlier");
    Files.createDirectories(earlier);
    Files.writeString(earlier.resolve("kept"), "as it was");
    Path out = folder.resolve("results/out");
    UserError error =
        userError(catchThrowable(() -> RunFixture.run(spark, RunFixture.study(inputs, ""), out)));
    assertThat(error.getMessage()).contains(told);
    assertThat(error.getMessage()).contains("found").contains("expected");
    try (Stream<Path> left = Files.list(folder.resolve("results"))) {
      assertThat(left).containsExactly(earlier);
    }
    assertThat(earlier.resolve("kept")).hasContent("as it was");
  }

  /** The error as the command line would find it, also where Spark wrapped it. */
  private static UserError userError(Throwable thrown) {
    for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
      if (cause instanceof UserError error) {
        return error;
      }
    }
    throw new AssertionError("no UserError but", thrown);
  }

  @Test
  void aTruncatedParquetFileIsRefused() throws IOException {
    Path inputs = RunFixture.write(TinyStudy.tables(), folder.resolve("inputs"));
    for (String table : List.of("emission", "transactions")) {
      Path part = inputs.resolve(table).resolve("part-00000.parquet");
      byte[] whole = Files.readAllBytes(part);
      Files.deleteIfExists(part.resolveSibling(".part-00000.parquet.crc"));
      Files.write(part, java.util.Arrays.copyOf(whole, whole.length - 10));
      expectError(inputs, table + "/part-00000.parquet", "a whole Parquet file");
      Files.write(part, whole);
    }
  }

  @Test
  void anEmissionWithoutACellIsRefused() throws IOException {
    Path inputs = RunFixture.write(TinyStudy.tables(), folder.resolve("inputs"));
    String whole = inputs.resolve("emission").toString();
    SparkSession.builder()
        .config(spark.sparkContext().getConf())
        .getOrCreate()
        .read()
        .parquet(whole)
        .withColumn("cell", org.apache.spark.sql.functions.expr("nullif(cell, 3)"))
        .write()
        .parquet(folder.resolve("spoilt").toString());
    deleteTable(inputs, "emission");
    Files.move(folder.resolve("spoilt"), inputs.resolve("emission"));
    expectError(inputs, "table emission", "column cell", "empty value (null)", "in every row");
  }

  @Test
  void aMissingColumnIsNamed() throws IOException {
    Path inputs = RunFixture.write(TinyStudy.tables(), folder.resolve("inputs"));
    deleteTable(inputs, "output");
    Files.writeString(inputs.resolve("output.csv"), "region,sector,valeu\nN,P,100\n");
    expectError(inputs, "output.csv", "no column 'value'", "Did you mean 'valeu'?");
  }

  @Test
  void aTableGivenTwiceIsRefused() throws IOException {
    Path inputs = RunFixture.write(TinyStudy.tables(), folder.resolve("inputs"));
    Files.writeString(inputs.resolve("output.csv"), "region,sector,value\n");
    expectError(inputs, "both output/ and output.csv");
  }

  @Test
  void inputsThatAreNotThereAreRefused() throws IOException {
    expectError(folder.resolve("nowhere"), "nowhere", "the name of a recipe");
  }

  @Test
  void inputsWithoutAnyStageAreRefused() throws IOException {
    StudyTables one = new StudyTables();
    TinyStudy.put(one, TinyStudy.rows(Inputs.REGION).add("N", "North", 1, 1, 1));
    Path inputs = RunFixture.write(one, folder.resolve("inputs"));
    expectError(inputs, "for want of", "transactions", "emission");
  }

  @Test
  void aFolderWithFilesIsNeverWrittenOver() throws IOException {
    Path inputs = RunFixture.write(TinyStudy.tables(), folder.resolve("inputs"));
    Path out = Files.createDirectories(folder.resolve("taken"));
    Files.writeString(out.resolve("kept"), "as it was");
    Throwable thrown =
        catchThrowable(() -> RunFixture.run(spark, RunFixture.study(inputs, ""), out));
    assertThat(thrown)
        .isInstanceOf(UserError.class)
        .hasMessageContaining("taken")
        .hasMessageContaining("a folder with files in it");
    assertThat(out.resolve("kept")).hasContent("as it was");
  }

  @Test
  void parentsMadeForAFailedRunGoWithIt() throws IOException {
    StudyTables tables = TinyStudy.tables();
    with(Inputs.REGION, 1, "region", "N").accept(tables);
    Path inputs = RunFixture.write(tables, folder.resolve("inputs"));
    Path out = folder.resolve("deep/er/out");
    Throwable thrown =
        catchThrowable(() -> RunFixture.run(spark, RunFixture.study(inputs, ""), out));
    assertThat(thrown).isInstanceOf(UserError.class);
    assertThat(folder.resolve("deep")).doesNotExist();
    assertThat(inputs).exists();
  }

  @Test
  void anUnwritableFolderIsRefused() throws IOException {
    Path inputs = RunFixture.write(TinyStudy.tables(), folder.resolve("inputs"));
    Path file = folder.resolve("file");
    Files.writeString(file, "no folder");
    Throwable thrown =
        catchThrowable(
            () -> RunFixture.run(spark, RunFixture.study(inputs, ""), file.resolve("out")));
    assertThat(thrown)
        .isInstanceOf(UserError.class)
        .hasMessageContaining("--out")
        .hasMessageContaining("a folder that can be written");
  }

  private static void deleteTable(Path inputs, String table) throws IOException {
    try (Stream<Path> files = Files.walk(inputs.resolve(table))) {
      files.sorted(java.util.Comparator.reverseOrder()).forEach(p -> p.toFile().delete());
    }
  }
}
