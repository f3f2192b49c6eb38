package org.tradewind.jobs.stages;

import java.util.List;
import org.apache.hadoop.fs.Path;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.storage.StorageLevel;
import org.apache.spark.util.SerializableConfiguration;
import org.tradewind.jobs.cluster.Spark;
import org.tradewind.jobs.folders.OutputFolder;
import org.tradewind.scenarios.GriddedSavings;
import org.tradewind.tables.DamageTables;
import org.tradewind.tables.Ledger;
import org.tradewind.tables.ParquetFiles;
import org.tradewind.tables.ScenarioTables;
import org.tradewind.tables.Table;

/**
 * Brings savings back to cells: a second pass over the run's own table damage_cell, one task for
 * each of its files. No cell stands in two of them, since blocks of cells were written whole.
 */
final class ScenariosJob {
  private final Spark spark;

  ScenariosJob(Spark spark) {
    this.spark = spark;
  }

  /** Writes scenario_cell and gives the totals that must agree. */
  Ledger run(GriddedSavings gridded, OutputFolder out) {
    JavaSparkContext context = JavaSparkContext.fromSparkContext(spark.sparkContext());
    SerializableConfiguration conf = new SerializableConfiguration(context.hadoopConfiguration());
    List<String> files =
        ParquetFiles.files(out.table(DamageTables.DAMAGE_CELL), conf.value()).stream()
            .map(Path::toString)
            .toList();
    Broadcast<GriddedSavings> shared = context.broadcast(gridded);
    Broadcast<SerializableConfiguration> hadoop = context.broadcast(conf);
    JavaRDD<GriddedSavings.Part> parts =
        context
            .parallelize(files, files.size())
            .map(file -> shared.value().part(damage(file, hadoop.value())))
            .persist(StorageLevel.MEMORY_AND_DISK());
    try {
      spark.sparkContext().setJobDescription("savings by cell, by files of damage_cell");
      List<double[]> byRegion = parts.map(GriddedSavings.Part::byRegion).collect();
      JavaRDD<Table> cells = parts.map(GriddedSavings.Part::cells);
      out.write(ScenarioTables.SCENARIO_CELL, cells, spark);
      return gridded.ledger(byRegion);
    } finally {
      parts.unpersist();
      shared.destroy();
      hadoop.destroy();
    }
  }

  private static Table damage(String file, SerializableConfiguration conf) {
    return ParquetFiles.read(DamageTables.DAMAGE_CELL, new Path(file), conf.value());
  }
}
