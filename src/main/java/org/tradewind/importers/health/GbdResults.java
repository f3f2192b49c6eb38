package org.tradewind.importers.health;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.tradewind.axes.Names;
import org.tradewind.axes.UserError;
import org.tradewind.formats.csv.DataRows;
import org.tradewind.formats.csv.SourceTexts;

/**
 * Rows of the GBD results tool's long CSV: measure, location, sex, age, cause, metric, year (each
 * as {@code x}, {@code x_name} or {@code x_id}) and val. Of each dimension but age and cause one
 * value has to be left by the settings; several are refused with their names.
 */
final class GbdResults {
  static final String EVERY = "*";
  private static final String POPULATION = "population";
  private static final String RATE = "rate";
  private static final String NUMBER = "number";

  /** Dimensions of the settings, and what columns of them may be called. */
  private static final Map<String, List<String>> DIMENSIONS = new LinkedHashMap<>();

  static {
    for (String dimension : List.of("measure", "location", "sex", "age", "cause", "metric")) {
      DIMENSIONS.put(dimension, List.of(dimension + "_name", dimension, dimension + "_id"));
    }
    DIMENSIONS.put("age", List.of("age_name", "age_group_name", "age", "age_id", "age_group_id"));
    DIMENSIONS.put("year", List.of("year", "year_id"));
  }

  private static final List<String> VALUE = List.of("val", "mean");

  /** Rates, numbers and persons by age group. */
  static final class Location {
    final Map<String, Map<String, Double>> rates = new TreeMap<>();
    final Map<String, Map<String, Double>> numbers = new TreeMap<>();
    final Map<String, Double> people = new LinkedHashMap<>();
  }

  private final Map<String, String> wanted;
  private final SourceTexts texts;
  private final Map<String, TreeSet<String>> found = new LinkedHashMap<>();
  private final Map<String, Location> locations = new TreeMap<>();
  private final TreeSet<String> agesLeftOut = new TreeSet<>();
  private final TreeSet<String> columnsLeftOut = new TreeSet<>();
  private final Map<String, Integer> leftOut = new TreeMap<>();
  private final Map<String, String> seen = new HashMap<>();

  /**
   * @param wanted value of each dimension that the settings name, as the file writes it; {@value
   *     #EVERY} of location for all
   * @param texts the files of the import
   */
  GbdResults(Map<String, String> wanted, SourceTexts texts) {
    this.wanted = wanted;
    this.texts = texts;
  }

  /** Reads one file. */
  void read(String name, Path path) {
    try (DataRows rows = DataRows.open(path, texts)) {
      Columns columns = new Columns(name, rows.header());
      columnsLeftOut.addAll(columns.other());
      for (String[] row = rows.next(); row != null; row = rows.next()) {
        accept(rows, columns, row);
      }
    }
  }

  private void accept(DataRows rows, Columns columns, String[] row) {
    String measure = columns.text(row, "measure");
    boolean people = measure.equalsIgnoreCase(POPULATION);
    for (String dimension : List.of("measure", "location", "sex", "year")) {
      // a population file has the locations of the whole world
      boolean settled = people && !dimension.equals("sex") && !dimension.equals("year");
      String value = columns.text(row, dimension);
      String choice = wanted.getOrDefault(dimension, "");
      boolean every = choice.equals(EVERY) && dimension.equals("location");
      boolean ofDeaths = people && dimension.equals("measure");
      if (!ofDeaths && !choice.isEmpty() && !every && !value.equalsIgnoreCase(choice)) {
        leftOut.merge(dimension + " " + value, 1, Integer::sum);
        return;
      }
      if (!settled && !value.isEmpty()) {
        found
            .computeIfAbsent(dimension, d -> new TreeSet<>(String.CASE_INSENSITIVE_ORDER))
            .add(value);
      }
    }
    String metric = columns.text(row, "metric").toLowerCase(Locale.ROOT);
    if (!metric.equals(RATE) && !metric.equals(NUMBER)) {
      leftOut.merge("metric " + columns.text(row, "metric"), 1, Integer::sum);
      return;
    }
    String label = GbdNames.age(columns.text(row, "age"));
    Optional<String> age = AgeGroups.ofResults(label);
    if (age.isEmpty()) {
      agesLeftOut.add(label);
      return;
    }
    double value = rows.number(row, columns.value());
    if (value < 0) {
      throw new UserError(
          rows.where(), "val " + value, "a number of at least 0", "Correct the field.");
    }
    put(rows, columns, row, people ? "" : metric, age.get(), value);
  }

  private void put(
      DataRows rows, Columns columns, String[] row, String metric, String age, double value) {
    String location = columns.text(row, "location");
    Location of = locations.computeIfAbsent(location, l -> new Location());
    String cause = metric.isEmpty() ? "" : GbdNames.cause(columns.text(row, "cause"));
    String key =
        String.join(
            "|",
            location,
            cause,
            age,
            metric,
            columns.text(row, "measure"),
            columns.text(row, "sex"),
            columns.text(row, "year"));
    String before = seen.put(key, rows.where());
    if (before != null) {
      throw UserError.duplicate(
          rows.where(),
          "row of location " + location + ", cause " + cause + ", age " + age,
          before);
    }
    if (metric.isEmpty()) {
      of.people.put(age, value);
    } else {
      (metric.equals(RATE) ? of.rates : of.numbers)
          .computeIfAbsent(cause, c -> new LinkedHashMap<>())
          .put(age, value);
    }
  }

  /** Refuses several values of a dimension that the settings do not choose among. */
  void requireOne() {
    locations.values().removeIf(l -> l.rates.isEmpty() && l.numbers.isEmpty());
    if (locations.isEmpty()) {
      throw new UserError(
          "import gbd-results",
          "no rates and no numbers left by the settings" + (leftOut.isEmpty() ? "" : " " + leftOut),
          "rows of metric Rate or Number",
          "Check the settings measure, location, sex and year.");
    }
    found.forEach(
        (dimension, values) -> {
          boolean every =
              dimension.equals("location") && wanted.getOrDefault(dimension, "").equals(EVERY);
          if (values.size() > 1 && !every) {
            throw new UserError(
                "import gbd-results --set " + dimension,
                values.size() + " values of " + dimension + ": " + Names.some(List.copyOf(values)),
                "one",
                "Choose with --set "
                    + dimension
                    + "="
                    + values.first()
                    + (dimension.equals("location") ? ", or take all by --set location=*." : "."));
          }
        });
  }

  Map<String, Location> locations() {
    return locations;
  }

  /** The one value of a dimension, or empty. */
  String value(String dimension) {
    TreeSet<String> values = found.getOrDefault(dimension, new TreeSet<>());
    return values.size() == 1 ? values.first() : "";
  }

  List<String> remarks() {
    List<String> all = new ArrayList<>();
    if (!leftOut.isEmpty()) {
      all.add("Rows left out by the settings or as no rate or number: " + leftOut + ".");
    }
    if (!agesLeftOut.isEmpty()) {
      all.add("Age groups that are left out: " + String.join(", ", agesLeftOut) + ".");
    }
    if (!columnsLeftOut.isEmpty()) {
      all.add("Columns that are not used: " + String.join(", ", columnsLeftOut) + ".");
    }
    return all;
  }

  /** Where the dimensions stand in one file. */
  private static final class Columns {
    private final Map<String, Integer> at = new HashMap<>();
    private final List<String> other = new ArrayList<>();
    private final int value;

    private Columns(String file, List<String> header) {
      List<String> names = header.stream().map(h -> h.toLowerCase(Locale.ROOT)).toList();
      DIMENSIONS.forEach(
          (dimension, may) ->
              may.stream()
                  .mapToInt(names::indexOf)
                  .filter(c -> c >= 0)
                  .findFirst()
                  .ifPresent(c -> at.put(dimension, c)));
      value = VALUE.stream().mapToInt(names::indexOf).filter(c -> c >= 0).findFirst().orElse(-1);
      for (String needed : List.of("location", "sex", "age", "metric", "year")) {
        if (!at.containsKey(needed) || value < 0) {
          throw new UserError(
              file,
              "the columns " + Names.some(header),
              "measure, location, sex, age, cause, metric, year (or with _name or _id) and val",
              "Give a download of the GBD results tool.");
        }
      }
      List<String> known = DIMENSIONS.values().stream().flatMap(List::stream).toList();
      for (int c = 0; c < names.size(); c++) {
        if (c != value && !known.contains(names.get(c))) {
          other.add(header.get(c));
        }
      }
    }

    private int value() {
      return value;
    }

    /** Columns that are no dimension, upper and lower among them. */
    private List<String> other() {
      return other;
    }

    /** The label of a row; numbers of sex, measure and metric in words. */
    private String text(String[] row, String dimension) {
      Integer column = at.get(dimension);
      String text = column == null ? "" : row[column].strip();
      if (!text.matches("\\d")) {
        return text;
      }
      return switch (dimension + text) {
        case "measure1" -> "Deaths";
        case "measure2" -> "DALYs";
        case "sex1" -> "Male";
        case "sex2" -> "Female";
        case "sex3" -> "Both";
        case "metric1" -> "Number";
        case "metric2" -> "Percent";
        case "metric3" -> "Rate";
        default -> text;
      };
    }
  }
}
