package org.tradewind.reproduction;

import static org.tradewind.reproduction.Basis.EMISSION;
import static org.tradewind.reproduction.Basis.SENSITIVITY;
import static org.tradewind.reproduction.Sources.SUBSECTOR;
import static org.tradewind.reproduction.Totals.PERCENT;
import static org.tradewind.reproduction.Totals.PRIMARY_PM25;
import static org.tradewind.reproduction.Where.in;
import static org.tradewind.reproduction.Where.is;
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
final class Contributions {
  private static final double MANY_DEATHS = 100_000;
  static final String DEATHS_SHARE = "deaths_share";
  static final String CO2_SHARE = "co2_share";
  static final String RATIO = "ratio";

  private static final String SHARE = "`damage_region`: ";
  private static final Set<Basis> TONNES = Set.of(EMISSION);
  private static final Set<Basis> KILLED = Set.of(EMISSION, SENSITIVITY);

  private Contributions() {}

  static List<Quantity> quantities() {
    List<Quantity> all = new ArrayList<>();
    all.addAll(emissions());
    all.addAll(deaths());
    all.addAll(ratios());
    all.add(below("b_bituminous_below_lowest", "lowest", Contributions::lowest));
    all.add(below("b_bituminous_below_highest", "highest", Contributions::highest));
    return all;
  }

  private static List<Quantity> emissions() {
    Where energy = in(SUBSECTOR, Sources.of("energy"));
    Where industry = in(SUBSECTOR, Sources.of("industry"));
    Where both = in(SUBSECTOR, concat(Sources.of("energy"), Sources.of("industry")));
    Where domestic = in(SUBSECTOR, Sources.of("domestic"));
    String[] coal = concat(Sources.ENERGY_COAL, Sources.INDUSTRY_COAL);
    return List.of(
        tonnes("b_energy_industry_co2", "CO2, energy + industry", run -> share(run, both)),
        tonnes(
            "b_energy_coal_co2",
            "CO2, coal of energy over all energy",
            run -> of(run, Sources.ENERGY_COAL, energy)),
        tonnes(
            "b_industry_coal_co2",
            "CO2, coal and coke burnt over all industry",
            run -> of(run, Sources.INDUSTRY_COAL, industry)),
        tonnes(
            "b_coal_pm25",
            "OC + EC + PM_OTHER, coal of energy and industry",
            run -> emitted(run, PRIMARY_PM25, coal)),
        tonnes(
            "b_domestic_solid_pm25",
            "OC + EC + PM_OTHER, domestic coal, coke and biomass of stoves",
            run -> emitted(run, PRIMARY_PM25, Sources.DOMESTIC_SOLID)),
        tonnes(
            "b_domestic_solid_so2",
            "SO2, domestic coal, coke and biomass of stoves",
            run -> emitted(run, new String[] {Species.SO2}, Sources.DOMESTIC_SOLID)),
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
            (run, factor) -> many(run, factor).filter(Sources.SEVEN::contains).count()),
        primary("b_cement_primary", Sources.CEMENT),
        primary("b_steel_primary", Sources.STEEL),
        primary("b_domestic_bituminous_primary", Sources.DOMESTIC_BITUMINOUS),
        killed(
            "b_diesel_deaths",
            "deaths, " + Sources.DIESEL,
            run -> Sources.deaths(run, is(SUBSECTOR, Sources.DIESEL))),
        killed(
            "b_diesel_gasoline",
            "deaths, tra_diesel over tra_gasoline",
            run ->
                Sources.deaths(run, is(SUBSECTOR, Sources.DIESEL))
                    / Sources.deaths(run, is(SUBSECTOR, "tra_gasoline"))));
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
    return Sources.deathsBy(SUBSECTOR, run).entrySet().stream()
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
                    - Sources.co2(run, is(SUBSECTOR, Sources.DOMESTIC_BITUMINOUS))
                        / of.applyAsDouble(run)));
  }

  private static double lowest(FinishedRun run) {
    return Sources.FIVE.stream()
        .mapToDouble(s -> Sources.co2(run, is(SUBSECTOR, s)))
        .min()
        .orElseThrow();
  }

  private static double highest(FinishedRun run) {
    return Sources.FIVE.stream()
        .mapToDouble(s -> Sources.co2(run, is(SUBSECTOR, s)))
        .max()
        .orElseThrow();
  }

  private static double share(FinishedRun run, Where sources) {
    return PERCENT * Sources.co2(run, sources) / Sources.co2(run);
  }

  private static double of(FinishedRun run, String[] part, Where whole) {
    return PERCENT * Sources.co2(run, in(SUBSECTOR, part)) / Sources.co2(run, whole);
  }

  private static double emitted(FinishedRun run, String[] species, String... subsectors) {
    return PERCENT
        * Sources.tonnes(run, species, in(SUBSECTOR, subsectors))
        / Sources.tonnes(run, species);
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
