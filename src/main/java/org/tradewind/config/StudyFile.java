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
import org.tradewind.adjoint.AdjointParameters;
import org.tradewind.adjoint.DatedPath;
import org.tradewind.adjoint.ForcingParameters;
import org.tradewind.adjoint.InmapParameters;
import org.tradewind.attribution.CityParameters;
import org.tradewind.attribution.Closure;
import org.tradewind.axes.Names;
import org.tradewind.axes.UserError;
import org.tradewind.emissions.InventoryParameters;
import org.tradewind.flows.IndexParameters;
import org.tradewind.flows.PathParameters;
import org.tradewind.formats.ioapi.IoapiHeader;
import org.tradewind.health.DrawnAges;
import org.tradewind.health.HealthParameters;
import org.tradewind.health.IerReading;
import org.tradewind.health.Receptors;
import org.tradewind.mrio.MrioParameters;
import org.tradewind.mrio.TradeParameters;
import org.tradewind.plausibility.PlausibilityParameters;
import org.tradewind.recipes.study.RecipeParameters;
import org.tradewind.report.ReportParts;
import org.tradewind.scenarios.PercentileMethod;
import org.tradewind.scenarios.ScenarioParameters;
import org.tradewind.tables.StudyInfo;
import org.tradewind.tables.TextEncoding;
import org.tradewind.uncertainty.AnalysisParameters;
import org.tradewind.uncertainty.CoefficientParameters;
import org.tradewind.uncertainty.SensitivityRows;
import org.tradewind.uncertainty.UncertaintyParameters;

/**
 * Reads a study file: YAML, every key known, every value of its type; --set overrides stand above
 * the file.
 */
public final class StudyFile {
  /** The key that says what is made of the report at the end of a run. */
  public static final String REPORT = StudyKeys.REPORT;

  /** What conf/sample.yaml has besides the defaults: the bundled study, where no file is named. */
  public static final String BUNDLED =
      """
      receptors: [each]
      whatif:
        coal_power_off: {category: energy, fuel: [coal, lignite], scale: 0}
        household_solid_fuels_off:
          subsector: [dom_bituminous, dom_anthracite, dom_lignite, dom_briquette, dom_coke, dom_crop_residue, dom_brush_wood, dom_fuel_wood]
          scale: 0
      """;

  private static final ObjectMapper YAML =
      new ObjectMapper(
          YAMLFactory.builder()
              .enable(YAMLParser.Feature.EMPTY_STRING_AS_NULL)
              .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
              .build());
  private static final List<String> PATHS = StudyKeys.ALL.stream().map(Key::path).toList();

  private final String source;
  private final Map<String, JsonNode> given = new TreeMap<>();

  private StudyFile(String source) {
    this.source = source;
  }

  /**
   * A study from the text of its file.
   *
   * @param text YAML; empty for all defaults
   * @param source file name, for errors
   * @param overrides key -> YAML value, from the command line
   */
  public static Study parse(String text, String source, Map<String, String> overrides) {
    return parse(text, source, overrides, Map.of());
  }

  /**
   * A study from the text of its file, where keys that it leaves out have other values than the
   * defaults.
   *
   * @param others key -> YAML value of keys that neither the file nor the command line gives
   */
  public static Study parse(
      String text, String source, Map<String, String> overrides, Map<String, String> others) {
    StudyFile file = new StudyFile(source);
    JsonNode tree = file.yaml(text, source);
    if (tree != null && !tree.isNull() && !tree.isMissingNode()) {
      if (!tree.isObject()) {
        throw new UserError(
            source, "a YAML " + tree.getNodeType(), "keys and values", "See docs/config.md.");
      }
      file.flatten("", tree);
    }
    overrides.forEach(
        (key, value) -> {
          file.checkKnown(key, "--set " + key);
          file.given.put(key, file.yaml(value, "--set " + key));
        });
    others.forEach((key, value) -> file.given.computeIfAbsent(key, k -> file.yaml(value, source)));
    return file.study();
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

  private Study study() {
    if (value(key(StudyKeys.REPORT)).equals(BooleanNode.FALSE)) {
      given.put(StudyKeys.REPORT, TextNode.valueOf("off"));
    }
    Map<String, String> values = new LinkedHashMap<>();
    for (Key key : StudyKeys.ALL) {
      values.put(key.path(), asText(value(key)));
    }
    HealthParameters health =
        new HealthParameters(
            text(StudyKeys.HEALTH_FORM),
            IerReading.valueOf(upper(StudyKeys.HEALTH_READING)),
            positive(StudyKeys.HEALTH_FLOOR),
            list(StudyKeys.HEALTH_CAUSES),
            text(StudyKeys.HEALTH_RELEASE),
            DrawnAges.valueOf(upper(StudyKeys.UNCERTAINTY_AGES)));
    return new Study(
        text(StudyKeys.STUDY),
        info(),
        text(StudyKeys.DATA),
        text(StudyKeys.INPUTS),
        encoding(),
        list(StudyKeys.SPECIES),
        health,
        new RecipeParameters(positive(StudyKeys.SAMPLE_CELL_KM)),
        Closure.Rule.valueOf(upper(StudyKeys.HEALTH_CLOSURE)),
        new Receptors(list(StudyKeys.RECEPTORS)),
        new MrioParameters(
            MrioParameters.Errors.valueOf(upper(StudyKeys.MRIO_ERRORS)),
            positive(StudyKeys.MRIO_TOLERANCE),
            numberOrAuto(StudyKeys.MRIO_ABSOLUTE),
            MrioParameters.Backend.valueOf(upper(StudyKeys.MRIO_BACKEND)),
            new TradeParameters(
                number(value(key(StudyKeys.MRIO_TRADE_DECAY))),
                TradeParameters.Total.valueOf(upper(StudyKeys.MRIO_TRADE_TOTAL)))),
        Optional.of(text(StudyKeys.MRIO_REQUIREMENTS)).filter(f -> !f.equals(StudyKeys.NONE)),
        indices(),
        new CityParameters(fraction(StudyKeys.CITIES_SPLIT)),
        new PathParameters(
            Math.toIntExact(atLeast(0, StudyKeys.PATHS_FLOWS)),
            positive(StudyKeys.PATHS_COVERAGE),
            Math.toIntExact(atLeast(1, StudyKeys.PATHS_MOST))),
        adjoint(),
        inmap(),
        new InventoryParameters(
            InventoryParameters.Rule.valueOf(upper(StudyKeys.EMISSIONS_RULE)),
            text(StudyKeys.EMISSIONS_CO2_BY)),
        Math.toIntExact(atLeast(1, StudyKeys.BLOCKS)),
        atLeast(1, StudyKeys.CSV_ROWS),
        forcing(),
        new Study.Evaluation(text(StudyKeys.OBSERVATIONS), text(StudyKeys.CONCENTRATIONS)),
        scenarios(),
        WhatifKey.of(value(key(StudyKeys.WHATIF)), source + ", key " + StudyKeys.WHATIF),
        uncertainty(),
        analysis(),
        coefficients(),
        new CostKeys(this).parameters(),
        PlausibilityParameters.of(
            PlausibilityParameters.Beyond.valueOf(upper(StudyKeys.PLAUSIBILITY_BEYOND)),
            list(StudyKeys.PLAUSIBILITY_RANGES)),
        ReportParts.valueOf(upper(StudyKeys.REPORT)),
        values);
  }

  /** What the file says of the study; items that it leaves to the inputs are not there. */
  private StudyInfo info() {
    Map<String, String> given = new LinkedHashMap<>();
    for (String item : List.of(StudyKeys.TITLE, StudyKeys.YEAR, StudyKeys.CURRENCY)) {
      String value = text(item).strip();
      if (!value.equals(StudyKeys.NONE)) {
        given.put(item, value);
      }
    }
    if (given.containsKey(StudyKeys.YEAR) && !StudyInfo.isYear(given.get(StudyKeys.YEAR))) {
      throw wrong(key(StudyKeys.YEAR), value(key(StudyKeys.YEAR)), "a year such as 2017");
    }
    List<String> words = list(StudyKeys.REGION_WORD);
    if (words.size() == 2 && words.stream().noneMatch(String::isBlank)) {
      given.put(StudyInfo.REGION_WORD, words.get(0).strip());
      given.put(StudyInfo.REGION_WORD_PLURAL, words.get(1).strip());
    } else if (!words.isEmpty()) {
      throw wrong(
          key(StudyKeys.REGION_WORD),
          value(key(StudyKeys.REGION_WORD)),
          "two words, for one and for several, such as [province, provinces]");
    }
    return new StudyInfo(given);
  }

  private String encoding() {
    return TextEncoding.of(text(StudyKeys.ENCODING), source + ", key " + StudyKeys.ENCODING).name();
  }

  private UncertaintyParameters uncertainty() {
    return new UncertaintyParameters(
        UncertaintyParameters.Mode.valueOf(upper(StudyKeys.UNCERTAINTY_MODE).replace('-', '_')),
        Math.toIntExact(atLeast(0, StudyKeys.UNCERTAINTY_DRAWS)),
        atLeast(0, StudyKeys.UNCERTAINTY_SEED),
        Math.toIntExact(atLeast(1, StudyKeys.UNCERTAINTY_BLOCK)),
        list(StudyKeys.UNCERTAINTY_STRESSORS),
        UncertaintyParameters.Sampler.valueOf(upper(StudyKeys.UNCERTAINTY_SAMPLER)),
        SensitivityRows.Use.valueOf(upper(StudyKeys.UNCERTAINTY_SENSITIVITY)));
  }

  private AnalysisParameters analysis() {
    return new AnalysisParameters(
        fraction(StudyKeys.UNCERTAINTY_STOP_AT),
        AnalysisParameters.SharesBy.valueOf(upper(StudyKeys.UNCERTAINTY_SHARES_BY)),
        Math.toIntExact(atLeast(0, StudyKeys.UNCERTAINTY_SHARE_DRAWS)),
        Math.toIntExact(atLeast(0, StudyKeys.UNCERTAINTY_GRID_DRAWS)),
        AnalysisParameters.Keep.valueOf(upper(StudyKeys.UNCERTAINTY_KEEP)));
  }

  private CoefficientParameters coefficients() {
    return new CoefficientParameters(
        Math.toIntExact(atLeast(0, StudyKeys.UNCERTAINTY_MRIO_DRAWS)),
        number(value(key(StudyKeys.UNCERTAINTY_MRIO_CV))),
        fraction(StudyKeys.UNCERTAINTY_MRIO_POWER),
        number(value(key(StudyKeys.UNCERTAINTY_MRIO_MOST))));
  }

  private IndexParameters indices() {
    return new IndexParameters(
        fraction(StudyKeys.INDICES_LINE),
        fraction(StudyKeys.INDICES_AXIS),
        IndexParameters.Count.valueOf(upper(StudyKeys.INDICES_COUNT)),
        list(StudyKeys.INDICES_RELOCATION));
  }

  private ScenarioParameters scenarios() {
    return new ScenarioParameters(
        list(StudyKeys.SCENARIO_SECTORS),
        numbers(StudyKeys.SCENARIO_LEVELS),
        PercentileMethod.valueOf(upper(StudyKeys.SCENARIO_PERCENTILE)),
        ScenarioParameters.Rule.valueOf(upper(StudyKeys.SCENARIO_RULE).replace('-', '_')));
  }

  private ForcingParameters forcing() {
    return new ForcingParameters(
        day(StudyKeys.FORCING_FROM),
        day(StudyKeys.FORCING_TO),
        ForcingParameters.Label.valueOf(upper(StudyKeys.FORCING_LABEL)),
        list(StudyKeys.FORCING_SPECIES),
        text(StudyKeys.FORCING_GRID_NAME),
        new IoapiHeader.Vertical(
            Math.toIntExact(atLeast(1, StudyKeys.FORCING_LEVEL_TYPE)),
            positive(StudyKeys.FORCING_TOP),
            numbers(StudyKeys.FORCING_LEVELS)));
  }

  /** The files of an adjoint model; half of their keys is a mistake. */
  private Optional<AdjointParameters> adjoint() {
    if (text(StudyKeys.ADJOINT_SENSITIVITIES).equals(StudyKeys.NONE)
        && text(StudyKeys.ADJOINT_EMISSIONS).equals(StudyKeys.NONE)) {
      return Optional.empty();
    }
    return Optional.of(
        new AdjointParameters(
            datedPath(StudyKeys.ADJOINT_SENSITIVITIES),
            datedPath(StudyKeys.ADJOINT_EMISSIONS),
            date(StudyKeys.ADJOINT_FROM),
            date(StudyKeys.ADJOINT_TO),
            text(StudyKeys.ADJOINT_VARIABLES),
            AdjointParameters.Label.valueOf(upper(StudyKeys.ADJOINT_LABEL)),
            Math.toIntExact(atLeast(0, StudyKeys.ADJOINT_ALLOW_MISSING))));
  }

  /** A source-receptor file of InMAP; its projection must be given, since no file names it. */
  private Optional<InmapParameters> inmap() {
    if (text(StudyKeys.INMAP_FILE).equals(StudyKeys.NONE)) {
      return Optional.empty();
    }
    Key other = key(StudyKeys.ADJOINT_SENSITIVITIES);
    if (!text(other.path()).equals(StudyKeys.NONE)) {
      throw wrong(other, value(other), "none, where inmap.file is given: one source of them");
    }
    return Optional.of(
        new InmapParameters(
            path(StudyKeys.INMAP_FILE),
            text(StudyKeys.INMAP_PROJECTION),
            Math.toIntExact(atLeast(0, StudyKeys.INMAP_LAYER)),
            fraction(StudyKeys.INMAP_OUTSIDE)));
  }

  private Path path(String path) {
    try {
      return Path.of(text(path));
    } catch (InvalidPathException e) {
      throw wrong(key(path), value(key(path)), "the path of a file");
    }
  }

  private DatedPath datedPath(String path) {
    if (text(path).equals(StudyKeys.NONE)) {
      throw wrong(key(path), value(key(path)), "a path, where the study has adjoint files");
    }
    return DatedPath.of(text(path), source + ", key " + path);
  }

  private LocalDate date(String path) {
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
    return new UserError(source + ", key " + key.path(), "'" + asText(found) + "'", expected, hint);
  }

  String text(String path) {
    Key key = key(path);
    JsonNode node = value(key);
    if (!node.isValueNode() || node.asText().isBlank()) {
      throw wrong(key, node, "text");
    }
    return allowed(key, node, node.asText());
  }

  private String upper(String path) {
    return text(path).toUpperCase(Locale.ROOT);
  }

  private List<String> list(String path) {
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

  private List<Double> numbers(String path) {
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

  private LocalDate day(String path) {
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
  private OptionalDouble numberOrAuto(String path) {
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

  private double fraction(String path) {
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

  private long atLeast(int least, String path) {
    Key key = key(path);
    JsonNode node = value(key);
    if (!node.isIntegralNumber() || !node.canConvertToInt() || node.asLong() < least) {
      throw wrong(key, node, "a whole number of at least " + least);
    }
    return node.asLong();
  }
}
