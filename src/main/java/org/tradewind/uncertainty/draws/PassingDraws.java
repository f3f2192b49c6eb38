package org.tradewind.uncertainty.draws;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import org.tradewind.uncertainty.accounts.AccountDraws;
import org.tradewind.uncertainty.accounts.UnitRounds;
import org.tradewind.uncertainty.kernels.Combination;
import org.tradewind.uncertainty.outputs.Categories;
import org.tradewind.uncertainty.outputs.Quantities;
import org.tradewind.uncertainty.statistics.RunningStatistics;

/**
 * The figures of a slice in more draws than are held at once: these pass by in rounds, and what has
 * been seen of each figure runs along. Sums of figures in each draw are formed on the way.
 */
final class PassingDraws {
  private final DrawEngine engine;
  private final Slice slice;
  private final int draws;
  private final List<Tally> tallies = new ArrayList<>();

  /** The figures of each sum. */
  private final List<List<Slice.Part>> sums;

  /**
   * @param sums positions of figures of which there is to be a sum
   */
  PassingDraws(DrawEngine engine, Slice slice, int draws, int[][] sums) {
    this.engine = engine;
    this.slice = slice;
    this.draws = draws;
    this.sums = Arrays.stream(sums).map(sum -> Slice.parts(engine.figures(), sum)).toList();
    for (Slice.Part part : slice.parts()) {
      for (int f = part.from(); f < part.to(); f++) {
        tallies.add(new Tally(engine.figures().get(part.declaration()), f));
      }
    }
  }

  /**
   * What all draws say of the figures.
   *
   * @param rounds of the process
   * @param round draws of a round, whole blocks
   * @param rows room for the figures x draws of a round
   * @param totals gets the sums, sums x draws
   */
  List<Reported> reported(UnitRounds rounds, int round, double[][] rows, double[][] totals) {
    AccountDraws tile = engine.model().buffers(DrawEngine.TILE);
    double[][] some = DrawEngine.some();
    try (UnitRounds.Place place = rounds.enter(stressors())) {
      for (int first = 0; first < draws; first += round) {
        int n = Math.min(round, draws - first);
        place.to(first, n, tile);
        for (int at = 0; at < n; at += DrawEngine.TILE) {
          tile.to(first + at);
          engine.draw(slice.parts(), tile, some, rows, at);
          sum(tile, some, first + at, Math.min(DrawEngine.TILE, n - at), totals);
        }
        for (int f = 0; f < tallies.size(); f++) {
          tallies.get(f).add(rows[f], n, engine.block());
        }
      }
    }
    List<Reported> reported = new ArrayList<>();
    for (Slice.Part part : slice.parts()) {
      for (int f = part.from(); f < part.to(); f++) {
        Optional<Reported> known = tallies.get(reported.size()).reported();
        reported.add(known.isPresent() ? known.get() : engine.again(part.declaration(), f, draws));
      }
    }
    return reported;
  }

  /** The stressors that the figures are made from, as far as these say. */
  private BitSet stressors() {
    BitSet stressors = new BitSet();
    for (Slice.Part part : slice.parts()) {
      for (int f = part.from(); f < part.to(); f++) {
        stressors.set(engine.figures().get(part.declaration()).stressor(f));
      }
    }
    return stressors;
  }

  /** Adds the figures of each sum one after the other. */
  private void sum(AccountDraws tile, double[][] some, int first, int n, double[][] totals) {
    for (int s = 0; s < totals.length; s++) {
      double[] sum = new double[DrawEngine.TILE];
      for (Slice.Part part : sums.get(s)) {
        for (double[] figure : engine.draw(part, tile, some)) {
          Combination.add(sum, 1, figure, sum.length);
        }
      }
      System.arraycopy(sum, 0, totals[s], first, n);
    }
  }

  /** What is known of one figure while its draws come. */
  private static final class Tally {
    private final RunningStatistics running;
    private final int[] counts;

    Tally(Quantities figures, int figure) {
      boolean counted = figures instanceof Categories;
      counts = counted ? new int[((Categories) figures).kinds()] : null;
      running = counted ? null : new RunningStatistics(figures.central(figure));
    }

    void add(double[] draws, int n, int block) {
      if (running == null) {
        DrawEngine.counts(counts, draws, n);
        return;
      }
      for (int from = 0; from < n; from += block) {
        running.add(draws, from, Math.min(n, from + block));
      }
    }

    Optional<Reported> reported() {
      return running == null
          ? Optional.of(Reported.of(counts))
          : running.result().map(Reported::of);
    }
  }
}
