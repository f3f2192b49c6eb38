package org.tradewind.transport;

import java.util.Arrays;

/**
 * A {@link WindStream} laid out as a sweep reads it: two inflows of every cell one after the other
 * in the order of the sweep, those of the few cells with more of them apart. Cells are given as
 * places in arrays [cell * {@link Columns#COUNT} + column].
 *
 * <p>The values v that are swept have further rows behind the cells: a row of zeros, from which
 * inflows come that there are not, and a row for each lagged face.
 */
final class Traversal {
  /** Numbers that a cell has in {@link #places} and in {@link #rates}. */
  static final int STEP = 3;

  private static final int TWO = 2;

  // the cell, or its complement where it has more than two inflows; where the two come from
  final int[] places;
  // flux of the two inflows, and what leaves the cell, m2/s
  final double[] rates;
  // of the cells with more, in their order: how many more, and where each comes from
  final int[] more;
  final double[] moreFlux;

  /**
   * @param order the cells, each after those upwind of it
   * @param start inflows of the cell order[i] stand from start[i] to start[i + 1]
   * @param from row that an inflow comes from
   * @param flux m2/s
   * @param out what leaves each cell, m2/s
   */
  Traversal(int[] order, int[] start, int[] from, double[] flux, double[] out) {
    int n = order.length;
    places = new int[STEP * n];
    rates = new double[STEP * n];
    int[] others = new int[n + from.length];
    double[] othersFlux = new double[from.length];
    int end = 0;
    int faces = 0;
    for (int i = 0; i < n; i++) {
      int count = start[i + 1] - start[i];
      int cell = order[i] * Columns.COUNT;
      places[STEP * i] = count > TWO ? ~cell : cell;
      rates[STEP * i + TWO] = out[order[i]];
      for (int k = 0; k < TWO; k++) {
        boolean there = k < count;
        places[STEP * i + 1 + k] = (there ? from[start[i] + k] : zeros(n)) * Columns.COUNT;
        rates[STEP * i + k] = there ? flux[start[i] + k] : 0;
      }
      if (count > TWO) {
        others[end++] = count - TWO;
        for (int k = start[i] + TWO; k < start[i + 1]; k++) {
          others[end++] = from[k] * Columns.COUNT;
          othersFlux[faces++] = flux[k];
        }
      }
    }
    more = Arrays.copyOf(others, end);
    moreFlux = Arrays.copyOf(othersFlux, faces);
  }

  /** The row of zeros of a grid. */
  static int zeros(int cells) {
    return cells;
  }

  /** The row of a lagged face. */
  static int lagged(int cells, int face) {
    return cells + 1 + face;
  }
}
