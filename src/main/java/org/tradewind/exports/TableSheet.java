package org.tradewind.exports;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.tradewind.tables.Column;
import org.tradewind.tables.ColumnType;
import org.tradewind.tables.Inputs;
import org.tradewind.tables.NameTables;
import org.tradewind.tables.Table;
import org.tradewind.tables.TableSchema;

/**
 * A table as the columns of a sheet: its own, names next to codes of regions and sectors, the unit
 * next to a stressor, and quantiles after each number that has intervals.
 *
 * @param columns in their order
 * @param rows rows of the table that are taken
 */
record TableSheet(List<SheetColumn> columns, int[] rows) {
  /**
   * A column.
   *
   * @param header with the unit
   * @param value of a row of the table: String, Double, Integer or Boolean; NaN leaves a cell empty
   */
  record SheetColumn(String header, IntFunction<Object> value) {}

  private static final List<String> REGIONS = List.of("region", "to_region");
  private static final List<String> SECTORS = List.of("sector", "from_sector", "to_sector");

  /** What codes are called, and the units of a run. */
  static final class Names {
    private final Map<String, String> regions = new HashMap<>();
    private final Map<String, String> sectors = new HashMap<>();
    private final Map<String, String> stressors = new HashMap<>();
    private final ResultUnits units;

    Names(RunContents run) {
      units = new ResultUnits(run);
      put(run, Inputs.REGION, "region", regions);
      put(run, Inputs.SECTOR, "sector", sectors);
      put(run, NameTables.STRESSOR_INFO, "stressor", stressors);
    }

    private static void put(
        RunContents run, TableSchema schema, String code, Map<String, String> names) {
      run.table(schema)
          .ifPresent(
              table -> {
                for (int row = 0; row < table.rows(); row++) {
                  names.put(table.strings(code)[row], table.strings("name")[row]);
                }
              });
    }

    private Map<String, String> of(String column) {
      if (REGIONS.contains(column)) {
        return regions;
      }
      return SECTORS.contains(column) ? sectors : Map.of();
    }
  }

  /** The columns and rows of a table. */
  static TableSheet of(SheetPlan plan, Table table, Intervals intervals, Names names) {
    List<SheetColumn> columns = new ArrayList<>();
    for (Column column : table.schema().columns()) {
      add(table, column, intervals, names, columns);
    }
    return new TableSheet(columns, rows(plan, table));
  }

  /** The rows of a table that a sheet takes. */
  static int[] rows(SheetPlan plan, Table table) {
    return IntStream.range(0, table.rows()).filter(row -> taken(plan, table, row)).toArray();
  }

  private static boolean taken(SheetPlan plan, Table table, int row) {
    return plan.where().entrySet().stream()
        .allMatch(w -> table.value(row, table.schema().position(w.getKey())).equals(w.getValue()));
  }

  private static void add(
      Table table, Column column, Intervals intervals, Names names, List<SheetColumn> columns) {
    String name = column.name();
    int position = table.schema().position(name);
    String unit = unit(table, column, names);
    columns.add(new SheetColumn(name + unit, row -> table.value(row, position)));
    Map<String, String> called = names.of(name);
    if (column.type() == ColumnType.STRING && !called.isEmpty()) {
      String[] codes = table.strings(name);
      columns.add(new SheetColumn(name + " name", row -> called.getOrDefault(codes[row], "")));
    }
    if (name.equals("stressor") && ResultUnits.byStressor(table.schema())) {
      String[] stressors = table.strings(name);
      columns.add(new SheetColumn("unit", row -> names.units.of(stressors[row])));
    }
    boolean number = column.type() == ColumnType.DOUBLE || column.type() == ColumnType.INT;
    if (number && !table.schema().key().contains(name) && intervals.has(name)) {
      for (int q = 0; q < Intervals.QUANTILES.size(); q++) {
        int which = q;
        columns.add(
            new SheetColumn(
                name + " " + Intervals.word(Intervals.QUANTILES.get(q)) + unit,
                row -> intervals.quantile(table, row, name, which)));
      }
    }
  }

  private static String unit(Table table, Column column, Names names) {
    if (ResultUnits.byStressor(column)) {
      return " (see unit)";
    }
    String unit = names.units.of(table, column);
    return unit.isEmpty() || unit.equals("1") ? "" : " (" + unit + ")";
  }
}
