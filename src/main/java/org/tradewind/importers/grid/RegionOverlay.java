package org.tradewind.importers.grid;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.geom.prep.PreparedGeometry;
import org.locationtech.jts.geom.prep.PreparedGeometryFactory;
import org.locationtech.jts.geom.util.GeometryFixer;
import org.tradewind.axes.CompensatedSum;
import org.tradewind.axes.Grid;

/**
 * Lays regions over a grid: the area of each region in each cell, in the grid's plane. Edges are
 * straight in longitude and latitude; they are cut into short pieces before they are projected, so
 * that a long border along a parallel stays on it.
 */
final class RegionOverlay {
  /** Pieces of less than this share of a cell are dropped: 36 m square in a 36 km cell. */
  static final double SLIVER = 1e-6;

  /** Land of all regions in a cell beyond its area by less, share of the cell, is rounding. */
  private static final double OVERFULL = 0.01;

  private final GridPlane plane;
  private final Grid grid;
  private final GeometryFactory factory = new GeometryFactory();
  private final int regions;
  private final Map<Integer, Map<Integer, Double>> areas = new TreeMap<>();
  private int slivers;
  private int overfull;
  private double overfullKm2;

  /** An overlay of so many regions, nothing laid yet. */
  RegionOverlay(GridPlane plane, int regions) {
    this.plane = plane;
    this.grid = plane.grid();
    this.regions = regions;
  }

  /** Lays a polygon in longitude and latitude down as (part of) a region. */
  void lay(int region, Polygon polygon) {
    for (Polygon part : SphereGeometry.within(polygon, plane.cutLon())) {
      Polygon projected = project(part);
      if (reaches(projected.getEnvelopeInternal())) {
        // rounding alone can make a projected polygon cross itself
        cut(region, projected.isValid() ? projected : GeometryFixer.fix(projected));
      }
    }
  }

  private boolean reaches(Envelope box) {
    return plane.col(box.getMaxX()) >= 0
        && plane.row(box.getMaxY()) >= 0
        && plane.col(box.getMinX()) < grid.ncols()
        && plane.row(box.getMinY()) < grid.nrows();
  }

  private Polygon project(Polygon polygon) {
    LinearRing[] holes = new LinearRing[polygon.getNumInteriorRing()];
    for (int i = 0; i < holes.length; i++) {
      holes[i] = project(polygon.getInteriorRingN(i));
    }
    return factory.createPolygon(project(polygon.getExteriorRing()), holes);
  }

  private LinearRing project(LinearRing ring) {
    List<Coordinate> projected = new ArrayList<>();
    for (double[] p : SphereGeometry.densified(ring)) {
      double[] xy = plane.point(p[0], p[1]);
      projected.add(new Coordinate(xy[0], xy[1]));
    }
    // the same position may project to bits that differ in the last place
    projected.set(projected.size() - 1, projected.get(0).copy());
    return factory.createLinearRing(projected.toArray(Coordinate[]::new));
  }

  private void cut(int region, Geometry land) {
    Envelope box = land.getEnvelopeInternal();
    int fromCol = bounded(plane.col(box.getMinX()), grid.ncols());
    int toCol = bounded(plane.col(box.getMaxX()), grid.ncols());
    int fromRow = bounded(plane.row(box.getMinY()), grid.nrows());
    int toRow = bounded(plane.row(box.getMaxY()), grid.nrows());
    PreparedGeometry prepared = PreparedGeometryFactory.prepare(land);
    for (int row = fromRow; row <= toRow; row++) {
      Geometry strip = strip(land, grid.cell(fromCol, row), grid.cell(toCol, row));
      for (int col = fromCol; col <= toCol; col++) {
        int cell = grid.cell(col, row);
        double area = area(prepared, strip, cell);
        if (area > 0) {
          areas.computeIfAbsent(cell, c -> new TreeMap<>()).merge(region, area, Double::sum);
        }
      }
    }
  }

  /**
   * The land about a row of cells: cutting every cell out of a whole province would be slow. It is
   * wider than the row, so that no edge of a cell lies on an edge of the strip.
   */
  private Geometry strip(Geometry land, int firstCell, int lastCell) {
    Envelope row = plane.cell(firstCell);
    double width = row.getWidth();
    double height = row.getHeight();
    row.expandToInclude(plane.cell(lastCell));
    row.expandBy(width / 8, height / 8);
    return SphereGeometry.common(land, factory.toGeometry(row));
  }

  private static int bounded(double position, int count) {
    return (int) Math.max(0, Math.min(count - 1, position));
  }

  private double area(PreparedGeometry prepared, Geometry strip, int cell) {
    Geometry square = factory.toGeometry(plane.cell(cell));
    if (!prepared.intersects(square)) {
      return 0;
    }
    if (prepared.covers(square)) {
      return plane.cell(cell).getArea();
    }
    return SphereGeometry.common(strip, square).getArea();
  }

  /**
   * The share of each region in the land of each cell, cells ascending; regions without land in a
   * cell have 0. To be called once, when all is laid.
   */
  Map<Integer, double[]> shares() {
    Map<Integer, double[]> shares = new TreeMap<>();
    partsOfLand(0)
        .forEach(
            (cell, parts) -> {
              double[] dense = new double[regions];
              parts.forEach((region, part) -> dense[region] = part);
              shares.put(cell, dense);
            });
    return shares;
  }

  /**
   * The share of each region in the land of each cell, cells and regions ascending. To be called
   * once, when all is laid.
   *
   * @param least land of a cell that is taken to be there at least, share of the cell: 0 where all
   *     land was laid down, 1 where shares are to be of the whole cell
   */
  Map<Integer, Map<Integer, Double>> partsOfLand(double least) {
    Map<Integer, Map<Integer, Double>> shares = new TreeMap<>();
    areas.forEach(
        (cell, byRegion) -> {
          double whole = plane.cell(cell).getArea();
          Map<Integer, Double> kept = new TreeMap<>();
          double land = 0;
          for (Map.Entry<Integer, Double> part : byRegion.entrySet()) {
            if (part.getValue() >= SLIVER * whole) {
              kept.put(part.getKey(), part.getValue());
              land += part.getValue();
            } else if (part.getValue() > 0) {
              slivers++;
            }
          }
          if (land > (1 + OVERFULL) * whole) {
            overfull++;
            overfullKm2 += (land / whole - 1) * grid.areaKm2(cell);
          }
          if (land > 0) {
            double base = Math.max(land, least * whole);
            kept.replaceAll((region, area) -> area / base);
            shares.put(cell, kept);
          }
        });
    return shares;
  }

  /** Area of a region within the grid on the sphere, km2. */
  double griddedKm2(int region) {
    CompensatedSum sum = new CompensatedSum();
    areas.keySet().forEach(cell -> sum.add(km2(cell, region)));
    return sum.value();
  }

  /** Area of a region in a cell on the sphere, km2. */
  double km2(int cell, int region) {
    double area = areas.getOrDefault(cell, Map.of()).getOrDefault(region, 0.0);
    return area / plane.cell(cell).getArea() * grid.areaKm2(cell);
  }

  /** Pieces below {@link #SLIVER} that were dropped. */
  int slivers() {
    return slivers;
  }

  /** Cells whose regions together have more land than the cell: the regions overlap there. */
  int overfull() {
    return overfull;
  }

  /** Land of those cells beyond their area, km2. */
  double overfullKm2() {
    return overfullKm2;
  }
}
