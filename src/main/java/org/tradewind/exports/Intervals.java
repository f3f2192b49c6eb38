package org.tradewind.exports;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.tradewind.tables.Table;
import org.tradewind.tables.TableSchema;

/** The intervals of one table, found by the key of a row and the column. */
public final class Intervals {
  /** Columns of quantiles that are exported, in their order. */
  public static final List<String> QUANTILES = List.of("p2_5", "p50", "p97_5");

  private static final Map<String, String> WORDS =
      Map.of("p2_5", "2.5 % quantile", "p50", "median", "p97_5", "97.5 % quantile");

  /** Of a table without intervals. */
  static final Intervals NONE = new Intervals(List.of(), null, Map.of(), Map.of());

  private final List<double[]> quantiles;
  private final Table table;
  private final Map<List<Object>, Integer> rows;
  private final Map<String, Integer> draws;

  private Intervals(
      List<double[]> quantiles,
      Table table,
      Map<List<Object>, Integer> rows,
      Map<String, Integer> draws) {
    this.quantiles = quantiles;
    this.table = table;
    this.rows = rows;
    this.draws = draws;
  }

  /** Reads the table of intervals of a table. */
  static Intervals of(TableSchema of, Table table) {
    Map<List<Object>, Integer> rows = new HashMap<>(table.rows() * 2);
    Map<String, Integer> draws = new LinkedHashMap<>();
    String[] quantity = table.strings("quantity");
    int[] count = table.ints("draws");
    int[] key = of.key().stream().mapToInt(table.schema()::position).toArray();
    for (int row = 0; row < table.rows(); row++) {
      rows.put(key(table, row, key, quantity[row]), row);
      draws.merge(quantity[row], count[row], Math::max);
    }
    List<double[]> quantiles = QUANTILES.stream().map(table::doubles).toList();
    return new Intervals(quantiles, table, rows, draws);
  }

  private static List<Object> key(Table table, int row, int[] columns, String quantity) {
    List<Object> key = new ArrayList<>(columns.length + 1);
    for (int column : columns) {
      key.add(table.value(row, column));
    }
    key.add(quantity);
    return key;
  }

  /** What a quantile is called. */
  static String word(String quantile) {
    return WORDS.get(quantile);
  }

  /** Whether some row has an interval of a column. */
  public boolean has(String quantity) {
    return draws.containsKey(quantity);
  }

  /** Most draws that an interval of a column is of. */
  int draws(String quantity) {
    return draws.getOrDefault(quantity, 0);
  }

  /**
   * A quantile of one number; NaN where the row has none.
   *
   * @param of the table whose row it is
   * @param quantile index in {@link #QUANTILES}
   */
  public double quantile(Table of, int row, String quantity, int quantile) {
    if (table == null) {
      return Double.NaN;
    }
    int[] key = of.schema().key().stream().mapToInt(of.schema()::position).toArray();
    Integer at = rows.get(key(of, row, key, quantity));
    return at == null ? Double.NaN : quantiles.get(quantile)[at];
  }
}
