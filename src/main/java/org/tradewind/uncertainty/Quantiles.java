package org.tradewind.uncertainty;

import java.util.Arrays;

/**
 * Exact quantiles of many draws without sorting them: a histogram finds the bins that hold the
 * order statistics asked for, and only what lies in those is sorted. About two passes over the
 * draws.
 */
final class Quantiles {
  /** Below so many values sorting is as fast. */
  private static final int SORTED = 512;

  private static final int BINS = 2048;

  private Quantiles() {}

  /**
   * Quantiles of type 7 (Hyndman and Fan 1996; NumPy's default): at position p (n - 1) between
   * order statistics, by linear interpolation. Equal values give themselves, to the last bit.
   *
   * @param values at least one, finite; not changed
   * @param probabilities from 0 to 1, ascending
   */
  static double[] of(double[] values, double... probabilities) {
    int n = values.length;
    int[] ranks = new int[2 * probabilities.length];
    for (int i = 0; i < probabilities.length; i++) {
      int low = (int) Math.floor(probabilities[i] * (n - 1));
      ranks[2 * i] = low;
      ranks[2 * i + 1] = Math.min(low + 1, n - 1);
    }
    double[] found = orderStatistics(values, ranks);
    double[] quantiles = new double[probabilities.length];
    for (int i = 0; i < quantiles.length; i++) {
      double weight = probabilities[i] * (n - 1) - ranks[2 * i];
      quantiles[i] = found[2 * i] + weight * (found[2 * i + 1] - found[2 * i]);
    }
    return quantiles;
  }

  /** The values that would stand at some places if all were sorted. */
  static double[] orderStatistics(double[] values, int... ranks) {
    double low = Double.POSITIVE_INFINITY;
    double high = Double.NEGATIVE_INFINITY;
    for (double v : values) {
      low = v < low ? v : low;
      high = v > high ? v : high;
    }
    double perUnit = BINS / (high - low);
    if (values.length <= SORTED || !(perUnit > 0 && perUnit <= Double.MAX_VALUE)) {
      return ofSorted(values, ranks);
    }
    int[] counts = new int[BINS + 1];
    for (double v : values) {
      counts[(int) ((v - low) * perUnit)]++;
    }
    return ofBins(values, ranks, low, perUnit, counts);
  }

  private static double[] ofSorted(double[] values, int[] ranks) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return Arrays.stream(ranks).mapToDouble(r -> sorted[r]).toArray();
  }

  private static double[] ofBins(
      double[] values, int[] ranks, double low, double perUnit, int[] counts) {
    // place of a bin among those that are wanted; values of a lower bin are never larger
    int[] wanted = new int[counts.length];
    int[] before = new int[ranks.length];
    int[] slots = new int[ranks.length];
    double[][] held = new double[ranks.length][];
    int used = 0;
    for (int i = 0; i < ranks.length; i++) {
      int bin = 0;
      int below = 0;
      while (below + counts[bin] <= ranks[i]) {
        below += counts[bin++];
      }
      if (wanted[bin] == 0) {
        held[used] = new double[counts[bin]];
        wanted[bin] = ++used;
      }
      slots[i] = wanted[bin] - 1;
      before[i] = below;
    }
    int[] filled = new int[used];
    for (double v : values) {
      int slot = wanted[(int) ((v - low) * perUnit)] - 1;
      if (slot >= 0) {
        held[slot][filled[slot]++] = v;
      }
    }
    for (int slot = 0; slot < used; slot++) {
      Arrays.sort(held[slot]);
    }
    double[] found = new double[ranks.length];
    for (int i = 0; i < ranks.length; i++) {
      found[i] = held[slots[i]][ranks[i] - before[i]];
    }
    return found;
  }
}
