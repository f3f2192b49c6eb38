package org.tradewind.adjoint;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.index.strtree.STRtree;
import org.tradewind.axes.Grid;
import org.tradewind.axes.UserError;
import org.tradewind.importers.grid.CellOutline;
import org.tradewind.importers.grid.MapProjection;
import org.tradewind.importers.grid.MapRing;

/**
 * Study cells laid on the cells of InMAP's variable grid. With A(i, r) the share of the area of
 * study cell i that lies in cell r of the file, and c_i = sum over r of A(i, r) the share of i
 * within the file's grid,
 *
 * <pre>
 *   onto:    F_r = sum over i of A(i, r) f_i              amounts, spread evenly over study cells
 *   meanIn:  v_i = sum over r of A(i, r) v_r / c_i        mean of what the file's cells have
 * </pre>
 *
 * An emission E_i that is spread evenly over that part of i which the file covers puts A(i, r) E_i
 * / c_i into r, so that sum over r of v_r e_r = sum over i of v_i E_i: the two are adjoint. By
 * hand: a study cell that lies with a quarter of its area in r1 and with a quarter in r2, and with
 * half outside, has F_r1 = f/4, F_r2 = f/4 (f/2 is lost) and the mean (v_r1 + v_r2)/2.
 *
 * <p>Areas are those on the file's map. Edges of study cells are cut into pieces before they are
 * projected ({@link CellOutline}). A piece of length L along a parallel bends by L^2 tan(lat) / (8
 * R) on a conic map: 0.4 m for cells of 36 km at 45 degrees.
 */
public final class InmapOverlap {
  /** Cells of the file that cover a study cell more than once by more than this share overlap. */
  private static final double SLACK = 1e-6;

  private final int[][] cells;
  private final double[][] shares;
  private final double[] inside;
  private final InmapGrid grid;

  private InmapOverlap(int[][] cells, double[][] shares, double[] inside, InmapGrid grid) {
    this.cells = cells;
    this.shares = shares;
    this.inside = inside;
    this.grid = grid;
  }

  /**
   * Lays study cells on a grid of the file.
   *
   * @param study the study's grid
   * @param numbers cells of the study
   * @param grid rectangles
   * @param parameters the file and its projection
   */
  public static InmapOverlap of(
      Grid study, int[] numbers, InmapGrid grid, InmapParameters parameters) {
    MapProjection map = MapProjection.of(parameters.projection(), "key inmap.projection");
    if (map.geographic() && !grid.canBeDegrees()) {
      throw new UserError(
          "key inmap.projection",
          map + ", and a file with " + grid.extent(),
          "edges in degrees where the projection is geographic",
          "Give the projection that the file was made with (GridProj); its edges are in metres.");
    }
    STRtree index = new STRtree();
    for (int r = 0; r < grid.cells(); r++) {
      index.insert(new Envelope(grid.west(r), grid.east(r), grid.south(r), grid.north(r)), r);
    }
    index.build();
    int[][] cells = new int[numbers.length][];
    double[][] shares = new double[numbers.length][];
    double[] inside = new double[numbers.length];
    Envelope extent = new Envelope();
    for (int i = 0; i < numbers.length; i++) {
      MapRing ring = CellOutline.of(study, numbers[i], map::project);
      ring.expand(extent);
      cells[i] = candidates(index, ring);
      shares[i] = new double[cells[i].length];
      for (int k = 0; k < cells[i].length; k++) {
        int r = cells[i][k];
        shares[i][k] =
            ring.areaIn(grid.west(r), grid.south(r), grid.east(r), grid.north(r)) / ring.area();
        inside[i] += shares[i][k];
      }
      if (inside[i] > 1 + SLACK) {
        throw new UserError(
            parameters.file().toString(),
            String.format(Locale.ROOT, "%.3f times the area of study cell", inside[i])
                + " "
                + numbers[i],
            "cells that do not lie on each other",
            "The grid of the file may be damaged: fetch or write it again.");
      }
    }
    InmapOverlap overlap = new InmapOverlap(cells, shares, inside, grid);
    overlap.requireAny(extent, map, parameters);
    return overlap;
  }

  private void requireAny(Envelope study, MapProjection map, InmapParameters parameters) {
    if (Arrays.stream(inside).noneMatch(c -> c > 0)) {
      throw new UserError(
          "key inmap.projection",
          map + ", on which the study has " + extent(study) + ", and the file " + grid.extent(),
          "a study within the grid of " + parameters.file(),
          "Give the projection that the file was made with (GridProj), or the file of this"
              + " country.");
    }
  }

  private static String extent(Envelope e) {
    return InmapGrid.extent(e.getMinX(), e.getMinY(), e.getMaxX(), e.getMaxY());
  }

  private static int[] candidates(STRtree index, MapRing ring) {
    if (!(ring.area() > 0)) {
      // the projection has no place for this cell
      return new int[0];
    }
    List<Integer> found = new ArrayList<>();
    index.query(ring.envelope(), r -> found.add((Integer) r));
    return found.stream().mapToInt(Integer::intValue).sorted().toArray();
  }

  /** The share of a study cell's area that the file's grid covers, from 0 to 1. */
  public double inside(int i) {
    return Math.min(1, inside[i]);
  }

  /** Cells of the file, ascending, on which some study cell lies. */
  public int[] touched() {
    boolean[] touched = new boolean[grid.cells()];
    for (int i = 0; i < cells.length; i++) {
      for (int k = 0; k < cells[i].length; k++) {
        touched[cells[i][k]] |= shares[i][k] > 0;
      }
    }
    return java.util.stream.IntStream.range(0, touched.length).filter(r -> touched[r]).toArray();
  }

  /**
   * Amounts of study cells spread over the file's cells; what lies outside is lost.
   *
   * @param ofStudy an amount of each study cell, such as dJ/dz
   */
  public double[] onto(double[] ofStudy) {
    double[] amounts = new double[grid.cells()];
    for (int i = 0; i < cells.length; i++) {
      for (int k = 0; k < cells[i].length; k++) {
        amounts[cells[i][k]] += shares[i][k] * ofStudy[i];
      }
    }
    return amounts;
  }

  /**
   * The mean over each study cell, as far as the file covers it, of what the file's cells have; NaN
   * where it covers nothing of it.
   *
   * @param ofFile a value of each cell of the file
   */
  public double[] meanIn(double[] ofFile) {
    double[] means = new double[cells.length];
    for (int i = 0; i < cells.length; i++) {
      double sum = 0;
      for (int k = 0; k < cells[i].length; k++) {
        sum += shares[i][k] > 0 ? shares[i][k] * ofFile[cells[i][k]] : 0;
      }
      means[i] = inside[i] > 0 ? sum / inside[i] : Double.NaN;
    }
    return means;
  }
}
