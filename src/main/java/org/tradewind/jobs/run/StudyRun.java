package org.tradewind.jobs.run;

import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.util.SerializableConfiguration;
import org.tradewind.StudyModel;
import org.tradewind.attribution.Damage;
import org.tradewind.axes.Names;
import org.tradewind.axes.UserError;
import org.tradewind.config.Study;
import org.tradewind.flows.FlowEngine;
import org.tradewind.flows.StressorGaps;
import org.tradewind.jobs.cluster.BackgroundWriter;
import org.tradewind.jobs.cluster.Spark;
import org.tradewind.jobs.folders.FinishedWork;
import org.tradewind.jobs.folders.InputFolder;
import org.tradewind.jobs.folders.LedgerFile;
import org.tradewind.jobs.folders.MadeTables;
import org.tradewind.jobs.folders.Manifest;
import org.tradewind.jobs.folders.OutputFolder;
import org.tradewind.jobs.pages.HealthPage;
import org.tradewind.jobs.pages.RunNames;
import org.tradewind.jobs.publish.ReportRun;
import org.tradewind.jobs.screen.Progress;
import org.tradewind.jobs.stages.DamageStage;
import org.tradewind.jobs.stages.Extent;
import org.tradewind.jobs.stages.FlowStage;
import org.tradewind.jobs.stages.HarmoniseStage;
import org.tradewind.jobs.stages.HealthStage;
import org.tradewind.jobs.stages.InputStage;
import org.tradewind.jobs.stages.IntervalResult;
import org.tradewind.jobs.stages.PlausibleInputs;
import org.tradewind.jobs.stages.RunContext;
import org.tradewind.jobs.stages.ScenarioStage;
import org.tradewind.jobs.stages.SourceStage;
import org.tradewind.jobs.stages.UncertaintyStage;
import org.tradewind.recipes.Recipes;
import org.tradewind.report.ReportParts;
import org.tradewind.tables.AirInputs;
import org.tradewind.tables.DamageTables;
import org.tradewind.tables.Inputs;
import org.tradewind.tables.InventoryTables;
import org.tradewind.tables.Ledger;
import org.tradewind.tables.RunLayout;
import org.tradewind.tables.StudyTables;
import org.tradewind.tables.UncertaintyInputs;
import org.tradewind.uncertainty.inputs.SensitivityRows;

/**
 * Runs a study from its inputs to its output folder: the stages whose tables are there, in the
 * order in which the data flows.
 */
public final class StudyRun {
  /**
   * What a run leaves behind.
   *
   * @param folder where the tables lie
   * @param summary the page for the terminal
   */
  public record Result(String folder, String summary) {}

  /**
   * A study's supply chain, for an export.
   *
   * @param flows the table and its stressors
   * @param tables the study's inputs but the gridded ones
   * @param names what things are called
   * @param ledger totals that agree so far
   */
  record SupplyChain(FlowEngine flows, StudyTables tables, RunNames names, Ledger ledger) {}

  private final Study study;
  private final Extent extent;
  private final Spark spark;
  private final Configuration conf;
  private final Progress progress;
  private final ReportParts report;
  private Supplier<StudyTables> recipe;
  private boolean needsDraws;

  public StudyRun(Study study, Extent extent, Spark spark, PrintStream log) {
    this.study = study;
    this.recipe = () -> MadeTables.of(study);
    this.extent = extent;
    this.spark = spark;
    this.conf = spark.hadoopConfiguration();
    boolean reported = extent == Extent.ALL && study.report() != ReportParts.OFF;
    this.report = reported ? study.report() : ReportParts.OFF;
    this.progress = new Progress(log, extent.steps() + (reported ? 1 : 0), spark);
  }

  /**
   * Begins to make the tables of a study's recipe on a thread of its own, while Spark starts;
   * nothing for a study with a folder of inputs.
   */
  public static Optional<Future<StudyTables>> ahead(Study study) {
    if (!Recipes.has(study.inputs())) {
      return Optional.empty();
    }
    FutureTask<StudyTables> recipe = new FutureTask<>(() -> MadeTables.of(study));
    Thread thread = new Thread(recipe, "recipe");
    thread.setDaemon(true);
    thread.start();
    return Optional.of(recipe);
  }

  /** Takes the recipe's tables from work that was begun {@linkplain #ahead ahead}. */
  public StudyRun taking(Optional<Future<StudyTables>> made) {
    made.ifPresent(future -> recipe = () -> BackgroundWriter.result(future));
    return this;
  }

  /** Refuses a study that has nothing to draw, where otherwise intervals are left out. */
  public StudyRun needingDraws() {
    needsDraws = true;
    return this;
  }

  /**
   * Runs the study.
   *
   * @param out folder of the results; must not be there yet
   */
  public Result run(String out) {
    ReportRun.requireMakeable(report);
    Result result = OutputFolder.fill(out, conf, study.csvMaxRows(), folder -> run(folder));
    ReportRun.make(report, result.folder(), conf, progress);
    return result;
  }

  private Result run(OutputFolder out) {
    Manifest manifest = new Manifest(extent.name().toLowerCase(Locale.ROOT), study, spark);
    RunContext run = RunContext.of(study, extent, spark, out, manifest);
    stages(run);
    LedgerFile.close(run.ledger(), out);
    run.summary().ledger(run.ledger());
    manifest.leftOut(run.leftOut());
    out.writeText(RunLayout.SUMMARY, run.summary().text());
    out.writeJson(RunLayout.MANIFEST, manifest.finished(out.rows(), progress.seconds()));
    Result result = new Result(out.finish(), run.summary().text());
    finishedWork(run).remove();
    return result;
  }

  /**
   * The supply chain with all its stressors, those of the grid among them.
   *
   * @param scratch where the stages before it write; never finished
   * @param manifest takes the inputs
   */
  SupplyChain supplyChain(OutputFolder scratch, Manifest manifest) {
    RunContext run = RunContext.of(study, extent, spark, scratch, manifest);
    Optional<SupplyChain> found = stages(run);
    manifest.leftOut(run.leftOut());
    return found.orElseThrow(
        () ->
            new UserError(
                "inputs " + study.inputs(),
                run.leftOut().get(run.leftOut().size() - 1),
                "a study with an MRIO",
                "Add its tables; docs/tables.md lists their columns."));
  }

  /** Whether tables are there that only tasks of Spark work on. */
  private static boolean needsSpark(RunContext run, InputFolder inputs) {
    boolean grid =
        run.wants(Extent.Stage.HEALTH)
            && Stream.of(Inputs.EMISSION, InventoryTables.INVENTORY_GRID, AirInputs.METEOROLOGY)
                .anyMatch(inputs::has);
    return grid || run.wantsDraws() && inputs.has(UncertaintyInputs.UNCERTAINTY);
  }

  /** Runs the stages whose tables are there; the supply chain, if it is among them. */
  private Optional<SupplyChain> stages(RunContext run) {
    if (run.wants(Extent.Stage.DAMAGE) && Recipes.has(study.inputs())) {
      // recipes take seconds: Spark starts meanwhile
      spark.begin();
    }
    InputFolder inputs =
        progress.step(
            "inputs: " + study.inputs(), () -> InputFolder.of(study, recipe, run.out(), conf));
    if (needsSpark(run, inputs)) {
      spark.begin();
    }
    run.manifest().inputs(inputs);
    InputStage.Checked checked =
        progress.step("read and check tables", () -> new InputStage(run, inputs).run(needsDraws));
    StudyTables tables = checked.tables();
    if (run.wants(Extent.Stage.DAMAGE)) {
      new HarmoniseStage(inputs, run.out()).run(tables, run);
    }
    HealthStage.Result health =
        run.wants(Extent.Stage.HEALTH)
            ? progress.step(
                "attributable deaths J and sensitivities",
                () -> new HealthStage(run, inputs).run(tables))
            : HealthStage.Result.NONE;
    DamageStage damageStage = new DamageStage(run, inputs, health);
    boolean withDamage = damageStage.applies();
    boolean withFlows =
        run.wants(Extent.Stage.FLOWS)
            && run.hasAll("accounts and flows", StudyModel.FLOW_TABLES, tables::has);
    if (extent == Extent.EXPORT && !withFlows) {
      return Optional.empty();
    }
    boolean either = run.wants(Extent.Stage.DAMAGE) || run.wants(Extent.Stage.FLOWS);
    if (either && !withDamage && !withFlows) {
      throw run.lacking("the tables of a stage");
    }
    RunNames names = named(run, tables, withDamage, withFlows);
    ScenarioStage scenarioStage = new ScenarioStage(run);
    boolean withScenarios = scenarioStage.applies(inputs, withFlows);
    boolean withDraws = (withFlows || withDamage) && withDraws(run, inputs);
    remarks(run, inputs, tables, withDamage, withFlows);
    health.burden().ifPresent(b -> run.remarks().addAll(b.remarks()));
    health.burden().ifPresent(b -> new HealthPage(run.summary()).burden(b, study.health().form()));
    Optional<Damage> damage =
        withDamage
            ? Optional.of(
                progress.step("damage = sensitivity x emission", () -> damageStage.run(tables)))
            : Optional.empty();
    Optional<FlowEngine> flows =
        withFlows
            ? Optional.of(
                progress.step(
                    "accounts and flows", () -> new FlowStage(run).run(tables, damage, names)))
            : Optional.empty();
    if (withScenarios) {
      progress.step(
          "coordination scenarios", () -> scenarioStage.run(tables, damage, flows.orElseThrow()));
    }
    SourceStage.Result sources =
        withDamage && run.wants(Extent.Stage.SOURCES)
            ? progress.step(
                "contributions and costs of sources",
                () -> new SourceStage(study, spark).run(tables, damage.orElseThrow(), flows, run))
            : SourceStage.Result.NONE;
    if (withDraws) {
      SensitivityRows uncertainty = checked.uncertainty().orElseThrow();
      progress.step(
          study.uncertainty().draws() + " draws",
          () -> draws(run, uncertainty, damage, flows, sources));
    } else {
      run.summary().lines(sources.page(List.of()));
    }
    return flows.map(f -> new SupplyChain(f, tables, names, run.ledger()));
  }

  /** Names, units and shapes, first among the outputs. */
  private RunNames named(
      RunContext run, StudyTables tables, boolean withDamage, boolean withFlows) {
    RunNames names = RunNames.of(study, tables, withDamage, withFlows);
    names.write(tables, run.out(), run.manifest());
    run.summary().names(names);
    RunNames.otherCurrency(study, tables).ifPresent(run.remarks()::add);
    if (!names.stressors().unused().isEmpty()) {
      run.leftOut()
          .add("names of stressors that no output has: " + Names.some(names.stressors().unused()));
    }
    return names;
  }

  private boolean withDraws(RunContext run, InputFolder inputs) {
    boolean uncertain = inputs.has(UncertaintyInputs.UNCERTAINTY);
    if (run.wantsDraws() && !uncertain) {
      run.leftOut().add("intervals, for want of uncertainty");
    }
    return run.wantsDraws() && uncertain;
  }

  /** Puts to the page whatever of the inputs is ignored, mended, assumed or left out. */
  private void remarks(
      RunContext run,
      InputFolder inputs,
      StudyTables tables,
      boolean withDamage,
      boolean withFlows) {
    if (withDamage && withFlows && !inputs.has(Inputs.CONCORDANCE)) {
      run.leftOut()
          .add("CO2 and deaths of the grid in accounts and flows, for want of concordance");
    }
    if (withDamage) {
      // what is not read in the gridded tables is on the page, too
      Stream.of(Inputs.EMISSION, AirInputs.SENSITIVITY)
          .filter(inputs::has)
          .forEach(inputs::gridded);
    }
    run.remarks().addAll(inputs.remarks());
    if (withFlows) {
      run.remarks().addAll(StressorGaps.remarks(tables));
    }
    if (withDamage) {
      StudyModel.concordance(tables).ifPresent(c -> run.remarks().addAll(c.remarks()));
    }
    run.remarks().addAll(PlausibleInputs.remarks(tables, study));
    run.manifest().say("remarks", run.remarks());
    run.summary()
        .origin(run.manifest().illustrative(), run.manifest().estimated())
        .remarks(run.remarks())
        .leftOut(run.leftOut());
    new HealthPage(run.summary()).receptors(study.receptors());
  }

  private void draws(
      RunContext run,
      SensitivityRows uncertainty,
      Optional<Damage> damage,
      Optional<FlowEngine> flows,
      SourceStage.Result sources) {
    Optional<IntervalResult> result =
        new UncertaintyStage(study, spark, progress)
            .run(uncertainty, damage, flows, sources, run::written, finishedWork(run));
    if (result.isEmpty()) {
      String wanted = String.join(", ", study.uncertainty().stressors());
      run.leftOutLate("intervals, for want of the stressors " + wanted);
      return;
    }
    result
        .get()
        .write(spark, run.out().table(DamageTables.DAMAGE_CELL_SPECIES), run::written, run.out());
    run.summary().intervals(result.get().said(), study.uncertainty());
    run.manifest().say(UncertaintyRun.DRAWS, result.get().says());
  }

  /** What a run of this name and these inputs that was killed had finished. */
  private FinishedWork finishedWork(RunContext run) {
    return new FinishedWork(
        FinishedWork.of(run.out().target()),
        new SerializableConfiguration(conf),
        UncertaintyRun.decides(study, run.manifest().hashes()));
  }
}
