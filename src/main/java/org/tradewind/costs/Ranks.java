package org.tradewind.costs;

/** Ranks of costs: one more than the number of those that are larger. */
final class Ranks {
  private Ranks() {}

  /**
   * Ranks draw by draw; equal costs share the smaller rank.
   *
   * @param costs what is ranked x draws
   * @return the same shape
   */
  static double[][] of(double[][] costs, int n) {
    double[][] ranks = new double[costs.length][n];
    for (int i = 0; i < costs.length; i++) {
      java.util.Arrays.fill(ranks[i], 1);
      for (double[] other : costs) {
        for (int d = 0; d < n; d++) {
          ranks[i][d] += other[d] > costs[i][d] ? 1 : 0;
        }
      }
    }
    return ranks;
  }

  /** Position of the largest cost in a draw, the first of equal ones; -1 where all are 0. */
  static int largest(double[][] costs, int d) {
    int best = -1;
    for (int i = 0; i < costs.length; i++) {
      if (costs[i][d] > (best < 0 ? 0 : costs[best][d])) {
        best = i;
      }
    }
    return best;
  }
}
