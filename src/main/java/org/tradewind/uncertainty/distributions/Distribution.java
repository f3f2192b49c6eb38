package org.tradewind.uncertainty.distributions;

import java.io.Serializable;

/**
 * A factor by which an input is multiplied, as a function of a standard normal number: so inputs
 * are correlated through normal numbers whatever their distribution. Those given by a spread have
 * the arithmetic mean 1; those given by values keep the mean of these.
 */
public sealed interface Distribution extends Serializable
    permits Lognormal, TruncatedNormal, Triangular, Uniform, Empirical, NormalResponse {
  /**
   * The factors minus 1.
   *
   * @param z standard normal numbers
   * @param out filled up to n
   */
  void deviations(double[] z, double[] out, int n);

  /** Mean of the factor minus 1. */
  default double meanDeviation() {
    return 0;
  }

  /** Variance of the factor. */
  double variance();
}
