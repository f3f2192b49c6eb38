package org.tradewind.jobs.stages;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.hadoop.fs.Path;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.util.SerializableConfiguration;
import org.tradewind.jobs.cluster.Spark;
import org.tradewind.jobs.folders.OutputFolder;
import org.tradewind.tables.DamageTables;
import org.tradewind.tables.ParquetFiles;
import org.tradewind.tables.ScenarioTables;
import org.tradewind.tables.Table;
import org.tradewind.tables.TableSchema;
import org.tradewind.uncertainty.outputs.CiTable;
import org.tradewind.uncertainty.sources.CellIntervals;
import org.tradewind.uncertainty.sources.PairIntervals;

/**
 * Intervals of tables by cell: a pass over the run's own table damage_cell_species, one task for
 * each of its files, as the savings by cell are made; and of pairs, one task a region.
 */
final class CellIntervalsJob {
  private final Spark spark;
  private final JavaSparkContext context;

  CellIntervalsJob(Spark spark) {
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
    List<TableSchema> tables =
        Stream.of(
                DamageTables.DAMAGE_CELL,
                DamageTables.DAMAGE_CELL_TOTAL,
                ScenarioTables.SCENARIO_CELL)
            .limit(intervals.hasSavings() ? 3 : 2)
            .map(CiTable::schema)
            .toList();
    int written = tables.size();
    JavaRDD<List<Table>> parts =
        context
            .parallelize(files, Math.max(1, files.size()))
            .map(file -> shared.value().part(read(file, hadoop.value())))
            .map(
                part ->
                    Stream.of(part.damage(), part.totals(), part.savings())
                        .limit(written)
                        .toList());
    try {
      out.write(tables, parts, spark);
    } finally {
      shared.destroy();
      hadoop.destroy();
    }
  }

  private static Table read(String file, SerializableConfiguration conf) {
    return ParquetFiles.read(DamageTables.DAMAGE_CELL_SPECIES, new Path(file), conf.value());
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
