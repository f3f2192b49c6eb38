package org.tradewind.reproduction;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.IntPredicate;
import org.tradewind.tables.Table;

/**
 * Which rows of a table count.
 *
 * @param text the filter in messages
 * @param rows the filter
 * @param label the one label that a text column must have, where the filter asks only that; such
 *     rows are found by an index
 */
record RowFilter(String text, Rows rows, Optional<Label> label) {
  /** A text column and one value of it. */
  record Label(String column, String value) {}

  /** Which rows of a table count; its columns are looked up once. */
  interface Rows {
    IntPredicate of(Table table);
  }

  RowFilter(String text, Rows rows) {
    this(text, rows, Optional.empty());
  }

  /** The rows that all filters let pass. */
  static IntPredicate all(Table table, RowFilter... filters) {
    IntPredicate[] each =
        Arrays.stream(filters).map(f -> f.rows().of(table)).toArray(IntPredicate[]::new);
    return row -> {
      for (IntPredicate filter : each) {
        if (!filter.test(row)) {
          return false;
        }
      }
      return true;
    };
  }

  /** A text column has this value. */
  static RowFilter is(String column, String value) {
    return in(column, value);
  }

  /** A text column has one of these values. */
  static RowFilter in(String column, String... values) {
    List<String> wanted = Arrays.asList(values);
    return new RowFilter(
        column + " " + String.join(", ", wanted),
        table -> {
          String[] of = table.strings(column);
          return row -> wanted.contains(of[row]);
        },
        wanted.size() == 1 ? Optional.of(new Label(column, wanted.get(0))) : Optional.empty());
  }

  /** A yes/no column says yes. */
  static RowFilter yes(String column) {
    return new RowFilter(
        column,
        table -> {
          boolean[] of = table.booleans(column);
          return row -> of[row];
        });
  }

  /** A column of whole numbers has this value. */
  static RowFilter number(String column, int value) {
    return new RowFilter(
        column + " " + value,
        table -> {
          int[] of = table.ints(column);
          return row -> of[row] == value;
        });
  }

  /** A column of fractions has this value, to a millionth. */
  static RowFilter near(String column, double value) {
    return new RowFilter(
        column + " " + value,
        table -> {
          double[] of = table.doubles(column);
          return row -> Math.abs(of[row] - value) < 1e-6;
        });
  }
}
