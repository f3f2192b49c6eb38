package org.tradewind.reproduction;

import static org.tradewind.reproduction.InputKind.EMISSION;
import static org.tradewind.reproduction.InputKind.MAPPING;
import static org.tradewind.reproduction.InputKind.SENSITIVITY;
import static org.tradewind.reproduction.RowFilter.is;
import static org.tradewind.tables.Vocabulary.DEATHS;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.tradewind.axes.Species;
import org.tradewind.tables.AccountTables;
import org.tradewind.tables.Vocabulary;

/**
 * National totals and what supply chains have of them (section 3.1, first paragraph). National =
 * producer accounts and households together; supply chains = producer accounts alone.
 */
final class Totals {
  static final double TONNES_PER_MT = 1e6;
  static final double PERCENT = 100;
  static final String[] PRIMARY_PM25 = {Species.OC, Species.EC, Species.PM_OTHER};

  private static final String ALL = "`national_total`, all";
  private static final String OF_DEATHS = "`national_total`, supply_chain, over all deaths";
  private static final String NATIONAL = "all";
  private static final String SUPPLY = "supply_chain";
  private static final String SHARE = "`national_total`, supply_chain over all";
  private static final Set<InputKind> INVENTORY = Set.of(EMISSION);
  private static final Set<InputKind> MAPPED = Set.of(EMISSION, MAPPING);
  private static final Set<InputKind> DAMAGE = Set.of(EMISSION, MAPPING, SENSITIVITY);

  private Totals() {}

  static List<Quantity> quantities() {
    return List.of(
        Quantity.of("co2_total", ALL, INVENTORY, megatonnes(Species.CO2)),
        Quantity.of(
            "pm25_total",
            ALL + ", OC + EC + PM_OTHER",
            INVENTORY,
            run -> sum(run, NATIONAL, PRIMARY_PM25) / TONNES_PER_MT),
        Quantity.of("so2_total", ALL, INVENTORY, megatonnes(Species.SO2)),
        Quantity.of("nox_total", ALL, INVENTORY, megatonnes(Species.NOX)),
        Quantity.ofAllSpecies("nh3_total", ALL, INVENTORY, megatonnes(Species.NH3)),
        Quantity.of("co2_supply_share", SHARE, MAPPED, run -> supplyShare(run, Species.CO2)),
        Quantity.of("pm25_supply_share", SHARE, MAPPED, run -> supplyShare(run, PRIMARY_PM25)),
        Quantity.ofAllSpecies(
            "nh3_supply_share", SHARE, MAPPED, run -> supplyShare(run, Species.NH3)),
        Quantity.ofAllSpecies(
            "deaths_supply",
            "`national_total`, supply_chain, all seven species",
            DAMAGE,
            total(SUPPLY, DEATHS).after(Totals::allSpecies)),
        Quantity.ofAllSpecies(
            "nh3_deaths_share", OF_DEATHS, DAMAGE, run -> ofDeaths(run, Species.NH3)),
        Quantity.ofAllSpecies(
            "voc_deaths_share", OF_DEATHS, DAMAGE, run -> ofDeaths(run, Species.VOC)));
  }

  /** A total of the nation. */
  static Reading total(String total, String stressor) {
    return Reading.of(
        AccountTables.NATIONAL_TOTAL, "value", is("stressor", stressor), is("total", total));
  }

  /** What all emissions in the regions come to: sectors and households. */
  static double national(FinishedRun run, String stressor) {
    return total(NATIONAL, stressor).value(run);
  }

  private static Reading megatonnes(String stressor) {
    return total(NATIONAL, stressor).times(1 / TONNES_PER_MT);
  }

  private static double sum(FinishedRun run, String total, String... stressors) {
    return Arrays.stream(stressors).mapToDouble(s -> total(total, s).value(run)).sum();
  }

  private static double supplyShare(FinishedRun run, String... stressors) {
    return PERCENT * sum(run, SUPPLY, stressors) / sum(run, NATIONAL, stressors);
  }

  private static double ofDeaths(FinishedRun run, String species) {
    return PERCENT
        * sum(allSpecies(run), SUPPLY, Vocabulary.deathsOf(species))
        / sum(run, SUPPLY, DEATHS);
  }

  /** Deaths of fewer species are another quantity. */
  private static FinishedRun allSpecies(FinishedRun run) {
    List<String> lacking =
        Species.ALL.stream()
            .filter(s -> !s.equals(Species.CO2) && !run.manifest().species().contains(s))
            .toList();
    if (!lacking.isEmpty()) {
      throw new NotInRun("deaths by " + String.join(", ", lacking) + " are not in the run");
    }
    return run;
  }
}
