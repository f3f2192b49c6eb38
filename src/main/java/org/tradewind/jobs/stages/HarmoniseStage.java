package org.tradewind.jobs.stages;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.tradewind.StudyModel;
import org.tradewind.emissions.Harmonisation;
import org.tradewind.emissions.HarmonisedReport;
import org.tradewind.jobs.folders.InputFolder;
import org.tradewind.jobs.folders.OutputFolder;
import org.tradewind.tables.Inputs;
import org.tradewind.tables.InventoryTables;
import org.tradewind.tables.Provenance;
import org.tradewind.tables.StudyTables;
import org.tradewind.tables.TableFiles;
import org.tradewind.tables.TableSchema;

/**
 * The step of a run that makes the table emission from a gridded and a detailed inventory, and
 * where damage finds that table: among the study's inputs, or among what this step wrote.
 */
public final class HarmoniseStage {
  private final InputFolder inputs;
  private final OutputFolder out;

  public HarmoniseStage(InputFolder inputs, OutputFolder out) {
    this.inputs = inputs;
    this.out = out;
  }

  /** Whether a study has a table, or will have it by this step. */
  static Predicate<TableSchema> has(InputFolder inputs) {
    return schema ->
        inputs.has(schema) || schema == Inputs.EMISSION && Harmonisation.applies(inputs::has);
  }

  /** Why inventories that are there are not used, where they are not. */
  private Optional<String> leftOut() {
    List<TableSchema> there = InventoryTables.ALL.stream().filter(inputs::has).toList();
    if (there.isEmpty() || Harmonisation.applies(inputs::has)) {
      return Optional.empty();
    }
    if (inputs.has(Inputs.EMISSION)) {
      return Optional.of(StudyModel.names(there) + ", since emission is given");
    }
    List<TableSchema> missing =
        Stream.concat(Stream.of(InventoryTables.INVENTORY_GRID), Harmonisation.TABLES.stream())
            .filter(schema -> !inputs.has(schema))
            .toList();
    return Optional.of("emission from inventories, for want of " + StudyModel.names(missing));
  }

  /**
   * Makes the table emission, writes it and its lines for the page, where the study has
   * inventories.
   */
  public void run(StudyTables tables, RunContext run) {
    leftOut().ifPresent(run.leftOut()::add);
    StudyModel.harmonisation(inputs::has, tables, run.parameters())
        .ifPresent(harmonisation -> run(harmonisation, run));
  }

  private void run(Harmonisation harmonisation, RunContext run) {
    TableFiles grid = inputs.gridded(InventoryTables.INVENTORY_GRID);
    HarmonisedReport report = new HarmoniseJob(run.spark()).run(harmonisation, grid, out);
    report.tables().forEach(out::write);
    run.ledger().addAll(report.ledger());
    run.summary().emissions(report.page());
    Provenance ofGrid = inputs.provenance(InventoryTables.INVENTORY_GRID);
    Provenance ofInventory = inputs.provenance(InventoryTables.INVENTORY);
    run.manifest().computed(Inputs.EMISSION.name(), harmonisation.provenance(ofGrid, ofInventory));
  }

  /** The files of the table emission. */
  TableFiles emission() {
    return inputs.has(Inputs.EMISSION)
        ? inputs.gridded(Inputs.EMISSION)
        : out.files(Inputs.EMISSION);
  }
}
