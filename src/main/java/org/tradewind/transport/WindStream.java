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
 * v = s is solved by one sweep; the transposed stream has the fluxes turned round and the order
 * backwards. Where the wind turns in a circle there is no such order: some faces are then
 * <em>lagged</em>, left out of the sweep, and their flux is given from outside.
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
  private final Lagged lagged;

  /** Faces left out of the sweep: {@code flux} v of {@code giver} goes to {@code receiver}. */
  private record Lagged(int[] giver, int[] receiver, double[] flux) {}

  private WindStream(
      int[] order,
      int[] start,
      int[] from,
      double[] flux,
      double[] out,
      double[] edge,
      Lagged lagged) {
    this.order = order;
    this.start = start;
    this.from = from;
    this.flux = flux;
    this.out = out;
    this.edge = edge;
    this.lagged = lagged;
  }

  /**
   * Orders the cells of a wind field.
   *
   * @param eastFlux [cell] through its eastern face, m2/s, positive eastwards
   * @param northFlux [cell] through its northern face, positive northwards
   * @param edge [cell] what leaves the grid
   */
  static WindStream of(int ncols, double[] eastFlux, double[] northFlux, double[] edge) {
    int n = eastFlux.length;
    Inflows inflows = new Inflows(ncols, eastFlux, northFlux);
    int[] order = inflows.order();
    int[] place = new int[n];
    for (int i = 0; i < n; i++) {
      place[order[i]] = i;
    }
    double[] out = edge.clone();
    int[] start = new int[n + 1];
    Faces swept = new Faces(inflows.size());
    Faces late = new Faces(inflows.size());
    for (int i = 0; i < n; i++) {
      int g = order[i];
      for (int k = 0; k < inflows.count(g); k++) {
        int tail = inflows.tail(g, k);
        out[tail] += inflows.flux(g, k);
        (place[tail] < i ? swept : late).add(tail, g, inflows.flux(g, k));
      }
      start[i + 1] = swept.count;
    }
    return new WindStream(
        order,
        start,
        Arrays.copyOf(swept.giver, swept.count),
        Arrays.copyOf(swept.flux, swept.count),
        out,
        edge,
        new Lagged(
            Arrays.copyOf(late.giver, late.count),
            Arrays.copyOf(late.receiver, late.count),
            Arrays.copyOf(late.flux, late.count)));
  }

  /** A list of faces that grows. */
  private static final class Faces {
    private final int[] giver;
    private final int[] receiver;
    private final double[] flux;
    private int count;

    Faces(int most) {
      giver = new int[most];
      receiver = new int[most];
      flux = new double[most];
    }

    void add(int from, int to, double q) {
      giver[count] = from;
      receiver[count] = to;
      flux[count++] = q;
    }
  }

  /** The stream of T': every flux goes the other way, what leaves each cell is the same. */
  WindStream transposed() {
    int n = order.length;
    int[] place = new int[n];
    int[] backwards = new int[n];
    for (int i = 0; i < n; i++) {
      backwards[i] = order[n - 1 - i];
      place[backwards[i]] = i;
    }
    int[] starts = new int[n + 1];
    for (int giver : from) {
      starts[place[giver] + 1]++;
    }
    for (int i = 0; i < n; i++) {
      starts[i + 1] += starts[i];
    }
    int[] end = starts.clone();
    int[] heads = new int[from.length];
    double[] fluxes = new double[from.length];
    for (int i = 0; i < n; i++) {
      for (int k = start[i]; k < start[i + 1]; k++) {
        int at = end[place[from[k]]]++;
        heads[at] = order[i];
        fluxes[at] = flux[k];
      }
    }
    return new WindStream(
        backwards,
        starts,
        heads,
        fluxes,
        out,
        edge,
        new Lagged(lagged.receiver, lagged.giver, lagged.flux));
  }

  /** Number of lagged faces. */
  int lagged() {
    return lagged.flux.length;
  }

  /**
   * Solves (T + diagonal) v = sources, but for the lagged faces: their flux is taken from {@code
   * lag}, and what it should have been is put there.
   *
   * @param sources [cell * columns + column], 1 or {@value #LANES} columns, t/s
   * @param diagonal the same shape, m2/s
   * @param v the same shape, the solution
   * @param lag [face * columns + column] from position {@code at}
   */
  void sweep(double[] sources, double[] diagonal, double[] v, double[] lag, int at, int columns) {
    double[] given = sources;
    if (lagged() > 0) {
      System.arraycopy(sources, 0, v, 0, v.length);
      addLagged(v, lag, at, columns);
      given = v;
    }
    if (columns == LANES) {
      sweepLanes(given, diagonal, v);
    } else {
      sweepOne(given, diagonal, v);
    }
    for (int k = 0; k < lagged(); k++) {
      System.arraycopy(v, lagged.giver[k] * columns, lag, at + k * columns, columns);
    }
  }

  private void addLagged(double[] v, double[] lag, int at, int columns) {
    for (int k = 0; k < lagged(); k++) {
      for (int r = 0; r < columns; r++) {
        v[lagged.receiver[k] * columns + r] += lagged.flux[k] * lag[at + k * columns + r];
      }
    }
  }

  private void sweepOne(double[] sources, double[] diagonal, double[] v) {
    for (int i = 0; i < order.length; i++) {
      int g = order[i];
      double sum = sources[g];
      for (int k = start[i]; k < start[i + 1]; k++) {
        sum += flux[k] * v[from[k]];
      }
      v[g] = sum / (out[g] + diagonal[g]);
    }
  }

  // Four columns written out: the compiler makes poor code of a loop that runs four times, and four
  // chains of sums wait for each other less than one.
  private void sweepLanes(double[] sources, double[] diagonal, double[] v) {
    for (int i = 0; i < order.length; i++) {
      int g = order[i];
      int base = g * LANES;
      double a = sources[base];
      double b = sources[base + 1];
      double c = sources[base + 2];
      double d = sources[base + 3];
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
