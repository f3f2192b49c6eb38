package org.tradewind.importers.grid;

import java.util.ArrayList;
import java.util.List;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.geom.Polygonal;
import org.locationtech.jts.geom.util.AffineTransformation;
import org.locationtech.jts.geom.util.PolygonExtracter;
import org.locationtech.jts.operation.overlayng.OverlayNG;
import org.locationtech.jts.operation.overlayng.OverlayNGRobust;

/** Polygons in longitude and latitude as shapes on the sphere, whose longitudes meet after 360. */
final class SphereGeometry {
  static final double CIRCLE = 360;

  /** Longest edge that is taken as straight elsewhere than in longitude and latitude, degrees. */
  private static final double STEP_DEGREES = 0.05;

  private static final GeometryFactory FACTORY = new GeometryFactory();

  private SphereGeometry() {}

  /**
   * A ring without jumps of more than half a circle, which mean a crossing of the antimeridian
   * (from 179 to -179): the longitudes after each jump go on beyond 180. A jump of the whole circle
   * alone is an edge along a parallel, as the world's outline has it. A ring around a pole does not
   * close any more.
   *
   * @return the ring itself where it does not jump
   */
  static double[][] unwrapped(double[][] ring) {
    boolean jumps = false;
    for (int i = 1; i < ring.length; i++) {
      double step = Math.abs(ring[i][0] - ring[i - 1][0]);
      jumps |= step > CIRCLE / 2 && step < CIRCLE;
    }
    if (!jumps) {
      return ring;
    }
    double[][] whole = new double[ring.length][];
    double turn = 0;
    for (int i = 0; i < ring.length; i++) {
      if (i > 0) {
        double step = ring[i][0] - ring[i - 1][0];
        turn -= CIRCLE * (step > CIRCLE / 2 ? 1 : step < -CIRCLE / 2 ? -1 : 0);
      }
      whole[i] = new double[] {ring[i][0] + turn, ring[i][1]};
    }
    return whole;
  }

  /** The parts of a polygon in the circle that begins at a meridian, moved there by turns. */
  static List<Polygon> within(Polygon polygon, double west) {
    Envelope box = polygon.getEnvelopeInternal();
    if (box.getMinX() >= west && box.getMaxX() <= west + CIRCLE) {
      return List.of(polygon);
    }
    List<Polygon> parts = new ArrayList<>();
    int first = (int) Math.floor((box.getMinX() - west) / CIRCLE);
    int last = (int) Math.floor((box.getMaxX() - west) / CIRCLE);
    for (int turn = first; turn <= last; turn++) {
      double start = west + turn * CIRCLE;
      Envelope frame = new Envelope(start, start + CIRCLE, -CIRCLE, CIRCLE);
      Geometry part = frame.contains(box) ? polygon : common(polygon, FACTORY.toGeometry(frame));
      parts.addAll(
          polygons(AffineTransformation.translationInstance(-turn * CIRCLE, 0).transform(part)));
    }
    return parts;
  }

  /** What two polygonal geometries share, without the lines and points where they only touch. */
  static Geometry common(Geometry a, Geometry b) {
    Geometry shared = OverlayNGRobust.overlay(a, b, OverlayNG.INTERSECTION);
    return shared instanceof Polygonal
        ? shared
        : FACTORY.createMultiPolygon(polygons(shared).toArray(Polygon[]::new));
  }

  /** The polygons in a geometry that are not empty. */
  static List<Polygon> polygons(Geometry geometry) {
    List<Polygon> polygons = new ArrayList<>();
    PolygonExtracter.getPolygons(geometry, polygons);
    polygons.removeIf(Geometry::isEmpty);
    return polygons;
  }

  /** A ring with its long edges cut into short ones, which are straight in longitude, latitude. */
  static List<double[]> densified(LinearRing ring) {
    Coordinate[] corners = ring.getCoordinates();
    List<double[]> points = new ArrayList<>();
    for (int i = 0; i + 1 < corners.length; i++) {
      double dLon = corners[i + 1].x - corners[i].x;
      double dLat = corners[i + 1].y - corners[i].y;
      int pieces = Math.max(1, (int) Math.ceil(Math.hypot(dLon, dLat) / STEP_DEGREES));
      for (int k = 0; k < pieces; k++) {
        double t = (double) k / pieces;
        points.add(new double[] {corners[i].x + t * dLon, corners[i].y + t * dLat});
      }
    }
    Coordinate last = corners[corners.length - 1];
    points.add(new double[] {last.x, last.y});
    return points;
  }

  /** Area of a polygon on a sphere, km2; where rings cross themselves, lobes cancel. */
  static double km2(Polygon polygon, double radiusKm) {
    double area = km2(polygon.getExteriorRing(), radiusKm);
    for (int hole = 0; hole < polygon.getNumInteriorRing(); hole++) {
      area -= km2(polygon.getInteriorRingN(hole), radiusKm);
    }
    return area;
  }

  /** Area within a ring on the sphere: the shoelace formula in (lon, sin lat) is equal-area. */
  private static double km2(LinearRing ring, double radiusKm) {
    List<double[]> points = densified(ring);
    double twice = 0;
    for (int i = 0; i + 1 < points.size(); i++) {
      double[] a = points.get(i);
      double[] b = points.get(i + 1);
      twice +=
          Math.toRadians(b[0] - a[0])
              * (Math.sin(Math.toRadians(a[1])) + Math.sin(Math.toRadians(b[1])));
    }
    return Math.abs(twice / 2) * radiusKm * radiusKm;
  }
}
