package org.tradewind.uncertainty.kernels;

import java.io.Serializable;

/**
 * Sums of numbers and of their squares, both as deviations from a base, in one pass.
 *
 * @param base what deviations are taken from
 * @param n how many numbers
 * @param sum sum of the deviations
 * @param squares sum of their squares
 */
public record Moments(double base, int n, double sum, double squares) implements Serializable {
  /** Where less of the squares is left than this, deviations from the mean are to be taken. */
  private static final double SETTLED = 1e-6;

  /** Sums of so many interleaved parts are formed side by side, as the processor adds them. */
  public static final int LANES = 4;

  /** Of the first numbers of an array. */
  public static Moments of(double base, double[] x, int n) {
    return of(base, x, 0, n);
  }

  /** Of the numbers from one position up to another. */
  public static Moments of(double base, double[] x, int from, int to) {
    double[] sums = new double[2 * LANES];
    add(base, x, from, to, sums);
    return of(base, to - from, sums);
  }

  /**
   * Of sums that {@link #add} formed.
   *
   * @param n how many numbers there were
   */
  public static Moments of(double base, int n, double[] sums) {
    double sum = (sums[0] + sums[1]) + (sums[2] + sums[3]);
    double squares = (sums[4] + sums[5]) + (sums[6] + sums[7]);
    return new Moments(base, n, sum, squares);
  }

  /**
   * Adds deviations from a base, each to the sum of its lane, then their squares. Number i belongs
   * to lane (i - from) mod 4; what is left of four at the end to the first.
   *
   * @param sums by lane, then of squares by lane
   */
  static void add(double base, double[] x, int from, int to, double[] sums) {
    int whole = to - (to - from) % LANES;
    double s0 = sums[0];
    double s1 = sums[1];
    double s2 = sums[2];
    double s3 = sums[3];
    double q0 = sums[4];
    double q1 = sums[5];
    double q2 = sums[6];
    double q3 = sums[7];
    for (int i = from; i < whole; i += LANES) {
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
    for (int i = whole; i < to; i++) {
      double d = x[i] - base;
      s0 += d;
      q0 += d * d;
    }
    sums[0] = s0;
    sums[1] = s1;
    sums[2] = s2;
    sums[3] = s3;
    sums[4] = q0;
    sums[5] = q1;
    sums[6] = q2;
    sums[7] = q3;
  }

  /** Whether none of the numbers from one position up to another is NaN. */
  public static boolean known(double[] x, int from, int to) {
    for (int i = from; i < to; i++) {
      if (Double.isNaN(x[i])) {
        return false;
      }
    }
    return true;
  }

  /** With others of the same base. */
  public Moments and(Moments others) {
    if (others.base != base) {
      throw new IllegalArgumentException("moments about " + base + " and " + others.base);
    }
    return new Moments(base, n + others.n, sum + others.sum, squares + others.squares);
  }

  public double mean() {
    return base + sum / n;
  }

  private double spread() {
    return squares - sum * (sum / n);
  }

  /** Whether the base is near enough to the mean for {@link #sd} to be exact. */
  public boolean settled() {
    return n < 2 || squares == 0 || spread() > SETTLED * squares;
  }

  /** Standard deviation, divisor n - 1; 0 for one number. */
  public double sd() {
    return n < 2 ? 0 : Math.sqrt(Math.max(0, spread()) / (n - 1));
  }
}
