package org.tradewind.difference;

/**
 * A value that is not the same in two runs.
 *
 * @param table table
 * @param column its column
 * @param key key of the row, as "region BJ, sector 01"
 * @param a number in the first run; NaN for text
 * @param b number in the second run; NaN for text
 * @param textA what stands in the first run where it is no number, else empty
 * @param textB the same of the second run
 */
public record Move(
    String table, String column, String key, double a, double b, String textA, String textB) {

  static Move ofNumbers(String table, String column, String key, double a, double b) {
    return new Move(table, column, key, a, b, "", "");
  }

  static Move ofTexts(String table, String column, String key, Object a, Object b) {
    return new Move(
        table, column, key, Double.NaN, Double.NaN, String.valueOf(a), String.valueOf(b));
  }

  /** Whether it is a number. */
  public boolean isNumber() {
    return textA.isEmpty() && textB.isEmpty();
  }

  /** b - a; NaN where either is. */
  public double difference() {
    return b - a;
  }

  /** (b - a) / |a|; NaN where a is 0. */
  public double relative() {
    return relative(a, b);
  }

  static double relative(double a, double b) {
    return a == 0 ? Double.NaN : (b - a) / Math.abs(a);
  }
}
