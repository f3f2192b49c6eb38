package org.tradewind.jobs.stages;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.apache.hadoop.fs.Path;
import org.tradewind.jobs.cluster.Spark;
import org.tradewind.jobs.folders.OutputFolder;
import org.tradewind.jobs.pages.Summary;
import org.tradewind.tables.Table;
import org.tradewind.tables.TableSchema;
import org.tradewind.uncertainty.draws.DrawTable;
import org.tradewind.uncertainty.sources.CellCostIntervals;
import org.tradewind.uncertainty.sources.CellIntervals;

/**
 * What the draws tell.
 *
 * @param tables intervals
 * @param cells what tells those of tables by cell, where the study has them
 * @param cellCosts the same of what cells contribute and cost
 * @param draws table draw, where the study keeps draws
 * @param says what there is to say of the draws, for the manifest
 * @param text the same in a line
 * @param page lines on what follows from sources, with intervals
 */
public record IntervalResult(
    List<Table> tables,
    Optional<CellIntervals> cells,
    Optional<CellCostIntervals> cellCosts,
    Optional<DrawTable> draws,
    Map<String, Object> says,
    String text,
    List<String> page) {
  /**
   * Writes all tables.
   *
   * @param damageOfCells the run's table damage_cell_species
   * @param central tables of the central run by name
   */
  public void write(
      Spark spark,
      Path damageOfCells,
      Function<List<TableSchema>, Map<String, Table>> central,
      OutputFolder out) {
    tables.forEach(out::write);
    cells.ifPresent(c -> new CellIntervalsJob(spark).write(c, damageOfCells, out));
    cellCosts.ifPresent(
        c ->
            new CellCostsJob(spark)
                .intervals(c, damageOfCells, central.apply(CellCostsJob.CENTRAL), out));
    draws.ifPresent(d -> new DrawTableJob(spark).write(d, out));
  }

  /** Without intervals by cell, of a run that lacks the table that they are computed from. */
  public IntervalResult withoutCells() {
    return new IntervalResult(tables, Optional.empty(), cellCosts, draws, says, text, page);
  }

  /** What the page says of it. */
  public Summary.Intervals said() {
    return new Summary.Intervals(tables, text, page);
  }
}
