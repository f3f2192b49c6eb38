package org.tradewind.uncertainty.draws;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.tradewind.uncertainty.kernels.Combination;
import org.tradewind.uncertainty.outputs.ProducerQuantities;
import org.tradewind.uncertainty.outputs.Quantities;
import org.tradewind.uncertainty.outputs.TradeQuantities;
import org.tradewind.uncertainty.variance.LinearQuantities;

/**
 * The national totals that convergence is told by, as sums of drawn figures: of each stressor all
 * producer accounts, and all flows between different regions in each view.
 */
public final class WatchedTotals implements Serializable {
  private static final long serialVersionUID = 1L;

  /**
   * A total.
   *
   * @param quantity supply_chain, or between_VIEW
   * @param figures positions of the figures it is the sum of
   */
  record Total(String stressor, String quantity, int[] figures) implements Serializable {
    boolean ofAccounts() {
      return quantity.equals(LinearQuantities.SUPPLY_CHAIN);
    }
  }

  private final List<Total> totals = new ArrayList<>();
  private final double[] central;

  private WatchedTotals(DrawEngine engine) {
    int from = 0;
    for (Quantities figures : engine.figures()) {
      if (figures instanceof ProducerQuantities) {
        int each = figures.size() / engine.model().stressors().size();
        for (int k = 0; k < engine.model().stressors().size(); k++) {
          String stressor = engine.model().stressors().label(k);
          add(stressor, LinearQuantities.SUPPLY_CHAIN, from + k * each, each);
        }
      } else if (figures instanceof TradeQuantities && figures.quantity().equals("exports")) {
        Object[] key = figures.key(0);
        add((String) key[1], LinearQuantities.BETWEEN + key[0], from, figures.size());
      }
      from += figures.size();
    }
    this.central =
        totals.stream()
            .mapToDouble(total -> Arrays.stream(engine.central(total.figures())).sum())
            .toArray();
  }

  private void add(String stressor, String quantity, int from, int size) {
    totals.add(new Total(stressor, quantity, IntStream.range(from, from + size).toArray()));
  }

  /** The totals among the figures of an engine. */
  public static WatchedTotals of(DrawEngine engine) {
    return new WatchedTotals(engine);
  }

  List<Total> totals() {
    return totals;
  }

  double central(int total) {
    return central[total];
  }

  /** The figures of all totals, one total after the other. */
  private int[] figures() {
    return totals.stream().flatMapToInt(t -> IntStream.of(t.figures())).toArray();
  }

  /**
   * The totals in some draws, totals x draws.
   *
   * @param draws how many there are in all, at most
   */
  public double[][] draws(DrawEngine engine, long first, int n, int draws) {
    double[][] figures = engine.draws(figures(), first, n, draws);
    double[][] sums = new double[totals.size()][n];
    int next = 0;
    for (int t = 0; t < sums.length; t++) {
      for (int f = 0; f < totals.get(t).figures().length; f++) {
        Combination.add(sums[t], 1, figures[next++], n);
      }
    }
    return sums;
  }

  /**
   * Figures of a slice, and totals in all draws.
   *
   * @param reported of the figures of the slice
   * @param totals those that {@link #within} it, totals x draws
   */
  public record Summed(List<Reported> reported, double[][] totals) {}

  /** The totals whose first figure is in a slice, which is drawn where that is. */
  public int[] within(DrawEngine engine, Slice slice) {
    return IntStream.range(0, totals.size())
        .filter(t -> slice.has(engine.figures(), totals.get(t).figures()[0]))
        .toArray();
  }

  /**
   * A slice, and totals on the way: where draws are more than are held at once.
   *
   * @param within of these
   */
  public Summed reported(DrawEngine engine, Slice slice, int draws, int[] within) {
    int[][] figures =
        IntStream.of(within).mapToObj(t -> totals.get(t).figures()).toArray(int[][]::new);
    double[][] sums = new double[within.length][draws];
    return new Summed(engine.reported(slice, draws, figures, sums), sums);
  }

  /** How many totals there are. */
  public int size() {
    return totals.size();
  }
}
