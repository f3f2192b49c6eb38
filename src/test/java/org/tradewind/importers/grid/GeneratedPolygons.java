package org.tradewind.importers.grid;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.tradewind.importers.source.ImportSettings;
import org.tradewind.tables.StudyTables;

/** GeoJSON files made of squares, and imports of them. */
final class GeneratedPolygons {
  private GeneratedPolygons() {}

  /** A square ring in degrees. */
  static String square(double west, double south, double size) {
    return ring(
        west,
        south,
        west + size,
        south,
        west + size,
        south + size,
        west,
        south + size,
        west,
        south);
  }

  /** A ring of lon, lat, lon, lat. */
  static String ring(double... lonLat) {
    StringBuilder ring = new StringBuilder("[");
    for (int i = 0; i < lonLat.length; i += 2) {
      ring.append(i == 0 ? "" : ",").append("[" + lonLat[i] + "," + lonLat[i + 1] + "]");
    }
    return ring.append("]").toString();
  }

  /** A feature whose properties are key, value, key, value; values as JSON. */
  static String feature(String geometry, String... properties) {
    StringBuilder text = new StringBuilder("{\"type\":\"Feature\",\"properties\":{");
    for (int i = 0; i < properties.length; i += 2) {
      text.append(i == 0 ? "" : ",").append("\"" + properties[i] + "\":" + properties[i + 1]);
    }
    return text.append("},\"geometry\":").append(geometry).append("}").toString();
  }

  /** A feature with a name. */
  static String named(String name, String geometry) {
    return feature(geometry, "name", text(name));
  }

  static String text(String value) {
    return "\"" + value + "\"";
  }

  static String polygon(String... rings) {
    return "{\"type\":\"Polygon\",\"coordinates\":[" + String.join(",", rings) + "]}";
  }

  static String multi(String... shells) {
    return "{\"type\":\"MultiPolygon\",\"coordinates\":[[" + String.join("],[", shells) + "]]}";
  }

  /** A file of features. */
  static Path file(Path folder, String... features) throws IOException {
    return Files.writeString(folder.resolve("regions.geojson"), collection("", features));
  }

  /** A collection with more members before its features. */
  static String collection(String more, String... features) {
    return "{\"type\":\"FeatureCollection\","
        + more
        + "\"features\":["
        + String.join(",", features)
        + "]}";
  }

  /** Imports with settings key, value, key, value. */
  static StudyTables read(Path file, StudyTables existing, String... settings) {
    Map<String, String> given = new LinkedHashMap<>();
    for (int i = 0; i < settings.length; i += 2) {
      given.put(settings[i], settings[i + 1]);
    }
    PolygonsImporter importer = new PolygonsImporter();
    return importer.read(file, ImportSettings.of(importer, given), existing);
  }
}
