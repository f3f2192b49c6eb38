package org.tradewind.axes;

import java.io.Serializable;
import java.util.Arrays;

/**
 * A sum of doubles without rounding, so that it does not depend on the order or the grouping of its
 * terms: the terms are kept as numbers whose digits do not overlap, and only {@link #value} rounds,
 * once and to the nearest double (Shewchuk 1997, Discrete Comput. Geom. 18:305-363; the last step
 * as in Python's math.fsum). For partial results of parts that are cut at will. Terms are finite.
 */
public final class ExactSum implements Serializable {
  private static final long serialVersionUID = 1L;

  /** From the smallest to the largest. */
  private double[] parts = new double[2];

  private int count;

  /** Adds one value. */
  public ExactSum add(double value) {
    double x = value;
    int kept = 0;
    for (int i = 0; i < count; i++) {
      double y = parts[i];
      if (Math.abs(x) < Math.abs(y)) {
        double swap = x;
        x = y;
        y = swap;
      }
      double high = x + y;
      double low = y - (high - x);
      if (low != 0) {
        parts[kept++] = low;
      }
      x = high;
    }
    if (kept == parts.length) {
      parts = Arrays.copyOf(parts, 2 * kept);
    }
    parts[kept++] = x;
    count = kept;
    return this;
  }

  /** Adds another sum. */
  public ExactSum add(ExactSum other) {
    for (int i = 0; i < other.count; i++) {
      add(other.parts[i]);
    }
    return this;
  }

  /** The sum, rounded once. */
  public double value() {
    if (count == 0) {
      return 0;
    }
    int i = count - 1;
    double high = parts[i];
    double low = 0;
    while (i > 0) {
      double x = high;
      double y = parts[--i];
      high = x + y;
      low = y - (high - x);
      if (low != 0) {
        break;
      }
    }
    // a tie is decided by what lies below it
    if (i > 0 && ((low < 0 && parts[i - 1] < 0) || (low > 0 && parts[i - 1] > 0))) {
      double twice = 2 * low;
      double x = high + twice;
      if (twice == x - high) {
        high = x;
      }
    }
    return high;
  }
}
