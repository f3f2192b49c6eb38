package org.tradewind.tables;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.example.data.simple.SimpleGroup;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.example.ExampleParquetWriter;
import org.apache.parquet.hadoop.util.HadoopOutputFile;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.MessageTypeParser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tradewind.axes.UserError;

/** Lists, texts and dates as other writers declare them. */
class ForeignListsTest {
  private static final TableSchema LISTS =
      new TableSchema(
          "lists",
          "a list",
          List.of(Column.text("region", "r"), Column.vector("values", "t", "v").orAbsent()),
          List.of("region"));
  private static final TableSchema VALUE =
      new TableSchema(
          "value",
          "a number",
          List.of(Column.text("region", "r"), Column.number("value", "t", "v")),
          List.of("region"));

  private final Configuration conf = new Configuration();
  @TempDir Path folder;

  private Table foreign(TableSchema schema, String name) {
    String file = getClass().getResource("foreign/" + name).getPath();
    return ParquetFiles.read(schema, new org.apache.hadoop.fs.Path(file), conf);
  }

  @Test
  void listsOfWholeNumbersAndDecimals() {
    double[][] expected = {{10, 20, 5, 5}};
    assertThat(foreign(LISTS, "duckdb_list_int.parquet").vectors("values")).isDeepEqualTo(expected);
    assertThat(foreign(LISTS, "pandas_list_int.parquet").vectors("values")).isDeepEqualTo(expected);
    assertThat(foreign(LISTS, "polars_list_int.parquet").vectors("values")).isDeepEqualTo(expected);
    assertThat(foreign(LISTS, "duckdb_list_decimal.parquet").vectors("values"))
        .isDeepEqualTo(new double[][] {{10.25, 20.5, 5, 5}});
  }

  @Test
  void datesAreNotNumbers() {
    for (String type : List.of("date", "timestamp")) {
      assertThatThrownBy(() -> foreign(VALUE, "duckdb_" + type + ".parquet"))
          .isInstanceOf(UserError.class)
          .hasMessageContaining("column value: found the type " + type.toUpperCase());
    }
  }

  private Table written(TableSchema schema, String message, List<Consumer<Group>> rows) {
    MessageType type = MessageTypeParser.parseMessageType(message);
    org.apache.hadoop.fs.Path file =
        new org.apache.hadoop.fs.Path(folder.resolve("x.parquet").toUri());
    try (ParquetWriter<Group> writer =
        ExampleParquetWriter.builder(HadoopOutputFile.fromPath(file, conf))
            .withType(type)
            .withWriteMode(org.apache.parquet.hadoop.ParquetFileWriter.Mode.OVERWRITE)
            .build()) {
      for (Consumer<Group> row : rows) {
        Group group = new SimpleGroup(type);
        row.accept(group);
        writer.write(group);
      }
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
    return ParquetFiles.read(schema, file, conf);
  }

  @Test
  void listsOfTwoLevelsAndRepeatedFields() {
    Table two =
        written(
            LISTS,
            "message m { required binary region; optional group values (LIST) { repeated int64 array; } }",
            List.of(
                g -> {
                  g.add("region", "a");
                  Group list = g.addGroup("values");
                  list.add("array", 1L);
                  list.add("array", 2L);
                },
                g -> g.add("region", "b"),
                g -> {
                  g.add("region", "c");
                  g.addGroup("values");
                },
                g -> {
                  g.add("region", "d");
                  g.addGroup("values").add("array", 4L);
                }));
    assertThat(two.vectors("values")).isDeepEqualTo(new double[][] {{1, 2}, {}, {}, {4}});
    Table repeated =
        written(
            LISTS,
            "message m { required binary region (ENUM); repeated float values; }",
            List.of(
                g -> g.add("region", "a"),
                g -> {
                  g.add("region", "b");
                  g.add("values", 1.5f);
                  g.add("values", 2.5f);
                },
                g -> g.add("region", "c")));
    assertThat(repeated.strings("region")).containsExactly("a", "b", "c");
    assertThat(repeated.vectors("values")).isDeepEqualTo(new double[][] {{}, {1.5, 2.5}, {}});
  }

  @Test
  void textThatIsNotTextIsRefused() {
    assertThatThrownBy(
            () ->
                written(
                    VALUE,
                    "message m { required fixed_len_byte_array(16) region (UUID); required double value; }",
                    List.of()))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("UUID")
        .hasMessageContaining("text (STRING)");
    assertThatThrownBy(
            () ->
                written(
                    VALUE,
                    "message m { required binary region; required double value; }",
                    List.of(
                        g -> {
                          g.add(
                              "region",
                              org.apache.parquet.io.api.Binary.fromConstantByteArray(
                                  new byte[] {(byte) 0xB1, (byte) 0xB1}));
                          g.add("value", 1.0);
                        })))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("column region")
        .hasMessageContaining("not UTF-8");
  }

  @Test
  void columnsOfPandasThatNoTableHasAreRemarked() {
    ReadingRemarks remarks = new ReadingRemarks();
    written(
        VALUE,
        "message m { optional binary region (STRING); optional int64 value; optional int64 __index_level_0__; }",
        List.of(
            g -> {
              g.add("region", "a");
              g.add("value", 3L);
              g.add("__index_level_0__", 0L);
            }));
    TableFiles files =
        TableFiles.of(
            new org.apache.hadoop.fs.Path(folder.resolve("x.parquet").toUri()),
            conf,
            TextEncoding.DEFAULT);
    assertThat(TableReader.read(VALUE, files, conf, remarks).doubles("value")).containsExactly(3);
    assertThat(remarks.sentences())
        .containsExactly("columns that are not of the table are not read (__index_level_0__)");
  }
}
