package org.tradewind.jobs.stages;

import java.io.Serializable;
import java.nio.ByteBuffer;
import java.nio.DoubleBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.tradewind.axes.UserError;
import org.tradewind.flows.FlowEngine;
import org.tradewind.jobs.cluster.Spark;
import org.tradewind.jobs.folders.FinishedWork;
import org.tradewind.tables.Table;
import org.tradewind.uncertainty.coefficients.CoefficientDraws;
import org.tradewind.uncertainty.statistics.RunningStatistics;
import org.tradewind.uncertainty.statistics.Statistics;

/**
 * Distributes draws of the coefficients of the MRIO: one task a block of draws, which is kept as a
 * finished piece of work, so that a run that was killed draws only the others.
 */
public final class CoefficientsJob {
  /** Blocks between two looks for mistakes. */
  private static final int ROUND = 64;

  private final JavaSparkContext context;

  public CoefficientsJob(Spark spark) {
    this.context = JavaSparkContext.fromSparkContext(spark.sparkContext());
  }

  /**
   * What became of one block.
   *
   * @param numbers numbers x draws; none where there is a mistake
   * @param takenUp whether it was finished before
   * @param mistakes at most one, of the inputs
   */
  public record Done(double[][] numbers, boolean takenUp, List<UserError> mistakes)
      implements Serializable {
    private static final long serialVersionUID = 1L;
  }

  /**
   * What the draws say.
   *
   * @param tables of intervals
   * @param takenUp how many blocks were finished before
   */
  public record Drawn(List<Table> tables, int takenUp) {
    /** In one line, after how many draws there are. */
    String text() {
      return takenUp > 0 ? ": " + takenUp + " blocks taken up from a run that was stopped" : "";
    }
  }

  /**
   * Draws the blocks that are not finished, and summarises all.
   *
   * @param count number of draws
   */
  public Drawn draw(CoefficientDraws draws, FlowEngine flows, int count, FinishedWork work) {
    double[] central = draws.central(flows);
    RunningStatistics[] running =
        Arrays.stream(central).mapToObj(RunningStatistics::new).toArray(RunningStatistics[]::new);
    Broadcast<CoefficientDraws> shared = context.broadcast(draws);
    int blocks = CoefficientDraws.blocks(count);
    int takenUp = 0;
    try {
      context.setJobDescription("draws of the MRIO, by blocks");
      for (int from = 0; from < blocks; from += ROUND) {
        List<Integer> some = IntStream.range(from, Math.min(from + ROUND, blocks)).boxed().toList();
        List<Done> done =
            context
                .parallelize(some, some.size())
                .map(block -> done(shared.value(), work, block))
                .collect();
        refuseMistakes(done);
        takenUp += (int) done.stream().filter(Done::takenUp).count();
        for (int b = 0; b < done.size(); b++) {
          int known =
              Math.min(CoefficientDraws.BLOCK, count - some.get(b) * CoefficientDraws.BLOCK);
          for (int f = 0; f < running.length; f++) {
            running[f].add(done.get(b).numbers()[f], known);
          }
        }
      }
    } finally {
      shared.destroy();
    }
    List<Statistics> statistics = new ArrayList<>();
    for (int f = 0; f < running.length; f++) {
      int number = f;
      statistics.add(
          running[f]
              .result()
              .orElseGet(() -> Statistics.of(central[number], all(draws, work, number, count))));
    }
    return new Drawn(draws.tables(flows, statistics), takenUp);
  }

  /** All draws of a number of which draws were let go that would have been needed. */
  private static double[] all(CoefficientDraws draws, FinishedWork work, int number, int count) {
    double[] all = new double[count];
    for (int first = 0; first < count; first += CoefficientDraws.BLOCK) {
      double[] some = done(draws, work, first / CoefficientDraws.BLOCK).numbers()[number];
      System.arraycopy(some, 0, all, first, Math.min(some.length, count - first));
    }
    return all;
  }

  /** Throws the mistake of the first block that has one. */
  public static void refuseMistakes(List<Done> blocks) {
    blocks.stream()
        .flatMap(block -> block.mistakes().stream())
        .findFirst()
        .ifPresent(
            mistake -> {
              throw mistake;
            });
  }

  private static Done done(CoefficientDraws draws, FinishedWork work, int block) {
    String text = "draws of the MRIO, block " + block;
    Optional<byte[]> before = work.find(text);
    if (before.isPresent()) {
      return new Done(numbers(before.get()), true, List.of());
    }
    CoefficientDraws.Part part = draws.block(block);
    if (part.mistake().isEmpty()) {
      work.keep(text, bytes(part.numbers()));
    }
    return new Done(part.numbers(), false, part.mistake().stream().toList());
  }

  private static byte[] bytes(double[][] numbers) {
    ByteBuffer bytes = ByteBuffer.allocate(numbers.length * CoefficientDraws.BLOCK * Double.BYTES);
    for (double[] number : numbers) {
      Arrays.stream(number).forEach(bytes::putDouble);
    }
    return bytes.array();
  }

  private static double[][] numbers(byte[] bytes) {
    double[][] numbers =
        new double[bytes.length / CoefficientDraws.BLOCK / Double.BYTES][CoefficientDraws.BLOCK];
    DoubleBuffer all = ByteBuffer.wrap(bytes).asDoubleBuffer();
    Arrays.stream(numbers).forEach(all::get);
    return numbers;
  }
}
