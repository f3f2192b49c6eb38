package org.tradewind.jobs.stages;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.hadoop.fs.Path;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.storage.StorageLevel;
import org.apache.spark.util.SerializableConfiguration;
import org.tradewind.attribution.CellGroups;
import org.tradewind.attribution.CellSums;
import org.tradewind.attribution.SourceAxis;
import org.tradewind.axes.ExactSum;
import org.tradewind.costs.CellCosts;
import org.tradewind.emissions.CellRegions;
import org.tradewind.jobs.cluster.Spark;
import org.tradewind.jobs.folders.OutputFolder;
import org.tradewind.tables.CellTables;
import org.tradewind.tables.DamageTables;
import org.tradewind.tables.ParquetFiles;
import org.tradewind.tables.Table;
import org.tradewind.tables.TableSchema;
import org.tradewind.uncertainty.outputs.CiTable;
import org.tradewind.uncertainty.sources.CellCostIntervals;

/**
 * What cells contribute and cost: passes over the run's own tables damage_cell_total and
 * damage_cell_species, one task for each of their files.
 */
final class CellCostsJob {
  /** Tables of the central run that their intervals need. */
  static final List<TableSchema> CENTRAL = List.of(CellTables.COST_THRESHOLD);

  private final Spark spark;
  private final JavaSparkContext context;
  private final SerializableConfiguration conf;

  CellCostsJob(Spark spark) {
    this.spark = spark;
    this.context = JavaSparkContext.fromSparkContext(spark.sparkContext());
    this.conf = new SerializableConfiguration(context.hadoopConfiguration());
  }

  private JavaRDD<String> files(Path table) {
    List<String> files =
        ParquetFiles.files(table, conf.value()).stream().map(Path::toString).toList();
    return context.parallelize(files, Math.max(1, files.size()));
  }

  /**
   * Deaths and CO2 of groups of cells by source.
   *
   * @param damage folder of the table damage_cell_species
   */
  CellSums sums(SourceAxis axis, CellRegions regions, CellGroups groups, Path damage) {
    Broadcast<SerializableConfiguration> hadoop = context.broadcast(conf);
    try {
      context.setJobDescription("damage of groups of cells, by files of damage_cell_species");
      return files(damage)
          .map(
              file ->
                  CellSums.of(
                      read(DamageTables.DAMAGE_CELL_SPECIES, file, hadoop.value()),
                      axis,
                      regions,
                      groups))
          .collect()
          .stream()
          .reduce(CellSums::combine)
          .orElseGet(
              () ->
                  CellSums.of(
                      Table.builder(DamageTables.DAMAGE_CELL_SPECIES).build(),
                      axis,
                      regions,
                      groups));
    } finally {
      hadoop.destroy();
    }
  }

  /**
   * Writes contribution_cell and, with prices, cost_cell and cost_threshold.
   *
   * @param total folder of the table damage_cell_total
   */
  void write(CellCosts costs, boolean priced, CellRegions regions, Path total, OutputFolder out) {
    Broadcast<SerializableConfiguration> hadoop = context.broadcast(conf);
    Broadcast<CellCosts> shared = context.broadcast(costs);
    JavaRDD<CellCosts.Part> parts =
        files(total)
            .map(
                file ->
                    shared
                        .value()
                        .part(read(DamageTables.DAMAGE_CELL_TOTAL, file, hadoop.value()), regions))
            .persist(StorageLevel.MEMORY_AND_DISK());
    try {
      out.write(
          Stream.of(CellTables.CONTRIBUTION_CELL, CellTables.COST_CELL)
              .limit(priced ? 2 : 1)
              .toList(),
          parts.map(p -> Stream.of(p.contribution(), p.cost()).limit(priced ? 2 : 1).toList()),
          spark);
      if (priced) {
        Table.Builder all = Table.builder(CellTables.COST_CELL);
        parts.map(CellCosts.Part::cost).collect().forEach(all::addAll);
        out.write(costs.threshold(all.build()));
      }
    } finally {
      parts.unpersist();
      shared.destroy();
      hadoop.destroy();
    }
  }

  /**
   * Writes the intervals of these tables.
   *
   * @param damage folder of the table damage_cell_species
   * @param central tables of {@link #CENTRAL} by name
   */
  void intervals(
      CellCostIntervals intervals, Path damage, Map<String, Table> central, OutputFolder out) {
    Broadcast<SerializableConfiguration> hadoop = context.broadcast(conf);
    Broadcast<CellCostIntervals> shared = context.broadcast(intervals);
    JavaRDD<CellCostIntervals.Part> parts =
        files(damage)
            .map(
                file ->
                    shared
                        .value()
                        .part(read(DamageTables.DAMAGE_CELL_SPECIES, file, hadoop.value())))
            .persist(StorageLevel.MEMORY_AND_DISK());
    try {
      boolean priced = intervals.hasCosts();
      out.write(
          Stream.of(CellTables.CONTRIBUTION_CELL, CellTables.COST_CELL)
              .limit(priced ? 2 : 1)
              .map(CiTable::schema)
              .toList(),
          parts.map(p -> Stream.of(p.contribution(), p.cost()).limit(priced ? 2 : 1).toList()),
          spark);
      if (priced) {
        ExactSum[][] above =
            parts
                .map(CellCostIntervals.Part::above)
                .fold(new ExactSum[0][], CellCostIntervals::together);
        Table threshold = central.get(CellTables.COST_THRESHOLD.name());
        out.write(intervals.threshold(threshold, above));
      }
    } finally {
      parts.unpersist();
      shared.destroy();
      hadoop.destroy();
    }
  }

  private static Table read(TableSchema schema, String file, SerializableConfiguration conf) {
    return ParquetFiles.read(schema, new Path(file), conf.value());
  }
}
