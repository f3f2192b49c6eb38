package org.tradewind.tables;

import java.util.function.Supplier;
import org.tradewind.axes.UserError;

/** Text as a value of a column: fields of CSV files, and folder names {@code column=value}. */
final class TextValues {
  private TextValues() {}

  /**
   * The value of a text.
   *
   * @param where names the place of the text in an error
   */
  static Object of(Column column, String text, Supplier<String> where) {
    if (column.optional() && text.isBlank()) {
      return absent(column);
    }
    return switch (column.type()) {
      case STRING -> text;
      case DOUBLE -> number(column, text, where);
      case INT -> integer(text, where);
      case BOOLEAN -> flag(text, where);
      case VECTOR -> vector(text, where);
    };
  }

  /** What an optional column has where nothing is given. */
  static Object absent(Column column) {
    return switch (column.type()) {
      case STRING -> "";
      case DOUBLE -> Double.NaN;
      case INT -> 0;
      case BOOLEAN -> false;
      case VECTOR -> new double[0];
    };
  }

  private static double number(Column column, String text, Supplier<String> where) {
    double value = Numerals.parse(text);
    if (!Double.isNaN(value)) {
      return value;
    }
    if (column.range() == Column.Range.ANY) {
      // columns of results alone: as they are written
      switch (text) {
        case "NaN":
          return Double.NaN;
        case "Infinity":
          return Double.POSITIVE_INFINITY;
        case "-Infinity":
          return Double.NEGATIVE_INFINITY;
        default:
      }
    }
    throw wrong(text, "a number", Numerals.advice(text), where);
  }

  private static int integer(String text, Supplier<String> where) {
    double value = Numerals.parse(text);
    if (value != Math.rint(value) || Math.abs(value) > Integer.MAX_VALUE) {
      throw wrong(text, "a whole number", Numerals.advice(text), where);
    }
    return (int) value;
  }

  private static boolean flag(String text, Supplier<String> where) {
    return switch (text.trim()) {
      case "true" -> true;
      case "false" -> false;
      default -> throw wrong(text, "true or false", "Correct the field.", where);
    };
  }

  private static double[] vector(String text, Supplier<String> where) {
    String[] elements = text.split(";");
    double[] values = new double[elements.length];
    for (int i = 0; i < values.length; i++) {
      values[i] = Numerals.parse(elements[i]);
      if (Double.isNaN(values[i])) {
        throw wrong(elements[i], "numbers separated by ';'", Numerals.advice(elements[i]), where);
      }
    }
    return values;
  }

  private static UserError wrong(
      String text, String expected, String advice, Supplier<String> where) {
    String found = text.trim();
    return new UserError(
        where.get(),
        "'" + (found.length() > 60 ? found.substring(0, 60) + "..." : found) + "'",
        expected,
        advice);
  }
}
