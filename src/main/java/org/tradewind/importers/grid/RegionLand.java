package org.tradewind.importers.grid;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.geom.util.GeometryFixer;
import org.locationtech.jts.operation.overlayng.OverlayNGRobust;
import org.tradewind.axes.UserError;

/**
 * The land of each region (or city) in longitude and latitude, from all its features: valid
 * polygons between -180 and 180 that do not overlap. What crosses itself is mended, if the area of
 * the region stays within a tolerance; parts of a region that overlap count once.
 */
final class RegionLand {
  private static final double CIRCLE_WEST = -180;

  /** Overlap of a region's parts that is taken as rounding, share of its area. */
  private static final double ROUNDING = 1e-9;

  private static final GeometryFactory FACTORY = new GeometryFactory();

  /**
   * What the polygons are of, for messages.
   *
   * @param word one of them
   * @param capital several, at the start of a sentence
   * @param leaveOut how one is left out
   */
  record Kind(String word, String capital, String leaveOut) {}

  /** Regions of a study. */
  static final Kind REGIONS = new Kind("region", "Regions", "leave it out with keep");

  /** Cities. */
  static final Kind CITIES = new Kind("city", "Cities", "take it out of the file");

  private final Kind kind;
  private final List<String> regions;
  private final double radiusKm;
  private final List<List<Polygon>> parts = new ArrayList<>();
  private final int[] features;
  private final Map<String, Map<String, Integer>> slips = new TreeMap<>();
  private final Mending[] mending;
  private final List<String> overlaps = new ArrayList<>();

  /** Area of a region's polygons that were mended, and how far mending moved it, km2. */
  private static final class Mending {
    private int polygons;
    private double before;
    private double after;
    private double moved;
  }

  /**
   * No land so far.
   *
   * @param radiusKm radius of the sphere for areas
   */
  RegionLand(Kind kind, List<String> regions, double radiusKm) {
    this.kind = kind;
    this.regions = regions;
    this.radiusKm = radiusKm;
    this.features = new int[regions.size()];
    this.mending = new Mending[regions.size()];
    for (int r = 0; r < regions.size(); r++) {
      parts.add(new ArrayList<>());
      mending[r] = new Mending();
    }
  }

  /** Adds a feature of a region. */
  void add(int region, PolygonRings rings) {
    features[region]++;
    slip("Rings that did not end where they began were closed", region, rings.closed());
    slip("Rings without an area were left out", region, rings.empty());
    slip(
        "Rings with a step of more than 180 degrees of longitude were read as crossing the"
            + " antimeridian",
        region,
        rings.jumps());
    slip("Points or lines in collections of geometries were left out", region, rings.others());
    slip("Heights of features were ignored", region, rings.heights() ? 1 : 0);
    for (Polygon polygon : rings.polygons()) {
      for (Polygon mended : mended(region, polygon)) {
        parts.get(region).addAll(SphereGeometry.within(mended, CIRCLE_WEST));
      }
    }
  }

  private void slip(String what, int region, int count) {
    if (count > 0) {
      slips
          .computeIfAbsent(what, w -> new TreeMap<>())
          .merge(regions.get(region), count, Integer::sum);
    }
  }

  private List<Polygon> mended(int region, Polygon polygon) {
    double before = SphereGeometry.km2(polygon, radiusKm);
    mending[region].before += before;
    if (polygon.isValid()) {
      mending[region].after += before;
      return List.of(polygon);
    }
    List<Polygon> mended = SphereGeometry.polygons(GeometryFixer.fix(polygon));
    double after = 0;
    for (Polygon part : mended) {
      after += SphereGeometry.km2(part, radiusKm);
    }
    mending[region].polygons++;
    mending[region].after += after;
    mending[region].moved += Math.abs(after - before);
    return mended;
  }

  /**
   * Ends the additions: refuses regions that mending would change, and unites overlapping parts.
   *
   * @param tolerance largest share of its area by which mending may move a region
   * @param where file, for messages
   */
  void finish(double tolerance, String where) {
    for (int r = 0; r < regions.size(); r++) {
      String at = where + ", " + kind.word() + " " + regions.get(r);
      Mending m = mending[r];
      if (m.moved > tolerance * m.before) {
        throw new UserError(
            at,
            String.format(
                Locale.ROOT,
                "rings that cross themselves in %d of its polygons, whose mending would move its area"
                    + " from %.6g to %.6g km2",
                m.polygons,
                m.before,
                m.after),
            "rings that do not cross themselves, or an area that moves by at most "
                + tolerance
                + " of itself",
            "Look for a wrong position and mend the polygon, or raise mend_tolerance.");
      }
      if (parts.get(r).isEmpty()) {
        throw new UserError(
            at,
            "no ring with an area",
            "a polygon",
            "Mend the feature, or " + kind.leaveOut() + ".");
      }
      unite(r);
    }
  }

  private void unite(int region) {
    List<Polygon> all = parts.get(region);
    if (all.size() < 2 || FACTORY.createMultiPolygon(all.toArray(Polygon[]::new)).isValid()) {
      return;
    }
    double sum = km2(region);
    List<Polygon> united =
        SphereGeometry.polygons(OverlayNGRobust.union(List.<Geometry>copyOf(all)));
    double once = 0;
    for (Polygon part : united) {
      once += SphereGeometry.km2(part, radiusKm);
    }
    if (sum - once > ROUNDING * sum) {
      parts.set(region, united);
      overlaps.add(String.format(Locale.ROOT, "%s %.3g km2", regions.get(region), sum - once));
    }
  }

  /** The polygons of a region. */
  List<Polygon> polygons(int region) {
    return parts.get(region);
  }

  /** Area of a region on the sphere, km2. */
  double km2(int region) {
    double area = 0;
    for (Polygon part : parts.get(region)) {
      area += SphereGeometry.km2(part, radiusKm);
    }
    return area;
  }

  /** Land of each region; valid, its parts dissolved. */
  List<Geometry> lonLat() {
    List<Geometry> all = new ArrayList<>();
    for (List<Polygon> polygons : parts) {
      Geometry land = FACTORY.createMultiPolygon(polygons.toArray(Polygon[]::new));
      all.add(land.isValid() ? land : OverlayNGRobust.union(GeometryFixer.fix(land)));
    }
    return all;
  }

  /** What was mended, ignored or united, a sentence each. */
  List<String> remarks() {
    List<String> remarks = new ArrayList<>();
    slips.forEach(
        (what, byRegion) ->
            remarks.add(
                what
                    + " ("
                    + byRegion.values().stream().mapToInt(Integer::intValue).sum()
                    + "): "
                    + counted(byRegion)
                    + "."));
    List<String> mended = new ArrayList<>();
    List<String> several = new ArrayList<>();
    for (int r = 0; r < regions.size(); r++) {
      Mending m = mending[r];
      if (m.polygons > 0) {
        mended.add(
            String.format(
                Locale.ROOT,
                "%s (%d, area moved by %.3g km2)",
                regions.get(r),
                m.polygons,
                m.moved));
      }
      if (features[r] > 1) {
        several.add(regions.get(r) + " (" + features[r] + ")");
      }
    }
    if (!mended.isEmpty()) {
      remarks.add(
          "Polygons whose rings cross themselves were mended: " + String.join(", ", mended) + ".");
    }
    if (!several.isEmpty()) {
      remarks.add(
          kind.capital() + " with several features, united: " + String.join(", ", several) + ".");
    }
    if (!overlaps.isEmpty()) {
      remarks.add(
          "Parts of one "
              + kind.word()
              + " that overlap, counted once: "
              + String.join(", ", overlaps)
              + ".");
    }
    return remarks;
  }

  private static String counted(Map<String, Integer> byRegion) {
    List<String> words = new ArrayList<>();
    byRegion.forEach((region, count) -> words.add(region + " " + count));
    return String.join(", ", words);
  }
}
