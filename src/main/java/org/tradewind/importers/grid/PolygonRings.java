package org.tradewind.importers.grid;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Polygon;
import org.tradewind.axes.UserError;
import org.tradewind.formats.geojson.GeoJsonFile;

/**
 * The polygons of one feature from its coordinates, each position checked to be a longitude and a
 * latitude. Rings that do not end where they began are closed, and rings without an area are left
 * out; both are counted.
 */
final class PolygonRings {
  private static final int LEAST = 4;
  private static final double MOST_LON = 360;
  private static final GeometryFactory FACTORY = new GeometryFactory();

  private final String where;
  private final List<Polygon> polygons = new ArrayList<>();
  private int closed;
  private int empty;
  private int jumps;
  private int others;
  private boolean heights;

  private PolygonRings(String where) {
    this.where = where;
  }

  /**
   * Reads a geometry.
   *
   * @param where file, feature and region, for messages
   */
  static PolygonRings of(GeoJsonFile.Geometry geometry, String where) {
    PolygonRings rings = new PolygonRings(where);
    rings.add(geometry, false);
    return rings;
  }

  private void add(GeoJsonFile.Geometry geometry, boolean member) {
    switch (geometry.type()) {
      case "Polygon" -> addPolygon(geometry.coordinates(), where);
      case "MultiPolygon" -> {
        List<?> list = list(geometry.coordinates(), "polygons", where);
        for (int i = 0; i < list.size(); i++) {
          addPolygon(list.get(i), list.size() == 1 ? where : where + ", polygon " + (i + 1));
        }
      }
      case "GeometryCollection" -> geometry.members().forEach(m -> add(m, true));
      default -> {
        if (!member) {
          throw new UserError(
              where,
              geometry.type().isEmpty()
                  ? "a geometry without type"
                  : "geometry '" + geometry.type() + "'",
              "a Polygon or MultiPolygon",
              "Leave the feature out of the file.");
        }
        others++;
      }
    }
  }

  private static List<?> list(Object coordinates, String of, String where) {
    if (coordinates instanceof List<?> list) {
      return list;
    }
    String found =
        coordinates instanceof double[] position
            ? Arrays.toString(position)
            : coordinates instanceof GeoJsonFile.Bad bad ? bad.text() : "no coordinates";
    throw new UserError(
        where,
        found,
        "a list of " + of,
        found.startsWith("\"") ? "The coordinates are packed; decode them first." : "");
  }

  private void addPolygon(Object coordinates, String at) {
    List<?> list = list(coordinates, "rings", at);
    double[][] shell = null;
    List<double[][]> holes = new ArrayList<>();
    for (int i = 0; i < list.size(); i++) {
      double[][] ring = ring(list.get(i), at + ", ring " + (i + 1));
      double[][] joined = joined(ring, at);
      if (joined.length < LEAST || flat(joined)) {
        empty++;
        if (i == 0) {
          return; // nothing outside, so nothing inside
        }
      } else if (i == 0) {
        shell = joined;
      } else {
        holes.add(joined);
      }
    }
    if (shell != null) {
      double[] reach = reach(shell);
      LinearRing[] inner =
          holes.stream().map(h -> line(moved(h, reach))).toArray(LinearRing[]::new);
      polygons.add(FACTORY.createPolygon(line(shell), inner));
    }
  }

  private double[][] ring(Object coordinates, String at) {
    List<?> positions = list(coordinates, "positions", at);
    List<double[]> ring = new ArrayList<>();
    for (Object position : positions) {
      String there = at + ", position " + (ring.size() + 1);
      if (!(position instanceof double[] place)) {
        String found = position instanceof GeoJsonFile.Bad bad ? bad.text() : "a list of lists";
        throw new UserError(
            there,
            found,
            "[longitude, latitude], two numbers",
            "Write each position as two numbers, without quotes.");
      }
      requireDegrees(place, there);
      heights |= place.length > 2;
      ring.add(new double[] {place[0], place[1]});
    }
    if (ring.size() > 2) {
      double[] first = ring.get(0);
      double[] last = ring.get(ring.size() - 1);
      if (first[0] != last[0] || first[1] != last[1]) {
        ring.add(first.clone());
        closed++;
      }
    }
    return ring.toArray(double[][]::new);
  }

  private static void requireDegrees(double[] place, String there) {
    double lon = place[0];
    double lat = place[1];
    if (lon >= -MOST_LON / 2 && lon <= MOST_LON && Math.abs(lat) <= MOST_LON / 4) {
      return;
    }
    boolean metres = Math.abs(lon) > 1000 || Math.abs(lat) > 1000;
    boolean swapped = Math.abs(lon) <= MOST_LON / 4 && lat >= -MOST_LON / 2 && lat <= MOST_LON;
    throw new UserError(
        there,
        "[" + number(lon) + "," + number(lat) + "]",
        "[longitude, latitude] in degrees, from -180 to 360 and from -90 to 90",
        metres
            ? "These look like projected metres: convert with ogr2ogr -f GeoJSON -t_srs EPSG:4326."
            : swapped ? "The latitude may stand first: swap them." : "Correct the position.");
  }

  private static String number(double value) {
    return value == Math.rint(value) && Math.abs(value) < 1e15
        ? String.valueOf((long) value)
        : String.valueOf(value);
  }

  /** Whether all positions lie on the first, or on one line with it. */
  private static boolean flat(double[][] ring) {
    double[] from = ring[0];
    double[] along = null;
    for (double[] p : ring) {
      double dx = p[0] - from[0];
      double dy = p[1] - from[1];
      if (along == null && (dx != 0 || dy != 0)) {
        along = new double[] {dx, dy};
      } else if (along != null && along[0] * dy != along[1] * dx) {
        return false;
      }
    }
    return true;
  }

  private double[][] joined(double[][] ring, String at) {
    double[][] whole = SphereGeometry.unwrapped(ring);
    if (whole != ring) {
      jumps++;
      if (whole[whole.length - 1][0] != whole[0][0]) {
        throw new UserError(
            at,
            "a ring around a pole",
            "rings that end at the longitude at which they begin",
            "Cut the polygon at 180 degrees (RFC 7946, 3.1.9), with an edge along the pole.");
      }
    }
    return whole;
  }

  private static double[] reach(double[][] ring) {
    double west = ring[0][0];
    double east = west;
    for (double[] p : ring) {
      west = Math.min(west, p[0]);
      east = Math.max(east, p[0]);
    }
    return new double[] {west, east};
  }

  /** A hole on the turn of its polygon: one at -179.5 belongs to a polygon from 179 to 181. */
  private static double[][] moved(double[][] hole, double[] shell) {
    double[] own = reach(hole);
    for (double turn : new double[] {0, SphereGeometry.CIRCLE, -SphereGeometry.CIRCLE}) {
      if (own[0] + turn >= shell[0] && own[1] + turn <= shell[1]) {
        return turn == 0
            ? hole
            : Arrays.stream(hole)
                .map(p -> new double[] {p[0] + turn, p[1]})
                .toArray(double[][]::new);
      }
    }
    return hole;
  }

  private static LinearRing line(double[][] ring) {
    return FACTORY.createLinearRing(
        Arrays.stream(ring).map(p -> new Coordinate(p[0], p[1])).toArray(Coordinate[]::new));
  }

  /** Polygons, whose longitudes may go beyond 180; they may cross themselves. */
  List<Polygon> polygons() {
    return polygons;
  }

  /** Rings that were closed. */
  int closed() {
    return closed;
  }

  /** Rings left out because they have no area. */
  int empty() {
    return empty;
  }

  /** Rings that jump across the antimeridian. */
  int jumps() {
    return jumps;
  }

  /** Points and lines left out of collections. */
  int others() {
    return others;
  }

  /** Whether positions have a third number. */
  boolean heights() {
    return heights;
  }
}
