package org.tradewind.uncertainty;

import java.util.Arrays;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Some draws of the producer accounts, as deviations from the central ones, and of the flows
 * between regions that follow from them. Draws run fastest. Regions are drawn when they are asked
 * for. Not safe for use by several threads.
 */
public final class AccountDraws {
  private final DrawModel model;
  private final double[][][] accounts;
  private final double[][][] households;
  private final int n;
  private final DrawnAccounts source;
  private final boolean[] drawn;
  private final Map<String, Worked<double[][]>> pairs = new HashMap<>();
  private final Map<String, TradeDraws> trade = new HashMap<>();
  private final Map<String, double[][]> rooms = new HashMap<>();
  private final Map<Integer, Worked<double[][]>> values = new HashMap<>();
  private final Map<Integer, double[][]> sizes = new HashMap<>();
  private final Map<Object, Object> shared = new IdentityHashMap<>();

  /** Accounts that are still to be drawn. */
  AccountDraws(DrawModel model, DrawnAccounts source) {
    int rows = model.regions().size() * model.sectors().size();
    this.model = model;
    this.n = source.draws();
    this.accounts = new double[model.stressors().size()][rows][n];
    this.households = new double[model.stressors().size()][model.regions().size()][n];
    this.source = source;
    this.drawn = new boolean[model.regions().size()];
  }

  /** Accounts that are known. */
  AccountDraws(DrawModel model, double[][][] accounts, double[][][] households) {
    this.model = model;
    this.n = accounts[0][0].length;
    this.accounts = accounts;
    this.households = households;
    this.source = null;
    this.drawn = new boolean[model.regions().size()];
    Arrays.fill(drawn, true);
  }

  /** What is worked from the accounts, and whether it is of the accounts as they are. */
  private static final class Worked<T> {
    private final T room;
    private boolean known;

    Worked(T room) {
      this.room = room;
    }

    T by(Consumer<T> work) {
      if (!known) {
        work.accept(room);
        known = true;
      }
      return room;
    }

    void forget() {
      known = false;
    }
  }

  /** With the accounts themselves known too, as {@link #values} gives them. */
  AccountDraws withValues(double[][][] of) {
    for (int k = 0; k < of.length; k++) {
      Worked<double[][]> all = new Worked<>(of[k]);
      all.known = true;
      values.put(k, all);
    }
    return this;
  }

  /** Goes to the draws from {@code first} on; what was handed out before is written over. */
  void to(long first) {
    source.to(first);
    Arrays.fill(drawn, false);
    pairs.values().forEach(Worked::forget);
    values.values().forEach(Worked::forget);
    trade.values().forEach(TradeDraws::clear);
    sizes.clear();
    shared.clear();
  }

  private void draw(int region) {
    if (!drawn[region]) {
      source.fill(region, accounts, households);
      drawn[region] = true;
    }
  }

  private void drawAll() {
    for (int r = 0; r < drawn.length; r++) {
      draw(r);
    }
  }

  /** The same accounts, of which nothing has been worked yet; for another thread. */
  public AccountDraws fresh() {
    drawAll();
    AccountDraws fresh = new AccountDraws(model, accounts, households);
    fresh.values.putAll(values);
    return fresh;
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
    drawAll();
    return accounts[stressor];
  }

  /** Deviation of what households emit themselves, regions x draws. */
  public double[][] householdDeviations(int stressor) {
    drawAll();
    return households[stressor];
  }

  /** F of one row in each draw. */
  void value(int stressor, int row, double[] out) {
    draw(row / model.sectors().size());
    plus(accounts[stressor][row], model.central(stressor)[row], out);
  }

  /** F in each draw, then what each region's households emit: (N + regions) x draws. */
  public double[][] values(int stressor) {
    drawAll();
    return values
        .computeIfAbsent(
            stressor, k -> new Worked<>(new double[accounts[k].length + households[k].length][n]))
        .by(
            all -> {
              int rows = accounts[stressor].length;
              for (int row = 0; row < rows; row++) {
                value(stressor, row, all[row]);
              }
              for (int r = 0; r < households[stressor].length; r++) {
                plus(households[stressor][r], model.household(stressor)[r], all[rows + r]);
              }
            });
  }

  private void plus(double[] deviations, double base, double[] out) {
    for (int d = 0; d < n; d++) {
      out[d] = deviations[d] + base;
    }
  }

  /** Absolute values of {@link #values}. */
  double[][] sizes(int stressor) {
    return sizes.computeIfAbsent(
        stressor,
        k ->
            Arrays.stream(values(k))
                .map(row -> Arrays.stream(row).map(Math::abs).toArray())
                .toArray(double[][]::new));
  }

  /** An expression that is part of several, worked once. */
  double[] shared(Expression expression) {
    return shared(expression, () -> expression.of(this));
  }

  /** What several figures are made from, worked once for one and the same owner. */
  @SuppressWarnings("unchecked")
  <T> T shared(Object owner, Supplier<T> work) {
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
            room -> {
              double[][] flows = new double[destinations][];
              for (int r = 0; r < regions; r++) {
                for (int s = 0; s < destinations; s++) {
                  flows[s] = room[r + s * regions];
                }
                draw(r);
                model.flows(view).draw(stressor, r, accounts[stressor], n, flows);
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
  double[][] flows(String view, int stressor, int region) {
    double[][] room =
        rooms.computeIfAbsent(view, key -> new double[model.flows(view).destinations()][n]);
    draw(region);
    model.flows(view).draw(stressor, region, accounts[stressor], n, room);
    TradeDraws sums = sums(view, stressor);
    if (sums.added() == region) {
      sums.add(room);
    }
    return room;
  }

  private TradeDraws sums(String view, int stressor) {
    return trade.computeIfAbsent(
        name(view, stressor), key -> new TradeDraws(model.regions().size(), n));
  }

  /** Embodied trade in a view. */
  TradeDraws trade(String view, int stressor) {
    TradeDraws sums = sums(view, stressor);
    for (int r = sums.added(); r < drawn.length; r++) {
      flows(view, stressor, r);
    }
    return sums;
  }
}
