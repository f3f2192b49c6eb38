package org.tradewind.uncertainty;

import java.util.Arrays;
import java.util.Optional;

/**
 * Statistics of a number whose draws come block by block and are not kept, with exact quantiles.
 *
 * <p>The first draws are held and give a histogram about their mean. From then on every draw is
 * counted in it, and only draws near a wished quantile are held: those in bins within {@value
 * #WIDTH} standard errors of its rank, sqrt(p (1 - p) n) ranks each. Whenever the draws have
 * doubled, the bins are chosen again, fewer, and what lies outside is let go. At last the counts
 * say which order statistic in which bin is the quantile. Should its draws have been let go (below
 * one chance in 10^8), nothing is guessed: {@link #result} is empty.
 *
 * <p>Sums are formed block by block: equal blocks in equal order give equal bits.
 */
public final class RunningStatistics {
  /** Draws that are held before there is a histogram. */
  static final int PILOT = 2048;

  private static final int BINS = 512;
  private static final double REACH = 4;
  private static final double WIDTH = 6;

  /** Sum over the quantiles of sqrt(p (1 - p)). */
  private static final double QUANTILE_ERRORS =
      Arrays.stream(Statistics.PROBABILITIES).map(p -> Math.sqrt(p * (1 - p))).sum();

  /** Bytes of one number with blocks of some hundred draws, growth of its array included. */
  public static long bytes(long draws) {
    double width = 2 * WIDTH * QUANTILE_ERRORS;
    double most = Math.min(draws, PILOT + 2 * width * Math.sqrt((double) draws));
    return 5 * BINS + (long) (1.5 * Double.BYTES * most);
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
  private int next = PILOT;

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
    hold(draws, n);
    if (moments.n() >= next) {
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

  private void hold(double[] draws, int n) {
    if (held.length < size + n) {
      held = Arrays.copyOf(held, Math.max(size + n, size + size / 2));
    }
    if (counts != null) {
      count(draws, n);
    } else if (alike > 0) {
      for (int i = 0; i < n; i++) {
        held[size] = draws[i];
        size += draws[i] == same ? 0 : 1;
      }
      alike = moments.n() - size;
    } else {
      System.arraycopy(draws, 0, held, size, n);
      size += n;
    }
  }

  private void count(double[] draws, int n) {
    int at = size;
    for (int i = 0; i < n; i++) {
      double draw = draws[i];
      int bin = bin(draw);
      counts[bin]++;
      held[at] = draw;
      at += wanted[bin];
    }
    size = at;
  }

  private int bin(double draw) {
    int bin = (int) ((draw - low) * perUnit);
    return bin < 0 ? 0 : bin < BINS ? bin : BINS - 1;
  }

  /** Chooses the bins that are held, and lets go what lies in others. */
  private void choose() {
    if (counts == null && !histogram()) {
      next = Integer.MAX_VALUE;
      return;
    }
    byte[] chosen = new byte[BINS];
    int n = moments.n();
    for (double p : Statistics.PROBABILITIES) {
      double width = WIDTH * Math.sqrt(p * (1 - p) * n) + 1;
      int from = binOf((int) Math.max(0, Math.floor(p * (n - 1) - width)));
      int to = binOf((int) Math.min(n - 1, Math.ceil(p * (n - 1) + width)));
      Arrays.fill(chosen, from, to + 1, (byte) 1);
    }
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
    next = (int) Math.min(Integer.MAX_VALUE, 2L * n);
  }

  /** Counts what is held; false where that has no spread or no bounds. */
  private boolean histogram() {
    Moments about = Moments.of(moments.mean(), held, size);
    if (about.squares() == 0) {
      same = held[0];
      alike = size;
      size = 0;
      return false;
    }
    low = about.mean() - REACH * about.sd();
    perUnit = BINS / (2 * REACH * about.sd());
    if (!(perUnit > 0 && perUnit <= Double.MAX_VALUE)) {
      return false;
    }
    counts = new int[BINS];
    for (int i = 0; i < size; i++) {
      counts[bin(held[i])]++;
    }
    wanted = new byte[BINS];
    Arrays.fill(wanted, (byte) 1);
    return true;
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

  /** The order statistics; fewer where one of them was let go. */
  private double[] inBins(int[] ranks) {
    double[] found = new double[ranks.length];
    double[] inside = new double[0];
    int last = -1;
    int below = 0;
    for (int i = 0; i < ranks.length; i++) {
      int bin = binOf(ranks[i]);
      if (wanted[bin] == 0) {
        return new double[0];
      }
      if (bin != last) {
        inside = sorted(bin);
        last = bin;
        below = 0;
        for (int b = 0; b < bin; b++) {
          below += counts[b];
        }
      }
      found[i] = inside[ranks[i] - below];
    }
    return found;
  }

  private double[] sorted(int bin) {
    double[] inside = new double[counts[bin]];
    int at = 0;
    for (int i = 0; i < size; i++) {
      if (bin(held[i]) == bin) {
        inside[at++] = held[i];
      }
    }
    Arrays.sort(inside);
    return inside;
  }
}
