package org.tradewind.tables;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tradewind.axes.UserError;

/**
 * Facts about a study as a whole: its title, year, currency, and its word for a region.
 *
 * @param values what is given, by item of the table study_info
 */
public record StudyInfo(Map<String, String> values) {
  public static final String TITLE = "title";
  public static final String YEAR = "year";
  public static final String CURRENCY = "currency";
  public static final String REGION_WORD = "region_word";
  public static final String REGION_WORD_PLURAL = "region_word_plural";

  private static final List<String> ITEMS =
      List.of(TITLE, YEAR, CURRENCY, REGION_WORD, REGION_WORD_PLURAL);

  /** Nothing given. */
  public static final StudyInfo NONE = new StudyInfo(Map.of());

  /** Keeps the items in the order of the documentation; they must be known ones. */
  public StudyInfo {
    Map<String, String> ordered = new LinkedHashMap<>();
    for (String item : ITEMS) {
      if (values.containsKey(item)) {
        ordered.put(item, values.get(item));
      }
    }
    if (ordered.size() != values.size()) {
      throw new IllegalArgumentException("unknown items among " + values.keySet());
    }
    values = java.util.Collections.unmodifiableMap(ordered);
  }

  /** The facts that the inputs give; none without a table study_info. */
  public static StudyInfo of(StudyTables inputs) {
    if (!inputs.has(NameTables.STUDY_INFO)) {
      return NONE;
    }
    Table table = inputs.require(NameTables.STUDY_INFO);
    Map<String, String> given = new LinkedHashMap<>();
    for (int row = 0; row < table.rows(); row++) {
      String item = table.strings("item")[row];
      String value = table.strings("value")[row].strip();
      String where = "table study_info, row " + (row + 1);
      if (!ITEMS.contains(item)) {
        throw UserError.unknown(where, "item", item, ITEMS);
      }
      if (value.isEmpty() || item.equals(YEAR) && !isYear(value)) {
        throw new UserError(
            where,
            item + " '" + value + "'",
            item.equals(YEAR) ? "a year such as 2017" : "a value",
            "Correct the row, or leave it out.");
      }
      given.put(item, value);
    }
    if (given.containsKey(REGION_WORD) != given.containsKey(REGION_WORD_PLURAL)) {
      throw new UserError(
          "table study_info",
          "only one of region_word and region_word_plural",
          "both, such as province and provinces",
          "Add the other one.");
    }
    return new StudyInfo(given);
  }

  /** Whether a text is a year of four digits. */
  public static boolean isYear(String text) {
    return text.matches("[0-9]{4}");
  }

  /** These facts, and those of another where these lack one. */
  public StudyInfo over(StudyInfo other) {
    Map<String, String> all = new LinkedHashMap<>(other.values);
    all.putAll(values);
    return new StudyInfo(all);
  }

  /** These facts with the title and the word for a region that a run uses where none is given. */
  public StudyInfo completed(String study) {
    return over(
        new StudyInfo(Map.of(TITLE, study, REGION_WORD, "region", REGION_WORD_PLURAL, "regions")));
  }

  /** The title; to be asked of completed facts, like the words for a region. */
  public String title() {
    return values.get(TITLE);
  }

  /** Currency of the MRIO, where it is known. */
  public Optional<String> currency() {
    return Optional.ofNullable(values.get(CURRENCY));
  }

  /** What one region is called, such as province. */
  public String region() {
    return values.get(REGION_WORD);
  }

  /** What several regions are called, such as provinces. */
  public String regions() {
    return values.get(REGION_WORD_PLURAL);
  }

  /** The table study_info. */
  public Table table() {
    Table.Builder table = Table.builder(NameTables.STUDY_INFO);
    values.forEach(table::add);
    return table.build();
  }
}
