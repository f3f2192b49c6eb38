package org.tradewind.costs;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.tradewind.attribution.Damage;
import org.tradewind.attribution.SourceAxis;
import org.tradewind.attribution.SourceGroup;
import org.tradewind.tables.Inputs;
import org.tradewind.tables.StudyTables;
import org.tradewind.tables.Table;

/**
 * A study whose sources are to be priced.
 *
 * @param axis positions of its sources; subsectors in the order of the table of that name
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

  /** Category of a subsector. */
  String category(int subsector) {
    return subsectors().strings("category")[subsector];
  }

  /** Whether a subsector emits both CO2 and PM2.5 precursors. */
  boolean synergistic(int subsector) {
    return subsectors().booleans("synergistic")[subsector];
  }

  /** All categories in their order. */
  List<String> categories() {
    return Arrays.stream(subsectors().strings("category")).distinct().toList();
  }

  private Table subsectors() {
    return tables.require(Inputs.SUBSECTOR);
  }
}
