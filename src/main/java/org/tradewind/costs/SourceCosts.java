package org.tradewind.costs;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.tradewind.attribution.SourceAxis;
import org.tradewind.attribution.SourceGroup;
import org.tradewind.attribution.SourceLabels;
import org.tradewind.attribution.SourceOutput;
import org.tradewind.attribution.SourceSum;
import org.tradewind.tables.CostTables;
import org.tradewind.tables.Inputs;
import org.tradewind.tables.TableSchema;

/**
 * Costs by subsector, by region and category, and by group of sources. Each row has VSL M, SCC C,
 * their sum I, the share of health in it, its share of the nation's, whether health is above
 * climate, and I per tonne of CO2.
 */
final class SourceCosts {
  private final CostStudy study;
  private final Valuation valuation;
  private final SourceAmounts amounts;
  private final SourceLabels labels;
  private final List<SourceSum> shared;

  SourceCosts(CostStudy study, Valuation valuation) {
    this.study = study;
    this.valuation = valuation;
    this.amounts = study.amounts();
    this.labels = study.labels();
    List<SourceSum> all = new ArrayList<>(PricedSums.prices(study.axis(), valuation));
    SourceAmounts.Pair nation = amounts.nation();
    all.addAll(List.of(nation.deaths(), nation.co2()));
    this.shared = List.copyOf(all);
  }

  /** The tables of this class. */
  List<SourceOutput> outputs() {
    List<SourceOutput> outputs =
        new ArrayList<>(List.of(valuationUsed(), bySubsector(), byRegion()));
    if (!study.groups().isEmpty()) {
      outputs.add(byGroup());
    }
    return outputs;
  }

  private SourceOutput.Builder costs(TableSchema schema) {
    return SourceOutput.byRow(schema, CostTables.COSTS, shared, SourceCosts::costs);
  }

  /** The columns {@link CostTables#COSTS} of one row. */
  private static void costs(double[][] own, double[][] shared, double[][] into, int n) {
    for (int d = 0; d < n; d++) {
      costs(shared[0][d], shared[1][d], own[0][d], own[1][d], shared[2][d], shared[3][d], into, d);
    }
  }

  /**
   * One draw of a row.
   *
   * @param allDeaths deaths of the nation
   * @param allCo2 tonnes of CO2 of the nation
   */
  static void costs(
      double vsl,
      double scc,
      double deaths,
      double co2,
      double allDeaths,
      double allCo2,
      double[][] into,
      int d) {
    double health = vsl * deaths;
    double climate = scc * co2;
    double integrated = health + climate;
    into[0][d] = health;
    into[1][d] = climate;
    into[2][d] = integrated;
    into[3][d] = ratio(health, integrated);
    into[4][d] = ratio(integrated, vsl * allDeaths + scc * allCo2);
    into[5][d] = health > climate ? 1 : 0;
    into[6][d] = ratio(integrated, co2);
  }

  /** A quotient; NaN where it is divided by 0. */
  static double ratio(double part, double whole) {
    return whole == 0 ? Double.NaN : part / whole;
  }

  private SourceOutput bySubsector() {
    SourceOutput.Builder rows = costs(CostTables.COST_SUBSECTOR);
    for (int h = 0; h < amounts.subsectors().size(); h++) {
      SourceAmounts.Pair pair = amounts.subsector(h);
      rows.row(
          List.of(pair.deaths(), pair.co2()),
          valuation.row(amounts.subsectors().label(h), labels.category(h), labels.synergistic(h)));
    }
    return rows.build();
  }

  private SourceOutput byRegion() {
    SourceOutput.Builder rows = costs(CostTables.COST_REGION);
    List<String> categories = new ArrayList<>(List.of(Inputs.ANY));
    IntStream.range(0, amounts.subsectors().size())
        .mapToObj(labels::category)
        .distinct()
        .forEach(categories::add);
    for (int r = 0; r <= amounts.regions().size(); r++) {
      boolean nation = r == amounts.regions().size();
      int region = r;
      for (String category : categories) {
        IntPredicate inside =
            h -> category.equals(Inputs.ANY) || labels.category(h).equals(category);
        SourceAmounts.Pair pair =
            nation
                ? amounts.weighted((q, h) -> inside.test(h) ? 1 : 0)
                : amounts.region(region, inside);
        rows.row(
            List.of(pair.deaths(), pair.co2()),
            valuation.row(nation ? Inputs.ANY : amounts.regions().label(r), category));
      }
    }
    return rows.build();
  }

  private SourceOutput byGroup() {
    SourceOutput.Builder rows = costs(CostTables.COST_GROUP);
    for (SourceGroup group : study.groups()) {
      rows.row(
          List.of(group.deaths(), group.co2()),
          valuation.row(group.level(), group.name(), group.within()));
    }
    return rows.build();
  }

  /** Every variant of both prices, with the tonnes of CO2 that cost as much as a death. */
  private SourceOutput valuationUsed() {
    SourceOutput.Builder rows =
        SourceOutput.byRow(
            CostTables.VALUATION_USED,
            List.of("value", "tonnes_per_death"),
            List.of(),
            (own, none, into, n) -> {
              for (int d = 0; d < n; d++) {
                into[0][d] = own[0][d];
                into[1][d] = ratio(own[1][d], own[2][d]);
              }
            });
    for (Price price : valuation.vsl()) {
      SourceSum value = sum(SourceAxis.VSL, price);
      rows.row(
          List.of(value, value, shared.get(1)), values(price, price.equals(valuation.usedVsl())));
    }
    for (Price price : valuation.scc()) {
      SourceSum value = sum(SourceAxis.SCC, price);
      rows.row(
          List.of(value, shared.get(0), value), values(price, price.equals(valuation.usedScc())));
    }
    return rows.build();
  }

  private SourceSum sum(String name, Price price) {
    return SourceSum.of(study.axis().price(name), price.value());
  }

  private Object[] values(Price price, boolean used) {
    return valuation.row(
        price.quantity(),
        price.variant(),
        used,
        price.base(),
        price.baseIncome(),
        price.income(),
        price.elasticity(),
        price.source());
  }
}
