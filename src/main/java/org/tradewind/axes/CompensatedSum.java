package org.tradewind.axes;

/**
 * A sum of doubles that keeps the low-order parts (Neumaier 1974): its error does not grow with the
 * number of terms. Used where a total has to close against another one.
 */
public final class CompensatedSum {
  private double sum;
  private double lost;

  /** The sum of all values of an array. */
  public static double of(double[] values) {
    return of(values, 0, values.length);
  }

  /** The sum of {@code count} values from {@code from} on. */
  public static double of(double[] values, int from, int count) {
    CompensatedSum total = new CompensatedSum();
    for (int i = from; i < from + count; i++) {
      total.add(values[i]);
    }
    return total.value();
  }

  /** Adds one value. */
  public CompensatedSum add(double value) {
    double next = sum + value;
    lost += Math.abs(sum) >= Math.abs(value) ? (sum - next) + value : (value - next) + sum;
    sum = next;
    return this;
  }

  /** The sum so far. */
  public double value() {
    return sum + lost;
  }
}
