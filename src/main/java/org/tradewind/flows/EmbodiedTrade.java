package org.tradewind.flows;

import org.tradewind.axes.CompensatedSum;
import org.tradewind.axes.LabelledMatrix;

/**
 * Embodied trade of one region with the study's other regions.
 *
 * @param imports EEI (MEI for deaths): emitted elsewhere for this region
 * @param exports EEE (MEE): emitted here for other regions
 */
public record EmbodiedTrade(double imports, double exports) {

  /**
   * EEI^r = sum over s != r of T^sr and EEE^r = sum over s != r of T^rs (Du et al., equations 1 and
   * 2). Only the study's regions count: what goes to ROW or ERR is no trade between them.
   *
   * @param pairs T, regions x destinations, the regions first among the destinations
   */
  public static EmbodiedTrade of(LabelledMatrix pairs, int region) {
    CompensatedSum imports = new CompensatedSum();
    CompensatedSum exports = new CompensatedSum();
    for (int s = 0; s < pairs.rows().size(); s++) {
      if (s != region) {
        imports.add(pairs.at(s, region));
        exports.add(pairs.at(region, s));
      }
    }
    return new EmbodiedTrade(imports.value(), exports.value());
  }

  /**
   * (imports - exports) / (imports + exports): TCI for CO2, THI for deaths; +1 outsources, -1
   * receives, 0 where there is no trade. Within [-1, 1] as long as no flow is negative.
   */
  public double index() {
    double trade = imports + exports;
    return trade == 0 ? 0 : (imports - exports) / trade;
  }
}
