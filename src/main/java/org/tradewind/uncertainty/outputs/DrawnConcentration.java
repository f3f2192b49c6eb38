package org.tradewind.uncertainty.outputs;

import java.io.Serializable;
import java.util.Arrays;
import org.tradewind.flows.IndexParameters;
import org.tradewind.tables.Vocabulary;
import org.tradewind.uncertainty.accounts.AccountDraws;
import org.tradewind.uncertainty.accounts.DrawModel;

/**
 * How few flows carry how much, draw by draw: table concentration, one stressor. Sizes are put into
 * bins by their leading bits; only the bins in which a share is reached are sorted.
 */
final class DrawnConcentration implements Serializable {
  private static final long serialVersionUID = 1L;

  /** As in the central run. */
  private static final double ROUNDING = 1e-12;

  /**
   * Leaves exponent and 6 bits of the fraction: sums and counts of all bins stay in the nearest
   * cache.
   */
  private static final int SHIFT = 46;

  /** 63 powers of two below the largest size; all that is smaller shares the last bin. */
  private static final int BINS = 63 << 6;

  private final int stressor;
  private final IndexParameters.Count count;
  private final double[] shares;
  private final double[][] weights;

  /**
   * @param shares of the sum of all sizes, in ascending order
   */
  DrawnConcentration(DrawModel model, int stressor, IndexParameters.Count count, double[] shares) {
    this.stressor = stressor;
    this.count = count;
    this.shares = shares;
    Sums sums = new Sums(model);
    int regions = model.regions().size();
    this.weights = new double[sums.rows()][regions - 1];
    for (int row = 0; row < weights.length; row++) {
      int next = 0;
      for (int s = 0; s < regions; s++) {
        if (row / model.sectors().size() != s) {
          weights[row][next++] = Math.abs(sums.weight(Vocabulary.FINAL_PRODUCER, row, s));
        }
      }
    }
  }

  /**
   * What draws have.
   *
   * @param counted flows that count, by draw
   * @param flows how many of them carry each share, shares x draws
   */
  record Drawn(double[] counted, int[][] flows) {}

  int stressor() {
    return stressor;
  }

  /** All draws; worked once for all columns of the table. */
  Drawn of(AccountDraws draws) {
    return draws.shared(this, () -> drawn(draws));
  }

  private Drawn drawn(AccountDraws draws) {
    int n = draws.draws();
    double[][] accounts = draws.sizes(stressor);
    double[] sizes = new double[weights.length * (weights.length == 0 ? 0 : weights[0].length)];
    Drawn drawn = new Drawn(new double[n], new int[shares.length][n]);
    for (int d = 0; d < n; d++) {
      int next = 0;
      int some = 0;
      for (int row = 0; row < weights.length; row++) {
        double account = accounts[row][d];
        for (double weight : weights[row]) {
          double size = account * weight;
          some += size == 0 ? 0 : 1;
          sizes[next++] = size;
        }
      }
      drawn.counted()[d] = count == IndexParameters.Count.ALL ? sizes.length : some;
      int[] flows = carrying(sizes, shares);
      for (int f = 0; f < flows.length; f++) {
        drawn.flows()[f][d] = flows[f];
      }
    }
    return drawn;
  }

  /**
   * How many of the largest sizes it takes to carry each share of their sum; 0 where that is 0.
   *
   * @param shares in ascending order
   */
  static int[] carrying(double[] sizes, double[] shares) {
    double largest = 0;
    for (double size : sizes) {
      largest = Math.max(largest, size);
    }
    int[] flows = new int[shares.length];
    if (largest == 0) {
      return flows;
    }
    long top = Double.doubleToRawLongBits(largest) >>> SHIFT;
    double[] sums = new double[BINS + 1];
    int[] counts = new int[BINS + 1];
    double total = 0;
    for (double size : sizes) {
      int bin = bin(size, top);
      sums[bin] += size;
      counts[bin]++;
      total += size;
    }
    // the bin in which each share is reached, and what lies in the bins above it
    int[] bins = new int[shares.length];
    double[] above = new double[shares.length];
    int[] before = new int[shares.length];
    double[][] members = new double[BINS + 1][];
    int bin = 0;
    double sum = 0;
    int count = 0;
    for (int f = 0; f < shares.length; f++) {
      double wanted = shares[f] * total * (1 - ROUNDING);
      while (bin < BINS && sum + sums[bin] < wanted) {
        sum += sums[bin];
        count += counts[bin++];
      }
      bins[f] = bin;
      above[f] = sum;
      before[f] = count;
      members[bin] = new double[counts[bin]];
    }
    fill(members, sizes, top);
    for (int f = 0; f < shares.length; f++) {
      double wanted = shares[f] * total * (1 - ROUNDING);
      double[] sorted = members[bins[f]];
      double reached = above[f];
      int used = 0;
      while (used < sorted.length && (used == 0 || reached < wanted)) {
        reached += sorted[sorted.length - 1 - used++];
      }
      flows[f] = before[f] + used;
    }
    return flows;
  }

  private static int bin(double size, long top) {
    return (int) Math.min(BINS, top - (Double.doubleToRawLongBits(size) >>> SHIFT));
  }

  /** Sorts the sizes of the bins that are wanted into them. */
  private static void fill(double[][] members, double[] sizes, long top) {
    int[] filled = new int[members.length];
    for (double size : sizes) {
      int bin = bin(size, top);
      if (members[bin] != null) {
        members[bin][filled[bin]++] = size;
      }
    }
    for (double[] some : members) {
      if (some != null) {
        Arrays.sort(some);
      }
    }
  }
}
