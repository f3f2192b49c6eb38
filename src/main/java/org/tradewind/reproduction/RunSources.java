package org.tradewind.reproduction;

import static org.tradewind.reproduction.RowFilter.in;
import static org.tradewind.reproduction.RowFilter.is;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.tradewind.axes.Species;
import org.tradewind.tables.Csv;
import org.tradewind.tables.DamageTables;

/**
 * Tonnes and deaths of a run's sources, regions and subsectors, summed over months from {@code
 * damage_region}; and the subsectors of our list of 53 by which paper B names them.
 */
final class RunSources {
  static final String REGION = "region";
  static final String SUBSECTOR = "subsector";
  static final String ENERGY_BITUMINOUS = "ene_bituminous";
  static final String INDUSTRY_BITUMINOUS = "ind_bituminous";
  static final String DOMESTIC_BITUMINOUS = "dom_bituminous";
  static final String CEMENT = "ind_cement";
  static final String STEEL = "ind_iron_steel";
  static final String DIESEL = "tra_diesel";
  static final String AGRICULTURE = "agr_fertilizer_livestock";

  /** The seven that paper B names for most deaths and highest costs, in its order of costs. */
  static final List<String> SEVEN =
      List.of(
          ENERGY_BITUMINOUS,
          INDUSTRY_BITUMINOUS,
          DIESEL,
          CEMENT,
          STEEL,
          DOMESTIC_BITUMINOUS,
          AGRICULTURE);

  /** The synergistic ones among them but domestic bituminous coal. */
  static final List<String> FIVE =
      List.of(ENERGY_BITUMINOUS, INDUSTRY_BITUMINOUS, DIESEL, CEMENT, STEEL);

  static final String[] ENERGY_COAL = {ENERGY_BITUMINOUS, "ene_anthracite", "ene_lignite"};

  /** Coal and coke that are burnt; coke production is a process. */
  static final String[] INDUSTRY_COAL = {
    INDUSTRY_BITUMINOUS, "ind_anthracite", "ind_lignite", "ind_coke"
  };

  /** Coal, coke and biomass of stoves; fields and waste burn in the open. */
  static final String[] DOMESTIC_SOLID = {
    DOMESTIC_BITUMINOUS,
    "dom_anthracite",
    "dom_lignite",
    "dom_briquette",
    "dom_coke",
    "dom_crop_residue",
    "dom_brush_wood",
    "dom_fuel_wood"
  };

  private RunSources() {}

  /** Those of a category of our list. */
  static String[] of(String category) {
    Csv facts = Csv.fact("china/subsectors");
    List<String> categories = facts.column("category");
    List<String> all = facts.column(SUBSECTOR);
    return IntStream.range(0, all.size())
        .filter(i -> categories.get(i).equals(category))
        .mapToObj(all::get)
        .toArray(String[]::new);
  }

  /** Tonnes of CO2 of the sources that count. */
  static double co2(FinishedRun run, RowFilter... sources) {
    return tonnes(run, new String[] {Species.CO2}, sources);
  }

  /** Tonnes of some species together. */
  static double tonnes(FinishedRun run, String[] species, RowFilter... sources) {
    return run.sum(DamageTables.DAMAGE_REGION, "tonnes", and(in("species", species), sources));
  }

  /** Deaths by all species. */
  static double deaths(FinishedRun run, RowFilter... sources) {
    return run.sum(DamageTables.DAMAGE_REGION, "deaths", sources);
  }

  /** Deaths by region or by subsector, those of the sources that count. */
  static Map<String, Double> deathsBy(String column, FinishedRun run, RowFilter... sources) {
    return by(column, "deaths", run, sources);
  }

  /** Tonnes of CO2 by region or by subsector. */
  static Map<String, Double> co2By(String column, FinishedRun run, RowFilter... sources) {
    return by(column, "tonnes", run, and(is("species", Species.CO2), sources));
  }

  private static Map<String, Double> by(
      String column, String amount, FinishedRun run, RowFilter... sources) {
    return run.sumsBy(DamageTables.DAMAGE_REGION, column, amount, sources);
  }

  private static RowFilter[] and(RowFilter more, RowFilter... sources) {
    return Stream.concat(Stream.of(more), Arrays.stream(sources)).toArray(RowFilter[]::new);
  }
}
