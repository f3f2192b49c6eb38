package org.tradewind.reproduction;

import java.util.Arrays;
import java.util.List;
import org.tradewind.tables.Table;

/** Which rows of a table count; the text says it in messages. */
record Where(String text, Rows rows) {
  /** Whether a row counts. */
  interface Rows {
    boolean has(Table table, int row);
  }

  /** A text column has this value. */
  static Where is(String column, String value) {
    return in(column, value);
  }

  /** A text column has one of these values. */
  static Where in(String column, String... values) {
    List<String> wanted = Arrays.asList(values);
    return new Where(
        column + " " + String.join(", ", wanted),
        (table, row) -> wanted.contains(table.strings(column)[row]));
  }

  /** A yes/no column says yes. */
  static Where yes(String column) {
    return new Where(column, (table, row) -> table.booleans(column)[row]);
  }

  /** A column of whole numbers has this value. */
  static Where number(String column, int value) {
    return new Where(column + " " + value, (table, row) -> table.ints(column)[row] == value);
  }

  /** A column of fractions has this value, to a millionth. */
  static Where near(String column, double value) {
    return new Where(
        column + " " + value, (table, row) -> Math.abs(table.doubles(column)[row] - value) < 1e-6);
  }
}
