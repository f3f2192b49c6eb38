package org.tradewind.jobs.stages;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.util.SerializableConfiguration;
import org.tradewind.attribution.StudyAir;
import org.tradewind.attribution.SubsectorDeaths;
import org.tradewind.axes.Months;
import org.tradewind.jobs.cluster.Spark;
import org.tradewind.tables.Column;
import org.tradewind.tables.Inputs;
import org.tradewind.tables.ReadingRemarks;
import org.tradewind.tables.Table;
import org.tradewind.tables.TableFiles;
import org.tradewind.tables.TableReader;
import org.tradewind.tables.TableSchema;
import org.tradewind.transport.Sensitivities;
import org.tradewind.transport.SteadyState;

/**
 * The transport model on Spark: every month is a task, whose bits do not depend on where it ran.
 */
final class TransportJob {
  private final Spark spark;
  private final JavaSparkContext context;

  TransportJob(Spark spark) {
    this.spark = spark;
    this.context = JavaSparkContext.fromSparkContext(spark.sparkContext());
  }

  private JavaRDD<Integer> months(String description) {
    spark.sparkContext().setJobDescription(description);
    return context.parallelize(IntStream.range(0, Months.COUNT).boxed().toList(), Months.COUNT);
  }

  /**
   * The table sensitivity.
   *
   * @param cell the study's cells
   * @param forcing dJ/dz of every cell in their order, deaths a year per ug/m3
   */
  Table sensitivities(SteadyState model, Table cell, double[] forcing) {
    Broadcast<SteadyState> shared = context.broadcast(model);
    int[] cells = cell.ints("cell");
    try {
      List<Map<String, double[]>> months =
          months("sensitivities by transport, month by month")
              .map(m -> Sensitivities.month(shared.value(), m, cells, forcing))
              .collect();
      return Sensitivities.table(cell, months);
    } finally {
      shared.destroy();
    }
  }

  /** The air of every month. */
  List<StudyAir.Month> air(StudyAir air) {
    Broadcast<StudyAir> shared = context.broadcast(air);
    try {
      return months("concentrations and receptors, month by month")
          .map(m -> shared.value().month(m))
          .collect();
    } finally {
      shared.destroy();
    }
  }

  /**
   * The same, with deaths by receptor and subsector. Each task reads its month of the emissions.
   *
   * @param emission files of the emission table
   */
  List<StudyAir.Month> air(StudyAir air, TableFiles emission, SubsectorDeaths question) {
    Broadcast<StudyAir> shared = context.broadcast(air);
    Broadcast<SerializableConfiguration> hadoop =
        context.broadcast(new SerializableConfiguration(context.hadoopConfiguration()));
    try {
      return months("concentrations, receptors and subsectors, month by month")
          .map(
              m -> {
                Table rows = emissions(emission, m, hadoop.value().value());
                return shared
                    .value()
                    .month(m, Optional.of(new StudyAir.BySubsector(rows, question)));
              })
          .collect();
    } finally {
      shared.destroy();
      hadoop.destroy();
    }
  }

  /** The emissions of a month, in the order of the files and their rows. */
  private static Table emissions(TableFiles files, int month, Configuration conf) {
    List<Column> columns = new ArrayList<>();
    Inputs.EMISSION.key().forEach(key -> columns.add(Inputs.EMISSION.column(key)));
    columns.add(Inputs.EMISSION.column(Months.COLUMNS.get(month)));
    TableSchema schema =
        new TableSchema(Inputs.EMISSION.name(), "A month of it.", columns, Inputs.EMISSION.key());
    return TableReader.read(schema, files, conf, new ReadingRemarks());
  }
}
