package org.tradewind.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.GZIPOutputStream;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.example.data.simple.SimpleGroup;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.example.ExampleParquetWriter;
import org.apache.parquet.hadoop.util.HadoopOutputFile;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.MessageTypeParser;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tradewind.axes.Months;
import org.tradewind.axes.UserError;
import org.tradewind.jobs.cluster.LocalFiles;
import org.tradewind.jobs.cluster.Spark;
import org.tradewind.jobs.stages.CellBlocks;
import org.tradewind.jobs.stages.GriddedTable;
import org.tradewind.tables.AirInputs;
import org.tradewind.tables.CsvTables;
import org.tradewind.tables.MonthRows;
import org.tradewind.tables.ParquetFiles;
import org.tradewind.tables.PlainParquet;
import org.tradewind.tables.ReadingRemarks;
import org.tradewind.tables.Table;
import org.tradewind.tables.TableFiles;
import org.tradewind.tables.TableReader;
import org.tradewind.tables.TableSchema;
import org.tradewind.tables.TextEncoding;

/**
 * One table in every form and by every writer: the reader of small tables and that of gridded ones
 * give the same rows. The files of other writers and how they were made: tables/foreign/README.md.
 */
class TableFormsTest {
  private static final TableSchema SCHEMA = AirInputs.SENSITIVITY;
  private static final Configuration CONF = LocalFiles.configuration();
  private static Spark spark;

  @TempDir Path folder;

  @BeforeAll
  static void start() {
    spark = RunFixture.session("local[2]", 2);
  }

  @AfterAll
  static void stop() {
    spark.stop();
  }

  /** sign x (cell + month/8), and 1/2 more of NOX: exact even in numbers of two bytes. */
  private static double value(int cell, String species, int month) {
    return (cell == 3 ? -1 : 1) * (cell + month / 8.0) + (species.equals("NOX") ? 0.5 : 0);
  }

  private static Table expected() {
    Table.Builder table = Table.builder(SCHEMA);
    for (int cell : new int[] {3, 10}) {
      for (String species : List.of("SO2", "NOX")) {
        Object[] row = new Object[14];
        row[0] = cell;
        row[1] = species;
        for (int m = 1; m <= 12; m++) {
          row[m + 1] = value(cell, species, m);
        }
        table.add(row);
      }
    }
    return table.build();
  }

  private static Map<String, List<Object>> rows(Table table) {
    Map<String, List<Object>> rows = new TreeMap<>();
    for (int r = 0; r < table.rows(); r++) {
      Object[] row = new Object[14];
      for (int c = 0; c < row.length; c++) {
        row[c] = table.value(r, c);
      }
      rows.put(row[0] + " " + row[1], List.of(row));
    }
    return rows;
  }

  private static Map<String, List<Object>> gridded(TableFiles files) {
    Map<String, List<Object>> rows = new TreeMap<>();
    // the first cell alone in a partition
    CellBlocks cells = new CellBlocks(3, 4, 2);
    for (MonthRows part : new GriddedTable(spark, cells).read(SCHEMA, files, "species").collect()) {
      for (int row = 0; row < part.rows(); row++) {
        Object[] values = new Object[14];
        values[0] = part.cell(row);
        values[1] = part.label(0, row);
        for (int m = 0; m < 12; m++) {
          values[2 + m] = part.months()[part.at(row) + m];
        }
        rows.put(values[0] + " " + values[1], List.of(values));
      }
    }
    return rows;
  }

  private static TableFiles files(Path path) {
    return TableFiles.of(RunFixture.hadoop(path), CONF, TextEncoding.DEFAULT);
  }

  private static Table small(Path path) {
    return TableReader.read(SCHEMA, files(path), CONF, new ReadingRemarks());
  }

  private static void bothReadIt(Path path) {
    assertThat(rows(small(path))).isEqualTo(rows(expected()));
    assertThat(gridded(files(path))).isEqualTo(rows(expected()));
  }

  private static Path foreign(String name) {
    try {
      return Path.of(
          TableReader.class.getResource("/org/tradewind/tables/foreign/" + name).toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "duckdb_double.parquet",
        "duckdb_float.parquet",
        "duckdb_decimal_int32.parquet",
        "duckdb_decimal_int64.parquet",
        "duckdb_decimal_fixed.parquet",
        "duckdb_unsigned.parquet",
        "duckdb_hive",
        "duckdb_hive_both",
        "duckdb.csv",
        "pandas_default.parquet",
        "pandas_index.parquet",
        "pandas_category.parquet",
        "pandas_decimal.parquet",
        "pandas_hive",
        "pandas.csv.gz",
        "polars_default.parquet",
        "polars_categorical.parquet",
        "polars_float32.parquet",
        "polars.csv"
      })
  void otherWriters(String name) {
    bothReadIt(foreign(name));
  }

  @Test
  void ourOwnFormsInOneFileOrInAFolder() throws IOException {
    Path csv = folder.resolve("t.csv");
    CsvTables.write(SCHEMA, List.of(expected()), RunFixture.hadoop(csv), CONF);
    bothReadIt(csv);
    Path packed = folder.resolve("t.csv.gz");
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(packed))) {
      Files.copy(csv, out);
    }
    bothReadIt(packed);
    Path parts = Files.createDirectories(folder.resolve("parts"));
    Files.copy(csv, parts.resolve("part-0.csv"));
    Files.writeString(parts.resolve("part-1.csv"), Files.readString(csv).lines().findFirst().get());
    bothReadIt(parts);
    Path parquet = folder.resolve("t.parquet");
    ParquetFiles.writeFile(expected(), RunFixture.hadoop(parquet), CONF);
    bothReadIt(parquet);
    ParquetFiles.write(expected(), RunFixture.hadoop(folder.resolve("t")), CONF);
    bothReadIt(folder.resolve("t"));
    assertThat(PlainParquet.groups(SCHEMA, files(folder.resolve("t")), CONF)).isPresent();
    assertThat(PlainParquet.groups(SCHEMA, files(parts), CONF)).isEmpty();
  }

  @Test
  void foldersWithBracketsAndEqualSignsInTheirNames() {
    Path odd = folder.resolve("year=2017 [a]*").resolve("sensitivity");
    ParquetFiles.write(expected(), RunFixture.hadoop(odd), CONF);
    bothReadIt(odd);
  }

  @Test
  void partitionsByEscapedAndEmptyValues() throws IOException {
    Path hive = folder.resolve("hive");
    Path part = Files.createDirectories(hive.resolve("cell=7").resolve("species=a%2Fb%3D中 +"));
    Files.writeString(part.resolve("x.csv"), months() + "\n" + "1,".repeat(11) + "1\n");
    assertThat(rows(small(hive))).containsOnlyKeys("7 a/b=中 +");
    assertThat(gridded(files(hive))).isEqualTo(rows(small(hive)));
    Files.createDirectories(hive.resolve("cell=7").resolve("species=__HIVE_DEFAULT_PARTITION__"));
    Files.copy(
        part.resolve("x.csv"), hive.resolve("cell=7/species=__HIVE_DEFAULT_PARTITION__/x.csv"));
    assertThatThrownBy(() -> small(hive))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("column species")
        .hasMessageContaining("empty value");
  }

  @Test
  void aFolderThatContradictsItsFileIsRefused() throws IOException {
    Path part = Files.createDirectories(folder.resolve("t").resolve("cell=4"));
    Path csv = part.resolve("x.csv");
    CsvTables.write(SCHEMA, List.of(expected()), RunFixture.hadoop(csv), CONF);
    assertThatThrownBy(() -> small(folder.resolve("t")))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("cell 3 in a folder cell=4");
  }

  private static String months() {
    return String.join(",", Months.COLUMNS);
  }

  /** A file of one row, every month of a type, whose values a test gives; cell of another type. */
  private Path typed(String cellType, Object cell, String type, Object value) {
    StringBuilder text = new StringBuilder("message m { optional " + cellType + "; ");
    text.append("optional binary species (STRING); ");
    Months.COLUMNS.forEach(m -> text.append("optional " + type.formatted(m) + "; "));
    MessageType message = MessageTypeParser.parseMessageType(text + "}");
    Group row = new SimpleGroup(message);
    add(row, "cell", cell);
    row.add("species", "SO2");
    Months.COLUMNS.forEach(m -> add(row, m, value));
    Path file = folder.resolve("typed.parquet");
    try (ParquetWriter<Group> writer =
        ExampleParquetWriter.builder(HadoopOutputFile.fromPath(RunFixture.hadoop(file), CONF))
            .withType(message)
            .withWriteMode(org.apache.parquet.hadoop.ParquetFileWriter.Mode.OVERWRITE)
            .build()) {
      writer.write(row);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return file;
  }

  private static void add(Group row, String field, Object value) {
    if (value instanceof Integer number) {
      row.add(field, number);
    } else if (value instanceof Long number) {
      row.add(field, number);
    } else if (value instanceof Float number) {
      row.add(field, number);
    } else if (value instanceof Double number) {
      row.add(field, number);
    } else if (value instanceof byte[] bytes) {
      row.add(field, Binary.fromConstantByteArray(bytes));
    }
  }

  private void reads(String type, Object value, double expected) {
    Path file = typed("int64 cell", 5L, type, value);
    Map<String, List<Object>> small = rows(small(file));
    assertThat(small.get("5 SO2").subList(2, 14)).as(type).containsOnly(expected);
    assertThat(gridded(files(file))).as(type).isEqualTo(small);
  }

  private static byte[] bytes(String unscaled, int width) {
    byte[] shortest = new BigInteger(unscaled).toByteArray();
    byte[] bytes = new byte[width];
    java.util.Arrays.fill(bytes, (byte) (shortest[0] < 0 ? -1 : 0));
    System.arraycopy(shortest, 0, bytes, width - shortest.length, shortest.length);
    return bytes;
  }

  @Test
  void numbersByWhatTheFileDeclares() {
    reads("double %s", -1e300, -1e300);
    reads("float %s", 0.1f, 0.1f);
    reads("int32 %s", -7, -7);
    reads("int64 %s", 1L << 53, 9007199254740992.0);
    reads("int32 %s (INTEGER(8,true))", -128, -128);
    reads("int32 %s (INTEGER(16,false))", 65535, 65535);
    reads("int32 %s (INTEGER(32,false))", -1, 4294967295.0);
    reads("int64 %s (INTEGER(64,false))", Long.MAX_VALUE, 0x1p63);
    reads("int32 %s (DECIMAL(9,2))", -12345, -123.45);
    reads("int64 %s (DECIMAL(18,6))", 1234567L, 1.234567);
    reads("binary %s (DECIMAL(30,10))", bytes("-12345678901", 5), -1.2345678901);
    reads(
        "fixed_len_byte_array(16) %s (DECIMAL(38,10))",
        bytes("123456789012345678901", 16), new BigDecimal("12345678901.2345678901").doubleValue());
    // IEEE 754 binary16: 0x3E00 is 1.5, 0x8001 the least of all, -2^-24
    reads("fixed_len_byte_array(2) %s (FLOAT16)", new byte[] {0, 0x3E}, 1.5);
    reads("fixed_len_byte_array(2) %s (FLOAT16)", new byte[] {1, (byte) 0x80}, -0x1p-24);
  }

  @Test
  void cellsOfAllWidths() {
    Map<String, Object> types =
        Map.of(
            "int32 cell",
            5,
            "int64 cell",
            5L,
            "int32 cell (INTEGER(8,false))",
            5,
            "int64 cell (INTEGER(64,false))",
            5L,
            "double cell",
            5.0,
            "int32 cell (DECIMAL(9,1))",
            50);
    types.forEach(
        (type, cell) -> {
          Path file = typed(type, cell, "double %s", 1.0);
          assertThat(rows(small(file))).as(type).containsOnlyKeys("5 SO2");
          assertThat(gridded(files(file))).as(type).isEqualTo(rows(small(file)));
        });
  }

  private void refused(Path file, String... named) {
    for (boolean gridded : new boolean[] {false, true}) {
      assertThatThrownBy(
              () -> {
                if (gridded) {
                  gridded(files(file));
                } else {
                  small(file);
                }
              })
          .satisfies(
              thrown -> {
                Throwable cause = thrown;
                while (!(cause instanceof UserError) && cause.getCause() != null) {
                  cause = cause.getCause();
                }
                assertThat(cause).isInstanceOf(UserError.class);
                for (String name : named) {
                  assertThat(cause).hasMessageContaining(name);
                }
              });
    }
  }

  @Test
  void whatIsNotANumberIsRefusedByBothWithItsType() {
    refused(typed("int64 cell", 5L, "int32 %s (DATE)", 17000), "DATE", "column m01");
    refused(typed("int64 cell", 5L, "int64 %s (TIMESTAMP(MICROS,true))", 1L), "TIMESTAMP");
    refused(typed("int64 cell", 5L, "int32 %s (TIME(MILLIS,true))", 1), "TIME");
    refused(typed("int64 cell", 5L, "int96 %s", new byte[12]), "INT96");
    refused(typed("int64 cell", 5L, "binary %s (STRING)", new byte[] {'1'}), "STRING");
    refused(typed("int64 cell", 5L, "int64 %s (INTEGER(64,false))", -1L), "18446744073709551615");
    refused(typed("int64 cell", 1L << 40, "double %s", 1.0), "column cell");
    refused(typed("double cell", 5.5, "double %s", 1.0), "column cell", "5.5");
    refused(typed("int64 cell", 5L, "double %s", null), "column m01", "empty value (null)");
    refused(typed("int64 cell", null, "double %s", 1.0), "column cell", "empty value (null)");
  }

  @Test
  void aCompressionWithoutALibraryIsNamed() {
    refused(foreign("duckdb_brotli.parquet"), "compression BROTLI", "SNAPPY, GZIP, ZSTD");
  }

  @Test
  void columnsTwiceAreRefusedUpperAndLowerCaseAlike() {
    MessageType twice =
        MessageTypeParser.parseMessageType(
            "message m { optional int32 cell; optional int32 Cell; }");
    Path file = folder.resolve("twice.parquet");
    try (ParquetWriter<Group> writer =
        ExampleParquetWriter.builder(HadoopOutputFile.fromPath(RunFixture.hadoop(file), CONF))
            .withType(twice)
            .build()) {
      writer.write(new SimpleGroup(twice));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    assertThatThrownBy(() -> small(file))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("duplicate column 'Cell'");
  }

  @Test
  void aCsvOfAnotherEncodingThroughBoth() throws IOException {
    Path csv = folder.resolve("t.csv");
    Files.write(
        csv,
        ("cell,species," + months() + "\n1,北京" + ",1".repeat(12) + "\n")
            .getBytes(java.nio.charset.Charset.forName("GB18030")));
    TableFiles named = TableFiles.of(RunFixture.hadoop(csv), CONF, "gb18030");
    assertThat(gridded(named)).containsOnlyKeys("1 北京");
    refused(csv, "t.csv, line 2", "not UTF-8", "GB18030");
    Files.write(
        csv,
        ("\uFEFF" + "cell,species," + months() + "\n1,北京" + ",1".repeat(12) + "\n")
            .getBytes(StandardCharsets.UTF_16LE));
    assertThat(gridded(files(csv))).containsOnlyKeys("1 北京");
  }
}
