package org.tradewind.jobs;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.SparkSession;
import org.tradewind.flows.FlowEngine;
import org.tradewind.tables.Table;
import org.tradewind.uncertainty.CoefficientIntervals;

/** Distributes draws of the coefficients of the MRIO: one task a block of draws. */
final class CoefficientsJob {
  /** Blocks that come back at once, so that no result outgrows what Spark lets pass. */
  private static final int ROUND = 64;

  private final JavaSparkContext context;

  CoefficientsJob(SparkSession spark) {
    this.context = JavaSparkContext.fromSparkContext(spark.sparkContext());
  }

  /** The tables of intervals; blocks are put together in their order. */
  List<Table> tables(CoefficientIntervals intervals, FlowEngine central) {
    Broadcast<CoefficientIntervals> shared = context.broadcast(intervals);
    try {
      context.setJobDescription("draws of the MRIO, by blocks");
      List<CoefficientIntervals.Part> blocks = new ArrayList<>();
      for (int from = 0; from < intervals.blocks(); from += ROUND) {
        int to = Math.min(from + ROUND, intervals.blocks());
        blocks.addAll(
            context
                .parallelize(IntStream.range(from, to).boxed().toList(), to - from)
                .map(block -> shared.value().block(block))
                .collect());
      }
      return intervals.tables(central, blocks);
    } finally {
      shared.destroy();
    }
  }
}
