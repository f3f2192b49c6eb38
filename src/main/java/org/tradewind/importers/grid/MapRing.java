package org.tradewind.importers.grid;

import java.util.Arrays;
import org.locationtech.jts.geom.Envelope;

/**
 * A closed ring of points on a map. Areas by the shoelace formula, about the ring's first point so
 * that coordinates far from the origin do not cost digits.
 */
public final class MapRing {
  private final double[] xs;
  private final double[] ys;
  private final double area;

  public MapRing(double[] xs, double[] ys) {
    this.xs = xs;
    this.ys = ys;
    this.area = area(xs, ys, xs.length);
  }

  /** Area within the ring; NaN where a point has no place on the map. */
  public double area() {
    return area;
  }

  /** The rectangle about the ring; empty where a point has no place on the map. */
  public Envelope envelope() {
    Envelope box = new Envelope();
    expand(box);
    return box;
  }

  /** Makes a rectangle hold the ring, if all its points have a place on the map. */
  public void expand(Envelope box) {
    for (int k = 0; Double.isFinite(area) && k < xs.length; k++) {
      box.expandToInclude(xs[k], ys[k]);
    }
  }

  /**
   * Area within the ring and a rectangle: the ring is cut at each of the four edges (Sutherland and
   * Hodgman 1974). Pieces that are joined along an edge by this add no area, so that a ring that is
   * not convex comes out right too, and the areas in rectangles that tile the map sum to that of
   * the ring.
   */
  public double areaIn(double west, double south, double east, double north) {
    Envelope box = envelope();
    if (west <= box.getMinX()
        && east >= box.getMaxX()
        && south <= box.getMinY()
        && north >= box.getMaxY()) {
      return area;
    }
    // each cut adds at most as many points as there are
    double[][] ring = {xs, ys};
    ring = cut(ring, 0, west, 1);
    ring = cut(ring, 0, east, -1);
    ring = cut(ring, 1, south, 1);
    ring = cut(ring, 1, north, -1);
    return area(ring[0], ring[1], ring[0].length);
  }

  /**
   * What of a ring lies on one side of a line.
   *
   * @param axis 0 for a line of constant x, 1 for one of constant y
   * @param side 1 to keep what lies above the line's value, -1 for what lies below
   */
  private static double[][] cut(double[][] ring, int axis, double line, int side) {
    int points = ring[0].length;
    double[][] kept = new double[2][2 * points];
    int count = 0;
    for (int k = 0; k < points; k++) {
      int next = (k + 1) % points;
      double a = side * (ring[axis][k] - line);
      double b = side * (ring[axis][next] - line);
      if (a >= 0) {
        kept[0][count] = ring[0][k];
        kept[1][count++] = ring[1][k];
      }
      if (a >= 0 != b >= 0) {
        double t = a / (a - b);
        int other = 1 - axis;
        kept[axis][count] = line;
        kept[other][count++] = ring[other][k] + t * (ring[other][next] - ring[other][k]);
      }
    }
    return new double[][] {Arrays.copyOf(kept[0], count), Arrays.copyOf(kept[1], count)};
  }

  private static double area(double[] xs, double[] ys, int points) {
    double twice = 0;
    for (int k = 1; k + 1 < points; k++) {
      twice += (xs[k] - xs[0]) * (ys[k + 1] - ys[0]) - (xs[k + 1] - xs[0]) * (ys[k] - ys[0]);
    }
    return Math.abs(twice / 2);
  }
}
