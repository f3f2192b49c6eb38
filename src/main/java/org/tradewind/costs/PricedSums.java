package org.tradewind.costs;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import org.tradewind.attribution.SourceAxis;
import org.tradewind.attribution.SourceSum;

/**
 * The sums of a table that is made as a whole: both prices, then deaths and CO2 of each group of
 * sources.
 */
final class PricedSums implements Serializable {
  private static final long serialVersionUID = 1L;

  private final List<SourceSum> sums = new ArrayList<>();

  PricedSums(SourceAxis axis, Valuation valuation) {
    sums.addAll(prices(axis, valuation));
  }

  /** The value of a statistical life and the social cost of carbon, in this order. */
  static List<SourceSum> prices(SourceAxis axis, Valuation valuation) {
    return List.of(
        SourceSum.of(axis.price(SourceAxis.VSL), valuation.perDeath()),
        SourceSum.of(axis.price(SourceAxis.SCC), valuation.perTonne()));
  }

  /** Adds groups; the first one has the number that is given back. */
  int add(List<SourceAmounts.Pair> groups) {
    int first = (sums.size() - 2) / 2;
    for (SourceAmounts.Pair group : groups) {
      sums.add(group.deaths());
      sums.add(group.co2());
    }
    return first;
  }

  List<SourceSum> sums() {
    return sums;
  }

  /** Deaths of a group in a draw. */
  static double deaths(double[][] sums, int group, int d) {
    return sums[2 + 2 * group][d];
  }

  /** Tonnes of CO2. */
  static double co2(double[][] sums, int group, int d) {
    return sums[3 + 2 * group][d];
  }

  /** VSL x deaths. */
  static double health(double[][] sums, int group, int d) {
    return sums[0][d] * deaths(sums, group, d);
  }

  /** SCC x CO2. */
  static double climate(double[][] sums, int group, int d) {
    return sums[1][d] * co2(sums, group, d);
  }

  /** The sum of both. */
  static double integrated(double[][] sums, int group, int d) {
    return health(sums, group, d) + climate(sums, group, d);
  }
}
