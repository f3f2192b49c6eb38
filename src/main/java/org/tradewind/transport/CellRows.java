package org.tradewind.transport;

import java.util.Arrays;
import org.tradewind.axes.LambertGrid;

/**
 * A list of cells laid out in the rows of their grid: for each row the first and last column that
 * holds one of them.
 */
final class CellRows {
  private final LambertGrid grid;
  private final int[] cells;
  private final int[] first;
  private final int[] last;

  CellRows(LambertGrid grid, int[] cells) {
    this.grid = grid;
    this.cells = cells;
    int rows = grid.definition().nrows();
    first = new int[rows];
    last = new int[rows];
    Arrays.fill(first, Integer.MAX_VALUE);
    Arrays.fill(last, -1);
    for (int cell : cells) {
      int row = grid.row(cell);
      first[row] = Math.min(first[row], grid.col(cell));
      last[row] = Math.max(last[row], grid.col(cell));
    }
  }

  boolean empty(int row) {
    return last[row] < 0;
  }

  int first(int row) {
    return first[row];
  }

  int last(int row) {
    return last[row];
  }

  /** Values of the cells as a field [row][col], 0 elsewhere. */
  double[][] field(double[] values) {
    double[][] field = new double[grid.definition().nrows()][grid.definition().ncols()];
    for (int i = 0; i < cells.length; i++) {
      field[grid.row(cells[i])][grid.col(cells[i])] = values[i];
    }
    return field;
  }

  /** The field's values at the cells, in their order. */
  double[] values(double[][] field) {
    double[] values = new double[cells.length];
    for (int i = 0; i < cells.length; i++) {
      values[i] = field[grid.row(cells[i])][grid.col(cells[i])];
    }
    return values;
  }
}
