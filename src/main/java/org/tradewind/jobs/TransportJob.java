package org.tradewind.jobs;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.SparkSession;
import org.tradewind.attribution.StudyAir;
import org.tradewind.axes.Months;
import org.tradewind.tables.Table;
import org.tradewind.transport.Sensitivities;
import org.tradewind.transport.SteadyState;

/**
 * The transport model on Spark: every month is a task, whose bits do not depend on where it ran.
 */
final class TransportJob {
  private final SparkSession spark;
  private final JavaSparkContext context;

  TransportJob(SparkSession spark) {
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
}
