package org.tradewind.uncertainty.sources;

import java.io.Serializable;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.tradewind.tables.DamageTables;
import org.tradewind.tables.Table;
import org.tradewind.uncertainty.accounts.DrawModel;
import org.tradewind.uncertainty.outputs.CiTable;
import org.tradewind.uncertainty.statistics.Statistics;

/**
 * Intervals of the table death_pair. With D_hp^{rq} the deaths of the people of q by the species p
 * that subsector h emits in region r (table death_pair_subsector), a draw is
 *
 * <pre>
 *   psi sum over h of D_hp^{rq} phi_rhp
 * </pre>
 *
 * with the factors of {@link DrawModel}; psi is that of all deaths. What is emitted OUTSIDE has no
 * factors and no rows.
 */
public final class PairIntervals implements Serializable {
  private static final long serialVersionUID = 1L;

  private final SourceFactors factors;
  private final DrawModel model;
  private final Table pairs;
  private final Table bySubsector;

  /**
   * @param pairs table death_pair
   * @param bySubsector table death_pair_subsector
   * @param draws number of draws
   */
  public PairIntervals(DrawModel model, Table pairs, Table bySubsector, int draws) {
    this.factors = new SourceFactors(model.sources(), model.regions().size(), draws);
    this.model = model;
    this.pairs = pairs;
    this.bySubsector = bySubsector;
  }

  /** The rows of one emitting region, as in death_pair_ci. */
  public Table region(int region) {
    String label = model.regions().label(region);
    Map<String, SumGroup> groups = new LinkedHashMap<>();
    Map<String, SumGroup.Row> sums = new HashMap<>();
    for (int row = 0; row < pairs.rows(); row++) {
      if (pairs.strings("region")[row].equals(label)) {
        String species = pairs.strings("species")[row];
        SumGroup group = groups.computeIfAbsent(species, p -> new SumGroup());
        sums.put(
            pairs.strings("to_region")[row] + "/" + species,
            group.row(row, pairs.doubles("deaths")[row]));
      }
    }
    addTerms(region, sums);
    Statistics[] reported = new Statistics[pairs.rows()];
    groups.values().forEach(g -> g.tell(reported, factors));
    Table.Builder table = Table.builder(CiTable.schema(DamageTables.DEATH_PAIR));
    for (int row = 0; row < reported.length; row++) {
      if (reported[row] != null) {
        Object[] key = {label, pairs.strings("to_region")[row], pairs.strings("species")[row]};
        CiTable.add(table, key, "deaths", pairs.doubles("deaths")[row], reported[row]);
      }
    }
    return table.build();
  }

  private void addTerms(int region, Map<String, SumGroup.Row> sums) {
    Map<String, SourceFactors.Term[]> ofRegion = factors.of(region);
    for (int row = 0; row < bySubsector.rows(); row++) {
      SourceFactors.Term[] ofUnit = ofRegion.get(bySubsector.strings("subsector")[row]);
      if (bySubsector.strings("region")[row].equals(model.regions().label(region))
          && ofUnit != null) {
        String species = bySubsector.strings("species")[row];
        int p = model.units().parts().get(0).species().indexOf(species);
        sums.get(bySubsector.strings("to_region")[row] + "/" + species)
            .add(ofUnit[p], bySubsector.doubles("deaths")[row]);
      }
    }
  }
}
