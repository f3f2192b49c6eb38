package org.tradewind.uncertainty;

import java.io.Serializable;

/**
 * Sums of numbers and of their squares, both as deviations from a base, in one pass.
 *
 * @param base what deviations are taken from
 * @param n how many numbers
 * @param sum sum of the deviations
 * @param squares sum of their squares
 */
record Moments(double base, int n, double sum, double squares) implements Serializable {
  /** Where less of the squares is left than this, deviations from the mean are to be taken. */
  private static final double SETTLED = 1e-6;

  /**
   * Of the first numbers of an array, in four interleaved sums each, which the processor adds side
   * by side.
   */
  static Moments of(double base, double[] x, int n) {
    int whole = n - n % 4;
    double s0 = 0;
    double s1 = 0;
    double s2 = 0;
    double s3 = 0;
    double q0 = 0;
    double q1 = 0;
    double q2 = 0;
    double q3 = 0;
    for (int i = 0; i < whole; i += 4) {
      double d0 = x[i] - base;
      double d1 = x[i + 1] - base;
      double d2 = x[i + 2] - base;
      double d3 = x[i + 3] - base;
      s0 += d0;
      s1 += d1;
      s2 += d2;
      s3 += d3;
      q0 += d0 * d0;
      q1 += d1 * d1;
      q2 += d2 * d2;
      q3 += d3 * d3;
    }
    for (int i = whole; i < n; i++) {
      double d = x[i] - base;
      s0 += d;
      q0 += d * d;
    }
    return new Moments(base, n, (s0 + s1) + (s2 + s3), (q0 + q1) + (q2 + q3));
  }

  /** With others of the same base. */
  Moments and(Moments others) {
    if (others.base != base) {
      throw new IllegalArgumentException("moments about " + base + " and " + others.base);
    }
    return new Moments(base, n + others.n, sum + others.sum, squares + others.squares);
  }

  double mean() {
    return base + sum / n;
  }

  private double spread() {
    return squares - sum * (sum / n);
  }

  /** Whether the base is near enough to the mean for {@link #sd} to be exact. */
  boolean settled() {
    return n < 2 || squares == 0 || spread() > SETTLED * squares;
  }

  /** Standard deviation, divisor n - 1; 0 for one number. */
  double sd() {
    return n < 2 ? 0 : Math.sqrt(Math.max(0, spread()) / (n - 1));
  }
}
