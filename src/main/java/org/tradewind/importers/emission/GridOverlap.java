package org.tradewind.importers.emission;

import java.util.Arrays;
import java.util.Locale;
import org.locationtech.jts.geom.Envelope;
import org.tradewind.axes.CompensatedSum;
import org.tradewind.axes.Grid;
import org.tradewind.axes.UserError;
import org.tradewind.importers.grid.CellOutline;
import org.tradewind.importers.grid.MapRing;

/**
 * Cells of a gridded source laid on the cells of a study, so that mass is conserved. With a(s, g)
 * the area that source cell s and study cell g share and A(s) the whole area of s,
 *
 * <pre>
 *   E_g = sum over s of a(s, g) / A(s) E_s
 *   outside = sum over s of (1 - sum over g of a(s, g) / A(s)) E_s
 * </pre>
 *
 * Areas are taken on the plane of the source ({@link SourceCells}), which is equal-area for a
 * source in longitude and latitude: the emission of a source cell is even over its surface. Study
 * cells are outlined by {@link CellOutline}; their edges are chords between points on the true
 * edge.
 */
final class GridOverlap {
  /** Study cells that together cover a source cell by more than this beyond its area overlap. */
  private static final double SLACK = 1e-6;

  /** A ring whose area differs from that of the cell by more does not close: it holds a pole. */
  private static final double MISSHAPEN = 0.2;

  private static final double EARTH_KM = 6371;

  /** Cells that share less than this of both their areas only touch: the rest is rounding. */
  private static final double TOUCHING = 1e-11;

  /** A share of a source cell outside that is less than this is rounding. */
  private static final double ROUNDING = 1e-10;

  private final Grid study;
  private final int[] numbers;
  private final SourceCells source;
  private final int[][] cells;
  private final double[][] shares;
  private final double[] covered;
  private final double[] inStudy;
  private final double[] elsewhere;

  private GridOverlap(Grid study, int[] numbers, SourceCells source) {
    this.study = study;
    this.numbers = numbers;
    this.source = source;
    this.cells = new int[numbers.length][];
    this.shares = new double[numbers.length][];
    this.covered = new double[numbers.length];
    this.inStudy = new double[source.size()];
    this.elsewhere = new double[source.size()];
  }

  /**
   * Lays a source on a study.
   *
   * @param numbers cells of the study, ascending; the others of its grid are counted apart
   */
  static GridOverlap of(Grid study, int[] numbers, SourceCells source) {
    GridOverlap overlap = new GridOverlap(study, numbers, source);
    int next = 0;
    for (int cell = 0; cell < study.cells(); cell++) {
      boolean ofStudy = next < numbers.length && numbers[next] == cell;
      overlap.lay(cell, ofStudy ? next++ : -1);
    }
    overlap.requireOnce();
    return overlap;
  }

  private void lay(int cell, int position) {
    MapRing ring = CellOutline.of(study, cell, source::point);
    boolean placed = ring.area() > 0 && (source.circle() == 0 || closes(ring, cell));
    if (!placed) {
      if (position >= 0) {
        throw new UserError(
            "table cell, cell " + cell,
            "a cell that holds a pole, or has no place on the map of the source",
            "cells that can be laid on " + source,
            "Leave the cell out of the table, or bring the source to another grid.");
      }
      return;
    }
    Hits hits = new Hits();
    Envelope box = ring.envelope();
    double circle = source.circle();
    if (circle == 0) {
      hits.add(ring, box, 0);
    } else {
      int first = (int) Math.ceil((source.x().least() - box.getMaxX()) / circle);
      int last = (int) Math.floor((source.x().greatest() - box.getMinX()) / circle);
      for (int turn = first; turn <= last; turn++) {
        hits.add(ring, box, turn * circle);
      }
    }
    for (int k = 0; k < hits.count; k++) {
      (position >= 0 ? inStudy : elsewhere)[hits.cells[k]] += hits.shares[k];
    }
    if (position >= 0) {
      cells[position] = Arrays.copyOf(hits.cells, hits.count);
      shares[position] = Arrays.copyOf(hits.shares, hits.count);
      covered[position] = Math.min(1, hits.area / ring.area());
    }
  }

  /** On the equal-area plane a ring has the area of its cell, unless it goes around a pole. */
  private boolean closes(MapRing ring, int cell) {
    double km2 = Math.toRadians(Math.toRadians(ring.area())) * EARTH_KM * EARTH_KM;
    double expected = study.areaKm2(cell);
    return Math.abs(km2 - expected) <= MISSHAPEN * Math.max(km2, expected);
  }

  /** The source cells that one study cell meets. */
  private final class Hits {
    private int[] cells = new int[8];
    private double[] shares = new double[8];
    private int count;
    private double area;

    /** Cuts the ring, moved along x, by each source cell that it may meet. */
    void add(MapRing ring, Envelope box, double shift) {
      SourceCells.Edges x = source.x();
      SourceCells.Edges y = source.y();
      int firstCol = x.firstBeyond(box.getMinX() + shift);
      int firstRow = y.firstBeyond(box.getMinY());
      for (int row = firstRow; row < y.size() && y.lower()[row] < box.getMaxY(); row++) {
        for (int col = firstCol; col < x.size() && x.lower()[col] < box.getMaxX() + shift; col++) {
          double shared =
              ring.areaIn(
                  x.lower()[col] - shift, y.lower()[row], x.upper()[col] - shift, y.upper()[row]);
          double planeArea = source.planeArea(col, row);
          if (shared > TOUCHING * Math.min(planeArea, ring.area())) {
            add(source.cell(col, row), shared / planeArea);
            area += shared;
          }
        }
      }
    }

    private void add(int cell, double share) {
      if (count == cells.length) {
        cells = Arrays.copyOf(cells, 2 * count);
        shares = Arrays.copyOf(shares, 2 * count);
      }
      cells[count] = cell;
      shares[count++] = share;
    }
  }

  private void requireOnce() {
    for (int s = 0; s < inStudy.length; s++) {
      if (inStudy[s] + elsewhere[s] > 1 + SLACK) {
        throw new UserError(
            "table grid",
            String.format(
                Locale.ROOT, "cells that cover one place %.3f times", inStudy[s] + elsewhere[s]),
            "a grid that does not reach around its projection",
            "Correct the definition of the grid.");
      }
    }
  }

  /** The source cells. */
  SourceCells source() {
    return source;
  }

  /**
   * The share of the area of some study cells that the source covers.
   *
   * @param counts whether each of the study's cells counts
   */
  double coverage(boolean[] counts) {
    CompensatedSum inside = new CompensatedSum();
    CompensatedSum all = new CompensatedSum();
    for (int i = 0; i < numbers.length; i++) {
      if (counts[i]) {
        double area = study.areaKm2(numbers[i]);
        inside.add(covered[i] * area);
        all.add(area);
      }
    }
    return all.value() > 0 ? inside.value() / all.value() : 0;
  }

  /** Amounts of source cells brought to the study's cells, in their order. */
  double[] spread(double[] amounts) {
    double[] spread = new double[numbers.length];
    for (int i = 0; i < spread.length; i++) {
      double sum = 0;
      for (int k = 0; k < cells[i].length; k++) {
        sum += shares[i][k] * amounts[cells[i][k]];
      }
      spread[i] = sum;
    }
    return spread;
  }

  /** Amount in cells of the study's grid that the study lacks. */
  double elsewhere(double[] amounts) {
    CompensatedSum sum = new CompensatedSum();
    for (int s = 0; s < amounts.length; s++) {
      sum.add(elsewhere[s] * amounts[s]);
    }
    return sum.value();
  }

  /** Amount outside the study's grid. */
  double outside(double[] amounts) {
    CompensatedSum sum = new CompensatedSum();
    for (int s = 0; s < amounts.length; s++) {
      double share = 1 - inStudy[s] - elsewhere[s];
      sum.add(Math.abs(share) <= ROUNDING ? 0 : share * amounts[s]);
    }
    return sum.value();
  }
}
