package org.tradewind.tables;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
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

/** Files as Spark, pandas and DuckDB write them: everything may be null, numbers are wider. */
class ForeignParquetTest {
  private static final MessageType FOREIGN =
      MessageTypeParser.parseMessageType(
          """
          message spark_schema {
            optional binary name (STRING);
            optional int64 count;
            optional float value;
            optional int32 whole;
            optional boolean yes;
            optional group many (LIST) {
              repeated group list {
                optional double element;
              }
            }
          }
          """);

  private static final TableSchema SCHEMA =
      new TableSchema(
          "foreign",
          "columns of a foreign file",
          List.of(
              Column.text("name", "n"),
              Column.vector("many", "t", "m").orAbsent(),
              Column.integer("count", "c"),
              Column.number("value", "t", "v").orAbsent(),
              Column.number("whole", "t", "w"),
              Column.flag("yes", "y")),
          List.of("name"));

  @TempDir Path folder;
  private final Configuration conf = new Configuration();

  private static Group row(int i, double... many) {
    Group row = new SimpleGroup(FOREIGN);
    row.add("name", "row " + i);
    row.add("count", 10L * i);
    row.add("whole", -i);
    row.add("yes", i % 2 == 0);
    Group list = row.addGroup("many");
    for (double value : many) {
      list.addGroup("list").add("element", value);
    }
    return row;
  }

  private Table read(List<Group> rows) throws IOException {
    org.apache.hadoop.fs.Path file =
        new org.apache.hadoop.fs.Path(folder.resolve("part-0.parquet").toUri());
    try (ParquetWriter<Group> writer =
        ExampleParquetWriter.builder(HadoopOutputFile.fromPath(file, conf))
            .withType(FOREIGN)
            .withRowGroupSize(1024L)
            .withMinRowCountForPageSizeCheck(1)
            .withMaxRowCountForPageSizeCheck(1)
            .withPageSize(64)
            .build()) {
      for (Group row : rows) {
        writer.write(row);
      }
    }
    return ParquetFiles.read(SCHEMA, file, conf);
  }

  @Test
  void numbersOfOtherWidthsEmptyListsAndNothing() throws IOException {
    Group nothing = new SimpleGroup(FOREIGN);
    nothing.add("name", "nothing");
    nothing.add("count", 1L);
    nothing.add("whole", 7);
    nothing.add("yes", true);
    Group half = row(3, 2.5);
    half.add("value", .5f);
    Table table = read(List.of(row(1, 1, 2, 3), row(2), nothing, half));
    assertThat(table.strings("name")).containsExactly("row 1", "row 2", "nothing", "row 3");
    assertThat(table.ints("count")).containsExactly(10, 20, 1, 30);
    assertThat(table.doubles("whole")).containsExactly(-1, -2, 7, -3);
    assertThat(table.doubles("value")).containsExactly(Double.NaN, Double.NaN, Double.NaN, .5);
    assertThat(table.booleans("yes")).containsExactly(false, true, true, false);
    assertThat(table.vectors("many")).isDeepEqualTo(new double[][] {{1, 2, 3}, {}, {}, {2.5}});
  }

  @Test
  void manyRowGroupsAndPages() throws IOException {
    List<Group> rows =
        java.util.stream.IntStream.range(0, 400)
            .mapToObj(
                i -> row(i, java.util.stream.DoubleStream.generate(() -> i).limit(i).toArray()))
            .toList();
    Table table = read(rows);
    for (int i = 0; i < 400; i++) {
      assertThat(table.ints("count")[i]).isEqualTo(10 * i);
      assertThat(table.vectors("many")[i]).hasSize(i).containsOnly(doubles(i));
    }
  }

  private static double[] doubles(int i) {
    return i == 0 ? new double[0] : new double[] {i};
  }

  @Test
  void anEmptyValueWhereOneIsNeededIsNamed() {
    Group without = row(1);
    Group name = new SimpleGroup(FOREIGN);
    name.add("name", "x");
    assertThatThrownBy(() -> read(List.of(without, name)))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("column count")
        .hasMessageContaining("empty value");
  }

  @Test
  void anEmptyElementOfAListIsRefused() {
    Group row = row(1, 1, 2);
    row.getGroup("many", 0).addGroup("list");
    assertThatThrownBy(() -> read(List.of(row)))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("an empty element in column many");
  }

  @Test
  void aCountThatIsTooLargeIsRefused() {
    Group row = row(1);
    Group large = new SimpleGroup(FOREIGN);
    large.add("name", "large");
    large.add("count", 1L << 40);
    large.add("whole", 1);
    large.add("yes", true);
    assertThatThrownBy(() -> read(List.of(row, large))).isInstanceOf(UserError.class);
  }
}
