package org.tradewind.uncertainty;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;
import org.tradewind.flows.FlowEngine;

/**
 * Draws all figures of a study, block by block. A block is worked whole, always in the same order
 * of operations, so that its numbers are the same wherever and after whatever others it is worked.
 */
public final class DrawEngine implements Serializable {
  private static final long serialVersionUID = 1L;

  /** Blocks that are worked before the statistics of all take them up, or as many as there were. */
  private static final int ROUND = 16;

  /** Draws that are held to work numbers once more, 128 MB. */
  private static final int AGAIN = 1 << 24;

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
   * Some figures in some draws.
   *
   * @param positions among all figures
   * @param first first draw
   * @param n number of draws
   * @return figures x draws
   */
  public double[][] draws(int[] positions, long first, int n) {
    AccountDraws draws = model.draw(first, n);
    double[][] all = new double[positions.length][n];
    for (int i = 0; i < positions.length; i++) {
      int declaration = 0;
      int figure = positions[i];
      while (figure >= figures.get(declaration).size()) {
        figure -= figures.get(declaration++).size();
      }
      figures.get(declaration).draw(draws, figure, new double[][] {all[i]});
    }
    return all;
  }

  /**
   * Statistics of all figures over draws that are not kept. Threads of the common pool take a block
   * each, which they draw region by region into the same arrays, and tell {@link RunningStatistics}
   * at once, each thread its own. Sums are formed by block, and these added in the order of the
   * draws, so that it does not matter which thread took which.
   *
   * @param draws a multiple of the block
   */
  public Statistics[] statistics(int draws) {
    double[] central = central();
    int blocks = draws / block;
    // draws are held until there are enough to say where quantiles will be
    int pilot = Math.min(blocks, (RunningStatistics.PILOT + block - 1) / block);
    Queue<Drawer> drawers = new ConcurrentLinkedQueue<>();
    RunningStatistics[] running = begin(central, pilot, drawers);
    int end;
    for (int from = pilot; from < blocks; from = end) {
      end = Math.min(blocks, from + Math.max(ROUND, from));
      round(running, from, end, drawers);
    }
    Statistics[] results =
        Arrays.stream(running)
            .parallel()
            .map(one -> one.result().orElse(null))
            .toArray(Statistics[]::new);
    again(results, central, blocks);
    return results;
  }

  /** Statistics of the first blocks, the draws of which are held. */
  private RunningStatistics[] begin(double[] central, int blocks, Queue<Drawer> drawers) {
    double[][] all = new double[central.length][blocks * block];
    IntStream.range(0, blocks)
        .parallel()
        .forEach(
            index -> {
              Drawer drawer = take(drawers);
              drawer.draw(
                  index, (f, values) -> System.arraycopy(values, 0, all[f], index * block, block));
              drawers.add(drawer);
            });
    return IntStream.range(0, central.length)
        .parallel()
        .mapToObj(f -> RunningStatistics.begin(central[f], all[f]))
        .toArray(RunningStatistics[]::new);
  }

  private Drawer take(Queue<Drawer> drawers) {
    Drawer drawer = drawers.poll();
    return drawer == null ? new Drawer() : drawer;
  }

  /** Tells the draws of some more blocks. */
  private void round(RunningStatistics[] running, int from, int end, Queue<Drawer> drawers) {
    Arrays.stream(running).parallel().forEach(RunningStatistics::settle);
    Moments[][] moments =
        IntStream.range(from, end)
            .parallel()
            .mapToObj(
                index -> {
                  Drawer drawer = take(drawers);
                  Moments[] of = drawer.tell(index, running);
                  drawers.add(drawer);
                  return of;
                })
            .toArray(Moments[][]::new);
    List<Drawer> told = drawers.stream().filter(drawer -> drawer.parts != null).toList();
    IntStream.range(0, running.length)
        .parallel()
        .forEach(
            f ->
                running[f].absorb(
                    Arrays.stream(moments).map(of -> of[f]).toList(),
                    told.stream().map(drawer -> drawer.parts[f]).toList()));
    told.forEach(drawer -> drawer.parts = null);
  }

  /** Draws blocks for one thread, always into the same arrays. */
  private final class Drawer {
    private final AccountDraws draws = model.room(block);
    private RunningStatistics[] parts;

    /** Draws a block and hands out all figures. */
    void draw(int index, Figures.Reader reader) {
      draws.to((long) index * block);
      for (int r = 0; r < model.regions().size(); r++) {
        int first = 0;
        for (Figures some : figures) {
          int at = first;
          some.read(draws, r, (f, values) -> reader.read(at + f, values));
          first += some.size();
        }
      }
    }

    /** Draws a block, tells this thread's part of the statistics, and gives the block's sums. */
    Moments[] tell(int index, RunningStatistics[] running) {
      if (parts == null) {
        parts =
            Arrays.stream(running).map(RunningStatistics::part).toArray(RunningStatistics[]::new);
      }
      draw(index, (f, values) -> parts[f].add(values, block));
      return Arrays.stream(parts).map(RunningStatistics::takeMoments).toArray(Moments[]::new);
    }
  }

  /** Works numbers of which draws were let go that would have been needed, some at a time. */
  private void again(Statistics[] results, double[] central, int blocks) {
    int[] unknown = IntStream.range(0, results.length).filter(f -> results[f] == null).toArray();
    int some = Math.max(1, AGAIN / Math.max(1, blocks * block));
    for (int first = 0; first < unknown.length; first += some) {
      int[] these = Arrays.copyOfRange(unknown, first, Math.min(unknown.length, first + some));
      double[][] all = new double[these.length][blocks * block];
      for (int b = 0; b < blocks; b++) {
        double[][] drawn = block(b);
        for (int i = 0; i < these.length; i++) {
          System.arraycopy(drawn[these[i]], 0, all[i], b * block, block);
        }
      }
      for (int i = 0; i < these.length; i++) {
        results[these[i]] = Statistics.of(central[these[i]], all[i]);
      }
    }
  }
}
