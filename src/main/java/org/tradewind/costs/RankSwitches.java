package org.tradewind.costs;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.tradewind.attribution.SourceOutput;
import org.tradewind.tables.CostTables;

/**
 * Where two subsectors a and b change their order by integrated cost. With rho = VSL / SCC, tonnes
 * of CO2 per death, the order is that of rho M + C, and so
 *
 * <pre>
 *   rho = (C_b - C_a) / (M_a - M_b)
 * </pre>
 *
 * where M_a is above M_b: above rho a costs more, below it b.
 */
final class RankSwitches {
  private RankSwitches() {}

  /**
   * A switch of the central run.
   *
   * @param first subsector with more deaths
   * @param second subsector with more CO2
   * @param ratio rho
   */
  private record Switch(int first, int second, double ratio) {}

  /** The table rank_switch, by the size of the ratio. */
  static SourceOutput output(CostStudy study, Valuation valuation) {
    SourceAmounts amounts = study.amounts();
    List<SourceAmounts.Pair> pairs = new ArrayList<>();
    for (int h = 0; h < amounts.subsectors().size(); h++) {
      pairs.add(amounts.subsector(h));
    }
    SourceOutput.Builder rows =
        SourceOutput.byRow(
            CostTables.RANK_SWITCH,
            List.of("tonnes_per_death", "vsl", "scc"),
            PricedSums.prices(study.axis(), valuation),
            (own, prices, into, n) -> {
              for (int d = 0; d < n; d++) {
                double ratio = ratio(own[0][d], own[1][d], own[2][d], own[3][d]);
                into[0][d] = ratio;
                into[1][d] = ratio * prices[1][d];
                into[2][d] = prices[0][d] / ratio;
              }
            });
    for (Switch found : within(pairs, valuation)) {
      SourceAmounts.Pair a = pairs.get(found.first());
      SourceAmounts.Pair b = pairs.get(found.second());
      rows.row(
          List.of(a.deaths(), a.co2(), b.deaths(), b.co2()),
          valuation.row(
              amounts.subsectors().label(found.first()),
              amounts.subsectors().label(found.second())));
    }
    return rows.build();
  }

  /** rho; NaN where no ratio above 0 switches the order. */
  static double ratio(double deathsA, double co2A, double deathsB, double co2B) {
    double ratio = (co2B - co2A) / (deathsA - deathsB);
    return ratio > 0 && ratio <= Double.MAX_VALUE ? ratio : Double.NaN;
  }

  private static List<Switch> within(List<SourceAmounts.Pair> pairs, Valuation valuation) {
    double[] vsl = RankGrid.values(valuation.vsl());
    double[] scc = RankGrid.values(valuation.scc());
    double least = vsl[0] / scc[scc.length - 1];
    double most = vsl[vsl.length - 1] / scc[0];
    List<Switch> found = new ArrayList<>();
    for (int a = 0; a < pairs.size(); a++) {
      for (int b = 0; b < pairs.size(); b++) {
        double deathsA = pairs.get(a).deaths().central();
        double deathsB = pairs.get(b).deaths().central();
        if (deathsA > deathsB) {
          double ratio =
              ratio(deathsA, pairs.get(a).co2().central(), deathsB, pairs.get(b).co2().central());
          if (ratio >= least && ratio <= most) {
            found.add(new Switch(a, b, ratio));
          }
        }
      }
    }
    found.sort(Comparator.comparingDouble(Switch::ratio));
    return found;
  }
}
