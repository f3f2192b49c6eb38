package org.tradewind.axes;

/**
 * A regular grid of cells in longitude and latitude, not reaching beyond the poles nor more than
 * once around the globe.
 *
 * @param west longitude of the western edge, degree east, from -180 to 180
 * @param south latitude of the southern edge, degree north
 * @param dlon width of a cell, degrees
 * @param dlat height of a cell, degrees
 * @param ncols number of columns
 * @param nrows number of rows
 * @param radius radius of the sphere, m
 */
public record LonLatGrid(
    double west, double south, double dlon, double dlat, int ncols, int nrows, double radius)
    implements Grid {
  /** Edges that differ from a whole circle by less are taken as meeting, degrees. */
  private static final double SLACK = 1e-9;

  private static final double CIRCLE = 360;

  public LonLatGrid {
    require(Math.abs(west) <= CIRCLE / 2, "xorig", west, "a longitude from -180 to 180");
    require(Math.abs(south) <= CIRCLE / 4, "yorig", south, "a latitude from -90 to 90");
    require(dlon > 0, "xcell", dlon, "degrees above 0");
    require(dlat > 0, "ycell", dlat, "degrees above 0");
    require(ncols > 0 && ncols * dlon <= CIRCLE + SLACK, "ncols", ncols, "at most once around");
    require(
        nrows > 0 && south + nrows * dlat <= CIRCLE / 4 + SLACK,
        "nrows",
        nrows,
        "rows that end at the pole");
    require((long) ncols * nrows <= Integer.MAX_VALUE, "ncols", ncols, "fewer cells");
    require(radius > 0 && radius <= Double.MAX_VALUE, "radius", radius, "metres above 0");
  }

  private static void require(boolean holds, String key, double found, String expected) {
    if (!holds) {
      throw new UserError(
          "longitude-latitude grid",
          key + " = " + found,
          expected,
          "Correct the definition of the grid.");
    }
  }

  @Override
  public double[] centre(int cell) {
    double lon = west + (col(cell) + .5) * dlon;
    return new double[] {lon > CIRCLE / 2 ? lon - CIRCLE : lon, lat(row(cell) + .5)};
  }

  private double lat(double rows) {
    return south + rows * dlat;
  }

  @Override
  public int cellAt(double lon, double lat) {
    double east = (lon - west) % CIRCLE;
    double col = Math.floor((east < 0 ? east + CIRCLE : east) / dlon);
    double row = Math.floor((lat - south) / dlat);
    boolean inside = col >= 0 && col < ncols && row >= 0 && row < nrows;
    return inside ? ((int) row) * ncols + (int) col : -1;
  }

  /** R^2 (sin north - sin south) dlon, exact on the sphere. */
  @Override
  public double areaKm2(int cell) {
    int row = row(cell);
    double band = Math.sin(Math.toRadians(lat(row + 1))) - Math.sin(Math.toRadians(lat(row)));
    return radius * radius * band * Math.toRadians(dlon) * 1e-6;
  }

  @Override
  public double widthM(int cell) {
    return radius * Math.toRadians(dlon) * Math.cos(Math.toRadians(lat(row(cell) + .5)));
  }

  @Override
  public double heightM(int cell) {
    return radius * Math.toRadians(dlat);
  }

  /** 0: columns run east. */
  @Override
  public double eastAngle(int cell) {
    return 0;
  }

  @Override
  public String toString() {
    return ncols + " x " + nrows + " cells of " + dlon + " x " + dlat + " degrees";
  }
}
