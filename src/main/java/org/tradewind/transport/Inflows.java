package org.tradewind.transport;

import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;

/** The faces through which air comes into each cell, and the order of cells that they ask for. */
final class Inflows {
  private static final int FACES = 4;

  /** Cells of a tile from west to east, and from south to north. */
  private static final int TILE = 16;

  private final int ncols;
  private final int cells;
  private final int[] count;
  private final int[] tail;
  private final double[] flux;

  /**
   * @param eastFlux [cell] through its eastern face, positive eastwards; 0 in the last column
   * @param northFlux [cell] through its northern face, positive northwards; 0 in the last row
   */
  Inflows(int ncols, double[] eastFlux, double[] northFlux) {
    this.ncols = ncols;
    cells = eastFlux.length;
    count = new int[cells];
    tail = new int[FACES * cells];
    flux = new double[FACES * cells];
    for (int g = 0; g < cells; g++) {
      add(g, g + 1, eastFlux[g]);
      add(g, g + ncols, northFlux[g]);
    }
  }

  private void add(int low, int high, double flow) {
    if (flow > 0) {
      tail[FACES * high + count[high]] = low;
      flux[FACES * high + count[high]++] = flow;
    } else if (flow < 0) {
      tail[FACES * low + count[low]] = high;
      flux[FACES * low + count[low]++] = -flow;
    }
  }

  int count(int cell) {
    return count[cell];
  }

  /** Number of all inflows. */
  int size() {
    int size = 0;
    for (int c : count) {
      size += c;
    }
    return size;
  }

  /** The cell from which the k-th inflow comes. */
  int tail(int cell, int k) {
    return tail[FACES * cell + k];
  }

  /** The k-th inflow, above 0. */
  double flux(int cell, int k) {
    return flux[FACES * cell + k];
  }

  /**
   * All cells, each after those upwind of it (Kahn 1962), tile by tile as far as that goes: of the
   * cells that are free, those of the tile of the last one go first, then those of the tile that
   * became free first. So a sweep reads memory in long pieces, and neighbours in the list still
   * seldom wait for each other. In a circle, the cell that lacks the smallest inflow is taken out
   * of turn.
   */
  int[] order() {
    int[] waiting = count.clone();
    int[][] heads = heads();
    boolean[] placed = new boolean[cells];
    int[] order = new int[cells];
    Free free = new Free();
    for (int g = 0; g < cells; g++) {
      if (waiting[g] == 0) {
        free.add(g);
        placed[g] = true;
      }
    }
    for (int i = 0; i < cells; i++) {
      if (free.isEmpty()) {
        int next = leastWaiting(placed);
        placed[next] = true;
        free.add(next);
      }
      order[i] = free.next();
      for (int head : heads[order[i]]) {
        if (--waiting[head] == 0 && !placed[head]) {
          free.add(head);
          placed[head] = true;
        }
      }
    }
    return order;
  }

  /** Cells that wait for nothing, by tile. */
  private final class Free {
    private final Map<Integer, ArrayDeque<Integer>> tiles = new HashMap<>();
    private final ArrayDeque<ArrayDeque<Integer>> next = new ArrayDeque<>();
    private ArrayDeque<Integer> current = new ArrayDeque<>();

    void add(int cell) {
      int tile = cell / ncols / TILE * ncols + cell % ncols / TILE;
      ArrayDeque<Integer> ofTile = tiles.computeIfAbsent(tile, t -> new ArrayDeque<>());
      if (ofTile.isEmpty() && ofTile != current) {
        next.add(ofTile);
      }
      ofTile.add(cell);
    }

    boolean isEmpty() {
      return current.isEmpty() && next.isEmpty();
    }

    int next() {
      if (current.isEmpty()) {
        current = next.remove();
      }
      return current.remove();
    }
  }

  private int[][] heads() {
    int[] number = new int[cells];
    for (int g = 0; g < cells; g++) {
      for (int k = 0; k < count[g]; k++) {
        number[tail(g, k)]++;
      }
    }
    int[][] heads = new int[cells][];
    for (int g = 0; g < cells; g++) {
      heads[g] = new int[number[g]];
    }
    for (int g = 0; g < cells; g++) {
      for (int k = 0; k < count[g]; k++) {
        int t = tail(g, k);
        heads[t][--number[t]] = g;
      }
    }
    return heads;
  }

  private int leastWaiting(boolean[] placed) {
    int best = -1;
    double least = Double.MAX_VALUE;
    for (int g = 0; g < cells; g++) {
      if (!placed[g]) {
        double missing = 0;
        for (int k = 0; k < count[g]; k++) {
          missing += placed[tail(g, k)] ? 0 : flux(g, k);
        }
        if (missing < least) {
          least = missing;
          best = g;
        }
      }
    }
    return best;
  }
}
