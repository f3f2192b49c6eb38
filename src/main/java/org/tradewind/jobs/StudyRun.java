package org.tradewind.jobs;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.util.SerializableConfiguration;
import org.tradewind.Pipeline;
import org.tradewind.SourceStages;
import org.tradewind.attribution.Closure;
import org.tradewind.attribution.Damage;
import org.tradewind.attribution.DamageEngine;
import org.tradewind.attribution.ReceptorDeaths;
import org.tradewind.attribution.SensitivitySpans;
import org.tradewind.attribution.StudyAir;
import org.tradewind.axes.Names;
import org.tradewind.axes.Species;
import org.tradewind.axes.UserError;
import org.tradewind.config.Study;
import org.tradewind.costs.Valuation;
import org.tradewind.emissions.CellEmissions;
import org.tradewind.flows.FlowEngine;
import org.tradewind.flows.GivenRequirements;
import org.tradewind.flows.LargestPaths;
import org.tradewind.flows.PymrioAccounts;
import org.tradewind.flows.StressorGaps;
import org.tradewind.flows.TradePatterns;
import org.tradewind.health.Burden;
import org.tradewind.mrio.RegionalMrio;
import org.tradewind.mrio.TradeBuilder;
import org.tradewind.plausibility.GriddedFigures;
import org.tradewind.recipes.Recipes;
import org.tradewind.report.ReportParts;
import org.tradewind.scenarios.Savings;
import org.tradewind.tables.AirInputs;
import org.tradewind.tables.CostTables;
import org.tradewind.tables.DamageTables;
import org.tradewind.tables.GridTable;
import org.tradewind.tables.Inputs;
import org.tradewind.tables.Ledger;
import org.tradewind.tables.MrioInputs;
import org.tradewind.tables.ParquetFiles;
import org.tradewind.tables.RunLayout;
import org.tradewind.tables.StudyInfo;
import org.tradewind.tables.StudyTables;
import org.tradewind.tables.Table;
import org.tradewind.tables.TableFiles;
import org.tradewind.tables.TableSchema;
import org.tradewind.tables.TradeTables;
import org.tradewind.tables.UncertaintyInputs;
import org.tradewind.transport.SteadyState;
import org.tradewind.uncertainty.SensitivityRows;
import org.tradewind.uncertainty.UncertaintyCheck;

/**
 * Runs a study from its inputs to its output folder: the stages whose tables are there, in the
 * order in which the data flows.
 */
public final class StudyRun {
  /** How far a run goes. */
  public enum Extent {
    /** Attributable deaths and sensitivities by transport only. */
    SENSITIVITIES(true, false, false, false, false, false),
    /** Damage only, with what it needs. */
    ATTRIBUTE(true, true, false, false, false, false),
    /** Accounts and flows only, of stressors that are given. */
    FLOWS(false, false, true, false, false, false),
    /** Coordination scenarios, with the stages they stand on. */
    SCENARIOS(true, true, true, true, false, false),
    /** Contributions and costs of sources, with the stages they stand on. */
    COSTS(true, true, true, false, true, false),
    /** The supply chain and its stressors alone, for an export. */
    EXPORT(true, true, true, false, false, false),
    /** All stages whose tables are there. */
    ALL(true, true, true, true, true, true);

    private final boolean health;
    private final boolean damage;
    private final boolean flows;
    private final boolean scenarios;
    private final boolean sources;
    private final boolean uncertainty;

    Extent(
        boolean health,
        boolean damage,
        boolean flows,
        boolean scenarios,
        boolean sources,
        boolean uncertainty) {
      this.health = health;
      this.damage = damage;
      this.flows = flows;
      this.scenarios = scenarios;
      this.sources = sources;
      this.uncertainty = uncertainty;
    }

    /** Inputs, reading and checking, and the stages. */
    private int steps() {
      return 2
          + (health ? 1 : 0)
          + (damage ? 1 : 0)
          + (flows ? 1 : 0)
          + (scenarios ? 1 : 0)
          + (sources ? 1 : 0)
          + (uncertainty ? 1 : 0);
    }
  }

  /**
   * What is known of health and sensitivities.
   *
   * @param burden deaths attributable to PM2.5, where the tables to tell them are there
   * @param transport the model that gave the sensitivities, where none were given
   */
  private record Sensitivity(Optional<Burden> burden, Optional<SteadyState> transport) {}

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
  private final SparkSession spark;
  private final Configuration conf;
  private final Progress progress;
  private final Ledger ledger = new Ledger();
  private final List<String> leftOut = new ArrayList<>();

  /** What was ignored, mended or assumed in the inputs; on the page and in the manifest. */
  private final List<String> remarks = new ArrayList<>();

  /** Table uncertainty as it is drawn; known once the tables are checked. */
  private SensitivityRows sensitivities;

  private final ReportParts report;

  private Supplier<StudyTables> recipe;

  private boolean needsDraws;

  public StudyRun(Study study, Extent extent, SparkSession spark, PrintStream log) {
    this.study = study;
    this.recipe = () -> MadeTables.of(study);
    this.extent = extent;
    this.spark = spark;
    this.conf = spark.sparkContext().hadoopConfiguration();
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
    Manifest manifest =
        new Manifest(extent.name().toLowerCase(java.util.Locale.ROOT), study, spark);
    Summary summary = new Summary(study.name());
    stages(out, manifest, summary);
    LedgerFile.close(ledger, out);
    summary.ledger(ledger);
    manifest.leftOut(leftOut);
    out.writeText(RunLayout.SUMMARY, summary.text());
    out.writeJson(RunLayout.MANIFEST, manifest.finished(out.rows(), progress.seconds()));
    Result result = new Result(out.finish(), summary.text());
    finishedWork(out, manifest).remove();
    return result;
  }

  /**
   * The supply chain with all its stressors, those of the grid among them.
   *
   * @param scratch where the stages before it write; never finished
   * @param manifest takes the inputs
   */
  SupplyChain supplyChain(OutputFolder scratch, Manifest manifest) {
    Optional<SupplyChain> found = stages(scratch, manifest, new Summary(study.name()));
    manifest.leftOut(leftOut);
    return found.orElseThrow(
        () ->
            new UserError(
                "inputs " + study.inputs(),
                leftOut.get(leftOut.size() - 1),
                "a study with an MRIO",
                "Add its tables; docs/tables.md lists their columns."));
  }

  /** Runs the stages whose tables are there; the supply chain, if it is among them. */
  private Optional<SupplyChain> stages(OutputFolder out, Manifest manifest, Summary summary) {
    InputFolder inputs =
        progress.step("inputs: " + study.inputs(), () -> InputFolder.of(study, recipe, out, conf));
    Pipeline.Parameters parameters = parameters(study);
    manifest.inputs(inputs);
    StudyTables tables =
        progress.step(
            "read and check tables",
            () ->
                checked(
                    inputs,
                    withMrio(inputs.smallTables(), parameters, out, manifest, summary),
                    parameters));
    if (extent.damage) {
      emissions(new HarmoniseStage(inputs, out), tables, parameters, manifest, summary);
    }
    Sensitivity sensitivity =
        extent.health
            ? progress.step(
                "attributable deaths J and sensitivities",
                () -> sensitivity(inputs, tables, parameters, out, manifest))
            : new Sensitivity(Optional.empty(), Optional.empty());
    boolean withDamage = withDamage(inputs, sensitivity, parameters);
    boolean withFlows =
        extent.flows && stage("accounts and flows", Pipeline.FLOW_TABLES, tables::has);
    if (extent == Extent.EXPORT && !withFlows) {
      return Optional.empty();
    }
    if ((extent.damage || extent.flows) && !withDamage && !withFlows) {
      throw new UserError(
          "inputs " + study.inputs(),
          String.join("; ", leftOut),
          "the tables of a stage",
          "Add them; docs/tables.md lists their columns.");
    }
    RunNames names = named(tables, withDamage, withFlows, out, manifest, summary);
    boolean withScenarios = withScenarios(inputs, withFlows);
    boolean withDraws = (withFlows || withDamage) && withDraws(inputs);
    if (withDamage && withFlows && !inputs.has(Inputs.CONCORDANCE)) {
      leftOut.add("CO2 and deaths of the grid in accounts and flows, for want of concordance");
    }
    if (withDamage) {
      // what is not read in the gridded tables is on the page, too
      Stream.of(Inputs.EMISSION, AirInputs.SENSITIVITY)
          .filter(inputs::has)
          .forEach(inputs::gridded);
    }
    remarks.addAll(inputs.remarks());
    if (withFlows) {
      remarks.addAll(StressorGaps.remarks(tables));
    }
    if (withDamage) {
      Pipeline.concordance(tables).ifPresent(c -> remarks.addAll(c.remarks()));
    }
    remarks.addAll(PlausibleInputs.remarks(tables, study));
    manifest.say("remarks", remarks);
    summary
        .origin(manifest.illustrative(), manifest.estimated())
        .remarks(remarks)
        .leftOut(leftOut)
        .receptors(study.receptors());
    sensitivity.burden().ifPresent(b -> remarks.addAll(b.remarks()));
    sensitivity.burden().ifPresent(b -> summary.burden(b, study.health().form()));
    Optional<Damage> damage =
        withDamage
            ? progress.step(
                "damage = sensitivity x emission",
                () ->
                    Optional.of(
                        damage(inputs, tables, sensitivity, parameters, out, manifest, summary)))
            : Optional.empty();
    Optional<FlowEngine> flows =
        withFlows
            ? progress.step(
                "accounts and flows",
                () -> Optional.of(flows(tables, damage, names, parameters, out, manifest, summary)))
            : Optional.empty();
    if (withScenarios) {
      progress.step(
          "coordination scenarios",
          () -> scenarios(tables, damage, flows.orElseThrow(), parameters, out, manifest, summary));
    }
    SourceStage.Result sources =
        withDamage && extent.sources
            ? progress.step(
                "contributions and costs of sources",
                () -> sources(tables, damage.orElseThrow(), flows, out, summary))
            : SourceStage.Result.NONE;
    if (!withDraws) {
      summary.lines(sources.page(List.of()));
    }
    if (withDraws) {
      progress.step(
          study.uncertainty().draws() + " draws",
          () -> uncertainty(damage, flows, sources, out, manifest, summary));
    }
    return flows.map(f -> new SupplyChain(f, tables, names, ledger));
  }

  /** Makes the table emission from inventories, where the study has these instead. */
  private void emissions(
      HarmoniseStage stage,
      StudyTables tables,
      Pipeline.Parameters parameters,
      Manifest manifest,
      Summary summary) {
    stage.leftOut().ifPresent(leftOut::add);
    stage
        .run(tables, parameters, spark)
        .ifPresent(
            made -> {
              ledger.addAll(made.report().ledger());
              summary.emissions(made.report().page());
              manifest.computed(Inputs.EMISSION.name(), made.provenance());
            });
  }

  /** Names, units and shapes, first among the outputs. */
  private RunNames named(
      StudyTables tables,
      boolean withDamage,
      boolean withFlows,
      OutputFolder out,
      Manifest manifest,
      Summary summary) {
    RunNames names = RunNames.of(study, tables, withDamage, withFlows);
    names.write(tables, out, manifest);
    summary.names(names);
    RunNames.otherCurrency(study, tables).ifPresent(remarks::add);
    if (!names.stressors().unused().isEmpty()) {
      leftOut.add(
          "names of stressors that no output has: " + Names.some(names.stressors().unused()));
    }
    return names;
  }

  /** The tables with an MRIO built from regional ones, where the study has these instead. */
  private StudyTables withMrio(
      StudyTables tables,
      Pipeline.Parameters parameters,
      OutputFolder out,
      Manifest manifest,
      Summary summary) {
    if (tables.has(MrioInputs.TRANSACTIONS) && TradeBuilder.TABLES.stream().anyMatch(tables::has)) {
      leftOut.add("the regional tables, since transactions are given");
    }
    if (!extent.flows) {
      return tables;
    }
    Optional<RegionalMrio> found = Pipeline.regionalMrio(tables, parameters);
    if (found.isEmpty()) {
      return tables;
    }
    RegionalMrio mrio = found.get();
    out.writeBuilt(mrio.tables());
    mrio.reports().forEach(out::write);
    mrio.tables()
        .tables()
        .keySet()
        .forEach(name -> manifest.computed(name, mrio.tables().provenance(name)));
    ledger.addAll(mrio.ledger(), inCurrency(tables));
    summary.mrio(mrio.page());
    return tables.putAll(mrio.tables());
  }

  /** The study's currency in place of words for it, where it is known. */
  private UnaryOperator<String> inCurrency(StudyTables tables) {
    String currency = study.info().over(StudyInfo.of(tables)).currency().orElse(TradeTables.UNIT);
    return unit -> unit.equals(TradeTables.UNIT) ? currency : unit;
  }

  /** Tables of the last stages, in which a mistake is told before the first long one. */
  private StudyTables checked(
      InputFolder inputs, StudyTables tables, Pipeline.Parameters parameters) {
    boolean flows = extent.flows && Pipeline.FLOW_TABLES.stream().allMatch(tables::has);
    if (extent == Extent.COSTS) {
      requirePrices(tables);
    }
    if (extent.damage) {
      Pipeline.concordance(tables);
    }
    if (flows && extent.scenarios) {
      Pipeline.intensities(tables, parameters);
    }
    if (needsDraws && !inputs.has(UncertaintyInputs.UNCERTAINTY)) {
      throw new UserError(
          "study " + study.name(),
          "no table uncertainty",
          "how uncertain its inputs are",
          "Add the table (docs/tables.md), or use jobs/run.");
    }
    if (wantsDraws()) {
      UncertaintyCheck.coefficients(tables, study.coefficients());
    }
    boolean damage =
        extent.damage
            && Pipeline.DAMAGE_TABLES.stream()
                .allMatch(t -> t == AirInputs.SENSITIVITY || HarmoniseStage.has(inputs).test(t));
    if ((flows || damage) && wantsDraws() && inputs.has(UncertaintyInputs.UNCERTAINTY)) {
      boolean ofGrid = damage && (!flows || inputs.has(Inputs.CONCORDANCE));
      sensitivities(tables, inputs, ofGrid);
      UncertaintyCheck.check(
          sensitivities.tables(), ofGrid, study.species(), study.health(), study.uncertainty());
    }
    return tables;
  }

  /** Refuses a study without prices, of which costs alone are wanted. */
  private void requirePrices(StudyTables tables) {
    Valuation.missing(tables.has(CostTables.VALUATION), study.costs())
        .ifPresent(
            reason -> {
              throw new UserError(
                  "inputs " + study.inputs(),
                  reason,
                  "what a death and a tonne of CO2 cost",
                  "Add table valuation (docs/tables.md), set costs.vsl: own with its keys, or use"
                      + " jobs/run.");
            });
  }

  /** How uncertain sensitivities are, where there are draws. */
  private void sensitivities(StudyTables tables, InputFolder inputs, boolean ofGrid) {
    boolean computed = ofGrid && !inputs.has(AirInputs.SENSITIVITY);
    sensitivities = SensitivityRows.of(tables, computed, study.species(), study.uncertainty());
  }

  private boolean wantsDraws() {
    return extent.uncertainty && study.uncertainty().draws() > 0;
  }

  /** What the model wants to know of a study. */
  static Pipeline.Parameters parameters(Study study) {
    return new Pipeline.Parameters(
        study.species(),
        study.health(),
        study.closure(),
        study.receptors(),
        study.mrio(),
        study.indices(),
        study.paths(),
        study.blocks(),
        study.scenarios(),
        study.emissions(),
        new SourceStages.Parameters(
            study.costs(), study.cities(), study.whatif(), study.info().currency()));
  }

  /** d ln J / d ln z, where the J of the closure is that of all people. */
  private static OptionalDouble elasticity(Optional<Burden> burden, Closure closure) {
    return burden.stream()
        .filter(b -> Math.abs(closure.attributableDeaths().orElseThrow() / b.total() - 1) < 1e-9)
        .mapToDouble(Burden::elasticity)
        .findFirst();
  }

  private boolean stage(String stage, List<TableSchema> needed, Predicate<TableSchema> there) {
    List<String> missing = needed.stream().filter(there.negate()).map(TableSchema::name).toList();
    if (!missing.isEmpty()) {
      leftOut.add(stage + ", for want of " + String.join(", ", missing));
    }
    return missing.isEmpty();
  }

  /** J and, where the study has no sensitivities of its own, those by transport. */
  private Sensitivity sensitivity(
      InputFolder inputs,
      StudyTables tables,
      Pipeline.Parameters parameters,
      OutputFolder out,
      Manifest manifest) {
    Optional<Burden> burden = Pipeline.burden(tables, parameters);
    burden.ifPresent(
        b -> {
          out.write(b.burdenTable());
          out.write(b.cellTable());
          manifest.say("cells", b.counts());
          manifest.say("death_rates", rates(b));
        });
    Optional<SteadyState> transport =
        Pipeline.transport(tables, inputs.has(AirInputs.SENSITIVITY), burden, parameters);
    transport.ifPresent(
        model -> {
          double[] forcing = parameters.receptors().forcing(burden.orElseThrow());
          out.write(
              new TransportJob(spark).sensitivities(model, tables.require(Inputs.CELL), forcing));
          manifest.computed(
              AirInputs.SENSITIVITY.name(),
              SteadyState.provenance(inputs.provenance(AirInputs.METEOROLOGY)));
        });
    if (!extent.damage && transport.isEmpty()) {
      throw noSensitivities(inputs, parameters);
    }
    return new Sensitivity(burden, transport);
  }

  /** The release of death rates and ages, and which of them are of another source. */
  private static Map<String, Object> rates(Burden burden) {
    Map<String, Object> says = new LinkedHashMap<>();
    says.put("release", burden.release().isEmpty() ? "not named" : burden.release());
    says.put("causes", burden.deathsByCause().keySet());
    says.put("of_other_sources", burden.otherSources());
    return says;
  }

  private UserError noSensitivities(InputFolder inputs, Pipeline.Parameters parameters) {
    boolean given = inputs.has(AirInputs.SENSITIVITY);
    return new UserError(
        "inputs " + study.inputs(),
        given ? "a table sensitivity" : "not the tables that sensitivities are computed from",
        "tables "
            + Pipeline.names(Pipeline.TRANSPORT_TABLES)
            + ", "
            + Pipeline.names(Pipeline.burdenTables(parameters))
            + " and no table sensitivity, or files of an adjoint model (keys adjoint.*)",
        given ? "There is nothing to compute; use the table." : "Add what is missing.");
  }

  private boolean withDamage(
      InputFolder inputs, Sensitivity sensitivity, Pipeline.Parameters parameters) {
    if (!extent.damage) {
      return false;
    }
    List<TableSchema> needed = new ArrayList<>(Pipeline.DAMAGE_TABLES);
    if (sensitivity.transport().isPresent()) {
      needed.remove(AirInputs.SENSITIVITY);
    }
    return stage("damage", needed, HarmoniseStage.has(inputs));
  }

  private Damage damage(
      InputFolder inputs,
      StudyTables tables,
      Sensitivity sensitivity,
      Pipeline.Parameters parameters,
      OutputFolder out,
      Manifest manifest,
      Summary summary) {
    DamageEngine engine = Pipeline.damageEngine(tables, parameters);
    engine = extent.sources ? engine.tellingSpecies() : engine;
    TableFiles emission = new HarmoniseStage(inputs, out).emission();
    Closure closure = Pipeline.closure(sensitivity.burden(), parameters);
    AttributeJob.Result result =
        new AttributeJob(spark, engine, engine.cellRegions().lastCell())
            .run(
                emission,
                sensitivity.transport().isPresent()
                    ? out.files(AirInputs.SENSITIVITY)
                    : inputs.gridded(AirInputs.SENSITIVITY),
                closure,
                out);
    List<String> implausible = plausible(result, tables);
    remarks.addAll(implausible);
    ledger.addAll(result.damage().ledger());
    manifest.closure(closure, result.firstOrderDeaths(), elasticity(sensitivity.burden(), closure));
    summary.closure(closure, result.firstOrderDeaths(), study.species());
    if (sensitivity.transport().isPresent()) {
      air(emission, tables, sensitivity, engine, result, parameters, out, summary);
    }
    return result.damage();
  }

  /** Refuses what no study can have, and says what hardly one has, in the gridded tables. */
  private List<String> plausible(AttributeJob.Result result, StudyTables tables) {
    GriddedFigures figures = new GriddedFigures(study.plausibility(), tables);
    for (int p = 0; p < Species.ALL.size(); p++) {
      Damage damage = result.damage();
      figures.emission(p, damage.emitted(p), damage.largest(p), damage.largestCell(p));
    }
    for (SensitivitySpans.Span span : result.spans()) {
      figures.sensitivity(span.species(), span.lowCell(), span.low());
      figures.sensitivity(span.species(), span.highCell(), span.high());
    }
    return figures.deaths(result.firstOrderDeaths()).verdict();
  }

  /** What the emissions make of the air, and where the deaths fall. */
  private void air(
      TableFiles emission,
      StudyTables tables,
      Sensitivity sensitivity,
      DamageEngine engine,
      AttributeJob.Result result,
      Pipeline.Parameters parameters,
      OutputFolder out,
      Summary summary) {
    CellEmissions emissions =
        new CellEmissionsJob(spark).run(emission, GridTable.read(tables.require(Inputs.GRID)));
    StudyAir air =
        Pipeline.air(
            tables,
            sensitivity.transport().orElseThrow(),
            sensitivity.burden().orElseThrow(),
            emissions,
            engine,
            parameters);
    boolean apart = engine.tellsSpecies() && parameters.receptors().toldApart();
    TransportJob job = new TransportJob(spark);
    List<StudyAir.Month> months =
        apart
            ? job.air(air, emission, air.bySubsector(result.damage().subsectors()))
            : job.air(air);
    Table concentration = air.concentration(months);
    out.write(concentration);
    ledger.addAll(StudyAir.ledger(months));
    summary.air(tables.require(Inputs.CELL), concentration);
    if (parameters.receptors().toldApart()) {
      ReceptorDeaths deaths = air.deaths(months);
      ledger.addAll(deaths.ledger(result.firstOrderDeaths()));
      Table pairs = deaths.table(result.deathsFactor());
      out.write(pairs);
      summary.deathPairs(pairs);
    }
    if (apart) {
      out.write(StudyAir.bySubsector(months).table(result.deathsFactor()));
    }
  }

  /** Whether there are intensities; without flows, what flows lack has been said. */
  private boolean withScenarios(InputFolder inputs, boolean withFlows) {
    if (!extent.scenarios) {
      return false;
    }
    boolean intensities = Pipeline.INTENSITY_TABLES.stream().anyMatch(inputs::has);
    if (!intensities) {
      leftOut.add("coordination scenarios, for want of energy_intensity or energy_use");
    }
    if (extent == Extent.SCENARIOS && !(intensities && withFlows)) {
      throw new UserError(
          "inputs " + study.inputs(),
          String.join("; ", leftOut),
          "the tables of flows, and energy intensities",
          "Add them; docs/tables.md lists their columns.");
    }
    return intensities && withFlows;
  }

  private FlowEngine flows(
      StudyTables tables,
      Optional<Damage> damage,
      RunNames names,
      Pipeline.Parameters parameters,
      OutputFolder out,
      Manifest manifest,
      Summary summary) {
    Optional<GivenRequirements> given = KeptRequirements.of(study, conf);
    FlowEngine flows = Pipeline.flows(tables, damage, parameters, ledger, given);
    given.map(KeptRequirements::remark).ifPresent(remarks::add);
    manifest.backend(flows.backendName());
    manifest.say(KeptRequirements.SECTION, KeptRequirements.says(flows, given));
    ledger.addAll(flows.ledger(names.stressors()::unit), inCurrency(tables));
    remarks.addAll(flows.mrio().rounding().remarks());
    remarks.addAll(StressorGaps.withoutOutput(flows));
    if (extent == Extent.EXPORT) {
      return flows;
    }
    TradePatterns patterns = TradePatterns.of(flows, tables, parameters.indices());
    ledger.addAll(patterns.ledger());
    PymrioAccounts pymrio = PymrioAccounts.of(flows);
    ledger.addAll(pymrio.ledger());
    new FlowsJob(spark, flows, patterns).write(out);
    out.write(pymrio.table());
    out.write(LargestPaths.of(flows, parameters.paths()));
    Table embodied = flows.embodiedTrade();
    summary.totals(flows).flows(flows).indices(embodied, flows.stressors());
    summary.patterns(patterns, flows);
    return flows;
  }

  private void scenarios(
      StudyTables tables,
      Optional<Damage> damage,
      FlowEngine flows,
      Pipeline.Parameters parameters,
      OutputFolder out,
      Manifest manifest,
      Summary summary) {
    Optional<Savings> found = Pipeline.savings(tables, flows, parameters);
    if (found.isEmpty()) {
      leftOut.add("coordination scenarios, for want of the stressors CO2 and deaths");
      summary.leftOut(leftOut.subList(leftOut.size() - 1, leftOut.size()));
      return;
    }
    Savings savings = found.get();
    List.of(savings.table(), savings.sums(), savings.totals(), savings.differences())
        .forEach(out::write);
    Pipeline.griddedSavings(tables, savings, damage)
        .ifPresent(gridded -> ledger.addAll(new ScenariosJob(spark).run(gridded, out)));
    manifest.say("scenarios", savings.counts());
    summary.scenarios(savings, parameters.scenarios());
  }

  /** What follows from the damage of sources. */
  private SourceStage.Result sources(
      StudyTables tables,
      Damage damage,
      Optional<FlowEngine> flows,
      OutputFolder out,
      Summary summary) {
    SourceStage stage = new SourceStage(study, spark);
    SourceStage.Result result =
        stage.run(
            tables,
            damage,
            flows,
            out.table(DamageTables.DAMAGE_CELL_SPECIES),
            wanted -> written(wanted, out));
    result.tables().forEach(out::write);
    stage.writeCells(tables, damage, result, out.table(DamageTables.DAMAGE_CELL_TOTAL), out);
    ledger.addAll(result.ledger());
    remarks.addAll(result.remarks());
    leftOut.addAll(result.leftOut());
    summary.leftOut(result.leftOut());
    return result;
  }

  private boolean withDraws(InputFolder inputs) {
    boolean wanted = wantsDraws();
    if (wanted && !inputs.has(UncertaintyInputs.UNCERTAINTY)) {
      leftOut.add("intervals, for want of uncertainty");
    }
    return wanted && inputs.has(UncertaintyInputs.UNCERTAINTY);
  }

  private void uncertainty(
      Optional<Damage> damage,
      Optional<FlowEngine> flows,
      SourceStage.Result sources,
      OutputFolder out,
      Manifest manifest,
      Summary summary) {
    UncertaintyStage stage = new UncertaintyStage(study, spark, progress);
    Optional<UncertaintyStage.Result> result =
        flows.isPresent()
            ? stage.run(
                sensitivities,
                damage,
                flows.get(),
                sources,
                wanted -> written(wanted, out),
                finishedWork(out, manifest))
            : Optional.of(
                stage.ofSources(
                    sensitivities, damage.orElseThrow(), sources, wanted -> written(wanted, out)));
    if (result.isEmpty()) {
      String wanted = String.join(", ", study.uncertainty().stressors());
      leftOut.add("intervals, for want of the stressors " + wanted);
      summary.leftOut(leftOut.subList(leftOut.size() - 1, leftOut.size()));
      return;
    }
    result.get().tables().forEach(out::write);
    Path damageOfCells = out.table(DamageTables.DAMAGE_CELL_SPECIES);
    result.get().cells().ifPresent(c -> new CellIntervalsJob(spark).write(c, damageOfCells, out));
    result
        .get()
        .cellCosts()
        .ifPresent(
            c ->
                new CellCostsJob(spark)
                    .intervals(c, damageOfCells, written(CellCostsJob.CENTRAL, out), out));
    result.get().draws().ifPresent(d -> new DrawTableJob(spark).write(d, out));
    summary.intervals(result.get(), study.uncertainty());
    manifest.say(UncertaintyRun.DRAWS, result.get().says());
  }

  /** Tables that the run has written so far. */
  private Map<String, Table> written(List<TableSchema> wanted, OutputFolder out) {
    Map<String, Table> found = new HashMap<>();
    for (TableSchema schema : wanted) {
      if (out.rows().containsKey(schema.name())) {
        found.put(schema.name(), ParquetFiles.read(schema, out.table(schema), conf));
      }
    }
    return found;
  }

  /** What a run of this name and these inputs that was killed had finished. */
  private FinishedWork finishedWork(OutputFolder out, Manifest manifest) {
    return new FinishedWork(
        FinishedWork.of(out.target()),
        new SerializableConfiguration(conf),
        UncertaintyRun.decides(study, manifest.hashes()));
  }
}
