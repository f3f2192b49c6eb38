package org.tradewind.scenarios;

import java.util.HashSet;
import java.util.List;
import org.tradewind.axes.UserError;

/**
 * What coordination scenarios want to know.
 *
 * @param sectors the sectors whose suppliers are coordinated, each by its own intensities
 * @param levels degrees of coordination in percent, 0 to 100: 100 is full coordination, level L is
 *     bounded by percentile 100 - L of the intensities
 * @param percentile how percentiles are read
 * @param rule what becomes of suppliers that are better than the percentile already
 */
public record ScenarioParameters(
    List<String> sectors, List<Double> levels, PercentileMethod percentile, Rule rule) {

  /** Nonmetal, metal and power at 100, 75 and 50 %, as in Du et al. */
  public static final ScenarioParameters DEFAULT =
      new ScenarioParameters(
          List.of("13", "14", "24"), List.of(100., 75., 50.), PercentileMethod.HAZEN, Rule.CLAMPED);

  /** The adjusted intensity where w_s &lt; w_r. */
  public enum Rule {
    /** w' = min(w_r, max(w_s, q)). */
    CLAMPED,
    /** w' = max(w_s, q) as equation 5 is printed; above w_r where w_r &lt; q. */
    AS_PRINTED
  }

  public ScenarioParameters {
    sectors = List.copyOf(sectors);
    levels = List.copyOf(levels);
    for (double level : levels) {
      if (!(level >= 0 && level <= 100)) {
        throw new UserError(
            "key scenarios.levels",
            String.valueOf(level),
            "levels from 0 to 100 %; level L is bounded by percentile 100 - L",
            "Correct the level.");
      }
    }
    if (levels.isEmpty() || new HashSet<>(levels).size() < levels.size()) {
      throw new UserError(
          "key scenarios.levels",
          levels.toString(),
          "at least one level, each once",
          "The default is [100, 75, 50].");
    }
  }

  /** The scenarios of the levels, in their order. */
  public List<Scenario> scenarios() {
    return levels.stream().map(Scenario::of).toList();
  }
}
