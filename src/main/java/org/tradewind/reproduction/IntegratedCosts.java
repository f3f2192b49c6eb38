package org.tradewind.reproduction;

import static org.tradewind.reproduction.InputKind.EMISSION;
import static org.tradewind.reproduction.InputKind.MAPPING;
import static org.tradewind.reproduction.InputKind.PRICES;
import static org.tradewind.reproduction.InputKind.SENSITIVITY;
import static org.tradewind.reproduction.RowFilter.is;
import static org.tradewind.reproduction.RunSources.SUBSECTOR;
import static org.tradewind.reproduction.Totals.PERCENT;

import java.util.ArrayList;
import java.util.Collection;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.tradewind.tables.CostTables;
import org.tradewind.tables.Csv;
import org.tradewind.tables.Inputs;
import org.tradewind.tables.Table;

/**
 * Integrated costs of subsectors and of the sectors of the MRIO (paper B, "Monetized social costs"
 * and "Integrating costs from health damage modifies control priorities").
 */
final class IntegratedCosts {
  private static final double MUCH = 100e9;
  private static final double LITTLE_OF_GDP = 0.05;
  private static final List<String> ABOVE_GDP = List.of("24", "13", "11", "14");
  private static final Set<String> TOGETHER = Set.of("*", "household");
  private static final String COSTS = "`damage_region` x `valuation_used`, subsectors: ";
  private static final Set<InputKind> COSTED = Set.of(EMISSION, SENSITIVITY, PRICES);
  private static final Set<InputKind> OF_SECTORS =
      Set.of(EMISSION, MAPPING, SENSITIVITY, PRICES, InputKind.GDP, InputKind.MRIO);

  private IntegratedCosts() {}

  static List<Quantity> quantities() {
    List<Quantity> all = new ArrayList<>();
    all.add(
        Quantity.of(
            "b_synergistic",
            "`damage_region`, subsectors that table `subsector` has as synergistic",
            Set.of(MAPPING),
            run -> synergistic(run, RunSources.deathsBy(SUBSECTOR, run).keySet()).count()));
    all.add(
        bill(
            "b_health_exceeds",
            "synergistic, health above climate over all",
            IntegratedCosts::exceeding));
    all.addAll(sectors());
    all.add(bill("b_subsectors_100bn", "integrated above 10^11 USD", (run, b) -> above(b).count()));
    all.add(
        bill(
            "b_subsectors_100bn_named",
            "integrated above 10^11 USD, of the seven named",
            (run, b) -> above(b).filter(RunSources.SEVEN::contains).count()));
    all.addAll(places());
    all.add(
        bill(
            "b_climate_share",
            "climate over integrated, ene_bituminous",
            (run, b) -> PERCENT * (1 - b.healthShare(RunSources.ENERGY_BITUMINOUS))));
    String five =
        "health over integrated of ind_ and dom_bituminous, tra_diesel, ind_cement, ind_iron_steel, ";
    all.add(
        bill("b_health_share_lowest", five + "lowest", (run, b) -> PERCENT * others(b).getMin()));
    all.add(
        bill("b_health_share_highest", five + "highest", (run, b) -> PERCENT * others(b).getMax()));
    return all;
  }

  private static List<Quantity> places() {
    return List.of(
        place("b_rank_ene_bituminous", RunSources.ENERGY_BITUMINOUS),
        place("b_rank_ind_bituminous", RunSources.INDUSTRY_BITUMINOUS),
        place("b_rank_diesel", RunSources.DIESEL),
        place("b_rank_cement", RunSources.CEMENT),
        place("b_rank_steel", RunSources.STEEL),
        place("b_rank_dom_bituminous", RunSources.DOMESTIC_BITUMINOUS),
        place("b_rank_agriculture", RunSources.AGRICULTURE),
        place("b_rank_crop_residue", "dom_crop_residue"),
        place("b_rank_brush_wood", "dom_brush_wood"));
  }

  private static Quantity place(String id, String subsector) {
    return bill(
        id, "place of " + subsector + " by integrated cost", (run, b) -> b.place(subsector));
  }

  private static Stream<String> above(Bill bill) {
    return bill.names().stream().filter(s -> bill.integrated(s) > MUCH);
  }

  private static DoubleSummaryStatistics others(Bill bill) {
    return RunSources.SEVEN.subList(1, 6).stream()
        .mapToDouble(bill::healthShare)
        .summaryStatistics();
  }

  private static double exceeding(FinishedRun run, Bill bill) {
    List<String> all = synergistic(run, bill.names()).toList();
    return PERCENT
        * all.stream().filter(s -> bill.health(s) > bill.climate(s)).count()
        / (double) all.size();
  }

  /** By the run's own table of subsectors, or else by our list. */
  private static Stream<String> synergistic(FinishedRun run, Collection<String> subsectors) {
    return subsectors.stream().filter(synergisticOf(run)::contains);
  }

  private static List<String> synergisticOf(FinishedRun run) {
    if (run.table(Inputs.SUBSECTOR).isEmpty()) {
      Csv facts = Csv.fact("china/subsectors");
      return IntStream.range(0, facts.rows())
          .filter(i -> facts.text(i, "synergistic").equals("true"))
          .mapToObj(i -> facts.text(i, SUBSECTOR))
          .toList();
    }
    Table table = run.table(Inputs.SUBSECTOR).orElseThrow();
    return IntStream.range(0, table.rows())
        .filter(i -> table.booleans("synergistic")[i])
        .mapToObj(i -> table.strings(SUBSECTOR)[i])
        .toList();
  }

  private static List<Quantity> sectors() {
    return List.of(
        sector(
            "b_cost_gdp",
            "integrated over GDP, both summed over sectors",
            IntegratedCosts::overGdp,
            Reading.of(CostTables.COST_SECTOR, CostTables.OVER_GDP, is("sector", "*"))
                .times(PERCENT)),
        sector(
            "b_below_5",
            "sectors with integrated below 5 % of GDP over all",
            s ->
                PERCENT
                    * s.stream().filter(x -> x.cost < LITTLE_OF_GDP * x.gdp).count()
                    / s.size()),
        sector(
            "b_above_gdp",
            "sectors with integrated above GDP",
            s -> aboveGdp(s).count(),
            Reading.of(CostTables.COST_COUNT, "value", is("measure", "sectors_above_gdp"))),
        sector(
            "b_above_gdp_named",
            "sectors with integrated above GDP, of 24, 13, 11, 14",
            s -> aboveGdp(s).filter(x -> ABOVE_GDP.contains(x.code)).count()));
  }

  private static double overGdp(List<Sector> sectors) {
    return PERCENT
        * sectors.stream().mapToDouble(Sector::cost).sum()
        / sectors.stream().mapToDouble(Sector::gdp).sum();
  }

  private static Stream<Sector> aboveGdp(List<Sector> sectors) {
    return sectors.stream().filter(s -> s.cost > s.gdp);
  }

  private record Sector(String code, double cost, double gdp) {}

  private static Quantity sector(String id, String how, ToDoubleFunction<List<Sector>> of) {
    return Quantity.ofDeaths(id, "`cost_sector`, " + how, OF_SECTORS, costs(of));
  }

  private static Quantity sector(
      String id, String how, ToDoubleFunction<List<Sector>> of, Reading interval) {
    return Quantity.ofDeaths(id, "`cost_sector`, " + how, OF_SECTORS, costs(of).within(interval));
  }

  private static OfDeaths costs(ToDoubleFunction<List<Sector>> of) {
    return (run, factor) -> of.applyAsDouble(sectors(run, factor));
  }

  /** The sectors whose GDP is known; neither households nor all together. */
  private static List<Sector> sectors(FinishedRun run, double factor) {
    Table table =
        run.table(CostTables.COST_SECTOR)
            .orElseThrow(() -> new NotInRun("no table `cost_sector` in the run"));
    List<Sector> sectors = new ArrayList<>();
    for (int i = 0; i < table.rows(); i++) {
      double gdp = table.doubles("gdp")[i];
      if (gdp > 0 && !TOGETHER.contains(table.strings("sector")[i])) {
        double cost = factor * table.doubles("health_cost")[i] + table.doubles("climate_cost")[i];
        sectors.add(new Sector(table.strings("sector")[i], cost, gdp));
      }
    }
    if (sectors.isEmpty()) {
      throw new NotInRun("`cost_sector` has no sector with GDP");
    }
    return sectors;
  }

  /** A number of the costs of subsectors. */
  private interface OfBill {
    double value(FinishedRun run, Bill bill);
  }

  private static Quantity bill(String id, String how, OfBill of) {
    return Quantity.ofDeaths(
        id, COSTS + how, COSTED, (run, factor) -> of.value(run, Bill.of(SUBSECTOR, run, factor)));
  }
}
