package org.tradewind.tables;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.tradewind.axes.Months;

/**
 * All tables of the public contract, inputs and outputs: their meaning and key (facts/table.csv)
 * and their columns (facts/column.csv). The column {@code m01..m12} stands for one of each month.
 */
final class Schemas {
  private static final String MONTHS = "m01..m12";
  private static final Map<String, List<Column>> COLUMNS = readColumns(Csv.fact("column"));
  private static final Csv ROWS = Csv.fact("table");
  private static final Map<String, TableSchema> TABLES = readTables();

  private Schemas() {}

  /** A table by its name. */
  static TableSchema of(String table) {
    TableSchema schema = TABLES.get(table);
    if (schema == null) {
      throw new IllegalArgumentException("facts/table.csv lacks " + table);
    }
    return schema;
  }

  /** The tables of a group. */
  static List<TableSchema> group(String group) {
    return where("group", group);
  }

  /** The tables whose intervals come from something. */
  static List<TableSchema> intervals(String from) {
    return where("intervals", from);
  }

  private static List<TableSchema> where(String column, String value) {
    List<TableSchema> found =
        IntStream.range(0, ROWS.rows())
            .filter(row -> ROWS.text(row, column).equals(value))
            .mapToObj(row -> of(ROWS.text(row, "table")))
            .toList();
    if (found.isEmpty()) {
      throw new IllegalArgumentException("facts/table.csv has no " + column + " " + value);
    }
    return found;
  }

  /** Columns that are no table by themselves. */
  static List<Column> columns(String name) {
    return List.copyOf(COLUMNS.get(name));
  }

  private static Map<String, TableSchema> readTables() {
    Map<String, TableSchema> tables = new LinkedHashMap<>();
    for (int row = 0; row < ROWS.rows(); row++) {
      String name = ROWS.text(row, "table");
      tables.put(
          name,
          new TableSchema(
              name,
              ROWS.text(row, "meaning"),
              COLUMNS.get(name),
              List.of(ROWS.text(row, "key").split(" "))));
    }
    return tables;
  }

  private static Map<String, List<Column>> readColumns(Csv csv) {
    Map<String, List<Column>> columns = new LinkedHashMap<>();
    for (int row = 0; row < csv.rows(); row++) {
      List<Column> of = columns.computeIfAbsent(csv.text(row, "table"), t -> new ArrayList<>());
      String name = csv.text(row, "column");
      String meaning = csv.text(row, "meaning");
      if (name.equals(MONTHS)) {
        for (String month : Months.COLUMNS) {
          of.add(column(csv, row, month, meaning + " " + month.substring(1)));
        }
      } else {
        of.add(column(csv, row, name, meaning));
      }
    }
    return columns;
  }

  private static Column column(Csv csv, int row, String name, String meaning) {
    return new Column(
        name,
        ColumnType.valueOf(csv.text(row, "type").toUpperCase(Locale.ROOT)),
        csv.text(row, "unit"),
        meaning,
        Column.Range.valueOf(csv.text(row, "range").toUpperCase(Locale.ROOT)),
        Boolean.parseBoolean(csv.text(row, "optional")));
  }
}
