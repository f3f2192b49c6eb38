package org.tradewind.recipes.china;

import java.util.HashMap;
import java.util.Map;
import org.tradewind.axes.Axis;
import org.tradewind.axes.LambertGrid;
import org.tradewind.axes.UserError;
import org.tradewind.tables.Inputs;
import org.tradewind.tables.StudyTables;
import org.tradewind.tables.Table;

/** How far the provinces are apart, from where their people live. */
final class ChinaGeography {
  private static final double KM_PER_M = 1e-3;

  private ChinaGeography() {}

  /**
   * Distances between the regions' centres of population in the plane of the grid, km; 0 on the
   * diagonal.
   *
   * @param grid grid of the cells
   * @param regions the regions of table region, in its order
   * @param tables cell, cell_region
   */
  static double[][] distancesKm(LambertGrid grid, Axis regions, StudyTables tables) {
    double[][] centres = centres(grid, regions, tables);
    double[][] km = new double[centres.length][centres.length];
    for (int r = 0; r < km.length; r++) {
      for (int s = 0; s < km.length; s++) {
        km[r][s] =
            KM_PER_M * Math.hypot(centres[r][0] - centres[s][0], centres[r][1] - centres[s][1]);
      }
    }
    return km;
  }

  private static double[][] centres(LambertGrid grid, Axis regions, StudyTables tables) {
    Table cell = tables.require(Inputs.CELL);
    Table cellRegion = tables.require(Inputs.CELL_REGION);
    Map<Integer, Double> population = new HashMap<>();
    for (int row = 0; row < cell.rows(); row++) {
      population.put(cell.ints("cell")[row], cell.doubles("population_persons")[row]);
    }
    // x times people, y times people, people
    double[][] moments = new double[regions.size()][3];
    for (int row = 0; row < cellRegion.rows(); row++) {
      int r = regions.require(cellRegion.strings("region")[row], "table cell_region");
      int number = cellRegion.ints("cell")[row];
      double people = population.get(number) * cellRegion.doubles("share")[row];
      double[] centre = grid.centre(number);
      double[] xy = grid.project(centre[0], centre[1]);
      moments[r][0] += people * xy[0];
      moments[r][1] += people * xy[1];
      moments[r][2] += people;
    }
    for (int r = 0; r < moments.length; r++) {
      if (!(moments[r][2] > 0)) {
        throw new UserError(
            "the grid, region " + regions.label(r),
            "no people in its cells",
            "people in every region",
            "Check the polygons and the gridded population.");
      }
      moments[r][0] /= moments[r][2];
      moments[r][1] /= moments[r][2];
    }
    return moments;
  }
}
