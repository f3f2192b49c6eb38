package org.tradewind.jobs;

import static org.apache.spark.sql.functions.col;

import java.io.Serializable;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.tradewind.axes.Grid;
import org.tradewind.axes.Months;
import org.tradewind.axes.Species;
import org.tradewind.emissions.CellEmissions;
import org.tradewind.tables.Inputs;
import org.tradewind.tables.TableFiles;

/**
 * Adds the subsectors of the emission table up, cell by cell. The rows of a cell come to one task
 * in the order (species, subsector), so the sums are the same however they were spread.
 */
final class CellEmissionsJob {
  /** Twelve months of a species in a cell. */
  private record Sum(int cell, String species, double[] months) implements Serializable {
    private static final long serialVersionUID = 1L;
  }

  private final SparkSession spark;

  CellEmissionsJob(SparkSession spark) {
    this.spark = spark;
  }

  /** The sums of a checked emission table. */
  CellEmissions run(TableFiles emission, Grid grid) {
    spark.sparkContext().setJobDescription("emissions by cell and species");
    List<Sum> sums =
        GriddedTable.read(spark, Inputs.EMISSION, emission, "species", "subsector")
            .filter(col("species").notEqual(Species.CO2))
            .repartition(col("cell"))
            .sortWithinPartitions("cell", "species", "subsector")
            .javaRDD()
            .mapPartitions(Sums::new)
            .collect();
    CellEmissions result = new CellEmissions(grid);
    sums.forEach(s -> result.add(s.cell(), s.species(), s.months()));
    return result;
  }

  /** Adds up neighbouring rows of one cell and species. */
  private static final class Sums implements Iterator<Sum> {
    private static final int FIRST_MONTH = 3;

    private final Iterator<Row> rows;
    private Row pending;

    Sums(Iterator<Row> rows) {
      this.rows = rows;
      this.pending = rows.hasNext() ? rows.next() : null;
    }

    @Override
    public boolean hasNext() {
      return pending != null;
    }

    @Override
    public Sum next() {
      if (pending == null) {
        throw new NoSuchElementException();
      }
      Sum sum = new Sum(pending.getInt(0), pending.getString(1), new double[Months.COUNT]);
      while (pending != null
          && pending.getInt(0) == sum.cell()
          && pending.getString(1).equals(sum.species())) {
        for (int m = 0; m < Months.COUNT; m++) {
          sum.months()[m] += pending.getDouble(FIRST_MONTH + m);
        }
        pending = rows.hasNext() ? rows.next() : null;
      }
      return sum;
    }
  }
}
