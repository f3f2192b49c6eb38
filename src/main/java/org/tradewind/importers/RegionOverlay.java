package org.tradewind.importers;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.geom.prep.PreparedGeometry;
import org.locationtech.jts.geom.prep.PreparedGeometryFactory;
import org.locationtech.jts.geom.util.GeometryFixer;
import org.locationtech.jts.operation.overlayng.OverlayNG;
import org.locationtech.jts.operation.overlayng.OverlayNGRobust;
import org.tradewind.axes.CompensatedSum;
import org.tradewind.axes.LambertGrid;

/**
 * Lays regions over a grid: the area of each region in each cell, in the projected plane. Edges are
 * straight in longitude and latitude; they are cut into short pieces before they are projected, so
 * that a long border along a parallel stays on it.
 */
final class RegionOverlay {
  /** Pieces of less than this share of a cell are dropped: 36 m square in a 36 km cell. */
  static final double SLIVER = 1e-6;

  /** Longest edge that is projected without a cut, degrees. */
  private static final double STEP_DEGREES = 0.05;

  private final LambertGrid grid;
  private final GeometryFactory factory = new GeometryFactory();
  private final int regions;
  private final Map<Integer, double[]> areas = new TreeMap<>();
  private final double[] sphereKm2;
  private final List<List<Polygon>> lonLat = new ArrayList<>();
  private int mended;
  private int slivers;

  /** An overlay of so many regions, nothing laid yet. */
  RegionOverlay(LambertGrid grid, int regions) {
    this.grid = grid;
    this.regions = regions;
    this.sphereKm2 = new double[regions];
    for (int r = 0; r < regions; r++) {
      lonLat.add(new ArrayList<>());
    }
  }

  /** Lays a feature down as (part of) a region. */
  void lay(int region, GeoJsonPolygons.Feature feature) {
    for (List<double[][]> rings : feature.polygons()) {
      Geometry projected = project(rings);
      if (!projected.isValid()) {
        projected = GeometryFixer.fix(projected);
        mended++;
      }
      cut(region, projected);
      lonLat.get(region).add(polygon(rings, this::plain));
      for (int i = 0; i < rings.size(); i++) {
        double area = sphereKm2(rings.get(i));
        sphereKm2[region] += i == 0 ? area : -area;
      }
    }
  }

  private Polygon project(List<double[][]> rings) {
    return polygon(rings, this::ring);
  }

  private Polygon polygon(List<double[][]> rings, Function<double[][], LinearRing> as) {
    LinearRing shell = as.apply(rings.get(0));
    LinearRing[] holes = rings.subList(1, rings.size()).stream().map(as).toArray(LinearRing[]::new);
    return factory.createPolygon(shell, holes);
  }

  private LinearRing plain(double[][] positions) {
    return factory.createLinearRing(
        Arrays.stream(positions).map(p -> new Coordinate(p[0], p[1])).toArray(Coordinate[]::new));
  }

  private LinearRing ring(double[][] positions) {
    List<Coordinate> projected = new ArrayList<>();
    for (double[] p : densified(positions)) {
      double[] xy = grid.project(p[0], p[1]);
      projected.add(new Coordinate(xy[0], xy[1]));
    }
    // the same position may project to bits that differ in the last place
    projected.set(projected.size() - 1, projected.get(0).copy());
    return factory.createLinearRing(projected.toArray(Coordinate[]::new));
  }

  private static List<double[]> densified(double[][] ring) {
    List<double[]> points = new ArrayList<>();
    for (int i = 0; i + 1 < ring.length; i++) {
      double dLon = ring[i + 1][0] - ring[i][0];
      double dLat = ring[i + 1][1] - ring[i][1];
      int pieces = Math.max(1, (int) Math.ceil(Math.hypot(dLon, dLat) / STEP_DEGREES));
      for (int k = 0; k < pieces; k++) {
        double t = (double) k / pieces;
        points.add(new double[] {ring[i][0] + t * dLon, ring[i][1] + t * dLat});
      }
    }
    points.add(ring[ring.length - 1]);
    return points;
  }

  /** Area within a ring on the sphere: the shoelace formula in (lon, sin lat) is equal-area. */
  private double sphereKm2(double[][] ring) {
    List<double[]> points = densified(ring);
    double twice = 0;
    for (int i = 0; i + 1 < points.size(); i++) {
      double[] a = points.get(i);
      double[] b = points.get(i + 1);
      twice +=
          Math.toRadians(b[0] - a[0])
              * (Math.sin(Math.toRadians(a[1])) + Math.sin(Math.toRadians(b[1])));
    }
    double radiusKm = grid.definition().radius() / 1000;
    return Math.abs(twice / 2) * radiusKm * radiusKm;
  }

  private void cut(int region, Geometry land) {
    LambertGrid.Definition d = grid.definition();
    Envelope box = land.getEnvelopeInternal();
    int fromCol = bounded((box.getMinX() - d.xorig()) / d.xcell(), d.ncols());
    int toCol = bounded((box.getMaxX() - d.xorig()) / d.xcell(), d.ncols());
    int fromRow = bounded((box.getMinY() - d.yorig()) / d.ycell(), d.nrows());
    int toRow = bounded((box.getMaxY() - d.yorig()) / d.ycell(), d.nrows());
    PreparedGeometry prepared = PreparedGeometryFactory.prepare(land);
    for (int row = fromRow; row <= toRow; row++) {
      Geometry strip = strip(land, grid.cell(fromCol, row), toCol - fromCol + 1);
      for (int col = fromCol; col <= toCol; col++) {
        int cell = grid.cell(col, row);
        double area = area(prepared, strip, cell);
        if (area > 0) {
          areas.computeIfAbsent(cell, c -> new double[regions])[region] += area;
        }
      }
    }
  }

  /**
   * The land about a row of cells: cutting every cell out of a whole province would be slow. It is
   * wider than the row, so that no edge of a cell lies on an edge of the strip.
   */
  private Geometry strip(Geometry land, int firstCell, int count) {
    LambertGrid.Definition d = grid.definition();
    Envelope row = envelope(firstCell);
    row.expandToInclude(row.getMinX() + count * d.xcell(), row.getMinY());
    row.expandBy(d.xcell() / 8, d.ycell() / 8);
    return common(land, factory.toGeometry(row));
  }

  private static Geometry common(Geometry a, Geometry b) {
    return OverlayNGRobust.overlay(a, b, OverlayNG.INTERSECTION);
  }

  private Envelope envelope(int cell) {
    LambertGrid.Definition d = grid.definition();
    double west = grid.west(cell);
    double south = grid.south(cell);
    return new Envelope(west, west + d.xcell(), south, south + d.ycell());
  }

  private static int bounded(double position, int count) {
    return (int) Math.max(0, Math.min(count - 1, Math.floor(position)));
  }

  private double area(PreparedGeometry prepared, Geometry strip, int cell) {
    Geometry square = factory.toGeometry(envelope(cell));
    if (!prepared.intersects(square)) {
      return 0;
    }
    if (prepared.covers(square)) {
      return grid.definition().xcell() * grid.definition().ycell();
    }
    return common(strip, square).getArea();
  }

  /**
   * The share of each region in the land of each cell, cells ascending; regions without land in a
   * cell have 0. To be called once, when all is laid.
   */
  Map<Integer, double[]> shares() {
    double least = SLIVER * grid.definition().xcell() * grid.definition().ycell();
    Map<Integer, double[]> shares = new TreeMap<>();
    areas.forEach(
        (cell, byRegion) -> {
          double[] kept = new double[regions];
          double land = 0;
          for (int r = 0; r < regions; r++) {
            if (byRegion[r] >= least) {
              kept[r] = byRegion[r];
              land += byRegion[r];
            } else if (byRegion[r] > 0) {
              slivers++;
            }
          }
          if (land > 0) {
            for (int r = 0; r < regions; r++) {
              kept[r] /= land;
            }
            shares.put(cell, kept);
          }
        });
    return shares;
  }

  /** Area of a region on the grid's sphere, inside the grid or not, km2. */
  double sphereKm2(int region) {
    return sphereKm2[region];
  }

  /** Area of all regions within the grid on the sphere, km2. */
  double griddedKm2() {
    CompensatedSum sum = new CompensatedSum();
    areas.forEach(
        (cell, byRegion) -> {
          for (double area : byRegion) {
            sum.add(area * 1e-6 * grid.areaKm2(cell) / grid.mapAreaKm2());
          }
        });
    return sum.value();
  }

  /** Land of each region as laid, in longitude and latitude; valid, its parts dissolved. */
  List<Geometry> lonLat() {
    List<Geometry> all = new ArrayList<>();
    for (List<Polygon> parts : lonLat) {
      Geometry land = factory.createMultiPolygon(parts.toArray(Polygon[]::new));
      all.add(land.isValid() ? land : OverlayNGRobust.union(GeometryFixer.fix(land)));
    }
    return all;
  }

  /** Polygons that were not valid (crossing themselves, say) and were mended. */
  int mended() {
    return mended;
  }

  /** Pieces below {@link #SLIVER} that were dropped. */
  int slivers() {
    return slivers;
  }
}
