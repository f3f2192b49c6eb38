package org.tradewind.importers.health;

import java.util.Locale;
import java.util.Map;

/**
 * Names and numbers of the Global Burden of Disease study and the study's codes for them. Numbers
 * (cause_id, age_id) are those of the results tool, entered from general knowledge of it; 493 and
 * 22 were seen in a public file with their names.
 */
final class GbdNames {
  private static final Map<String, String> CAUSES =
      Map.ofEntries(
          Map.entry("ischemic heart disease", "IHD"),
          Map.entry("cvd_ihd", "IHD"),
          Map.entry("stroke", "STROKE"),
          Map.entry("cvd_stroke", "STROKE"),
          Map.entry("chronic obstructive pulmonary disease", "COPD"),
          Map.entry("resp_copd", "COPD"),
          Map.entry("tracheal, bronchus, and lung cancer", "LC"),
          Map.entry("neo_lung", "LC"),
          Map.entry("lower respiratory infections", "LRI"),
          Map.entry("alri", "LRI"),
          Map.entry("diabetes mellitus type 2", "T2D"),
          Map.entry("type 2 diabetes mellitus", "T2D"),
          Map.entry("non-communicable diseases", "NCD"));

  private static final Map<Integer, String> CAUSE_IDS =
      Map.of(493, "IHD", 494, "STROKE", 509, "COPD", 426, "LC", 322, "LRI", 976, "T2D", 409, "NCD");

  private GbdNames() {}

  /** The study's code of a cause by its name or number; other names in capitals as they are. */
  static String cause(String label) {
    String name = label.strip();
    if (name.matches("\\d+")) {
      return CAUSE_IDS.getOrDefault(Integer.parseInt(name), name);
    }
    return CAUSES.getOrDefault(name.toLowerCase(Locale.ROOT), name.toUpperCase(Locale.ROOT));
  }

  /** The name of an age group of the results tool by its number, or the label itself. */
  static String age(String label) {
    String name = label.strip();
    if (!name.matches("\\d+")) {
      return name;
    }
    int id = Integer.parseInt(name);
    if (id >= 6 && id <= 20) {
      int lowest = 5 * (id - 5);
      return lowest + " to " + (lowest + 4);
    }
    return switch (id) {
      case 1 -> "Under 5";
      case 5 -> "1 to 4";
      case 21 -> "80 plus";
      case 22 -> "All ages";
      case 27 -> "Age-standardized";
      case 28 -> "<1 year";
      case 30 -> "80 to 84";
      case 31 -> "85 to 89";
      case 32 -> "90 to 94";
      case 235 -> "95 plus";
      default -> "age_id " + id;
    };
  }
}
