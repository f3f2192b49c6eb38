package org.tradewind.uncertainty.draws;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;
import org.tradewind.uncertainty.accounts.AccountDraws;
import org.tradewind.uncertainty.accounts.DrawModel;
import org.tradewind.uncertainty.accounts.DrawnAccounts;
import org.tradewind.uncertainty.accounts.UnitRounds;
import org.tradewind.uncertainty.kernels.Kernels;
import org.tradewind.uncertainty.outputs.Categories;
import org.tradewind.uncertainty.outputs.Quantities;
import org.tradewind.uncertainty.statistics.RunningStatistics;
import org.tradewind.uncertainty.statistics.Statistics;

/**
 * Draws all figures of a study, in slices: some figures over all draws, block by block. A figure is
 * computed from a block of draws always in the same order of operations, so that its statistics are
 * the same wherever and with whatever others it is drawn.
 */
public final class DrawEngine implements Serializable {
  private static final long serialVersionUID = 1L;

  /** Draws computed at once: long enough for vector instructions, few enough for a core's cache. */
  static final int TILE = 128;

  /** Draws of a figure that are held at once, at most, if a block is not longer. */
  private static final int HELD = RunningStatistics.HELD;

  /** Share of the heap for what units emit in all draws. */
  private static final double KEPT = 0.15;

  /** Draws of a round, where not all are held at once. */
  private static final int ROUND = 2048;

  /** Share of the heap for what units emit in the rounds that slices are at. */
  private static final double ROUNDS = 0.05;

  private final DrawModel model;
  private final List<Quantities> figures;
  private final int block;
  private transient Queue<double[][]> spare;
  private transient UnitRounds rounds;
  private transient Map<DrawnAccounts.Tile, double[][]> kept;

  /**
   * @param figures what is drawn
   * @param block draws of a block
   */
  public DrawEngine(DrawModel model, List<Quantities> figures, int block) {
    this.model = model;
    this.figures = List.copyOf(figures);
    this.block = block;
  }

  public DrawModel model() {
    return model;
  }

  public List<Quantities> figures() {
    return figures;
  }

  /** The way that loops over draws take in this JVM, {@code vector} or {@code plain}. */
  public static String lanes() {
    return Kernels.here().name();
  }

  /** Draws of a block. */
  public int block() {
    return block;
  }

  /** Number of figures in all. */
  public int size() {
    return figures.stream().mapToInt(Quantities::size).sum();
  }

  /** Some figures of the central run. */
  public double[] central(int[] positions) {
    return Slice.parts(figures, positions).stream()
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
    double[][] all = new double[positions.length][padded(n)];
    draw(Slice.parts(figures, positions), model.buffers(TILE), first, n, all);
    return Arrays.stream(all).map(row -> Arrays.copyOf(row, n)).toArray(double[][]::new);
  }

  /**
   * The same, from the tiles that slices use, too.
   *
   * @param draws how many there are in all
   */
  double[][] draws(int[] positions, long first, int n, int draws) {
    if (!held(draws)) {
      return draws(positions, first, n);
    }
    int before = (int) (first % TILE);
    double[][] all = new double[positions.length][padded(before + n)];
    draw(
        Slice.parts(figures, positions),
        model.buffers(TILE, kept(draws)),
        first - before,
        before + n,
        all);
    return Arrays.stream(all)
        .map(row -> Arrays.copyOfRange(row, before, before + n))
        .toArray(double[][]::new);
  }

  /** All figures in some draws, figures x draws. */
  public double[][] draws(long first, int n) {
    return draws(IntStream.range(0, size()).toArray(), first, n);
  }

  /**
   * All figures in slices.
   *
   * @param draws how many there will be
   * @param bytes room for the statistics of a slice
   * @param least how many slices there are to be at least
   */
  public List<Slice> slices(int draws, long bytes, int least) {
    long each = (long) Double.BYTES * padded(round(draws));
    each += held(draws) ? 0 : RunningStatistics.bytes(draws);
    int most = (int) Math.max(1, Math.min(Integer.MAX_VALUE, bytes / each));
    // slices under way at once share rounds: the last ones should not be fewer
    long turns = (size() + (long) most * least - 1) / ((long) most * least);
    return Slice.of(figures, most, (int) (held(draws) ? least : turns * least));
  }

  /** Whether all of so many draws of a figure are held at once; more pass by in rounds. */
  public static boolean held(int draws) {
    return draws <= HELD;
  }

  /** What slices told, in the order of all figures. */
  public List<Reported> inOrder(List<Slice> slices, List<List<Reported>> reported) {
    int[] first = Slice.first(figures);
    Reported[] all = new Reported[size()];
    for (int s = 0; s < slices.size(); s++) {
      int next = 0;
      for (Slice.Part part : slices.get(s).parts()) {
        for (int f = part.from(); f < part.to(); f++) {
          all[first[part.declaration()] + f] = reported.get(s).get(next++);
        }
      }
    }
    return List.of(all);
  }

  /**
   * What the first draws say of the figures of a slice. Accounts are drawn in tiles that stay in
   * the cache, and all figures of the slice computed from each tile. Statistics are formed block by
   * block: equal blocks in equal order give equal bits, whatever other figures are in the slice.
   */
  public List<Reported> reported(Slice slice, int draws) {
    return reported(slice, draws, new int[0][], new double[0][]);
  }

  /**
   * The same with sums of figures in each draw, where draws are more than are held.
   *
   * @param sums positions of the figures of each sum, which cost little if the slice has them
   * @param totals gets the sums, sums x draws
   */
  List<Reported> reported(Slice slice, int draws, int[][] sums, double[][] totals) {
    int round = round(draws);
    double[][] rows = taken(slice.size(), padded(round));
    List<Reported> reported =
        held(draws)
            ? held(slice, draws, rows)
            : new PassingDraws(this, slice, draws, sums)
                .reported(rounds(round), round, rows, totals);
    spare().add(rows);
    return reported;
  }

  private List<Reported> held(Slice slice, int draws, double[][] rows) {
    List<Reported> reported = new ArrayList<>();
    draw(slice.parts(), model.buffers(TILE, kept(draws)), 0, draws, rows);
    int next = 0;
    for (Slice.Part part : slice.parts()) {
      for (int f = part.from(); f < part.to(); f++) {
        reported.add(reported(figures.get(part.declaration()), f, rows[next++], draws));
      }
    }
    return reported;
  }

  private Reported reported(Quantities figures, int figure, double[] row, int draws) {
    return figures instanceof Categories kinds
        ? Reported.of(counts(new int[kinds.kinds()], row, draws))
        : Reported.of(RunningStatistics.of(figures.central(figure), row, draws, block));
  }

  static int[] counts(int[] counts, double[] row, int n) {
    for (int d = 0; d < n; d++) {
      counts[(int) row[d]]++;
    }
    return counts;
  }

  /**
   * Figures in some draws.
   *
   * @param tile room for the accounts of a tile
   * @param n number of draws, from {@code first} on
   * @param rows figures x draws, each with room for whole tiles
   */
  private void draw(List<Slice.Part> parts, AccountDraws tile, long first, int n, double[][] rows) {
    double[][] some = some();
    for (int at = 0; at < n; at += TILE) {
      tile.to(first + at);
      draw(parts, tile, some, rows, at);
    }
  }

  /**
   * Figures in the draws of a tile.
   *
   * @param some room for a part
   * @param rows figures x draws
   * @param at where the draws of the tile begin in a row
   */
  void draw(List<Slice.Part> parts, AccountDraws tile, double[][] some, double[][] rows, int at) {
    int next = 0;
    for (Slice.Part part : parts) {
      for (double[] figure : draw(part, tile, some)) {
        System.arraycopy(figure, 0, rows[next++], at, TILE);
      }
    }
  }

  /** The figures of a part in the draws of a tile, in the first of some rows. */
  double[][] draw(Slice.Part part, AccountDraws tile, double[][] some) {
    double[][] into = Arrays.copyOf(some, part.size());
    figures.get(part.declaration()).draw(tile, part.from(), into);
    return into;
  }

  /** Room for the figures of a part in a tile. */
  static double[][] some() {
    return new double[Slice.PART][TILE];
  }

  /** How many draws are held at once, all of them or whole blocks. */
  private int round(int draws) {
    if (held(draws)) {
      return draws;
    }
    double each = Double.BYTES * (double) UnitRounds.HELD * Math.max(1, units());
    double most = Math.min(ROUND, ROUNDS * Runtime.getRuntime().maxMemory() / each);
    return Math.max(1, (int) most / block) * block;
  }

  private synchronized UnitRounds rounds(int round) {
    rounds = rounds == null ? new UnitRounds(round, TILE) : rounds;
    return rounds;
  }

  /** Units of all stressors and regions. */
  private long units() {
    long units = 0;
    for (int k = 0; k < model.stressors().size(); k++) {
      for (int r = 0; r < model.regions().size(); r++) {
        units += model.shares(k, r).units();
      }
    }
    return units;
  }

  private static int padded(int draws) {
    return (draws + TILE - 1) / TILE * TILE;
  }

  /**
   * What units emit in all draws, for all slices of this process: to read it takes a tenth of the
   * time that drawing it takes. Null where it would take much of the heap.
   */
  private synchronized Map<DrawnAccounts.Tile, double[][]> kept(int draws) {
    if (Double.BYTES * units() * padded(draws) > KEPT * Runtime.getRuntime().maxMemory()) {
      return null;
    }
    kept = kept == null ? new ConcurrentHashMap<>() : kept;
    return kept;
  }

  /** Lets go what is kept for further slices: a process may use the engine itself, not a copy. */
  public synchronized void release() {
    kept = null;
    rounds = null;
    spare = null;
  }

  /** Rows of slices that are done, whose room is used again. */
  private synchronized Queue<double[][]> spare() {
    spare = spare == null ? new ConcurrentLinkedQueue<>() : spare;
    return spare;
  }

  private double[][] taken(int figures, int draws) {
    double[][] rows = spare().poll();
    int known = rows == null || rows.length == 0 || rows[0].length < draws ? 0 : rows.length;
    if (known >= figures) {
      return rows;
    }
    double[][] more = known == 0 ? new double[figures][] : Arrays.copyOf(rows, figures);
    for (int f = known; f < figures; f++) {
      more[f] = new double[draws];
    }
    return more;
  }

  /** A figure of which draws were let go that would have been needed, drawn alone. */
  Reported again(int declaration, int figure, int draws) {
    double[] all = new double[padded(draws)];
    List<Slice.Part> alone = List.of(new Slice.Part(declaration, figure, figure + 1));
    draw(alone, model.buffers(TILE), 0, draws, new double[][] {all});
    double central = figures.get(declaration).central(figure);
    return Reported.of(Statistics.of(central, Arrays.copyOf(all, draws)));
  }
}
