package org.tradewind.tables;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import java.util.TreeMap;

/** A column of a table by its key, as tests write it down. */
public final class TableValues {
  private TableValues() {}

  /** One column by the key columns, joined by a blank; all rows. */
  public static Map<String, Double> all(Table table, String column) {
    Map<String, Double> values = new TreeMap<>();
    for (int row = 0; row < table.rows(); row++) {
      StringBuilder key = new StringBuilder();
      for (String part : table.schema().key()) {
        key.append(key.length() == 0 ? "" : " ");
        key.append(table.value(row, table.schema().position(part)));
      }
      values.put(key.toString(), table.doubles(column)[row]);
    }
    return values;
  }

  /** The same, rows of value 0 left out. */
  public static Map<String, Double> nonzero(Table table, String column) {
    Map<String, Double> values = all(table, column);
    values.values().removeIf(v -> v == 0);
    return values;
  }

  /** Those keys and no other, each value to 1e-12 of the largest. */
  public static void assertValues(Map<String, Double> found, Map<String, Double> expected) {
    double largest = expected.values().stream().mapToDouble(Math::abs).max().orElse(0);
    assertThat(found.keySet()).isEqualTo(new TreeMap<>(expected).keySet());
    expected.forEach(
        (key, value) ->
            assertThat(found.get(key)).as(key).isCloseTo(value, within(1e-12 * (1 + largest))));
  }
}
