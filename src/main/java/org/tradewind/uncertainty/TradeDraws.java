package org.tradewind.uncertainty;

import org.tradewind.axes.Axis;
import org.tradewind.flows.EmbodiedTrade;

/**
 * Embodied trade of all regions in some draws: what {@link EmbodiedTrade} is for one. Sums are
 * compensated in the same order, so that a draw without deviation has the bits of the central run.
 *
 * @param imports regions x draws
 * @param exports regions x draws
 */
record TradeDraws(double[][] imports, double[][] exports) {
  /**
   * Adds up flows.
   *
   * @param pairs at region + destination * regions, each over all draws
   */
  static TradeDraws of(double[][] pairs, Axis regions, int n) {
    int size = regions.size();
    double[][] imports = new double[size][];
    double[][] exports = new double[size][];
    for (int r = 0; r < size; r++) {
      Compensated into = new Compensated(n);
      Compensated out = new Compensated(n);
      for (int s = 0; s < size; s++) {
        if (s != r) {
          into.add(pairs[s + r * size]);
          out.add(pairs[r + s * size]);
        }
      }
      imports[r] = into.value();
      exports[r] = out.value();
    }
    return new TradeDraws(imports, exports);
  }

  /** (imports - exports) / (imports + exports) of a region. */
  double[] index(int region) {
    double[] index = new double[imports[region].length];
    for (int d = 0; d < index.length; d++) {
      index[d] = new EmbodiedTrade(imports[region][d], exports[region][d]).index();
    }
    return index;
  }

  /** Sums of vectors that keep the low-order parts, as axes.CompensatedSum does of numbers. */
  private static final class Compensated {
    private final double[] sum;
    private final double[] lost;

    Compensated(int n) {
      this.sum = new double[n];
      this.lost = new double[n];
    }

    /** The error of a sum of two is exact without knowing which is larger (Knuth's two-sum). */
    void add(double[] value) {
      for (int d = 0; d < sum.length; d++) {
        double before = sum[d];
        double next = before + value[d];
        double added = next - before;
        lost[d] += (before - (next - added)) + (value[d] - added);
        sum[d] = next;
      }
    }

    double[] value() {
      double[] total = new double[sum.length];
      for (int d = 0; d < total.length; d++) {
        total[d] = sum[d] + lost[d];
      }
      return total;
    }
  }
}
