package org.tradewind.uncertainty.accounts;

import java.io.Serializable;
import org.tradewind.axes.LabelledMatrix;
import org.tradewind.flows.Requirements;

/**
 * The flows between regions of one view as sums over accounts: T_rs = sum over i of (W_ri,s / x_ri)
 * F_ri, and their central values. Where a region has fewer units than sectors, also as sums over
 * what its units emit, which takes as much less work.
 */
final class LinearFlows implements Serializable {
  private static final long serialVersionUID = 1L;

  private final Requirements requirements;

  /** W_ri,s / x_ri, by region: destinations x sectors. */
  private final double[][][] coefficients;

  /** The same by stressor and region: destinations x units; null where sectors are not more. */
  private final double[][][][] perUnit;

  private final LabelledMatrix[] central;

  /** The same by stressor and region, each over all destinations. */
  private final double[][][] bases;

  /**
   * @param output x, length N
   * @param accounts F of the central run by stressor, each of length N
   * @param shares of units in accounts, by stressor and region
   */
  LinearFlows(
      Requirements requirements, double[] output, double[][] accounts, UnitShares[][] shares) {
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
    this.perUnit = new double[accounts.length][regions][][];
    for (int k = 0; k < bases.length; k++) {
      for (int r = 0; r < regions; r++) {
        for (int s = 0; s < bases[k][r].length; s++) {
          bases[k][r][s] = central[k].at(r, s);
        }
        boolean fewer = shares[k][r].units() < sectors;
        perUnit[k][r] = fewer ? shares[k][r].per(coefficients[r]) : null;
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

  /** T from one region in the central run, by destination. */
  double[] base(int stressor, int region) {
    return bases[stressor][region];
  }

  /** W_ri,s / x_ri of a region, destinations x sectors. */
  double[][] perSector(int region) {
    return coefficients[region];
  }

  /**
   * The sum over i of (W_ri,s / x_ri) share_iu of a region, destinations x units; null where it has
   * no fewer units than sectors.
   */
  double[][] perUnit(int stressor, int region) {
    return perUnit[stressor][region];
  }

  /** Number of destinations. */
  int destinations() {
    return requirements.destinations().size();
  }
}
