package org.tradewind.jobs.stages;

import java.util.List;
import org.apache.hadoop.fs.Path;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.util.SerializableConfiguration;
import org.tradewind.attribution.CityAmounts;
import org.tradewind.attribution.SourceAxis;
import org.tradewind.attribution.StudyCities;
import org.tradewind.jobs.cluster.Spark;
import org.tradewind.tables.DamageTables;
import org.tradewind.tables.ParquetFiles;

/**
 * Amounts of cities: a pass over the run's own table damage_cell_species, one task for each of its
 * files.
 */
final class CitiesJob {
  private final Spark spark;

  CitiesJob(Spark spark) {
    this.spark = spark;
  }

  /**
   * Deaths and CO2 of each city by region and subsector.
   *
   * @param damage folder of the run's table damage_cell_species
   */
  CityAmounts amounts(StudyCities cities, SourceAxis axis, Path damage) {
    JavaSparkContext context = JavaSparkContext.fromSparkContext(spark.sparkContext());
    SerializableConfiguration conf = new SerializableConfiguration(context.hadoopConfiguration());
    List<String> files =
        ParquetFiles.files(damage, conf.value()).stream().map(Path::toString).toList();
    Broadcast<StudyCities> shared = context.broadcast(cities);
    Broadcast<SourceAxis> sources = context.broadcast(axis);
    Broadcast<SerializableConfiguration> hadoop = context.broadcast(conf);
    try {
      spark.sparkContext().setJobDescription("amounts of cities, by files of damage_cell_species");
      List<CityAmounts> parts =
          context
              .parallelize(files, files.size())
              .map(
                  file ->
                      new CityAmounts(sources.value(), shared.value().cities().size())
                          .accept(
                              shared.value(),
                              ParquetFiles.read(
                                  DamageTables.DAMAGE_CELL_SPECIES,
                                  new Path(file),
                                  hadoop.value().value())))
              .collect();
      CityAmounts whole = new CityAmounts(axis, cities.cities().size());
      parts.forEach(whole::combine);
      return whole;
    } finally {
      shared.destroy();
      sources.destroy();
      hadoop.destroy();
    }
  }
}
