package org.tradewind.transport;

import java.io.Serializable;
import org.tradewind.axes.Grid;

/**
 * The measures of a grid that transport needs, in metres on the sphere, by cell (row * ncols +
 * col). Plain arrays, so that they can be sent to other machines; not to be changed.
 *
 * @param ncols number of columns
 * @param nrows number of rows
 * @param areaM2 area of each cell
 * @param widthM length of each cell from west to east
 * @param heightM length of each cell from south to north
 */
record GridGeometry(int ncols, int nrows, double[] areaM2, double[] widthM, double[] heightM)
    implements Serializable {
  private static final double M2_PER_KM2 = 1e6;

  static GridGeometry of(Grid grid) {
    int n = grid.cells();
    double[] area = new double[n];
    double[] width = new double[n];
    double[] height = new double[n];
    for (int g = 0; g < n; g++) {
      area[g] = grid.areaKm2(g) * M2_PER_KM2;
      width[g] = grid.widthM(g);
      height[g] = grid.heightM(g);
    }
    return new GridGeometry(grid.ncols(), grid.nrows(), area, width, height);
  }

  int cells() {
    return ncols * nrows;
  }
}
