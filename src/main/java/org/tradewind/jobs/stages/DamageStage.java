package org.tradewind.jobs.stages;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.tradewind.StudyModel;
import org.tradewind.attribution.Closure;
import org.tradewind.attribution.Damage;
import org.tradewind.attribution.DamageEngine;
import org.tradewind.attribution.ReceptorDeaths;
import org.tradewind.attribution.SensitivitySpans;
import org.tradewind.attribution.StudyAir;
import org.tradewind.axes.Species;
import org.tradewind.emissions.CellEmissions;
import org.tradewind.health.Burden;
import org.tradewind.jobs.folders.InputFolder;
import org.tradewind.jobs.pages.HealthPage;
import org.tradewind.plausibility.GriddedQuantities;
import org.tradewind.tables.AirInputs;
import org.tradewind.tables.GridTable;
import org.tradewind.tables.Inputs;
import org.tradewind.tables.StudyTables;
import org.tradewind.tables.Table;
import org.tradewind.tables.TableFiles;
import org.tradewind.tables.TableSchema;

/** Damage = sensitivity x emission; with transport also the air, and where the deaths fall. */
public final class DamageStage {
  private static final double SAME = 1e-9;

  private final RunContext run;
  private final InputFolder inputs;
  private final HealthStage.Result health;
  private final HealthPage page;

  public DamageStage(RunContext run, InputFolder inputs, HealthStage.Result health) {
    this.run = run;
    this.inputs = inputs;
    this.health = health;
    this.page = new HealthPage(run.summary());
  }

  /** Whether the stage is wanted and its tables are there or will be. */
  public boolean applies() {
    if (!run.wants(Extent.Stage.DAMAGE)) {
      return false;
    }
    List<TableSchema> needed = new ArrayList<>(StudyModel.DAMAGE_TABLES);
    if (health.transport().isPresent()) {
      needed.remove(AirInputs.SENSITIVITY);
    }
    return run.hasAll("damage", needed, HarmoniseStage.has(inputs));
  }

  public Damage run(StudyTables tables) {
    DamageEngine engine = StudyModel.damageEngine(tables, run.parameters());
    engine = run.wants(Extent.Stage.SOURCES) ? engine.tellingSpecies() : engine;
    TableFiles emission = new HarmoniseStage(inputs, run.out()).emission();
    Closure closure = StudyModel.closure(health.burden(), run.parameters());
    AttributeJob.Result result =
        new AttributeJob(run.spark(), engine, engine.cellRegions().lastCell())
            .run(
                emission,
                health.transport().isPresent()
                    ? run.out().files(AirInputs.SENSITIVITY)
                    : inputs.gridded(AirInputs.SENSITIVITY),
                closure,
                run.out());
    run.remarks().addAll(plausible(result, tables));
    run.ledger().addAll(result.damage().ledger());
    run.manifest()
        .closure(closure, result.firstOrderDeaths(), elasticity(health.burden(), closure));
    page.closure(closure, result.firstOrderDeaths(), run.study().species());
    if (health.transport().isPresent()) {
      air(emission, tables, engine, result);
    }
    return result.damage();
  }

  /** Refuses what no study can have, and says what hardly one has, in the gridded tables. */
  private List<String> plausible(AttributeJob.Result result, StudyTables tables) {
    GriddedQuantities figures = new GriddedQuantities(run.study().plausibility(), tables);
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

  /** d ln J / d ln z, where the J of the closure is that of all people. */
  private static OptionalDouble elasticity(Optional<Burden> burden, Closure closure) {
    return burden.stream()
        .filter(b -> Math.abs(closure.attributableDeaths().orElseThrow() / b.total() - 1) < SAME)
        .mapToDouble(Burden::elasticity)
        .findFirst();
  }

  /** What the emissions make of the air, and where the deaths fall. */
  private void air(
      TableFiles emission, StudyTables tables, DamageEngine engine, AttributeJob.Result result) {
    CellEmissions emissions =
        new CellEmissionsJob(run.spark())
            .run(emission, GridTable.read(tables.require(Inputs.GRID)));
    StudyAir air =
        StudyModel.air(
            tables,
            health.transport().orElseThrow(),
            health.burden().orElseThrow(),
            emissions,
            engine,
            run.parameters());
    boolean byReceptor = run.parameters().receptors().toldApart();
    boolean bySubsector = byReceptor && engine.tellsSpecies();
    TransportJob job = new TransportJob(run.spark());
    List<StudyAir.Month> months =
        bySubsector
            ? job.air(air, emission, air.bySubsector(result.damage().subsectors()))
            : job.air(air);
    Table concentration = air.concentration(months);
    run.out().write(concentration);
    run.ledger().addAll(StudyAir.ledger(months));
    page.air(tables.require(Inputs.CELL), concentration);
    if (byReceptor) {
      ReceptorDeaths deaths = air.deaths(months);
      run.ledger().addAll(deaths.ledger(result.firstOrderDeaths()));
      Table pairs = deaths.table(result.deathsFactor());
      run.out().write(pairs);
      page.deathPairs(pairs);
    }
    if (bySubsector) {
      run.out().write(StudyAir.bySubsector(months).table(result.deathsFactor()));
    }
  }
}
