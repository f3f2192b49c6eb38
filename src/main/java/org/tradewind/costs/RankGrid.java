package org.tradewind.costs;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.tradewind.attribution.SourceOutput;
import org.tradewind.tables.CostTables;

/**
 * Ranks of subsectors by integrated cost at each pair of a VSL and an SCC: the variants of both,
 * and values between the smallest and the largest at equal ratios. Prices are fixed here; deaths
 * and CO2 vary with the draws.
 */
final class RankGrid {
  private static final int STEPS = 6;

  /** Range of a price without other variants, as a factor to either side. */
  private static final double ALONE = 10;

  /** Values nearer than this are one. */
  private static final double SAME = 1e-9;

  private RankGrid() {}

  /** The table rank_grid. */
  static SourceOutput output(CostStudy study, Valuation valuation) {
    PricedSums sums = new PricedSums(study.axis(), valuation);
    SourceAmounts amounts = study.amounts();
    int subsectors = amounts.subsectors().size();
    for (int h = 0; h < subsectors; h++) {
      sums.add(List.of(amounts.subsector(h)));
    }
    double[] vsl = values(valuation.vsl());
    double[] scc = values(valuation.scc());
    SourceOutput.Builder rows =
        SourceOutput.whole(CostTables.RANK_GRID, List.of("rank"), sums.sums());
    for (double v : vsl) {
      for (double c : scc) {
        for (int h = 0; h < subsectors; h++) {
          rows.row(List.of(), valuation.row(v, c, amounts.subsectors().label(h)));
        }
      }
    }
    return rows.build((drawn, into, n) -> ranks(drawn, vsl, scc, subsectors, into, n));
  }

  private static void ranks(
      double[][] sums, double[] vsl, double[] scc, int subsectors, double[][] into, int n) {
    double[] deaths = new double[subsectors];
    double[] co2 = new double[subsectors];
    double[] costs = new double[subsectors];
    int[] order = IntStream.range(0, subsectors).toArray();
    for (int d = 0; d < n; d++) {
      for (int h = 0; h < subsectors; h++) {
        deaths[h] = PricedSums.deaths(sums, h, d);
        co2[h] = PricedSums.co2(sums, h, d);
      }
      int row = 0;
      for (double v : vsl) {
        for (double c : scc) {
          for (int h = 0; h < subsectors; h++) {
            costs[h] = v * deaths[h] + c * co2[h];
          }
          Ranks.put(costs, order, into, row, d);
          row += subsectors;
        }
      }
    }
  }

  /** The variants, and {@value #STEPS} steps at equal ratios from the smallest to the largest. */
  static double[] values(List<Price> variants) {
    double[] given = variants.stream().mapToDouble(Price::value).filter(v -> v > 0).toArray();
    if (given.length == 0) {
      return new double[] {0};
    }
    double least = DoubleStream.of(given).min().getAsDouble();
    double most = DoubleStream.of(given).max().getAsDouble();
    if (most < least * (1 + SAME)) {
      least /= ALONE;
      most *= ALONE;
    }
    Set<Double> values = new TreeSet<>();
    variants.forEach(v -> values.add(v.value()));
    for (int step = 0; step <= STEPS; step++) {
      double value = least * StrictMath.pow(most / least, (double) step / STEPS);
      if (values.stream().noneMatch(v -> Math.abs(v - value) <= SAME * value)) {
        values.add(value);
      }
    }
    return values.stream().mapToDouble(Double::doubleValue).toArray();
  }
}
