package org.tradewind.jobs.stages;

import java.util.List;
import java.util.stream.IntStream;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.tradewind.jobs.cluster.Spark;
import org.tradewind.jobs.folders.OutputFolder;
import org.tradewind.tables.DrawTables;
import org.tradewind.tables.Table;
import org.tradewind.uncertainty.draws.DrawTable;

/** Writes table draw: each task computes some draws of all its numbers. */
final class DrawTableJob {
  private final Spark spark;

  DrawTableJob(Spark spark) {
    this.spark = spark;
  }

  void write(DrawTable draws, OutputFolder out) {
    JavaSparkContext context = JavaSparkContext.fromSparkContext(spark.sparkContext());
    Broadcast<DrawTable> shared = context.broadcast(draws);
    try {
      List<Integer> parts = IntStream.range(0, draws.parts()).boxed().toList();
      JavaRDD<Table> tables =
          context.parallelize(parts, parts.size()).map(part -> shared.value().part(part));
      out.write(DrawTables.DRAW, tables, spark);
    } finally {
      shared.destroy();
    }
  }
}
