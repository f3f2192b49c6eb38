package org.tradewind.costs;

import java.util.Locale;

/** By which cost sources are put in order. */
enum CostMeasure {
  CLIMATE {
    @Override
    double of(double[][] sums, int group, int d) {
      return PricedSums.climate(sums, group, d);
    }
  },
  INTEGRATED {
    @Override
    double of(double[][] sums, int group, int d) {
      return PricedSums.integrated(sums, group, d);
    }
  };

  /** Cost of a group of {@link PricedSums} in a draw. */
  abstract double of(double[][] sums, int group, int d);

  /** As in tables. */
  String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Costs of groups one after the other, groups x draws. */
  double[][] of(double[][] sums, int from, int to, int n) {
    double[][] costs = new double[to - from][n];
    for (int i = from; i < to; i++) {
      for (int d = 0; d < n; d++) {
        costs[i - from][d] = of(sums, i, d);
      }
    }
    return costs;
  }
}
