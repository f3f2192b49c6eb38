package org.tradewind.uncertainty;

import java.io.Serializable;
import org.tradewind.axes.LabelledMatrix;
import org.tradewind.flows.Requirements;

/**
 * The flows between regions of one view as sums over accounts: T_rs = sum over i of (W_ri,s / x_ri)
 * F_ri, and their central values.
 */
final class LinearFlows implements Serializable {
  private static final long serialVersionUID = 1L;

  private final Requirements requirements;

  /** W_ri,s / x_ri, by region: destinations x sectors. */
  private final double[][][] coefficients;

  private final LabelledMatrix[] central;

  /** The same by stressor and region, each over all destinations. */
  private final double[][][] bases;

  /**
   * @param output x, length N
   * @param accounts F of the central run by stressor, each of length N
   */
  LinearFlows(Requirements requirements, double[] output, double[][] accounts) {
    this.requirements = requirements;
    int regions = requirements.regions().size();
    int sectors = requirements.sectors().size();
    int n = output.length;
    this.coefficients = new double[regions][requirements.destinations().size()][sectors];
    for (int r = 0; r < regions; r++) {
      for (int s = 0; s < coefficients[r].length; s++) {
        for (int i = 0; i < sectors; i++) {
          int row = r * sectors + i;
          double w = requirements.output()[row + s * n];
          coefficients[r][s][i] = output[row] == 0 ? 0 : w / output[row];
        }
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
    this.bases = new double[accounts.length][regions][requirements.destinations().size()];
    for (int k = 0; k < bases.length; k++) {
      for (int r = 0; r < regions; r++) {
        for (int s = 0; s < bases[k][r].length; s++) {
          bases[k][r][s] = central[k].at(r, s);
        }
      }
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
   * T from one region in some draws.
   *
   * @param deviations of F, N x draws
   * @param flows where they go, destinations x draws
   */
  void draw(int stressor, int region, double[][] deviations, int n, double[][] flows) {
    int sectors = requirements.sectors().size();
    Combination.of(
        flows, bases[stressor][region], coefficients[region], deviations, region * sectors, n);
  }

  /** Number of destinations. */
  int destinations() {
    return requirements.destinations().size();
  }
}
