package org.tradewind.importers.grid;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.locationtech.jts.coverage.CoverageSimplifier;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.geom.PrecisionModel;
import org.locationtech.jts.geom.util.GeometryFixer;
import org.locationtech.jts.geom.util.PolygonExtracter;
import org.locationtech.jts.precision.GeometryPrecisionReducer;
import org.tradewind.tables.NameTables;
import org.tradewind.tables.Table;

/**
 * Outlines of regions as the table region_shape: rounded to 1e-4 degree (11 m), then simplified by
 * the algorithm of Visvalingam and Whyatt (1993, The Cartographic Journal 30:46). With a tolerance
 * of t degrees, points go whose triangle with their neighbours is smaller than t^2; so do rings
 * smaller than t^2, except a region's last one. A border that two regions share to the digit stays
 * shared.
 *
 * @param table region_shape
 * @param note what was left out, for the provenance
 */
public record RegionShapes(Table table, String note) {
  /** Tolerance where nothing else is asked for, degrees. */
  public static final double TOLERANCE_DEGREES = 0.1;

  private static final double PER_DEGREE = 1e4;

  /**
   * Simplifies regions together.
   *
   * @param regions codes
   * @param lonLat land of each in longitude and latitude, of polygons
   * @param toleranceDegrees 0 to keep every point
   */
  public static RegionShapes of(
      List<String> regions, List<Geometry> lonLat, double toleranceDegrees) {
    Geometry[] rounded = lonLat.stream().map(RegionShapes::rounded).toArray(Geometry[]::new);
    Geometry[] simple =
        toleranceDegrees > 0 ? CoverageSimplifier.simplify(rounded, toleranceDegrees) : rounded;
    Table.Builder table = Table.builder(NameTables.REGION_SHAPE);
    for (int r = 0; r < simple.length; r++) {
      add(regions.get(r), simple[r], table);
    }
    String note =
        String.format(
            Locale.ROOT,
            "Outlines for maps, simplified with a tolerance of %s degrees (Visvalingam-Whyatt): %d"
                + " of %d points and %d of %d rings kept",
            toleranceDegrees,
            table.rows(),
            points(lonLat),
            rings(Arrays.asList(simple)),
            rings(lonLat));
    return new RegionShapes(table.build().validated("region shapes"), note);
  }

  private static Geometry rounded(Geometry land) {
    Geometry reduced =
        GeometryPrecisionReducer.reducePointwise(land, new PrecisionModel(PER_DEGREE));
    return reduced.isValid() ? reduced : GeometryFixer.fix(reduced);
  }

  private static void add(String region, Geometry land, Table.Builder table) {
    int ring = 0;
    for (Polygon part : parts(land)) {
      add(region, ring++, false, part.getExteriorRing(), table);
      for (int hole = 0; hole < part.getNumInteriorRing(); hole++) {
        add(region, ring++, true, part.getInteriorRingN(hole), table);
      }
    }
  }

  private static void add(
      String region, int ring, boolean hole, LinearRing line, Table.Builder table) {
    Coordinate[] points = line.getCoordinates();
    for (int p = 0; p + 1 < points.length; p++) {
      table.add(region, ring, hole, p, points[p].x, points[p].y);
    }
  }

  /** The polygons of a geometry in an order that only they decide, the largest first. */
  private static List<Polygon> parts(Geometry land) {
    List<Polygon> parts = new ArrayList<>();
    PolygonExtracter.getPolygons(land.norm(), parts);
    parts.removeIf(Geometry::isEmpty);
    parts.sort(Comparator.comparingDouble(part -> -part.getArea()));
    return parts;
  }

  private static long rings(List<Geometry> regions) {
    return regions.stream()
        .flatMap(land -> parts(land).stream())
        .mapToLong(part -> 1 + part.getNumInteriorRing())
        .sum();
  }

  /** Points without those that close a ring. */
  private static long points(List<Geometry> regions) {
    return regions.stream().mapToLong(Geometry::getNumPoints).sum() - rings(regions);
  }
}
