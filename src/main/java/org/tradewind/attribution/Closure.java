package org.tradewind.attribution;

import java.util.Locale;
import java.util.OptionalDouble;
import org.tradewind.axes.UserError;

/**
 * How first-order deaths stand to attributable deaths. The exposure-response is concave, so
 * sensitivities taken at today's concentrations, times all emissions, give less than J: with all
 * PM2.5 explained by the emissions, sum(lambda E)/J is the elasticity d ln J / d ln z.
 *
 * <pre>
 *   raw:      M = lambda E
 *   closure:  M = lambda E * J / sum(lambda E)      so that the deaths of all cells sum to J
 * </pre>
 *
 * <p>Both sums are of the study's species, over all cells, those outside every region among them.
 *
 * @param rule what is booked
 * @param attributableDeaths J, deaths a year; empty where the study has no table to tell it from
 */
public record Closure(Rule rule, OptionalDouble attributableDeaths) {
  /** What is booked: first-order deaths as they are, or rescaled to J. */
  public enum Rule {
    RAW,
    CLOSURE
  }

  /** sum(lambda E)/J, empty where J is not known or 0. */
  public OptionalDouble ratio(double firstOrderDeaths) {
    double j = attributableDeaths.orElse(0);
    return j == 0 ? OptionalDouble.empty() : OptionalDouble.of(firstOrderDeaths / j);
  }

  /**
   * What first-order deaths are multiplied with: 1, or J / sum(lambda E).
   *
   * @param firstOrderDeaths sum(lambda E) of all cells, deaths a year
   */
  public double factor(double firstOrderDeaths) {
    if (rule == Rule.RAW) {
      return 1;
    }
    double j =
        attributableDeaths.orElseThrow(
            () ->
                new UserError(
                    "key health.closure",
                    "'closure' in a study without the tables that J is made of",
                    "tables cell (with pm25_ugm3), mortality_rate, age_share and exposure_response",
                    "Add them, or set health.closure to raw."));
    if (!(j > 0 && firstOrderDeaths > 0)) {
      throw new UserError(
          "key health.closure",
          String.format(
              Locale.ROOT,
              "'closure' with J = %s and sum(lambda E) = %s deaths a year",
              j,
              firstOrderDeaths),
          "both above 0",
          "Set health.closure to raw, or look why one of them vanishes.");
    }
    return j / firstOrderDeaths;
  }
}
