package org.tradewind.costs;

import java.util.List;
import java.util.Optional;
import org.tradewind.attribution.Damage;
import org.tradewind.attribution.SourceAxis;
import org.tradewind.attribution.SourceGroup;
import org.tradewind.attribution.SourceLabels;
import org.tradewind.tables.Inputs;
import org.tradewind.tables.StudyTables;

/**
 * A study whose sources are to be priced.
 *
 * @param axis positions of its sources
 * @param damage their deaths and CO2
 * @param groups further groups of sources to be priced
 * @param tables its inputs but the gridded ones
 * @param currency of its MRIO, such as 10^4 CNY
 */
public record CostStudy(
    SourceAxis axis,
    Damage damage,
    List<SourceGroup> groups,
    StudyTables tables,
    Optional<String> currency) {

  public CostStudy {
    groups = List.copyOf(groups);
  }

  SourceAmounts amounts() {
    return new SourceAmounts(axis, damage);
  }

  /** Category and flags of its subsectors. */
  SourceLabels labels() {
    return SourceLabels.of(axis.subsectors(), tables.require(Inputs.SUBSECTOR));
  }
}
