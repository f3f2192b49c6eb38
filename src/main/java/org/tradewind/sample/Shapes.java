package org.tradewind.sample;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.CoordinateSequence;
import org.locationtech.jts.geom.CoordinateSequenceFilter;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.PrecisionModel;
import org.locationtech.jts.geom.util.GeometryFixer;
import org.locationtech.jts.operation.overlayng.OverlayNG;
import org.locationtech.jts.operation.overlayng.UnaryUnionNG;
import org.locationtech.jts.triangulate.VoronoiDiagramBuilder;
import org.tradewind.axes.Axis;
import org.tradewind.axes.LambertGrid;
import org.tradewind.importers.grid.RegionShapes;

/**
 * The provinces of the bundled study as polygons: what {@link Land} samples at points, the land
 * within the coarse outline divided by the nearest city. Made up, like the rest of the study.
 */
final class Shapes {
  private static final GeometryFactory FACTORY = new GeometryFactory();

  /** Corners are rounded to whole metres, which makes overlays of Voronoi cells safe. */
  private static final PrecisionModel METRES = new PrecisionModel(1);

  private Shapes() {}

  /** Outlines of the regions in longitude and latitude. */
  static RegionShapes of(LambertGrid grid, Axis regions, Cities cities) {
    Geometry land = land(new Outline(grid));
    List<List<Geometry>> nearest = nearest(regions, cities, land);
    List<Geometry> lonLat = new ArrayList<>();
    for (List<Geometry> cells : nearest) {
      Geometry all = UnaryUnionNG.union(cells, METRES);
      Geometry region = OverlayNG.overlay(all, land, OverlayNG.INTERSECTION, METRES);
      region.apply(new Unprojection(grid));
      lonLat.add(region);
    }
    return RegionShapes.of(regions.labels(), lonLat, RegionShapes.TOLERANCE_DEGREES);
  }

  private static Geometry land(Outline outline) {
    List<Geometry> rings = new ArrayList<>();
    for (double[][] ring : outline.rings()) {
      Coordinate[] closed = new Coordinate[ring.length + 1];
      for (int i = 0; i < closed.length; i++) {
        double[] point = ring[i % ring.length];
        closed[i] = new Coordinate(point[0], point[1]);
      }
      rings.add(FACTORY.createPolygon(closed));
    }
    return UnaryUnionNG.union(rings, METRES);
  }

  /** The points of the plane nearest to each city, by region of the city. */
  private static List<List<Geometry>> nearest(Axis regions, Cities cities, Geometry land) {
    Map<Coordinate, Integer> regionOf = new LinkedHashMap<>();
    for (int c = 0; c < cities.size(); c++) {
      double[] xy = cities.xy(c);
      regionOf.putIfAbsent(new Coordinate(xy[0], xy[1]), cities.region(c));
    }
    VoronoiDiagramBuilder builder = new VoronoiDiagramBuilder();
    builder.setSites(List.copyOf(regionOf.keySet()));
    builder.setClipEnvelope(land.getEnvelopeInternal());
    Geometry diagram = builder.getDiagram(FACTORY);
    List<List<Geometry>> byRegion = new ArrayList<>();
    for (int r = 0; r < regions.size(); r++) {
      byRegion.add(new ArrayList<>());
    }
    for (int i = 0; i < diagram.getNumGeometries(); i++) {
      Geometry cell = diagram.getGeometryN(i);
      int region = regionOf.get((Coordinate) cell.getUserData());
      byRegion.get(region).add(GeometryFixer.fix(cell));
    }
    return byRegion;
  }

  /** From the plane of a grid to longitude and latitude, point by point. */
  private record Unprojection(LambertGrid grid) implements CoordinateSequenceFilter {
    @Override
    public void filter(CoordinateSequence points, int i) {
      double[] lonLat = grid.unproject(points.getX(i), points.getY(i));
      points.setOrdinate(i, 0, lonLat[0]);
      points.setOrdinate(i, 1, lonLat[1]);
    }

    @Override
    public boolean isDone() {
      return false;
    }

    @Override
    public boolean isGeometryChanged() {
      return true;
    }
  }
}
