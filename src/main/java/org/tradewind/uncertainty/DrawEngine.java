package org.tradewind.uncertainty;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ForkJoinPool;
import java.util.stream.IntStream;
import org.tradewind.flows.FlowEngine;

/**
 * Draws all figures of a study, block by block. A block is worked whole, always in the same order
 * of operations, so that its numbers are the same wherever and after whatever others it is worked.
 */
public final class DrawEngine implements Serializable {
  private static final long serialVersionUID = 1L;

  /** Draws that are worked before statistics take them up. */
  private static final int ROUND = 2000;

  /** Figures that one thread takes at a time. */
  private static final int TOGETHER = 64;

  private final DrawModel model;
  private final List<Figures> figures;
  private final int block;

  /**
   * @param figures what is drawn
   * @param block draws of a block
   */
  public DrawEngine(DrawModel model, List<Figures> figures, int block) {
    this.model = model;
    this.figures = List.copyOf(figures);
    this.block = block;
  }

  /** The producer accounts, first of all, then flows between regions. */
  static List<Figures> ofFlows(DrawModel model) {
    List<Figures> all = new ArrayList<>(List.of(new ProducerFigures(model)));
    for (String view : FlowEngine.flowViews()) {
      for (int k = 0; k < model.stressors().size(); k++) {
        all.add(new PairFigures(model, view, k));
        for (String quantity : TradeFigures.QUANTITIES) {
          all.add(new TradeFigures(model, view, k, quantity));
        }
      }
    }
    return all;
  }

  public DrawModel model() {
    return model;
  }

  public List<Figures> figures() {
    return figures;
  }

  /** The way that loops over draws take in this JVM, {@code vector} or {@code plain}. */
  public static String lanes() {
    return Lanes.here().name();
  }

  /** Draws of a block. */
  public int block() {
    return block;
  }

  /** Number of figures in all. */
  public int size() {
    return figures.stream().mapToInt(Figures::size).sum();
  }

  /** All figures of the central run. */
  public double[] central() {
    return figures.stream()
        .flatMapToDouble(f -> IntStream.range(0, f.size()).mapToDouble(f::central))
        .toArray();
  }

  /** All figures in the draws of one block, figures x draws, only to be read. */
  public double[][] block(int index) {
    AccountDraws draws = model.draw((long) index * block, block);
    double[][] all = new double[size()][];
    int from = 0;
    for (Figures some : figures) {
      System.arraycopy(some.values(draws), 0, all, from, some.size());
      from += some.size();
    }
    return all;
  }

  /**
   * Statistics of all figures over draws that are not kept: blocks are drawn and told to the
   * figures' {@link RunningStatistics}, a few at a time on as many threads as the common pool has.
   * The sums of a figure are formed in the order of the draws.
   *
   * @param draws a multiple of the block
   */
  public Statistics[] statistics(int draws) {
    double[] central = central();
    RunningStatistics[] running =
        Arrays.stream(central).mapToObj(RunningStatistics::new).toArray(RunningStatistics[]::new);
    int blocks = draws / block;
    // what is known of a number is fetched from memory once for all draws of a round
    int some = Math.max(ForkJoinPool.getCommonPoolParallelism() + 1, ROUND / block);
    for (int first = 0; first < blocks; first += some) {
      double[][][] drawn = blocks(first, Math.min(blocks, first + some));
      IntStream.range(0, (running.length + TOGETHER - 1) / TOGETHER)
          .parallel()
          .forEach(part -> tell(running, drawn, part * TOGETHER));
    }
    return IntStream.range(0, running.length)
        .parallel()
        .mapToObj(f -> running[f].result().orElseGet(() -> again(f, blocks)))
        .toArray(Statistics[]::new);
  }

  /** Tells some figures the draws of a round. */
  private void tell(RunningStatistics[] running, double[][][] drawn, int from) {
    for (int f = from; f < Math.min(running.length, from + TOGETHER); f++) {
      for (double[][] of : drawn) {
        running[f].add(of[f], block);
      }
    }
  }

  private double[][][] blocks(int from, int to) {
    return IntStream.range(from, to).parallel().mapToObj(this::block).toArray(double[][][]::new);
  }

  /** A number of which draws were let go that would have been needed. */
  private Statistics again(int figure, int blocks) {
    double[] all = new double[blocks * block];
    for (int b = 0; b < blocks; b++) {
      System.arraycopy(block(b)[figure], 0, all, b * block, block);
    }
    return Statistics.of(central()[figure], all);
  }
}
