package org.tradewind.scenarios;

import java.util.OptionalDouble;

/**
 * One degree of coordination.
 *
 * @param code as it stands in tables: full, partial75, partial50, percentileNN for others
 * @param percentile 0 to 100, the percentile of intensities below which no supplier gets; empty for
 *     full coordination, which knows no such bound
 */
public record Scenario(String code, OptionalDouble percentile) {
  /** The code of full coordination. */
  public static final String FULL = "full";

  private static final double HUNDRED = 100;

  /**
   * Coordination to a level: 100 is full coordination, level L is bounded by percentile 100 - L.
   *
   * @param level from 0 to 100, checked by {@link ScenarioParameters}
   */
  static Scenario of(double level) {
    if (level == HUNDRED) {
      return new Scenario(FULL, OptionalDouble.empty());
    }
    double percentile = HUNDRED - level;
    boolean published = level == 75 || level == 50;
    return new Scenario(
        published ? "partial" + number(level) : "percentile" + number(percentile),
        OptionalDouble.of(percentile));
  }

  private static String number(double value) {
    return value == Math.rint(value) ? Long.toString((long) value) : Double.toString(value);
  }
}
