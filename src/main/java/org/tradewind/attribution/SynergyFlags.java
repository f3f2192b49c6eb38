package org.tradewind.attribution;

import java.util.ArrayList;
import java.util.List;
import org.tradewind.axes.Names;
import org.tradewind.axes.Species;
import org.tradewind.tables.Table;

/**
 * Whether the column synergistic of table subsector agrees with what a study emits. Synergistic are
 * subsectors that emit both CO2 and pollutants (Chen et al. 2024); results are summed by the column
 * as it is given.
 */
public final class SynergyFlags {
  private SynergyFlags() {}

  /**
   * A sentence for each way in which flags and emissions differ. Subsectors that emit nothing agree
   * with either flag.
   *
   * @param damage with the tonnes of the study's species and of CO2
   * @param subsector table subsector
   */
  public static List<String> remarks(Damage damage, Table subsector) {
    SourceLabels labels = SourceLabels.of(damage.subsectors(), subsector);
    List<String> withoutCo2 = new ArrayList<>();
    List<String> withoutPollutants = new ArrayList<>();
    List<String> both = new ArrayList<>();
    for (int h = 0; h < damage.subsectors().size(); h++) {
      boolean emitsCo2 = emits(damage, h, List.of(Species.CO2));
      boolean pollutes = emits(damage, h, Species.POLLUTANTS);
      String name = damage.subsectors().label(h);
      if (labels.synergistic(h) && pollutes && !emitsCo2) {
        withoutCo2.add(name);
      } else if (labels.synergistic(h) && emitsCo2 && !pollutes) {
        withoutPollutants.add(name);
      } else if (!labels.synergistic(h) && emitsCo2 && pollutes) {
        both.add(name);
      }
    }
    List<String> remarks = new ArrayList<>();
    remark(remarks, withoutCo2, "true", "pollutants, but no CO2");
    remark(remarks, withoutPollutants, "true", "CO2, but none of the study's pollutants");
    remark(remarks, both, "false", "CO2 and pollutants");
    return remarks;
  }

  private static boolean emits(Damage damage, int subsector, List<String> species) {
    for (String name : species) {
      int p = Species.ALL.indexOf(name);
      for (int r = 0; r < damage.regions().size(); r++) {
        if (damage.tonnes(r, subsector, p) > 0) {
          return true;
        }
      }
    }
    return false;
  }

  private static void remark(
      List<String> remarks, List<String> subsectors, String flag, String found) {
    if (!subsectors.isEmpty()) {
      remarks.add(
          "table subsector: synergistic is %s for %d of the subsectors that emit %s: %s. The column is used as given."
              .formatted(flag, subsectors.size(), found, Names.some(subsectors)));
    }
  }
}
