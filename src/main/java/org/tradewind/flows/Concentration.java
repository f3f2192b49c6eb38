package org.tradewind.flows;

import java.util.Arrays;
import org.tradewind.axes.CompensatedSum;
import org.tradewind.tables.FlowTables;
import org.tradewind.tables.Table;

/**
 * How few flows carry how much of what is relocated (Du et al., section 3.2). The flows are those
 * of one stressor from sector i of region r to another region s, sorted by size; flows of equal
 * size keep the order of the table. Where flows are negative, sizes are absolute values.
 */
public final class Concentration {
  /** The share of the total that the published figure is about. */
  private static final double HALF = .5;

  private static final int STEPS = 10;

  /** Keeps the rounding of a sum from asking for one flow more. */
  private static final double ROUNDING = 1e-12;

  private final Requirements requirements;
  private final double[] intensity;
  // positions i + s N of the flows, the largest first, and the sums of their sizes up to each
  private final Integer[] order;
  private final double[] sums;
  private final long counted;

  private Concentration(
      Requirements requirements, double[] intensity, IndexParameters.Count count) {
    this.requirements = requirements;
    this.intensity = intensity;
    this.order = between(requirements, intensity.length);
    double[] size = new double[intensity.length * requirements.regions().size()];
    for (int at : order) {
      size[at] = Math.abs(flow(at));
    }
    // the sort is stable, so flows of equal size stay in order
    Arrays.sort(order, (a, b) -> Double.compare(size[b], size[a]));
    this.sums = new double[order.length];
    CompensatedSum sum = new CompensatedSum();
    for (int at = 0; at < order.length; at++) {
      sums[at] = sum.add(size[order[at]]).value();
    }
    this.counted =
        switch (count) {
          case ALL -> order.length;
          case NONZERO -> Arrays.stream(order).filter(at -> size[at] != 0).count();
        };
  }

  /**
   * Sorts the flows of a stressor.
   *
   * @param requirements of the final-producer view
   * @param intensity f, length N
   */
  public static Concentration of(
      Requirements requirements, double[] intensity, IndexParameters.Count count) {
    return new Concentration(requirements, intensity, count);
  }

  private static Integer[] between(Requirements requirements, int n) {
    int regions = requirements.regions().size();
    int sectors = requirements.sectors().size();
    Integer[] flows = new Integer[n * (regions - 1)];
    int next = 0;
    for (int i = 0; i < n; i++) {
      for (int s = 0; s < regions; s++) {
        if (i / sectors != s) {
          flows[next++] = i + s * n;
        }
      }
    }
    return flows;
  }

  private double flow(int at) {
    return requirements.flow(intensity, at % intensity.length, at / intensity.length);
  }

  /** All of it: the sizes of all flows between regions. */
  public double total() {
    return sums.length == 0 ? 0 : sums[sums.length - 1];
  }

  /** How many of the largest flows it takes to carry a share of the total; 0 where that is 0. */
  public int flowsCarrying(double shareOfTotal) {
    if (total() == 0) {
      return 0;
    }
    double wanted = shareOfTotal * total() * (1 - ROUNDING);
    int last = 0;
    while (sums[last] < wanted) {
      last++;
    }
    return last + 1;
  }

  /** The smallest share of the counted flows that carries a share of the total. */
  public double shareOfFlows(double shareOfTotal) {
    return Share.of(flowsCarrying(shareOfTotal), (double) counted);
  }

  /** Rows of table concentration: 10, 20, ... 90 % of the total. */
  Table table(String stressor) {
    Table.Builder table = Table.builder(FlowTables.CONCENTRATION);
    for (int step = 1; step < STEPS; step++) {
      double shareOfTotal = step / (double) STEPS;
      table.add(
          stressor, shareOfFlows(shareOfTotal), shareOfTotal, flowsCarrying(shareOfTotal), counted);
    }
    return table.build();
  }

  /** Rows of table top_flow: the largest flows, as many as carry half of the total. */
  Table topFlows(String stressor) {
    Table.Builder table = Table.builder(FlowTables.TOP_FLOW);
    int sectors = requirements.sectors().size();
    int shown = flowsCarrying(HALF);
    for (int rank = 0; rank < shown; rank++) {
      int i = order[rank] % intensity.length;
      double value = flow(order[rank]);
      table.add(
          stressor,
          rank + 1,
          requirements.regions().label(i / sectors),
          requirements.sectors().label(i % sectors),
          requirements.regions().label(order[rank] / intensity.length),
          value,
          Share.of(Math.abs(value), total()),
          Share.of(sums[rank], total()));
    }
    return table.build();
  }
}
