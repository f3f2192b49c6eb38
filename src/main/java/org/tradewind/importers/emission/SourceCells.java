package org.tradewind.importers.emission;

import java.util.Arrays;
import java.util.Comparator;
import java.util.function.BiFunction;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.tradewind.axes.LambertGrid;
import org.tradewind.formats.netcdf.CoordinateAxis;
import org.tradewind.importers.grid.GridPlane;

/**
 * The cells of a gridded source: rectangles between edges along two axes of a plane. For a source
 * in longitude and latitude the plane is the equal-area cylinder, x = lon and y = sin lat, in
 * degrees of the equator ({@link GridPlane}); for one on a Lambert grid it is that grid's map.
 * Cells are numbered as the file has them: row * columns + column, in its order.
 */
final class SourceCells {
  private static final double CIRCLE = 360;

  private final Edges x;
  private final Edges y;
  private final BiFunction<Double, Double, double[]> map;
  private final double circle;
  private final IntToDoubleFunction areaM2;
  private final String shown;

  /**
   * Cells along one axis, ascending.
   *
   * @param lower lower edges
   * @param upper upper edges; there may be gaps between cells, but no overlap
   * @param inFile place of each in the file
   */
  record Edges(double[] lower, double[] upper, int[] inFile) {
    /** Edges in the order of the file, ascending or descending, sorted. */
    static Edges sorted(double[] lower, double[] upper) {
      int[] order =
          IntStream.range(0, lower.length)
              .boxed()
              .sorted(Comparator.comparingDouble(i -> lower[i]))
              .mapToInt(Integer::intValue)
              .toArray();
      return new Edges(
          Arrays.stream(order).mapToDouble(i -> lower[i]).toArray(),
          Arrays.stream(order).mapToDouble(i -> upper[i]).toArray(),
          order);
    }

    int size() {
      return lower.length;
    }

    double least() {
      return lower[0];
    }

    double greatest() {
      return upper[size() - 1];
    }

    /** The first cell that ends beyond a place. */
    int firstBeyond(double place) {
      int found = Arrays.binarySearch(upper, place);
      return found >= 0 ? found + 1 : -found - 1;
    }

    boolean same(Edges other) {
      return Arrays.equals(lower, other.lower)
          && Arrays.equals(upper, other.upper)
          && Arrays.equals(inFile, other.inFile);
    }
  }

  private SourceCells(
      Edges x,
      Edges y,
      BiFunction<Double, Double, double[]> map,
      double circle,
      IntToDoubleFunction areaM2,
      String shown) {
    this.x = x;
    this.y = y;
    this.map = map;
    this.circle = circle;
    this.areaM2 = areaM2;
    this.shown = shown;
  }

  /**
   * Cells between meridians and parallels; areas are exact on the sphere, R^2 (sin north - sin
   * south) (east - west).
   *
   * @param radiusM radius of the sphere, m
   */
  static SourceCells lonLat(CoordinateAxis lon, CoordinateAxis lat, double radiusM) {
    double[] south = Arrays.stream(lat.lower()).map(SourceCells::equalArea).toArray();
    double[] north = Arrays.stream(lat.upper()).map(SourceCells::equalArea).toArray();
    int columns = lon.lower().length;
    double unit = Math.pow(Math.toRadians(radiusM), 2);
    return new SourceCells(
        Edges.sorted(lon.lower(), lon.upper()),
        Edges.sorted(south, north),
        (lonDegrees, latDegrees) -> new double[] {lonDegrees, equalArea(latDegrees)},
        CIRCLE,
        cell -> {
          int row = cell / columns;
          int col = cell % columns;
          return unit * (lon.upper()[col] - lon.lower()[col]) * (north[row] - south[row]);
        },
        String.format("%d x %d cells, %s, %s", columns, south.length, lon.shown(), lat.shown()));
  }

  private static double equalArea(double lat) {
    return Math.toDegrees(Math.sin(Math.toRadians(lat)));
  }

  /** The cells of a Lambert grid; areas are those of the grid ({@link LambertGrid#areaKm2}). */
  static SourceCells lambert(LambertGrid grid) {
    LambertGrid.Definition d = grid.definition();
    return new SourceCells(
        regular(d.xorig(), d.xcell(), d.ncols()),
        regular(d.yorig(), d.ycell(), d.nrows()),
        grid::project,
        0,
        cell -> grid.areaKm2(cell) * 1e6,
        grid.toString());
  }

  private static Edges regular(double origin, double width, int count) {
    double[] edges = IntStream.rangeClosed(0, count).mapToDouble(i -> origin + i * width).toArray();
    return new Edges(
        Arrays.copyOf(edges, count),
        Arrays.copyOfRange(edges, 1, count + 1),
        IntStream.range(0, count).toArray());
  }

  Edges x() {
    return x;
  }

  Edges y() {
    return y;
  }

  /** Place on the plane of a longitude and latitude in degrees. */
  double[] point(double lon, double lat) {
    return map.apply(lon, lat);
  }

  /** After how much x comes back to the same place; 0 where it does not. */
  double circle() {
    return circle;
  }

  int size() {
    return x.size() * y.size();
  }

  /** Number of the cell at a column and row of the sorted edges. */
  int cell(int col, int row) {
    return y.inFile()[row] * x.size() + x.inFile()[col];
  }

  /** Area of a cell on the plane. */
  double planeArea(int col, int row) {
    return (x.upper()[col] - x.lower()[col]) * (y.upper()[row] - y.lower()[row]);
  }

  /** Area of a cell on the sphere, m2. */
  double areaM2(int cell) {
    return areaM2.applyAsDouble(cell);
  }

  /** Whether these are the same cells in the same order. */
  boolean same(SourceCells other) {
    return circle == other.circle
        && x.same(other.x)
        && y.same(other.y)
        && shown.equals(other.shown);
  }

  /** What they are, for messages. */
  @Override
  public String toString() {
    return shown;
  }
}
