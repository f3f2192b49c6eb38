package org.tradewind.jobs.run;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tradewind.ModelParameters;
import org.tradewind.StudyModel;
import org.tradewind.attribution.Damage;
import org.tradewind.axes.Axis;
import org.tradewind.axes.UserError;
import org.tradewind.config.Study;
import org.tradewind.config.StudyFile;
import org.tradewind.flows.FlowEngine;
import org.tradewind.jobs.folders.RunFolder;
import org.tradewind.jobs.folders.Version;
import org.tradewind.jobs.stages.DrawnStudy;
import org.tradewind.jobs.stages.KeptRequirements;
import org.tradewind.jobs.stages.RunContext;
import org.tradewind.tables.AirInputs;
import org.tradewind.tables.DamageTables;
import org.tradewind.tables.Inputs;
import org.tradewind.tables.Ledger;
import org.tradewind.tables.StudyTables;
import org.tradewind.tables.Table;
import org.tradewind.tables.TableSchema;
import org.tradewind.tables.UncertaintyInputs;
import org.tradewind.uncertainty.draws.QuantityDraws;
import org.tradewind.uncertainty.inputs.SensitivityRows;

/**
 * A finished run, opened to be drawn again. Its damage is its own table; its flows are solved again
 * from its inputs, which must be as they were.
 *
 * @param run its folder
 * @param study its study
 * @param tables its small inputs, with an MRIO where the run built one
 * @param damage of its grid, where it has one
 * @param flows its supply chain, where it has one
 * @param sensitivities its inputs with table uncertainty as it is drawn
 */
public record RunModel(
    RunFolder run,
    Study study,
    StudyTables tables,
    Optional<Damage> damage,
    Optional<FlowEngine> flows,
    SensitivityRows sensitivities) {

  /** Opens a run with its own study; inputs that changed since are a {@link UserError}. */
  public static RunModel open(RunFolder run) {
    return open(run, StudyFile.parse("", "study of " + run.folder(), run.keys()));
  }

  /** Opens a run; inputs that changed since are a {@link UserError}. */
  static RunModel open(RunFolder run, Study study) {
    Inputs.ALL.forEach(run::unchangedInputs);
    StudyTables tables = run.inputs().smallTables();
    ModelParameters parameters = RunContext.parameters(study);
    StudyModel.regionalMrio(tables, parameters).ifPresent(built -> tables.putAll(built.tables()));
    if (!tables.has(UncertaintyInputs.UNCERTAINTY)) {
      throw new UserError(
          "inputs of " + run.folder(),
          "no table uncertainty",
          "how uncertain the inputs are",
          "Add the table (docs/tables.md) and run the study again.");
    }
    Optional<Damage> damage = damage(run, tables);
    Optional<FlowEngine> flows =
        StudyModel.FLOW_TABLES.stream().allMatch(tables::has)
            ? Optional.of(
                StudyModel.flows(
                    tables, damage, parameters, new Ledger(), KeptRequirements.of(run)))
            : Optional.empty();
    boolean computed = damage.isPresent() && run.tables().contains(AirInputs.SENSITIVITY.name());
    return new RunModel(
        run,
        study,
        tables,
        damage,
        flows,
        SensitivityRows.of(tables, computed, study.species(), study.uncertainty()));
  }

  private static Optional<Damage> damage(RunFolder run, StudyTables tables) {
    if (!run.tables().contains(DamageTables.DAMAGE_REGION.name())) {
      return Optional.empty();
    }
    Axis regions =
        Axis.of("region", Arrays.asList(tables.require(Inputs.REGION).strings("region")));
    Axis subsectors =
        Axis.of("subsector", Arrays.asList(tables.require(Inputs.SUBSECTOR).strings("subsector")));
    return Optional.of(Damage.of(run.table(DamageTables.DAMAGE_REGION), regions, subsectors));
  }

  /** The draws of its figures, to be computed again. */
  public QuantityDraws draws() {
    try {
      return flows
          .flatMap(f -> DrawnStudy.of(study, sensitivities.tables(), damage, f, this::written))
          .map(of -> new QuantityDraws(of.model(), of.drawn(), study.uncertainty().block()))
          .orElseThrow(() -> undrawn("no accounts and flows that are drawn", null));
    } catch (IllegalStateException e) {
      // its tables and the formulas of their draws are two ways to one number
      throw undrawn("tables that this version computes otherwise: " + e.getMessage(), e);
    }
  }

  private UserError undrawn(String found, Exception cause) {
    String expected = "a run of accounts and flows by this version (" + Version.current() + ")";
    return new UserError("run " + run.folder(), found, expected, "", cause);
  }

  /** Its tables of the central run by name; those that it does not have are left out. */
  Map<String, Table> written(List<TableSchema> wanted) {
    Map<String, Table> found = new HashMap<>();
    for (TableSchema schema : wanted) {
      if (run.tables().contains(schema.name())) {
        requireAllColumns(schema);
        found.put(schema.name(), run.table(schema));
      }
    }
    return found;
  }

  private void requireAllColumns(TableSchema schema) {
    List<String> lacking = run.lacking(schema);
    if (!lacking.isEmpty()) {
      throw new UserError(
          "run " + run.folder() + ", table " + schema.name(),
          "no column " + String.join(", ", lacking) + ", so a run of an earlier version",
          "a run of this version (" + Version.current() + ")",
          "Run the study again with jobs/run into another folder; nothing was changed here.");
    }
  }
}
