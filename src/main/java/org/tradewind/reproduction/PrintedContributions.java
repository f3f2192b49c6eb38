package org.tradewind.reproduction;

import static org.tradewind.reproduction.InputKind.EMISSION;
import static org.tradewind.reproduction.InputKind.SENSITIVITY;
import static org.tradewind.reproduction.RowFilter.in;
import static org.tradewind.reproduction.RowFilter.is;
import static org.tradewind.reproduction.RunSources.SUBSECTOR;
import static org.tradewind.reproduction.Totals.PERCENT;
import static org.tradewind.reproduction.Totals.PRIMARY_PM25;
import static org.tradewind.tables.ContributionTables.CONTRIBUTION_RATIO;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.tradewind.axes.Species;
import org.tradewind.tables.ContributionTables;

/**
 * What sectors, fuels and processes contribute to CO2, to emissions of pollutants and to deaths
 * (paper B, "Substantial disparities in sectoral contributions").
 */
final class PrintedContributions {
  private static final double MANY_DEATHS = 100_000;
  static final String DEATHS_SHARE = "deaths_share";
  static final String CO2_SHARE = "co2_share";
  static final String RATIO = "ratio";

  private static final String SHARE = "`damage_region`: ";
  private static final Set<InputKind> TONNES = Set.of(EMISSION);
  private static final Set<InputKind> KILLED = Set.of(EMISSION, SENSITIVITY);

  private PrintedContributions() {}

  static List<Quantity> quantities() {
    List<Quantity> all = new ArrayList<>();
    all.addAll(emissions());
    all.addAll(deaths());
    all.addAll(ratios());
    all.add(below("b_bituminous_below_lowest", "lowest", PrintedContributions::lowest));
    all.add(below("b_bituminous_below_highest", "highest", PrintedContributions::highest));
    return all;
  }

  private static List<Quantity> emissions() {
    RowFilter energy = in(SUBSECTOR, RunSources.of("energy"));
    RowFilter industry = in(SUBSECTOR, RunSources.of("industry"));
    RowFilter both = in(SUBSECTOR, concat(RunSources.of("energy"), RunSources.of("industry")));
    String[] coal = concat(RunSources.ENERGY_COAL, RunSources.INDUSTRY_COAL);
    return List.of(
        tonnes("b_energy_industry_co2", "CO2, energy + industry", run -> share(run, both)),
        tonnes(
            "b_energy_coal_co2",
            "CO2, coal of energy over all energy",
            run -> of(run, RunSources.ENERGY_COAL, energy)),
        tonnes(
            "b_industry_coal_co2",
            "CO2, coal and coke burnt over all industry",
            run -> of(run, RunSources.INDUSTRY_COAL, industry)),
        tonnes(
            "b_coal_pm25",
            "OC + EC + PM_OTHER, coal of energy and industry",
            run -> emitted(run, PRIMARY_PM25, coal)),
        tonnes(
            "b_domestic_solid_pm25",
            "OC + EC + PM_OTHER, domestic coal, coke and biomass of stoves",
            run -> emitted(run, PRIMARY_PM25, RunSources.DOMESTIC_SOLID)),
        tonnes(
            "b_domestic_solid_so2",
            "SO2, domestic coal, coke and biomass of stoves",
            run -> emitted(run, new String[] {Species.SO2}, RunSources.DOMESTIC_SOLID)),
        Quantity.of(
            "b_domestic_co2", group("category domestic"), TONNES, category("domestic", CO2_SHARE)));
  }

  private static List<Quantity> deaths() {
    return List.of(
        Quantity.of(
            "b_domestic_deaths",
            group("category domestic"),
            KILLED,
            category("domestic", DEATHS_SHARE)),
        Quantity.of(
            "b_energy_deaths", group("category energy"), KILLED, category("energy", DEATHS_SHARE)),
        Quantity.of(
            "b_nonsynergistic_deaths",
            group("synergy non-synergistic"),
            KILLED,
            groupOf("synergy", "non-synergistic", DEATHS_SHARE).times(PERCENT)),
        Quantity.ofDeaths(
            "b_subsectors_100k",
            SHARE + "subsectors above 100,000 deaths",
            KILLED,
            (run, factor) -> many(run, factor).count()),
        Quantity.ofDeaths(
            "b_subsectors_100k_named",
            SHARE + "those of the seven named above 100,000 deaths",
            KILLED,
            (run, factor) -> many(run, factor).filter(RunSources.SEVEN::contains).count()),
        primary("b_cement_primary", RunSources.CEMENT),
        primary("b_steel_primary", RunSources.STEEL),
        primary("b_domestic_bituminous_primary", RunSources.DOMESTIC_BITUMINOUS),
        killed(
            "b_diesel_deaths",
            "deaths, " + RunSources.DIESEL,
            run -> RunSources.deaths(run, is(SUBSECTOR, RunSources.DIESEL))),
        killed(
            "b_diesel_gasoline",
            "deaths, tra_diesel over tra_gasoline",
            run ->
                RunSources.deaths(run, is(SUBSECTOR, RunSources.DIESEL))
                    / RunSources.deaths(run, is(SUBSECTOR, "tra_gasoline"))));
  }

  private static List<Quantity> ratios() {
    return List.of(
        ratio("b_ratio_gas", SUBSECTOR, "ind_natural_gas"),
        ratio("b_ratio_waste", SUBSECTOR, "dom_waste"),
        Quantity.of(
            "b_ratio_lowest",
            group("lowest ratio of subsectors with deaths and CO2"),
            KILLED,
            run -> all(run).min().orElse(Double.NaN)),
        Quantity.of(
            "b_ratio_highest",
            group("highest ratio of subsectors with deaths and CO2"),
            KILLED,
            run -> all(run).max().orElse(Double.NaN)));
  }

  /** Share of deaths over share of CO2 of a group. */
  static Quantity ratio(String id, String level, String name) {
    return Quantity.of(id, group(level + " " + name), KILLED, groupOf(level, name, RATIO));
  }

  /** A number of a group of sources that is part of no other. */
  static Reading groupOf(String level, String name, String column) {
    return groupOf(level, name, "", column);
  }

  static Reading groupOf(String level, String name, String within, String column) {
    return Reading.of(
        CONTRIBUTION_RATIO, column, is("level", level), is("name", name), is("within", within));
  }

  static String group(String which) {
    return "`contribution_ratio`, " + which;
  }

  private static Reading category(String name, String column) {
    return groupOf("category", name, column).times(PERCENT);
  }

  /** Ratios of the subsectors that have both deaths and CO2: the others have none, or one of 0. */
  private static DoubleStream all(FinishedRun run) {
    return Arrays.stream(run.values(CONTRIBUTION_RATIO, RATIO, is("level", SUBSECTOR)))
        .filter(r -> r > 0);
  }

  private static Stream<String> many(FinishedRun run, double factor) {
    return RunSources.deathsBy(SUBSECTOR, run).entrySet().stream()
        .filter(e -> e.getValue() * factor > MANY_DEATHS)
        .map(Map.Entry::getKey);
  }

  private static Quantity primary(String id, String subsector) {
    return Quantity.of(
        id,
        "`damage_subsector`, primary_share, " + subsector,
        KILLED,
        Reading.of(ContributionTables.DAMAGE_SUBSECTOR, "primary_share", is(SUBSECTOR, subsector))
            .times(PERCENT));
  }

  private static Quantity below(String id, String which, ToDoubleFunction<FinishedRun> of) {
    return tonnes(
        id,
        "CO2, dom_bituminous below the "
            + which
            + " of ene_ and ind_bituminous, tra_diesel, ind_cement, ind_iron_steel",
        run ->
            PERCENT
                * (1
                    - RunSources.co2(run, is(SUBSECTOR, RunSources.DOMESTIC_BITUMINOUS))
                        / of.applyAsDouble(run)));
  }

  private static double lowest(FinishedRun run) {
    return RunSources.FIVE.stream()
        .mapToDouble(s -> RunSources.co2(run, is(SUBSECTOR, s)))
        .min()
        .orElseThrow();
  }

  private static double highest(FinishedRun run) {
    return RunSources.FIVE.stream()
        .mapToDouble(s -> RunSources.co2(run, is(SUBSECTOR, s)))
        .max()
        .orElseThrow();
  }

  private static double share(FinishedRun run, RowFilter sources) {
    return PERCENT * RunSources.co2(run, sources) / RunSources.co2(run);
  }

  private static double of(FinishedRun run, String[] part, RowFilter whole) {
    return PERCENT * RunSources.co2(run, in(SUBSECTOR, part)) / RunSources.co2(run, whole);
  }

  private static double emitted(FinishedRun run, String[] species, String... subsectors) {
    return PERCENT
        * RunSources.tonnes(run, species, in(SUBSECTOR, subsectors))
        / RunSources.tonnes(run, species);
  }

  private static Quantity tonnes(String id, String how, Formula formula) {
    return Quantity.of(id, SHARE + how, TONNES, formula);
  }

  private static Quantity killed(String id, String how, Formula formula) {
    return Quantity.of(id, SHARE + how, KILLED, formula);
  }

  private static String[] concat(String[] a, String[] b) {
    return Stream.of(a, b).flatMap(Stream::of).toArray(String[]::new);
  }
}
