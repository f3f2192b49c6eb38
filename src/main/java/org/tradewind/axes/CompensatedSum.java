package org.tradewind.axes;

/**
 * A running sum of doubles that carries its rounding error along, so that totals of millions of
 * terms are exact to the last digits (A. Neumaier, ZAMM 54, 39-51, 1974). The result depends on the
 * order of the terms only through that last digit; add in a fixed order.
 */
public final class CompensatedSum {
  private double sum;
  private double error;

  /** The sum of an array. */
  public static double of(double[] values) {
    CompensatedSum total = new CompensatedSum();
    for (double value : values) {
      total.add(value);
    }
    return total.value();
  }

  /** Adds one term. */
  public CompensatedSum add(double value) {
    double next = sum + value;
    error += Math.abs(sum) >= Math.abs(value) ? (sum - next) + value : (value - next) + sum;
    sum = next;
    return this;
  }

  /** The sum so far. */
  public double value() {
    return sum + error;
  }
}
