package org.tradewind.uncertainty;

import java.util.Arrays;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Some draws of the producer accounts, as deviations from the central ones, and of the flows
 * between regions that follow from them. Draws run fastest. Not safe for use by several threads.
 */
public final class AccountDraws {
  private final DrawModel model;
  private final double[][][] accounts;
  private final double[][][] households;
  private final int n;
  private final Map<String, double[][]> pairs = new HashMap<>();
  private final Map<String, TradeDraws> trade = new HashMap<>();
  private final Map<Integer, double[][]> values = new HashMap<>();
  private final Map<Integer, double[][]> sizes = new HashMap<>();
  private final Map<Object, Object> shared = new IdentityHashMap<>();

  AccountDraws(DrawModel model, double[][][] accounts, double[][][] households, int n) {
    this.model = model;
    this.accounts = accounts;
    this.households = households;
    this.n = n;
  }

  /** With the accounts themselves known too, as {@link #values} gives them. */
  AccountDraws withValues(double[][][] known) {
    for (int k = 0; k < known.length; k++) {
      values.put(k, known[k]);
    }
    return this;
  }

  /** The same accounts, of which nothing has been worked yet; for another thread. */
  public AccountDraws fresh() {
    AccountDraws fresh = new AccountDraws(model, accounts, households, n);
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
    return accounts[stressor];
  }

  /** Deviation of what households emit themselves, regions x draws. */
  public double[][] householdDeviations(int stressor) {
    return households[stressor];
  }

  /** F in each draw, then what each region's households emit: (N + regions) x draws. */
  public double[][] values(int stressor) {
    return values.computeIfAbsent(
        stressor,
        k -> {
          double[][] all = Arrays.copyOf(accounts[k], accounts[k].length + households[k].length);
          System.arraycopy(households[k], 0, all, accounts[k].length, households[k].length);
          for (int row = 0; row < all.length; row++) {
            boolean ofHousehold = row >= accounts[k].length;
            double base =
                ofHousehold ? model.household(k)[row - accounts[k].length] : model.central(k)[row];
            all[row] = all[row].clone();
            for (int d = 0; d < n; d++) {
              all[row][d] += base;
            }
          }
          return all;
        });
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
    return pairs.computeIfAbsent(
        view + "/" + stressor, key -> model.flows(view).draws(stressor, accounts[stressor], n));
  }

  /** Embodied trade in a view. */
  TradeDraws trade(String view, int stressor) {
    return trade.computeIfAbsent(
        view + "/" + stressor, key -> TradeDraws.of(pairs(view, stressor), model.regions(), n));
  }
}
