package org.tradewind.costs;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tradewind.attribution.SourceOutput;
import org.tradewind.axes.Axis;
import org.tradewind.emissions.Concordance;
import org.tradewind.tables.CostTables;
import org.tradewind.tables.Inputs;

/**
 * Costs by sector of the MRIO, through the concordance: M_i = sum_{r,h} share_{r,h,i} M_{r,h}, and
 * C_i likewise, next to the sector's GDP. What households emit themselves is a row of its own.
 *
 * @param sectors of the MRIO
 * @param pairs deaths and CO2 by sector, then of households
 * @param gdp by sector, in the money of the costs
 */
record SectorCosts(Axis sectors, List<SourceAmounts.Pair> pairs, SectorGdp gdp) {

  /** Sectors of a study with a concordance; empty without one. */
  static Optional<SectorCosts> of(CostStudy study, CostParameters parameters, Valuation valuation) {
    if (!study.tables().has(Inputs.CONCORDANCE) || !study.tables().has(Inputs.SECTOR)) {
      return Optional.empty();
    }
    SourceAmounts amounts = study.amounts();
    Axis sectors = Axis.of("sector", study.tables().require(Inputs.SECTOR).strings("sector"));
    Concordance concordance =
        Concordance.of(study.tables(), amounts.regions(), amounts.subsectors(), sectors);
    List<SourceAmounts.Pair> pairs = new ArrayList<>();
    for (int s = 0; s <= sectors.size(); s++) {
      int sector = s;
      pairs.add(
          amounts.weighted(
              (r, h) -> concordance.knows(r, h) ? concordance.shares(r, h)[sector] : 0));
    }
    return Optional.of(
        new SectorCosts(
            sectors,
            pairs,
            SectorGdp.of(study.tables(), sectors, parameters, valuation, study.currency())));
  }

  /** GDP of all sectors; NaN where that of one is not known. */
  private double[] rowGdp() {
    int n = sectors.size();
    double[] all = new double[n + 2];
    for (int s = 0; s < n; s++) {
      all[s] = gdp.values()[s];
      all[n + 1] += gdp.values()[s];
    }
    all[n] = Double.NaN;
    return all;
  }

  /** The table cost_sector: sectors, households, all sectors. */
  SourceOutput output(CostStudy study, Valuation valuation) {
    PricedSums sums = new PricedSums(study.axis(), valuation);
    sums.add(pairs);
    int nation = sums.add(List.of(study.amounts().nation()));
    List<String> quantities = new ArrayList<>(CostTables.COSTS);
    quantities.add(CostTables.OVER_GDP);
    SourceOutput.Builder rows = SourceOutput.whole(CostTables.COST_SECTOR, quantities, sums.sums());
    double[] rowGdp = rowGdp();
    for (int s = 0; s < rowGdp.length; s++) {
      String label =
          s < sectors.size()
              ? sectors.label(s)
              : s == sectors.size() ? Inputs.HOUSEHOLD : Inputs.ANY;
      rows.row(List.of(), valuation.row(label, rowGdp[s]));
    }
    return rows.build((drawn, into, n) -> costs(drawn, nation, rowGdp, into, n));
  }

  private static void costs(double[][] sums, int nation, double[] gdp, double[][] into, int n) {
    int sectors = gdp.length - 2;
    int width = CostTables.COSTS.size() + 1;
    double[][] row = new double[width][];
    for (int s = 0; s < gdp.length; s++) {
      System.arraycopy(into, s * width, row, 0, width);
      for (int d = 0; d < n; d++) {
        double deaths = 0;
        double co2 = 0;
        boolean all = s == sectors + 1;
        for (int i = all ? 0 : s; i < (all ? sectors : s + 1); i++) {
          deaths += PricedSums.deaths(sums, i, d);
          co2 += PricedSums.co2(sums, i, d);
        }
        SourceCosts.costs(
            sums[0][d],
            sums[1][d],
            deaths,
            co2,
            PricedSums.deaths(sums, nation, d),
            PricedSums.co2(sums, nation, d),
            row,
            d);
        row[width - 1][d] = gdp[s] > 0 ? row[2][d] / gdp[s] : Double.NaN;
      }
    }
  }
}
