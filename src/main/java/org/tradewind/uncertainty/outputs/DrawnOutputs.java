package org.tradewind.uncertainty.outputs;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.tradewind.flows.FlowEngine;
import org.tradewind.flows.TradePatterns;
import org.tradewind.scenarios.Savings;
import org.tradewind.tables.FlowTables;
import org.tradewind.tables.Outputs;
import org.tradewind.tables.Table;
import org.tradewind.tables.TierTables;
import org.tradewind.uncertainty.accounts.DrawModel;

/** All that a study with accounts and flows has drawn: one line for each stage. */
public final class DrawnOutputs {
  private DrawnOutputs() {}

  /**
   * The declarations of all stages.
   *
   * @param central tables of the central run by name, of {@link Outputs#DRAWN_FROM_ACCOUNTS}; those
   *     that are not there have no figures
   * @param region table region
   */
  public static Drawn of(
      DrawModel model,
      FlowEngine flows,
      TradePatterns patterns,
      Optional<Savings> savings,
      Map<String, Table> central,
      Table region) {
    Map<String, Table> tables = new HashMap<>(central);
    tables.put(FlowTables.FLOW.name(), flow(model, flows));
    tables.put(TierTables.TIER_SECTOR.name(), tierSector(model, flows, patterns));
    Drawn all =
        FlowQuantities.of(model, flows, tables)
            .and(PatternQuantities.of(model, patterns, tables, region));
    if (tables.containsKey(FlowTables.STRUCTURAL_PATH.name())) {
      all = all.and(PathQuantities.of(model, tables.get(FlowTables.STRUCTURAL_PATH.name())));
    }
    return savings.isPresent() ? all.and(DrawnScenarios.of(model, savings.get(), tables)) : all;
  }

  /** The long tables are made again for the drawn stressors alone, by the code that made them. */
  private static Table flow(DrawModel model, FlowEngine flows) {
    Table.Builder rows = Table.builder(FlowTables.FLOW);
    for (String view : FlowEngine.flowViews()) {
      for (String stressor : model.stressors().labels()) {
        rows.addAll(flows.flow(view, flows.stressors().find(stressor)));
      }
    }
    return rows.build();
  }

  private static Table tierSector(DrawModel model, FlowEngine flows, TradePatterns patterns) {
    Table.Builder rows = Table.builder(TierTables.TIER_SECTOR);
    for (String stressor : model.stressors().labels()) {
      double[] intensity = flows.intensity(flows.stressors().find(stressor));
      rows.addAll(patterns.tiers().bySector(stressor, intensity));
    }
    return rows.build();
  }
}
