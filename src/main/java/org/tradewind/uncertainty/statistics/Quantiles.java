package org.tradewind.uncertainty.statistics;

import java.util.Arrays;

/**
 * Exact quantiles of many draws without sorting them: a histogram finds the bins that hold the
 * order statistics asked for, and only what lies in those is sorted. About two passes over the
 * draws.
 */
public final class Quantiles {
  /** Below so many values sorting is as fast. */
  private static final int SORTED = 64;

  /** Values to a bin, about. */
  private static final int TOGETHER = 4;

  private static final int MOST_BINS = 2048;

  /** A histogram about the mean reaches so many standard deviations to either side. */
  private static final double REACH = 4;

  /** What a thread needs to look for order statistics. */
  private static final class Scratch {
    private final int[] counts = new int[MOST_BINS];
    private short[] bins = new short[0];

    short[] bins(int n) {
      bins = bins.length < n ? new short[n] : bins;
      return bins;
    }
  }

  private static final ThreadLocal<Scratch> SCRATCH = ThreadLocal.withInitial(Scratch::new);

  private Quantiles() {}

  /**
   * Quantiles of type 7 (Hyndman and Fan 1996; NumPy's default): at position p (n - 1) between
   * order statistics, by linear interpolation. Equal values give themselves, to the last bit.
   *
   * @param values at least one, finite; not changed
   * @param probabilities from 0 to 1, ascending
   */
  public static double[] of(double[] values, double... probabilities) {
    int[] ranks = ranks(values.length, probabilities);
    return between(values.length, orderStatistics(values, ranks), ranks, probabilities);
  }

  /**
   * The same of the first {@code n} values, whose mean and standard deviation are known.
   *
   * @param sd may be off: it makes the search slower, not wrong
   */
  static double[] about(double mean, double sd, double[] values, int n, double... probabilities) {
    int[] ranks = ranks(n, probabilities);
    double[] found = orderStatistics(values, n, mean - REACH * sd, mean + REACH * sd, ranks);
    return between(n, found, ranks, probabilities);
  }

  /** Places of the order statistics below and above each quantile. */
  static int[] ranks(int n, double... probabilities) {
    int[] ranks = new int[2 * probabilities.length];
    for (int i = 0; i < probabilities.length; i++) {
      int low = (int) Math.floor(probabilities[i] * (n - 1));
      ranks[2 * i] = low;
      ranks[2 * i + 1] = Math.min(low + 1, n - 1);
    }
    return ranks;
  }

  /** Quantiles from the order statistics at {@link #ranks}. */
  static double[] between(int n, double[] found, int[] ranks, double... probabilities) {
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
    return orderStatistics(values, values.length, low, high, ranks);
  }

  /**
   * The same with a histogram from {@code low} to {@code high}; what lies outside goes to its first
   * and last bin.
   */
  private static double[] orderStatistics(
      double[] values, int n, double low, double high, int[] ranks) {
    int count = Math.min(MOST_BINS, Integer.highestOneBit(n / TOGETHER + 1));
    double perUnit = count / (high - low);
    if (n <= SORTED || !(perUnit > 0 && perUnit <= Double.MAX_VALUE)) {
      return ofSorted(values, n, ranks);
    }
    Scratch scratch = SCRATCH.get();
    short[] bins = scratch.bins(n);
    for (int i = 0; i < n; i++) {
      int bin = (int) ((values[i] - low) * perUnit);
      bins[i] = (short) (bin < 0 ? 0 : bin < count ? bin : count - 1);
    }
    int[] counts = scratch.counts;
    Arrays.fill(counts, 0);
    for (int i = 0; i < n; i++) {
      counts[bins[i]]++;
    }
    return ofBins(values, n, ranks, bins, counts);
  }

  private static double[] ofSorted(double[] values, int n, int[] ranks) {
    double[] sorted = Arrays.copyOf(values, n);
    Arrays.sort(sorted);
    return Arrays.stream(ranks).mapToDouble(r -> sorted[r]).toArray();
  }

  /**
   * Order statistics of values that lie in bins.
   *
   * @param n how many values there are
   * @param bins of the values; those of a lower bin are never larger
   * @param counts how many values are in each
   */
  static double[] ofBins(double[] values, int n, int[] ranks, short[] bins, int[] counts) {
    // place of a bin among those that are wanted
    byte[] wanted = new byte[counts.length];
    int[] before = new int[ranks.length];
    int[] products = new int[ranks.length];
    double[][] held = new double[ranks.length][];
    byte used = 0;
    int bin = 0;
    int below = 0;
    for (int i = 0; i < ranks.length; i++) {
      if (ranks[i] < below) {
        bin = 0;
        below = 0;
      }
      while (below + counts[bin] <= ranks[i]) {
        below += counts[bin++];
      }
      if (wanted[bin] == 0) {
        held[used] = new double[counts[bin]];
        wanted[bin] = ++used;
      }
      products[i] = wanted[bin] - 1;
      before[i] = below;
    }
    int[] filled = new int[used];
    for (int i = 0; i < n; i++) {
      int product = wanted[bins[i]] - 1;
      if (product >= 0) {
        held[product][filled[product]++] = values[i];
      }
    }
    for (int product = 0; product < used; product++) {
      Arrays.sort(held[product]);
    }
    double[] found = new double[ranks.length];
    for (int i = 0; i < ranks.length; i++) {
      found[i] = held[products[i]][ranks[i] - before[i]];
    }
    return found;
  }
}
