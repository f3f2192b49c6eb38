package org.tradewind.uncertainty;

import java.io.Serializable;
import java.util.Arrays;
import org.tradewind.axes.LabelledMatrix;
import org.tradewind.flows.Requirements;

/**
 * The flows between regions of one view as sums over accounts: T_rs = sum over i of (W_ri,s / x_ri)
 * F_ri, and their central values.
 */
final class LinearFlows implements Serializable {
  private static final long serialVersionUID = 1L;

  private final Requirements requirements;
  private final double[][] coefficients;
  private final LabelledMatrix[] central;

  /**
   * @param output x, length N
   * @param accounts F of the central run by stressor, each of length N
   */
  LinearFlows(Requirements requirements, double[] output, double[][] accounts) {
    this.requirements = requirements;
    int regions = requirements.regions().size();
    int sectors = requirements.sectors().size();
    int n = output.length;
    this.coefficients = new double[regions * requirements.destinations().size()][sectors];
    for (int at = 0; at < coefficients.length; at++) {
      for (int i = 0; i < sectors; i++) {
        int row = at % regions * sectors + i;
        double w = requirements.output()[row + at / regions * n];
        coefficients[at][i] = output[row] == 0 ? 0 : w / output[row];
      }
    }
    this.central = new LabelledMatrix[accounts.length];
    for (int k = 0; k < accounts.length; k++) {
      double[] intensity = accounts[k].clone();
      for (int i = 0; i < n; i++) {
        intensity[i] = output[i] == 0 ? 0 : intensity[i] / output[i];
      }
      central[k] = requirements.pairs(intensity);
    }
  }

  Requirements requirements() {
    return requirements;
  }

  /** T of a stressor in the central run, summed as the table flow_pair sums it. */
  LabelledMatrix central(int stressor) {
    return central[stressor];
  }

  /**
   * T in some draws, at region + destination * regions, each over all draws.
   *
   * @param deviations of F, N x draws
   */
  double[][] draws(int stressor, double[][] deviations, int n) {
    int regions = requirements.regions().size();
    int sectors = requirements.sectors().size();
    double[][] flows = new double[coefficients.length][n];
    // a region's accounts stay in the processor's cache for all destinations
    for (int r = 0; r < regions; r++) {
      for (int at = r; at < flows.length; at += regions) {
        Arrays.fill(flows[at], central[stressor].at(r, at / regions));
        Combination.add(flows[at], coefficients[at], deviations, r * sectors, n);
      }
    }
    return flows;
  }
}
