package org.tradewind.health;

import java.util.Arrays;
import java.util.SortedMap;
import java.util.TreeMap;
import org.tradewind.axes.CompensatedSum;

/**
 * A rule for sums over cells of weight times a function of concentration, sum over g of w_g f(z_g),
 * that needs few evaluations of f: cells of equal z are taken together; those up to a split stay as
 * they are, exactly; those above are replaced by the nodes of a {@link GaussRule} in ln z.
 *
 * <p>Above the split the rule is exact for polynomials in ln z of degree 2n - 1. An
 * exposure-response function is smooth there if the split lies above its counterfactual, where it
 * has a kink; the error then falls geometrically with n. A second, coarser rule shows how far that
 * has got.
 */
final class ConcentrationRule {
  private final Points exact;
  private final Points fine;
  private final Points coarse;

  /** Concentrations and their weights. */
  private record Points(double[] z, double[] weights) {
    static final Points NONE = new Points(new double[0], new double[0]);

    static Points of(SortedMap<Double, CompensatedSum> distinct) {
      return new Points(
          distinct.keySet().stream().mapToDouble(Double::doubleValue).toArray(),
          distinct.values().stream().mapToDouble(CompensatedSum::value).toArray());
    }

    static Points gauss(GaussRule rule) {
      return new Points(Arrays.stream(rule.nodes()).map(Math::exp).toArray(), rule.weights());
    }

    double deaths(ExposureResponse response) {
      double sum = 0;
      for (int i = 0; i < z.length; i++) {
        sum += weights[i] * response.attributableFraction(z[i]);
      }
      return sum;
    }

    double slope(ExposureResponse response) {
      double sum = 0;
      for (int i = 0; i < z.length; i++) {
        sum += weights[i] * response.slope(z[i]);
      }
      return sum;
    }
  }

  /**
   * A sum and how far that of the coarser rule is off.
   *
   * @param deaths sum of weight times attributable fraction
   * @param error error of the coarser rule, far above that of the sum; 0 where all is exact
   */
  record Estimate(double deaths, double error) {}

  private ConcentrationRule(Points exact, Points fine, Points coarse) {
    this.exact = exact;
    this.fine = fine;
    this.coarse = coarse;
  }

  /**
   * The rule of a set of cells.
   *
   * @param z concentration by cell, ug/m3; cells without one (NaN) are left out
   * @param weight weight by cell, at least 0
   * @param split cells up to here are taken exactly, ug/m3
   * @param nodes nodes for the others; where they have no more distinct values, all are exact
   * @param coarseNodes nodes of the coarser rule, fewer
   */
  static ConcentrationRule of(
      double[] z, double[] weight, double split, int nodes, int coarseNodes) {
    TreeMap<Double, CompensatedSum> distinct = new TreeMap<>();
    for (int g = 0; g < z.length; g++) {
      if (!Double.isNaN(z[g]) && weight[g] > 0) {
        distinct.computeIfAbsent(z[g], k -> new CompensatedSum()).add(weight[g]);
      }
    }
    SortedMap<Double, CompensatedSum> high = distinct.tailMap(split, false);
    if (high.size() <= nodes) {
      return new ConcentrationRule(Points.of(distinct), Points.NONE, Points.NONE);
    }
    Points many = Points.of(high);
    double[] x = Arrays.stream(many.z).map(Math::log).toArray();
    GaussRule.Recurrence recurrence = GaussRule.recurrence(x, many.weights, nodes);
    return new ConcentrationRule(
        Points.of(distinct.headMap(split, true)),
        Points.gauss(recurrence.rule(nodes)),
        Points.gauss(recurrence.rule(coarseNodes)));
  }

  /** Sum over cells of weight times attributable fraction. */
  Estimate estimate(ExposureResponse response) {
    double above = fine.deaths(response);
    return new Estimate(exact.deaths(response) + above, Math.abs(above - coarse.deaths(response)));
  }

  /** Sum over cells of weight times slope of the attributable fraction. */
  double slope(ExposureResponse response) {
    return exact.slope(response) + fine.slope(response);
  }

  /** Number of concentrations taken as they are. */
  int exactPoints() {
    return exact.z.length;
  }

  /** Evaluations that an estimate takes. */
  int evaluations() {
    return exact.z.length + fine.z.length + coarse.z.length;
  }
}
