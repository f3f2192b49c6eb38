package org.tradewind.importers;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.tradewind.axes.Names;
import org.tradewind.axes.UserError;

/**
 * The polygons of a GeoJSON file (RFC 7946) in longitude and latitude. Two slips that many files
 * carry are mended and counted: a ring that does not end where it began is closed, and a ring of
 * fewer than four positions, which encloses nothing, is left out.
 */
final class GeoJsonPolygons {
  /**
   * A polygon or multipolygon.
   *
   * @param id text of the property that names the region
   * @param polygons polygons, each its outer ring and then its holes; a ring is an array of lon,
   *     lat pairs, the last equal to the first
   */
  record Feature(String id, List<List<double[][]>> polygons) {}

  private final String file;
  private final String idProperty;
  private final List<Feature> features = new ArrayList<>();
  private int closed;
  private int empty;

  private GeoJsonPolygons(String file, String idProperty) {
    this.file = file;
    this.idProperty = idProperty;
  }

  /** Reads a file; whatever is not polygons with the property is a {@link UserError}. */
  static GeoJsonPolygons read(Path path, String idProperty) {
    GeoJsonPolygons result = new GeoJsonPolygons(path.toString(), idProperty);
    JsonNode root;
    try {
      root = new ObjectMapper().readTree(path.toFile());
    } catch (JsonProcessingException e) {
      throw new UserError(
          path + ", line " + e.getLocation().getLineNr(),
          e.getOriginalMessage(),
          "GeoJSON",
          "Give a GeoJSON file.",
          e);
    } catch (IOException e) {
      throw SourceFiles.unreadable(path, e);
    }
    JsonNode features = root.path("features");
    if (!features.isArray() || features.isEmpty()) {
      throw new UserError(
          path.toString(),
          "no list of features",
          "a GeoJSON FeatureCollection of polygons",
          "Convert the file, e.g. with ogr2ogr -f GeoJSON.");
    }
    for (int i = 0; i < features.size(); i++) {
      result.add(features.get(i), i);
    }
    return result;
  }

  List<Feature> features() {
    return features;
  }

  /** Rings that were closed. */
  int closed() {
    return closed;
  }

  /** Rings left out because they have fewer than four positions. */
  int empty() {
    return empty;
  }

  private void add(JsonNode feature, int index) {
    String where = file + ", feature " + (index + 1);
    JsonNode id = feature.path("properties").path(idProperty);
    if (!id.isValueNode() || id.asText().isEmpty()) {
      List<String> known = new ArrayList<>();
      feature.path("properties").fieldNames().forEachRemaining(known::add);
      throw new UserError(
          where,
          "no property '" + idProperty + "' among " + Names.some(known),
          "the property that names the region",
          "Set id_property. " + Names.didYouMean(idProperty, known));
    }
    where += " (" + id.asText() + ")";
    JsonNode coordinates = feature.path("geometry").path("coordinates");
    String type = feature.path("geometry").path("type").asText();
    List<List<double[][]>> polygons = new ArrayList<>();
    switch (type) {
      case "Polygon" -> addPolygon(polygons, coordinates, where);
      case "MultiPolygon" -> {
        for (JsonNode polygon : coordinates) {
          addPolygon(polygons, polygon, where);
        }
      }
      default ->
          throw new UserError(
              where,
              "geometry '" + type + "'",
              "a Polygon or MultiPolygon",
              "Leave the feature out of the file.");
    }
    features.add(new Feature(id.asText(), polygons));
  }

  private void addPolygon(List<List<double[][]>> polygons, JsonNode polygon, String where) {
    List<double[][]> rings = new ArrayList<>();
    for (int i = 0; i < polygon.size(); i++) {
      double[][] ring = ring(polygon.get(i), where + ", ring " + (i + 1));
      if (ring.length >= 4) {
        rings.add(ring);
      } else {
        empty++;
        if (i == 0) {
          return; // nothing outside, so nothing inside
        }
      }
    }
    if (!rings.isEmpty()) {
      polygons.add(rings);
    }
  }

  private double[][] ring(JsonNode positions, String where) {
    if (!positions.isArray()) {
      throw new UserError(
          where, "'" + positions.asText() + "'", "a list of positions", "Decode the file first.");
    }
    List<double[]> ring = new ArrayList<>();
    for (JsonNode position : positions) {
      double lon = position.path(0).asDouble(Double.NaN);
      double lat = position.path(1).asDouble(Double.NaN);
      if (!(Math.abs(lon) <= 180 && Math.abs(lat) <= 90)) {
        throw new UserError(
            where + ", position " + (ring.size() + 1),
            position.toString(),
            "[longitude, latitude] in degrees",
            "Give the polygons in longitude and latitude (WGS 84).");
      }
      ring.add(new double[] {lon, lat});
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
}
