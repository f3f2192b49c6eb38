package org.tradewind.jobs;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.apache.spark.sql.SparkSession;
import org.tradewind.Pipeline;
import org.tradewind.emissions.Harmonisation;
import org.tradewind.emissions.HarmonisedReport;
import org.tradewind.tables.Inputs;
import org.tradewind.tables.InventoryTables;
import org.tradewind.tables.Ledger;
import org.tradewind.tables.StudyTables;
import org.tradewind.tables.TableFiles;
import org.tradewind.tables.TableSchema;

/**
 * The step of a run that makes the table emission from a gridded and a detailed inventory. The
 * table is written among the outputs, from where damage reads it.
 */
final class HarmoniseStage {
  private HarmoniseStage() {}

  /** Whether a study has a table, or will have it by this step. */
  static Predicate<TableSchema> has(InputFolder inputs) {
    return schema ->
        inputs.has(schema) || schema == Inputs.EMISSION && Harmonisation.applies(inputs::has);
  }

  /**
   * Runs the step where the study has the inventories.
   *
   * @param leftOut takes what is not used, or not enough
   */
  static void run(
      InputFolder inputs,
      StudyTables tables,
      Pipeline.Parameters parameters,
      SparkSession spark,
      OutputFolder out,
      Manifest manifest,
      Summary summary,
      Ledger ledger,
      List<String> leftOut) {
    notUsed(inputs).ifPresent(leftOut::add);
    Optional<Harmonisation> found = Pipeline.harmonisation(inputs::has, tables, parameters);
    if (found.isEmpty()) {
      return;
    }
    Harmonisation harmonisation = found.get();
    HarmonisedReport report =
        new HarmoniseJob(spark)
            .run(harmonisation, inputs.gridded(InventoryTables.INVENTORY_GRID), out);
    report.tables().forEach(out::write);
    ledger.addAll(report.ledger());
    summary.emissions(report.page());
    manifest.computed(
        Inputs.EMISSION.name(),
        harmonisation.provenance(
            inputs.provenance(InventoryTables.INVENTORY_GRID),
            inputs.provenance(InventoryTables.INVENTORY)));
  }

  private static Optional<String> notUsed(InputFolder inputs) {
    List<TableSchema> there = InventoryTables.ALL.stream().filter(inputs::has).toList();
    if (there.isEmpty() || Harmonisation.applies(inputs::has)) {
      return Optional.empty();
    }
    if (inputs.has(Inputs.EMISSION)) {
      return Optional.of(Pipeline.names(there) + ", since emission is given");
    }
    List<TableSchema> missing =
        Stream.concat(Stream.of(InventoryTables.INVENTORY_GRID), Harmonisation.TABLES.stream())
            .filter(schema -> !inputs.has(schema))
            .toList();
    return Optional.of("emission from inventories, for want of " + Pipeline.names(missing));
  }

  /** The files of the table emission: the study's own, or those of this step. */
  static TableFiles emission(InputFolder inputs, OutputFolder out) {
    return inputs.has(Inputs.EMISSION)
        ? inputs.gridded(Inputs.EMISSION)
        : out.files(Inputs.EMISSION);
  }
}
