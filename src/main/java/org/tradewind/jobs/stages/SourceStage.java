package org.tradewind.jobs.stages;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.apache.hadoop.fs.Path;
import org.tradewind.ModelParameters;
import org.tradewind.SourceStages;
import org.tradewind.attribution.CellGroups;
import org.tradewind.attribution.CellSums;
import org.tradewind.attribution.Closure;
import org.tradewind.attribution.Damage;
import org.tradewind.attribution.SourceAxis;
import org.tradewind.attribution.SourceOutput;
import org.tradewind.attribution.SourceOutputs;
import org.tradewind.config.Study;
import org.tradewind.costs.CellCosts;
import org.tradewind.costs.Valuation;
import org.tradewind.emissions.CellRegions;
import org.tradewind.flows.FlowEngine;
import org.tradewind.jobs.cluster.Spark;
import org.tradewind.jobs.folders.OutputFolder;
import org.tradewind.jobs.pages.ContributionPage;
import org.tradewind.jobs.pages.CostPage;
import org.tradewind.jobs.pages.WhatifPage;
import org.tradewind.scenarios.Whatifs;
import org.tradewind.tables.DamageTables;
import org.tradewind.tables.Inputs;
import org.tradewind.tables.Ledger;
import org.tradewind.tables.StudyInfo;
import org.tradewind.tables.StudyTables;
import org.tradewind.tables.Table;
import org.tradewind.tables.TableSchema;

/**
 * What follows from the damage of sources: contributions, cities, costs, what-ifs. A run and its
 * extension to more draws declare the same figures.
 */
public final class SourceStage {
  private final Study study;
  private final Spark spark;

  public SourceStage(Study study, Spark spark) {
    this.study = study;
    this.spark = spark;
  }

  /**
   * What the stage gives back.
   *
   * @param figures what is declared to the draws
   * @param tables of the central run
   * @param ledger totals that agree
   * @param remarks what was mended or assumed
   * @param leftOut what the study lacks the inputs of
   * @param info what the study calls its regions
   * @param valuation prices, where the study has them
   * @param scopes what each what-if touches
   * @param closure whether deaths are rescaled to J
   */
  public record Result(
      SourceOutputs figures,
      List<Table> tables,
      Ledger ledger,
      List<String> remarks,
      List<String> leftOut,
      StudyInfo info,
      Optional<Valuation> valuation,
      List<Whatifs.Scope> scopes,
      Closure.Rule closure) {
    /** Of a run without damage. */
    public static final Result NONE =
        new Result(
            SourceOutputs.NONE,
            List.of(),
            new Ledger(),
            List.of(),
            List.of(),
            StudyInfo.of(new StudyTables()),
            Optional.empty(),
            List.of(),
            Closure.Rule.RAW);

    /**
     * Lines for the page.
     *
     * @param intervals tables of intervals; none without draws
     */
    public List<String> page(List<Table> intervals) {
      List<Table> all = new ArrayList<>(tables);
      all.addAll(intervals);
      List<String> lines = new ArrayList<>(ContributionPage.lines(all, info));
      lines.addAll(CostPage.lines(all));
      lines.addAll(WhatifPage.lines(all, scopes, closure));
      return lines;
    }
  }

  /**
   * Declares all figures and makes the tables of the central run.
   *
   * @param cells the run's table damage_cell_species
   * @param written tables of the run so far
   */
  public Result run(
      StudyTables tables,
      Damage damage,
      Optional<FlowEngine> flows,
      Path cells,
      Function<List<TableSchema>, Map<String, Table>> written) {
    ModelParameters parameters = RunContext.parameters(study);
    SourceAxis axis = SourceStages.axis(damage, study.species());
    Optional<SourceStages.Cities> cities =
        SourceStages.cities(tables, damage.regions())
            .map(c -> new SourceStages.Cities(c, new CitiesJob(spark).amounts(c, axis, cells)));
    Optional<SourceStages.Groups> groups =
        SourceStages.groups(tables, damage.regions(), parameters.sources())
            .map(g -> new SourceStages.Groups(g, sums(tables, damage, axis, g, cells)));
    SourceStages.Result result =
        SourceStages.of(
            tables,
            damage,
            flows,
            new SourceStages.Cells(cities, groups),
            Optional.ofNullable(
                written
                    .apply(List.of(DamageTables.DEATH_PAIR_SUBSECTOR))
                    .get(DamageTables.DEATH_PAIR_SUBSECTOR.name())),
            study.species(),
            parameters.sources());
    return new Result(
        result.figures(),
        result.figures().outputs().stream().map(SourceOutput::central).toList(),
        result.ledger(),
        result.remarks(),
        result.leftOut(),
        study.info().over(StudyInfo.of(tables)).completed(study.name()),
        result.valuation(),
        result.scopes(),
        study.closure());
  }

  /** The same, written and put to the page, as a stage of a run. */
  public Result run(StudyTables tables, Damage damage, Optional<FlowEngine> flows, RunContext run) {
    Path cells = run.out().table(DamageTables.DAMAGE_CELL_SPECIES);
    Result result = run(tables, damage, flows, cells, run::written);
    result.tables().forEach(run.out()::write);
    writeCells(tables, damage, result, run.out().table(DamageTables.DAMAGE_CELL_TOTAL), run.out());
    run.ledger().addAll(result.ledger());
    run.remarks().addAll(result.remarks());
    run.leftOut().addAll(result.leftOut());
    run.summary().leftOut(result.leftOut());
    return result;
  }

  private CellSums sums(
      StudyTables tables, Damage damage, SourceAxis axis, CellGroups groups, Path cells) {
    CellRegions regions = CellRegions.of(tables.require(Inputs.CELL_REGION), damage.regions());
    return new CellCostsJob(spark).sums(axis, regions, groups, cells);
  }

  /**
   * Writes what cells contribute and cost, in a study with a table of cells.
   *
   * @param total the run's table damage_cell_total
   */
  private void writeCells(
      StudyTables tables, Damage damage, Result result, Path total, OutputFolder out) {
    if (!tables.has(Inputs.CELL)) {
      return;
    }
    SourceAxis axis = SourceStages.axis(damage, study.species());
    CellRegions regions = CellRegions.of(tables.require(Inputs.CELL_REGION), damage.regions());
    CellCosts costs =
        SourceStages.cellCosts(
            tables,
            damage,
            axis,
            regions,
            result.valuation(),
            RunContext.parameters(study).sources());
    new CellCostsJob(spark).write(costs, result.valuation().isPresent(), regions, total, out);
  }
}
