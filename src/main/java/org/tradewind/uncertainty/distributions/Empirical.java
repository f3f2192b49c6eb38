package org.tradewind.uncertainty.distributions;

import java.util.Arrays;
import org.tradewind.axes.CompensatedSum;

/**
 * One of n given values, each as likely: the one of rank floor(n Phi(z)), counted from 0, among the
 * sorted ones or in an order that is given. Sorted, a larger normal number never gives a smaller
 * factor. Inputs that share normal numbers share ranks. The values are taken as given: their mean
 * need not be 1, and if it is not, it moves the mean of what is drawn.
 */
public final class Empirical implements Distribution {
  private static final long serialVersionUID = 1L;

  private final double[] deviations;

  private Empirical(double[] deviations) {
    this.deviations = deviations;
  }

  /**
   * Of some values.
   *
   * @param deviations factors minus 1, at least one
   */
  public static Empirical ofDeviations(double[] deviations) {
    double[] sorted = deviations.clone();
    Arrays.sort(sorted);
    return ofRanked(sorted);
  }

  /**
   * Of some values whose ranks are given.
   *
   * @param deviations factors minus 1 in the order of their ranks, at least one
   */
  public static Empirical ofRanked(double[] deviations) {
    if (deviations.length == 0) {
      throw new IllegalArgumentException("no values");
    }
    return new Empirical(deviations.clone());
  }

  @Override
  public void deviations(double[] z, double[] out, int n) {
    int last = deviations.length - 1;
    for (int i = 0; i < n; i++) {
      int rank = (int) (NormalProbability.of(z[i]) * deviations.length);
      out[i] = deviations[Math.min(rank, last)];
    }
  }

  @Override
  public double meanDeviation() {
    return CompensatedSum.of(deviations) / deviations.length;
  }

  @Override
  public double variance() {
    double mean = meanDeviation();
    CompensatedSum squares = new CompensatedSum();
    for (double d : deviations) {
      squares.add((d - mean) * (d - mean));
    }
    return squares.value() / deviations.length;
  }

  /** Number of values. */
  int size() {
    return deviations.length;
  }

  /** The value of a rank, minus 1. */
  double atRank(int rank) {
    return deviations[rank];
  }
}
