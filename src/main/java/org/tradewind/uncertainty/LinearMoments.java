package org.tradewind.uncertainty;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntPredicate;

/**
 * Exact mean and variance of linear figures where some factors are free and all others are held at
 * their means. With X a sum over emissions' factors and psi, independent of them, the factor of
 * deaths,
 *
 * <pre>
 *   Var(psi X) = Var(psi) (Var(X) + E(X)^2) + E(psi)^2 Var(X)
 * </pre>
 *
 * Not safe for use by several threads.
 */
final class LinearMoments {
  /** Sums worked together. */
  private static final int SOME = 32;

  private final SourceTerms terms;
  private final SlotMoments slots;
  private final boolean[] ofDeaths;
  private final double healthMean;
  private final double healthVariance;

  /** Weight of each slot in the figures at hand; null for one that is not used. */
  private final double[][] g;

  private final int[] used;
  private final Together[] last;

  /**
   * Units of figures that follow one another: most have the same.
   *
   * @param units the array itself
   * @param slots which slots they go with
   */
  private record Together(int[] units, int[] slots, SlotMoments.Commons commons) {}

  /**
   * Prepares the covariances.
   *
   * @param free which factors are free
   */
  LinearMoments(DrawModel model, SourceTerms terms, FactorMoments factors, IntPredicate free) {
    this.terms = terms;
    this.slots = new SlotMoments(factors, terms.slots(), free);
    this.ofDeaths = new boolean[model.stressors().size()];
    for (int k = 0; k < ofDeaths.length; k++) {
      ofDeaths[k] = Sources.ofDeaths(model.stressors().label(k));
    }
    int[] health = model.health().factors();
    double[] weights = model.health().weights();
    double mean = 1;
    double variance = 0;
    for (int c = 0; c < health.length; c++) {
      mean += weights[c] * (factors.mean(health[c]) - 1);
      for (int d = 0; d < health.length; d++) {
        if (free.test(health[c]) && free.test(health[d])) {
          variance += weights[c] * weights[d] * factors.covariance(health[c], health[d]);
        }
      }
    }
    this.healthMean = mean;
    this.healthVariance = Math.max(0, variance);
    this.g = new double[terms.slots().size()][];
    this.used = new int[g.length];
    this.last = new Together[ofDeaths.length];
  }

  private LinearMoments(LinearMoments of) {
    this.terms = of.terms;
    this.slots = of.slots;
    this.ofDeaths = of.ofDeaths;
    this.healthMean = of.healthMean;
    this.healthVariance = of.healthVariance;
    this.g = new double[of.g.length][];
    this.used = new int[g.length];
    this.last = new Together[ofDeaths.length];
  }

  /** The same for another thread. */
  LinearMoments another() {
    return new LinearMoments(this);
  }

  /**
   * Mean and variance.
   *
   * @param mean in the unit of the stressor
   * @param variance in its square
   */
  record Moment(double mean, double variance) {
    double sd() {
      return Math.sqrt(variance);
    }
  }

  /**
   * A weighted sum of one stressor's accounts.
   *
   * @param central its value in the central run
   * @param units positions in {@link SourceTerms#units}
   * @param coefficients of these units
   */
  record Weighted(int stressor, double central, int[] units, double[] coefficients) {}

  /** Of some sums; those of the same units (of one array) are worked together. */
  Moment[] of(List<Weighted> sums) {
    Map<Integer, Map<int[], List<Integer>>> alike = new TreeMap<>();
    for (int i = 0; i < sums.size(); i++) {
      alike
          .computeIfAbsent(sums.get(i).stressor(), k -> new IdentityHashMap<>())
          .computeIfAbsent(sums.get(i).units(), units -> new ArrayList<>())
          .add(i);
    }
    Moment[] moments = new Moment[sums.size()];
    for (Map<int[], List<Integer>> ofStressor : alike.values()) {
      for (List<Integer> some : ofStressor.values()) {
        for (int from = 0; from < some.size(); from += SOME) {
          together(sums, some.subList(from, Math.min(some.size(), from + SOME)), moments);
        }
      }
    }
    return moments;
  }

  private void together(List<Weighted> sums, List<Integer> some, Moment[] moments) {
    int stressor = sums.get(some.get(0)).stressor();
    int[] units = sums.get(some.get(0)).units();
    int n = some.size();
    int count = 0;
    for (int u = 0; u < units.length; u++) {
      SourceTerms.Unit unit = terms.units().get(units[u]);
      int[] of = unit.slots()[stressor];
      for (int j = 0; j < of.length; j++) {
        if (g[of[j]] == null) {
          g[of[j]] = new double[n];
          used[count++] = of[j];
        }
        for (int i = 0; i < n; i++) {
          g[of[j]][i] += sums.get(some.get(i)).coefficients()[u] * unit.values()[stressor][j];
        }
      }
    }
    Together together = together(stressor, units, count);
    int[] those = together.slots();
    double[] deviations = slots.meanDeviation(g, those, n);
    double[] variances = slots.variance(g, those, together.commons(), n);
    for (int slot : those) {
      g[slot] = null;
    }
    for (int i = 0; i < n; i++) {
      double mean = sums.get(some.get(i)).central() + deviations[i];
      moments[some.get(i)] = moment(stressor, mean, variances[i]);
    }
  }

  private Moment moment(int stressor, double mean, double variance) {
    return ofDeaths[stressor]
        ? new Moment(
            healthMean * mean,
            healthVariance * (variance + mean * mean) + healthMean * healthMean * variance)
        : new Moment(mean, variance);
  }

  private Together together(int stressor, int[] units, int count) {
    if (last[stressor] == null || last[stressor].units() != units) {
      int[] those = Arrays.copyOf(used, count);
      last[stressor] = new Together(units, those, slots.commons(those));
    }
    return last[stressor];
  }
}
