package org.tradewind.uncertainty.statistics;

import java.util.Arrays;
import java.util.Optional;
import org.tradewind.uncertainty.kernels.Moments;

/**
 * Statistics of a number whose draws come block by block and are not kept, with exact quantiles.
 *
 * <p>The first draws are held and say where the quantiles will be: within {@value
 * QuantileWindows#WIDTH} standard errors of their ranks ({@link QuantileBrackets}). From then on
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

  /** Bins and pieces make windows somewhat wider and arrays longer. */
  private static final double WIDER = 1.1;

  /** Bytes of objects and of room in the last piece. */
  private static final int OBJECTS = 4096;

  /** So many draws are held as they are: windows would save little room and take more time. */
  public static final int HELD = 1 << 14;

  /**
   * Bytes of one number with so many draws, room for growth included. Windows by n draws hold c
   * sqrt(n) of these, c = 2 x {@value QuantileWindows#WIDTH} x sum of sqrt(p (1 - p)), and as large
   * a share of those that follow until there are {@value #MORE} n.
   */
  public static long bytes(long draws) {
    if (draws <= HELD) {
      return Double.BYTES * draws;
    }
    double most = 2 * PILOT;
    for (double by = PILOT; by < draws; by *= MORE) {
      double brackets = 2 * QuantileBrackets.WIDTH * QUANTILE_ERRORS * Math.sqrt(by);
      most = Math.max(most, brackets * Math.min(MORE, draws / by));
    }
    return (long) (Double.BYTES * Math.min((double) draws, WIDER * most)) + OBJECTS;
  }

  private final double central;

  /** How many draws will come, where all are held; otherwise 0. */
  private final int all;

  /** What deviations are taken from, the first draw; NaN before it is known. */
  private double base = Double.NaN;

  private Moments moments;

  /** Draws that are held as long as there are no windows, the first {@code size}. */
  private double[] held = new double[0];

  private int size;

  /** Whether the pilot has but one value: draws that are equal to it are counted, not held. */
  private boolean alike;

  private double same;

  private QuantileBrackets brackets;

  /** At so many draws windows are opened, tried again or made narrower. */
  private int next;

  /**
   * @param central value of the central run
   */
  public RunningStatistics(double central) {
    this(central, Integer.MAX_VALUE);
  }

  /**
   * The same.
   *
   * @param draws how many will come, at most; all are held where they are few
   */
  public RunningStatistics(double central, int draws) {
    this.central = central;
    this.all = draws <= HELD ? draws : 0;
    this.next = all > 0 ? Integer.MAX_VALUE : PILOT;
  }

  /**
   * Statistics of a number whose draws are all at hand: what {@link #result} says of them when they
   * come in blocks.
   *
   * @param draws the first {@code n} count; may be written over
   * @param block draws of a block
   */
  public static Statistics of(double central, double[] draws, int n, int block) {
    double base = firstKnown(draws, 0, n);
    if (Double.isNaN(base)) {
      return Statistics.undefined();
    }
    Moments moments = null;
    int size = 0;
    for (int from = 0; from < n; from += block) {
      int end = Math.min(n, from + block);
      Moments some = Moments.of(base, draws, from, end);
      int next = size + end - from;
      if (size < from || Double.isNaN(some.sum())) {
        // draws in which the number is NaN are left out, and those after them move up
        next = size;
        for (int i = from; i < end; i++) {
          draws[next] = draws[i];
          next += Double.isNaN(draws[i]) ? 0 : 1;
        }
        some = Moments.of(base, draws, size, next);
      }
      moments = next == size ? moments : moments == null ? some : moments.and(some);
      size = next;
    }
    return of(central, moments, draws, size);
  }

  /** Of draws that are all at hand, and whose moments are known. */
  private static Statistics of(double central, Moments moments, double[] draws, int size) {
    double sd = moments.sd();
    if (size < PILOT || !QuantileBrackets.divide(sd) && moments.squares() > 0) {
      return Statistics.of(central, Arrays.copyOf(draws, size));
    }
    double[] quantiles = Quantiles.about(moments.mean(), sd, draws, size, Statistics.PROBABILITIES);
    return Statistics.of(moments, sd, quantiles);
  }

  /** Adds a block; draws in which the number is NaN are left out. */
  public void add(double[] draws, int n) {
    add(draws, 0, n);
  }

  /** Adds a block that stands from one position up to another. */
  public void add(double[] draws, int from, int to) {
    base = Double.isNaN(base) ? firstKnown(draws, from, to) : base;
    if (Double.isNaN(base)) {
      return;
    }
    Moments block =
        brackets == null ? Moments.of(base, draws, from, to) : brackets.add(draws, from, to, base);
    if (Double.isNaN(block.sum()) && !Moments.known(draws, from, to)) {
      double[] known = Arrays.stream(draws, from, to).filter(d -> !Double.isNaN(d)).toArray();
      add(known, known.length);
      return;
    }
    moments = moments == null ? block : moments.and(block);
    if (brackets == null) {
      hold(draws, from, to);
    }
    settle();
  }

  private void hold(double[] draws, int from, int to) {
    buffers(to - from);
    if (alike) {
      holdOthers(draws, from, to);
    } else {
      System.arraycopy(draws, from, held, size, to - from);
      size += to - from;
    }
  }

  /** Opens windows or makes them narrower when there are draws enough. */
  private void settle() {
    if (moments.n() < next || alike) {
      return;
    }
    if (brackets == null) {
      open();
    } else {
      brackets.narrow(moments.n());
    }
    next = (int) Math.min(Integer.MAX_VALUE, (long) MORE * moments.n());
  }

  private static double firstKnown(double[] draws, int from, int to) {
    for (int i = from; i < to; i++) {
      if (!Double.isNaN(draws[i])) {
        return draws[i];
      }
    }
    return Double.NaN;
  }

  private void buffers(int n) {
    if (held.length < size + n) {
      held = Arrays.copyOf(held, Math.max(size + n, Math.max(all, 2 * size)));
    }
  }

  private void holdOthers(double[] draws, int from, int to) {
    for (int i = from; i < to; i++) {
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
    } else if (QuantileBrackets.divide(about.sd())) {
      brackets = QuantileBrackets.of(held, size, about.mean(), about.sd());
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
  public int held() {
    return brackets == null ? size : brackets.size();
  }

  /** What the draws say; empty where a quantile lies among draws that were let go. */
  public Optional<Statistics> result() {
    if (moments == null) {
      return Optional.of(Statistics.undefined());
    }
    if (all > 0) {
      return Optional.of(of(central, moments, held, size));
    }
    if (brackets == null && !alike) {
      return Optional.of(Statistics.of(central, Arrays.copyOf(held, size)));
    }
    int[] ranks = Quantiles.ranks(moments.n(), Statistics.PROBABILITIES);
    double[] found = brackets == null ? amongAlike(ranks) : brackets.find(ranks);
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
