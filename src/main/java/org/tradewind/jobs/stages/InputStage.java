package org.tradewind.jobs.stages;

import java.util.Optional;
import org.tradewind.StudyModel;
import org.tradewind.axes.UserError;
import org.tradewind.costs.Valuation;
import org.tradewind.jobs.folders.InputFolder;
import org.tradewind.mrio.RegionalMrio;
import org.tradewind.mrio.TradeBuilder;
import org.tradewind.tables.AirInputs;
import org.tradewind.tables.CostTables;
import org.tradewind.tables.Inputs;
import org.tradewind.tables.MrioInputs;
import org.tradewind.tables.StudyTables;
import org.tradewind.tables.UncertaintyInputs;
import org.tradewind.uncertainty.accounts.UncertaintyCheck;
import org.tradewind.uncertainty.inputs.SensitivityRows;

/**
 * Reads the study's tables, builds its MRIO where it has regional tables instead, and checks the
 * tables of all stages: a mistake is found before the first long one.
 */
public final class InputStage {
  private final RunContext run;
  private final InputFolder inputs;

  public InputStage(RunContext run, InputFolder inputs) {
    this.run = run;
    this.inputs = inputs;
  }

  /**
   * The study's inputs.
   *
   * @param tables all but the gridded ones
   * @param uncertainty the same with table uncertainty as it is drawn, where there are draws
   */
  public record Checked(StudyTables tables, Optional<SensitivityRows> uncertainty) {}

  /**
   * Reads, builds and checks.
   *
   * @param needsDraws whether a study without uncertainty is a mistake
   */
  public Checked run(boolean needsDraws) {
    StudyTables tables = withMrio(inputs.smallTables());
    boolean flows =
        run.wants(Extent.Stage.FLOWS) && StudyModel.FLOW_TABLES.stream().allMatch(tables::has);
    if (run.extent() == Extent.COSTS) {
      requirePrices(tables);
    }
    if (run.wants(Extent.Stage.DAMAGE)) {
      StudyModel.concordance(tables);
    }
    if (flows && run.wants(Extent.Stage.SCENARIOS)) {
      StudyModel.intensities(tables, run.parameters());
    }
    if (needsDraws && !inputs.has(UncertaintyInputs.UNCERTAINTY)) {
      throw new UserError(
          "study " + run.study().name(),
          "no table uncertainty",
          "how uncertain its inputs are",
          "Add the table (docs/tables.md), or use jobs/run.");
    }
    return new Checked(tables, run.wantsDraws() ? uncertainty(tables, flows) : Optional.empty());
  }

  /** The tables with an MRIO built from regional ones, where the study has these instead. */
  private StudyTables withMrio(StudyTables tables) {
    if (tables.has(MrioInputs.TRANSACTIONS) && TradeBuilder.TABLES.stream().anyMatch(tables::has)) {
      run.leftOut().add("the regional tables, since transactions are given");
    }
    if (!run.wants(Extent.Stage.FLOWS)) {
      return tables;
    }
    Optional<RegionalMrio> found = StudyModel.regionalMrio(tables, run.parameters());
    if (found.isEmpty()) {
      return tables;
    }
    RegionalMrio mrio = found.get();
    run.out().writeBuilt(mrio.tables());
    mrio.reports().forEach(run.out()::write);
    mrio.tables()
        .tables()
        .keySet()
        .forEach(name -> run.manifest().computed(name, mrio.tables().provenance(name)));
    run.ledger().addAll(mrio.ledger(), run.inCurrency(tables));
    run.summary().mrio(mrio.page());
    return tables.putAll(mrio.tables());
  }

  /** Refuses a study without prices, of which costs alone are wanted. */
  private void requirePrices(StudyTables tables) {
    Valuation.missing(tables.has(CostTables.VALUATION), run.study().costs())
        .ifPresent(
            reason -> {
              throw new UserError(
                  "inputs " + run.study().inputs(),
                  reason,
                  "what a death and a tonne of CO2 cost",
                  "Add table valuation (docs/tables.md), set costs.vsl: own with its keys, or use"
                      + " jobs/run.");
            });
  }

  /** How uncertain the inputs are; sensitivities that the run computes have rows of their own. */
  private Optional<SensitivityRows> uncertainty(StudyTables tables, boolean flows) {
    UncertaintyCheck.coefficients(tables, run.study().coefficients());
    boolean damage =
        run.wants(Extent.Stage.DAMAGE)
            && StudyModel.DAMAGE_TABLES.stream()
                .allMatch(t -> t == AirInputs.SENSITIVITY || HarmoniseStage.has(inputs).test(t));
    if (!(flows || damage) || !inputs.has(UncertaintyInputs.UNCERTAINTY)) {
      return Optional.empty();
    }
    boolean ofGrid = damage && (!flows || inputs.has(Inputs.CONCORDANCE));
    SensitivityRows rows =
        SensitivityRows.of(
            tables,
            ofGrid && !inputs.has(AirInputs.SENSITIVITY),
            run.study().species(),
            run.study().uncertainty());
    UncertaintyCheck.check(
        rows.tables(),
        ofGrid,
        run.study().species(),
        run.study().health(),
        run.study().uncertainty());
    return Optional.of(rows);
  }
}
