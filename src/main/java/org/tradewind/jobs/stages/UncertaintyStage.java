package org.tradewind.jobs.stages;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.tradewind.SourceStages;
import org.tradewind.StudyModel;
import org.tradewind.attribution.Damage;
import org.tradewind.attribution.SourceAxis;
import org.tradewind.attribution.SourceOutputs;
import org.tradewind.config.Study;
import org.tradewind.costs.CellLand;
import org.tradewind.costs.CellPrices;
import org.tradewind.emissions.CellRegions;
import org.tradewind.flows.FlowEngine;
import org.tradewind.jobs.cluster.Spark;
import org.tradewind.jobs.folders.FinishedWork;
import org.tradewind.jobs.pages.DrawsPage;
import org.tradewind.jobs.screen.Progress;
import org.tradewind.scenarios.Savings;
import org.tradewind.tables.AccountTables;
import org.tradewind.tables.DamageTables;
import org.tradewind.tables.Inputs;
import org.tradewind.tables.StudyTables;
import org.tradewind.tables.Table;
import org.tradewind.tables.TableSchema;
import org.tradewind.tables.Vocabulary;
import org.tradewind.uncertainty.accounts.CarriedSources;
import org.tradewind.uncertainty.accounts.DrawModel;
import org.tradewind.uncertainty.accounts.DrawnSources;
import org.tradewind.uncertainty.coefficients.CoefficientDraws;
import org.tradewind.uncertainty.draws.Convergence;
import org.tradewind.uncertainty.draws.DrawEngine;
import org.tradewind.uncertainty.draws.DrawTable;
import org.tradewind.uncertainty.draws.WatchedTotals;
import org.tradewind.uncertainty.inputs.AnalysisParameters.Keep;
import org.tradewind.uncertainty.inputs.PriceFactors;
import org.tradewind.uncertainty.inputs.SensitivityRows;
import org.tradewind.uncertainty.inputs.UncertaintyParameters;
import org.tradewind.uncertainty.outputs.Drawn;
import org.tradewind.uncertainty.sources.CellCostIntervals;
import org.tradewind.uncertainty.sources.CellIntervals;
import org.tradewind.uncertainty.sources.DamageIntervals;
import org.tradewind.uncertainty.sources.PairIntervals;
import org.tradewind.uncertainty.sources.SourceIntervals;

/** Intervals of a study's figures by draws. */
public final class UncertaintyStage {
  /** What the manifest says of intervals by cell: of how many draws they are, 0 without them. */
  public static final String OF_CELLS = "draws_of_cells";

  private final Study study;
  private final Spark spark;
  private final Progress progress;
  private final DrawsPage page;

  public UncertaintyStage(Study study, Spark spark, Progress progress) {
    this.study = study;
    this.spark = spark;
    this.progress = progress;
    this.page = new DrawsPage(study);
  }

  /**
   * Draws and summarises; empty where the study has none of the stressors that are to be drawn.
   *
   * @param damage of a study with a grid; needed where there are no flows
   * @param flows of a study with a supply chain
   * @param figures what follows from sources
   * @param central tables of the central run by name
   * @param work what a killed run had finished, which is not drawn again
   */
  public Optional<IntervalResult> run(
      SensitivityRows sensitivities,
      Optional<Damage> damage,
      Optional<FlowEngine> flows,
      SourceStage.Result figures,
      Function<List<TableSchema>, Map<String, Table>> central,
      FinishedWork work) {
    if (flows.isEmpty()) {
      return Optional.of(ofSources(sensitivities, damage.orElseThrow(), figures, central));
    }
    FlowEngine engine = flows.get();
    FinishedWork solved = work.with("numeric backend " + engine.backendName());
    return DrawnStudy.of(study, sensitivities.tables(), damage, engine, central)
        .map(of -> run(of, sensitivities, damage, engine, figures, central, solved));
  }

  /**
   * Draws and summarises what follows from sources alone, in a study without a supply chain.
   *
   * @param central tables of the central run by name
   */
  private IntervalResult ofSources(
      SensitivityRows sensitivities,
      Damage damage,
      SourceStage.Result figures,
      Function<List<TableSchema>, Map<String, Table>> central) {
    StudyTables inputs = sensitivities.tables();
    DrawnSources sources = sources(inputs, damage, central);
    int draws = study.uncertainty().draws();
    Map<String, Object> says = new LinkedHashMap<>();
    says.put("draws", draws);
    says.put("draws_asked", draws);
    says.put(OF_CELLS, 0);
    says.put("deaths_scale_with", sources.deathsScaleWith());
    List<Table> tables = ofSources(sources, inputs, damage, figures.figures(), draws);
    return new IntervalResult(
        tables,
        Optional.empty(),
        cellCosts(sources, inputs, damage, figures, draws),
        Optional.empty(),
        says,
        String.format(
            Locale.ROOT,
            "%d draws%n  deaths scale with %s%s",
            draws,
            sources.deathsScaleWith(),
            study.analysis().keep() == Keep.NONE
                ? ""
                : String.format(
                    "%n  no table draw: without accounts and flows there are no totals")),
        figures.page(tables));
  }

  private DrawnSources sources(
      StudyTables inputs, Damage damage, Function<List<TableSchema>, Map<String, Table>> central) {
    return DrawnSources.of(
        inputs,
        damage,
        study.species(),
        study.health(),
        DrawnStudy.scale(study, inputs, central),
        study.uncertainty());
  }

  private List<Table> ofSources(
      DrawnSources sources, StudyTables inputs, Damage damage, SourceOutputs figures, int draws) {
    SourceAxis axis = new SourceAxis(damage.regions(), damage.subsectors(), study.species());
    PriceFactors prices = PriceFactors.of(inputs, study.uncertainty());
    return new SourceIntervalsJob(spark)
        .tables(new SourceIntervals(sources, axis, prices, figures, draws));
  }

  private IntervalResult run(
      DrawnStudy of,
      SensitivityRows sensitivities,
      Optional<Damage> damage,
      FlowEngine flows,
      SourceStage.Result figures,
      Function<List<TableSchema>, Map<String, Table>> central,
      FinishedWork work) {
    UncertaintyParameters how = study.uncertainty();
    StudyTables inputs = sensitivities.tables();
    DrawModel model = of.model();
    Optional<Savings> savings = of.savings();
    Drawn drawn = of.drawn();
    DrawEngine engine = new DrawEngine(model, drawn.figures(), how.block());
    WatchedTotals watched = WatchedTotals.of(engine);
    Convergence convergence = new Convergence(watched, how.block(), how.draws());
    UncertaintyJob job = new UncertaintyJob(spark);
    UncertaintyJob.Drawn found =
        job.draw(engine, convergence, how.blocks(), study.analysis().stopAt(), work);
    progress.note(found.text());
    int draws = convergence.drawn();
    IntervalTables intervals = new IntervalTables();
    central.apply(List.of(AccountTables.MULTIPLIER)).values().forEach(intervals::withMultipliers);
    intervals.add(drawn, found.reported());
    ofFactors(inputs, damage, model, job, central, draws).forEach(intervals::add);
    List<Table> tables = new ArrayList<>(intervals.build());
    Optional<CellCostIntervals> ofCellCosts = Optional.empty();
    if (damage.isPresent()) {
      DrawnSources drawnSources =
          model.sources().areOfGrid() ? model.sources() : sources(inputs, damage.get(), central);
      tables.addAll(ofSources(drawnSources, inputs, damage.get(), figures.figures(), draws));
      ofCellCosts = cellCosts(drawnSources, inputs, damage.get(), figures, draws);
    }
    tables.add(convergence.table());
    tables.add(convergence.outcomes());
    tables.addAll(
        new DrawAnalysis(study, job, progress).tables(model, inputs, savings, drawn.others()));
    int ofCoefficients = Math.min(draws, study.coefficients().draws());
    tables.addAll(ofCoefficients(model, flows, ofCoefficients, work));
    Table sources =
        CarriedSources.of(
            model,
            how.mode(),
            sensitivities.note(),
            ofCoefficients,
            figures.valuation().map(v -> PriceFactors.of(inputs, how)));
    tables.add(sources);
    Optional<CellIntervals> cells = cells(model, inputs, damage, savings, draws);
    Map<String, Object> says = page.says(model, drawn, draws);
    says.put(OF_CELLS, cells.map(CellIntervals::draws).orElse(0));
    says.put("lanes", DrawEngine.lanes());
    says.put("deaths_scale_with", model.deathsScaleWith());
    says.put("draws_of_coefficients", ofCoefficients);
    if (ofCoefficients > 0) {
      says.put("coefficients", study.coefficients().text());
    }
    says.put("largest_relative_error_of_totals", convergence.relativeError());
    says.put("carried", CarriedSources.names(sources, true));
    says.put("not_carried", CarriedSources.names(sources, false));
    return new IntervalResult(
        tables,
        cells,
        ofCellCosts,
        kept(model, drawn, draws),
        says,
        page.text(convergence)
            + DrawsPage.text(sources)
            + page.text(ofCoefficients)
            + DrawsPage.ofDeaths(model),
        figures.page(tables));
  }

  private Optional<DrawTable> kept(DrawModel model, Drawn drawn, int draws) {
    Keep keep = study.analysis().keep();
    return keep == Keep.NONE
        ? Optional.empty()
        : Optional.of(new DrawTable(model, drawn, keep, study.uncertainty().block(), draws));
  }

  /** Intervals of what cells contribute and cost; none where they are not wanted. */
  private Optional<CellCostIntervals> cellCosts(
      DrawnSources sources,
      StudyTables inputs,
      Damage damage,
      SourceStage.Result figures,
      int draws) {
    int wanted = Math.min(draws, study.analysis().gridDraws());
    if (wanted == 0 || figures.tables().isEmpty() || !inputs.has(Inputs.CELL)) {
      return Optional.empty();
    }
    SourceAxis axis = SourceStages.axis(damage, study.species());
    CellRegions regions = CellRegions.of(inputs.require(Inputs.CELL_REGION), damage.regions());
    return Optional.of(
        new CellCostIntervals(
            sources,
            axis,
            PriceFactors.of(inputs, study.uncertainty()),
            regions,
            new CellLand(inputs.require(Inputs.CELL), regions),
            axis.sum(damage, axis::isDeaths),
            axis.sum(damage, axis::isCo2),
            figures.valuation().map(v -> CellPrices.of(v, study.costs())),
            wanted));
  }

  private List<Table> ofCoefficients(
      DrawModel model, FlowEngine flows, int count, FinishedWork work) {
    if (count == 0) {
      return List.of();
    }
    CoefficientDraws draws =
        CoefficientDraws.of(
            model, flows, study.coefficients(), study.uncertainty().seed(), study.mrio().backend());
    long start = System.nanoTime();
    FinishedWork byThisRule = work.with("rule " + study.coefficients().text());
    CoefficientsJob.Drawn found = new CoefficientsJob(spark).draw(draws, flows, count, byThisRule);
    double seconds = (System.nanoTime() - start) / 1e9;
    progress.note(
        String.format(Locale.ROOT, "%d draws of the MRIO %.1f s%s", count, seconds, found.text()));
    return found.tables();
  }

  /** Intervals of what follows from the factors alone. */
  private List<Table> ofFactors(
      StudyTables inputs,
      Optional<Damage> damage,
      DrawModel model,
      UncertaintyJob job,
      Function<List<TableSchema>, Map<String, Table>> central,
      int draws) {
    List<Table> all = new ArrayList<>();
    Map<String, Table> tables =
        central.apply(
            List.of(
                DamageTables.DAMAGE_REGION,
                DamageTables.BURDEN,
                DamageTables.BURDEN_CELL,
                DamageTables.DEATH_PAIR,
                DamageTables.DEATH_PAIR_SUBSECTOR));
    if (damage.isPresent() && inputs.has(Inputs.CONCORDANCE)) {
      Table ofRegions = tables.get(DamageTables.DAMAGE_REGION.name());
      all.addAll(job.damage(new DamageIntervals(model, ofRegions, draws), model.regions().size()));
    }
    if (tables.containsKey(DamageTables.BURDEN.name())) {
      all.add(DamageIntervals.burden(model, tables.get(DamageTables.BURDEN.name()), draws));
      Table cells = tables.get(DamageTables.BURDEN_CELL.name());
      all.add(DamageIntervals.burdenCell(model, cells, draws));
    }
    Optional<Table> pairs =
        Optional.ofNullable(tables.get(DamageTables.DEATH_PAIR_SUBSECTOR.name()));
    boolean deaths = model.stressors().contains(Vocabulary.DEATHS);
    if (damage.isPresent() && inputs.has(Inputs.CONCORDANCE) && pairs.isPresent() && deaths) {
      Table ofPairs = tables.get(DamageTables.DEATH_PAIR.name());
      all.addAll(
          new CellIntervalsJob(spark)
              .pairs(
                  new PairIntervals(model, ofPairs, pairs.get(), draws), model.regions().size()));
    }
    return all;
  }

  /** What tells the intervals of tables by cell; none where they are not wanted. */
  private Optional<CellIntervals> cells(
      DrawModel model,
      StudyTables inputs,
      Optional<Damage> damage,
      Optional<Savings> savings,
      int draws) {
    int wanted = Math.min(draws, study.analysis().gridDraws());
    if (wanted == 0 || damage.isEmpty() || !inputs.has(Inputs.CONCORDANCE)) {
      return Optional.empty();
    }
    return Optional.of(
        CellIntervals.of(
            model,
            CellRegions.of(inputs.require(Inputs.CELL_REGION), damage.get().regions()),
            savings.flatMap(s -> StudyModel.griddedSavings(inputs, s, damage)),
            wanted));
  }
}
