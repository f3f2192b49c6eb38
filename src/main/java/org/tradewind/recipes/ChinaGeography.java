package org.tradewind.recipes;

import java.util.HashMap;
import java.util.Map;
import org.tradewind.axes.Axis;
import org.tradewind.axes.LambertGrid;
import org.tradewind.axes.UserError;
import org.tradewind.tables.Table;

/** How large the provinces are and how far apart, from the cells of the grid. */
final class ChinaGeography {
  private static final double KM_PER_M = 1e-3;

  private final LambertGrid grid;
  private final Axis regions;
  private final double[] areaKm2;
  // x times people, y times people, people
  private final double[][] moments;

  /**
   * @param grid grid of the cells
   * @param regions the provinces
   * @param cell table cell
   * @param cellRegion table cell_region
   */
  ChinaGeography(LambertGrid grid, Axis regions, Table cell, Table cellRegion) {
    this.grid = grid;
    this.regions = regions;
    this.areaKm2 = new double[regions.size()];
    this.moments = new double[regions.size()][3];
    Map<Integer, Integer> rowOfCell = new HashMap<>();
    for (int row = 0; row < cell.rows(); row++) {
      rowOfCell.put(cell.ints("cell")[row], row);
    }
    for (int row = 0; row < cellRegion.rows(); row++) {
      int r = regions.require(cellRegion.strings("region")[row], "table cell_region");
      int number = cellRegion.ints("cell")[row];
      add(r, number, cell, rowOfCell.get(number), cellRegion.doubles("share")[row]);
    }
    for (int r = 0; r < moments.length; r++) {
      if (!(moments[r][2] > 0)) {
        throw new UserError(
            "the grid, province " + regions.label(r),
            "no people in its cells",
            "people in every province",
            "Check the polygons and the gridded population.");
      }
    }
  }

  private void add(int r, int number, Table cell, int row, double share) {
    double people = cell.doubles("population_persons")[row] * share;
    double[] centre = grid.centre(number);
    double[] xy = grid.project(centre[0], centre[1]);
    areaKm2[r] += cell.doubles("area_km2")[row] * share;
    moments[r][0] += people * xy[0];
    moments[r][1] += people * xy[1];
    moments[r][2] += people;
  }

  /** Area of the provinces' parts of their cells, km2; sea in coastal cells is counted. */
  double[] areaKm2() {
    return areaKm2.clone();
  }

  /**
   * Distances between the provinces' centres of population in the plane of the grid, km; within a
   * province (2/3) sqrt(area / pi), the mean distance to the centre of a disc (Head and Mayer
   * 2000).
   */
  double[][] distancesKm() {
    double[][] km = new double[regions.size()][regions.size()];
    for (int r = 0; r < km.length; r++) {
      for (int s = 0; s < km.length; s++) {
        km[r][s] =
            r == s
                ? 2.0 / 3 * Math.sqrt(areaKm2[r] / Math.PI)
                : KM_PER_M * Math.hypot(centre(r, 0) - centre(s, 0), centre(r, 1) - centre(s, 1));
      }
    }
    return km;
  }

  private double centre(int region, int axis) {
    return moments[region][axis] / moments[region][2];
  }
}
