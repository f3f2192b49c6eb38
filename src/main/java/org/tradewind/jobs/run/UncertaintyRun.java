package org.tradewind.jobs.run;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.spark.util.SerializableConfiguration;
import org.tradewind.axes.UserError;
import org.tradewind.config.Study;
import org.tradewind.config.StudyFile;
import org.tradewind.flows.FlowEngine;
import org.tradewind.jobs.cluster.Spark;
import org.tradewind.jobs.folders.FinishedWork;
import org.tradewind.jobs.folders.OutputFolder;
import org.tradewind.jobs.folders.RunFolder;
import org.tradewind.jobs.pages.RunNames;
import org.tradewind.jobs.pages.Summary;
import org.tradewind.jobs.publish.ReportRun;
import org.tradewind.jobs.screen.Progress;
import org.tradewind.jobs.stages.IntervalResult;
import org.tradewind.jobs.stages.SourceStage;
import org.tradewind.jobs.stages.UncertaintyStage;
import org.tradewind.tables.DamageTables;
import org.tradewind.tables.DrawTables;
import org.tradewind.tables.Inputs;
import org.tradewind.tables.Outputs;
import org.tradewind.tables.RunLayout;
import org.tradewind.tables.ScenarioTables;
import org.tradewind.tables.TableSchema;
import org.tradewind.uncertainty.outputs.CiTable;
import org.tradewind.uncertainty.random.Streams;

/**
 * Draws a finished run again, with as many draws as asked for: the job 'uncertainty' on a folder
 * that is there. The run's own tables are its damage and its requirements; what else flows need is
 * solved from its inputs. All draws are computed, those of before with the same numbers; then the
 * tables of intervals are exchanged and last the manifest. Killed on the way, the same command
 * brings it to its end.
 */
public final class UncertaintyRun {
  /** What the manifest says of the draws. */
  public static final String DRAWS = "draws";

  private static final String DRAWS_KEY = "uncertainty.draws";

  /**
   * Keys that say how much is drawn or how it is told, not what; and those of the coefficients,
   * whose draws stand apart from all others and are drawn anew by another rule.
   */
  private static final List<String> FREE_KEYS =
      List.of(
          DRAWS_KEY,
          "uncertainty.stop_at",
          "uncertainty.grid_draws",
          "uncertainty.keep",
          "uncertainty.shares_by",
          "uncertainty.share_draws",
          "uncertainty.mrio_draws",
          "uncertainty.mrio_cv",
          "uncertainty.mrio_cv_power",
          "uncertainty.mrio_cv_most",
          "report");

  /** Tables of intervals by cell, of as many draws as they were asked for. */
  private static final List<String> BY_CELL =
      List.of(
          CiTable.schema(DamageTables.DAMAGE_CELL).name(),
          CiTable.schema(DamageTables.DAMAGE_CELL_TOTAL).name(),
          CiTable.schema(ScenarioTables.SCENARIO_CELL).name());

  /** Ending of tables of probabilities, which stand among those of the central run. */
  private static final String PROBABILITY = "_probability";

  /** All tables that an extension may leave without a successor. */
  private static final List<String> EXCHANGED =
      Stream.of(
              BY_CELL.stream(),
              Outputs.OF_SOURCES.stream()
                  .map(TableSchema::name)
                  .filter(name -> name.endsWith(PROBABILITY)),
              Outputs.OF_SOURCES.stream().map(of -> CiTable.schema(of).name()),
              Stream.of(DrawTables.DRAW.name()),
              Outputs.OF_COEFFICIENTS.stream().map(of -> CiTable.schema(of).name()))
          .flatMap(names -> names)
          .toList();

  private static final int STEPS = 3;

  private final Spark spark;
  private final Configuration conf;
  private final Progress progress;

  public UncertaintyRun(Spark spark, PrintStream log) {
    this.spark = spark;
    this.conf = spark.hadoopConfiguration();
    this.progress = new Progress(log, STEPS, spark);
  }

  /** Whether there is a finished run in a folder. */
  public static boolean in(String folder, Configuration conf) {
    return RunFolder.in(folder, conf);
  }

  /** The keys of a run's study, as its manifest has them. */
  public static Map<String, String> keys(String folder, Configuration conf) {
    return new RunFolder(folder, conf).keys();
  }

  /**
   * Brings a run to the draws that a study asks for.
   *
   * @param study the run's study; it may differ in {@link #FREE_KEYS} alone
   */
  public StudyRun.Result run(Study study, String folder) {
    ReportRun.requireMakeable(study.report());
    RunFolder run = new RunFolder(folder, conf);
    requireSameKeys(study, run);
    RunModel model = progress.step("inputs and flows", () -> RunModel.open(run, study));
    Optional<FlowEngine> flows = model.flows();
    if (flows.isEmpty() && model.damage().isEmpty()) {
      throw withoutStages(folder);
    }
    Path there = new Path(folder);
    FinishedWork work =
        new FinishedWork(
            FinishedWork.of(there),
            new SerializableConfiguration(conf),
            decides(study, hashes(run)));
    SourceStage.Result sources = sources(model);
    UncertaintyStage stage = new UncertaintyStage(study, spark, progress);
    IntervalResult result =
        progress.step(
            study.uncertainty().draws() + " draws",
            () ->
                stage
                    .run(
                        model.sensitivities(), model.damage(), flows, sources, model::written, work)
                    .orElseThrow(() -> nothingToDraw(study, flows.orElseThrow())));
    RunNames names =
        RunNames.of(study, model.tables(), model.damage().isPresent(), flows.isPresent());
    exchange(there, model, result, names);
    work.remove();
    ReportRun.make(study.report(), folder, conf, progress);
    String page =
        new Summary(study.name()).names(names).intervals(result.said(), study.uncertainty()).text();
    return new StudyRun.Result(folder, page);
  }

  /** What follows from sources, of a run whose version made these tables. */
  private SourceStage.Result sources(RunModel model) {
    RunFolder run = model.run();
    boolean told = run.tables().contains(DamageTables.DAMAGE_CELL_SPECIES.name());
    boolean made =
        Outputs.OF_SOURCES.stream().anyMatch(schema -> run.tables().contains(schema.name()));
    if (model.damage().isEmpty() || !told || !made) {
      if (made) {
        progress.note(
            "no intervals of contributions, cities and costs: the run has no table "
                + DamageTables.DAMAGE_CELL_SPECIES.name());
      }
      return SourceStage.Result.NONE;
    }
    Path cells = run.folder(DamageTables.DAMAGE_CELL_SPECIES);
    return new SourceStage(model.study(), spark)
        .run(model.tables(), model.damage().get(), model.flows(), cells, model::written);
  }

  private static UserError withoutStages(String folder) {
    return new UserError(
        "run " + folder,
        "neither damage nor flows",
        "a run with figures that can be drawn",
        "Run the study with jobs/run first.");
  }

  private static UserError nothingToDraw(Study study, FlowEngine flows) {
    return new UserError(
        "study key uncertainty.stressors",
        String.join(", ", study.uncertainty().stressors()),
        "at least one of the study's stressors: " + flows.stressors().labels(),
        "Name one of them.");
  }

  private static List<String> hashes(RunFolder run) {
    return Inputs.ALL.stream()
        .flatMap(schema -> run.hashes(schema.name()).stream().map(sha -> schema.name() + " " + sha))
        .toList();
  }

  /**
   * What decides the draws of a study besides their number, a line each.
   *
   * @param inputs tables with the SHA-256 of their files
   */
  static List<String> decides(Study study, List<String> inputs) {
    List<String> lines = new ArrayList<>();
    lines.add("random numbers " + Streams.GENERATOR);
    new TreeMap<>(study.values())
        .forEach(
            (key, value) -> {
              if (!FREE_KEYS.contains(key)) {
                lines.add(key + " " + value);
              }
            });
    lines.addAll(inputs);
    return lines;
  }

  private static void requireSameKeys(Study study, RunFolder run) {
    // a key that the run's version did not have yet counts with its default
    Map<String, String> there = new HashMap<>(StudyFile.parse("", "defaults", Map.of()).values());
    there.putAll(run.keys());
    List<String> differences =
        study.values().entrySet().stream()
            .filter(e -> !FREE_KEYS.contains(e.getKey()))
            .filter(e -> !e.getValue().equals(there.get(e.getKey())))
            .map(
                e ->
                    e.getKey()
                        + ": "
                        + there.get(e.getKey())
                        + " (asked for: "
                        + e.getValue()
                        + ")")
            .toList();
    if (!differences.isEmpty()) {
      throw new UserError(
          "--out " + run.folder(),
          "a run of another study: " + String.join("; ", differences),
          "a run that differs in nothing but "
              + String.join(", ", FREE_KEYS)
              + ": draws of different studies are never mixed",
          "Run into another folder, or leave the study file out to extend the run as it is.");
    }
  }

  /** Puts the new tables in place of the old ones; the manifest, last, says that it is done. */
  private void exchange(Path there, RunModel model, IntervalResult result, RunNames names) {
    RunFolder run = model.run();
    Study study = model.study();
    OutputFolder made =
        OutputFolder.create(new Path(there, ".intervals").toString(), conf, study.csvMaxRows());
    boolean ofCells = run.has(DamageTables.DAMAGE_CELL_SPECIES) && result.cells().isPresent();
    (ofCells ? result : result.withoutCells())
        .write(spark, run.folder(DamageTables.DAMAGE_CELL_SPECIES), model::written, made);
    noteLacking(run, result.cells().isPresent() && !ofCells);
    // made before those of before go: an extension that fails leaves them as they were
    for (String table : EXCHANGED) {
      made.discard(RunLayout.table(there, table));
      made.discard(RunLayout.csv(there, table));
    }
    made.writeText(
        RunLayout.SUMMARY,
        Summary.extended(
            run.text(RunLayout.SUMMARY), result.said(), study.uncertainty(), names.stressors()));
    Map<String, Long> others = run.rows();
    others.keySet().removeAll(EXCHANGED);
    made.replaceIn(there, others);
    Map<String, String> keys = new LinkedHashMap<>();
    FREE_KEYS.forEach(key -> keys.put(key, study.values().get(key)));
    Map<String, Object> says = new LinkedHashMap<>(result.says());
    if (!ofCells) {
      says.put(UncertaintyStage.OF_CELLS, 0);
    }
    run.extended(keys, EXCHANGED, made.rows(), Map.of(DRAWS, says));
  }

  /** What the tables of a run of an earlier version do not allow. */
  private void noteLacking(RunFolder run, boolean cells) {
    if (cells) {
      progress.note(
          "no intervals by cell: the run has no table " + DamageTables.DAMAGE_CELL_SPECIES.name());
    }
    if (run.has(DamageTables.DEATH_PAIR) && !run.has(DamageTables.DEATH_PAIR_SUBSECTOR)) {
      progress.note(
          "no intervals of death_pair: the run has no table "
              + DamageTables.DEATH_PAIR_SUBSECTOR.name());
    }
  }
}
