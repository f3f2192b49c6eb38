package org.tradewind.jobs;

import java.io.IOException;
import java.io.ObjectOutputStream;
import java.io.OutputStream;
import java.io.Serializable;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.apache.commons.codec.binary.Hex;
import org.apache.spark.sql.SparkSession;
import org.tradewind.Pipeline;
import org.tradewind.SourceStages;
import org.tradewind.attribution.Damage;
import org.tradewind.attribution.OwnConcentrations;
import org.tradewind.attribution.SourceAxis;
import org.tradewind.attribution.SourceFigures;
import org.tradewind.axes.Names;
import org.tradewind.config.Study;
import org.tradewind.costs.CellLand;
import org.tradewind.costs.CellPrices;
import org.tradewind.emissions.CellRegions;
import org.tradewind.flows.FlowEngine;
import org.tradewind.flows.TradePatterns;
import org.tradewind.scenarios.Savings;
import org.tradewind.tables.Inputs;
import org.tradewind.tables.Outputs;
import org.tradewind.tables.StudyTables;
import org.tradewind.tables.Table;
import org.tradewind.tables.TableSchema;
import org.tradewind.tables.Vocabulary;
import org.tradewind.uncertainty.CarriedSources;
import org.tradewind.uncertainty.CellCostIntervals;
import org.tradewind.uncertainty.CellIntervals;
import org.tradewind.uncertainty.CoefficientDraws;
import org.tradewind.uncertainty.Convergence;
import org.tradewind.uncertainty.DamageIntervals;
import org.tradewind.uncertainty.DeathsScale;
import org.tradewind.uncertainty.DrawEngine;
import org.tradewind.uncertainty.DrawModel;
import org.tradewind.uncertainty.Drawn;
import org.tradewind.uncertainty.DrawnSources;
import org.tradewind.uncertainty.Figures;
import org.tradewind.uncertainty.PairIntervals;
import org.tradewind.uncertainty.PriceFactors;
import org.tradewind.uncertainty.ScaledFigures;
import org.tradewind.uncertainty.SensitivityRows;
import org.tradewind.uncertainty.SourceIntervals;
import org.tradewind.uncertainty.Streams;
import org.tradewind.uncertainty.StudyFigures;
import org.tradewind.uncertainty.UncertaintyParameters;
import org.tradewind.uncertainty.WatchedTotals;

/** Intervals of a study's figures: the draws that are not there yet, then all their statistics. */
final class UncertaintyStage {
  /** What the manifest says of intervals by cell: of how many draws they are, 0 without them. */
  static final String OF_CELLS = "draws_of_cells";

  /** Ending of the folder of draws of coefficients, beside that of the others. */
  static final String OF_COEFFICIENTS = "_mrio";

  private final Study study;
  private final SparkSession spark;
  private final Progress progress;

  UncertaintyStage(Study study, SparkSession spark, Progress progress) {
    this.study = study;
    this.spark = spark;
    this.progress = progress;
  }

  /**
   * What the draws tell.
   *
   * @param tables intervals
   * @param cells what tells those of tables by cell, where the study has them
   * @param cellCosts the same of what cells contribute and cost
   * @param says what there is to say of the draws, for the manifest
   * @param text the same in a line
   * @param page lines on what follows from sources, with intervals
   */
  record Result(
      List<Table> tables,
      Optional<CellIntervals> cells,
      Optional<CellCostIntervals> cellCosts,
      Map<String, Object> says,
      String text,
      List<String> page) {}

  /**
   * Draws and summarises; empty where the study has none of the stressors that are to be drawn.
   *
   * @param figures what follows from sources
   * @param central tables of the central run by name
   * @param folder where draws are kept; those that are there are not drawn again
   */
  Optional<Result> run(
      SensitivityRows sensitivities,
      Optional<Damage> damage,
      FlowEngine flows,
      SourceStage.Result figures,
      Function<List<TableSchema>, Map<String, Table>> central,
      DrawFolder folder) {
    UncertaintyParameters how = study.uncertainty();
    StudyTables inputs = sensitivities.tables();
    DeathsScale scale = scale(inputs, central);
    return DrawModel.of(inputs, damage, flows, study.species(), study.health(), scale, how)
        .map(model -> run(model, sensitivities, damage, flows, figures, central, folder));
  }

  /**
   * Draws and summarises what follows from sources alone, in a study without a supply chain.
   *
   * @param central tables of the central run by name
   */
  Result ofSources(
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
    return new Result(
        tables,
        Optional.empty(),
        cellCosts(sources, inputs, damage, figures, draws),
        says,
        String.format(
            Locale.ROOT, "%d draws%n  deaths scale with %s", draws, sources.deathsScaleWith()),
        figures.page(tables));
  }

  private DrawnSources sources(
      StudyTables inputs, Damage damage, Function<List<TableSchema>, Map<String, Table>> central) {
    return DrawnSources.of(
        inputs,
        damage,
        study.species(),
        study.health(),
        scale(inputs, central),
        study.uncertainty());
  }

  private List<Table> ofSources(
      DrawnSources sources, StudyTables inputs, Damage damage, SourceFigures figures, int draws) {
    SourceAxis axis = new SourceAxis(damage.regions(), damage.subsectors(), study.species());
    PriceFactors prices = PriceFactors.of(inputs, study.uncertainty());
    return new SourceIntervalsJob(spark)
        .tables(new SourceIntervals(sources, axis, prices, figures, draws));
  }

  /** Concentrations by the study's own emissions are those that the run has computed. */
  private DeathsScale scale(
      StudyTables inputs, Function<List<TableSchema>, Map<String, Table>> central) {
    Optional<Table> air =
        Optional.ofNullable(
            central.apply(List.of(Inputs.AIR_CONCENTRATION)).get(Inputs.AIR_CONCENTRATION.name()));
    return new DeathsScale(
        study.closure(),
        air.map(a -> OwnConcentrations.of(inputs.require(Inputs.CELL), a, study.species())));
  }

  private Result run(
      DrawModel model,
      SensitivityRows sensitivities,
      Optional<Damage> damage,
      FlowEngine flows,
      SourceStage.Result figures,
      Function<List<TableSchema>, Map<String, Table>> central,
      DrawFolder folder) {
    UncertaintyParameters how = study.uncertainty();
    StudyTables inputs = sensitivities.tables();
    Optional<Savings> savings = Pipeline.savings(inputs, flows, StudyRun.parameters(study));
    Drawn drawn =
        StudyFigures.of(
            model,
            flows,
            TradePatterns.of(flows, inputs, study.indices()),
            savings,
            central.apply(StudyFigures.CENTRAL),
            inputs.require(Inputs.REGION));
    DrawEngine engine = new DrawEngine(model, drawn.kept(), how.block());
    Map<String, String> identity = identity(engine);
    if (study.analysis().stopAt() == 0) {
      folder.requireRoom(how.blocks(), (long) engine.size() * how.block() * Double.BYTES);
    }
    folder.claim(identity);
    UncertaintyJob job = new UncertaintyJob(spark, folder);
    WatchedTotals watched = WatchedTotals.of(engine);
    Convergence convergence = new Convergence(watched, how.block(), how.draws());
    UncertaintyJob.Blocks blocks = draw(job, engine, watched, convergence);
    progress.note(blocks.text());
    Used used =
        new Used((convergence.drawn() + how.block() - 1) / how.block(), convergence.drawn());
    IntervalTables intervals = kept(engine, drawn, job, used);
    central.apply(List.of(Outputs.MULTIPLIER)).values().forEach(intervals::withMultipliers);
    DerivedJob second = new DerivedJob(spark, folder);
    intervals.add(
        drawn.derived(), second.summarise(engine, drawn.derived(), used.blocks(), used.draws()));
    ofFactors(inputs, damage, model, second, central, used.draws()).forEach(intervals::add);
    List<Table> tables = new ArrayList<>(intervals.build());
    Optional<CellCostIntervals> ofCellCosts = Optional.empty();
    if (damage.isPresent()) {
      DrawnSources drawnSources =
          model.sources().areOfGrid() ? model.sources() : sources(inputs, damage.get(), central);
      tables.addAll(ofSources(drawnSources, inputs, damage.get(), figures.figures(), used.draws()));
      ofCellCosts = cellCosts(drawnSources, inputs, damage.get(), figures, used.draws());
    }
    tables.add(UncertaintyJob.figures(engine));
    tables.add(convergence.table());
    tables.add(convergence.outcomes());
    tables.addAll(
        new DrawAnalysis(study, job, progress).tables(model, inputs, savings, drawn.derived()));
    int ofCoefficients = Math.min(used.draws(), study.coefficients().draws());
    tables.addAll(ofCoefficients(model, flows, ofCoefficients, folder));
    Table sources =
        CarriedSources.of(
            model,
            how.mode(),
            sensitivities.note(),
            ofCoefficients,
            figures.valuation().map(v -> PriceFactors.of(inputs, how)));
    tables.add(sources);
    Optional<CellIntervals> cells = cells(model, inputs, damage, savings, used.draws());
    Map<String, Object> says = says(engine, drawn, used, blocks, identity);
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
    return new Result(
        tables,
        cells,
        ofCellCosts,
        says,
        text(convergence) + text(sources) + text(ofCoefficients) + ofDeaths(model),
        figures.page(tables));
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

  /** What was drawn until totals had settled, or all that was asked for. */
  private record Used(int blocks, int draws) {}

  /** In rounds of 1, 1, 2, 4 ... blocks until totals have settled, or all at once. */
  private UncertaintyJob.Blocks draw(
      UncertaintyJob job, DrawEngine engine, WatchedTotals watched, Convergence convergence) {
    int all = study.uncertainty().blocks();
    double stopAt = study.analysis().stopAt();
    if (stopAt == 0) {
      return job.draw(engine, 0, all, watched, convergence);
    }
    UncertaintyJob.Blocks blocks = new UncertaintyJob.Blocks(List.of(), List.of(), List.of());
    int from = 0;
    for (int to : Convergence.rounds(all)) {
      blocks = blocks.and(job.draw(engine, from, to, watched, convergence));
      if (convergence.relativeError() <= stopAt) {
        break;
      }
      from = to;
    }
    return blocks;
  }

  private String text(Convergence convergence) {
    double error = convergence.relativeError();
    return String.format(
        Locale.ROOT,
        "%d draws%s; largest Monte Carlo error of national totals: %s",
        convergence.drawn(),
        convergence.drawn() < study.uncertainty().draws()
            ? " of " + study.uncertainty().draws() + " asked for were enough (uncertainty.stop_at)"
            : "",
        Double.isInfinite(error)
            ? "too few draws to tell"
            : String.format(Locale.ROOT, "%.2f %%", 100 * error) + missed(error));
  }

  private String missed(double error) {
    double wished = study.analysis().stopAt();
    return wished > 0 && error > wished && !Double.isInfinite(error)
        ? ", more than was wished for (uncertainty.stop_at " + wished + ")"
        : "";
  }

  /** What the intervals carry and what not. */
  private static String text(Table sources) {
    return String.format(
        Locale.ROOT,
        "%n  these intervals carry: %s%n  they do not carry: %s (table %s)",
        String.join(", ", CarriedSources.names(sources, true)),
        String.join(", ", CarriedSources.names(sources, false)),
        sources.name());
  }

  /** What is said of draws of coefficients, where there are any. */
  private String text(int ofCoefficients) {
    if (ofCoefficients == 0) {
      return "";
    }
    return String.format(
        Locale.ROOT,
        "%n  coefficients of the MRIO drawn in %d draws (tables ..._mrio_ci; exact in all other tables): %s",
        ofCoefficients,
        study.coefficients().text());
  }

  /** What deaths scale with, and rows that say something of the mode, but of no input. */
  private static String ofDeaths(DrawModel model) {
    String all = model.factors().size() == 0 ? "NOTHING VARIES: " : "";
    String unused =
        model.unusedRows().isEmpty()
            ? ""
            : String.format(
                "%n  %srows of table uncertainty that fit no input: %s",
                all, Names.some(model.unusedRows()));
    boolean deaths = model.stressors().contains(Vocabulary.DEATHS);
    return deaths
        ? String.format("%n  deaths scale with %s", model.deathsScaleWith()) + unused
        : unused;
  }

  private List<Table> ofCoefficients(
      DrawModel model, FlowEngine flows, int count, DrawFolder folder) {
    if (count == 0) {
      return List.of();
    }
    CoefficientDraws draws =
        CoefficientDraws.of(
            model, flows, study.coefficients(), study.uncertainty().seed(), study.mrio().backend());
    DrawFolder there = folder.beside(OF_COEFFICIENTS);
    Map<String, String> identity = new LinkedHashMap<>();
    identity.put("random numbers", Streams.GENERATOR);
    identity.put("inputs and rule (SHA-256 of what is drawn)", digest(draws));
    if (there.takeOver(identity)) {
      progress.note("draws of the MRIO by another rule or of other inputs are drawn anew");
    }
    long start = System.nanoTime();
    CoefficientsJob job = new CoefficientsJob(spark, there);
    UncertaintyJob.Blocks blocks = job.draw(draws, count);
    List<Table> tables = job.tables(draws, flows, count);
    double seconds = (System.nanoTime() - start) / 1e9;
    progress.note(
        String.format(
            Locale.ROOT, "%d draws of the MRIO %.1f s: %s", count, seconds, blocks.text()));
    return tables;
  }

  private IntervalTables kept(DrawEngine engine, Drawn drawn, UncertaintyJob job, Used used) {
    List<UncertaintyJob.Told> kept = job.summarise(engine, used.blocks(), used.draws());
    return new IntervalTables().addKept(engine.figures(), kept).add(drawn.scaled(), engine, kept);
  }

  /** Intervals of what follows from the factors alone. */
  private List<Table> ofFactors(
      StudyTables inputs,
      Optional<Damage> damage,
      DrawModel model,
      DerivedJob job,
      Function<List<TableSchema>, Map<String, Table>> central,
      int draws) {
    List<Table> all = new ArrayList<>();
    Map<String, Table> tables =
        central.apply(
            List.of(
                Outputs.DAMAGE_REGION,
                Outputs.BURDEN,
                Outputs.BURDEN_CELL,
                Outputs.DEATH_PAIR,
                Outputs.DEATH_PAIR_SUBSECTOR));
    if (damage.isPresent() && inputs.has(Inputs.CONCORDANCE)) {
      Table ofRegions = tables.get(Outputs.DAMAGE_REGION.name());
      all.addAll(job.damage(new DamageIntervals(model, ofRegions, draws), model.regions().size()));
    }
    if (tables.containsKey(Outputs.BURDEN.name())) {
      all.add(DamageIntervals.burden(model, tables.get(Outputs.BURDEN.name()), draws));
      Table cells = tables.get(Outputs.BURDEN_CELL.name());
      all.add(DamageIntervals.burdenCell(model, cells, draws));
    }
    Optional<Table> pairs = Optional.ofNullable(tables.get(Outputs.DEATH_PAIR_SUBSECTOR.name()));
    boolean deaths = model.stressors().contains(Vocabulary.DEATHS);
    if (damage.isPresent() && inputs.has(Inputs.CONCORDANCE) && pairs.isPresent() && deaths) {
      Table ofPairs = tables.get(Outputs.DEATH_PAIR.name());
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
            savings.flatMap(s -> Pipeline.griddedSavings(inputs, s, damage)),
            wanted));
  }

  private Map<String, Object> says(
      DrawEngine engine,
      Drawn drawn,
      Used used,
      UncertaintyJob.Blocks blocks,
      Map<String, String> identity) {
    Map<String, Object> says = new LinkedHashMap<>();
    says.put("draws", used.draws());
    says.put("draws_asked", study.uncertainty().draws());
    says.put("blocks", used.blocks());
    says.put("factors", engine.model().factors().size());
    says.put("figures_kept", engine.size());
    says.put("figures_derived", drawn.derived().stream().mapToInt(Figures::size).sum());
    says.put("figures_scaled", drawn.scaled().stream().mapToInt(ScaledFigures::size).sum());
    says.put("damaged_blocks_drawn_again", blocks.damaged());
    says.put("rows_that_fit_no_input", engine.model().unusedRows());
    says.put("identity", identity);
    return says;
  }

  /** What decides the draws: equal identities, equal numbers. */
  private Map<String, String> identity(DrawEngine engine) {
    UncertaintyParameters how = study.uncertainty();
    Map<String, String> identity = new LinkedHashMap<>();
    identity.put("study", study.name());
    identity.put("random numbers", Streams.GENERATOR);
    identity.put("uncertainty.seed", String.valueOf(how.seed()));
    identity.put("uncertainty.mode", how.mode().code());
    identity.put("uncertainty.sampler", how.sampler().name().toLowerCase(java.util.Locale.ROOT));
    identity.put("uncertainty.block", String.valueOf(how.block()));
    identity.put("uncertainty.stressors", String.join(", ", how.stressors()));
    identity.put("figures", String.valueOf(engine.size()));
    identity.put("figures in a file", String.valueOf(DrawFolder.SLICE));
    identity.put("inputs and other keys (SHA-256 of the model that is drawn)", digest(engine));
    return identity;
  }

  /** SHA-256 of what goes to the executors: every number that the draws depend on. */
  private static String digest(Serializable drawn) {
    try {
      MessageDigest sha = MessageDigest.getInstance("SHA-256");
      try (ObjectOutputStream out =
          new ObjectOutputStream(new DigestOutputStream(OutputStream.nullOutputStream(), sha))) {
        out.writeObject(drawn);
      }
      return Hex.encodeHexString(sha.digest());
    } catch (IOException | NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
