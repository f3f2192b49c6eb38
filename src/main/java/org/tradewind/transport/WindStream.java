package org.tradewind.transport;

import java.util.Arrays;
import java.util.BitSet;
import java.util.stream.IntStream;

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
  private final int[] order;
  // inflows of the cell order[i]: from start[i] to start[i + 1]
  private final int[] start;
  private final int[] from;
  private final double[] flux;
  private final double[] out;
  private final double[] edge;
  private final Lagged lagged;
  private Traversal traversal; // made when it is first asked for

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
   * The stream as a sweep reads it. A lagged face is an inflow before those that are swept. Values
   * are kept of cells that give to lagged faces, and of those at the edge.
   */
  Traversal traversal() {
    if (traversal == null) {
      int n = order.length;
      int[] late = new int[n];
      for (int receiver : lagged.receiver) {
        late[receiver]++;
      }
      int[] starts = new int[n + 1];
      int[] next = new int[n];
      for (int i = 0; i < n; i++) {
        next[order[i]] = starts[i];
        starts[i + 1] = starts[i] + late[order[i]] + start[i + 1] - start[i];
      }
      int[] givers = new int[starts[n]];
      double[] fluxes = new double[starts[n]];
      for (int k = 0; k < lagged(); k++) {
        int at = next[lagged.receiver[k]]++;
        givers[at] = Traversal.lagged(n, k);
        fluxes[at] = lagged.flux[k];
      }
      for (int i = 0; i < n; i++) {
        int count = start[i + 1] - start[i];
        System.arraycopy(from, start[i], givers, next[order[i]], count);
        System.arraycopy(flux, start[i], fluxes, next[order[i]], count);
      }
      BitSet kept = new BitSet();
      Arrays.stream(lagged.giver).forEach(kept::set);
      IntStream.range(0, n).filter(g -> edge[g] > 0).forEach(kept::set);
      traversal = new Traversal(order, starts, givers, fluxes, out, kept, lagged());
    }
    return traversal;
  }

  /**
   * Puts the flux of lagged faces, given from outside from the row {@code at}, to the values.
   *
   * @param lag array of doubles or floats, as v
   */
  void lend(Object lag, int at, Object v) {
    System.arraycopy(
        lag,
        at * Columns.COUNT,
        v,
        Traversal.laggedRow(0) * Columns.COUNT,
        lagged() * Columns.COUNT);
  }

  /** What the values of lagged faces should have been, from the row {@code at}; where it ends. */
  int lag(Object v, Object lag, int at) {
    int end = at;
    for (int giver : lagged.giver) {
      System.arraycopy(
          v, traversal().row(giver) * Columns.COUNT, lag, end++ * Columns.COUNT, Columns.COUNT);
    }
    return end;
  }

  /** Adds what leaves the grid, sum over cells of edge v, to each column's export. */
  void addExport(double[] v, double weight, double[] export) {
    for (int g = 0; g < edge.length; g++) {
      if (edge[g] > 0) {
        int at = traversal().row(g) * Columns.COUNT;
        for (int r = 0; r < export.length; r++) {
          export[r] += weight * edge[g] * v[at + r];
        }
      }
    }
  }
}
