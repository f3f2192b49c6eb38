package org.tradewind.tables;

import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.Set;

/**
 * Whether the keys of a table's rows are unique. The values of each key column are numbered, and
 * these numbers are the digits of one number a row: sorting long numbers is much cheaper than a set
 * of lists. Only where two rows are alike, or the numbers do not fit, are the keys compared whole.
 */
final class UniqueKeys {
  private final Table table;
  private final int[] positions;

  UniqueKeys(Table table) {
    TableSchema schema = table.schema();
    this.table = table;
    this.positions = schema.key().stream().mapToInt(schema::position).toArray();
  }

  /** The first row whose key stands in a row before; empty where there is none. */
  OptionalInt firstDuplicate() {
    return positions.length == 0 || surelyUnique() ? OptionalInt.empty() : firstAlike();
  }

  private boolean surelyUnique() {
    long[] keys = new long[table.rows()];
    long sizes = 1;
    for (int position : positions) {
      int[] numbers = new int[keys.length];
      int size = number(position, numbers);
      if (sizes > Long.MAX_VALUE / Math.max(size, 1)) {
        return false;
      }
      sizes *= size;
      for (int r = 0; r < keys.length; r++) {
        keys[r] = keys[r] * size + numbers[r];
      }
    }
    Arrays.sort(keys);
    for (int r = 1; r < keys.length; r++) {
      if (keys[r] == keys[r - 1]) {
        return false;
      }
    }
    return true;
  }

  /** Numbers the values of a column in the order in which they come; gives how many there are. */
  private int number(int position, int[] numbers) {
    Map<Object, Integer> known = new HashMap<>();
    Object last = null;
    int number = -1;
    for (int r = 0; r < numbers.length; r++) {
      Object value = table.value(r, position);
      if (number < 0 || !Objects.equals(value, last)) {
        Integer before = known.putIfAbsent(value, known.size());
        number = before == null ? known.size() - 1 : before;
        last = value;
      }
      numbers[r] = number;
    }
    return known.size();
  }

  private OptionalInt firstAlike() {
    Set<List<Object>> seen = new HashSet<>(table.rows() * 2);
    for (int r = 0; r < table.rows(); r++) {
      Object[] key = new Object[positions.length];
      for (int k = 0; k < positions.length; k++) {
        key[k] = table.value(r, positions[k]);
      }
      if (!seen.add(Arrays.asList(key))) {
        return OptionalInt.of(r);
      }
    }
    return OptionalInt.empty();
  }
}
