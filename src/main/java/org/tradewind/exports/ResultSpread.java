package org.tradewind.exports;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.tradewind.tables.Column;
import org.tradewind.tables.ColumnType;
import org.tradewind.tables.Table;
import org.tradewind.tables.TableSchema;
import org.tradewind.uncertainty.outputs.CiTable;

/**
 * How a table with a row for each region and further key becomes one row a region: a column for
 * each number and further key, such as imports_final_producer_CO2.
 *
 * @param prefix first part of every name, or empty
 * @param key column of the region or city
 * @param fixed which rows count: values of other columns of the key
 * @param renamed columns under other names; empty for value, which adds nothing to the name
 */
record ResultSpread(
    String prefix, String key, Map<String, String> fixed, Map<String, String> renamed) {
  /** Columns that say how costs were computed; they stand in the units. */
  private static final List<String> UNIT_COLUMNS =
      List.of("currency", "price_year", "discount_rate");

  static ResultSpread of(String prefix, String key) {
    return new ResultSpread(prefix, key, Map.of(), Map.of());
  }

  ResultSpread where(String column, String value) {
    Map<String, String> more = new LinkedHashMap<>(fixed);
    more.put(column, value);
    return new ResultSpread(prefix, key, more, renamed);
  }

  ResultSpread renaming(String column, String name) {
    Map<String, String> more = new LinkedHashMap<>(renamed);
    more.put(column, name);
    return new ResultSpread(prefix, key, fixed, more);
  }

  /** The columns of a table, each followed by its quantiles where it has intervals. */
  List<ResultColumn> columns(Table table, Intervals intervals, ResultUnits units) {
    TableSchema schema = table.schema();
    List<String> further =
        schema.key().stream().filter(k -> !k.equals(key) && !fixed.containsKey(k)).toList();
    Map<String, ResultColumn> columns = new LinkedHashMap<>();
    for (int row = 0; row < table.rows(); row++) {
      if (counts(table, row)) {
        for (Column column : schema.columns()) {
          if (!schema.key().contains(column.name()) && !UNIT_COLUMNS.contains(column.name())) {
            add(new Place(table, row, column, further), intervals, units, columns);
          }
        }
      }
    }
    return new ArrayList<>(columns.values());
  }

  private boolean counts(Table table, int row) {
    return fixed.entrySet().stream()
        .allMatch(f -> table.value(row, table.schema().position(f.getKey())).equals(f.getValue()));
  }

  private record Place(Table table, int row, Column column, List<String> further) {
    Object value(String other) {
      return table.value(row, table.schema().position(other));
    }

    /** What the further key is, for the meaning of a column. */
    String text() {
      return String.join(", ", further.stream().map(f -> f + " " + value(f)).toList());
    }
  }

  private void add(
      Place place, Intervals intervals, ResultUnits units, Map<String, ResultColumn> columns) {
    String region = (String) place.value(key);
    Table table = place.table();
    Column column = place.column();
    String name = name(place);
    String meaning =
        column.meaning() + (place.further().isEmpty() ? "" : " (" + place.text() + ")");
    String unit =
        ResultUnits.byStressor(column)
            ? units.of((String) place.value("stressor"))
            : units.of(table, column);
    columns
        .computeIfAbsent(name, n -> column(n, unit, meaning, table.name(), column.name()))
        .values()
        .put(region, place.value(column.name()));
    if (column.type() == ColumnType.STRING || !intervals.has(column.name())) {
      return;
    }
    for (int q = 0; q < Intervals.QUANTILES.size(); q++) {
      String quantile = Intervals.QUANTILES.get(q);
      double value = intervals.quantile(table, place.row(), column.name(), q);
      String of = table.name() + CiTable.SUFFIX;
      String said = Intervals.word(quantile) + " of the draws: " + meaning;
      columns
          .computeIfAbsent(name + "_" + quantile, n -> column(n, unit, said, of, quantile))
          .values()
          .put(region, value);
    }
  }

  private static ResultColumn column(
      String name, String unit, String meaning, String table, String column) {
    return new ResultColumn(name, unit, meaning, table, column, new LinkedHashMap<>());
  }

  private String name(Place place) {
    List<String> parts = new ArrayList<>();
    parts.add(prefix);
    String column = place.column().name();
    parts.add(renamed.getOrDefault(column, column.equals("value") ? "" : column));
    place.further().forEach(f -> parts.add(place.value(f).toString()));
    parts.removeIf(String::isEmpty);
    return String.join("_", parts);
  }
}
