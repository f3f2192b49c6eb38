package org.tradewind.formats.geojson;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.tradewind.axes.UserError;
import org.tradewind.formats.file.SourceFiles;

/**
 * Refuses what people have in place of GeoJSON in degrees, by its name: other formats of polygons,
 * recognised by their first bytes or members, and other coordinate systems.
 */
final class PolygonFormats {
  private static final int HEAD = 512;
  private static final Pattern EPSG =
      Pattern.compile("(?:.*[:/])?EPSG[:/]+(?:[0-9.]*[:/]+)?([0-9]+)");

  private PolygonFormats() {}

  /** Refuses a folder and files of other formats, such as a zipped shapefile. */
  static void requireGeoJson(Path path) {
    if (Files.isDirectory(path)) {
      throw refused(path, "a folder", "Name the file in it.");
    }
    byte[] head;
    try (InputStream stream = Files.newInputStream(path)) {
      head = stream.readNBytes(HEAD);
    } catch (IOException e) {
      throw SourceFiles.unreadable(path, e);
    }
    String start = new String(head, StandardCharsets.ISO_8859_1);
    String name = path.getFileName().toString().toLowerCase(Locale.ROOT);
    String layer = "Convert it: ogr2ogr -f GeoJSON -t_srs EPSG:4326 polygons.geojson ";
    if (head.length == 0) {
      throw refused(path, "an empty file", "Fetch it again.");
    } else if (start.startsWith("PK")) {
      throw refused(
          path,
          name.endsWith(".kmz") ? "KML in a zip (KMZ)" : "a zip file, such as a zipped shapefile",
          layer + "/vsizip/" + path.getFileName());
    } else if (start.startsWith("SQLite format 3")) {
      throw refused(path, "a GeoPackage or SpatiaLite file", layer + path.getFileName());
    } else if (start.startsWith("\0\0'\n") || name.matches(".*\\.(shp|dbf|shx|prj)")) {
      String shape = path.getFileName().toString().replaceFirst("\\.[A-Za-z]+$", ".shp");
      throw refused(path, "part of a shapefile", layer + shape);
    } else if (start.startsWith("fgb")) {
      throw refused(path, "a FlatGeobuf file", layer + path.getFileName());
    } else if (start.startsWith("PAR1")) {
      throw refused(path, "a Parquet file", layer + path.getFileName());
    } else if (start.startsWith("\u001f\u008b")) {
      throw refused(path, "a gzip file", "Unpack it: gunzip " + path.getFileName());
    } else if (start.stripLeading().startsWith("<") || start.startsWith("\u00ef\u00bb\u00bf<")) {
      boolean kml = start.contains("kml");
      boolean gml = start.contains("gml");
      throw refused(path, kml ? "KML" : gml ? "GML" : "XML or HTML", layer + path.getFileName());
    }
  }

  /** Refuses JSON of other kinds: TopoJSON, Esri's JSON, a single feature or geometry. */
  static void requireCollection(Path path, String type, List<String> keys) {
    String file = path.getFileName().toString();
    if (type.equals("Topology")) {
      throw refused(
          path,
          "TopoJSON",
          "Convert it, e.g. with mapshaper " + file + " -o format=geojson polygons.geojson");
    } else if (keys.contains("geometryType") || keys.contains("spatialReference")) {
      throw refused(
          path,
          "Esri's JSON",
          "Convert it: ogr2ogr -f GeoJSON -t_srs EPSG:4326 polygons.geojson " + file);
    } else if (!type.equals("FeatureCollection") && !keys.contains("features")) {
      throw refused(
          path,
          type.isEmpty() ? "JSON with members " + keys : "a single " + type,
          "Put the features into one FeatureCollection.");
    }
  }

  private static UserError refused(Path path, String found, String whatToDo) {
    return new UserError(
        path.toString(), found, "a GeoJSON FeatureCollection of polygons", whatToDo);
  }

  /**
   * Refuses a coordinate system other than longitude and latitude on WGS 84 or CGCS2000, which
   * differ by less than a metre. The member crs is of GeoJSON 2008; today's files have none.
   */
  static void requireDegrees(Path path, JsonNode crs) {
    if (crs == null || !crs.isObject()) {
      return;
    }
    JsonNode properties = crs.path("properties");
    String name = properties.path("name").asText(properties.path("href").asText(""));
    if (crs.path("type").asText().equalsIgnoreCase("EPSG")) {
      name = "EPSG:" + properties.path("code").asText();
    }
    String upper = name.toUpperCase(Locale.ROOT).strip();
    Matcher epsg = EPSG.matcher(upper);
    boolean degrees =
        epsg.matches()
            ? List.of("4326", "4490").contains(epsg.group(1))
            : upper.endsWith("CRS84") || upper.matches("WGS ?_?84|CGCS ?_?2000");
    if (!degrees) {
      throw new UserError(
          path + ", crs",
          "'" + name + "'",
          "longitude and latitude on WGS 84 (CRS84, EPSG:4326) or CGCS2000 (EPSG:4490)",
          "Convert the file: ogr2ogr -f GeoJSON -t_srs EPSG:4326 polygons.geojson "
              + path.getFileName());
    }
  }
}
