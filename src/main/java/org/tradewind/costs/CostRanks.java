package org.tradewind.costs;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.tradewind.attribution.SourceKinds;
import org.tradewind.attribution.SourceOutput;
import org.tradewind.axes.Axis;
import org.tradewind.tables.CostTables;

/** Ranks of subsectors, regions and sectors by climate cost and by integrated cost. */
final class CostRanks {
  private final Valuation valuation;
  private final PricedSums sums;
  private final List<Axis> subjects = new ArrayList<>();
  private final List<Integer> bounds = new ArrayList<>(List.of(0));

  CostRanks(CostStudy study, Valuation valuation, Optional<SectorCosts> sectors) {
    this.valuation = valuation;
    this.sums = new PricedSums(study.axis(), valuation);
    SourceAmounts amounts = study.amounts();
    add(
        amounts.subsectors(),
        IntStream.range(0, amounts.subsectors().size()).mapToObj(amounts::subsector).toList());
    add(
        amounts.regions(),
        IntStream.range(0, amounts.regions().size())
            .mapToObj(r -> amounts.region(r, h -> true))
            .toList());
    sectors.ifPresent(s -> add(s.sectors(), s.pairs().subList(0, s.sectors().size())));
  }

  private void add(Axis subject, List<SourceAmounts.Pair> pairs) {
    subjects.add(subject);
    sums.add(pairs);
    bounds.add(bounds.get(bounds.size() - 1) + pairs.size());
  }

  /** The table cost_rank. */
  SourceOutput output() {
    SourceOutput.Builder rows =
        SourceOutput.whole(
            CostTables.COST_RANK, List.of("climate_rank", "integrated_rank", "shift"), sums.sums());
    for (Axis subject : subjects) {
      for (String name : subject.labels()) {
        rows.row(List.of(), valuation.row(subject.name(), name));
      }
    }
    int[] from = bounds.stream().mapToInt(Integer::intValue).toArray();
    return rows.build((drawn, into, n) -> ranks(drawn, from, into, n));
  }

  private static void ranks(double[][] sums, int[] from, double[][] into, int n) {
    for (int subject = 0; subject + 1 < from.length; subject++) {
      double[][] climate = ranks(CostMeasure.CLIMATE, sums, from, subject, n);
      double[][] integrated = ranks(CostMeasure.INTEGRATED, sums, from, subject, n);
      for (int i = 0; i < climate.length; i++) {
        int row = 3 * (from[subject] + i);
        for (int d = 0; d < n; d++) {
          into[row][d] = climate[i][d];
          into[row + 1][d] = integrated[i][d];
          into[row + 2][d] = climate[i][d] - integrated[i][d];
        }
      }
    }
  }

  private static double[][] ranks(
      CostMeasure measure, double[][] sums, int[] from, int subject, int n) {
    return Ranks.of(measure.of(sums, from[subject], from[subject + 1], n), n);
  }

  /** The table cost_rank_probability. */
  SourceKinds probabilities() {
    List<Object[]> keys = new ArrayList<>();
    int most = 0;
    for (Axis subject : subjects) {
      most = Math.max(most, subject.size());
      for (CostMeasure measure : CostMeasure.values()) {
        subject
            .labels()
            .forEach(name -> keys.add(new Object[] {subject.name(), measure.code(), name}));
      }
    }
    int[] from = bounds.stream().mapToInt(Integer::intValue).toArray();
    return new SourceKinds(
        CostTables.COST_RANK_PROBABILITY,
        keys,
        IntStream.rangeClosed(1, most).boxed().toList(),
        sums.sums(),
        (drawn, into, n) -> kinds(drawn, from, into, n));
  }

  private static void kinds(double[][] sums, int[] from, double[][] into, int n) {
    int figure = 0;
    for (int subject = 0; subject + 1 < from.length; subject++) {
      for (CostMeasure measure : CostMeasure.values()) {
        for (double[] rank : ranks(measure, sums, from, subject, n)) {
          for (int d = 0; d < n; d++) {
            into[figure][d] = rank[d] - 1;
          }
          figure++;
        }
      }
    }
  }
}
