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

  private static final Lanes LANES = Lanes.here();

  /** Of the first numbers of an array. */
  static Moments of(double base, double[] x, int n) {
    return LANES.moments(base, x, n);
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
