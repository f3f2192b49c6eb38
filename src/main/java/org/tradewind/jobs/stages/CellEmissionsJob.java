package org.tradewind.jobs.stages;

import org.tradewind.axes.Grid;
import org.tradewind.axes.Months;
import org.tradewind.axes.Species;
import org.tradewind.emissions.CellEmissions;
import org.tradewind.jobs.cluster.Spark;
import org.tradewind.tables.Inputs;
import org.tradewind.tables.MonthRows;
import org.tradewind.tables.TableFiles;

/**
 * Adds the subsectors of the emission table up, cell by cell. The rows of a cell come to one task
 * in the order (species, subsector), so the sums are the same however they were spread.
 */
public final class CellEmissionsJob {
  private final Spark spark;

  public CellEmissionsJob(Spark spark) {
    this.spark = spark;
  }

  /** The sums of a checked emission table. */
  public CellEmissions run(TableFiles emission, Grid grid) {
    spark.sparkContext().setJobDescription("emissions by cell and species");
    CellEmissions result = new CellEmissions(grid);
    new GriddedTable(spark, CellBlocks.of(spark, 1, grid.cells() - 1))
        .read(Inputs.EMISSION, emission, "species", "subsector")
        .map(CellEmissionsJob::sums)
        .collect()
        .forEach(sums -> add(sums, result));
    return result;
  }

  /** Neighbouring rows of one cell and species added up. */
  private static MonthRows sums(MonthRows rows) {
    MonthRows.Builder sums = new MonthRows.Builder(1, 64);
    double[] months = new double[Months.COUNT];
    for (int row = 0; row < rows.rows(); row++) {
      for (int m = 0; m < Months.COUNT; m++) {
        months[m] += rows.months()[rows.at(row) + m];
      }
      boolean last =
          row + 1 == rows.rows()
              || rows.cell(row + 1) != rows.cell(row)
              || rows.id(0, row + 1) != rows.id(0, row);
      if (last) {
        if (!rows.label(0, row).equals(Species.CO2)) {
          sums.add(rows.cell(row), rows.label(0, row), months);
        }
        java.util.Arrays.fill(months, 0);
      }
    }
    return sums.build();
  }

  private static void add(MonthRows sums, CellEmissions result) {
    double[] months = new double[Months.COUNT];
    for (int row = 0; row < sums.rows(); row++) {
      System.arraycopy(sums.months(), sums.at(row), months, 0, Months.COUNT);
      result.add(sums.cell(row), sums.label(0, row), months);
    }
  }
}
