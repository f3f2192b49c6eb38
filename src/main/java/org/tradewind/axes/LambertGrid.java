package org.tradewind.axes;

import java.util.Locale;
import org.locationtech.proj4j.CRSFactory;
import org.locationtech.proj4j.ProjCoordinate;
import org.locationtech.proj4j.proj.Projection;

/**
 * A regular grid of cells on a Lambert conformal conic projection of the sphere, as the IOAPI files
 * of CMAQ and WRF describe it. Cells are numbered row * ncols + col, columns from the west, rows
 * from the south, both from 0. Projected coordinates are metres from the point (xcent, ycent).
 *
 * <p>On the sphere of radius R, with standard parallels p1 and p2 and t(p) = tan(pi/4 + p/2):
 *
 * <pre>
 *   n = ln(cos p1 / cos p2) / ln(t(p2) / t(p1))       (n = sin p1 where p1 = p2)
 *   rho(lat) = R cos p1 (t(p1) / t(lat))^n / n
 *   x = rho(lat) sin(n (lon - gam)),  y = rho(ycent) - rho(lat) cos(n (lon - gam))
 *   k(lat) = n rho(lat) / (R cos lat)                 scale factor: metres on the map per metre
 * </pre>
 *
 * <p>Source: J. P. Snyder, Map Projections - A Working Manual, USGS Professional Paper 1395 (1987),
 * pp. 104-110. Instances hold no changing state.
 */
public final class LambertGrid implements Grid {
  /** Radius of the sphere that WRF and the IOAPI conventions use, in metres. */
  public static final double IOAPI_RADIUS_M = 6_370_000;

  /**
   * The public 36 km grid over China: 172 x 127 cells, parallels 25 and 40 N, centre 110 E 34 N.
   */
  public static final LambertGrid CHINA_36KM =
      of(new Definition(25, 40, 110, 110, 34, -3_096_000, -2_286_000, 36_000, 36_000, 172, 127));

  private static final double SINGLE_PRECISION = 1e-6;

  private final Definition definition;
  private final Projection projection;
  private final double cone;
  private final double originX;
  private final double originY;

  /**
   * What defines a grid, in the names of the IOAPI header.
   *
   * @param alp first standard parallel, degree north (P_ALP)
   * @param bet second standard parallel, degree north (P_BET)
   * @param gam central meridian, degree east (P_GAM)
   * @param xcent longitude of the point where x = y = 0 (XCENT)
   * @param ycent latitude of that point (YCENT)
   * @param xorig x of the grid's lower left corner, m (XORIG)
   * @param yorig y of the grid's lower left corner, m (YORIG)
   * @param xcell width of a cell, m (XCELL)
   * @param ycell height of a cell, m (YCELL)
   * @param ncols number of columns (NCOLS)
   * @param nrows number of rows (NROWS)
   * @param radius radius of the sphere, m
   */
  public record Definition(
      double alp,
      double bet,
      double gam,
      double xcent,
      double ycent,
      double xorig,
      double yorig,
      double xcell,
      double ycell,
      int ncols,
      int nrows,
      double radius) {

    /** A grid on the sphere of {@link #IOAPI_RADIUS_M}. */
    public Definition(
        double alp,
        double bet,
        double gam,
        double xcent,
        double ycent,
        double xorig,
        double yorig,
        double xcell,
        double ycell,
        int ncols,
        int nrows) {
      this(alp, bet, gam, xcent, ycent, xorig, yorig, xcell, ycell, ncols, nrows, IOAPI_RADIUS_M);
    }

    private double[] numbers() {
      return new double[] {alp, bet, gam, xcent, ycent, xorig, yorig, xcell, ycell, radius};
    }
  }

  private LambertGrid(Definition d) {
    definition = d;
    // Cut to full precision: "%s" of a double reads back exactly.
    String parameters =
        String.format(
            Locale.ROOT,
            "+proj=lcc +lat_1=%s +lat_2=%s +lat_0=%s +lon_0=%s +a=%s +b=%s +units=m +no_defs",
            d.alp,
            d.bet,
            d.ycent,
            d.gam,
            d.radius,
            d.radius);
    projection = new CRSFactory().createFromParameters("grid", parameters).getProjection();
    double p1 = Math.toRadians(d.alp);
    double p2 = Math.toRadians(d.bet);
    cone =
        d.alp == d.bet
            ? Math.sin(p1)
            : Math.log(Math.cos(p1) / Math.cos(p2)) / Math.log(halfTangent(p2) / halfTangent(p1));
    ProjCoordinate origin = forward(d.xcent, d.ycent);
    originX = origin.x;
    originY = origin.y;
  }

  /** The grid of a definition; one that cannot be is a {@link UserError}. */
  public static LambertGrid of(Definition definition) {
    return of(definition, "Lambert grid");
  }

  /**
   * The grid of a definition.
   *
   * @param where file or setting named in errors
   */
  public static LambertGrid of(Definition definition, String where) {
    Definition d = definition;
    require(Math.abs(d.alp) < 90 && d.alp != 0, where, "alp", d.alp, "a latitude, not 0");
    require(
        Math.abs(d.bet) < 90 && d.bet * d.alp > 0,
        where,
        "bet",
        d.bet,
        "a latitude on the same side of the equator as alp");
    require(Math.abs(d.gam) <= 180, where, "gam", d.gam, "a longitude from -180 to 180");
    require(Math.abs(d.xcent) <= 180, where, "xcent", d.xcent, "a longitude from -180 to 180");
    require(Math.abs(d.ycent) < 90, where, "ycent", d.ycent, "a latitude within (-90, 90)");
    require(Double.isFinite(d.xorig), where, "xorig", d.xorig, "metres");
    require(Double.isFinite(d.yorig), where, "yorig", d.yorig, "metres");
    require(positive(d.xcell), where, "xcell", d.xcell, "metres above 0");
    require(positive(d.ycell), where, "ycell", d.ycell, "metres above 0");
    require(d.ncols > 0, where, "ncols", d.ncols, "at least 1");
    require(d.nrows > 0, where, "nrows", d.nrows, "at least 1");
    require(
        (long) d.ncols * d.nrows <= Integer.MAX_VALUE,
        where,
        "ncols * nrows",
        (double) d.ncols * d.nrows,
        "at most " + Integer.MAX_VALUE);
    require(positive(d.radius), where, "radius", d.radius, "metres above 0");
    return new LambertGrid(d);
  }

  private static boolean positive(double value) {
    return value > 0 && value <= Double.MAX_VALUE;
  }

  private static void require(
      boolean holds, String where, String key, double found, String expected) {
    if (!holds) {
      throw new UserError(
          where, key + " = " + found, expected, "Correct the definition of the grid.");
    }
  }

  public Definition definition() {
    return definition;
  }

  @Override
  public int ncols() {
    return definition.ncols;
  }

  @Override
  public int nrows() {
    return definition.nrows;
  }

  /** Projects longitude and latitude in degrees to x and y in metres. */
  public double[] project(double lon, double lat) {
    ProjCoordinate p = forward(lon, lat);
    return new double[] {p.x - originX, p.y - originY};
  }

  private ProjCoordinate forward(double lon, double lat) {
    return projection.project(new ProjCoordinate(lon, lat), new ProjCoordinate());
  }

  /** Longitude and latitude in degrees of a point at x and y in metres. */
  public double[] unproject(double x, double y) {
    ProjCoordinate p =
        projection.inverseProject(
            new ProjCoordinate(x + originX, y + originY), new ProjCoordinate());
    return new double[] {p.x, p.y};
  }

  /** x of a cell's western edge, m. */
  public double west(int cell) {
    return definition.xorig + col(cell) * definition.xcell;
  }

  /** y of a cell's southern edge, m. */
  public double south(int cell) {
    return definition.yorig + row(cell) * definition.ycell;
  }

  @Override
  public double[] centre(int cell) {
    return unproject(west(cell) + definition.xcell / 2, south(cell) + definition.ycell / 2);
  }

  @Override
  public int cellAt(double lon, double lat) {
    double[] p = project(lon, lat);
    return cellAtProjected(p[0], p[1]);
  }

  /** As {@link #cellAt} for a point in projected metres. */
  public int cellAtProjected(double x, double y) {
    double col = Math.floor((x - definition.xorig) / definition.xcell);
    double row = Math.floor((y - definition.yorig) / definition.ycell);
    boolean inside = col >= 0 && col < definition.ncols && row >= 0 && row < definition.nrows;
    return inside ? ((int) row) * definition.ncols + (int) col : -1;
  }

  /** Area of every cell on the map, km2: xcell * ycell. */
  public double mapAreaKm2() {
    return definition.xcell * definition.ycell * 1e-6;
  }

  /**
   * Area of a cell on the sphere, km2: its map area over k^2 at its centre (for cells of 36 km
   * within 1e-5 of the integral). This is what the column cell.area_km2 holds.
   */
  @Override
  public double areaKm2(int cell) {
    double k = scaleFactor(latOfCentre(cell));
    return mapAreaKm2() / (k * k);
  }

  @Override
  public double widthM(int cell) {
    return definition.xcell / scaleFactor(latOfCentre(cell));
  }

  @Override
  public double heightM(int cell) {
    return definition.ycell / scaleFactor(latOfCentre(cell));
  }

  /** n (lon - gam): the meridians lean towards the pole. */
  @Override
  public double eastAngle(int cell) {
    return Math.toRadians(cone * Math.IEEEremainder(lonOfCentre(cell) - definition.gam, 360));
  }

  /** k(lat): metres on the map per metre on the sphere; 1 at the standard parallels. */
  public double scaleFactor(double lat) {
    double p1 = Math.toRadians(definition.alp);
    double p = Math.toRadians(lat);
    return Math.cos(p1) / Math.cos(p) * Math.pow(halfTangent(p1) / halfTangent(p), cone);
  }

  private static double halfTangent(double latitude) {
    return Math.tan(Math.PI / 4 + latitude / 2);
  }

  /**
   * Whether this is the same grid but for what is lost where one header's numbers went through
   * 4-byte reals and the other's did not (P_GAM 133.302 and 133.302001953125): every number within
   * 1e-6, relative to the larger or to 1.
   */
  public boolean agreesWith(Grid other) {
    if (!(other instanceof LambertGrid that)
        || ncols() != that.ncols()
        || nrows() != that.nrows()) {
      return false;
    }
    double[] mine = definition.numbers();
    double[] theirs = that.definition.numbers();
    for (int i = 0; i < mine.length; i++) {
      double size = Math.max(1, Math.max(Math.abs(mine[i]), Math.abs(theirs[i])));
      if (Math.abs(mine[i] - theirs[i]) > SINGLE_PRECISION * size) {
        return false;
      }
    }
    return true;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof LambertGrid that && definition.equals(that.definition);
  }

  @Override
  public int hashCode() {
    return definition.hashCode();
  }

  @Override
  public String toString() {
    return definition.ncols
        + " x "
        + definition.nrows
        + " cells of "
        + definition.xcell / 1000
        + " x "
        + definition.ycell / 1000
        + " km, Lambert "
        + definition.alp
        + "/"
        + definition.bet
        + " N, centre "
        + definition.gam
        + " E "
        + definition.ycent
        + " N";
  }
}
