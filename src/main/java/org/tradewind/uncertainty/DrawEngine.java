package org.tradewind.uncertainty;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.tradewind.flows.FlowEngine;

/**
 * Draws all figures of a study, in slices: some figures over all draws, block by block. A figure is
 * computed from a block of draws always in the same order of operations, so that its statistics are
 * the same wherever and with whatever others it is drawn.
 */
public final class DrawEngine implements Serializable {
  private static final long serialVersionUID = 1L;

  /** Draws computed at once: long enough for vector instructions, few enough for a core's cache. */
  private static final int TILE = 128;

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

  /** Some figures of the central run. */
  double[] central(int[] positions) {
    return parts(positions).stream()
        .flatMapToDouble(
            part ->
                IntStream.range(part.from(), part.to())
                    .mapToDouble(figures.get(part.declaration())::central))
        .toArray();
  }

  /**
   * Some figures in some draws, as the slices see them.
   *
   * @param positions among all figures
   * @param first first draw
   * @param n number of draws
   * @return figures x draws
   */
  public double[][] draws(int[] positions, long first, int n) {
    double[][] all = new double[positions.length][n];
    List<Slice.Part> parts = parts(positions);
    for (int from = 0; from < n; from += TILE) {
      int some = Math.min(TILE, n - from);
      AccountDraws draws = model.draw(first + from, some);
      int next = 0;
      for (Slice.Part part : parts) {
        for (double[] figure : draw(part, draws)) {
          System.arraycopy(figure, 0, all[next++], from, some);
        }
      }
    }
    return all;
  }

  /** All figures in some draws, figures x draws. */
  double[][] draws(long first, int n) {
    return draws(IntStream.range(0, size()).toArray(), first, n);
  }

  private double[][] draw(Slice.Part part, AccountDraws draws) {
    double[][] some = new double[part.size()][draws.draws()];
    figures.get(part.declaration()).draw(draws, part.from(), some);
    return some;
  }

  /** Figures as parts of declarations, those that follow each other together. */
  private List<Slice.Part> parts(int[] positions) {
    List<Slice.Part> parts = new ArrayList<>();
    for (int from = 0; from < positions.length; ) {
      int declaration = 0;
      int figure = positions[from];
      while (figure >= figures.get(declaration).size()) {
        figure -= figures.get(declaration++).size();
      }
      int most = Math.min(figures.get(declaration).size() - figure, Slice.PART);
      int end = from + 1;
      while (end < positions.length
          && end - from < most
          && positions[end] == positions[end - 1] + 1) {
        end++;
      }
      parts.add(new Slice.Part(declaration, figure, figure + end - from));
      from = end;
    }
    return parts;
  }

  /**
   * All figures in slices.
   *
   * @param draws how many there will be
   * @param bytes room for the statistics of a slice
   * @param least how many slices there are to be at least
   */
  public List<Slice> slices(int draws, long bytes, int least) {
    long each = RunningStatistics.bytes(draws);
    return Slice.of(figures, (int) Math.max(1, Math.min(Integer.MAX_VALUE, bytes / each)), least);
  }

  /** What slices told, in the order of all figures. */
  public List<Told> inOrder(List<Slice> slices, List<List<Told>> told) {
    int[] first = new int[figures.size() + 1];
    for (int d = 0; d < figures.size(); d++) {
      first[d + 1] = first[d] + figures.get(d).size();
    }
    Told[] all = new Told[size()];
    for (int s = 0; s < slices.size(); s++) {
      int next = 0;
      for (Slice.Part part : slices.get(s).parts()) {
        for (int f = part.from(); f < part.to(); f++) {
          all[first[part.declaration()] + f] = told.get(s).get(next++);
        }
      }
    }
    return List.of(all);
  }

  /**
   * What the first draws say of the figures of a slice. Accounts are drawn block by block, figures
   * computed in tiles of a block that stay in the cache, and statistics get a block at a time:
   * equal blocks in equal order give equal bits, whatever other figures are in the slice.
   */
  public List<Told> told(Slice slice, int draws) {
    List<Tally> tallies = new ArrayList<>();
    for (Slice.Part part : slice.parts()) {
      for (int f = part.from(); f < part.to(); f++) {
        tallies.add(new Tally(figures.get(part.declaration()), f));
      }
    }
    List<AccountDraws> tiles = tiles();
    for (int first = 0; first < draws; first += block) {
      int at = first;
      for (AccountDraws tile : tiles) {
        tile.to(at);
        at += tile.draws();
      }
      int next = 0;
      for (Slice.Part part : slice.parts()) {
        double[][] values = draw(part, tiles);
        for (double[] figure : values) {
          tallies.get(next++).add(figure, Math.min(block, draws - first));
        }
      }
    }
    List<Told> told = new ArrayList<>();
    for (Slice.Part part : slice.parts()) {
      for (int f = part.from(); f < part.to(); f++) {
        Optional<Told> known = tallies.get(told.size()).told();
        told.add(known.isPresent() ? known.get() : again(part.declaration(), f, draws));
      }
    }
    return told;
  }

  /** The tiles of a block, each with room of its own. */
  private List<AccountDraws> tiles() {
    List<AccountDraws> tiles = new ArrayList<>();
    for (int from = 0; from < block; from += TILE) {
      tiles.add(model.room(Math.min(TILE, block - from)));
    }
    return tiles;
  }

  /** Figures of a part in the draws of one block. */
  private double[][] draw(Slice.Part part, List<AccountDraws> tiles) {
    double[][] values = new double[part.size()][block];
    int at = 0;
    for (AccountDraws tile : tiles) {
      double[][] some = draw(part, tile);
      for (int f = 0; f < some.length; f++) {
        System.arraycopy(some[f], 0, values[f], at, tile.draws());
      }
      at += tile.draws();
    }
    return values;
  }

  /** A figure of which draws were let go that would have been needed, drawn alone. */
  private Told again(int declaration, int figure, int draws) {
    List<AccountDraws> tiles = tiles();
    Slice.Part alone = new Slice.Part(declaration, figure, figure + 1);
    double[] all = new double[draws];
    for (int first = 0; first < draws; first += block) {
      int at = first;
      for (AccountDraws tile : tiles) {
        tile.to(at);
        at += tile.draws();
      }
      System.arraycopy(draw(alone, tiles)[0], 0, all, first, Math.min(block, draws - first));
    }
    return Told.of(Statistics.of(figures.get(declaration).central(figure), all));
  }

  /** What is known of one figure while its draws come. */
  private static final class Tally {
    private final RunningStatistics running;
    private final int[] counts;

    Tally(Figures figures, int figure) {
      if (figures instanceof Categories kinds) {
        counts = new int[kinds.kinds()];
        running = null;
      } else {
        counts = null;
        running = new RunningStatistics(figures.central(figure));
      }
    }

    void add(double[] draws, int n) {
      if (running != null) {
        running.add(draws, n);
        return;
      }
      for (int d = 0; d < n; d++) {
        counts[(int) draws[d]]++;
      }
    }

    Optional<Told> told() {
      return running == null ? Optional.of(Told.of(counts)) : running.result().map(Told::of);
    }
  }
}
