package org.tradewind.importers.grid;

import org.locationtech.jts.geom.Envelope;
import org.tradewind.axes.Grid;
import org.tradewind.axes.LambertGrid;
import org.tradewind.axes.LonLatGrid;

/**
 * The plane in which the cells of a grid are rectangles: the map of a Lambert grid, in metres; the
 * equal-area cylinder of a grid in longitude and latitude, x = lon and y = sin lat, in degrees of
 * the equator.
 */
public interface GridPlane {
  /** The plane of a grid. */
  static GridPlane of(Grid grid) {
    return grid instanceof LambertGrid lambert
        ? new LambertPlane(lambert)
        : new LonLatPlane((LonLatGrid) grid);
  }

  Grid grid();

  /** Radius of the grid's sphere, km. */
  double radiusKm();

  /** The meridian at which the plane is cut open, degrees; places lie within 360 east of it. */
  double cutLon();

  /** x and y of a place within 360 degrees east of {@link #cutLon}. */
  double[] point(double lon, double lat);

  /** A cell's rectangle. */
  Envelope cell(int cell);

  /** Column in which an x lies, counted on beyond the grid. */
  double col(double x);

  /** Row in which a y lies, counted on beyond the grid. */
  double row(double y);

  /** The plane of a Lambert grid. */
  record LambertPlane(LambertGrid grid) implements GridPlane {
    private static final double HALF = 180;

    /** Places nearer to the cut or to the far pole are moved there: the plane ends at both. */
    private static final double EDGE = 1e-9;

    private static final double FAR = 89.9;

    @Override
    public double radiusKm() {
      return grid.definition().radius() / 1000;
    }

    @Override
    public double cutLon() {
      return grid.definition().gam() - HALF;
    }

    @Override
    public double[] point(double lon, double lat) {
      double cut = cutLon();
      double x = Math.max(cut + EDGE, Math.min(cut + 2 * HALF - EDGE, lon));
      boolean north = grid.definition().alp() > 0;
      return grid.project(x, north ? Math.max(-FAR, lat) : Math.min(FAR, lat));
    }

    @Override
    public Envelope cell(int cell) {
      LambertGrid.Definition d = grid.definition();
      double west = grid.west(cell);
      double south = grid.south(cell);
      return new Envelope(west, west + d.xcell(), south, south + d.ycell());
    }

    @Override
    public double col(double x) {
      return Math.floor((x - grid.definition().xorig()) / grid.definition().xcell());
    }

    @Override
    public double row(double y) {
      return Math.floor((y - grid.definition().yorig()) / grid.definition().ycell());
    }
  }

  /** The plane of a grid in longitude and latitude. */
  record LonLatPlane(LonLatGrid grid) implements GridPlane {
    @Override
    public double radiusKm() {
      return grid.radius() / 1000;
    }

    @Override
    public double cutLon() {
      return grid.west();
    }

    @Override
    public double[] point(double lon, double lat) {
      return new double[] {lon, y(lat)};
    }

    private static double y(double lat) {
      return Math.toDegrees(Math.sin(Math.toRadians(Math.max(-90, Math.min(90, lat)))));
    }

    @Override
    public Envelope cell(int cell) {
      double west = grid.west() + grid.col(cell) * grid.dlon();
      double south = grid.south() + grid.row(cell) * grid.dlat();
      return new Envelope(west, west + grid.dlon(), y(south), y(south + grid.dlat()));
    }

    @Override
    public double col(double x) {
      return Math.floor((x - grid.west()) / grid.dlon());
    }

    @Override
    public double row(double y) {
      double lat = Math.toDegrees(Math.asin(Math.max(-1, Math.min(1, Math.toRadians(y)))));
      return Math.floor((lat - grid.south()) / grid.dlat());
    }
  }
}
