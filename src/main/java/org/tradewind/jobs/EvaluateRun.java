package org.tradewind.jobs;

import java.io.PrintStream;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.tradewind.config.Study;
import org.tradewind.health.ModelEvaluation;
import org.tradewind.tables.Inputs;
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
  private static final String OWN = "inputs";
  private static final List<TableSchema> TABLES =
      List.of(Inputs.REGION, Inputs.GRID, Inputs.CELL, Inputs.CELL_REGION, Inputs.CONCENTRATION);

  private final Study study;
  private final Configuration conf = new Configuration();
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
    OutputFolder folder = OutputFolder.create(out, conf, study.csvMaxRows());
    boolean finished = false;
    try {
      Result result = run(folder);
      finished = true;
      return result;
    } finally {
      if (!finished) {
        folder.abandon();
      }
    }
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
    Summary head = new Summary(study.name()).origin(manifest.illustrative(), manifest.estimated());
    String summary =
        head.text()
            + EvaluationSummary.text(evaluation, tables.provenance(Inputs.OBSERVATION.name()));
    out.writeText("summary.txt", summary);
    out.writeJson("manifest.json", manifest.finished(out.rows(), progress.seconds()));
    return new Result(out.finish(), summary);
  }

  private void read(StudyTables tables, Manifest manifest, OutputFolder out) {
    boolean own = study.observations().equals(OWN);
    if (!own) {
      // first, so that a wrong folder is told before a recipe is made
      readObservations(new InputFolder(study.observations(), conf), tables);
    }
    InputFolder inputs = InputFolder.of(study, out, conf);
    tables.putAll(inputs.tables(TABLES));
    manifest.inputs(inputs);
    if (own) {
      readObservations(inputs, tables);
    } else {
      manifest.input(Inputs.OBSERVATION, new InputFolder(study.observations(), conf));
    }
  }

  private static void readObservations(InputFolder folder, StudyTables tables) {
    tables.putAll(folder.tables(List.of(Inputs.OBSERVATION)));
    tables.require(Inputs.OBSERVATION);
  }
}
