package org.tradewind.importers.health;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

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

  private static final Pattern OPEN = Pattern.compile("(\\d{1,3}) ?(?:\\+|plus)");
  private static final Pattern CLOSED = Pattern.compile("(\\d{1,3}) ?(?:-|to) ?(\\d{1,3})");

  private AgeGroups() {}

  /**
   * The lowest age of a group that a source names by it, or -1 where the label is not such an age.
   */
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

  /**
   * The study's name of a group as the results tool of the GBD writes it ({@code <5 years}, {@code
   * 25-29 years}, {@code 25 to 29}, {@code 95 plus}, {@code 80+ years}, {@code All ages}), or empty
   * where it is neither a five-year group nor an open one nor everybody.
   */
  static Optional<String> ofResults(String label) {
    String age = label.strip().toLowerCase(Locale.ROOT).replaceAll("\\s*years?$", "");
    if (age.matches("all ?ages?|all")) {
      return Optional.of(ALL);
    }
    if (age.matches("under 5|<5|0 ?(-|to) ?4")) {
      return Optional.of(UNDER_FIVE);
    }
    Matcher open = OPEN.matcher(age);
    if (open.matches()) {
      return Optional.of(Integer.parseInt(open.group(1)) + "+");
    }
    Matcher closed = CLOSED.matcher(age);
    if (!closed.matches()) {
      return Optional.empty();
    }
    int lowest = Integer.parseInt(closed.group(1));
    int highest = Integer.parseInt(closed.group(2));
    if (lowest == 1 && highest == 4) {
      return Optional.of(ONE_TO_FOUR);
    }
    return lowest % 5 == 0 && highest == lowest + 4
        ? Optional.of(String.valueOf(lowest))
        : Optional.empty();
  }
}
