package org.tradewind.importers;

/**
 * How age groups are called in study tables: five-year groups by their lowest age (25 is 25 to 29),
 * the youngest 0-4, the oldest with a plus (95+), wider groups by their bounds (25+), everybody
 * ALL.
 */
final class AgeGroups {
  /** Everybody. */
  static final String ALL = "ALL";

  static final String UNDER_FIVE = "0-4";

  /** Children without infants, as some sources have them. */
  static final String ONE_TO_FOUR = "1-4";

  static final String ADULTS = "25+";

  private AgeGroups() {}

  /** The lowest age of a group that a source names by it, or -1 where the label is no such age. */
  static int lowest(String label) {
    return label.matches("\\d{1,3}") ? Integer.parseInt(label) : -1;
  }

  /**
   * The study's name of a five-year group.
   *
   * @param lowest its lowest age
   * @param oldest the lowest age of the oldest group of the same source
   */
  static String name(int lowest, int oldest) {
    if (lowest == oldest) {
      return lowest + "+";
    }
    return lowest == 0 ? UNDER_FIVE : String.valueOf(lowest);
  }
}
