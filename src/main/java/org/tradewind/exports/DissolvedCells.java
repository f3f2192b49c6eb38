package org.tradewind.exports;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.MultiPolygon;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.geom.PrecisionModel;
import org.locationtech.jts.operation.overlayng.UnaryUnionNG;
import org.tradewind.axes.Grid;
import org.tradewind.axes.LambertGrid;
import org.tradewind.axes.LonLatGrid;

/**
 * Regions as unions of cells ({@link MainRegions}). Cells are united in columns and rows, where
 * corners are whole numbers and the union is exact; every corner along an outline is then taken to
 * longitude and latitude, so that neighbours keep their common border.
 */
final class DissolvedCells {
  private static final GeometryFactory FACTORY = new GeometryFactory();
  private static final PrecisionModel WHOLE = new PrecisionModel(1);

  private DissolvedCells() {}

  /** The outline of each region; empty for a run whose grid or cells of regions are not known. */
  static Optional<Map<String, MultiPolygon>> of(RunContents run, List<String> notes) {
    Optional<PlacedCells> places = PlacedCells.of(run, notes);
    Optional<Grid> grid = places.flatMap(DissolvedCells::grid);
    return grid.flatMap(
        g -> MainRegions.of(run, places.get(), notes).map(regions -> outlines(g, regions)));
  }

  /** The grid of a run, or the one that its cells form. */
  private static Optional<Grid> grid(PlacedCells places) {
    if (places.grid().isPresent()) {
      return places.grid();
    }
    CellGrid inferred = CellGrid.of(places);
    // cells of an inferred grid have numbers of their own
    return inferred.kind() == CellGrid.Kind.LON_LAT && numbered(inferred)
        ? Optional.of(inferred.lonLat())
        : Optional.empty();
  }

  private static boolean numbered(CellGrid grid) {
    for (int cell : grid.places().table().ints("cell")) {
      if (grid.position(cell, "cell") != cell) {
        return false;
      }
    }
    return true;
  }

  private static Map<String, MultiPolygon> outlines(Grid grid, Map<Integer, String> regions) {
    Map<String, List<Geometry>> squares = new LinkedHashMap<>();
    regions.forEach(
        (cell, region) ->
            squares
                .computeIfAbsent(region, r -> new ArrayList<>())
                .add(square(grid.col(cell), grid.row(cell))));
    Map<String, MultiPolygon> outlines = new LinkedHashMap<>();
    squares.forEach(
        (region, cells) -> {
          Geometry union = UnaryUnionNG.union(cells, WHOLE);
          outlines.put(region, lonLat(RegionOutlines.multi(union), grid));
        });
    return outlines;
  }

  private static Geometry square(int col, int row) {
    return FACTORY.toGeometry(new Envelope(col, col + 1, row, row + 1));
  }

  private static MultiPolygon lonLat(MultiPolygon union, Grid grid) {
    Polygon[] parts = new Polygon[union.getNumGeometries()];
    for (int p = 0; p < parts.length; p++) {
      Polygon part = (Polygon) union.getGeometryN(p);
      LinearRing[] holes = new LinearRing[part.getNumInteriorRing()];
      for (int h = 0; h < holes.length; h++) {
        holes[h] = lonLat(part.getInteriorRingN(h), grid);
      }
      parts[p] = FACTORY.createPolygon(lonLat(part.getExteriorRing(), grid), holes);
    }
    return FACTORY.createMultiPolygon(parts);
  }

  private static LinearRing lonLat(LinearRing ring, Grid grid) {
    Coordinate[] corners = ring.getCoordinates();
    List<Coordinate> points = new ArrayList<>();
    for (int i = 0; i + 1 < corners.length; i++) {
      int col = (int) corners[i].x;
      int row = (int) corners[i].y;
      int toCol = (int) corners[i + 1].x;
      int toRow = (int) corners[i + 1].y;
      while (col != toCol || row != toRow) {
        points.add(corner(grid, col, row));
        col += Integer.signum(toCol - col);
        row += Integer.signum(toRow - row);
      }
    }
    points.add(points.get(0).copy());
    return FACTORY.createLinearRing(points.toArray(Coordinate[]::new));
  }

  private static Coordinate corner(Grid grid, int col, int row) {
    if (grid instanceof LambertGrid lambert) {
      LambertGrid.Definition d = lambert.definition();
      double[] at = lambert.unproject(d.xorig() + col * d.xcell(), d.yorig() + row * d.ycell());
      return new Coordinate(at[0], at[1]);
    }
    LonLatGrid g = (LonLatGrid) grid;
    return new Coordinate(g.west() + col * g.dlon(), g.south() + row * g.dlat());
  }
}
