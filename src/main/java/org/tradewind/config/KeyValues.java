package org.tradewind.config;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.function.DoublePredicate;
import java.util.function.Predicate;
import org.tradewind.adjoint.DatedPath;
import org.tradewind.axes.Names;
import org.tradewind.axes.UserError;

/**
 * The keys that a study file, the command line and the defaults give, with access by type. Every
 * key is known and every value of its type; all else is a {@link UserError}.
 */
final class KeyValues {
  private static final ObjectMapper YAML =
      new ObjectMapper(
          YAMLFactory.builder()
              .enable(YAMLParser.Feature.EMPTY_STRING_AS_NULL)
              .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
              .build());
  private static final List<String> PATHS = StudyKeys.ALL.stream().map(Key::path).toList();

  private final String source;
  private final Map<String, JsonNode> given = new TreeMap<>();

  private KeyValues(String source) {
    this.source = source;
  }

  /**
   * Reads the text of a study file.
   *
   * @param text YAML; empty for all defaults
   * @param source file name, for errors
   * @param overrides key -> YAML value, from the command line
   * @param others key -> YAML value of keys that neither the file nor the command line gives
   */
  static KeyValues of(
      String text, String source, Map<String, String> overrides, Map<String, String> others) {
    KeyValues keys = new KeyValues(source);
    JsonNode tree = keys.yaml(text, source);
    if (tree != null && !tree.isNull() && !tree.isMissingNode()) {
      if (!tree.isObject()) {
        throw new UserError(
            source, "a YAML " + tree.getNodeType(), "keys and values", "See docs/config.md.");
      }
      keys.flatten("", tree);
    }
    overrides.forEach(
        (key, value) -> {
          keys.checkKnown(key, "--set " + key);
          keys.given.put(key, keys.yaml(value, "--set " + key));
        });
    others.forEach((key, value) -> keys.given.computeIfAbsent(key, k -> keys.yaml(value, source)));
    if (keys.value(key("report")).equals(BooleanNode.FALSE)) {
      keys.given.put("report", TextNode.valueOf("off"));
    }
    return keys;
  }

  /** Every key with its value as text, in the order of the documentation. */
  Map<String, String> all() {
    Map<String, String> values = new LinkedHashMap<>();
    for (Key key : StudyKeys.ALL) {
      values.put(key.path(), asText(value(key)));
    }
    return values;
  }

  /** The file and a key, for errors. */
  String where(String path) {
    return source + ", key " + path;
  }

  /** A value as it stands in the YAML. */
  JsonNode value(String path) {
    return value(key(path));
  }

  /** The mistake of a value. */
  UserError wrong(String path, String expected) {
    return wrong(key(path), value(path), expected);
  }

  /** Whether a path or name is given. */
  boolean isGiven(String path) {
    return !text(path).equals(StudyKeys.NONE);
  }

  /** A text that names a constant. */
  <E extends Enum<E>> E choice(String path, Class<E> constants) {
    return Enum.valueOf(constants, text(path).toUpperCase(Locale.ROOT).replace('-', '_'));
  }

  /** A number of any size; NaN where it is none. */
  double number(String path) {
    return number(value(path));
  }

  private JsonNode yaml(String text, String where) {
    try {
      return YAML.readTree(text);
    } catch (JsonProcessingException e) {
      throw new UserError(
          where + (e.getLocation() == null ? "" : ", line " + e.getLocation().getLineNr()),
          // The parser draws the place over several lines; an error of ours is one line.
          e.getOriginalMessage().strip().replaceAll("\\s+", " "),
          "YAML",
          "Correct the syntax.",
          e);
    }
  }

  private void flatten(String prefix, JsonNode node) {
    node.properties()
        .forEach(
            entry -> {
              String path = prefix + entry.getKey();
              boolean group = PATHS.stream().anyMatch(p -> p.startsWith(path + "."));
              if (group && entry.getValue().isObject()) {
                flatten(path + ".", entry.getValue());
              } else {
                checkKnown(path, source);
                given.put(path, entry.getValue());
              }
            });
  }

  private void checkKnown(String path, String where) {
    if (!PATHS.contains(path)) {
      throw new UserError(
          where,
          "the unknown key '" + path + "'",
          "a key of docs/config.md",
          Names.didYouMean(path, PATHS));
    }
  }

  Path path(String path) {
    try {
      return Path.of(text(path));
    } catch (InvalidPathException e) {
      throw wrong(key(path), value(key(path)), "the path of a file");
    }
  }

  DatedPath datedPath(String path) {
    if (!isGiven(path)) {
      throw wrong(key(path), value(key(path)), "a path, where the study has adjoint files");
    }
    return DatedPath.of(text(path), where(path));
  }

  LocalDate date(String path) {
    try {
      return LocalDate.parse(text(path));
    } catch (DateTimeParseException e) {
      throw wrong(key(path), value(key(path)), "a date such as 2017-01-31");
    }
  }

  private static Key key(String path) {
    return StudyKeys.ALL.get(PATHS.indexOf(path));
  }

  private JsonNode value(Key key) {
    JsonNode node = given.get(key.path());
    return node == null || node.isNull() ? yaml(key.defaultValue(), key.path()) : node;
  }

  private static String asText(JsonNode node) {
    return node.isValueNode() ? node.asText() : node.toString();
  }

  private UserError wrong(Key key, JsonNode found, String expected) {
    String hint =
        key.allowed().isEmpty()
            ? "Its default is " + key.defaultValue() + "."
            : Names.didYouMean(asText(found), key.allowed(), "Use one of these.");
    return new UserError(where(key.path()), "'" + asText(found) + "'", expected, hint);
  }

  String text(String path) {
    Key key = key(path);
    JsonNode node = value(key);
    if (!node.isValueNode() || node.asText().isBlank()) {
      throw wrong(key, node, "text");
    }
    return allowed(key, node, node.asText());
  }

  List<String> list(String path) {
    Key key = key(path);
    JsonNode node = value(key);
    boolean mayBeEmpty = key.defaultValue().equals("[]");
    if (!node.isArray() || node.isEmpty() && !mayBeEmpty) {
      throw wrong(key, node, "a list such as " + key.defaultValue());
    }
    List<String> items = new ArrayList<>();
    for (JsonNode item : node) {
      String text = allowed(key, item, item.asText());
      if (items.contains(text)) {
        throw wrong(key, item, "each item once");
      }
      items.add(text);
    }
    return items;
  }

  List<Double> numbers(String path) {
    Key key = key(path);
    JsonNode node = value(key);
    String expected = "a list of numbers such as " + key.defaultValue();
    if (!node.isArray()) {
      throw wrong(key, node, expected);
    }
    List<Double> numbers = new ArrayList<>();
    for (JsonNode item : node) {
      double number = number(item);
      if (!Double.isFinite(number)) {
        throw wrong(key, item, expected);
      }
      numbers.add(number);
    }
    return numbers;
  }

  LocalDate day(String path) {
    Key key = key(path);
    JsonNode node = value(key);
    try {
      return LocalDate.parse(node.asText());
    } catch (DateTimeParseException e) {
      throw wrong(key, node, "a day as YYYY-MM-DD");
    }
  }

  private String allowed(Key key, JsonNode node, String text) {
    if (!key.allowed().isEmpty() && !key.allowed().contains(text)) {
      throw wrong(key, node, "one of " + Names.some(key.allowed()));
    }
    return text;
  }

  double positive(String path) {
    Key key = key(path);
    JsonNode node = value(key);
    double number = number(node);
    if (!(number > 0 && number <= Double.MAX_VALUE)) {
      throw wrong(key, node, "a number above 0");
    }
    return number;
  }

  /** A number of at least 0; none where the study leaves it to the software. */
  OptionalDouble numberOrAuto(String path) {
    return numberOrAuto(path, number -> number >= 0, "a number of at least 0");
  }

  /** A number that a key may have; none where the study leaves it to the software. */
  OptionalDouble numberOrAuto(String path, DoublePredicate allowed, String expected) {
    Key key = key(path);
    JsonNode node = value(key);
    if (node.asText().equals(StudyKeys.AUTO)) {
      return OptionalDouble.empty();
    }
    double number = number(node);
    if (!(allowed.test(number) && number <= Double.MAX_VALUE)) {
      throw wrong(key, node, StudyKeys.AUTO + ", or " + expected);
    }
    return OptionalDouble.of(number);
  }

  /** A text that a key may have; none where the study leaves it to the software. */
  Optional<String> textOrAuto(String path, Predicate<String> allowed, String expected) {
    String text = text(path).strip();
    if (text.equals(StudyKeys.AUTO)) {
      return Optional.empty();
    }
    if (!allowed.test(text)) {
      throw wrong(key(path), value(key(path)), StudyKeys.AUTO + ", or " + expected);
    }
    return Optional.of(text);
  }

  double fraction(String path) {
    Key key = key(path);
    JsonNode node = value(key);
    double number = number(node);
    if (!(number >= 0 && number <= 1)) {
      throw wrong(key, node, "a number from 0 to 1");
    }
    return number;
  }

  /** YAML 1.2 numbers such as 1e-6 reach us as text from YAML 1.1 parsers; NaN for none. */
  static double number(JsonNode node) {
    try {
      return Double.parseDouble(node.asText());
    } catch (NumberFormatException e) {
      return Double.NaN;
    }
  }

  long atLeast(int least, String path) {
    Key key = key(path);
    JsonNode node = value(key);
    if (!node.isIntegralNumber() || !node.canConvertToInt() || node.asLong() < least) {
      throw wrong(key, node, "a whole number of at least " + least);
    }
    return node.asLong();
  }

  int count(int least, String path) {
    return Math.toIntExact(atLeast(least, path));
  }
}
