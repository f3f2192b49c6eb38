package org.tradewind.transport;

import java.util.Arrays;
import java.util.BitSet;

/**
 * A {@link WindStream} laid out as a sweep reads it: two inflows of every cell one after the other
 * in the order of the sweep, those of the few cells with more of them apart.
 *
 * <p>A sweep reads sources and adds to sums at places of a {@code field}: [cell * 2 {@link
 * Columns#COUNT} + column] is a source, and {@link Columns#COUNT} further on is its sum. The values
 * v that it computes are needed until the last cell downwind of them has been swept, so they lie in
 * few rows, which are used again: row 0 is zeros, for inflows that do not exist; then there is a
 * row for each lagged face; then rows of cells. A row of v begins at [row * {@link Columns#COUNT}].
 */
final class Traversal {
  /** Numbers that a cell has in {@link #places} and in {@link #rates}. */
  static final int STEP = 4;

  /** Numbers that a cell has in a field: its sources and its sums. */
  static final int FIELD = 2 * Columns.COUNT;

  private static final int TWO = 2;

  // where the cell is in the field, or its complement where it has more than two inflows; where its
  // value goes; where the two come from
  final int[] places;
  // flux of the two inflows, and what leaves the cell, m2/s; nothing
  final double[] rates;
  final float[] floatRates;
  // of the cells with more, in their order: how many more, and where each comes from
  final int[] more;
  final double[] moreFlux;
  final float[] floatMoreFlux;
  private final int[] rowOf;
  private final int rows;

  /**
   * @param order the cells, each after those upwind of it
   * @param start inflows of the cell order[i] stand from start[i] to start[i + 1]
   * @param from the cell that an inflow comes from, or {@link #lagged}
   * @param flux m2/s
   * @param out what leaves each cell, m2/s
   * @param kept cells whose values are read after the sweep
   * @param faces number of lagged faces
   */
  Traversal(
      int[] order, int[] start, int[] from, double[] flux, double[] out, BitSet kept, int faces) {
    int n = order.length;
    places = new int[STEP * n];
    rates = new double[STEP * n];
    int[] others = new int[n + from.length];
    double[] othersFlux = new double[from.length];
    int end = 0;
    int otherFaces = 0;
    Rows free = new Rows(order, start, from, kept, faces);
    for (int i = 0; i < n; i++) {
      int count = start[i + 1] - start[i];
      int cell = order[i] * FIELD;
      places[STEP * i] = count > TWO ? ~cell : cell;
      places[STEP * i + 1] = free.take(order[i]) * Columns.COUNT;
      rates[STEP * i + TWO] = out[order[i]];
      for (int k = 0; k < TWO; k++) {
        boolean there = k < count;
        places[STEP * i + 2 + k] = there ? free.of(from[start[i] + k]) * Columns.COUNT : 0;
        rates[STEP * i + k] = there ? flux[start[i] + k] : 0;
      }
      if (count > TWO) {
        others[end++] = count - TWO;
        for (int k = start[i] + TWO; k < start[i + 1]; k++) {
          others[end++] = free.of(from[k]) * Columns.COUNT;
          othersFlux[otherFaces++] = flux[k];
        }
      }
      free.giveBack(i);
    }
    more = Arrays.copyOf(others, end);
    moreFlux = Arrays.copyOf(othersFlux, otherFaces);
    floatRates = floats(rates);
    floatMoreFlux = floats(moreFlux);
    rowOf = free.rowOf;
    rows = free.rows;
  }

  /**
   * Fluxes of the two inflows over what leaves the cell and its losses, and the reciprocal of
   * these, s/m2; nothing.
   *
   * @param diagonal losses by cell, m2/s
   */
  float[] scaled(float[] diagonal) {
    float[] scaled = floatRates.clone();
    for (int i = 0; i < scaled.length; i += STEP) {
      int cell = places[i] < 0 ? ~places[i] : places[i];
      float reciprocal = 1 / (scaled[i + TWO] + diagonal[cell / FIELD]);
      scaled[i] *= reciprocal;
      scaled[i + 1] *= reciprocal;
      scaled[i + TWO] = reciprocal;
    }
    return scaled;
  }

  /** What stands for a lagged face in a list of the cells that inflows come from. */
  static int lagged(int cells, int face) {
    return cells + face;
  }

  /** The row of a lagged face. */
  static int laggedRow(int face) {
    return 1 + face;
  }

  /** The row of a cell that is kept. */
  int row(int cell) {
    return rowOf[cell];
  }

  /** Number of rows of v. */
  int rows() {
    return rows;
  }

  static float[] floats(double[] values) {
    float[] floats = new float[values.length];
    for (int i = 0; i < floats.length; i++) {
      floats[i] = (float) values[i];
    }
    return floats;
  }

  /** Gives rows of v to cells, and takes them back when the last cell downwind has been swept. */
  private static final class Rows {
    private final int[] order;
    private final int[] start;
    private final int[] from;
    private final int[] lastReader;
    private final int[] rowOf;
    private final int[] free;
    private int freeCount;
    private int rows;

    Rows(int[] order, int[] start, int[] from, BitSet kept, int faces) {
      this.order = order;
      this.start = start;
      this.from = from;
      rowOf = new int[order.length];
      free = new int[order.length];
      lastReader = new int[order.length];
      rows = laggedRow(faces);
      for (int i = 0; i < order.length; i++) {
        lastReader[order[i]] = i;
        for (int k = start[i]; k < start[i + 1]; k++) {
          if (from[k] < order.length) {
            lastReader[from[k]] = i;
          }
        }
      }
      kept.stream().forEach(cell -> lastReader[cell] = order.length);
    }

    int take(int cell) {
      rowOf[cell] = freeCount > 0 ? free[--freeCount] : rows++;
      return rowOf[cell];
    }

    int of(int giver) {
      return giver < rowOf.length ? rowOf[giver] : laggedRow(giver - rowOf.length);
    }

    /** Takes back the rows that the i-th cell of the order was the last to read. */
    void giveBack(int i) {
      for (int k = start[i]; k < start[i + 1]; k++) {
        if (from[k] < rowOf.length && lastReader[from[k]] == i) {
          free[freeCount++] = rowOf[from[k]];
          lastReader[from[k]] = -1; // given back once, even if it is an inflow twice
        }
      }
      if (lastReader[order[i]] == i) {
        free[freeCount++] = rowOf[order[i]];
      }
    }
  }
}
