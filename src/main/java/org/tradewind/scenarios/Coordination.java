package org.tradewind.scenarios;

import java.util.stream.IntStream;

/**
 * What one scenario takes off the flow of a sector between two regions, whatever the stressor: the
 * share 1 - w'/w_r (Du et al., equations 3 to 5). For r != s and w_s &lt; w_r
 *
 * <pre>
 *   w' = w_s                      full coordination
 *   w' = max(w_s, q)              bounded by the percentile q, as printed
 *   w' = min(w_r, max(w_s, q))    bounded by the percentile q, clamped
 * </pre>
 *
 * and w' = w_r otherwise. As printed, w' exceeds w_r where w_s &lt; w_r &lt; q: the share is
 * negative. q is over the regions with output of the sector. Without w_r or w_s nothing is taken
 * off.
 */
public final class Coordination {
  /**
   * Pairs (sector, upstream, downstream) whose upstream region has output.
   *
   * @param coordinated pairs with w_s below w_r
   * @param raised of these, pairs with q above w_r: by the printed rule their intensity rises, by
   *     the clamped one it stays
   * @param withoutIntensity pairs for which w_r or w_s is missing
   */
  public record Counts(int coordinated, int raised, int withoutIntensity) {}

  private final Scenario scenario;
  private final ScenarioParameters.Rule rule;
  private final EnergyIntensities intensities;
  private final double[] bounds;
  private final Counts counts;

  private Coordination(
      Scenario scenario,
      ScenarioParameters.Rule rule,
      EnergyIntensities intensities,
      double[] bounds,
      boolean[] hasOutput) {
    this.scenario = scenario;
    this.rule = rule;
    this.intensities = intensities;
    this.bounds = bounds;
    this.counts = count(hasOutput);
  }

  /**
   * A scenario over a study's intensities.
   *
   * @param hasOutput whether a region has output of a sector, at group * regions + region
   */
  public static Coordination of(
      Scenario scenario,
      ScenarioParameters parameters,
      EnergyIntensities intensities,
      boolean[] hasOutput) {
    double[] bounds = new double[intensities.groups().size()];
    for (int m = 0; m < bounds.length; m++) {
      double[] known = known(intensities, m, hasOutput);
      bounds[m] =
          scenario.percentile().isEmpty() || known.length == 0
              ? Double.NEGATIVE_INFINITY
              : parameters.percentile().of(known, scenario.percentile().getAsDouble());
    }
    return new Coordination(scenario, parameters.rule(), intensities, bounds, hasOutput);
  }

  private static double[] known(EnergyIntensities w, int group, boolean[] hasOutput) {
    int regions = w.regions().size();
    return IntStream.range(0, regions)
        .filter(r -> hasOutput[group * regions + r])
        .mapToDouble(r -> w.of(group, r))
        .filter(v -> !Double.isNaN(v))
        .toArray();
  }

  public Scenario scenario() {
    return scenario;
  }

  public Counts counts() {
    return counts;
  }

  /** q of a sector, in the unit of its intensities; -infinity under full coordination. */
  public double bound(int group) {
    return bounds[group];
  }

  /**
   * 1 - w'/w_r: from 0 to 1, and below 0 where the printed rule raises the intensity.
   *
   * @param region r, upstream
   * @param toRegion s, downstream
   */
  public double reduction(int group, int region, int toRegion) {
    double from = intensities.of(group, region);
    double to = intensities.of(group, toRegion);
    // false too where one of them is missing
    if (region == toRegion || !(to < from)) {
      return 0;
    }
    double adjusted = Math.max(to, bounds[group]);
    if (rule == ScenarioParameters.Rule.CLAMPED) {
      adjusted = Math.min(from, adjusted);
    }
    return 1 - adjusted / from;
  }

  private Counts count(boolean[] hasOutput) {
    int coordinated = 0;
    int raised = 0;
    int without = 0;
    int regions = intensities.regions().size();
    for (int m = 0; m < bounds.length; m++) {
      for (int r = 0; r < regions; r++) {
        double from = intensities.of(m, r);
        for (int s = 0; s < regions; s++) {
          double to = intensities.of(m, s);
          if (r != s && hasOutput[m * regions + r]) {
            without += Double.isNaN(from) || Double.isNaN(to) ? 1 : 0;
            coordinated += to < from ? 1 : 0;
            raised += to < from && bounds[m] > from ? 1 : 0;
          }
        }
      }
    }
    return new Counts(coordinated, raised, without);
  }
}
