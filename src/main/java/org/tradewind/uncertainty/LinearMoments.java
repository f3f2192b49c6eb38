package org.tradewind.uncertainty;

import java.util.Arrays;
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
  private final SourceTerms terms;
  private final SlotMoments slots;
  private final boolean[] ofDeaths;
  private final double healthMean;
  private final double healthVariance;
  private final double[] g;
  private final boolean[] isUsed;
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
    this.g = new double[terms.slots().size()];
    this.isUsed = new boolean[g.length];
    this.used = new int[g.length];
    this.last = new Together[ofDeaths.length];
  }

  private LinearMoments(LinearMoments of) {
    this.terms = of.terms;
    this.slots = of.slots;
    this.ofDeaths = of.ofDeaths;
    this.healthMean = of.healthMean;
    this.healthVariance = of.healthVariance;
    this.g = new double[of.g.length];
    this.isUsed = new boolean[g.length];
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

  /** Of one figure. */
  Moment of(LinearFigure figure) {
    return of(figure.stressor(), figure.central(), figure.units(), figure.coefficients());
  }

  /**
   * Of a weighted sum of one stressor's accounts.
   *
   * @param central its value in the central run
   * @param units positions in {@link SourceTerms#units}
   * @param coefficients of these units
   */
  Moment of(int stressor, double central, int[] units, double[] coefficients) {
    int count = 0;
    for (int i = 0; i < units.length; i++) {
      SourceTerms.Unit unit = terms.units().get(units[i]);
      int[] of = unit.slots()[stressor];
      for (int j = 0; j < of.length; j++) {
        if (!isUsed[of[j]]) {
          isUsed[of[j]] = true;
          used[count++] = of[j];
        }
        g[of[j]] += coefficients[i] * unit.values()[stressor][j];
      }
    }
    Together together = together(stressor, units, count);
    int[] those = together.slots();
    double mean = central + slots.meanDeviation(g, those);
    double variance = slots.variance(g, those, together.commons());
    for (int slot : those) {
      g[slot] = 0;
      isUsed[slot] = false;
    }
    if (!ofDeaths[stressor]) {
      return new Moment(mean, variance);
    }
    return new Moment(
        healthMean * mean,
        healthVariance * (variance + mean * mean) + healthMean * healthMean * variance);
  }

  private Together together(int stressor, int[] units, int count) {
    if (last[stressor] == null || last[stressor].units() != units) {
      int[] those = Arrays.copyOf(used, count);
      last[stressor] = new Together(units, those, slots.commons(those));
    }
    return last[stressor];
  }
}
