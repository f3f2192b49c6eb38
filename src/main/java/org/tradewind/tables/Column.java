package org.tradewind.tables;

import java.io.Serializable;

/**
 * One column of a table.
 *
 * @param name as it stands in Parquet and CSV
 * @param type physical type
 * @param unit unit of the values, empty for labels
 * @param meaning one line for the documentation
 * @param range what values are allowed
 * @param optional whether a table without this column is accepted; missing numbers read as NaN,
 *     text as ""
 */
public record Column(
    String name, ColumnType type, String unit, String meaning, Range range, boolean optional)
    implements Serializable {

  /**
   * Allowed values of a number: all finite ones, or only those of at least zero, or within [0, 1].
   */
  public enum Range {
    ANY,
    FINITE,
    NON_NEGATIVE,
    FRACTION
  }

  /** A label column. */
  public static Column text(String name, String meaning) {
    return new Column(name, ColumnType.STRING, "", meaning, Range.ANY, false);
  }

  /** A column of integers of at least zero. */
  public static Column integer(String name, String meaning) {
    return new Column(name, ColumnType.INT, "", meaning, Range.NON_NEGATIVE, false);
  }

  /** A yes/no column. */
  public static Column flag(String name, String meaning) {
    return new Column(name, ColumnType.BOOLEAN, "", meaning, Range.ANY, false);
  }

  /** A column of finite numbers of any sign. */
  public static Column number(String name, String unit, String meaning) {
    return new Column(name, ColumnType.DOUBLE, unit, meaning, Range.FINITE, false);
  }

  /** A column of finite numbers of at least zero. */
  public static Column amount(String name, String unit, String meaning) {
    return new Column(name, ColumnType.DOUBLE, unit, meaning, Range.NON_NEGATIVE, false);
  }

  /** A column of numbers from 0 to 1. */
  public static Column share(String name, String meaning) {
    return new Column(name, ColumnType.DOUBLE, "1", meaning, Range.FRACTION, false);
  }

  /** A column holding an array of finite numbers. */
  public static Column vector(String name, String unit, String meaning) {
    return new Column(name, ColumnType.VECTOR, unit, meaning, Range.FINITE, false);
  }

  /** The same column, but tables may lack it. */
  public Column orAbsent() {
    return new Column(name, type, unit, meaning, range, true);
  }

  /** The same column with another range. */
  public Column within(Range newRange) {
    return new Column(name, type, unit, meaning, newRange, optional);
  }
}
