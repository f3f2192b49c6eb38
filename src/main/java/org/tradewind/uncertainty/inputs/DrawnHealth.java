package org.tradewind.uncertainty.inputs;

import java.io.Serializable;
import org.tradewind.tables.Inputs;
import org.tradewind.tables.Vocabulary;
import org.tradewind.uncertainty.kernels.Combination;

/**
 * The factor psi of deaths: psi - 1 = sum over causes c of w_c (psi_c - 1), with w_c the share of
 * the cause in what the deaths scale with, J or the slopes, and psi_c the factor of that sum. A
 * cause without a row is exact.
 *
 * @param factors positions of the factors
 * @param weights w_c
 */
public record DrawnHealth(int[] factors, double[] weights) implements Serializable {

  /** One factor of deaths as a quantity. */
  public static DrawnHealth ofQuantity(UncertainInputs inputs) {
    return one(inputs.find(UncertainInputs.QUANTITY, Vocabulary.DEATHS, Inputs.ANY, Inputs.ANY));
  }

  /** One factor, or none where it is exact. */
  static DrawnHealth one(int factor) {
    return factor == UncertainInputs.EXACT
        ? new DrawnHealth(new int[0], new double[0])
        : new DrawnHealth(new int[] {factor}, new double[] {1});
  }

  /** psi - 1 in some draws. */
  public double[] psi(Deviations deviations, int n) {
    double[] psi = new double[n];
    for (int c = 0; c < factors.length; c++) {
      Combination.add(psi, weights[c], deviations.of(factors[c]), n);
    }
    return psi;
  }
}
