package org.tradewind.uncertainty.accounts;

import java.io.Serializable;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.tradewind.uncertainty.kernels.Combination;

/**
 * How a region's accounts of one stressor are summed from what its units emit. Households stand
 * after the last sector.
 */
public final class UnitShares implements Serializable {
  private static final long serialVersionUID = 1L;

  private final int units;

  /** By sector, positions among the units, ascending. */
  private final int[][] from;

  /** Their shares of it. */
  private final double[][] shares;

  private UnitShares(int units, int[][] from, double[][] shares) {
    this.units = units;
    this.from = from;
    this.shares = shares;
  }

  /**
   * Shares of some units of one region.
   *
   * @param sectors number of MRIO sectors
   */
  static UnitShares of(List<EmissionUnits.Unit> units, int sectors) {
    double[][] all = new double[sectors + 1][units.size()];
    for (int u = 0; u < units.size(); u++) {
      EmissionUnits.Unit unit = units.get(u);
      for (int i = 0; i < unit.sectors().length; i++) {
        all[unit.sectors()[i]][u] += unit.shares()[i];
      }
      all[sectors][u] += unit.household();
    }
    int[][] from = new int[all.length][];
    double[][] shares = new double[all.length][];
    for (int i = 0; i < all.length; i++) {
      double[] ofSector = all[i];
      from[i] = IntStream.range(0, ofSector.length).filter(u -> ofSector[u] != 0).toArray();
      shares[i] = IntStream.of(from[i]).mapToDouble(u -> ofSector[u]).toArray();
    }
    return new UnitShares(units.size(), from, shares);
  }

  /** Number of units. */
  public int units() {
    return units;
  }

  /**
   * What a sector has of all units: the sum over u of share_iu x_u.
   *
   * @param x of the units, units x draws
   */
  void sum(int sector, double[][] x, double[] out, int n) {
    int[] of = from[sector];
    if (of.length == 0) {
      Arrays.fill(out, 0, n, 0);
      return;
    }
    Combination.of(out, shares[sector][0], x[of[0]], n);
    for (int j = 1; j < of.length; j++) {
      Combination.add(out, shares[sector][j], x[of[j]], n);
    }
  }

  /**
   * Coefficients of units that go through all their sectors: C S.
   *
   * @param coefficients C, rows x sectors
   * @return rows x units
   */
  double[][] per(double[][] coefficients) {
    double[][] perUnit = new double[coefficients.length][units];
    for (int row = 0; row < perUnit.length; row++) {
      for (int i = 0; i < coefficients[row].length; i++) {
        for (int j = 0; j < from[i].length; j++) {
          perUnit[row][from[i][j]] += coefficients[row][i] * shares[i][j];
        }
      }
    }
    return perUnit;
  }
}
