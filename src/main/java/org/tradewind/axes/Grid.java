package org.tradewind.axes;

/**
 * A regular grid of cells: columns from the west, rows from the south, both from 0, cells numbered
 * row * ncols + col.
 */
public sealed interface Grid permits LambertGrid, LonLatGrid {
  int ncols();

  int nrows();

  /** Longitude and latitude of a cell's centre, degrees. */
  double[] centre(int cell);

  /** The cell that holds a point, or -1 outside the grid; a cell holds its west and south edge. */
  int cellAt(double lon, double lat);

  /** Area of a cell on the sphere, km2. */
  double areaKm2(int cell);

  /** Length of a cell from west to east through its centre, m on the sphere. */
  double widthM(int cell);

  /** Length of a cell from south to north through its centre, m on the sphere. */
  double heightM(int cell);

  /**
   * The direction of east at a cell's centre, as the angle from the direction of growing columns,
   * counted towards growing rows, radians. A wind (u east, v north) has u cos a - v sin a along
   * columns and u sin a + v cos a along rows.
   */
  double eastAngle(int cell);

  /** Number of cells, ncols * nrows. */
  default int cells() {
    return ncols() * nrows();
  }

  /** Number of the cell at a column and row. */
  default int cell(int col, int row) {
    if (col < 0 || col >= ncols() || row < 0 || row >= nrows()) {
      throw new IndexOutOfBoundsException("column " + col + ", row " + row + " of " + this);
    }
    return row * ncols() + col;
  }

  /** Column of a cell, from 0 in the west. */
  default int col(int cell) {
    return java.util.Objects.checkIndex(cell, cells()) % ncols();
  }

  /** Row of a cell, from 0 in the south. */
  default int row(int cell) {
    return java.util.Objects.checkIndex(cell, cells()) / ncols();
  }

  default double lonOfCentre(int cell) {
    return centre(cell)[0];
  }

  default double latOfCentre(int cell) {
    return centre(cell)[1];
  }
}
