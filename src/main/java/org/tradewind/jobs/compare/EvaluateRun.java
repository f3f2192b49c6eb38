package org.tradewind.jobs.compare;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.tradewind.axes.UserError;
import org.tradewind.config.Study;
import org.tradewind.evaluation.ModelEvaluation;
import org.tradewind.jobs.cluster.LocalFiles;
import org.tradewind.jobs.folders.FoundTable;
import org.tradewind.jobs.folders.InputFolder;
import org.tradewind.jobs.folders.Manifest;
import org.tradewind.jobs.folders.OutputFolder;
import org.tradewind.jobs.pages.Summary;
import org.tradewind.jobs.screen.Progress;
import org.tradewind.jobs.stages.PlausibleInputs;
import org.tradewind.tables.AirInputs;
import org.tradewind.tables.Inputs;
import org.tradewind.tables.RunLayout;
import org.tradewind.tables.StudyTables;
import org.tradewind.tables.TableSchema;

/**
 * Compares a study's modelled concentrations with measured ones. Needs no Spark session: a row a
 * measured value.
 */
public final class EvaluateRun {
  /**
   * What a run leaves behind.
   *
   * @param folder where the tables lie
   * @param summary the page for the terminal
   */
  public record Result(String folder, String summary) {}

  private static final int STEPS = 3;
  private static final List<TableSchema> TABLES =
      List.of(Inputs.REGION, Inputs.GRID, Inputs.CELL, Inputs.CELL_REGION);

  private final Study study;
  private final Configuration conf = LocalFiles.configuration();

  /** What is not read of the folders, or was ignored, mended or assumed in them. */
  private final List<String> remarks = new ArrayList<>();

  private final Progress progress;

  public EvaluateRun(Study study, PrintStream log) {
    this.study = study;
    this.progress = new Progress(log, STEPS);
  }

  /**
   * Runs the evaluation.
   *
   * @param out folder of the results; must not be there yet
   */
  public Result run(String out) {
    return OutputFolder.fill(out, conf, study.csvMaxRows(), folder -> run(folder));
  }

  private Result run(OutputFolder out) {
    Manifest manifest = new Manifest("evaluate", study);
    StudyTables tables = new StudyTables();
    progress.step("inputs: " + study.inputs(), () -> read(tables, manifest, out));
    ModelEvaluation evaluation =
        progress.step("match sites and cells", () -> ModelEvaluation.of(tables));
    progress.step(
        "write tables",
        () -> {
          out.write(evaluation.table());
          out.write(evaluation.siteTable());
        });
    manifest.say("remarks", remarks);
    Summary head =
        new Summary(study.name())
            .origin(manifest.illustrative(), manifest.estimated())
            .remarks(remarks);
    String summary =
        head.text()
            + EvaluationSummary.text(evaluation, tables.provenance(AirInputs.OBSERVATION.name()));
    out.writeText(RunLayout.SUMMARY, summary);
    out.writeJson(RunLayout.MANIFEST, manifest.finished(out.rows(), progress.seconds()));
    return new Result(out.finish(), summary);
  }

  private void read(StudyTables tables, Manifest manifest, OutputFolder out) {
    Optional<InputFolder> measured =
        other(AirInputs.OBSERVATION, study.evaluation().observations());
    Optional<InputFolder> modelled =
        other(AirInputs.AIR_CONCENTRATION, study.evaluation().concentrations());
    // first, so that a wrong folder is told before a recipe is made
    measured.ifPresent(
        folder -> require(tables, AirInputs.OBSERVATION, folder, "evaluation.observations"));
    modelled.ifPresent(
        folder ->
            require(tables, AirInputs.AIR_CONCENTRATION, folder, "evaluation.concentrations"));
    InputFolder inputs = InputFolder.of(study, out, conf);
    manifest.inputs(inputs);
    tables.putAll(inputs.tables(TABLES));
    if (measured.isEmpty()) {
      require(tables, AirInputs.OBSERVATION, inputs, "inputs");
    }
    if (modelled.isEmpty()) {
      tables.putAll(inputs.tables(List.of(AirInputs.AIR_CONCENTRATION)));
    }
    remarks.addAll(inputs.remarks());
    measured.ifPresent(folder -> remarks.addAll(folder.remarks()));
    modelled.ifPresent(folder -> remarks.addAll(folder.remarks()));
    remarks.addAll(PlausibleInputs.remarks(tables, study));
    measured.ifPresent(folder -> manifest.input(AirInputs.OBSERVATION, folder));
    modelled.ifPresent(folder -> manifest.input(AirInputs.AIR_CONCENTRATION, folder));
  }

  private Optional<InputFolder> other(TableSchema schema, String folder) {
    return folder.equals(Study.Evaluation.OWN)
        ? Optional.empty()
        : Optional.of(FoundTable.in(folder, schema, conf, study.encoding()));
  }

  private static void require(
      StudyTables tables, TableSchema schema, InputFolder folder, String key) {
    if (!folder.has(schema)) {
      throw new UserError(
          "the folder that the study key " + key + " names",
          "no table '" + schema.name() + "'",
          "the table: " + schema.meaning(),
          "Add it (docs/tables.md lists its columns), or name the folder that has it.");
    }
    tables.put(folder.table(schema), folder.provenance(schema));
  }
}
