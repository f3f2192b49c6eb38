package org.tradewind.emissions;

import java.io.Serializable;
import java.util.Arrays;
import java.util.Comparator;
import org.tradewind.axes.Axis;
import org.tradewind.axes.UserError;
import org.tradewind.tables.Table;

/** The regions in which each cell lies, with the share of each; shares of a cell sum to 1. */
public final class CellRegions implements Serializable {
  private static final long serialVersionUID = 1L;
  private static final double TOLERANCE = 1e-6;

  private final int[] cells;
  private final int[] start;
  private final int[] region;
  private final double[] share;

  private CellRegions(int[] cells, int[] start, int[] region, double[] share) {
    this.cells = cells;
    this.start = start;
    this.region = region;
    this.share = share;
  }

  /**
   * Reads the table cell_region. Sums that miss 1 by no more than 1e-6 are taken for rounding and
   * scaled to 1, so that nothing is lost at the border.
   */
  public static CellRegions of(Table table, Axis regions) {
    int n = table.rows();
    int[] cell = table.ints("cell");
    String[] label = table.strings("region");
    double[] given = table.doubles("share");
    int[] index = new int[n];
    for (int i = 0; i < n; i++) {
      index[i] = regions.require(label[i], "table cell_region, row " + (i + 1));
    }
    Integer[] order = new Integer[n];
    Arrays.setAll(order, i -> i);
    Arrays.sort(
        order, Comparator.<Integer>comparingInt(i -> cell[i]).thenComparingInt(i -> index[i]));
    int[] cells = new int[n];
    int[] start = new int[n + 1];
    int[] region = new int[n];
    double[] share = new double[n];
    int count = 0;
    for (int i = 0; i < n; i++) {
      int from = order[i];
      if (i == 0 || cell[from] != cells[count - 1]) {
        cells[count] = cell[from];
        start[count++] = i;
      }
      region[i] = index[from];
      share[i] = given[from];
    }
    start[count] = n;
    CellRegions result =
        new CellRegions(
            Arrays.copyOf(cells, count), Arrays.copyOf(start, count + 1), region, share);
    result.scaleToOne();
    return result;
  }

  private void scaleToOne() {
    for (int c = 0; c < cells.length; c++) {
      double sum = 0;
      for (int i = start[c]; i < start[c + 1]; i++) {
        sum += share[i];
      }
      if (!(Math.abs(sum - 1) <= TOLERANCE)) {
        throw new UserError(
            "table cell_region, cell " + cells[c],
            "shares that sum to " + sum,
            "a sum of 1 (to " + TOLERANCE + ")",
            "Give the shares of the cell's land within the study's regions.");
      }
      for (int i = start[c]; i < start[c + 1]; i++) {
        share[i] /= sum;
      }
    }
  }

  /** Slot of a cell, or -1 where it lies in no region. */
  public int slot(int cell) {
    int found = Arrays.binarySearch(cells, cell);
    return found < 0 ? -1 : found;
  }

  /** First entry of a slot; each entry is a region with its share. */
  public int from(int slot) {
    return start[slot];
  }

  /** One after the last entry of a slot. */
  public int to(int slot) {
    return start[slot + 1];
  }

  /** Position of the region of an entry. */
  public int region(int entry) {
    return region[entry];
  }

  /** Share of the cell in the region of an entry. */
  public double share(int entry) {
    return share[entry];
  }

  /** The largest cell number, -1 where there is none. */
  public int lastCell() {
    return cells.length == 0 ? -1 : cells[cells.length - 1];
  }
}
