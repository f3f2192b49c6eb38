package org.tradewind.reproduction;

import static org.tradewind.reproduction.InputKind.BURDEN;
import static org.tradewind.reproduction.InputKind.EMISSION;
import static org.tradewind.reproduction.InputKind.PRICES;
import static org.tradewind.reproduction.InputKind.SENSITIVITY;
import static org.tradewind.reproduction.RowFilter.in;
import static org.tradewind.reproduction.RowFilter.is;
import static org.tradewind.reproduction.RunSources.REGION;
import static org.tradewind.reproduction.RunSources.SUBSECTOR;
import static org.tradewind.reproduction.Totals.PERCENT;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.tradewind.tables.CostTables;
import org.tradewind.tables.DamageTables;

/**
 * Integrated costs of provinces, and what removing coal power or domestic solid fuels concerns
 * (paper B, "Integrating costs from health damage modifies control priorities" and Discussion).
 */
final class ProvinceCosts {
  private static final List<String> PROCESSES =
      List.of(RunSources.STEEL, "ind_coke_production", "ind_brick", RunSources.CEMENT, "ind_lime");
  private static final List<String> BITUMINOUS =
      List.of(
          RunSources.ENERGY_BITUMINOUS,
          RunSources.INDUSTRY_BITUMINOUS,
          RunSources.DOMESTIC_BITUMINOUS);

  /** Where the top subsector changes, and to which, as paper B names them. */
  private static final Map<String, String> CHANGES =
      Map.of(
          "HN", RunSources.INDUSTRY_BITUMINOUS,
          "LN", RunSources.INDUSTRY_BITUMINOUS,
          "TJ", RunSources.STEEL,
          "BJ", RunSources.DOMESTIC_BITUMINOUS,
          "HB", RunSources.DOMESTIC_BITUMINOUS,
          "SX", RunSources.DOMESTIC_BITUMINOUS);

  private static final String COSTS = "`damage_region` x `valuation_used`, provinces: ";
  private static final String COAL = "`damage_region`, deaths by coal of energy, over all ";
  private static final Set<InputKind> COSTED = Set.of(EMISSION, SENSITIVITY, PRICES);

  private ProvinceCosts() {}

  static List<Quantity> quantities() {
    return Stream.of(CostlyCells.quantities(), cities(), places(), tops(), solid(), coalPower())
        .flatMap(List::stream)
        .toList();
  }

  private static List<Quantity> cities() {
    return List.of(
        topCities("b_city_share_lowest", "lowest", s -> s.min().orElse(Double.NaN)),
        topCities("b_city_share_highest", "highest", s -> s.max().orElse(Double.NaN)));
  }

  private static Quantity topCities(String id, String which, ToDoubleFunction<DoubleStream> of) {
    return Quantity.ofDeaths(
        id,
        "`city_point` x `valuation_used`, health over integrated, "
            + which
            + " of Chongqing, Zhengzhou, Shanghai, Wuhan and the six of highest cost in BJ, TJ, HB",
        Set.of(EMISSION, SENSITIVITY, PRICES, InputKind.CITIES),
        (run, factor) -> PERCENT * of.applyAsDouble(CityBill.top(run, factor)));
  }

  private static List<Quantity> places() {
    return List.of(
        lost("b_places_js", "JS"),
        lost("b_places_gd", "GD"),
        lost("b_places_nm", "NM"),
        Quantity.ofDeaths(
            "b_shift_cq",
            COSTS + "place of CQ by the change between both orders, up or down",
            COSTED,
            (run, factor) -> placeOfChange(Bill.of(REGION, run, factor), "CQ")));
  }

  private static Quantity lost(String id, String region) {
    return Quantity.ofDeaths(
        id,
        COSTS + "place of " + region + " by integrated less that by climate cost",
        COSTED,
        (run, factor) -> Bill.of(REGION, run, factor).placesLost(region));
  }

  /** One more than there are regions with a larger change. */
  private static double placeOfChange(Bill bill, String region) {
    int own = Math.abs(bill.placesLost(region));
    return 1 + bill.names().stream().filter(r -> Math.abs(bill.placesLost(r)) > own).count();
  }

  private static List<Quantity> tops() {
    return List.of(
        regions(
            "b_top_changes",
            "where the top subsector by integrated is not that by climate cost",
            (region, bill) -> !bill.top().equals(bill.topClimate()),
            Reading.of(
                CostTables.COST_COUNT, "value", is("measure", "regions_predominant_changes"))),
        regions(
            "b_top_changes_named",
            "the same among HN, LN, TJ, BJ, HB, SX, to the subsector named",
            (region, bill) ->
                !bill.top().equals(bill.topClimate()) && bill.top().equals(CHANGES.get(region))),
        regions(
            "b_dominated_largest",
            "where the top subsector is bituminous coal or one of five processes",
            (region, bill) -> BITUMINOUS.contains(bill.top()) || PROCESSES.contains(bill.top())),
        regions(
            "b_dominated_half",
            "where bituminous coal and five processes have over half",
            (region, bill) ->
                2 * (bill.integrated(BITUMINOUS) + bill.integrated(PROCESSES))
                    > bill.integrated(bill.names())),
        regions(
            "b_dominated_energy",
            "where ind_bituminous and five processes cost more than energy",
            (region, bill) ->
                bill.integrated(RunSources.INDUSTRY_BITUMINOUS) + bill.integrated(PROCESSES)
                    > bill.integrated(Arrays.asList(RunSources.of("energy")))));
  }

  /** Whether a region counts, by the costs of its subsectors. */
  private interface OfRegion {
    boolean counts(String region, Bill bill);
  }

  private static Quantity regions(String id, String how, OfRegion of) {
    return Quantity.ofDeaths(id, COSTS + how, COSTED, count(of));
  }

  private static Quantity regions(String id, String how, OfRegion of, Reading interval) {
    return Quantity.ofDeaths(id, COSTS + how, COSTED, count(of).within(interval));
  }

  private static OfDeaths count(OfRegion of) {
    return (run, factor) -> {
      Predicate<String> counts = r -> of.counts(r, Bill.of(SUBSECTOR, run, factor, is(REGION, r)));
      return RunSources.co2By(REGION, run).keySet().stream().filter(counts).count();
    };
  }

  private static List<Quantity> solid() {
    return List.of(solid("b_solid_jl", "JL"), solid("b_solid_hl", "HL"), solid("b_solid_gs", "GS"));
  }

  private static Quantity solid(String id, String region) {
    List<String> fuels = Arrays.asList(RunSources.DOMESTIC_SOLID);
    return Quantity.ofDeaths(
        id,
        COSTS + "domestic coal, coke and biomass of stoves over all, " + region,
        COSTED,
        (run, factor) -> {
          Bill bill = Bill.of(SUBSECTOR, run, factor, is(REGION, region));
          return PERCENT * bill.integrated(fuels) / bill.integrated(bill.names());
        });
  }

  private static List<Quantity> coalPower() {
    return List.of(
        Quantity.of(
            "b_coal_power_j",
            COAL + "of `burden`",
            Set.of(EMISSION, SENSITIVITY, BURDEN),
            run -> PERCENT * byCoal(run) / run.sum(DamageTables.BURDEN, "deaths")),
        Quantity.of(
            "b_coal_power_emitted",
            COAL + "sources",
            Set.of(EMISSION, SENSITIVITY),
            run -> PERCENT * byCoal(run) / RunSources.deaths(run)));
  }

  private static double byCoal(FinishedRun run) {
    return RunSources.deaths(run, in(SUBSECTOR, RunSources.ENERGY_COAL));
  }
}
