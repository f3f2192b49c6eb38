package org.tradewind.jobs;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.SparkSession;
import org.tradewind.tables.Outputs;
import org.tradewind.tables.Table;
import org.tradewind.uncertainty.AccountDraws;
import org.tradewind.uncertainty.Categories;
import org.tradewind.uncertainty.DamageIntervals;
import org.tradewind.uncertainty.DrawEngine;
import org.tradewind.uncertainty.DrawModel;
import org.tradewind.uncertainty.Figures;
import org.tradewind.uncertainty.Statistics;

/**
 * The second pass over the draws: figures that are not kept, worked from the stored accounts. Each
 * task works some figures in all draws, reading block after block, so that it holds no more than
 * {@value #TASK_BYTES} bytes of them.
 */
final class DerivedJob {
  private static final long TASK_BYTES = 64L << 20;

  private final SparkSession spark;
  private final DrawFolder folder;

  DerivedJob(SparkSession spark, DrawFolder folder) {
    this.spark = spark;
    this.folder = folder;
  }

  /** Some figures of one declaration. */
  private record Chunk(int declaration, int from, int to) implements Serializable {
    private static final long serialVersionUID = 1L;
  }

  /** What a task needs; one object, so that what its parts share is sent once. */
  private record Work(DrawModel model, List<Figures> figures, int[][] accounts, int[][] households)
      implements Serializable {
    private static final long serialVersionUID = 1L;
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
    int most = (int) Math.max(1, TASK_BYTES / (Double.BYTES * (long) draws));
    List<Chunk> chunks = new ArrayList<>();
    for (int f = 0; f < derived.size(); f++) {
      for (int from = 0; from < derived.get(f).size(); from += most) {
        chunks.add(new Chunk(f, from, Math.min(derived.get(f).size(), from + most)));
      }
    }
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

  private static ArrayList<Statistics> statistics(
      DrawFolder source, Work work, Chunk chunk, int blocks, int draws) {
    Figures figures = work.figures().get(chunk.declaration());
    double[][] values = new double[chunk.to() - chunk.from()][draws];
    int from = 0;
    for (int block = 0; block < blocks && from < draws; block++) {
      AccountDraws accounts = accounts(source, work, block);
      double[][] part = new double[values.length][accounts.draws()];
      figures.draw(accounts, chunk.from(), part);
      int count = Math.min(accounts.draws(), draws - from);
      for (int f = 0; f < values.length; f++) {
        System.arraycopy(part[f], 0, values[f], from, count);
      }
      from += count;
    }
    ArrayList<Statistics> all = new ArrayList<>();
    for (int f = 0; f < values.length; f++) {
      all.add(Statistics.of(figures.central(chunk.from() + f), values[f]));
    }
    return all;
  }

  private static AccountDraws accounts(DrawFolder source, Work work, int block) {
    double[][][] slices = new double[slices(work)][][];
    for (int slice = 0; slice < slices.length; slice++) {
      slices[slice] = source.slice(block, slice);
    }
    return work.model().restored(pick(slices, work.accounts()), pick(slices, work.households()));
  }

  private static int slices(Work work) {
    return 1
        + IntStream.range(0, work.accounts().length)
                .flatMap(
                    k ->
                        IntStream.concat(
                            IntStream.of(work.accounts()[k]), IntStream.of(work.households()[k])))
                .max()
                .orElse(0)
            / DrawFolder.SLICE;
  }

  private static double[][][] pick(double[][][] slices, int[][] figures) {
    double[][][] picked = new double[figures.length][][];
    for (int k = 0; k < figures.length; k++) {
      picked[k] = new double[figures[k].length][];
      for (int i = 0; i < figures[k].length; i++) {
        picked[k][i] = slices[figures[k][i] / DrawFolder.SLICE][figures[k][i] % DrawFolder.SLICE];
      }
    }
    return picked;
  }

  /** All draws of the figures of one declaration that is kept. */
  double[][] kept(DrawEngine engine, Categories wanted, int blocks, int draws) {
    int first = 0;
    for (Figures figures : engine.figures()) {
      if (figures == wanted) {
        break;
      }
      first += figures.size();
    }
    double[][] values = new double[wanted.size()][draws];
    for (int slice = first / DrawFolder.SLICE;
        slice * DrawFolder.SLICE < first + wanted.size();
        slice++) {
      int from = 0;
      for (int block = 0; block < blocks && from < draws; block++) {
        double[][] part = folder.slice(block, slice);
        int count = Math.min(part[0].length, draws - from);
        for (int f = 0; f < part.length; f++) {
          int at = slice * DrawFolder.SLICE + f - first;
          if (at >= 0 && at < values.length) {
            System.arraycopy(part[f], 0, values[at], from, count);
          }
        }
        from += count;
      }
    }
    return values;
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
