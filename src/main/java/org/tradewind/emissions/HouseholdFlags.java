package org.tradewind.emissions;

import java.util.ArrayList;
import java.util.List;
import org.tradewind.axes.Names;
import org.tradewind.axes.UserError;
import org.tradewind.tables.Inputs;
import org.tradewind.tables.Table;

/**
 * Column household of the table subsector against the shares of households in the concordance. A
 * subsector that is flagged but has nothing of households in any region, or is not flagged but is
 * theirs alone in every region, is a contradiction. What lies between is remarked: a fuel of homes
 * that shops burn too, vehicles of households among those of firms.
 */
final class HouseholdFlags {
  private final Concordance concordance;
  private final ConcordanceLabels labels;
  private final List<String> flagged = new ArrayList<>();
  private final List<String> others = new ArrayList<>();

  private HouseholdFlags(Concordance concordance, ConcordanceLabels labels) {
    this.concordance = concordance;
    this.labels = labels;
  }

  /**
   * Refuses contradictions.
   *
   * @param subsectors table subsector
   * @return what households and sectors share, a sentence for each kind
   */
  static List<String> check(Concordance concordance, ConcordanceLabels labels, Table subsectors) {
    HouseholdFlags flags = new HouseholdFlags(concordance, labels);
    for (int row = 0; row < subsectors.rows(); row++) {
      int h = labels.subsectors().find(subsectors.strings("subsector")[row]);
      if (h >= 0) {
        flags.check(h, subsectors.booleans("household")[row]);
      }
    }
    List<String> remarks = new ArrayList<>();
    add(remarks, "sectors have a share of subsectors with household = true ", flags.flagged);
    add(remarks, "households have a share of subsectors with household = false ", flags.others);
    return remarks;
  }

  private static void add(List<String> remarks, String sentence, List<String> names) {
    if (!names.isEmpty()) {
      remarks.add("concordance: " + sentence + Names.some(names));
    }
  }

  private void check(int subsector, boolean flag) {
    double least = Double.POSITIVE_INFINITY;
    double most = Double.NEGATIVE_INFINITY;
    for (int r = 0; r < labels.regions().size(); r++) {
      if (concordance.knows(r, subsector)) {
        double share = concordance.shares(r, subsector)[labels.household()];
        least = Math.min(least, share);
        most = Math.max(most, share);
      }
    }
    if (most < least) {
      return;
    }
    boolean alone = least > 1 - Concordance.TOLERANCE;
    if (flag && most == 0 || !flag && alone) {
      throw contradiction(subsector, flag);
    }
    if (flag && !alone) {
      flagged.add(labels.subsectors().label(subsector));
    } else if (!flag && most > 0) {
      others.add(labels.subsectors().label(subsector));
    }
  }

  private UserError contradiction(int subsector, boolean flag) {
    return new UserError(
        "table subsector, subsector " + labels.subsectors().label(subsector),
        "household = "
            + flag
            + ", but a share of '"
            + Inputs.HOUSEHOLD
            + "' of "
            + (flag ? 0 : 1)
            + " in table concordance, in every region",
        flag
            ? "a share of '" + Inputs.HOUSEHOLD + "' above 0 in some region"
            : "household = true, or sectors that the subsector belongs to",
        "Correct the flag or the concordance.");
  }
}
