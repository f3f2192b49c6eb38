package org.tradewind.mrio;

import java.util.Map;
import org.tradewind.axes.UserError;

/**
 * How trade falls with distance, and when balancing stops.
 *
 * @param distanceDecay b of the prior d^-b; default 0.9, the mean distance effect of 1467 gravity
 *     estimates (Disdier and Head 2008)
 * @param intraregionalFraction where no distance is given within a region, its distance to itself
 *     as a fraction of that to the nearest other one; default 1/4 (Wei 1996)
 * @param homeBias by sector, how many times more a region buys from itself than distance alone has
 *     it; 1 for sectors not named
 * @param iterations largest number of balancing rounds
 * @param tolerance balancing stops when every margin is met to this relative gap
 */
public record GravityParameters(
    double distanceDecay,
    double intraregionalFraction,
    Map<String, Double> homeBias,
    int iterations,
    double tolerance) {

  public static final GravityParameters DEFAULT =
      new GravityParameters(.9, .25, Map.of(), 10_000, 1e-13);

  public GravityParameters {
    if (!(distanceDecay >= 0 && distanceDecay <= 10)) {
      throw refused("distance decay", distanceDecay, "a number from 0 to 10");
    }
    if (!(intraregionalFraction > 0 && intraregionalFraction <= 1)) {
      throw refused("intraregional fraction", intraregionalFraction, "above 0, at most 1");
    }
    homeBias = Map.copyOf(homeBias);
    homeBias.forEach(
        (sector, bias) -> {
          if (!(bias >= 1 && bias <= 1e6)) {
            throw refused("home bias of sector " + sector, bias, "a number from 1 to 1e6");
          }
        });
    if (iterations < 1) {
      throw refused("iterations", iterations, "at least 1");
    }
    if (!(tolerance >= 1e-14 && tolerance <= 1e-9)) {
      throw refused("tolerance", tolerance, "from 1e-14 to 1e-9");
    }
  }

  /** The same with other home biases. */
  public GravityParameters withHomeBias(Map<String, Double> newHomeBias) {
    return new GravityParameters(
        distanceDecay, intraregionalFraction, newHomeBias, iterations, tolerance);
  }

  private static UserError refused(String what, double found, String expected) {
    return new UserError(
        "the regionaliser's " + what,
        String.valueOf(found),
        expected,
        "Leave it out for the default.");
  }
}
