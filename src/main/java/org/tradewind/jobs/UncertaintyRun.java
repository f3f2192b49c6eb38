package org.tradewind.jobs;

import java.io.PrintStream;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.util.SerializableConfiguration;
import org.tradewind.Pipeline;
import org.tradewind.attribution.Damage;
import org.tradewind.axes.Axis;
import org.tradewind.axes.UserError;
import org.tradewind.config.Study;
import org.tradewind.config.StudyFile;
import org.tradewind.flows.FlowEngine;
import org.tradewind.tables.DrawTables;
import org.tradewind.tables.Inputs;
import org.tradewind.tables.Ledger;
import org.tradewind.tables.Outputs;
import org.tradewind.tables.RunLayout;
import org.tradewind.tables.StudyTables;
import org.tradewind.tables.Table;
import org.tradewind.tables.TableSchema;
import org.tradewind.uncertainty.CellIntervals;
import org.tradewind.uncertainty.CiTable;
import org.tradewind.uncertainty.SensitivityRows;

/**
 * Extends a finished run to more draws, or draws again what was damaged: the job 'uncertainty' on a
 * folder that is there. The run's own tables are its damage and its requirements; what else flows
 * need is solved from its inputs. Draws are added to the run first, then the tables of intervals
 * are exchanged and last the manifest; killed on the way, the same command brings it to its end.
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
          CiTable.schema(Outputs.DAMAGE_CELL).name(),
          CiTable.schema(Outputs.DAMAGE_CELL_TOTAL).name(),
          CiTable.schema(Outputs.SCENARIO_CELL).name());

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
              Stream.of(DrawTables.DRAW_FIGURE_MRIO.name()),
              Outputs.OF_COEFFICIENTS.stream().map(of -> CiTable.schema(of).name()))
          .flatMap(names -> names)
          .toList();

  private static final int STEPS = 5;

  private final SparkSession spark;
  private final Configuration conf;
  private final Progress progress;

  public UncertaintyRun(SparkSession spark, PrintStream log) {
    this.spark = spark;
    this.conf = spark.sparkContext().hadoopConfiguration();
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
    progress.step("inputs of the run", () -> Inputs.ALL.forEach(run::unchangedInputs));
    StudyTables tables = progress.step("read and check tables", () -> run.inputs().smallTables());
    Pipeline.regionalMrio(tables, StudyRun.parameters(study))
        .ifPresent(built -> tables.putAll(built.tables()));
    if (!tables.has(Inputs.UNCERTAINTY)) {
      throw new UserError(
          "inputs of " + folder,
          "no table uncertainty",
          "how uncertain the inputs are",
          "Add the table (docs/tables.md) and run the study again.");
    }
    Optional<Damage> damage = damage(run, tables);
    Optional<FlowEngine> flows =
        progress.step(
            "flows",
            () ->
                Pipeline.FLOW_TABLES.stream().allMatch(tables::has)
                    ? Optional.of(
                        Pipeline.flows(
                            tables,
                            damage,
                            StudyRun.parameters(study),
                            new Ledger(),
                            KeptRequirements.of(run)))
                    : Optional.empty());
    boolean computed = damage.isPresent() && run.tables().contains(Inputs.SENSITIVITY.name());
    SensitivityRows sensitivities =
        SensitivityRows.of(tables, computed, study.species(), study.uncertainty());
    Path there = new Path(folder);
    DrawFolder draws =
        new DrawFolder(new Path(there, RunLayout.DRAWS), new SerializableConfiguration(conf));
    SourceStage.Result sources = sources(study, tables, damage, flows, run);
    UncertaintyStage stage = new UncertaintyStage(study, spark, progress);
    UncertaintyStage.Result result =
        progress.step(
            study.uncertainty().draws() + " draws",
            () ->
                flows.isPresent()
                    ? stage
                        .run(
                            sensitivities,
                            damage,
                            flows.get(),
                            sources,
                            wanted -> written(wanted, run),
                            draws)
                        .orElseThrow(() -> nothingToDraw(study, flows.get()))
                    : stage.ofSources(
                        sensitivities,
                        damage.orElseThrow(() -> withoutStages(folder)),
                        sources,
                        wanted -> written(wanted, run)));
    RunNames names = RunNames.of(study, tables, damage.isPresent(), flows.isPresent());
    exchange(there, study, result, run, names);
    ReportRun.make(study.report(), folder, conf, progress);
    String page =
        new Summary(study.name()).names(names).intervals(result, study.uncertainty()).text();
    return new StudyRun.Result(folder, page);
  }

  /** What follows from sources, of a run whose version made these tables. */
  private SourceStage.Result sources(
      Study study,
      StudyTables tables,
      Optional<Damage> damage,
      Optional<FlowEngine> flows,
      RunFolder run) {
    boolean told = run.tables().contains(Outputs.DAMAGE_CELL_SPECIES.name());
    boolean made =
        Outputs.OF_SOURCES.stream().anyMatch(schema -> run.tables().contains(schema.name()));
    if (damage.isEmpty() || !told || !made) {
      if (made) {
        progress.note(
            "no intervals of contributions, cities and costs: the run has no table "
                + Outputs.DAMAGE_CELL_SPECIES.name());
      }
      return SourceStage.Result.NONE;
    }
    Path cells = run.folder(Outputs.DAMAGE_CELL_SPECIES);
    return new SourceStage(study, spark)
        .run(tables, damage.get(), flows, cells, wanted -> written(wanted, run));
  }

  private static UserError withoutStages(String folder) {
    return new UserError(
        "run " + folder,
        "neither damage nor flows",
        "a run with figures that can be drawn",
        "Run the study with jobs/run first.");
  }

  private static Map<String, Table> written(List<TableSchema> wanted, RunFolder run) {
    Map<String, Table> found = new HashMap<>();
    for (TableSchema schema : wanted) {
      if (run.tables().contains(schema.name())) {
        requireAllColumns(schema, run);
        found.put(schema.name(), run.table(schema));
      }
    }
    return found;
  }

  private static void requireAllColumns(TableSchema schema, RunFolder run) {
    List<String> lacking = run.lacking(schema);
    if (!lacking.isEmpty()) {
      throw new UserError(
          "run " + run.folder() + ", table " + schema.name(),
          "no column " + String.join(", ", lacking) + ", so a run of an earlier version",
          "a run of this version (" + Version.current() + ")",
          "Run the study again with jobs/run into another folder; nothing was changed here.");
    }
  }

  private static UserError nothingToDraw(Study study, FlowEngine flows) {
    return new UserError(
        "study key uncertainty.stressors",
        String.join(", ", study.uncertainty().stressors()),
        "at least one of the study's stressors: " + flows.stressors().labels(),
        "Name one of them.");
  }

  private static Optional<Damage> damage(RunFolder run, StudyTables tables) {
    if (!run.tables().contains(Outputs.DAMAGE_REGION.name())) {
      return Optional.empty();
    }
    Axis regions =
        Axis.of("region", Arrays.asList(tables.require(Inputs.REGION).strings("region")));
    Axis subsectors =
        Axis.of("subsector", Arrays.asList(tables.require(Inputs.SUBSECTOR).strings("subsector")));
    return Optional.of(Damage.of(run.table(Outputs.DAMAGE_REGION), regions, subsectors));
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
  private void exchange(
      Path there, Study study, UncertaintyStage.Result result, RunFolder run, RunNames names) {
    OutputFolder made =
        OutputFolder.create(new Path(there, ".intervals").toString(), conf, study.csvMaxRows());
    result.tables().forEach(made::write);
    result
        .cellCosts()
        .ifPresent(
            c ->
                new CellCostsJob(spark)
                    .intervals(
                        c,
                        run.folder(Outputs.DAMAGE_CELL_SPECIES),
                        written(CellCostsJob.CENTRAL, run),
                        made));
    boolean ofCells = cells(run, result.cells(), made);
    made.writeText(
        RunLayout.SUMMARY,
        Summary.extended(
            run.text(RunLayout.SUMMARY), result, study.uncertainty(), names.stressors()));
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

  /**
   * Intervals by cell, made before those of before go: an extension that fails leaves them as they
   * were. A run of before there were any lacks the table that they are worked from.
   *
   * @return whether there are such intervals now
   */
  private boolean cells(RunFolder run, Optional<CellIntervals> cells, OutputFolder made) {
    boolean told = run.has(Outputs.DAMAGE_CELL_SPECIES);
    if (told) {
      Path damage = run.folder(Outputs.DAMAGE_CELL_SPECIES);
      cells.ifPresent(c -> new CellIntervalsJob(spark).write(c, damage, made));
    } else if (cells.isPresent()) {
      progress.note(
          "no intervals by cell: the run has no table " + Outputs.DAMAGE_CELL_SPECIES.name());
    }
    if (run.has(Outputs.DEATH_PAIR) && !run.has(Outputs.DEATH_PAIR_SUBSECTOR)) {
      progress.note(
          "no intervals of death_pair: the run has no table "
              + Outputs.DEATH_PAIR_SUBSECTOR.name());
    }
    Path there = new Path(run.folder());
    for (String table : EXCHANGED) {
      made.discard(RunLayout.table(there, table));
      made.discard(RunLayout.csv(there, table));
    }
    return told && cells.isPresent();
  }
}
