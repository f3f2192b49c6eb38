package org.tradewind.tables;

import java.lang.reflect.Array;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Whether rows have a key that stood before: each column as numbers, packed into one. */
final class UniqueKeys {
  private UniqueKeys() {}

  /**
   * The first row whose key an earlier row has; -1 where there is none.
   *
   * @param columns of the key, as arrays
   */
  static int firstRepeated(Object[] columns, int rows) {
    long[] packed = new long[rows];
    long size = 1;
    for (Object column : columns) {
      int[] codes = codes(column, rows);
      int distinct = Arrays.stream(codes).max().orElse(0) + 1;
      if (size > Long.MAX_VALUE / 2 / distinct) {
        return firstRepeatedBoxed(columns, rows);
      }
      size *= distinct;
      for (int r = 0; r < rows; r++) {
        packed[r] = packed[r] * distinct + codes[r];
      }
    }
    return ascending(packed) ? -1 : firstRepeated(packed);
  }

  /** The same value, the same number; in the order in which values come. */
  private static int[] codes(Object column, int rows) {
    int[] codes = new int[rows];
    Map<Object, Integer> known = new HashMap<>();
    Object last = null;
    for (int r = 0; r < rows; r++) {
      Object value =
          column instanceof String[] texts
              ? texts[r]
              : column instanceof int[] integers ? (Integer) integers[r] : Array.get(column, r);
      if (value.equals(last)) {
        codes[r] = codes[r - 1];
        continue;
      }
      last = value;
      Integer code = known.putIfAbsent(value, known.size());
      codes[r] = code == null ? known.size() - 1 : code;
    }
    return codes;
  }

  private static boolean ascending(long[] packed) {
    for (int r = 1; r < packed.length; r++) {
      if (packed[r] <= packed[r - 1]) {
        return false;
      }
    }
    return true;
  }

  /** By a table of open addresses, at least twice as long as there are rows. */
  private static int firstRepeated(long[] packed) {
    int bits = 33 - Integer.numberOfLeadingZeros(packed.length);
    int size = 1 << bits;
    int[] rows = new int[size];
    for (int r = 0; r < packed.length; r++) {
      // the upper bits of a product with 2^64 / golden ratio
      int at = (int) (packed[r] * 0x9E3779B97F4A7C15L >>> Long.SIZE - bits);
      while (rows[at] != 0) {
        if (packed[rows[at] - 1] == packed[r]) {
          return r;
        }
        at = at + 1 & size - 1;
      }
      rows[at] = r + 1;
    }
    return -1;
  }

  private static int firstRepeatedBoxed(Object[] columns, int rows) {
    Set<List<Object>> seen = new HashSet<>(rows * 2);
    for (int r = 0; r < rows; r++) {
      Object[] key = new Object[columns.length];
      for (int k = 0; k < key.length; k++) {
        key[k] = Array.get(columns[k], r);
      }
      if (!seen.add(Arrays.asList(key))) {
        return r;
      }
    }
    return -1;
  }
}
