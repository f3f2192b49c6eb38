package org.tradewind.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.tradewind.axes.CompensatedSum;
import org.tradewind.tables.Column;
import org.tradewind.tables.ColumnType;
import org.tradewind.tables.Table;
import org.tradewind.tables.TableSchema;
import org.tradewind.uncertainty.outputs.CiTable;

/** The part of a table that the page holds: which rows and columns, and how they are written. */
final class PageTable {
  /** What tables of intervals always keep, and what they never do. */
  private static final Set<String> OF_INTERVALS = Set.of("quantity", "central", "p2_5", "p97_5");

  private static final Set<String> NOT_SHOWN = Set.of("mean", "sd", "mc_error", "draws");

  /** Columns that few figures show: they are embedded only where the selection names them. */
  private static final Set<String> IF_NAMED = Set.of("p25", "p75");

  private final Table table;
  private final TableSelection selection;
  private final boolean intervals;
  private final List<Column> columns;
  private final List<Integer> rows;

  /** Whether every row is one of the table's own, and all of them are there in their order. */
  private final boolean whole;

  private final boolean summed;

  private PageTable(
      Table table, TableSelection selection, List<Integer> rows, boolean whole, boolean summed) {
    this.table = table;
    this.selection = selection;
    this.intervals = table.name().endsWith(CiTable.SUFFIX);
    this.rows = rows;
    this.whole = whole;
    this.summed = summed;
    this.columns = table.schema().columns().stream().filter(this::kept).toList();
  }

  /**
   * Selects of a table.
   *
   * @param stressors the stressors of the report
   */
  static PageTable of(Table table, TableSelection selection, List<String> stressors) {
    List<Integer> rows = where(table, selection.where(), stressors);
    boolean summed = !selection.sum().isEmpty();
    Table shown = table;
    if (summed) {
      shown = summed(table, rows, selection);
      rows = IntStream.range(0, shown.rows()).boxed().toList();
    }
    if (selection.top() != null) {
      rows = top(shown, rows, selection.top());
    }
    boolean whole = !summed && rows.size() == table.rows();
    return new PageTable(shown, selection, rows, whole, summed);
  }

  /** Its name in the page. */
  String name() {
    return selection.as() == null ? table.name() : selection.as();
  }

  private boolean kept(Column column) {
    if (column.type() == ColumnType.VECTOR) {
      return false;
    }
    boolean named = selection.columns().contains(column.name());
    boolean asked = named || selection.columns().isEmpty();
    if (intervals && IF_NAMED.contains(column.name())) {
      return named;
    }
    return intervals
        ? !NOT_SHOWN.contains(column.name()) && (asked || OF_INTERVALS.contains(column.name()))
        : asked;
  }

  private static List<Integer> where(
      Table table, Map<String, List<String>> where, List<String> stressors) {
    List<Integer> kept = new ArrayList<>(IntStream.range(0, table.rows()).boxed().toList());
    where.forEach(
        (name, values) -> {
          if (has(table.schema(), name)) {
            int c = table.schema().position(name);
            Set<String> wanted = new HashSet<>(values);
            if (wanted.remove(TableSelection.STRESSORS)) {
              wanted.addAll(stressors);
            }
            kept.removeIf(row -> !wanted.contains(String.valueOf(table.value(row, c))));
          }
        });
    return kept;
  }

  private static boolean has(TableSchema schema, String column) {
    return schema.columns().stream().anyMatch(c -> c.name().equals(column));
  }

  /** Rows added up by their keys, in the order in which these come first. */
  private static Table summed(Table table, List<Integer> rows, TableSelection selection) {
    TableSchema schema = table.schema();
    IntFunction<List<Object>> key =
        row -> selection.sum().stream().map(k -> table.value(row, schema.position(k))).toList();
    Map<List<Object>, List<Integer>> groups = new LinkedHashMap<>();
    for (int row : rows) {
      groups.computeIfAbsent(key.apply(row), k -> new ArrayList<>()).add(row);
    }
    List<Column> columns = new ArrayList<>();
    selection.sum().forEach(k -> columns.add(schema.column(k)));
    selection.values().forEach(v -> columns.add(schema.column(v)));
    Table.Builder sums =
        Table.builder(new TableSchema(table.name(), "sums", columns, selection.sum()));
    groups.forEach(
        (keys, of) -> {
          List<Object> row = new ArrayList<>(keys);
          for (String column : selection.values()) {
            double[] numbers = table.doubles(column);
            row.add(CompensatedSum.of(of.stream().mapToDouble(r -> numbers[r]).toArray()));
          }
          sums.add(row.toArray());
        });
    return sums.build();
  }

  /** The largest rows within each group, in the order in which they stand; ties by that order. */
  private static List<Integer> top(Table table, List<Integer> rows, TableSelection.Top top) {
    TableSchema schema = table.schema();
    double[] by = table.doubles(has(schema, top.by()) ? top.by() : "central");
    List<Integer> per =
        top.per().stream().filter(c -> has(schema, c)).map(schema::position).toList();
    Map<List<Object>, Integer> taken = new HashMap<>();
    return rows.stream()
        // a number that is not known comes last
        .sorted(
            Comparator.comparingDouble(
                row -> Double.isNaN(by[row]) ? Double.POSITIVE_INFINITY : -by[row]))
        .filter(
            row ->
                taken.merge(per.stream().map(c -> table.value(row, c)).toList(), 1, Integer::sum)
                    <= top.rows())
        .sorted()
        .toList();
  }

  /**
   * {length, table?, rows?, columns}, as core.js reads it.
   *
   * @param known columns of the tables before: their JSON, with the name -> the table
   */
  String json(Map<String, String> known) {
    StringBuilder json = new StringBuilder("{\"length\":" + rows.size());
    if (!name().equals(table.name())) {
      json.append(",\"table\":").append(PageJson.quoted(table.name()));
    }
    if (!whole) {
      json.append(",\"rows\":").append(summed ? "{\"from\":-1,\"by\":0}" : indices());
    }
    json.append(",\"columns\":[");
    for (Column column : columns) {
      String name = "\"name\":" + PageJson.quoted(column.name()) + ",";
      String values = PageColumn.json(table, column, rows, selection.digits());
      String like = "\"like\":" + PageJson.quoted(known.getOrDefault(name + values, ""));
      boolean repeated = known.containsKey(name + values) && like.length() < values.length();
      json.append(column == columns.get(0) ? "{" : ",{");
      json.append(name).append(repeated ? like : values).append('}');
      if (!repeated) {
        known.putIfAbsent(name + values, name());
      }
    }
    return json.append("]}").toString();
  }

  /** Indices of rows: the first and their distance where that is always the same. */
  private String indices() {
    int by = rows.size() < 2 ? 0 : rows.get(1) - rows.get(0);
    boolean even =
        rows.size() > 1
            && IntStream.range(1, rows.size()).allMatch(i -> rows.get(i) - rows.get(i - 1) == by);
    return even
        ? "{\"from\":" + rows.get(0) + ",\"by\":" + by + "}"
        : rows.stream().map(String::valueOf).collect(Collectors.joining(",", "[", "]"));
  }
}
