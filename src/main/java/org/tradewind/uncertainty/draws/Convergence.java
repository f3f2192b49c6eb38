package org.tradewind.uncertainty.draws;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.tradewind.tables.DrawTables;
import org.tradewind.tables.Table;
import org.tradewind.uncertainty.statistics.QuantileError;
import org.tradewind.uncertainty.statistics.Quantiles;
import org.tradewind.uncertainty.statistics.Statistics;

/**
 * How national totals settle as blocks of draws come in, and whether they have settled. Told after
 * 1, 2, 4, 8 ... blocks and after all: rounds of a fixed size, so that where drawing stops follows
 * from study and seed alone.
 */
public final class Convergence {
  private static final double LOW = 0.025;
  private static final double HIGH = 0.975;

  /** Equally likely outcomes of a total. */
  private static final int OUTCOMES = 100;

  private final WatchedTotals watched;
  private final int block;
  private final int draws;
  private final List<double[][]> parts = new ArrayList<>();

  /**
   * Of no draws yet.
   *
   * @param block draws of a block
   * @param draws most draws that are asked for
   */
  public Convergence(WatchedTotals watched, int block, int draws) {
    this.watched = watched;
    this.block = block;
    this.draws = draws;
  }

  public WatchedTotals watched() {
    return watched;
  }

  /** Blocks after which it is told: powers of two, then all. */
  public static int[] rounds(int blocks) {
    return IntStream.concat(IntStream.iterate(1, b -> b < blocks, b -> 2 * b), IntStream.of(blocks))
        .toArray();
  }

  /** Adds the totals of the next block, totals x draws. */
  public void add(double[][] totals) {
    parts.add(totals);
  }

  /** Adds totals of all draws, totals x draws. */
  public void addAll(double[][] totals) {
    for (int from = 0; from < draws; from += block) {
      int to = Math.min(draws, from + block);
      int first = from;
      add(
          Arrays.stream(totals)
              .map(total -> Arrays.copyOfRange(total, first, to))
              .toArray(double[][]::new));
    }
  }

  /** Most draws that are asked for. */
  public int most() {
    return draws;
  }

  /** Draws that count so far. */
  public int drawn() {
    return Math.min(draws, parts.size() * block);
  }

  private double[] values(int total, int n) {
    double[] all = new double[n];
    for (int from = 0; from < n; from += block) {
      System.arraycopy(parts.get(from / block)[total], 0, all, from, Math.min(block, n - from));
    }
    return all;
  }

  /**
   * Largest Monte Carlo error of the mean and of the 2.5 and 97.5 % quantiles of the totals of
   * producer accounts so far, each over the size of the mean; infinite while it cannot be told.
   */
  public double relativeError() {
    double worst = 0;
    for (int t = 0; t < watched.totals().size(); t++) {
      if (watched.totals().get(t).ofAccounts()) {
        double[] values = values(t, drawn());
        Statistics s = Statistics.of(watched.central(t), values);
        for (double error :
            new double[] {
              s.mcError(), QuantileError.of(values, LOW), QuantileError.of(values, HIGH)
            }) {
          double relative = error == 0 ? 0 : error / Math.abs(s.mean());
          worst = Math.max(worst, Double.isNaN(relative) ? Double.POSITIVE_INFINITY : relative);
        }
      }
    }
    return worst;
  }

  /** The table {@link DrawTables#CONVERGENCE} of what has been added. */
  public Table table() {
    Table.Builder rows = Table.builder(DrawTables.CONVERGENCE);
    int[] after =
        Arrays.stream(rounds(parts.size())).map(b -> Math.min(draws, b * block)).toArray();
    for (int n : after) {
      for (int t = 0; t < watched.totals().size(); t++) {
        double[] values = values(t, n);
        Statistics s = Statistics.of(watched.central(t), values);
        rows.add(
            n,
            watched.totals().get(t).stressor(),
            watched.totals().get(t).quantity(),
            s.mean(),
            s.sd(),
            s.p2_5(),
            s.p25(),
            s.p50(),
            s.p75(),
            s.p97_5(),
            s.mcError(),
            QuantileError.of(values, LOW),
            QuantileError.of(values, HIGH));
      }
    }
    return rows.build();
  }

  /**
   * The table {@link DrawTables#OUTCOME} of all draws: outcome i of 100 is the quantile at (i -
   * 0.5)/100, the middle of one hundredth of the draws.
   */
  public Table outcomes() {
    Table.Builder rows = Table.builder(DrawTables.OUTCOME);
    double[] middles =
        IntStream.range(0, OUTCOMES).mapToDouble(i -> (i + 0.5) / OUTCOMES).toArray();
    for (int t = 0; t < watched.totals().size(); t++) {
      double[] values = Quantiles.of(values(t, drawn()), middles);
      for (int i = 0; i < OUTCOMES; i++) {
        rows.add(
            watched.totals().get(t).stressor(),
            watched.totals().get(t).quantity(),
            i + 1,
            values[i]);
      }
    }
    return rows.build();
  }
}
