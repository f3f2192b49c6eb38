package org.tradewind.tables;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tradewind.axes.UserError;

/** Tables keep every bit through Parquet and CSV, and damaged or foreign files are told apart. */
class TableFilesTest {
  private static final TableSchema SCHEMA =
      new TableSchema(
          "everything",
          "one column of each type",
          List.of(
              Column.text("name", "n"),
              Column.integer("count", "c"),
              Column.number("value", "t", "v"),
              Column.flag("yes", "y"),
              Column.vector("many", "t", "m"),
              Column.amount("maybe", "t", "m").orAbsent()),
          List.of("name"));

  private final Configuration conf = new Configuration();
  @TempDir Path folder;

  private static Table sample() {
    return Table.builder(SCHEMA)
        .add("plain", 1, Math.PI, true, new double[] {1, 1e-300, -0.0}, 1.0)
        .add("quoted, \"so\"", 2, Double.MIN_VALUE, false, new double[] {1 / 3.0}, Double.NaN)
        .add("中国", 3, 0.1 + 0.2, true, new double[] {Double.MAX_VALUE}, 2.0)
        .build();
  }

  private static org.apache.hadoop.fs.Path path(Path path) {
    return new org.apache.hadoop.fs.Path(path.toUri());
  }

  private static void assertSame(Table read, Table written) {
    assertThat(read.rows()).isEqualTo(written.rows());
    for (int row = 0; row < written.rows(); row++) {
      for (int c = 0; c < written.schema().columns().size(); c++) {
        assertThat(read.value(row, c)).isEqualTo(written.value(row, c));
      }
    }
  }

  @Test
  void parquetKeepsEveryBit() {
    ParquetFiles.write(sample(), path(folder), conf);
    assertSame(ParquetFiles.read(SCHEMA, path(folder), conf), sample());
  }

  @Test
  void csvKeepsEveryBit() {
    Path file = folder.resolve("everything.csv");
    CsvTables.write(SCHEMA, List.of(sample()), path(file), conf);
    assertSame(CsvTables.read(SCHEMA, path(file), conf), sample());
    assertThat(folder.toFile().list()).as("no checksum file beside it").hasSize(1);
  }

  @Test
  void columnsOfACsvMayStandInAnyOrderAndOptionalOnesMayBeAbsent() throws IOException {
    Path file = folder.resolve("t.csv");
    Files.writeString(file, "yes,many,value,count,name\ntrue,1;2,0.5,7,a\n");
    Table table = CsvTables.read(SCHEMA, path(file), conf);
    assertThat(table.strings("name")).containsExactly("a");
    assertThat(table.vectors("many")[0]).containsExactly(1, 2);
    assertThat(table.doubles("maybe")[0]).isNaN();
  }

  @Test
  void wrongFieldsOfACsvAreNamed() throws IOException {
    Path file = folder.resolve("t.csv");
    Files.writeString(file, "name,count,value,yes,many\na,1,x,true,1\n");
    assertThatThrownBy(() -> CsvTables.read(SCHEMA, path(file), conf))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("t.csv, row 1 (line 2), column value")
        .hasMessageContaining("'x'")
        .hasMessageContaining("a number");
    Files.writeString(file, "name,count,value,yes\na,1,2,true\n");
    assertThatThrownBy(() -> CsvTables.read(SCHEMA, path(file), conf))
        .hasMessageContaining("no column 'many'");
    Files.writeString(file, "name,count,value,yes,many\na,1.5,2,true,1\n");
    assertThatThrownBy(() -> CsvTables.read(SCHEMA, path(file), conf))
        .hasMessageContaining("column count")
        .hasMessageContaining("a whole number");
  }

  @Test
  void aTruncatedParquetFileIsRefused() throws IOException {
    ParquetFiles.write(sample(), path(folder), conf);
    Path part = folder.resolve("part-00000.parquet");
    byte[] whole = Files.readAllBytes(part);
    Files.deleteIfExists(folder.resolve(".part-00000.parquet.crc"));
    Files.write(part, java.util.Arrays.copyOf(whole, whole.length / 2));
    assertThatThrownBy(() -> ParquetFiles.read(SCHEMA, path(folder), conf))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("part-00000.parquet")
        .hasMessageContaining("a whole Parquet file");
    TableFiles files = TableFiles.of(path(folder), conf, TextEncoding.DEFAULT);
    assertThatThrownBy(() -> TableReader.check(SCHEMA, files, conf, new ReadingRemarks()))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("a whole Parquet file");
  }

  @Test
  void aForeignFileIsRefused() throws IOException {
    Files.write(folder.resolve("x.parquet"), "not parquet".getBytes(StandardCharsets.UTF_8));
    assertThatThrownBy(() -> ParquetFiles.read(SCHEMA, path(folder), conf))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("x.parquet");
  }

  @Test
  void missingColumnsAndTypesAreNamed() {
    ParquetFiles.write(sample(), path(folder), conf);
    TableSchema other =
        new TableSchema("other", "o", List.of(Column.text("nam", "n")), List.of("nam"));
    assertThatThrownBy(() -> ParquetFiles.read(other, path(folder), conf))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("no column 'nam' among (name, ")
        .hasMessageContaining("Did you mean 'name'?");
    TableSchema typed =
        new TableSchema("typed", "o", List.of(Column.number("name", "t", "n")), List.of());
    assertThatThrownBy(() -> ParquetFiles.read(typed, path(folder), conf))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("column name")
        .hasMessageContaining("DOUBLE");
  }

  @Test
  void valuesOutOfRangeAreNamedByRowAndKey() {
    Object[][] wrong = {
      {"a", 1, Double.NaN, true, new double[] {1}, 1.0, "value = NaN"},
      {
        "a",
        1,
        1.0,
        true,
        new double[] {1, Double.POSITIVE_INFINITY},
        1.0,
        "many element 1 = Infinity"
      },
      {"a", 1, 1.0, true, new double[] {1}, -1.0, "maybe = -1.0"},
      {"a", -1, 1.0, true, new double[] {1}, 1.0, "count = -1"}
    };
    for (Object[] row : wrong) {
      Table table = Table.builder(SCHEMA).add(java.util.Arrays.copyOf(row, row.length - 1)).build();
      assertThatThrownBy(() -> table.validated("here"))
          .isInstanceOf(UserError.class)
          .hasMessageContaining("table everything (here), row 1 (name a)")
          .hasMessageContaining((String) row[row.length - 1]);
    }
  }

  @Test
  void optionalColumnsAtTheEndMayBeLeftOutOfARowAndOthersNot() {
    Object[] whole = {"a", 1, 1.0, true, new double[] {1}};
    assertThat(Table.builder(SCHEMA).add(whole).build().doubles("maybe")[0]).isNaN();
    assertThatThrownBy(() -> Table.builder(SCHEMA).add("a", 1, 1.0, true))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("6 columns, not 4");
  }

  @Test
  void aKeyTwiceIsRefused() {
    Table twice =
        Table.builder(SCHEMA)
            .add("a", 1, 1, true, new double[0], 1)
            .add("a", 2, 2, true, new double[0], 2)
            .build();
    assertThatThrownBy(() -> twice.validated("here"))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("row 2")
        .hasMessageContaining("name a")
        .hasMessageContaining("duplicate key (name a)");
  }
}
