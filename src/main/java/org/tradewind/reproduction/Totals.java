package org.tradewind.reproduction;

import static org.tradewind.reproduction.Basis.EMISSION;
import static org.tradewind.reproduction.Basis.MAPPING;
import static org.tradewind.reproduction.Basis.SENSITIVITY;
import static org.tradewind.reproduction.Where.is;
import static org.tradewind.tables.Vocabulary.DEATHS;

import java.util.List;
import java.util.Set;
import org.tradewind.axes.Species;
import org.tradewind.tables.Outputs;
import org.tradewind.tables.Vocabulary;

/**
 * National totals and what supply chains have of them (section 3.1, first paragraph). National =
 * producer accounts and households together; supply chains = producer accounts alone.
 */
final class Totals {
  static final double TONNES_PER_MT = 1e6;
  static final double PERCENT = 100;
  static final String[] PRIMARY_PM25 = {Species.OC, Species.EC, Species.PM_OTHER};

  private static final String ACCOUNTS = "`account` (producer) + `account_household`";
  private static final String SHARE = "`account` (producer) over it + `account_household`";
  private static final Set<Basis> INVENTORY = Set.of(EMISSION);
  private static final Set<Basis> MAPPED = Set.of(EMISSION, MAPPING);
  private static final Set<Basis> DAMAGE = Set.of(EMISSION, MAPPING, SENSITIVITY);

  private Totals() {}

  static List<Quantity> quantities() {
    return List.of(
        Quantity.of("co2_total", ACCOUNTS, INVENTORY, run -> megatonnes(run, Species.CO2)),
        Quantity.of("pm25_total", ACCOUNTS, INVENTORY, run -> megatonnes(run, PRIMARY_PM25)),
        Quantity.of("so2_total", ACCOUNTS, INVENTORY, run -> megatonnes(run, Species.SO2)),
        Quantity.of("nox_total", ACCOUNTS, INVENTORY, run -> megatonnes(run, Species.NOX)),
        Quantity.ofAllSpecies(
            "nh3_total", ACCOUNTS, INVENTORY, run -> megatonnes(run, Species.NH3)),
        Quantity.of("co2_supply_share", SHARE, MAPPED, run -> supplyShare(run, Species.CO2)),
        Quantity.of("pm25_supply_share", SHARE, MAPPED, run -> supplyShare(run, PRIMARY_PM25)),
        Quantity.ofAllSpecies(
            "nh3_supply_share", SHARE, MAPPED, run -> supplyShare(run, Species.NH3)),
        Quantity.ofAllSpecies(
            "deaths_supply",
            "`account` (producer), all seven species, first order",
            DAMAGE,
            run -> supply(allSpecies(run), DEATHS)),
        Quantity.ofAllSpecies(
            "nh3_deaths_share", "`account` (producer)", DAMAGE, run -> ofDeaths(run, Species.NH3)),
        Quantity.ofAllSpecies(
            "voc_deaths_share", "`account` (producer)", DAMAGE, run -> ofDeaths(run, Species.VOC)));
  }

  /** What all emissions in the regions come to: sectors and households. */
  static double national(FinishedRun run, String... stressors) {
    return supply(run, stressors) + households(run, stressors);
  }

  private static double megatonnes(FinishedRun run, String... stressors) {
    return national(run, stressors) / TONNES_PER_MT;
  }

  private static double supplyShare(FinishedRun run, String... stressors) {
    return PERCENT * supply(run, stressors) / national(run, stressors);
  }

  private static double supply(FinishedRun run, String... stressors) {
    double sum = 0;
    for (String stressor : stressors) {
      sum +=
          run.sum(
              Outputs.ACCOUNT, "value", is("view", Vocabulary.PRODUCER), is("stressor", stressor));
    }
    return sum;
  }

  private static double households(FinishedRun run, String... stressors) {
    double sum = 0;
    for (String stressor : stressors) {
      sum += run.sum(Outputs.ACCOUNT_HOUSEHOLD, "value", is("stressor", stressor));
    }
    return sum;
  }

  private static double ofDeaths(FinishedRun run, String species) {
    return PERCENT * supply(run, Vocabulary.deathsOf(species)) / supply(allSpecies(run), DEATHS);
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
