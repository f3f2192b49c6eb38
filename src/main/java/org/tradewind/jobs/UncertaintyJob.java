package org.tradewind.jobs;

import java.io.Serializable;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.spark.SparkConf;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.tradewind.tables.Table;
import org.tradewind.uncertainty.Convergence;
import org.tradewind.uncertainty.DamageIntervals;
import org.tradewind.uncertainty.DrawEngine;
import org.tradewind.uncertainty.Figures;
import org.tradewind.uncertainty.PickFreeze;
import org.tradewind.uncertainty.Slice;
import org.tradewind.uncertainty.SobolSums;
import org.tradewind.uncertainty.Told;
import org.tradewind.uncertainty.WatchedTotals;

/**
 * Distributes the draws: the totals that say how many draws are enough, then slices of figures,
 * each in all draws to a task. What a task needs is sent once; no task waits for another.
 */
final class UncertaintyJob {
  /** Blocks of totals that come back at once. */
  private static final int ROUND = 1024;

  /** Slices for each core, so that none waits long for the last one. */
  private static final int SLICES = 3;

  /** Share of the heap for the statistics of the slices under way. */
  private static final double SHARE = 0.1;

  private final JavaSparkContext context;

  UncertaintyJob(Spark spark) {
    this.context = JavaSparkContext.fromSparkContext(spark.sparkContext());
  }

  /**
   * What the draws say of all figures.
   *
   * @param told of each figure, in their order
   * @param slices in how many slices they were drawn
   * @param takenUp how many of these were finished before
   */
  record Drawn(List<Told> told, int slices, int takenUp) {
    /** In one line. */
    String text() {
      return told.size()
          + " figures in "
          + slices
          + " slices"
          + (takenUp > 0 ? ", " + takenUp + " of them taken up from a run that was stopped" : "");
    }
  }

  /**
   * Draws national totals until they have settled, or all at once, then all figures in as many
   * draws.
   *
   * @param convergence told the totals of all blocks that are drawn
   * @param blocks of draws, at most
   * @param stopAt wished error of totals; 0 for all blocks
   * @param work finished slices, which are not drawn again
   */
  Drawn draw(
      DrawEngine engine, Convergence convergence, int blocks, double stopAt, FinishedWork work) {
    Broadcast<DrawEngine> shared = context.broadcast(engine);
    try {
      int from = 0;
      for (int to : stopAt == 0 ? new int[] {blocks} : Convergence.rounds(blocks)) {
        totals(shared, from, to, blocks, convergence);
        if (stopAt > 0 && convergence.relativeError() <= stopAt) {
          break;
        }
        from = to;
      }
      return figures(shared, convergence.drawn(), work);
    } finally {
      shared.value().release();
      shared.destroy();
    }
  }

  private void totals(
      Broadcast<DrawEngine> shared, int from, int to, int blocks, Convergence convergence) {
    context.setJobDescription("national totals, by blocks of draws");
    WatchedTotals watched = convergence.watched();
    for (int first = from; first < to; first += ROUND) {
      int end = (int) Math.min(to, (long) first + ROUND);
      context
          .parallelize(IntStream.range(first, end).boxed().toList(), end - first)
          .map(block -> totals(shared.value(), watched, block, blocks))
          .collect()
          .forEach(convergence::add);
    }
  }

  private static double[][] totals(
      DrawEngine engine, WatchedTotals watched, int block, int blocks) {
    int size = engine.block();
    int draws = (int) Math.min(Integer.MAX_VALUE, (long) blocks * size);
    return watched.draws(engine, (long) block * size, size, draws);
  }

  /** A finished slice, on its way to the driver. */
  private record Done(byte[] told, boolean takenUp) implements Serializable {
    private static final long serialVersionUID = 1L;
  }

  private Drawn figures(Broadcast<DrawEngine> shared, int draws, FinishedWork work) {
    int cores = context.defaultParallelism();
    List<Slice> slices =
        shared.value().slices(draws, room(context.getConf(), cores), SLICES * cores);
    context.setJobDescription("draws and intervals, by slices of figures");
    List<Done> done =
        context
            .parallelize(slices, slices.size())
            .map(slice -> done(shared.value(), slice, draws, work))
            .collect();
    List<Told> told =
        shared.value().inOrder(slices, done.stream().map(one -> Told.of(one.told())).toList());
    return new Drawn(told, slices.size(), (int) done.stream().filter(Done::takenUp).count());
  }

  private static Done done(DrawEngine engine, Slice slice, int draws, FinishedWork work) {
    String text = text(engine, slice, draws);
    Optional<byte[]> before = work.find(text);
    if (before.isPresent()) {
      return new Done(before.get(), true);
    }
    byte[] told = Told.bytes(engine.told(slice, draws));
    work.keep(text, told);
    return new Done(told, false);
  }

  /** What decides a slice of a study's figures. */
  private static String text(DrawEngine engine, Slice slice, int draws) {
    return slice.parts().stream()
        .map(
            part -> {
              Figures figures = engine.figures().get(part.declaration());
              return String.join(
                  " ",
                  figures.table().name(),
                  figures.quantity(),
                  figures.keyText(part.from()),
                  String.valueOf(part.from()),
                  String.valueOf(part.size()));
            })
        .collect(Collectors.joining("\n", "draws " + draws + "\n", "\n"));
  }

  /** Bytes for the statistics of one slice: a share of the heap of an executor, by its cores. */
  private static long room(SparkConf conf, int cores) {
    boolean local = conf.get("spark.master", "local").startsWith("local");
    long heap =
        local
            ? Runtime.getRuntime().maxMemory()
            : conf.getSizeAsBytes("spark.executor.memory", "1g");
    int tasks = local ? cores : conf.getInt("spark.executor.cores", 1);
    return (long) (SHARE * heap / Math.max(1, tasks));
  }

  /** Draws for shares of variance, by blocks; the parts stand in the order of the blocks. */
  List<SobolSums> shares(PickFreeze draws, int count, int block) {
    Broadcast<PickFreeze> sent = context.broadcast(draws);
    int blocks = (int) ((count + (long) block - 1) / block);
    try {
      context.setJobDescription("shares of variance, by blocks of draws");
      return context
          .parallelize(IntStream.range(0, blocks).boxed().toList(), blocks)
          .map(
              b ->
                  sent.value()
                      .sums((long) b * block, (int) Math.min(block, count - (long) b * block)))
          .collect();
    } finally {
      sent.destroy();
    }
  }

  /** Rows of damage_region_ci, region by region. */
  List<Table> damage(DamageIntervals intervals, int regions) {
    Broadcast<DamageIntervals> sent = context.broadcast(intervals);
    try {
      context.setJobDescription("intervals of damage, by regions");
      return context
          .parallelize(IntStream.range(0, regions).boxed().toList(), regions)
          .map(region -> sent.value().region(region))
          .collect();
    } finally {
      sent.destroy();
    }
  }
}
