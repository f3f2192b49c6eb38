package org.tradewind.jobs.stages;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.tradewind.jobs.cluster.Spark;
import org.tradewind.tables.Table;
import org.tradewind.uncertainty.sources.SourceIntervals;

/** Intervals of what follows from sources, some figures in all draws to a task. */
final class SourceIntervalsJob {
  /** Pieces of work for each core, so that none waits long for the last one. */
  private static final int PIECES = 2;

  private final Spark spark;

  SourceIntervalsJob(Spark spark) {
    this.spark = spark;
  }

  /** The tables of intervals and probabilities, in the order in which they were declared. */
  List<Table> tables(SourceIntervals intervals) {
    JavaSparkContext context = JavaSparkContext.fromSparkContext(spark.sparkContext());
    List<SourceIntervals.Work> works =
        intervals.work(PIECES * spark.sparkContext().defaultParallelism());
    if (works.isEmpty()) {
      return List.of();
    }
    Broadcast<SourceIntervals> shared = context.broadcast(intervals);
    try {
      context.setJobDescription("intervals of what follows from sources");
      Map<String, Table.Builder> tables = new LinkedHashMap<>();
      context
          .parallelize(works, works.size())
          .map(work -> shared.value().tables(work))
          .collect()
          .stream()
          .flatMap(List::stream)
          .sorted(
              Comparator.comparingInt(SourceIntervals.Rows::place)
                  .thenComparingInt(SourceIntervals.Rows::from))
          .forEach(rows -> add(tables, rows.table()));
      return tables.values().stream().map(Table.Builder::build).toList();
    } finally {
      shared.destroy();
    }
  }

  private static void add(Map<String, Table.Builder> tables, Table rows) {
    tables.computeIfAbsent(rows.name(), name -> Table.builder(rows.schema())).addAll(rows);
  }
}
