package org.tradewind.costs;

import java.util.stream.IntStream;

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
    int[] order = IntStream.range(0, costs.length).toArray();
    double[] ofDraw = new double[costs.length];
    for (int d = 0; d < n; d++) {
      for (int i = 0; i < ofDraw.length; i++) {
        ofDraw[i] = costs[i][d];
      }
      put(ofDraw, order, ranks, 0, d);
    }
    return ranks;
  }

  /**
   * Ranks of one draw.
   *
   * @param order positions by falling cost, about; exactly afterwards. Few are moved where it is
   *     that of similar costs.
   * @param ranks whose rows from {@code first} on get the ranks
   */
  static void put(double[] costs, int[] order, double[][] ranks, int first, int d) {
    for (int i = 1; i < order.length; i++) {
      int moved = order[i];
      double cost = costs[moved];
      int at = i;
      for (; at > 0 && cost > costs[order[at - 1]]; at--) {
        order[at] = order[at - 1];
      }
      order[at] = moved;
    }
    int rank = 1;
    for (int i = 0; i < order.length; i++) {
      rank = i > 0 && costs[order[i]] < costs[order[i - 1]] ? i + 1 : rank;
      ranks[first + order[i]][d] = rank;
    }
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
