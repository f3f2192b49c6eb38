package org.tradewind.importers.grid;

import java.util.function.BiFunction;
import org.tradewind.axes.Grid;
import org.tradewind.axes.LambertGrid;
import org.tradewind.axes.LonLatGrid;

/**
 * The edge of a cell of a grid on another map. Each of its four edges is cut into {@value #PIECES}
 * pieces before it is projected; neighbours share the points, so that no gap opens between them.
 */
public final class CellOutline {
  private static final int PIECES = 8;
  private static final double CIRCLE = 360;

  private CellOutline() {}

  /**
   * The ring of a cell.
   *
   * @param map x and y of a longitude and latitude in degrees; longitudes go on beyond 180 rather
   *     than jump within a cell
   */
  public static MapRing of(Grid grid, int cell, BiFunction<Double, Double, double[]> map) {
    double[] xs = new double[4 * PIECES];
    double[] ys = new double[4 * PIECES];
    double middle = grid.lonOfCentre(cell);
    for (int k = 0; k < xs.length; k++) {
      double t = (double) (k % PIECES) / PIECES;
      double[] at =
          switch (k / PIECES) {
            case 0 -> corner(grid, cell, t, 0);
            case 1 -> corner(grid, cell, 1, t);
            case 2 -> corner(grid, cell, 1 - t, 1);
            default -> corner(grid, cell, 0, 1 - t);
          };
      // a cell on the 180th meridian must not go around the globe
      double turns = Math.rint((at[0] - middle) / CIRCLE);
      double[] p = map.apply(at[0] - turns * CIRCLE, at[1]);
      xs[k] = p[0];
      ys[k] = p[1];
    }
    return new MapRing(xs, ys);
  }

  /** Longitude and latitude of a point of a cell, at shares of its width and height. */
  private static double[] corner(Grid grid, int cell, double right, double up) {
    if (grid instanceof LambertGrid lambert) {
      LambertGrid.Definition d = lambert.definition();
      return lambert.unproject(
          lambert.west(cell) + right * d.xcell(), lambert.south(cell) + up * d.ycell());
    }
    LonLatGrid g = (LonLatGrid) grid;
    return new double[] {
      g.west() + (g.col(cell) + right) * g.dlon(), g.south() + (g.row(cell) + up) * g.dlat()
    };
  }
}
