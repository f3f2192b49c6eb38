package org.tradewind.exports;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.MultiPolygon;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.geom.util.GeometryFixer;
import org.locationtech.jts.geom.util.PolygonExtracter;
import org.tradewind.axes.UserError;
import org.tradewind.tables.NameTables;
import org.tradewind.tables.Table;

/**
 * Outlines of regions in longitude and latitude, as valid polygons: those of the table
 * region_shape, or else the dissolved cells of each region.
 *
 * @param byRegion the outline of each region that has one
 * @param origin what they were made from, one sentence
 */
record RegionOutlines(Map<String, MultiPolygon> byRegion, String origin) {
  private static final GeometryFactory FACTORY = new GeometryFactory();

  /**
   * The outlines of a run; a run with neither outlines nor a grid is an error.
   *
   * @param notes gets a sentence for what was mended or is missing
   */
  static RegionOutlines of(RunContents run, List<String> notes) {
    Optional<Table> shapes = run.table(NameTables.REGION_SHAPE).filter(t -> t.rows() > 0);
    if (shapes.isPresent()) {
      return new RegionOutlines(
          ofShapes(shapes.get(), notes),
          "Outlines of the table region_shape, simplified for maps.");
    }
    return DissolvedCells.of(run, notes)
        .map(
            byRegion ->
                new RegionOutlines(
                    byRegion,
                    "The study has no outlines (region_shape): each region is the union of the cells"
                        + " of which it has the largest share."))
        .orElseThrow(
            () ->
                new UserError(
                    "run " + run.about().run(),
                    "no outlines of regions (region_shape), and no grid with cells of regions",
                    "a table region_shape, or the tables grid, cell and cell_region",
                    "Import outlines with jobs/import polygons and run the study again."));
  }

  private static Map<String, MultiPolygon> ofShapes(Table table, List<String> notes) {
    Map<String, List<Ring>> rings = new LinkedHashMap<>();
    int row = 0;
    while (row < table.rows()) {
      String region = table.strings("region")[row];
      int ring = table.ints("ring")[row];
      int end = row;
      while (end < table.rows()
          && table.strings("region")[end].equals(region)
          && table.ints("ring")[end] == ring) {
        end++;
      }
      Ring found = ring(table, row, end);
      rings.computeIfAbsent(region, r -> new ArrayList<>()).add(found);
      row = end;
    }
    Map<String, MultiPolygon> outlines = new LinkedHashMap<>();
    List<String> mended = new ArrayList<>();
    rings.forEach(
        (region, own) -> {
          Geometry outline = polygons(own);
          if (!outline.isValid()) {
            mended.add(region);
            outline = GeometryFixer.fix(outline);
          }
          if (!outline.isEmpty()) {
            outlines.put(region, multi(outline));
          }
        });
    if (!mended.isEmpty()) {
      notes.add("Outlines that cross themselves were mended: " + String.join(", ", mended) + ".");
    }
    return outlines;
  }

  private record Ring(boolean hole, Coordinate[] closed) {}

  private static Ring ring(Table table, int from, int to) {
    Coordinate[] closed = new Coordinate[to - from + 1];
    for (int i = 0; i < closed.length; i++) {
      int at = from + i % (to - from);
      closed[i] = new Coordinate(table.doubles("lon")[at], table.doubles("lat")[at]);
    }
    return new Ring(table.booleans("hole")[from], closed);
  }

  /** Parts with the holes that follow each of them; rings of fewer than three points go. */
  private static Geometry polygons(List<Ring> rings) {
    List<Polygon> parts = new ArrayList<>();
    LinearRing shell = null;
    List<LinearRing> holes = new ArrayList<>();
    for (Ring ring : rings) {
      if (ring.closed().length < 4) {
        continue;
      }
      LinearRing line = FACTORY.createLinearRing(ring.closed());
      if (ring.hole() && shell != null) {
        holes.add(line);
      } else {
        add(shell, holes, parts);
        shell = line;
        holes = new ArrayList<>();
      }
    }
    add(shell, holes, parts);
    return FACTORY.createMultiPolygon(parts.toArray(Polygon[]::new));
  }

  private static void add(LinearRing shell, List<LinearRing> holes, List<Polygon> parts) {
    if (shell != null) {
      parts.add(FACTORY.createPolygon(shell, holes.toArray(LinearRing[]::new)));
    }
  }

  /** The polygons of a geometry. */
  static MultiPolygon multi(Geometry geometry) {
    List<Polygon> parts = new ArrayList<>();
    PolygonExtracter.getPolygons(geometry, parts);
    return FACTORY.createMultiPolygon(parts.toArray(Polygon[]::new));
  }
}
