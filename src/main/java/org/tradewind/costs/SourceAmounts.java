package org.tradewind.costs;

import java.util.function.IntPredicate;
import java.util.function.ToDoubleBiFunction;
import org.tradewind.attribution.Damage;
import org.tradewind.attribution.SourceAxis;
import org.tradewind.attribution.SourceSum;
import org.tradewind.axes.Axis;

/**
 * Deaths and CO2 of sources, as sums that draws vary.
 *
 * @param axis positions of the study's sources
 * @param damage what they have in the central run
 */
record SourceAmounts(SourceAxis axis, Damage damage) {

  /**
   * Deaths and tonnes of CO2 of some sources.
   *
   * @param deaths deaths a year
   * @param co2 tonnes of CO2 a year
   */
  record Pair(SourceSum deaths, SourceSum co2) {}

  Axis regions() {
    return axis.regions();
  }

  Axis subsectors() {
    return axis.subsectors();
  }

  /** All sources. */
  Pair nation() {
    return weighted((r, h) -> 1);
  }

  /** A subsector in all regions. */
  Pair subsector(int subsector) {
    return weighted((r, h) -> h == subsector ? 1 : 0);
  }

  /** Some subsectors of one region. */
  Pair region(int region, IntPredicate subsectors) {
    return weighted((r, h) -> r == region && subsectors.test(h) ? 1 : 0);
  }

  /** Sources, each times its weight; those of weight 0 are left out. */
  Pair weighted(ToDoubleBiFunction<Integer, Integer> weight) {
    SourceSum.Builder deaths = new SourceSum.Builder();
    SourceSum.Builder co2 = new SourceSum.Builder();
    for (int r = 0; r < regions().size(); r++) {
      for (int h = 0; h < subsectors().size(); h++) {
        double w = weight.applyAsDouble(r, h);
        if (w != 0) {
          axis.add(deaths, damage, r, h, w, axis::isDeaths);
          axis.add(co2, damage, r, h, w, axis::isCo2);
        }
      }
    }
    return new Pair(deaths.build(), co2.build());
  }
}
