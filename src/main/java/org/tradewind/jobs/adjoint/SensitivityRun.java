package org.tradewind.jobs.adjoint;

import java.io.PrintStream;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.util.SerializableConfiguration;
import org.tradewind.adjoint.AdjointCalendar;
import org.tradewind.adjoint.AdjointCalendar.Status;
import org.tradewind.adjoint.AdjointParameters;
import org.tradewind.adjoint.AdjointVariable;
import org.tradewind.adjoint.AdjointVariables;
import org.tradewind.axes.Grid;
import org.tradewind.axes.LambertGrid;
import org.tradewind.axes.Species;
import org.tradewind.axes.UserError;
import org.tradewind.config.Study;
import org.tradewind.jobs.cluster.Spark;
import org.tradewind.jobs.folders.FinishedWork;
import org.tradewind.jobs.folders.InputFolder;
import org.tradewind.jobs.folders.Manifest;
import org.tradewind.jobs.folders.OutputFolder;
import org.tradewind.jobs.run.StudyRun;
import org.tradewind.jobs.screen.Progress;
import org.tradewind.recipes.Recipes;
import org.tradewind.tables.GridTable;
import org.tradewind.tables.Inputs;
import org.tradewind.tables.Provenance;
import org.tradewind.tables.RunLayout;
import org.tradewind.tables.StudyTables;
import org.tradewind.tables.Table;

/** Monthly sensitivities from the daily files of an adjoint model: the job 'sensitivities'. */
public final class SensitivityRun {
  private static final int STEPS = 3;

  private final Study study;
  private final Spark spark;
  private final Configuration conf;
  private final Progress progress;
  private final List<String> species;

  public SensitivityRun(Study study, Spark spark, PrintStream log) {
    this.study = study;
    this.spark = spark;
    this.conf = spark.hadoopConfiguration();
    this.progress = new Progress(log, STEPS, spark);
    this.species = Species.POLLUTANTS.stream().filter(study.species()::contains).toList();
  }

  /**
   * Reads the files and writes the tables. After a kill, or an error in some day's data, the blocks
   * that were finished are kept beside the folder, and the next run goes on from them.
   *
   * @param path folder of the results; must not be there yet
   */
  public StudyRun.Result run(String path) {
    AdjointParameters parameters =
        study.adjoint().orElseThrow(() -> new IllegalArgumentException("no adjoint files"));
    List<AdjointVariable> map = AdjointVariables.read(parameters.variables(), species);
    return OutputFolder.fill(path, conf, study.csvMaxRows(), out -> run(parameters, map, out));
  }

  private StudyRun.Result run(
      AdjointParameters parameters, List<AdjointVariable> map, OutputFolder out) {
    Manifest manifest = new Manifest("sensitivities", study, spark);
    AdjointCalendar whole =
        progress.step(
            "look at the files of " + parameters.from() + " to " + parameters.to(),
            () -> AdjointCalendar.of(parameters, map));
    new SensitivityDays(whole).require(parameters.allowMissing());
    int[] cells = cells(whole.layout().grid());
    FinishedWork work =
        new FinishedWork(
            FinishedWork.of(out.target()),
            new SerializableConfiguration(conf),
            List.of("sums of sensitivity x emission"));
    AdjointCalendar calendar =
        progress.step(
            "sum sensitivity x emission", () -> sum(whole, work, parameters.allowMissing()));
    String summary =
        progress.step("monthly means", () -> write(calendar, cells, work, out, manifest));
    out.writeJson(RunLayout.MANIFEST, manifest.finished(out.rows(), progress.seconds()));
    String folder = out.finish();
    work.remove();
    return new StudyRun.Result(folder, summary);
  }

  /**
   * Works all blocks. Data that turn out to be damaged take their day out of the calendar, for all
   * species, and its blocks are worked again without it.
   */
  private AdjointCalendar sum(AdjointCalendar whole, FinishedWork work, int allowed) {
    SensitivityJob job = new SensitivityJob(spark, work, progress);
    AdjointCalendar calendar = whole;
    while (true) {
      List<SensitivityBlock> blocks = SensitivityJob.blocks(calendar, species);
      long kept = blocks.stream().filter(b -> b.isIn(work)).count();
      progress.note(blocks.size() + " blocks, " + kept + " of them worked before");
      List<SensitivityBlock.Damage> damages = job.run(blocks, calendar.layout().variables());
      if (damages.isEmpty()) {
        return calendar;
      }
      for (SensitivityBlock.Damage damage : damages) {
        calendar = calendar.damaged(damage.date(), damage.reason());
      }
      if (work.count() == 0) {
        work.remove();
      }
      new SensitivityDays(calendar).require(allowed);
    }
  }

  private String write(
      AdjointCalendar calendar,
      int[] cells,
      FinishedWork work,
      OutputFolder out,
      Manifest manifest) {
    List<SensitivityBlock> blocks = SensitivityJob.blocks(calendar, species);
    MonthlySensitivities monthly = MonthlySensitivities.of(blocks, species, work);
    SensitivityDays days = new SensitivityDays(calendar);
    String read =
        days.count(Status.READ)
            + " days read, "
            + days.count(Status.MISSING)
            + " missing, "
            + days.count(Status.DAMAGED)
            + " damaged";
    List<String> variables =
        calendar.layout().variables().stream().map(v -> v.name() + " in " + v.species()).toList();
    Provenance origin =
        Provenance.of(
            Provenance.Status.GIVEN,
            "CMAQ Adjoint files of the study (table sensitivity_day)",
            "monthly means weighted by emissions; " + read + "; " + String.join(", ", variables));
    out.writeInputs(
        new StudyTables()
            .put(monthly.table(cells), origin)
            .put(GridTable.of(calendar.layout().grid()), origin));
    out.write(days.table());
    manifest.say("days", read).say("variables", variables);
    String summary =
        "Tradewind: "
            + study.name()
            + "\n\n"
            + read
            + "\n\n"
            + String.join("\n", monthly.summary())
            + "\n";
    out.writeText(RunLayout.SUMMARY, summary);
    return summary;
  }

  /**
   * The cells to write: those of the study where its inputs are a folder with a table of them, else
   * all. The files must be on the study's own grid.
   */
  private int[] cells(LambertGrid grid) {
    if (Recipes.has(study.inputs())) {
      return IntStream.range(0, grid.cells()).toArray();
    }
    InputFolder inputs = new InputFolder(study.inputs(), conf, study.encoding());
    if (inputs.has(Inputs.GRID)) {
      Grid own = GridTable.read(inputs.table(Inputs.GRID));
      if (!grid.agreesWith(own)) {
        throw new UserError(
            "adjoint files",
            "the grid of " + grid,
            own + ", the table grid of the inputs " + study.inputs(),
            "Give inputs on the grid of the files; nothing is interpolated.");
      }
    }
    if (!inputs.has(Inputs.CELL)) {
      return IntStream.range(0, grid.cells()).toArray();
    }
    Table cell = inputs.table(Inputs.CELL);
    GridTable.checkCells(cell, grid);
    return Arrays.stream(cell.ints("cell")).sorted().toArray();
  }
}
