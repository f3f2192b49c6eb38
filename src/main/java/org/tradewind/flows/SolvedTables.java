package org.tradewind.flows;

import org.tradewind.axes.Axis;
import org.tradewind.tables.AccountTables;
import org.tradewind.tables.Table;

/** The tables of what was solved: multiplier and requirement. */
public final class SolvedTables {
  private SolvedTables() {}

  /** Table multiplier: m of every stressor, zeros included. */
  public static Table multiplier(FlowEngine flows) {
    Table.Builder rows = Table.builder(AccountTables.MULTIPLIER);
    Axis regions = flows.source().regions();
    Axis sectors = flows.source().sectors();
    for (int k = 0; k < flows.stressors().size(); k++) {
      double[] m = flows.multipliers(k);
      for (int i = 0; i < m.length; i++) {
        rows.add(
            flows.stressors().label(k),
            regions.label(i / sectors.size()),
            sectors.label(i % sectors.size()),
            m[i]);
      }
    }
    return rows.build();
  }

  /** Table requirement: W of both views, zeros included; {@link GivenRequirements} reads it. */
  public static Table requirement(FlowEngine flows) {
    Table.Builder rows = Table.builder(AccountTables.REQUIREMENT);
    FlowEngine.flowViews().forEach(view -> flows.requirements(view).addTo(rows));
    return rows.build();
  }
}
