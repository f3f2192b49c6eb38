package org.tradewind.scenarios;

import java.util.Arrays;

/** How a percentile is read between the sorted values x_1 .. x_n (numbered from 1). */
public enum PercentileMethod {
  /** x_i is the percentile 100 (i - 0.5) / n, as in MATLAB's prctile. */
  HAZEN,

  /** x_i is the percentile 100 (i - 1) / (n - 1), type 7 of Hyndman and Fan 1996. */
  TYPE7;

  /**
   * The percentile of some values: linear between neighbours, the smallest or largest value beyond
   * the ends.
   *
   * @param values in any order; left as they are
   * @param percent from 0 to 100
   * @return NaN without values
   */
  public double of(double[] values, double percent) {
    if (!(percent >= 0 && percent <= 100)) {
      throw new IllegalArgumentException("percentile " + percent);
    }
    int n = values.length;
    if (n == 0) {
      return Double.NaN;
    }
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    // position counted from 0
    double position =
        switch (this) {
          case HAZEN -> n * percent / 100 - .5;
          case TYPE7 -> (n - 1) * percent / 100;
        };
    double inside = Math.min(n - 1, Math.max(0, position));
    int below = (int) inside;
    int above = Math.min(n - 1, below + 1);
    return sorted[below] + (inside - below) * (sorted[above] - sorted[below]);
  }
}
