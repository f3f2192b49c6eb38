package org.tradewind.uncertainty;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Statistics of a number whose draws come block by block and are not kept, with exact quantiles.
 *
 * <p>The first draws are held and say where the quantiles will be: within {@value
 * QuantileWindows#WIDTH} standard errors of their ranks ({@link QuantileWindows}). From then on
 * draws below these windows are counted, draws within are held, and others are let go. Whenever
 * there are {@value #MORE} times the draws, the windows are made narrower. At last the counts say
 * which of the draws within is the quantile. Should it have been let go (five standard errors away,
 * some chance in 10^6), nothing is guessed: {@link #result} is empty.
 *
 * <p>Sums are formed block by block: equal blocks in equal order give equal bits.
 */
public final class RunningStatistics {
  /** Draws that are held before there are windows. */
  static final int PILOT = 2000;

  /** With so many times the draws the windows are made narrower. */
  private static final int MORE = 4;

  /** Sum over the quantiles of sqrt(p (1 - p)). */
  private static final double QUANTILE_ERRORS =
      Arrays.stream(Statistics.PROBABILITIES).map(p -> Math.sqrt(p * (1 - p))).sum();

  /** Bytes of one number with so many draws, room for growth included. */
  public static long bytes(long draws) {
    double most =
        2 * PILOT + 2 * QuantileWindows.WIDTH * QUANTILE_ERRORS * MORE * Math.sqrt((double) draws);
    return (long) (Double.BYTES * Math.min(draws, most));
  }

  private final double central;

  /** What deviations are taken from, the first draw; NaN before it is known. */
  private double base = Double.NaN;

  private Moments moments;

  /** Draws that are held as long as there are no windows, the first {@code size}. */
  private double[] held = new double[0];

  private int size;

  /** Whether the pilot has but one value: draws that are equal to it are counted, not held. */
  private boolean alike;

  private double same;

  private QuantileWindows windows;

  /** At so many draws windows are opened, tried again or made narrower. */
  private int next = PILOT;

  /**
   * @param central value of the central run
   */
  public RunningStatistics(double central) {
    this.central = central;
  }

  /**
   * Statistics of the first draws.
   *
   * @param draws become the statistics' own
   */
  static RunningStatistics begin(double central, double[] draws) {
    RunningStatistics running = new RunningStatistics(central);
    running.held = draws;
    running.add(draws, draws.length);
    if (Double.isNaN(running.base)) {
      // all were NaN: parts need the same base nevertheless
      running.base = Double.isNaN(central) ? 0 : central;
    }
    return running;
  }

  /** Adds a block; draws in which the number is NaN are left out. */
  public void add(double[] draws, int n) {
    base = Double.isNaN(base) ? firstKnown(draws, n) : base;
    if (Double.isNaN(base)) {
      return;
    }
    Moments block = windows == null ? Moments.of(base, draws, n) : windows.add(draws, n, base);
    if (Double.isNaN(block.sum()) && !Moments.known(draws, n)) {
      double[] known = Arrays.stream(draws, 0, n).filter(d -> !Double.isNaN(d)).toArray();
      add(known, known.length);
      return;
    }
    moments = moments == null ? block : moments.and(block);
    if (windows == null) {
      hold(draws, n);
    }
    settle();
  }

  private void hold(double[] draws, int n) {
    if (alike) {
      holdOthers(draws, n);
    } else {
      room(n);
      if (draws != held) {
        System.arraycopy(draws, 0, held, size, n);
      }
      size += n;
    }
  }

  /** Opens windows or makes them narrower when there are draws enough. */
  void settle() {
    if (moments == null || moments.n() < next || alike) {
      return;
    }
    if (windows == null) {
      open();
    } else {
      windows.narrow(moments.n());
    }
    next = (int) Math.min(Integer.MAX_VALUE, (long) MORE * moments.n());
  }

  /**
   * Statistics that another thread is told draws of, to be absorbed afterwards. They hold what
   * these would hold. The base has to be known.
   */
  RunningStatistics part() {
    RunningStatistics part = new RunningStatistics(central);
    part.base = base;
    part.next = Integer.MAX_VALUE;
    part.alike = alike;
    part.same = same;
    part.windows = windows == null ? null : windows.part();
    return part;
  }

  /** Sums over the draws told since the last time; forgets them. */
  Moments takeMoments() {
    Moments taken = moments == null ? new Moments(base, 0, 0, 0) : moments;
    moments = null;
    return taken;
  }

  /**
   * Takes over what parts were told. In whatever order the parts come: sums of equal blocks in
   * equal order give equal bits. Before more parts are told, {@link #settle} makes windows
   * narrower; after the last ones that would be in vain.
   *
   * @param blocks sums of all draws of the parts, block by block
   * @param parts without their sums
   */
  void absorb(List<Moments> blocks, List<RunningStatistics> parts) {
    for (Moments block : blocks) {
      moments = moments == null ? block : moments.and(block);
    }
    for (RunningStatistics part : parts) {
      if (windows == null) {
        // what was alike to the one value is known from the sums
        hold(part.held, part.size);
      } else {
        windows.absorb(part.windows);
      }
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

  private void room(int n) {
    if (held.length < size + n) {
      held = Arrays.copyOf(held, Math.max(size + n, 2 * size));
    }
  }

  private void holdOthers(double[] draws, int n) {
    room(n);
    for (int i = 0; i < n; i++) {
      held[size] = draws[i];
      size += draws[i] == same ? 0 : 1;
    }
  }

  /** Opens windows, where what is held has spread. */
  private void open() {
    Moments about = Moments.of(moments.mean(), held, size);
    if (oneValue()) {
      alike = true;
      same = held[0];
      size = 0;
      held = new double[0];
    } else if (QuantileWindows.divide(about.sd())) {
      windows = QuantileWindows.of(held, size, about.mean(), about.sd());
      held = new double[0];
    }
  }

  private boolean oneValue() {
    for (int i = 1; i < size; i++) {
      if (held[i] != held[0]) {
        return false;
      }
    }
    return true;
  }

  /** How many draws are held. */
  int held() {
    return windows == null ? size : windows.size();
  }

  /** What the draws say; empty where a quantile lies among draws that were let go. */
  public Optional<Statistics> result() {
    if (moments == null) {
      return Optional.of(Statistics.undefined());
    }
    if (windows == null && !alike) {
      return Optional.of(Statistics.of(central, Arrays.copyOf(held, size)));
    }
    int[] ranks = Quantiles.ranks(moments.n(), Statistics.PROBABILITIES);
    double[] found = windows == null ? amongAlike(ranks) : windows.find(ranks);
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
    int equal = moments.n() - size;
    double[] found = new double[ranks.length];
    for (int i = 0; i < ranks.length; i++) {
      boolean higher = ranks[i] >= below + equal;
      found[i] = ranks[i] < below ? others[ranks[i]] : higher ? others[ranks[i] - equal] : same;
    }
    return found;
  }
}
