package org.tradewind.jobs;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.SparkSession;
import org.tradewind.Pipeline;
import org.tradewind.attribution.Damage;
import org.tradewind.attribution.SourceFigures;
import org.tradewind.attribution.SourceOutput;
import org.tradewind.attribution.SynergyFlags;
import org.tradewind.config.Study;
import org.tradewind.flows.FlowEngine;
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
final class SourceStage {
  private final Study study;
  private final SparkSession spark;

  SourceStage(Study study, SparkSession spark) {
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
   */
  record Result(
      SourceFigures figures,
      List<Table> tables,
      Ledger ledger,
      List<String> remarks,
      List<String> leftOut,
      StudyInfo info) {
    /** Of a run without damage. */
    static final Result NONE =
        new Result(
            SourceFigures.NONE,
            List.of(),
            new Ledger(),
            List.of(),
            List.of(),
            StudyInfo.of(new StudyTables()));

    /**
     * Lines for the page.
     *
     * @param intervals tables of intervals; none without draws
     */
    List<String> page(List<Table> intervals) {
      List<Table> all = new ArrayList<>(tables);
      all.addAll(intervals);
      return new ArrayList<>(ContributionPage.lines(all, info));
    }
  }

  /**
   * Declares all figures and makes the tables of the central run.
   *
   * @param cells the run's table damage_cell_species
   * @param written tables of the run so far
   */
  Result run(
      StudyTables tables,
      Damage damage,
      Optional<FlowEngine> flows,
      Path cells,
      Function<List<TableSchema>, Map<String, Table>> written) {
    SourceFigures figures =
        Pipeline.sourceFigures(tables, damage, flows, StudyRun.parameters(study));
    List<String> remarks =
        new ArrayList<>(SynergyFlags.remarks(damage, tables.require(Inputs.SUBSECTOR)));
    return new Result(
        figures,
        figures.outputs().stream().map(SourceOutput::central).toList(),
        new Ledger(),
        remarks,
        List.of(),
        study.info().over(StudyInfo.of(tables)));
  }
}
