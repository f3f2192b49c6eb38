package org.tradewind.formats.geojson;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.tradewind.axes.UserError;
import org.tradewind.formats.file.SourceFiles;

/**
 * The features of a GeoJSON file (RFC 7946) as they stand there, read as a stream: their properties
 * and coordinates, which nothing has checked so far.
 */
public final class GeoJsonFile {
  /** Positions that are read at most: 40 bytes each, and some more when they are laid on a grid. */
  static final int MOST_POSITIONS = 5_000_000;

  private static final int MOST_FEATURES = 100_000;
  private static final int DEEPEST = 6;
  private static final int LONGEST_POSITION = 8;
  private static final int SHOWN = 60;

  /**
   * A feature.
   *
   * @param properties texts of those that are a text, a number or a truth value; empty for null
   * @param geometry null where there is none
   */
  public record Feature(Map<String, String> properties, Geometry geometry) {}

  /**
   * A geometry.
   *
   * @param type as written
   * @param coordinates lists of lists down to positions, each a double[] or a {@link Bad}; null
   *     where there are none
   * @param members of a GeometryCollection
   */
  public record Geometry(String type, Object coordinates, List<Geometry> members) {}

  /** What stands in the place of a position. */
  public record Bad(String text) {}

  private final Path path;
  private final List<Feature> features = new ArrayList<>();
  private boolean listed;
  private int positions;

  private GeoJsonFile(Path path) {
    this.path = path;
  }

  /** Reads a file; one that is not GeoJSON in longitude and latitude is a {@link UserError}. */
  public static List<Feature> read(Path path) {
    PolygonFormats.requireGeoJson(path);
    GeoJsonFile file = new GeoJsonFile(path);
    try (InputStream stream = Files.newInputStream(path);
        JsonParser parser = new ObjectMapper().createParser(stream)) {
      file.root(parser);
    } catch (JsonProcessingException e) {
      throw file.notJson(e);
    } catch (IOException e) {
      throw SourceFiles.unreadable(path, e);
    }
    return file.features;
  }

  private UserError notJson(JsonProcessingException e) {
    String message = e.getOriginalMessage();
    String line = e.getLocation() == null ? "" : ", line " + e.getLocation().getLineNr();
    boolean encoding = message.contains("UTF-8") || message.contains("UTF-32");
    return new UserError(
        path + line,
        message.length() > 300 ? message.substring(0, 300) + " ..." : message,
        "GeoJSON" + (encoding ? " in UTF-8" : ""),
        encoding
            ? "Convert the file to UTF-8, e.g. with iconv -f GB18030 -t UTF-8."
            : "The file may be cut short: fetch it again, or give a GeoJSON file.",
        e);
  }

  private void root(JsonParser parser) throws IOException {
    if (parser.nextToken() != JsonToken.START_OBJECT) {
      throw notCollection("no object {...}");
    }
    String type = "";
    List<String> keys = new ArrayList<>();
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String key = parser.currentName();
      keys.add(key);
      parser.nextToken();
      switch (key) {
        case "type" -> type = parser.getValueAsString("");
        case "crs" -> PolygonFormats.requireDegrees(path, parser.readValueAsTree());
        case "features" -> features(parser);
        default -> parser.skipChildren();
      }
    }
    PolygonFormats.requireCollection(path, type, keys);
    if (!listed || features.isEmpty()) {
      throw notCollection(listed ? "an empty list of features" : "no list of features");
    }
    if (parser.nextToken() != null) {
      throw notCollection("a second JSON text after the first");
    }
  }

  private UserError notCollection(String found) {
    return new UserError(
        path.toString(),
        found,
        "a GeoJSON FeatureCollection of polygons",
        "Convert the file, e.g. with ogr2ogr -f GeoJSON.");
  }

  private void features(JsonParser parser) throws IOException {
    if (parser.currentToken() != JsonToken.START_ARRAY) {
      throw notCollection("features that are not a list");
    }
    listed = true;
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      if (parser.currentToken() != JsonToken.START_OBJECT) {
        throw notCollection("feature " + (features.size() + 1) + " that is not an object");
      }
      features.add(feature(parser));
      if (features.size() > MOST_FEATURES) {
        throw tooLarge("more than " + MOST_FEATURES + " features");
      }
    }
  }

  private UserError tooLarge(String found) {
    return new UserError(
        path.toString(),
        found,
        "the polygons of a study's regions, at most " + MOST_POSITIONS + " positions in all",
        "Leave out the features that are not needed, or simplify them, e.g. with mapshaper.");
  }

  private Feature feature(JsonParser parser) throws IOException {
    Map<String, String> properties = new LinkedHashMap<>();
    Geometry geometry = null;
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String key = parser.currentName();
      JsonToken token = parser.nextToken();
      switch (key) {
        case "id" -> properties.putIfAbsent("id", scalar(parser));
        case "properties" -> {
          if (token == JsonToken.START_OBJECT) {
            properties(parser, properties);
          } else {
            parser.skipChildren();
          }
        }
        case "geometry" -> geometry = geometry(parser, 0);
        default -> parser.skipChildren();
      }
    }
    return new Feature(properties, geometry);
  }

  private static void properties(JsonParser parser, Map<String, String> into) throws IOException {
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String key = parser.currentName();
      JsonToken token = parser.nextToken();
      if (token.isScalarValue()) {
        into.put(key, scalar(parser));
      } else {
        parser.skipChildren();
      }
    }
  }

  /** A value as text, 110000.0 as 110000. */
  private static String scalar(JsonParser parser) throws IOException {
    JsonToken token = parser.currentToken();
    if (!token.isScalarValue() || token == JsonToken.VALUE_NULL) {
      parser.skipChildren();
      return "";
    }
    if (token == JsonToken.VALUE_NUMBER_FLOAT) {
      double value = parser.getDoubleValue();
      if (value == Math.rint(value) && Math.abs(value) < 1e15) {
        return String.valueOf((long) value);
      }
    }
    return parser.getText().strip();
  }

  private Geometry geometry(JsonParser parser, int depth) throws IOException {
    if (parser.currentToken() != JsonToken.START_OBJECT || depth > DEEPEST) {
      parser.skipChildren();
      return null;
    }
    String type = "";
    Object coordinates = null;
    List<Geometry> members = new ArrayList<>();
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String key = parser.currentName();
      JsonToken token = parser.nextToken();
      if (key.equals("type")) {
        type = parser.getValueAsString("");
      } else if (key.equals("coordinates")) {
        coordinates = coordinates(parser, 0);
      } else if (key.equals("geometries") && token == JsonToken.START_ARRAY) {
        while (parser.nextToken() != JsonToken.END_ARRAY) {
          Geometry member = geometry(parser, depth + 1);
          if (member != null) {
            members.add(member);
          }
        }
      } else {
        parser.skipChildren();
      }
    }
    return new Geometry(type, coordinates, members);
  }

  private Object coordinates(JsonParser parser, int depth) throws IOException {
    if (parser.currentToken() != JsonToken.START_ARRAY) {
      return bad(parser);
    }
    if (depth > DEEPEST) {
      parser.skipChildren();
      return new Bad("lists nested " + depth + " deep");
    }
    List<Object> list = new ArrayList<>();
    JsonToken token = parser.nextToken();
    if (token != JsonToken.START_ARRAY && token != JsonToken.END_ARRAY) {
      return position(parser);
    }
    while (parser.currentToken() != JsonToken.END_ARRAY) {
      list.add(coordinates(parser, depth + 1));
      parser.nextToken();
    }
    return list;
  }

  /** A position: two numbers or more. The parser stands at the first and is left at the end. */
  private Object position(JsonParser parser) throws IOException {
    double[] numbers = new double[LONGEST_POSITION];
    int count = 0;
    StringBuilder text = new StringBuilder("[");
    boolean good = true;
    while (parser.currentToken() != JsonToken.END_ARRAY) {
      good &= parser.currentToken().isNumeric() && count < numbers.length;
      if (good) {
        numbers[count++] = parser.getDoubleValue();
      } else if (text.length() < SHOWN) {
        if (text.length() == 1) {
          for (int i = 0; i < count; i++) {
            text.append(numbers[i]).append(',');
          }
        }
        text.append(bad(parser).text()).append(',');
      } else {
        parser.skipChildren();
      }
      parser.nextToken();
    }
    if (++positions > MOST_POSITIONS) {
      throw tooLarge("more than " + MOST_POSITIONS + " positions");
    }
    if (!good || count < 2) {
      for (int i = 0; good && i < count; i++) {
        text.append(numbers[i]).append(',');
      }
      text.setLength(Math.max(1, text.length() - 1));
      return new Bad(text.append(']').toString());
    }
    return count == 2
        ? new double[] {numbers[0], numbers[1]}
        : new double[] {numbers[0], numbers[1], numbers[2]};
  }

  private static Bad bad(JsonParser parser) throws IOException {
    JsonToken token = parser.currentToken();
    if (!token.isScalarValue()) {
      parser.skipChildren();
      return new Bad(token == JsonToken.START_ARRAY ? "[...]" : "{...}");
    }
    String text = parser.getText();
    String cut = text.length() > SHOWN ? text.substring(0, SHOWN) + "..." : text;
    return new Bad(token == JsonToken.VALUE_STRING ? "\"" + cut + "\"" : cut);
  }
}
