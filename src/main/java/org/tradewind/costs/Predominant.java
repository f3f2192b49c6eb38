package org.tradewind.costs;

import java.util.ArrayList;
import java.util.List;
import org.tradewind.attribution.SourceKinds;
import org.tradewind.attribution.SourceOutput;
import org.tradewind.attribution.SourceSum;
import org.tradewind.tables.CostTables;
import org.tradewind.tables.Inputs;

/**
 * The subsector that costs most, by region and in the nation, by climate cost and by integrated
 * cost. Of equal ones it is the first in the order of table subsector; where nothing costs anything
 * there is none.
 */
final class Predominant {
  private static final SourceSum NOTHING = new SourceSum.Builder().build();

  private final CostStudy study;
  private final Valuation valuation;
  private final PricedSums sums;
  private final SourceAmounts amounts;

  /** By region, the nation last, and subsector. */
  private final List<List<SourceAmounts.Pair>> pairs = new ArrayList<>();

  Predominant(CostStudy study, Valuation valuation) {
    this.study = study;
    this.valuation = valuation;
    this.amounts = study.amounts();
    this.sums = new PricedSums(study.axis(), valuation);
    for (int r = 0; r <= amounts.regions().size(); r++) {
      List<SourceAmounts.Pair> ofRegion = new ArrayList<>();
      for (int h = 0; h < amounts.subsectors().size(); h++) {
        int subsector = h;
        ofRegion.add(
            r == amounts.regions().size()
                ? amounts.subsector(h)
                : amounts.region(r, k -> k == subsector));
      }
      pairs.add(ofRegion);
      sums.add(ofRegion);
    }
  }

  /** Regions, the nation last. */
  int places() {
    return pairs.size();
  }

  /** Deaths and CO2 by place and subsector. */
  List<SourceAmounts.Pair> pairs() {
    return pairs.stream().flatMap(List::stream).toList();
  }

  private String place(int place) {
    return place == amounts.regions().size() ? Inputs.ANY : amounts.regions().label(place);
  }

  /** The one of the central run; -1 for none. */
  private int central(int place, CostMeasure measure) {
    double[][] central = new double[sums.sums().size()][];
    for (int i = 0; i < central.length; i++) {
      central[i] = new double[] {sums.sums().get(i).central()};
    }
    return largest(central, measure, place, amounts.subsectors().size(), 1)[0];
  }

  /** In each draw the subsector that costs most in a place; -1 for none. */
  static int[] largest(double[][] sums, CostMeasure measure, int place, int subsectors, int n) {
    double[][] costs = measure.of(sums, place * subsectors, (place + 1) * subsectors, n);
    int[] largest = new int[n];
    for (int d = 0; d < n; d++) {
      largest[d] = Ranks.largest(costs, d);
    }
    return largest;
  }

  /** The table predominant. */
  SourceOutput output() {
    SourceOutput.Builder rows =
        SourceOutput.byRow(
            CostTables.PREDOMINANT,
            List.of("cost", "share_of_region"),
            PricedSums.prices(study.axis(), valuation),
            (own, prices, into, n) -> {
              for (int d = 0; d < n; d++) {
                double all = prices[0][d] * own[2][d] + prices[1][d] * own[3][d];
                into[0][d] = prices[0][d] * own[0][d] + prices[1][d] * own[1][d];
                into[1][d] = SourceCosts.ratio(into[0][d], all);
              }
            });
    for (int place = 0; place < places(); place++) {
      for (CostMeasure measure : CostMeasure.values()) {
        int subsector = central(place, measure);
        if (subsector >= 0) {
          rows.row(
              own(place, subsector, measure),
              valuation.row(place(place), measure.code(), amounts.subsectors().label(subsector)));
        }
      }
    }
    return rows.build();
  }

  /** Deaths and CO2 of a subsector, then of the whole place; by climate cost nobody dies. */
  private List<SourceSum> own(int place, int subsector, CostMeasure measure) {
    boolean climate = measure == CostMeasure.CLIMATE;
    SourceAmounts.Pair pair = pairs.get(place).get(subsector);
    SourceSum.Builder deaths = new SourceSum.Builder();
    SourceSum.Builder co2 = new SourceSum.Builder();
    for (SourceAmounts.Pair each : pairs.get(place)) {
      deaths.add(each.deaths(), 1);
      co2.add(each.co2(), 1);
    }
    return List.of(
        climate ? NOTHING : pair.deaths(),
        pair.co2(),
        climate ? NOTHING : deaths.build(),
        co2.build());
  }

  /** The table predominant_change. */
  SourceOutput changes() {
    SourceOutput.Builder rows =
        SourceOutput.whole(CostTables.PREDOMINANT_CHANGE, List.of("changes"), sums.sums());
    List<Integer> kept = new ArrayList<>();
    for (int place = 0; place < places(); place++) {
      int climate = central(place, CostMeasure.CLIMATE);
      int integrated = central(place, CostMeasure.INTEGRATED);
      if (integrated >= 0) {
        kept.add(place);
        rows.row(List.of(), valuation.row(place(place), label(climate), label(integrated)));
      }
    }
    int[] places = kept.stream().mapToInt(Integer::intValue).toArray();
    int subsectors = amounts.subsectors().size();
    return rows.build(
        (drawn, into, n) -> {
          for (int i = 0; i < places.length; i++) {
            System.arraycopy(changes(drawn, places[i], subsectors, n), 0, into[i], 0, n);
          }
        });
  }

  private String label(int subsector) {
    return subsector < 0 ? "" : amounts.subsectors().label(subsector);
  }

  /**
   * 1 in draws where the two measures name different subsectors; 0 where one of them names none, as
   * that by climate in a region without CO2.
   */
  static double[] changes(double[][] sums, int place, int subsectors, int n) {
    int[] climate = largest(sums, CostMeasure.CLIMATE, place, subsectors, n);
    int[] integrated = largest(sums, CostMeasure.INTEGRATED, place, subsectors, n);
    double[] changes = new double[n];
    for (int d = 0; d < n; d++) {
      boolean both = climate[d] >= 0 && integrated[d] >= 0;
      changes[d] = both && climate[d] != integrated[d] ? 1 : 0;
    }
    return changes;
  }

  /** The table predominant_probability. */
  SourceKinds probabilities() {
    List<Object[]> keys = new ArrayList<>();
    for (int place = 0; place < places(); place++) {
      for (CostMeasure measure : CostMeasure.values()) {
        keys.add(new Object[] {place(place), measure.code()});
      }
    }
    int places = places();
    int subsectors = amounts.subsectors().size();
    return new SourceKinds(
        CostTables.PREDOMINANT_PROBABILITY,
        keys,
        amounts.subsectors().labels(),
        sums.sums(),
        (drawn, into, n) -> {
          int figure = 0;
          for (int place = 0; place < places; place++) {
            for (CostMeasure measure : CostMeasure.values()) {
              int[] largest = largest(drawn, measure, place, subsectors, n);
              for (int d = 0; d < n; d++) {
                into[figure][d] = largest[d] < 0 ? Double.NaN : largest[d];
              }
              figure++;
            }
          }
        });
  }
}
