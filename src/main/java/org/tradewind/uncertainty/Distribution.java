package org.tradewind.uncertainty;

import java.io.Serializable;

/**
 * A factor with mean 1 by which an input is multiplied, as a function of a standard normal number:
 * so inputs are correlated through normal numbers whatever their distribution.
 */
public sealed interface Distribution extends Serializable permits Lognormal {
  /**
   * The factors minus 1.
   *
   * @param z standard normal numbers
   * @param out filled up to n
   */
  void deviations(double[] z, double[] out, int n);

  /** Variance of the factor. */
  double variance();
}
