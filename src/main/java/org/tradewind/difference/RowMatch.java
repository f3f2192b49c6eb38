package org.tradewind.difference;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.tradewind.tables.Table;

/**
 * Which row of one table is which of another: rows with the same key. Two runs mostly write their
 * rows in one order, so rows are first walked side by side; only from the first that differ on are
 * they looked up.
 */
final class RowMatch {
  private static final int NONE = -1;

  private final int[] inB;
  private final int matched;
  private final boolean sameOrder;

  private RowMatch(int[] inB) {
    this.inB = inB;
    int found = 0;
    boolean rising = true;
    int last = NONE;
    for (int row : inB) {
      if (row != NONE) {
        found++;
        rising &= row > last;
        last = row;
      }
    }
    this.matched = found;
    this.sameOrder = rising;
  }

  /** Matches two tables of one schema; a table without a key is matched by the position of rows. */
  static RowMatch of(Table a, Table b) {
    int[] key = a.schema().key().stream().mapToInt(a.schema()::position).toArray();
    int[] inB = new int[a.rows()];
    Arrays.fill(inB, NONE);
    int same = 0;
    while (same < Math.min(a.rows(), b.rows()) && sameKey(a, b, same, key)) {
      inB[same] = same;
      same++;
    }
    if (key.length > 0) {
      Map<List<Object>, Integer> rest = new HashMap<>();
      for (int row = same; row < b.rows(); row++) {
        rest.put(key(b, row, key), row);
      }
      for (int row = same; row < a.rows(); row++) {
        inB[row] = rest.getOrDefault(key(a, row, key), NONE);
      }
    }
    return new RowMatch(inB);
  }

  private static boolean sameKey(Table a, Table b, int row, int[] key) {
    for (int column : key) {
      if (!a.value(row, column).equals(b.value(row, column))) {
        return false;
      }
    }
    return true;
  }

  private static List<Object> key(Table table, int row, int[] key) {
    Object[] values = new Object[key.length];
    for (int k = 0; k < key.length; k++) {
      values[k] = table.value(row, key[k]);
    }
    return Arrays.asList(values);
  }

  /** Row of the second table, or below 0 where it has no such key. */
  int inB(int row) {
    return inB[row];
  }

  /** Rows that both have. */
  int matched() {
    return matched;
  }

  /** Whether the rows that both have stand in one order. */
  boolean sameOrder() {
    return sameOrder;
  }
}
