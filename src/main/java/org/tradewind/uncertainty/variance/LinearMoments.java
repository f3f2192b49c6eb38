package org.tradewind.uncertainty.variance;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.tradewind.uncertainty.accounts.DrawModel;
import org.tradewind.uncertainty.accounts.EmissionUnits;
import org.tradewind.uncertainty.accounts.SourceTerms;
import org.tradewind.uncertainty.inputs.CommonFactors;
import org.tradewind.uncertainty.inputs.FactorMoments;

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
  private static final int SOME = 64;

  private final SourceTerms terms;
  private final ProductMoments products;
  private final boolean[] ofDeaths;
  private final double healthMean;
  private final double healthVariance;

  /** Weight of each slot in the figures at hand; null for one that is not used. */
  private final double[][] g;

  private final int[] used;

  /**
   * Prepares the covariances.
   *
   * @param free which factors are free
   */
  LinearMoments(DrawModel model, SourceTerms terms, FactorMoments factors, IntPredicate free) {
    this.terms = terms;
    this.products = new ProductMoments(factors, terms.products(), free);
    this.ofDeaths = new boolean[model.stressors().size()];
    for (int k = 0; k < ofDeaths.length; k++) {
      ofDeaths[k] = EmissionUnits.ofDeaths(model.stressors().label(k));
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
    this.g = new double[terms.products().size()][];
    this.used = new int[g.length];
  }

  private LinearMoments(LinearMoments of) {
    this.terms = of.terms;
    this.products = of.products;
    this.ofDeaths = of.ofDeaths;
    this.healthMean = of.healthMean;
    this.healthVariance = of.healthVariance;
    this.g = new double[of.g.length][];
    this.used = new int[g.length];
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

  /**
   * The units of one stressor that some sums weigh.
   *
   * @param crossed whether all units of these sums have several common factors
   */
  private record Units(int stressor, boolean crossed, int[] units) {
    @Override
    public boolean equals(Object other) {
      return other instanceof Units
          && stressor == ((Units) other).stressor
          && crossed == ((Units) other).crossed
          && Arrays.equals(units, ((Units) other).units);
    }

    @Override
    public int hashCode() {
      return 31 * stressor + Arrays.hashCode(units);
    }
  }

  /**
   * One of the sums that weigh the same units.
   *
   * @param place among all sums
   * @param coefficients of these units, none of them 0
   */
  private record Placed(int place, double central, double[] coefficients) {}

  /** Of some sums; those that weigh the same units are worked together. */
  Moment[] of(List<Weighted> sums) {
    Map<Units, List<Placed>> alike = new LinkedHashMap<>();
    for (int place = 0; place < sums.size(); place++) {
      Weighted sum = sums.get(place);
      double[] all = sum.coefficients();
      int[] those = IntStream.range(0, all.length).filter(u -> all[u] != 0).toArray();
      int[] units = IntStream.of(those).map(u -> sum.units()[u]).toArray();
      double[] coefficients = IntStream.of(those).mapToDouble(u -> all[u]).toArray();
      alike
          .computeIfAbsent(new Units(sum.stressor(), crossed(sum), units), key -> new ArrayList<>())
          .add(new Placed(place, sum.central(), coefficients));
    }
    Moment[] moments = new Moment[sums.size()];
    alike.forEach(
        (of, some) -> {
          CommonFactors commons = null;
          for (int from = 0; from < some.size(); from += SOME) {
            List<Placed> next = some.subList(from, Math.min(some.size(), from + SOME));
            commons = together(of, next, commons, moments);
          }
        });
    return moments;
  }

  private boolean crossed(Weighted sum) {
    int[] all =
        IntStream.of(sum.units())
            .flatMap(u -> IntStream.of(terms.units().get(u).products()[sum.stressor()]))
            .toArray();
    return IntStream.of(all)
        .anyMatch(product -> products.common(product) != products.common(all[0]));
  }

  /**
   * Works some sums.
   *
   * @param known the common factors of their slots, if they are known
   * @return these
   */
  private CommonFactors together(
      Units of, List<Placed> some, CommonFactors known, Moment[] moments) {
    int n = some.size();
    int count = 0;
    for (int u = 0; u < of.units().length; u++) {
      SourceTerms.Unit unit = terms.units().get(of.units()[u]);
      int[] ofUnit = unit.products()[of.stressor()];
      for (int j = 0; j < ofUnit.length; j++) {
        int product = ofUnit[j];
        double value = unit.values()[of.stressor()][j];
        if (g[product] == null) {
          g[product] = new double[n];
          used[count++] = product;
        }
        for (int i = 0; i < n; i++) {
          g[product][i] += some.get(i).coefficients()[u] * value;
        }
      }
    }
    int[] those = Arrays.copyOf(used, count);
    CommonFactors commons = known == null ? products.commons(those, of.crossed()) : known;
    double[] deviations = products.meanDeviation(g, those, n);
    double[] variances = products.variance(g, those, commons, n);
    for (int product : those) {
      g[product] = null;
    }
    for (int i = 0; i < n; i++) {
      Placed sum = some.get(i);
      moments[sum.place()] = moment(of.stressor(), sum.central() + deviations[i], variances[i]);
    }
    return commons;
  }

  private Moment moment(int stressor, double mean, double variance) {
    return ofDeaths[stressor]
        ? new Moment(
            healthMean * mean,
            healthVariance * (variance + mean * mean) + healthMean * healthMean * variance)
        : new Moment(mean, variance);
  }
}
