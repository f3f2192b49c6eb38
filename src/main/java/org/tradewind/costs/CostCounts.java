package org.tradewind.costs;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.tradewind.attribution.SourceLabels;
import org.tradewind.attribution.SourceOutput;
import org.tradewind.tables.CostTables;

/** How many subsectors, sectors and regions costs set apart: the table cost_count. */
final class CostCounts {
  private static final double SMALL_SHARE_OF_GDP = 0.05;

  private final CostStudy study;
  private final Valuation valuation;
  private final PricedSums sums;
  private final int[] subsectors;
  private final int[] synergistic;
  private final int regions;
  private final double threshold;

  /** First number of sectors; -1 for none. */
  private final int sectors;

  private final double[] gdp;

  CostCounts(
      CostStudy study,
      CostParameters parameters,
      Valuation valuation,
      Predominant predominant,
      Optional<SectorCosts> sectorCosts) {
    this.study = study;
    this.valuation = valuation;
    SourceLabels labels = study.labels();
    int h = study.axis().subsectors().size();
    this.regions = predominant.places() - 1;
    this.sums = new PricedSums(study.axis(), valuation);
    // those of the regions, then of the nation, by subsector
    sums.add(predominant.pairs());
    this.subsectors = IntStream.range(regions * h, (regions + 1) * h).toArray();
    this.synergistic =
        IntStream.range(0, h).filter(labels::synergistic).map(i -> regions * h + i).toArray();
    this.threshold = parameters.subsectorThreshold();
    this.gdp = sectorCosts.map(s -> s.gdp().values()).orElse(new double[0]);
    this.sectors = sectorCosts.map(s -> sums.add(s.pairs().subList(0, gdp.length))).orElse(-1);
  }

  SourceOutput output() {
    SourceOutput.Builder rows =
        SourceOutput.whole(CostTables.COST_COUNT, List.of("value"), sums.sums());
    row(rows, "subsectors_health_above_climate", Double.NaN, subsectors.length);
    row(rows, "synergistic_health_above_climate", Double.NaN, synergistic.length);
    row(rows, "subsectors_above_threshold", threshold, subsectors.length);
    row(rows, "regions_predominant_changes", Double.NaN, regions);
    int[] known = IntStream.range(0, gdp.length).filter(s -> gdp[s] > 0).toArray();
    if (known.length > 0) {
      row(rows, "sectors_above_gdp", Double.NaN, known.length);
      row(rows, "sectors_below_5_percent_of_gdp", Double.NaN, known.length);
    }
    int[] all = subsectors;
    int[] both = synergistic;
    int places = regions;
    int h = study.axis().subsectors().size();
    int first = sectors;
    double[] ofSectors = gdp;
    double large = threshold;
    return rows.build(
        (drawn, into, n) -> {
          for (int d = 0; d < n; d++) {
            into[0][d] = healthAbove(drawn, all, d);
            into[1][d] = healthAbove(drawn, both, d);
            for (int i : all) {
              into[2][d] += PricedSums.integrated(drawn, i, d) > large ? 1 : 0;
            }
            for (int s : known) {
              double share = PricedSums.integrated(drawn, first + s, d) / ofSectors[s];
              into[4][d] += share > 1 ? 1 : 0;
              into[5][d] += share < SMALL_SHARE_OF_GDP ? 1 : 0;
            }
          }
          for (int r = 0; r < places; r++) {
            double[] changes = Predominant.changes(drawn, r, h, n);
            for (int d = 0; d < n; d++) {
              into[3][d] += changes[d];
            }
          }
        });
  }

  private void row(SourceOutput.Builder rows, String measure, double limit, int of) {
    rows.row(List.of(), valuation.row(measure, limit, of));
  }

  private static double healthAbove(double[][] sums, int[] groups, int d) {
    double count = 0;
    for (int i : groups) {
      count += PricedSums.health(sums, i, d) > PricedSums.climate(sums, i, d) ? 1 : 0;
    }
    return count;
  }
}
