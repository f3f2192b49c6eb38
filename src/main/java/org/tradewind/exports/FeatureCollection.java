package org.tradewind.exports;

import com.fasterxml.jackson.core.JsonEncoding;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.OutputStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.locationtech.jts.algorithm.Orientation;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Point;
import org.locationtech.jts.geom.Polygon;

/**
 * Features as GeoJSON (RFC 7946): longitude and latitude in degrees, outer rings counterclockwise,
 * holes clockwise. Members about the whole collection stand before the features (foreign members).
 *
 * @param about foreign members: texts, lists and maps
 * @param features in their order
 */
record FeatureCollection(Map<String, Object> about, List<Feature> features) {
  /**
   * A feature.
   *
   * @param id code, unique in the collection
   * @param geometry MultiPolygon or Point, null for a place that is not known
   * @param properties text, numbers, booleans; NaN is written as null
   */
  record Feature(String id, Geometry geometry, Map<String, Object> properties) {}

  /** What every collection of a run says of it. */
  static Map<String, Object> about(
      RunContents run, List<ResultColumn> columns, List<String> notes) {
    RunContents.About about = run.about();
    Map<String, Object> content = new LinkedHashMap<>();
    content.put("title", about.markedTitle());
    content.put("status", about.status().name());
    content.put("comment", about.statusSentence() + " " + about.intervalSentence());
    content.put("software", "Tradewind " + about.software());
    content.put("run", about.run());
    content.put("finished", about.finished());
    content.put("notes", notes);
    content.put("columns", columns.stream().map(ResultColumn::described).toList());
    return content;
  }

  /** Writes the text, in UTF-8. */
  void write(OutputStream out) throws IOException {
    JsonFactory factory = new JsonFactory();
    factory.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
    try (JsonGenerator json = factory.createGenerator(out, JsonEncoding.UTF8)) {
      json.writeStartObject();
      json.writeStringField("type", "FeatureCollection");
      for (Map.Entry<String, Object> member : about.entrySet()) {
        json.writeFieldName(member.getKey());
        value(json, member.getValue());
      }
      json.writeArrayFieldStart("features");
      for (Feature feature : features) {
        json.writeRaw('\n');
        feature(json, feature);
      }
      json.writeRaw('\n');
      json.writeEndArray();
      json.writeEndObject();
      json.writeRaw('\n');
    }
  }

  private static void feature(JsonGenerator json, Feature feature) throws IOException {
    json.writeStartObject();
    json.writeStringField("type", "Feature");
    json.writeStringField("id", feature.id());
    json.writeFieldName("geometry");
    geometry(json, feature.geometry());
    json.writeFieldName("properties");
    value(json, feature.properties());
    json.writeEndObject();
  }

  private static void geometry(JsonGenerator json, Geometry geometry) throws IOException {
    if (geometry == null) {
      json.writeNull();
      return;
    }
    json.writeStartObject();
    json.writeStringField("type", geometry.getGeometryType());
    json.writeFieldName("coordinates");
    if (geometry instanceof Point point) {
      position(json, point.getCoordinate());
    } else {
      json.writeStartArray();
      for (int p = 0; p < geometry.getNumGeometries(); p++) {
        Polygon part = (Polygon) geometry.getGeometryN(p);
        json.writeStartArray();
        ring(json, part.getExteriorRing(), true);
        for (int h = 0; h < part.getNumInteriorRing(); h++) {
          ring(json, part.getInteriorRingN(h), false);
        }
        json.writeEndArray();
      }
      json.writeEndArray();
    }
    json.writeEndObject();
  }

  private static void ring(JsonGenerator json, LinearRing ring, boolean counterclockwise)
      throws IOException {
    Coordinate[] points = ring.getCoordinates();
    boolean turned = Orientation.isCCW(points) != counterclockwise;
    json.writeStartArray();
    for (int i = 0; i < points.length; i++) {
      position(json, points[turned ? points.length - 1 - i : i]);
    }
    json.writeEndArray();
  }

  private static void position(JsonGenerator json, Coordinate at) throws IOException {
    json.writeStartArray();
    json.writeNumber(at.x);
    json.writeNumber(at.y);
    json.writeEndArray();
  }

  private static void value(JsonGenerator json, Object value) throws IOException {
    if (value instanceof Map<?, ?> map) {
      json.writeStartObject();
      for (Map.Entry<?, ?> entry : map.entrySet()) {
        json.writeFieldName((String) entry.getKey());
        value(json, entry.getValue());
      }
      json.writeEndObject();
    } else if (value instanceof List<?> list) {
      json.writeStartArray();
      for (Object element : list) {
        value(json, element);
      }
      json.writeEndArray();
    } else if (value instanceof Double number) {
      // JSON has no NaN
      if (Double.isFinite(number)) {
        json.writeNumber(number);
      } else {
        json.writeNull();
      }
    } else if (value instanceof Integer number) {
      json.writeNumber(number);
    } else if (value instanceof Boolean flag) {
      json.writeBoolean(flag);
    } else if (value == null) {
      json.writeNull();
    } else {
      json.writeString((String) value);
    }
  }
}
