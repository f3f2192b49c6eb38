package org.tradewind.uncertainty;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tradewind.flows.FlowEngine;
import org.tradewind.flows.TradePatterns;
import org.tradewind.scenarios.Savings;
import org.tradewind.tables.Outputs;
import org.tradewind.tables.Table;
import org.tradewind.tables.TableSchema;

/** All that a study with accounts and flows has drawn: one line for each stage. */
public final class StudyFigures {
  /** Tables of the central run that figures are declared from, where the run has them. */
  public static final List<TableSchema> CENTRAL =
      List.of(
          Outputs.ACCOUNT,
          Outputs.ACCOUNT_REGION,
          Outputs.ACCOUNT_HOUSEHOLD,
          Outputs.NATIONAL_TOTAL,
          Outputs.MULTIPLIER,
          Outputs.PYMRIO_ACCOUNT,
          Outputs.TIER,
          Outputs.TIER_NODE,
          Outputs.TIER_LINK,
          Outputs.FLOW_GROUP_PAIR,
          Outputs.RELOCATION,
          Outputs.RELOCATION_CONTRAST,
          Outputs.CONCENTRATION,
          Outputs.TOP_FLOW,
          Outputs.ZONE,
          Outputs.ZONE_PROFILE,
          Outputs.ZONE_FLOW,
          Outputs.STRUCTURAL_PATH,
          Outputs.SCENARIO,
          Outputs.SCENARIO_SUM,
          Outputs.SCENARIO_TOTAL,
          Outputs.SCENARIO_DIFFERENCE);

  private StudyFigures() {}

  /**
   * The declarations of all stages.
   *
   * @param central tables of the central run by name, of {@link #CENTRAL}; those that are not there
   *     have no figures
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
    tables.put(Outputs.FLOW.name(), flow(model, flows));
    tables.put(Outputs.TIER_SECTOR.name(), tierSector(model, flows, patterns));
    Drawn all =
        FlowFigures.of(model, flows, tables)
            .and(PatternFigures.of(model, patterns, tables, region));
    if (tables.containsKey(Outputs.STRUCTURAL_PATH.name())) {
      all = all.and(PathFigures.of(model, tables.get(Outputs.STRUCTURAL_PATH.name())));
    }
    return savings.isPresent() ? all.and(ScenarioFigures.of(model, savings.get(), tables)) : all;
  }

  /** The long tables are made again for the drawn stressors alone, by the code that made them. */
  private static Table flow(DrawModel model, FlowEngine flows) {
    Table.Builder rows = Table.builder(Outputs.FLOW);
    for (String view : FlowEngine.flowViews()) {
      for (String stressor : model.stressors().labels()) {
        rows.addAll(flows.flow(view, flows.stressors().find(stressor)));
      }
    }
    return rows.build();
  }

  private static Table tierSector(DrawModel model, FlowEngine flows, TradePatterns patterns) {
    Table.Builder rows = Table.builder(Outputs.TIER_SECTOR);
    for (String stressor : model.stressors().labels()) {
      double[] intensity = flows.intensity(flows.stressors().find(stressor));
      rows.addAll(patterns.tiers().bySector(stressor, intensity));
    }
    return rows.build();
  }
}
