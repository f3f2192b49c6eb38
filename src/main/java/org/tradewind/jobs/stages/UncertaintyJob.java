package org.tradewind.jobs.stages;

import java.io.Serializable;
import java.nio.ByteBuffer;
import java.nio.DoubleBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.spark.SparkConf;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.tradewind.jobs.cluster.Spark;
import org.tradewind.jobs.folders.FinishedWork;
import org.tradewind.tables.Table;
import org.tradewind.uncertainty.draws.Convergence;
import org.tradewind.uncertainty.draws.DrawEngine;
import org.tradewind.uncertainty.draws.Reported;
import org.tradewind.uncertainty.draws.Slice;
import org.tradewind.uncertainty.draws.WatchedTotals;
import org.tradewind.uncertainty.outputs.Quantities;
import org.tradewind.uncertainty.sources.DamageIntervals;
import org.tradewind.uncertainty.variance.PickFreeze;
import org.tradewind.uncertainty.variance.SobolSums;

/**
 * Distributes the draws: the totals that say how many draws are enough, then slices of figures,
 * each in all draws to a task. What a task needs is sent once. Executors never wait for each other;
 * slices of one process may, for a few rounds of draws ({@link DrawEngine}).
 */
public final class UncertaintyJob {
  /** Blocks of totals that come back at once. */
  private static final int ROUND = 1024;

  /** Slices for each core, so that none waits long for the last one. */
  private static final int SLICES = 3;

  /** Share of the heap for the draws that the slices under way hold. */
  private static final double SHARE = 0.1;

  /** The same where draws pass by: the fewer slices there are, the fewer draw what units emit. */
  private static final double PASSING = 0.4;

  /** Bytes of all totals that come back with the slices, at most. */
  private static final long TOTALS = 1L << 28;

  private final JavaSparkContext context;

  public UncertaintyJob(Spark spark) {
    this.context = JavaSparkContext.fromSparkContext(spark.sparkContext());
  }

  /**
   * What the draws say of all figures.
   *
   * @param reported of each quantity, in their order
   * @param slices in how many slices they were drawn
   * @param takenUp how many of these were finished before
   */
  public record Drawn(List<Reported> reported, int slices, int takenUp) {
    /** In one line. */
    String text() {
      return reported.size()
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
   * @param convergence takes the totals of all blocks that are drawn
   * @param blocks of draws, at most
   * @param stopAt wished error of totals; 0 for all blocks
   * @param work finished slices, which are not drawn again
   */
  public Drawn draw(
      DrawEngine engine, Convergence convergence, int blocks, double stopAt, FinishedWork work) {
    Broadcast<DrawEngine> shared = context.broadcast(engine);
    try {
      long bytes = (long) Double.BYTES * convergence.watched().size() * convergence.most();
      if (stopAt == 0 && !DrawEngine.held(convergence.most()) && bytes <= TOTALS) {
        return passing(shared, convergence, work);
      }
      int from = 0;
      for (int to : stopAt == 0 ? new int[] {blocks} : Convergence.rounds(blocks)) {
        totals(shared, from, to, blocks, convergence);
        if (stopAt > 0 && convergence.relativeError() <= stopAt) {
          break;
        }
        from = to;
      }
      return figures(shared, convergence.drawn(), Optional.empty(), new double[0][], work);
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

  /** Totals are summed in the slices where what units emit in all draws is not kept for both. */
  private Drawn passing(Broadcast<DrawEngine> shared, Convergence convergence, FinishedWork work) {
    WatchedTotals watched = convergence.watched();
    double[][] totals = new double[watched.size()][];
    Drawn drawn = figures(shared, convergence.most(), Optional.of(watched), totals, work);
    convergence.addAll(totals);
    return drawn;
  }

  /**
   * A slice to draw.
   *
   * @param totals those that are summed on the way
   */
  private record Wanted(Slice slice, int[] totals) implements Serializable {
    private static final long serialVersionUID = 1L;
  }

  /** A finished slice, on its way to the driver. */
  private record Done(byte[] reported, double[][] totals, boolean takenUp) implements Serializable {
    private static final long serialVersionUID = 1L;
  }

  /**
   * All figures.
   *
   * @param watched totals that are not drawn yet
   * @param totals gets them, totals x draws
   */
  private Drawn figures(
      Broadcast<DrawEngine> shared,
      int draws,
      Optional<WatchedTotals> watched,
      double[][] totals,
      FinishedWork work) {
    int cores = context.defaultParallelism();
    boolean held = DrawEngine.held(draws);
    long room = room(context.getConf(), cores, held ? SHARE : PASSING);
    List<Wanted> wanted =
        shared.value().slices(draws, room, held ? SLICES * cores : cores).stream()
            .map(
                slice ->
                    new Wanted(
                        slice,
                        watched.map(of -> of.within(shared.value(), slice)).orElse(new int[0])))
            .toList();
    context.setJobDescription("draws and intervals, by slices of figures");
    WatchedTotals of = watched.orElse(null);
    List<Done> done =
        context
            .parallelize(wanted, wanted.size())
            .map(slice -> done(shared.value(), slice, draws, of, work))
            .collect();
    for (int s = 0; s < done.size(); s++) {
      for (int t = 0; t < wanted.get(s).totals().length; t++) {
        totals[wanted.get(s).totals()[t]] = done.get(s).totals()[t];
      }
    }
    List<Reported> reported =
        shared
            .value()
            .inOrder(
                wanted.stream().map(Wanted::slice).toList(),
                done.stream().map(one -> Reported.of(one.reported())).toList());
    return new Drawn(reported, wanted.size(), (int) done.stream().filter(Done::takenUp).count());
  }

  private static Done done(
      DrawEngine engine, Wanted wanted, int draws, WatchedTotals watched, FinishedWork work) {
    String text = text(engine, wanted.slice(), draws);
    String ofTotals = text + "totals " + Arrays.toString(wanted.totals());
    boolean totals = wanted.totals().length > 0;
    Optional<byte[]> before = work.find(text);
    Optional<byte[]> sums = totals ? work.find(ofTotals) : Optional.of(new byte[0]);
    if (before.isPresent() && sums.isPresent()) {
      return new Done(before.get(), totals(sums.get(), wanted.totals().length, draws), true);
    }
    WatchedTotals.Summed summed =
        totals
            ? watched.reported(engine, wanted.slice(), draws, wanted.totals())
            : new WatchedTotals.Summed(engine.reported(wanted.slice(), draws), new double[0][]);
    byte[] reported = Reported.bytes(summed.reported());
    if (totals) {
      work.keep(ofTotals, bytes(summed.totals(), draws));
    }
    work.keep(text, reported);
    return new Done(reported, summed.totals(), false);
  }

  private static byte[] bytes(double[][] totals, int draws) {
    ByteBuffer bytes = ByteBuffer.allocate(totals.length * draws * Double.BYTES);
    for (double[] total : totals) {
      bytes.asDoubleBuffer().put(total);
      bytes.position(bytes.position() + draws * Double.BYTES);
    }
    return bytes.array();
  }

  private static double[][] totals(byte[] bytes, int totals, int draws) {
    double[][] all = new double[totals][draws];
    DoubleBuffer numbers = ByteBuffer.wrap(bytes).asDoubleBuffer();
    for (double[] total : all) {
      numbers.get(total);
    }
    return all;
  }

  /** What decides a slice of a study's figures. */
  private static String text(DrawEngine engine, Slice slice, int draws) {
    return slice.parts().stream()
        .map(
            part -> {
              Quantities figures = engine.figures().get(part.declaration());
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
  private static long room(SparkConf conf, int cores, double share) {
    boolean local = conf.get("spark.master", "local").startsWith("local");
    long heap =
        local
            ? Runtime.getRuntime().maxMemory()
            : conf.getSizeAsBytes("spark.executor.memory", "1g");
    int tasks = local ? cores : conf.getInt("spark.executor.cores", 1);
    return (long) (share * heap / Math.max(1, tasks));
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
