package org.tradewind.importers.grid;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.index.strtree.STRtree;
import org.tradewind.axes.UserError;

/** Pairs of cities that lie on each other: what happens in a place counts in one city only. */
final class CityOverlaps {
  private static final int SHOWN = 3;

  private final List<SourceCity> cities;
  private final RegionLand land;
  private final double radiusKm;

  CityOverlaps(List<SourceCity> cities, RegionLand land, double radiusKm) {
    this.cities = cities;
    this.land = land;
    this.radiusKm = radiusKm;
  }

  private record Piece(int city, Polygon polygon) {}

  private record Pair(int one, int other, double km2, double share) {}

  /**
   * Refuses overlaps.
   *
   * @param tolerance largest overlap of a pair, share of the smaller one
   * @param hint what to do
   * @return a remark on the overlaps within the tolerance, or empty
   */
  String require(double tolerance, String file, String hint) {
    List<Pair> beyond = new ArrayList<>();
    double within = 0;
    int count = 0;
    for (Pair pair : pairs()) {
      if (pair.share > tolerance) {
        beyond.add(pair);
      } else {
        within += pair.km2;
        count++;
      }
    }
    if (!beyond.isEmpty()) {
      List<String> named = beyond.stream().limit(SHOWN).map(this::text).toList();
      int more = beyond.size() - named.size();
      throw new UserError(
          file,
          "cities that overlap: "
              + String.join("; ", named)
              + (more > 0 ? "; and " + more + " more pairs" : ""),
          "cities that share at most " + tolerance + " of the smaller one's area",
          hint);
    }
    return count == 0
        ? ""
        : String.format(
            Locale.ROOT,
            "Cities overlap by less than %s of the smaller one's area (pairs: %d, %.3g km2 in all);"
                + " shares of a cell beyond 1 were scaled to 1.",
            tolerance,
            count,
            within);
  }

  private String text(Pair pair) {
    return String.format(
        Locale.ROOT,
        "%s and %s by %.6g km2 (%.3g of the smaller one)",
        cities.get(pair.one).called(),
        cities.get(pair.other).called(),
        pair.km2,
        pair.share);
  }

  /** Pairs that share some area, in the order of the file. */
  private List<Pair> pairs() {
    STRtree tree = new STRtree();
    List<Piece> pieces = new ArrayList<>();
    for (int c = 0; c < cities.size(); c++) {
      for (Polygon polygon : land.polygons(c)) {
        Piece piece = new Piece(c, polygon);
        pieces.add(piece);
        tree.insert(polygon.getEnvelopeInternal(), piece);
      }
    }
    Map<Long, Double> shared = new TreeMap<>();
    for (Piece piece : pieces) {
      for (Object found : tree.query(piece.polygon.getEnvelopeInternal())) {
        Piece other = (Piece) found;
        if (other.city > piece.city && piece.polygon.intersects(other.polygon)) {
          double km2 = 0;
          for (Polygon part :
              SphereGeometry.polygons(SphereGeometry.common(piece.polygon, other.polygon))) {
            km2 += SphereGeometry.km2(part, radiusKm);
          }
          if (km2 > 0) {
            shared.merge((long) piece.city * cities.size() + other.city, km2, Double::sum);
          }
        }
      }
    }
    List<Pair> pairs = new ArrayList<>();
    shared.forEach(
        (key, km2) -> {
          int one = (int) (key / cities.size());
          int other = (int) (key % cities.size());
          pairs.add(new Pair(one, other, km2, km2 / Math.min(land.km2(one), land.km2(other))));
        });
    return pairs;
  }
}
