package org.tradewind.jobs;

import java.io.Serializable;
import java.lang.ref.SoftReference;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.SparkSession;
import org.tradewind.tables.Outputs;
import org.tradewind.tables.Table;
import org.tradewind.uncertainty.AccountDraws;
import org.tradewind.uncertainty.DamageIntervals;
import org.tradewind.uncertainty.DrawEngine;
import org.tradewind.uncertainty.DrawModel;
import org.tradewind.uncertainty.Figures;
import org.tradewind.uncertainty.RunningStatistics;
import org.tradewind.uncertainty.Statistics;

/**
 * The second pass over the draws: figures that are not kept, worked from the stored accounts. Each
 * task works some figures in all draws, reading block after block, so that it holds no more than
 * {@value #TASK_BYTES} bytes of them.
 */
final class DerivedJob {
  private static final long TASK_BYTES = 128L << 20;

  /** Draws worked at once: long enough for vector instructions, few enough for a core's cache. */
  private static final int TILE = 128;

  /** Figures of declarations that go together. */
  private static final int SMALL = 512;

  private final SparkSession spark;
  private final DrawFolder folder;

  DerivedJob(SparkSession spark, DrawFolder folder) {
    this.spark = spark;
    this.folder = folder;
  }

  /** Some figures of one declaration. */
  private record Part(int declaration, int from, int to) implements Serializable {
    private static final long serialVersionUID = 1L;
  }

  /** What one task works: small declarations of one table go together and share what they can. */
  private record Chunk(List<Part> parts) implements Serializable {
    private static final long serialVersionUID = 1L;
  }

  /**
   * What a task needs; one object, so that what its parts share is sent once. Blocks that a task
   * has read stay for the others of its process as long as there is room: decoding them takes
   * longer than most of what is worked from them.
   */
  private static final class Work implements Serializable {
    private static final long serialVersionUID = 1L;

    private final DrawModel model;
    private final List<Figures> figures;
    private final int[][] accounts;
    private final int[][] households;
    private transient Map<Integer, SoftReference<List<AccountDraws>>> blocks;

    private Work(DrawModel model, List<Figures> figures, int[][] accounts, int[][] households) {
      this.model = model;
      this.figures = figures;
      this.accounts = accounts;
      this.households = households;
    }

    private synchronized Map<Integer, SoftReference<List<AccountDraws>>> blocks() {
      if (blocks == null) {
        blocks = new ConcurrentHashMap<>();
      }
      return blocks;
    }

    /** The accounts of a block, {@value #TILE} draws each; tasks take fresh copies of them. */
    private List<AccountDraws> tiles(DrawFolder source, int block) {
      List<List<AccountDraws>> found = new ArrayList<>();
      blocks()
          .compute(
              block,
              (b, known) -> {
                List<AccountDraws> there = known == null ? null : known.get();
                found.add(there == null ? read(source, b) : there);
                return there == null ? new SoftReference<>(found.get(0)) : known;
              });
      return found.get(0);
    }

    private List<AccountDraws> read(DrawFolder source, int block) {
      double[][][] slices = new double[slices()][][];
      for (int slice = 0; slice < slices.length; slice++) {
        slices[slice] = source.slice(block, slice);
      }
      List<AccountDraws> tiles = new ArrayList<>();
      int draws = slices[0][0].length;
      for (int from = 0; from < draws; from += TILE) {
        int to = Math.min(draws, from + TILE);
        tiles.add(
            model.restored(pick(slices, accounts, from, to), pick(slices, households, from, to)));
      }
      return tiles;
    }

    private int slices() {
      int last =
          Stream.of(accounts, households)
              .flatMap(Arrays::stream)
              .flatMapToInt(Arrays::stream)
              .max()
              .orElse(0);
      return 1 + last / DrawFolder.SLICE;
    }

    private static double[][][] pick(double[][][] slices, int[][] figures, int from, int to) {
      double[][][] picked = new double[figures.length][][];
      for (int k = 0; k < figures.length; k++) {
        picked[k] = new double[figures[k].length][];
        for (int i = 0; i < figures[k].length; i++) {
          int at = figures[k][i];
          double[] all = slices[at / DrawFolder.SLICE][at % DrawFolder.SLICE];
          picked[k][i] = Arrays.copyOfRange(all, from, to);
        }
      }
      return picked;
    }
  }

  /**
   * Statistics of all derived figures, in their order.
   *
   * @param engine whose draws are in the folder
   * @param blocks blocks of draws
   * @param draws draws that count
   */
  List<Statistics> summarise(DrawEngine engine, List<Figures> derived, int blocks, int draws) {
    JavaSparkContext context = JavaSparkContext.fromSparkContext(spark.sparkContext());
    List<Chunk> chunks = chunks(derived, engine.block(), draws);
    if (chunks.isEmpty()) {
      return List.of();
    }
    Broadcast<Work> shared = context.broadcast(work(engine, derived));
    DrawFolder source = folder;
    try {
      context.setJobDescription("intervals of figures worked from accounts");
      return context
          .parallelize(chunks, chunks.size())
          .map(chunk -> statistics(source, shared.value(), chunk, blocks, draws))
          .collect()
          .stream()
          .flatMap(List::stream)
          .toList();
    } finally {
      shared.destroy();
    }
  }

  /** Where the accounts stand among the kept figures. */
  private static Work work(DrawEngine engine, List<Figures> derived) {
    DrawModel model = engine.model();
    int stressors = model.stressors().size();
    int rows = model.regions().size() * model.sectors().size();
    int[][] accounts = new int[stressors][rows];
    int[][] households = new int[stressors][model.regions().size()];
    for (int k = 0; k < stressors; k++) {
      for (int row = 0; row < rows; row++) {
        accounts[k][row] = k * rows + row;
      }
    }
    int first = 0;
    for (Figures figures : engine.figures()) {
      for (int f = 0; figures.table() == Outputs.ACCOUNT_HOUSEHOLD && f < figures.size(); f++) {
        Object[] key = figures.key(f);
        int region = model.regions().find((String) key[0]);
        households[model.stressors().find((String) key[1])][region] = first + f;
      }
      first += figures.size();
    }
    return new Work(model, derived, accounts, households);
  }

  private static List<Chunk> chunks(List<Figures> derived, int block, int draws) {
    long bytes = RunningStatistics.bytes(draws) + Double.BYTES * (long) block;
    int most = (int) Math.max(1, TASK_BYTES / bytes);
    List<Chunk> chunks = new ArrayList<>();
    List<Part> small = new ArrayList<>();
    int together = 0;
    for (int f = 0; f < derived.size(); f++) {
      int size = derived.get(f).size();
      if (size == 0) {
        continue;
      }
      boolean other = f > 0 && derived.get(f).table() != derived.get(f - 1).table();
      if (!small.isEmpty() && (other || together + size > Math.min(SMALL, most))) {
        chunks.add(new Chunk(List.copyOf(small)));
        small.clear();
        together = 0;
      }
      if (size <= Math.min(SMALL, most)) {
        small.add(new Part(f, 0, size));
        together += size;
        continue;
      }
      for (int from = 0; from < size; from += most) {
        chunks.add(new Chunk(List.of(new Part(f, from, Math.min(size, from + most)))));
      }
    }
    if (!small.isEmpty()) {
      chunks.add(new Chunk(List.copyOf(small)));
    }
    return chunks;
  }

  private static ArrayList<Statistics> statistics(
      DrawFolder source, Work work, Chunk chunk, int blocks, int draws) {
    List<RunningStatistics> running = new ArrayList<>();
    for (Part part : chunk.parts()) {
      Figures figures = work.figures.get(part.declaration());
      for (int f = part.from(); f < part.to(); f++) {
        running.add(new RunningStatistics(figures.central(f)));
      }
    }
    int first = 0;
    for (int block = 0; block < blocks && first < draws; block++) {
      double[][] values = draw(work, chunk, work.tiles(source, block));
      int count = Math.min(values[0].length, draws - first);
      for (int f = 0; f < values.length; f++) {
        running.get(f).add(values[f], count);
      }
      first += count;
    }
    ArrayList<Statistics> all = new ArrayList<>();
    for (RunningStatistics one : running) {
      Optional<Statistics> known = one.result();
      all.add(
          known.isPresent() ? known.get() : again(source, work, chunk, all.size(), blocks, draws));
    }
    return all;
  }

  /** All figures of a chunk in the draws of one block. */
  private static double[][] draw(Work work, Chunk chunk, List<AccountDraws> tiles) {
    int draws = tiles.stream().mapToInt(AccountDraws::draws).sum();
    int size = chunk.parts().stream().mapToInt(p -> p.to() - p.from()).sum();
    double[][] values = new double[size][draws];
    int at = 0;
    for (AccountDraws tile : tiles) {
      AccountDraws fresh = tile.fresh();
      int first = 0;
      for (Part part : chunk.parts()) {
        double[][] some = new double[part.to() - part.from()][tile.draws()];
        work.figures.get(part.declaration()).draw(fresh, part.from(), some);
        for (double[] figure : some) {
          System.arraycopy(figure, 0, values[first++], at, tile.draws());
        }
      }
      at += tile.draws();
    }
    return values;
  }

  /** A figure of which draws were let go that would have been needed, drawn alone. */
  private static Statistics again(
      DrawFolder source, Work work, Chunk chunk, int figure, int blocks, int draws) {
    Part alone = alone(chunk, figure);
    double[] all = new double[draws];
    int first = 0;
    for (int block = 0; block < blocks && first < draws; block++) {
      double[] values = draw(work, new Chunk(List.of(alone)), work.tiles(source, block))[0];
      int count = Math.min(values.length, draws - first);
      System.arraycopy(values, 0, all, first, count);
      first += count;
    }
    return Statistics.of(work.figures.get(alone.declaration()).central(alone.from()), all);
  }

  /** One figure of a chunk. */
  private static Part alone(Chunk chunk, int figure) {
    int at = figure;
    for (Part part : chunk.parts()) {
      if (at < part.to() - part.from()) {
        return new Part(part.declaration(), part.from() + at, part.from() + at + 1);
      }
      at -= part.to() - part.from();
    }
    throw new IllegalArgumentException("figure " + figure);
  }

  /** Rows of damage_region_ci, region by region. */
  List<Table> damage(DamageIntervals intervals, int regions) {
    JavaSparkContext context = JavaSparkContext.fromSparkContext(spark.sparkContext());
    Broadcast<DamageIntervals> shared = context.broadcast(intervals);
    try {
      context.setJobDescription("intervals of damage, by regions");
      return context
          .parallelize(IntStream.range(0, regions).boxed().toList(), regions)
          .map(region -> shared.value().region(region))
          .collect();
    } finally {
      shared.destroy();
    }
  }
}
