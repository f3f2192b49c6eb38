package org.tradewind.uncertainty.statistics;

import java.util.Arrays;
import org.tradewind.uncertainty.kernels.Kernels;
import org.tradewind.uncertainty.kernels.Moments;

/**
 * Windows of numbers, about one of the quantiles of {@link Statistics} each, for draws that pass
 * by: those below a window are counted, those within are held, so that an order statistic that lies
 * within is known exactly. Where windows would overlap, the upper one begins where the lower one
 * ends.
 */
final class QuantileBrackets {
  /**
   * Windows reach so many standard errors of a quantile's rank, sqrt(p (1 - p) n), to each side.
   */
  static final double WIDTH = 5;

  private static final double[] P = Statistics.PROBABILITIES;
  private static final int BINS = 512;

  /** Bins of a window in which order statistics are looked for. */
  private static final int PARTS = 128;

  /** Draws that are taken at a time: what is held has room for as many. */
  private static final int SOME = 256;

  private static final Kernels LANES = Kernels.here();

  /** Sums and counts of one addition. */
  private record Scratch(double[] sums, int[] below) {
    Scratch() {
      this(new double[2 * Moments.LANES], new int[P.length]);
    }

    Scratch clear() {
      Arrays.fill(sums, 0);
      Arrays.fill(below, 0);
      return this;
    }
  }

  private static final ThreadLocal<Scratch> SCRATCH = ThreadLocal.withInitial(Scratch::new);

  /** All that a thread's windows hold, when it is looked through. */
  private static final ThreadLocal<double[]> GATHERED =
      ThreadLocal.withInitial(() -> new double[0]);

  /** The histogram of the pilot reaches so many standard deviations from the mean. */
  private static final double REACH = 4;

  /**
   * Each window's low and high; a window is [low, high). None is 0, so that differences from it
   * have a sign.
   */
  private double[] bounds;

  /** How many draws were below each window. */
  private int[] below;

  private ChunkedBuffer held = new ChunkedBuffer();

  private QuantileBrackets(double[] bounds) {
    this.bounds = bounds;
    this.below = new int[P.length];
  }

  /**
   * Windows by the first draws.
   *
   * @param pilot the draws, which are counted
   * @param n how many
   * @param mean of the draws
   * @param sd of the draws, above 0 and so large that they can be divided into bins
   */
  static QuantileBrackets of(double[] pilot, int n, double mean, double sd) {
    Histogram all = new Histogram(mean - REACH * sd, mean + REACH * sd, BINS);
    for (int i = 0; i < n; i++) {
      all.add(pilot[i]);
    }
    double[] bounds = new double[2 * P.length];
    for (int k = 0; k < P.length; k++) {
      int from = all.binOf(from(k, n));
      int to = all.binOf(to(k, n));
      bounds[2 * k] = from == 0 ? Double.NEGATIVE_INFINITY : all.under(from);
      bounds[2 * k + 1] = to == BINS - 1 ? Double.POSITIVE_INFINITY : all.over(to);
    }
    settle(bounds);
    QuantileBrackets brackets = new QuantileBrackets(bounds);
    brackets.add(pilot, 0, n, mean);
    return brackets;
  }

  /** Whether numbers of this spread can be divided into bins. */
  static boolean divide(double sd) {
    double perUnit = BINS / (2 * REACH * sd);
    return perUnit > 0 && perUnit <= Double.MAX_VALUE;
  }

  /** What is held, in an array of the thread's, which may be longer. */
  private double[] gathered() {
    double[] all = GATHERED.get();
    if (all.length < held.size()) {
      all = new double[held.size() + held.size() / 2];
      GATHERED.set(all);
    }
    held.copyTo(all);
    return all;
  }

  private static int from(int quantile, int n) {
    return (int) Math.max(0, Math.floor(P[quantile] * (n - 1) - width(quantile, n)));
  }

  private static int to(int quantile, int n) {
    return (int) Math.min(n - 1, Math.ceil(P[quantile] * (n - 1) + width(quantile, n)));
  }

  private static double width(int quantile, int n) {
    return WIDTH * Math.sqrt(P[quantile] * (1 - P[quantile]) * n) + 1;
  }

  /** Leaves no bound at 0 and no overlap. */
  private static void settle(double[] bounds) {
    for (int k = 0; k < P.length; k++) {
      int low = 2 * k;
      bounds[low] = bounds[low] == 0 ? -Double.MIN_VALUE : bounds[low];
      bounds[low + 1] = bounds[low + 1] == 0 ? Double.MIN_VALUE : bounds[low + 1];
      if (k > 0) {
        bounds[low] = Math.max(bounds[low], bounds[low - 1]);
        bounds[low + 1] = Math.max(bounds[low + 1], bounds[low]);
      }
    }
  }

  private double low(int bracket) {
    return bounds[2 * bracket];
  }

  private double high(int bracket) {
    return bounds[2 * bracket + 1];
  }

  /**
   * Counts draws and holds those within a window. Where one is NaN all are left out.
   *
   * @param first position of the first one
   * @param n position after the last one
   * @param base what sums are taken about
   * @return sums of all of them
   */
  Moments add(double[] draws, int first, int n, double base) {
    Scratch scratch = SCRATCH.get().clear();
    int size = held.size();
    for (int from = first; from < n; from += SOME) {
      int end = Math.min(n, from + SOME);
      double[] to = held.buffers(end - from);
      int at = held.at();
      held.to(LANES.sift(draws, from, end, bounds, scratch.below, to, at, base, scratch.sums));
    }
    Moments sums = Moments.of(base, n - first, scratch.sums);
    if (Double.isNaN(sums.sum()) && !Moments.known(draws, first, n)) {
      held.cut(size);
      return sums;
    }
    for (int k = 0; k < P.length; k++) {
      below[k] += scratch.below[k];
    }
    return sums;
  }

  /** How many draws are held. */
  int size() {
    return held.size();
  }

  /**
   * Makes windows narrower, as so many draws allow, and lets go what then lies outside.
   *
   * @param n all draws so far
   */
  void narrow(int n) {
    double[] all = gathered();
    int size = held.size();
    Histogram[] within = within(all, size);
    double[] narrower = new double[bounds.length];
    for (int k = 0; k < P.length; k++) {
      narrower[2 * k] = lowerEdge(within, from(k, n));
      narrower[2 * k + 1] = upperEdge(within, to(k, n));
    }
    settle(narrower);
    int[] counts = new int[P.length];
    double[] kept = new double[size];
    double[] sums = new double[2 * Moments.LANES];
    int count = LANES.sift(all, 0, size, narrower, counts, kept, 0, 0, sums);
    for (int k = 0; k < P.length; k++) {
      counts[k] += notHeldBelow(within, narrower[2 * k]);
    }
    bounds = narrower;
    below = counts;
    held = new ChunkedBuffer(Arrays.copyOf(kept, count), count);
  }

  /** Where in its window what is held lies. */
  private Histogram[] within(double[] held, int size) {
    Histogram[] within = new Histogram[P.length];
    for (int k = 0; k < P.length; k++) {
      double first = low(k);
      double last = high(k);
      // an open window ends with what it holds
      if (first == Double.NEGATIVE_INFINITY) {
        first = Arrays.stream(held, 0, size).min().orElse(0);
      }
      if (last == Double.POSITIVE_INFINITY) {
        last = Arrays.stream(held, 0, size).max().orElse(0);
      }
      within[k] = new Histogram(first, last, BINS);
    }
    for (int i = 0; i < size; i++) {
      within[bracket(held[i])].add(held[i]);
    }
    return within;
  }

  /** The window of a number that lies within one, by signs, without a branch. */
  private int bracket(double held) {
    long above = 0;
    for (int k = 1; k < P.length; k++) {
      above += Double.doubleToRawLongBits(held - bounds[2 * k]) >>> 63;
    }
    return (int) (P.length - 1 - above);
  }

  /** Draws below a number, which lies within a window or bounds one, that are not held. */
  private int notHeldBelow(Histogram[] within, double bound) {
    int bracket = P.length - 1;
    while (bracket > 0 && low(bracket) > bound) {
      bracket--;
    }
    int count = below[bracket];
    for (int k = 0; k < bracket; k++) {
      count -= within[k].size();
    }
    return count;
  }

  /** A number that no draw from a rank on is below, as high as the windows tell. */
  private double lowerEdge(Histogram[] within, int rank) {
    for (int k = 0; k < P.length; k++) {
      if (rank < below[k] + within[k].size()) {
        return rank <= below[k]
            ? low(k)
            : Math.max(low(k), within[k].under(within[k].binOf(rank - below[k])));
      }
    }
    return high(P.length - 1);
  }

  /** A number that all draws up to a rank are below, as low as the windows tell. */
  private double upperEdge(Histogram[] within, int rank) {
    for (int k = P.length - 1; k >= 0; k--) {
      int size = within[k].size();
      if (rank >= below[k] && size > 0) {
        int bin = rank - below[k] < size ? within[k].binOf(rank - below[k]) : BINS - 1;
        return bin == BINS - 1 ? high(k) : Math.min(high(k), within[k].over(bin));
      }
    }
    return low(0);
  }

  /**
   * Order statistics of all draws.
   *
   * @param ranks from 0 on, ascending
   * @return none where one of them is not held
   */
  double[] find(int[] ranks) {
    double[] all = gathered();
    short[] bins = new short[held.size()];
    int[] counts = new int[PARTS * P.length];
    divide(all, bins, counts);
    int[] places = new int[ranks.length];
    int next = 0;
    int lower = 0;
    for (int k = 0; k < P.length; k++) {
      int members = 0;
      for (int part = k * PARTS; part < (k + 1) * PARTS; part++) {
        members += counts[part];
      }
      while (next < ranks.length && ranks[next] < below[k] + members) {
        if (ranks[next] < below[k]) {
          return new double[0];
        }
        places[next] = ranks[next] - below[k] + lower;
        next++;
      }
      lower += members;
    }
    return next < ranks.length
        ? new double[0]
        : Quantiles.ofBins(all, bins.length, places, bins, counts);
  }

  /** Puts what is held into bins, which ascend over all windows. */
  private void divide(double[] held, short[] bins, int[] counts) {
    double[] first = new double[P.length];
    double[] perUnit = new double[P.length];
    for (int k = 0; k < P.length; k++) {
      first[k] = low(k);
      perUnit[k] = Math.min(Double.MAX_VALUE, PARTS / (high(k) - low(k)));
    }
    for (int i = 0; i < bins.length; i++) {
      double draw = held[i];
      int bracket = bracket(draw);
      int part = (int) ((draw - first[bracket]) * perUnit[bracket]);
      int bin = bracket * PARTS + Math.max(0, Math.min(part, PARTS - 1));
      bins[i] = (short) bin;
      counts[bin]++;
    }
  }

  /** How many numbers lie in equal parts of a range; what lies outside goes to its end parts. */
  private static final class Histogram {
    private final double low;
    private final double perUnit;

    /** More than what rounding may do to the bounds of a part. */
    private final double rounding;

    private final int[] counts;
    private int size;

    Histogram(double low, double high, int bins) {
      this.low = low;
      double perUnit = bins / (high - low);
      this.perUnit = perUnit <= Double.MAX_VALUE ? perUnit : 0;
      this.rounding = 4 * Math.ulp(Math.max(Math.abs(low), Math.abs(high)));
      this.counts = new int[bins];
    }

    void add(double value) {
      int bin = (int) ((value - low) * perUnit);
      counts[bin < 0 ? 0 : bin < counts.length ? bin : counts.length - 1]++;
      size++;
    }

    int size() {
      return size;
    }

    /** The part in which the number at a rank lies. */
    int binOf(int rank) {
      int bin = 0;
      for (int below = counts[0]; below <= rank; below += counts[bin]) {
        bin++;
      }
      return bin;
    }

    /** A number that none in a part is below. */
    double under(int bin) {
      return bin == 0 ? low : low + bin / perUnit - rounding;
    }

    /** A number that all in a part are below. */
    double over(int bin) {
      return low + (bin + 1) / perUnit + rounding;
    }
  }
}
