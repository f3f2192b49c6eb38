package org.tradewind.jobs;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.SparkSession;
import org.tradewind.axes.UserError;
import org.tradewind.flows.FlowEngine;
import org.tradewind.tables.Table;
import org.tradewind.uncertainty.CoefficientDraws;

/**
 * Distributes draws of the coefficients of the MRIO: one task a block of draws, which it leaves in
 * a folder of its own beside the other draws, so that a run that is killed or extended works only
 * what is not there.
 */
final class CoefficientsJob {
  /** Blocks between two looks for mistakes. */
  private static final int ROUND = 64;

  private final SparkSession spark;
  private final DrawFolder folder;

  CoefficientsJob(SparkSession spark, DrawFolder folder) {
    this.spark = spark;
    this.folder = folder;
  }

  /**
   * What became of one block.
   *
   * @param mistakes at most one, of the inputs; a block with one is not written
   */
  record Done(DrawFolder.State state, List<UserError> mistakes) implements Serializable {
    private static final long serialVersionUID = 1L;
  }

  /**
   * Draws the blocks that are not there.
   *
   * @param count number of draws
   */
  UncertaintyJob.Blocks draw(CoefficientDraws draws, int count) {
    JavaSparkContext context = JavaSparkContext.fromSparkContext(spark.sparkContext());
    Broadcast<CoefficientDraws> shared = context.broadcast(draws);
    DrawFolder to = folder;
    int blocks = CoefficientDraws.blocks(count);
    try {
      context.setJobDescription("draws of the MRIO, by blocks");
      List<DrawFolder.State> found = new ArrayList<>();
      for (int from = 0; from < blocks; from += ROUND) {
        List<Integer> some = IntStream.range(from, Math.min(from + ROUND, blocks)).boxed().toList();
        List<Done> done =
            context
                .parallelize(some, some.size())
                .map(block -> done(shared.value(), to, block))
                .collect();
        found.addAll(states(done));
      }
      return UncertaintyJob.Blocks.of(found, 0);
    } finally {
      shared.destroy();
    }
  }

  /** What became of blocks; the mistake of the first that has one is thrown. */
  static List<DrawFolder.State> states(List<Done> blocks) {
    blocks.stream()
        .flatMap(block -> block.mistakes().stream())
        .findFirst()
        .ifPresent(
            mistake -> {
              throw mistake;
            });
    return blocks.stream().map(Done::state).toList();
  }

  private static Done done(CoefficientDraws draws, DrawFolder to, int block) {
    DrawFolder.State state = to.state(block);
    if (state == DrawFolder.State.WHOLE) {
      return new Done(state, List.of());
    }
    CoefficientDraws.Part part = draws.block(block);
    if (part.mistake().isEmpty()) {
      to.write(block, part.numbers());
    }
    return new Done(state, part.mistake().stream().toList());
  }

  /** Which number each figure is, and the tables of intervals of the first draws. */
  List<Table> tables(CoefficientDraws draws, FlowEngine flows, int count) {
    double[] central = draws.central(flows);
    List<UncertaintyJob.Told> told =
        new UncertaintyJob(spark, folder)
            .summarise(central, new int[central.length], CoefficientDraws.blocks(count), count);
    List<Table> tables = new ArrayList<>();
    tables.add(draws.figures(flows));
    tables.addAll(
        draws.tables(
            flows, told.stream().map(number -> number.statistics().orElseThrow()).toList()));
    return tables;
  }
}
