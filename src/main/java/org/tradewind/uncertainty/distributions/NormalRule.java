package org.tradewind.uncertainty.distributions;

import java.util.Arrays;
import org.apache.commons.math3.analysis.integration.gauss.GaussIntegrator;
import org.apache.commons.math3.analysis.integration.gauss.GaussIntegratorFactory;

/**
 * A rule for means over the standard normal distribution: Gauss-Legendre rules of 16 nodes on
 * panels of half a unit between -12 and 12, beyond which lies 4e-33 of it. 0 is the end of a panel,
 * so that a kink of the triangular distribution does no harm.
 */
final class NormalRule {
  private static final int NODES = 16;
  private static final double FROM = -12;
  private static final double PANEL = 0.5;
  private static final int PANELS = 48;

  private final double[] z = new double[PANELS * NODES];
  private final double[] weights = new double[PANELS * NODES];

  NormalRule() {
    GaussIntegrator legendre = new GaussIntegratorFactory().legendre(NODES);
    for (int p = 0; p < PANELS; p++) {
      double middle = FROM + (p + 0.5) * PANEL;
      for (int i = 0; i < NODES; i++) {
        int at = p * NODES + i;
        z[at] = middle + legendre.getPoint(i) * PANEL / 2;
        weights[at] = legendre.getWeight(i) * PANEL / 2 * NormalProbability.density(z[at]);
      }
    }
  }

  /** The nodes; not to be changed. */
  double[] nodes() {
    return z;
  }

  /** The density at the nodes times the length they stand for; not to be changed. */
  double[] weights() {
    return weights;
  }

  /** Mean of a function given by its values at the nodes. */
  double mean(double[] values) {
    double sum = 0;
    for (int i = 0; i < z.length; i++) {
      sum += weights[i] * values[i];
    }
    return sum;
  }

  /** Deviations of a distribution at the nodes. */
  double[] deviations(Distribution distribution) {
    double[] values = new double[z.length];
    distribution.deviations(Arrays.copyOf(z, z.length), values, values.length);
    return values;
  }
}
