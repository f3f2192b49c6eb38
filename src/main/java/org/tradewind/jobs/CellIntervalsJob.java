package org.tradewind.jobs;

import java.util.List;
import java.util.stream.IntStream;
import org.apache.hadoop.fs.Path;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.storage.StorageLevel;
import org.apache.spark.util.SerializableConfiguration;
import org.tradewind.tables.Outputs;
import org.tradewind.tables.ParquetFiles;
import org.tradewind.tables.Table;
import org.tradewind.tables.TableSchema;
import org.tradewind.uncertainty.CellIntervals;
import org.tradewind.uncertainty.CiTable;
import org.tradewind.uncertainty.PairIntervals;

/**
 * Intervals of tables by cell: a pass over the run's own table damage_cell_species, one task for
 * each of its files, as the savings by cell are made; and of pairs, one task a region.
 */
final class CellIntervalsJob {
  private final SparkSession spark;
  private final JavaSparkContext context;

  CellIntervalsJob(SparkSession spark) {
    this.spark = spark;
    this.context = JavaSparkContext.fromSparkContext(spark.sparkContext());
  }

  /**
   * Writes damage_cell_ci, damage_cell_total_ci and, of a study with scenarios, scenario_cell_ci.
   *
   * @param damage folder of the run's table damage_cell_species
   */
  void write(CellIntervals intervals, Path damage, OutputFolder out) {
    SerializableConfiguration conf = new SerializableConfiguration(context.hadoopConfiguration());
    List<String> files =
        ParquetFiles.files(damage, conf.value()).stream().map(Path::toString).toList();
    Broadcast<CellIntervals> shared = context.broadcast(intervals);
    Broadcast<SerializableConfiguration> hadoop = context.broadcast(conf);
    JavaRDD<CellIntervals.Part> parts =
        context
            .parallelize(files, files.size())
            .map(file -> shared.value().part(read(file, hadoop.value())))
            .persist(StorageLevel.MEMORY_AND_DISK());
    try {
      spark.sparkContext().setJobDescription("intervals by cell, by files of damage_cell_species");
      write(Outputs.DAMAGE_CELL, parts.map(CellIntervals.Part::damage), out);
      write(Outputs.DAMAGE_CELL_TOTAL, parts.map(CellIntervals.Part::totals), out);
      if (intervals.hasSavings()) {
        write(Outputs.SCENARIO_CELL, parts.map(CellIntervals.Part::savings), out);
      }
    } finally {
      parts.unpersist();
      shared.destroy();
      hadoop.destroy();
    }
  }

  private void write(TableSchema of, JavaRDD<Table> parts, OutputFolder out) {
    out.write(CiTable.schema(of), parts, spark);
  }

  private static Table read(String file, SerializableConfiguration conf) {
    return ParquetFiles.read(Outputs.DAMAGE_CELL_SPECIES, new Path(file), conf.value());
  }

  /** Rows of death_pair_ci, region by region. */
  List<Table> pairs(PairIntervals intervals, int regions) {
    Broadcast<PairIntervals> shared = context.broadcast(intervals);
    try {
      context.setJobDescription("intervals of pairs, by emitting regions");
      return context
          .parallelize(IntStream.range(0, regions).boxed().toList(), regions)
          .map(region -> shared.value().region(region))
          .collect();
    } finally {
      shared.destroy();
    }
  }
}
