package org.tradewind.transport;

import java.util.Arrays;

/**
 * The air that moves with one wind field: upwind fluxes through the faces of the grid's cells,
 *
 * <pre>
 *   T v = out_g v_g - sum over cells f upwind of g of q_fg v_f,    out_g = sum of the q that leave g
 * </pre>
 *
 * with q = (length of the face) x (wind across it), m2/s, v in t/m2. What leaves through the edge
 * of the grid is in out and comes back nowhere; nothing comes in.
 *
 * <p>Cells are put in an order in which each comes after those upwind of it, so that (T + diagonal)
 * v = s is solved by one sweep, and its transpose by the sweep backwards. Where the wind turns in a
 * circle there is no such order: some faces are then <em>lagged</em>, left out of the sweep, and
 * their flux is given from outside.
 */
final class WindStream {
  /** Number of columns that are worked together. */
  static final int LANES = 4;

  private final int[] order;
  // inflows of the cell order[i]: from start[i] to start[i + 1]
  private final int[] start;
  private final int[] from;
  private final double[] flux;
  private final double[] out;
  private final double[] edge;
  private final int[] lagTail;
  private final int[] lagHead;
  private final double[] lagFlux;

  /**
   * Orders the cells of a wind field.
   *
   * @param eastFlux [cell] through its eastern face, m2/s, positive eastwards
   * @param northFlux [cell] through its northern face, positive northwards
   * @param edge [cell] what leaves the grid
   */
  WindStream(int ncols, double[] eastFlux, double[] northFlux, double[] edge) {
    this.edge = edge;
    int n = eastFlux.length;
    Inflows inflows = new Inflows(ncols, eastFlux, northFlux);
    out = edge.clone();
    for (int g = 0; g < n; g++) {
      for (int k = 0; k < inflows.count(g); k++) {
        out[inflows.tail(g, k)] += inflows.flux(g, k);
      }
    }
    order = inflows.order();
    int[] place = new int[n];
    for (int i = 0; i < n; i++) {
      place[order[i]] = i;
    }
    start = new int[n + 1];
    from = new int[4 * n];
    flux = new double[4 * n];
    int[] tails = new int[4 * n];
    int[] heads = new int[4 * n];
    double[] lags = new double[4 * n];
    int lagged = 0;
    for (int i = 0; i < n; i++) {
      int g = order[i];
      int end = start[i];
      for (int k = 0; k < inflows.count(g); k++) {
        if (place[inflows.tail(g, k)] < i) {
          from[end] = inflows.tail(g, k);
          flux[end++] = inflows.flux(g, k);
        } else {
          tails[lagged] = inflows.tail(g, k);
          heads[lagged] = g;
          lags[lagged++] = inflows.flux(g, k);
        }
      }
      start[i + 1] = end;
    }
    lagTail = Arrays.copyOf(tails, lagged);
    lagHead = Arrays.copyOf(heads, lagged);
    lagFlux = Arrays.copyOf(lags, lagged);
  }

  /** Number of lagged faces. */
  int lagged() {
    return lagFlux.length;
  }

  /**
   * Solves (T + diagonal) v = v in place, but for the lagged faces: their flux is taken from {@code
   * lag}, and what it should have been is put there.
   *
   * @param v [cell * columns + column], sources in, solution out; 1 or {@value #LANES} columns
   * @param diagonal the same shape, m2/s
   * @param lag [face * columns + column] from position {@code at}
   */
  void sweep(double[] v, double[] diagonal, double[] lag, int at, int columns) {
    addLagged(v, lagHead, lag, at, columns);
    if (columns == LANES) {
      sweepLanes(v, diagonal);
    } else {
      sweepOne(v, diagonal);
    }
    readLagged(v, lagTail, lag, at, columns);
  }

  /** As {@link #sweep} for the transposed system: backwards, from heads to tails. */
  void sweepTransposed(double[] v, double[] diagonal, double[] lag, int at, int columns) {
    addLagged(v, lagTail, lag, at, columns);
    if (columns == LANES) {
      sweepLanesTransposed(v, diagonal);
    } else {
      sweepOneTransposed(v, diagonal);
    }
    readLagged(v, lagHead, lag, at, columns);
  }

  private void sweepOne(double[] v, double[] diagonal) {
    for (int i = 0; i < order.length; i++) {
      int g = order[i];
      double sum = v[g];
      for (int k = start[i]; k < start[i + 1]; k++) {
        sum += flux[k] * v[from[k]];
      }
      v[g] = sum / (out[g] + diagonal[g]);
    }
  }

  private void sweepOneTransposed(double[] v, double[] diagonal) {
    for (int i = order.length - 1; i >= 0; i--) {
      int g = order[i];
      double value = v[g] / (out[g] + diagonal[g]);
      v[g] = value;
      for (int k = start[i]; k < start[i + 1]; k++) {
        v[from[k]] += flux[k] * value;
      }
    }
  }

  // Four columns written out: the compiler makes poor code of a loop that runs four times, and four
  // chains of sums wait for each other less than one.
  private void sweepLanes(double[] v, double[] diagonal) {
    for (int i = 0; i < order.length; i++) {
      int g = order[i];
      int base = g * LANES;
      double a = v[base];
      double b = v[base + 1];
      double c = v[base + 2];
      double d = v[base + 3];
      for (int k = start[i]; k < start[i + 1]; k++) {
        double q = flux[k];
        int upwind = from[k] * LANES;
        a += q * v[upwind];
        b += q * v[upwind + 1];
        c += q * v[upwind + 2];
        d += q * v[upwind + 3];
      }
      double leaving = out[g];
      v[base] = a / (leaving + diagonal[base]);
      v[base + 1] = b / (leaving + diagonal[base + 1]);
      v[base + 2] = c / (leaving + diagonal[base + 2]);
      v[base + 3] = d / (leaving + diagonal[base + 3]);
    }
  }

  private void sweepLanesTransposed(double[] v, double[] diagonal) {
    for (int i = order.length - 1; i >= 0; i--) {
      int g = order[i];
      int base = g * LANES;
      double leaving = out[g];
      double a = v[base] / (leaving + diagonal[base]);
      double b = v[base + 1] / (leaving + diagonal[base + 1]);
      double c = v[base + 2] / (leaving + diagonal[base + 2]);
      double d = v[base + 3] / (leaving + diagonal[base + 3]);
      v[base] = a;
      v[base + 1] = b;
      v[base + 2] = c;
      v[base + 3] = d;
      for (int k = start[i]; k < start[i + 1]; k++) {
        double q = flux[k];
        int upwind = from[k] * LANES;
        v[upwind] += q * a;
        v[upwind + 1] += q * b;
        v[upwind + 2] += q * c;
        v[upwind + 3] += q * d;
      }
    }
  }

  private void addLagged(double[] v, int[] to, double[] lag, int at, int columns) {
    for (int k = 0; k < to.length; k++) {
      for (int r = 0; r < columns; r++) {
        v[to[k] * columns + r] += lagFlux[k] * lag[at + k * columns + r];
      }
    }
  }

  private void readLagged(double[] v, int[] of, double[] lag, int at, int columns) {
    for (int k = 0; k < of.length; k++) {
      System.arraycopy(v, of[k] * columns, lag, at + k * columns, columns);
    }
  }

  /** Adds what leaves the grid, sum over cells of edge v, to each column's export. */
  void addExport(double[] v, double weight, double[] export) {
    int columns = export.length;
    for (int g = 0; g < edge.length; g++) {
      if (edge[g] > 0) {
        for (int r = 0; r < columns; r++) {
          export[r] += weight * edge[g] * v[g * columns + r];
        }
      }
    }
  }
}
