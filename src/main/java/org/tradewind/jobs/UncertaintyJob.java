package org.tradewind.jobs;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.SparkSession;
import org.tradewind.tables.DrawTables;
import org.tradewind.tables.Table;
import org.tradewind.uncertainty.Categories;
import org.tradewind.uncertainty.Convergence;
import org.tradewind.uncertainty.DrawEngine;
import org.tradewind.uncertainty.Figures;
import org.tradewind.uncertainty.PickFreeze;
import org.tradewind.uncertainty.RunningStatistics;
import org.tradewind.uncertainty.SobolSums;
import org.tradewind.uncertainty.Statistics;
import org.tradewind.uncertainty.WatchedTotals;

/**
 * Distributes the draws: first blocks of draws, each of which leaves all its figures in the folder
 * of draws, then slices of figures, each of which reads its figures in all draws.
 */
final class UncertaintyJob {
  /** Blocks that come back at once. */
  private static final int ROUND = 1024;

  private final SparkSession spark;
  private final DrawFolder folder;

  UncertaintyJob(SparkSession spark, DrawFolder folder) {
    this.spark = spark;
    this.folder = folder;
  }

  /**
   * What became of the blocks.
   *
   * @param drawn not there before
   * @param damaged there, but not as they were written, so drawn again
   * @param kept there and whole
   */
  record Blocks(List<Integer> drawn, List<Integer> damaged, List<Integer> kept) {
    /** With those of a later round. */
    Blocks and(Blocks later) {
      return new Blocks(
          joined(drawn, later.drawn), joined(damaged, later.damaged), joined(kept, later.kept));
    }

    /** Blocks from one on that were found in these states. */
    static Blocks of(List<DrawFolder.State> found, int from) {
      return new Blocks(
          having(DrawFolder.State.MISSING, found, from),
          having(DrawFolder.State.DAMAGED, found, from),
          having(DrawFolder.State.WHOLE, found, from));
    }

    private static List<Integer> having(
        DrawFolder.State state, List<DrawFolder.State> found, int from) {
      return IntStream.range(0, found.size())
          .filter(b -> found.get(b) == state)
          .map(b -> from + b)
          .boxed()
          .toList();
    }

    private static List<Integer> joined(List<Integer> some, List<Integer> others) {
      return Stream.concat(some.stream(), others.stream()).toList();
    }

    /** In one line. */
    String text() {
      return drawn.size()
          + " blocks drawn, "
          + kept.size()
          + " kept from before"
          + (damaged.isEmpty()
              ? ""
              : ", drawn again because they were damaged or others': " + damaged);
    }
  }

  /** What became of one block, and its national totals, totals x draws. */
  private record Done(DrawFolder.State state, double[][] totals) implements Serializable {}

  /**
   * Draws the blocks that are not there.
   *
   * @param from first block
   * @param to first block that is not wanted
   * @param convergence told the totals of these blocks
   */
  Blocks draw(DrawEngine engine, int from, int to, WatchedTotals watched, Convergence convergence) {
    JavaSparkContext context = JavaSparkContext.fromSparkContext(spark.sparkContext());
    Broadcast<DrawEngine> shared = context.broadcast(engine);
    DrawFolder draws = folder;
    try {
      context.setJobDescription("draws, by blocks");
      List<DrawFolder.State> found = new ArrayList<>();
      for (int first = from; first < to; first += ROUND) {
        int end = (int) Math.min(to, (long) first + ROUND);
        List<Done> done =
            context
                .parallelize(IntStream.range(first, end).boxed().toList(), end - first)
                .map(block -> done(shared.value(), draws, block, watched))
                .collect();
        done.forEach(
            one -> {
              convergence.add(one.totals());
              found.add(one.state());
            });
      }
      return Blocks.of(found, from);
    } finally {
      shared.destroy();
    }
  }

  private static Done done(DrawEngine engine, DrawFolder draws, int block, WatchedTotals watched) {
    DrawFolder.State state = draws.state(block);
    if (state == DrawFolder.State.WHOLE) {
      Map<Integer, double[][]> slices = new HashMap<>();
      IntFunction<double[]> read =
          f ->
              slices
                  .computeIfAbsent(f / DrawFolder.SLICE, slice -> draws.slice(block, slice))[
                  f % DrawFolder.SLICE];
      return new Done(state, watched.of(read, engine.block()));
    }
    double[][] figures = engine.block(block);
    draws.write(block, figures);
    return new Done(state, watched.of(f -> figures[f], engine.block()));
  }

  /** Draws for shares of variance, by blocks; the parts stand in the order of the blocks. */
  List<SobolSums> shares(PickFreeze draws, int count, int block) {
    JavaSparkContext context = JavaSparkContext.fromSparkContext(spark.sparkContext());
    Broadcast<PickFreeze> shared = context.broadcast(draws);
    int blocks = (int) ((count + (long) block - 1) / block);
    try {
      context.setJobDescription("shares of variance, by blocks of draws");
      return context
          .parallelize(IntStream.range(0, blocks).boxed().toList(), blocks)
          .map(
              b ->
                  shared
                      .value()
                      .sums((long) b * block, (int) Math.min(block, count - (long) b * block)))
          .collect();
    } finally {
      shared.destroy();
    }
  }

  /**
   * What the draws tell of a figure.
   *
   * @param statistics of a number; empty where the figure is one of several kinds
   * @param counts draws of each kind; empty for a number
   */
  record Told(Optional<Statistics> statistics, int[] counts) {}

  /** Of each figure its central value and how many kinds it has, 0 for a number. */
  private record Kept(double[] central, int[] kinds) implements Serializable {
    private static final long serialVersionUID = 1L;

    static Kept of(DrawEngine engine) {
      int[] kinds =
          engine.figures().stream()
              .flatMapToInt(
                  f ->
                      IntStream.generate(() -> f instanceof Categories some ? some.kinds() : 0)
                          .limit(f.size()))
              .toArray();
      return new Kept(engine.central(), kinds);
    }
  }

  /** What the first draws tell of all figures, in the order of the engine. */
  List<Told> summarise(DrawEngine engine, int blocks, int draws) {
    return summarise(Kept.of(engine), blocks, draws);
  }

  /**
   * The same of other figures in the folder.
   *
   * @param central their values in the central run
   * @param kinds how many kinds each has, 0 for a number
   */
  List<Told> summarise(double[] central, int[] kinds, int blocks, int draws) {
    return summarise(new Kept(central, kinds), blocks, draws);
  }

  private List<Told> summarise(Kept kept, int blocks, int draws) {
    JavaSparkContext context = JavaSparkContext.fromSparkContext(spark.sparkContext());
    Broadcast<Kept> shared = context.broadcast(kept);
    DrawFolder source = folder;
    int slices = DrawFolder.slices(kept.central().length);
    try {
      context.setJobDescription("quantiles, by slices of figures");
      List<Told> all = new ArrayList<>();
      context
          .parallelize(IntStream.range(0, slices).boxed().toList(), slices)
          .map(slice -> statistics(source, slice, blocks, draws, shared.value()))
          .collect()
          .forEach(slice -> all.addAll(slice.told()));
      return all;
    } finally {
      shared.destroy();
    }
  }

  /** What one slice tells, on its way to the driver. */
  private record Slice(Statistics[] statistics, int[][] counts) implements Serializable {
    private static final long serialVersionUID = 1L;

    List<Told> told() {
      return IntStream.range(0, statistics.length)
          .mapToObj(f -> new Told(Optional.ofNullable(statistics[f]), counts[f]))
          .toList();
    }
  }

  private static Slice statistics(DrawFolder source, int slice, int blocks, int draws, Kept kept) {
    int first = slice * DrawFolder.SLICE;
    int figures = Math.min(DrawFolder.SLICE, kept.central().length - first);
    RunningStatistics[] running = new RunningStatistics[figures];
    int[][] counts = new int[figures][];
    for (int f = 0; f < figures; f++) {
      running[f] = new RunningStatistics(kept.central()[first + f]);
      counts[f] = new int[kept.kinds()[first + f]];
    }
    int from = 0;
    for (int block = 0; block < blocks && from < draws; block++) {
      double[][] part = source.slice(block, slice);
      int count = Math.min(part[0].length, draws - from);
      for (int f = 0; f < figures; f++) {
        if (counts[f].length == 0) {
          running[f].add(part[f], count);
        } else {
          for (int d = 0; d < count; d++) {
            counts[f][(int) part[f][d]]++;
          }
        }
      }
      from += count;
    }
    Statistics[] statistics = new Statistics[figures];
    for (int f = 0; f < figures; f++) {
      int figure = f;
      if (counts[f].length == 0) {
        statistics[f] =
            running[f]
                .result()
                .orElseGet(
                    () ->
                        Statistics.of(
                            kept.central()[first + figure],
                            all(source, slice, figure, blocks, draws)));
      }
    }
    return new Slice(statistics, counts);
  }

  /** All draws of a figure of which draws were let go that would have been needed. */
  private static double[] all(DrawFolder source, int slice, int figure, int blocks, int draws) {
    double[] all = new double[draws];
    int from = 0;
    for (int block = 0; block < blocks && from < draws; block++) {
      double[] part = source.slice(block, slice)[figure];
      int count = Math.min(part.length, draws - from);
      System.arraycopy(part, 0, all, from, count);
      from += count;
    }
    return all;
  }

  /** Which number each figure of the draws is. */
  static Table figures(DrawEngine engine) {
    Table.Builder rows = Table.builder(DrawTables.DRAW_FIGURE);
    for (Figures figures : engine.figures()) {
      for (int f = 0; f < figures.size(); f++) {
        rows.add(rows.rows(), figures.table().name(), figures.quantity(), figures.keyText(f));
      }
    }
    return rows.build();
  }
}
