package org.tradewind.uncertainty;

import java.util.Arrays;
import java.util.Optional;

/**
 * Statistics of a number whose draws come block by block and are not kept, with exact quantiles.
 *
 * <p>The first draws are held and give a histogram about their mean. From then on every draw is
 * counted in it, and only draws near a wished quantile are held: those in bins within {@value
 * #WIDTH} standard errors of its rank, sqrt(p (1 - p) n) ranks each. Whenever there are {@value
 * #MORE} times the draws, the bins are chosen again, fewer, and what lies outside is let go. At
 * last the counts say which order statistic in which bin is the quantile. Should its draws have
 * been let go (six standard errors away, some chance in 10^8), nothing is guessed: {@link #result}
 * is empty.
 *
 * <p>Sums are formed block by block: equal blocks in equal order give equal bits.
 */
public final class RunningStatistics {
  /** Draws that are held before there is a histogram. */
  static final int PILOT = 2000;

  private static final int BINS = 512;
  private static final double REACH = 4;
  private static final double WIDTH = 6;

  /** With so many times the draws the bins are chosen anew. */
  private static final int MORE = 6;

  /** Sum over the quantiles of sqrt(p (1 - p)). */
  private static final double QUANTILE_ERRORS =
      Arrays.stream(Statistics.PROBABILITIES).map(p -> Math.sqrt(p * (1 - p))).sum();

  /** Bytes of one number with so many draws, room for growth included. */
  public static long bytes(long draws) {
    double most = 2 * PILOT + 2 * WIDTH * QUANTILE_ERRORS * MORE * Math.sqrt((double) draws);
    return 5 * BINS + (long) (Double.BYTES * Math.min(draws, most));
  }

  private final double central;
  private Moments moments;

  /** Draws that are held, the first {@code size}. */
  private double[] held = new double[0];

  private int size;

  /** Where the pilot has but one value, draws that are equal to it are counted, not held. */
  private int alike;

  private double same;

  /** At so many draws the bins are chosen anew. */
  private int next;

  private double low;
  private double perUnit;
  private int[] counts;
  private byte[] wanted;

  /**
   * @param central value of the central run
   */
  public RunningStatistics(double central) {
    this.central = central;
  }

  /** Adds a block; draws in which the number is NaN are left out. */
  public void add(double[] draws, int n) {
    double first = moments == null ? firstKnown(draws, n) : moments.base();
    if (Double.isNaN(first)) {
      return;
    }
    Moments block = Moments.of(first, draws, n);
    if (Double.isNaN(block.sum())) {
      double[] known = Arrays.stream(draws, 0, n).filter(d -> !Double.isNaN(d)).toArray();
      if (known.length < n) {
        add(known, known.length);
        return;
      }
    }
    moments = moments == null ? block : moments.and(block);
    if (counts != null) {
      hold(draws, n);
    } else if (alike > 0) {
      holdOthers(draws, n);
    } else {
      await(draws, n);
    }
    if (counts != null && moments.n() >= next) {
      choose();
    }
  }

  private static double firstKnown(double[] draws, int n) {
    for (int i = 0; i < n; i++) {
      if (!Double.isNaN(draws[i])) {
        return draws[i];
      }
    }
    return Double.NaN;
  }

  /** Holds all draws until there are enough for a histogram. */
  private void await(double[] draws, int n) {
    if (moments.n() < PILOT || !histogram(draws, n)) {
      room(n);
      System.arraycopy(draws, 0, held, size, n);
      size += n;
    }
  }

  private void room(int n) {
    if (held.length < size + n) {
      held = Arrays.copyOf(held, Math.max(size + n, size + size / 2));
    }
  }

  private void hold(double[] draws, int n) {
    room(n);
    int at = size;
    for (int i = 0; i < n; i++) {
      int bin = bin(draws[i]);
      counts[bin]++;
      held[at] = draws[i];
      at += wanted[bin];
    }
    size = at;
  }

  private void holdOthers(double[] draws, int n) {
    room(n);
    for (int i = 0; i < n; i++) {
      held[size] = draws[i];
      size += draws[i] == same ? 0 : 1;
    }
    alike = moments.n() - size;
  }

  private int bin(double draw) {
    int bin = (int) ((draw - low) * perUnit);
    return bin < 0 ? 0 : bin < BINS ? bin : BINS - 1;
  }

  /**
   * Starts the histogram with what is held and the draws that come; false where they have no spread
   * that bins could divide.
   */
  private boolean histogram(double[] draws, int n) {
    double[] all = draws;
    if (size > 0) {
      all = Arrays.copyOf(held, size + n);
      System.arraycopy(draws, 0, all, size, n);
    }
    Moments about = Moments.of(moments.mean(), all, moments.n());
    if (about.squares() == 0) {
      same = all[0];
      alike = moments.n();
      size = 0;
      return true;
    }
    low = about.mean() - REACH * about.sd();
    perUnit = BINS / (2 * REACH * about.sd());
    if (!(perUnit > 0 && perUnit <= Double.MAX_VALUE)) {
      return false;
    }
    counts = new int[BINS];
    for (int i = 0; i < moments.n(); i++) {
      counts[bin(all[i])]++;
    }
    wanted = near();
    int near = 0;
    for (int bin = 0; bin < BINS; bin++) {
      near += wanted[bin] * counts[bin];
    }
    // room for three times as many draws, and one that is written before it is left out
    held = new double[4 * near + 1];
    size = 0;
    for (int i = 0; i < moments.n(); i++) {
      held[size] = all[i];
      size += wanted[bin(all[i])];
    }
    next = MORE * moments.n();
    return true;
  }

  /** Chooses anew which bins are held, and lets go what lies in others. */
  private void choose() {
    byte[] chosen = near();
    int kept = 0;
    for (int i = 0; i < size; i++) {
      double draw = held[i];
      held[kept] = draw;
      kept += chosen[bin(draw)];
    }
    size = kept;
    for (int bin = 0; bin < BINS; bin++) {
      wanted[bin] &= chosen[bin];
    }
    next = (int) Math.min(Integer.MAX_VALUE, (long) MORE * moments.n());
  }

  /** The bins near the quantiles, by the counts so far. */
  private byte[] near() {
    byte[] chosen = new byte[BINS];
    int n = moments.n();
    for (double p : Statistics.PROBABILITIES) {
      double width = WIDTH * Math.sqrt(p * (1 - p) * n) + 1;
      int from = binOf((int) Math.max(0, Math.floor(p * (n - 1) - width)));
      int to = binOf((int) Math.min(n - 1, Math.ceil(p * (n - 1) + width)));
      Arrays.fill(chosen, from, to + 1, (byte) 1);
    }
    return chosen;
  }

  /** How many draws are held. */
  int held() {
    return size;
  }

  /** The bin of the draw that stands at a rank. */
  private int binOf(int rank) {
    int bin = 0;
    for (int below = counts[0]; below <= rank; below += counts[bin]) {
      bin++;
    }
    return bin;
  }

  /** What the draws say; empty where a quantile lies among draws that were let go. */
  public Optional<Statistics> result() {
    if (moments == null) {
      return Optional.of(Statistics.undefined());
    }
    if (counts == null && alike == 0) {
      return Optional.of(Statistics.of(central, Arrays.copyOf(held, size)));
    }
    int[] ranks = Quantiles.ranks(moments.n(), Statistics.PROBABILITIES);
    double[] found = counts == null ? amongAlike(ranks) : inBins(ranks);
    if (found.length < ranks.length) {
      return Optional.empty();
    }
    double[] quantiles = Quantiles.between(moments.n(), found, ranks, Statistics.PROBABILITIES);
    return Optional.of(Statistics.of(moments, moments.sd(), quantiles));
  }

  private double[] amongAlike(int[] ranks) {
    double[] others = Arrays.copyOf(held, size);
    Arrays.sort(others);
    int below = 0;
    while (below < size && others[below] < same) {
      below++;
    }
    double[] found = new double[ranks.length];
    for (int i = 0; i < ranks.length; i++) {
      boolean higher = ranks[i] >= below + alike;
      found[i] = ranks[i] < below ? others[ranks[i]] : higher ? others[ranks[i] - alike] : same;
    }
    return found;
  }

  /** The order statistics; none where one of them was let go. */
  private double[] inBins(int[] ranks) {
    int[] bins = Arrays.stream(ranks).map(this::binOf).toArray();
    if (Arrays.stream(bins).anyMatch(bin -> wanted[bin] == 0)) {
      return new double[0];
    }
    double[][] members = new double[BINS][];
    for (int bin : bins) {
      members[bin] = members[bin] == null ? new double[counts[bin]] : members[bin];
    }
    int[] filled = new int[BINS];
    for (int i = 0; i < size; i++) {
      int bin = bin(held[i]);
      if (members[bin] != null) {
        members[bin][filled[bin]++] = held[i];
      }
    }
    double[] found = new double[ranks.length];
    int below = 0;
    int bin = 0;
    for (int i = 0; i < ranks.length; i++) {
      for (; bin < bins[i]; bin++) {
        below += counts[bin];
      }
      if (i == 0 || bins[i] != bins[i - 1]) {
        Arrays.sort(members[bin]);
      }
      found[i] = members[bin][ranks[i] - below];
    }
    return found;
  }
}
