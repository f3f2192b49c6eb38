package org.tradewind.jobs;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.SparkSession;
import org.tradewind.tables.Outputs;
import org.tradewind.tables.Table;
import org.tradewind.tables.TableSchema;
import org.tradewind.uncertainty.CiTable;
import org.tradewind.uncertainty.DrawEngine;
import org.tradewind.uncertainty.Figures;
import org.tradewind.uncertainty.Statistics;

/**
 * Distributes the draws: first blocks of draws, each of which leaves all its figures in the folder
 * of draws, then slices of figures, each of which reads its figures in all draws.
 */
final class UncertaintyJob {
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
    /** In one line. */
    String text() {
      return drawn.size()
          + " blocks drawn, "
          + kept.size()
          + " kept from before"
          + (damaged.isEmpty() ? "" : ", drawn again because they were damaged: " + damaged);
    }
  }

  /** Draws the blocks that are not there. */
  Blocks draw(DrawEngine engine, int blocks) {
    JavaSparkContext context = JavaSparkContext.fromSparkContext(spark.sparkContext());
    Broadcast<DrawEngine> shared = context.broadcast(engine);
    DrawFolder draws = folder;
    try {
      context.setJobDescription("draws, by blocks");
      List<DrawFolder.State> found =
          context
              .parallelize(IntStream.range(0, blocks).boxed().toList(), blocks)
              .map(
                  block -> {
                    DrawFolder.State state = draws.state(block);
                    if (state != DrawFolder.State.WHOLE) {
                      draws.write(block, shared.value().block(block));
                    }
                    return state;
                  })
              .collect();
      return new Blocks(
          having(DrawFolder.State.MISSING, found),
          having(DrawFolder.State.DAMAGED, found),
          having(DrawFolder.State.WHOLE, found));
    } finally {
      shared.destroy();
    }
  }

  private static List<Integer> having(DrawFolder.State state, List<DrawFolder.State> found) {
    return IntStream.range(0, found.size()).filter(b -> found.get(b) == state).boxed().toList();
  }

  /** Statistics of all figures over the first draws, in the order of the engine. */
  List<Statistics> summarise(DrawEngine engine, int blocks, int draws) {
    JavaSparkContext context = JavaSparkContext.fromSparkContext(spark.sparkContext());
    double[] central = engine.central();
    Broadcast<double[]> shared = context.broadcast(central);
    DrawFolder source = folder;
    int slices = DrawFolder.slices(central.length);
    try {
      context.setJobDescription("quantiles, by slices of figures");
      return context
          .parallelize(IntStream.range(0, slices).boxed().toList(), slices)
          .map(slice -> statistics(source, slice, blocks, draws, shared.value()))
          .collect()
          .stream()
          .flatMap(List::stream)
          .toList();
    } finally {
      shared.destroy();
    }
  }

  private static ArrayList<Statistics> statistics(
      DrawFolder source, int slice, int blocks, int draws, double[] central) {
    int first = slice * DrawFolder.SLICE;
    int figures = Math.min(DrawFolder.SLICE, central.length - first);
    double[][] values = new double[figures][draws];
    int from = 0;
    for (int block = 0; block < blocks && from < draws; block++) {
      double[][] part = source.slice(block, slice);
      int count = Math.min(part[0].length, draws - from);
      for (int f = 0; f < figures; f++) {
        System.arraycopy(part[f], 0, values[f], from, count);
      }
      from += count;
    }
    ArrayList<Statistics> all = new ArrayList<>();
    for (int f = 0; f < figures; f++) {
      all.add(Statistics.of(central[first + f], values[f]));
    }
    return all;
  }

  /** Which number each figure of the draws is. */
  static Table figures(DrawEngine engine) {
    Table.Builder rows = Table.builder(Outputs.DRAW_FIGURE);
    for (Figures figures : engine.figures()) {
      for (int f = 0; f < figures.size(); f++) {
        TableSchema of = figures.table();
        rows.add(rows.rows(), of.name(), figures.quantity(), of.keyText(figures.key(f)));
      }
    }
    return rows.build();
  }

  /** The tables of intervals, one for each output table that has drawn figures. */
  static List<Table> tables(DrawEngine engine, List<Statistics> statistics) {
    Map<TableSchema, Table.Builder> builders = new LinkedHashMap<>();
    int next = 0;
    for (Figures figures : engine.figures()) {
      Table.Builder rows =
          builders.computeIfAbsent(figures.table(), t -> Table.builder(CiTable.schema(t)));
      for (int f = 0; f < figures.size(); f++) {
        CiTable.add(rows, figures, f, statistics.get(next++));
      }
    }
    return builders.values().stream().map(Table.Builder::build).toList();
  }
}
