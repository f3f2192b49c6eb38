package org.tradewind.uncertainty.accounts;

import java.util.BitSet;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Some draws of the producer accounts, as deviations from the central ones, and of the flows
 * between regions that follow from them. Draws run fastest. Regions are drawn when they are asked
 * for. Not safe for use by several threads.
 */
public final class AccountDraws {
  private final DrawModel model;
  private final int n;
  private final DrawnAccounts source;

  private final Map<Integer, Worked<double[][]>> accounts = new HashMap<>();
  private final Map<Integer, Worked<double[][]>> households = new HashMap<>();
  private final Map<Integer, Worked<double[][]>> values = new HashMap<>();
  private final Map<String, Worked<double[][]>> pairs = new HashMap<>();
  private final Map<String, TradeDraws> trade = new HashMap<>();
  private final Map<String, double[][]> rooms = new HashMap<>();
  private final Map<Integer, Worked<double[][]>> sizes = new HashMap<>();
  private final Map<Expression, Worked<double[]>> expressions = new IdentityHashMap<>();
  private final Map<Object, Object> shared = new IdentityHashMap<>();

  AccountDraws(DrawModel model, DrawnAccounts source) {
    this.model = model;
    this.n = source.draws();
    this.source = source;
  }

  /** What is worked from the accounts, and whether it is of the accounts as they are. */
  private static final class Worked<T> {
    private final T buffers;
    private boolean known;

    Worked(T buffers) {
      this.buffers = buffers;
    }

    T by(Consumer<T> work) {
      if (!known) {
        work.accept(buffers);
        known = true;
      }
      return buffers;
    }

    void forget() {
      known = false;
    }
  }

  /**
   * Draws only what units emit.
   *
   * @param into where it is kept
   * @param stressors of these
   */
  void units(long first, Map<DrawnAccounts.Tile, double[][]> into, BitSet stressors) {
    source.to(first, into);
    stressors.stream().forEach(source::units);
  }

  /**
   * Goes to the draws from {@code first} on; what was handed out before is written over.
   *
   * @param tiles what units emit, where it is kept
   */
  void to(long first, Map<DrawnAccounts.Tile, double[][]> tiles) {
    source.to(first, tiles);
    forget();
  }

  /** The same, kept where it was before. */
  public void to(long first) {
    source.to(first);
    forget();
  }

  private void forget() {
    Stream.of(accounts, households, values, sizes, pairs)
        .flatMap(all -> all.values().stream())
        .forEach(Worked::forget);
    expressions.values().forEach(Worked::forget);
    trade.values().forEach(TradeDraws::clear);
    shared.clear();
  }

  /** Number of draws. */
  public int draws() {
    return n;
  }

  public DrawModel model() {
    return model;
  }

  /** Deviation of F, rows x draws, in the unit of the stressor. */
  public double[][] deviations(int stressor) {
    int sectors = model.sectors().size();
    return accounts
        .computeIfAbsent(
            stressor, k -> new Worked<>(new double[model.regions().size() * sectors][n]))
        .by(
            all -> {
              for (int row = 0; row < all.length; row++) {
                double base = model.central(stressor)[row];
                source.account(stressor, row / sectors, row % sectors, base, all[row]);
              }
            });
  }

  /** Deviation of what households emit themselves, regions x draws. */
  public double[][] householdDeviations(int stressor) {
    int households = model.sectors().size();
    return this.households
        .computeIfAbsent(stressor, k -> new Worked<>(new double[model.regions().size()][n]))
        .by(
            all -> {
              for (int r = 0; r < all.length; r++) {
                source.account(stressor, r, households, model.household(stressor)[r], all[r]);
              }
            });
  }

  /** F of one row in each draw. */
  void value(int stressor, int row, double[] out) {
    double base = model.central(stressor)[row];
    int sectors = model.sectors().size();
    source.account(stressor, row / sectors, row % sectors, base, out);
    plus(out, base, out);
  }

  /** F in each draw, then what each region's households emit: (N + regions) x draws. */
  public double[][] values(int stressor) {
    return values
        .computeIfAbsent(stressor, k -> new Worked<>(buffers()))
        .by(all -> fill(stressor, all));
  }

  /** Room for a row of each account and of each region's households. */
  private double[][] buffers() {
    int regions = model.regions().size();
    return new double[regions * model.sectors().size() + regions][n];
  }

  private void fill(int stressor, double[][] all) {
    double[][] ofHouseholds = householdDeviations(stressor);
    int rows = all.length - ofHouseholds.length;
    for (int row = 0; row < rows; row++) {
      value(stressor, row, all[row]);
    }
    for (int r = 0; r < ofHouseholds.length; r++) {
      plus(ofHouseholds[r], model.household(stressor)[r], all[rows + r]);
    }
  }

  private void plus(double[] deviations, double base, double[] out) {
    for (int d = 0; d < n; d++) {
      out[d] = deviations[d] + base;
    }
  }

  /** Absolute values of {@link #values}. */
  public double[][] sizes(int stressor) {
    return sizes
        .computeIfAbsent(stressor, k -> new Worked<>(buffers()))
        .by(
            all -> {
              double[][] values = values(stressor);
              for (int row = 0; row < all.length; row++) {
                for (int d = 0; d < n; d++) {
                  all[row][d] = Math.abs(values[row][d]);
                }
              }
            });
  }

  /** An expression that is part of several, worked once. */
  double[] shared(Expression expression) {
    return expressions
        .computeIfAbsent(expression, e -> new Worked<>(new double[n]))
        .by(buffers -> expression.into(this, buffers));
  }

  /** What several figures are made from, worked once for one and the same owner. */
  @SuppressWarnings("unchecked")
  public <T> T shared(Object owner, Supplier<T> work) {
    Object known = shared.get(owner);
    if (known == null) {
      known = work.get();
      shared.put(owner, known);
    }
    return (T) known;
  }

  /**
   * T_rs = sum over i of (F_ri / x_ri) W_ri,s, at region + destination * regions, each over all
   * draws.
   */
  public double[][] pairs(String view, int stressor) {
    int regions = model.regions().size();
    int destinations = model.flows(view).destinations();
    return pairs
        .computeIfAbsent(
            name(view, stressor), key -> new Worked<>(new double[regions * destinations][n]))
        .by(
            buffers -> {
              double[][] flows = new double[destinations][];
              for (int r = 0; r < regions; r++) {
                for (int s = 0; s < destinations; s++) {
                  flows[s] = buffers[r + s * regions];
                }
                work(view, stressor, r, flows);
              }
            });
  }

  private static String name(String view, int stressor) {
    return view + "/" + stressor;
  }

  /**
   * The flows from one region, destinations x draws, until others of the view are asked for: what
   * is read at once is still in the processor's cache. Where regions are asked for in their order,
   * {@link #trade} is summed on the way.
   */
  public double[][] flows(String view, int stressor, int region) {
    double[][] buffers =
        rooms.computeIfAbsent(view, key -> new double[model.flows(view).destinations()][n]);
    work(view, stressor, region, buffers);
    TradeDraws sums = sums(view, stressor);
    if (sums.added() == region) {
      sums.add(buffers);
    }
    return buffers;
  }

  private void work(String view, int stressor, int region, double[][] flows) {
    source.flows(model.flows(view), stressor, region, flows);
  }

  private TradeDraws sums(String view, int stressor) {
    return trade.computeIfAbsent(
        name(view, stressor), key -> new TradeDraws(model.regions().size(), n));
  }

  /** Embodied trade in a view. */
  public TradeDraws trade(String view, int stressor) {
    TradeDraws sums = sums(view, stressor);
    for (int r = sums.added(); r < model.regions().size(); r++) {
      flows(view, stressor, r);
    }
    return sums;
  }
}
