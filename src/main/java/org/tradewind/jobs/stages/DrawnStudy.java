package org.tradewind.jobs.stages;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.tradewind.StudyModel;
import org.tradewind.attribution.Damage;
import org.tradewind.attribution.OwnConcentrations;
import org.tradewind.config.Study;
import org.tradewind.flows.FlowEngine;
import org.tradewind.flows.TradePatterns;
import org.tradewind.scenarios.Savings;
import org.tradewind.tables.AirInputs;
import org.tradewind.tables.Inputs;
import org.tradewind.tables.Outputs;
import org.tradewind.tables.StudyTables;
import org.tradewind.tables.Table;
import org.tradewind.tables.TableSchema;
import org.tradewind.uncertainty.accounts.DrawModel;
import org.tradewind.uncertainty.inputs.DeathsScale;
import org.tradewind.uncertainty.outputs.Drawn;
import org.tradewind.uncertainty.outputs.DrawnOutputs;

/**
 * What a study with a supply chain has drawn: a run, its extension and a comparison of runs declare
 * the same figures here.
 *
 * @param model draws the accounts
 * @param savings by coordination, where the study has scenarios
 * @param drawn all figures
 */
public record DrawnStudy(DrawModel model, Optional<Savings> savings, Drawn drawn) {
  /**
   * Declares all figures; empty where the study has none of the stressors that are to be drawn.
   *
   * @param inputs tables of the study, with table uncertainty as it is drawn
   * @param central tables of the central run by name
   */
  public static Optional<DrawnStudy> of(
      Study study,
      StudyTables inputs,
      Optional<Damage> damage,
      FlowEngine flows,
      Function<List<TableSchema>, Map<String, Table>> central) {
    DeathsScale scale = scale(study, inputs, central);
    return DrawModel.of(
            inputs, damage, flows, study.species(), study.health(), scale, study.uncertainty())
        .map(model -> of(study, inputs, model, flows, central));
  }

  private static DrawnStudy of(
      Study study,
      StudyTables inputs,
      DrawModel model,
      FlowEngine flows,
      Function<List<TableSchema>, Map<String, Table>> central) {
    Optional<Savings> savings = StudyModel.savings(inputs, flows, RunContext.parameters(study));
    Drawn drawn =
        DrawnOutputs.of(
            model,
            flows,
            TradePatterns.of(flows, inputs, study.indices()),
            savings,
            central.apply(Outputs.DRAWN_FROM_ACCOUNTS),
            inputs.require(Inputs.REGION));
    return new DrawnStudy(model, savings, drawn);
  }

  /** Concentrations by the study's own emissions are those that the run has computed. */
  static DeathsScale scale(
      Study study, StudyTables inputs, Function<List<TableSchema>, Map<String, Table>> central) {
    Optional<Table> air =
        Optional.ofNullable(
            central
                .apply(List.of(AirInputs.AIR_CONCENTRATION))
                .get(AirInputs.AIR_CONCENTRATION.name()));
    return new DeathsScale(
        study.closure(),
        air.map(a -> OwnConcentrations.of(inputs.require(Inputs.CELL), a, study.species())));
  }
}
