package org.tradewind.uncertainty.accounts;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.tradewind.attribution.SectorAccounts;
import org.tradewind.axes.Axis;
import org.tradewind.axes.Names;
import org.tradewind.axes.Species;
import org.tradewind.axes.UserError;
import org.tradewind.flows.Stressors;
import org.tradewind.health.CauseBurdens;
import org.tradewind.health.HealthParameters;
import org.tradewind.tables.Inputs;
import org.tradewind.tables.MrioInputs;
import org.tradewind.tables.StudyTables;
import org.tradewind.tables.TableSchema;
import org.tradewind.tables.UncertaintyInputs;
import org.tradewind.tables.Vocabulary;
import org.tradewind.uncertainty.inputs.CoefficientParameters;
import org.tradewind.uncertainty.inputs.DrawnHealth;
import org.tradewind.uncertainty.inputs.InputLabels;
import org.tradewind.uncertainty.inputs.ResponseFactors;
import org.tradewind.uncertainty.inputs.UncertainInputs;
import org.tradewind.uncertainty.inputs.UncertaintyParameters;
import org.tradewind.uncertainty.inputs.UncertaintyParameters.Mode;

/**
 * Looks for mistakes in the tables uncertainty, correlation and uncertainty_draw before anything
 * long is worked: names, spreads, correlations, draws that are not there, and rows of which no one
 * counts more than another. What cells emit is not read for it: every pollutant of every subsector
 * and region counts as emitted.
 */
public final class UncertaintyCheck {
  private static final String ANY = Inputs.ANY;

  private final UncertainInputs uncertain;
  private final Mode mode;

  private UncertaintyCheck(UncertainInputs uncertain, Mode mode) {
    this.uncertain = uncertain;
    this.mode = mode;
  }

  /**
   * Refuses what {@link DrawModel} would refuse later.
   *
   * @param inputs the study's tables, without the gridded ones
   * @param ofGrid whether damage of the grid goes into the accounts
   * @param species pollutants whose deaths count
   */
  public static void check(
      StudyTables inputs,
      boolean ofGrid,
      List<String> species,
      HealthParameters health,
      UncertaintyParameters how) {
    Axis regions = Axis.of("region", inputs.require(Inputs.REGION).strings("region"));
    Axis sectors =
        Axis.of(
            "sector",
            inputs.has(Inputs.SECTOR)
                ? List.of(inputs.require(Inputs.SECTOR).strings("sector"))
                : List.of());
    Optional<Stressors> given =
        inputs.has(MrioInputs.STRESSOR)
            ? Optional.of(Stressors.of(inputs, regions, sectors))
            : Optional.empty();
    List<String> names = new ArrayList<>(ofGrid ? SectorAccounts.names(species) : List.of());
    given.ifPresent(
        g -> g.names().labels().stream().filter(n -> !names.contains(n)).forEach(names::add));
    Axis stressors = Axis.of("stressor", names);
    stressors(how.stressors(), stressors);
    Axis drawn = Axis.of("stressor", how.stressors().stream().filter(stressors::contains).toList());
    if (drawn.size() == 0) {
      return;
    }
    UncertainInputs uncertain = UncertainInputs.of(inputs).of(how.mode());
    boolean byCause = how.mode() != Mode.PUBLISHED && uncertain.needCauses();
    Optional<CauseBurdens> causes = byCause ? CauseBurdens.of(inputs, health) : Optional.empty();
    List<String> causeNames = causes.isPresent() ? CauseBurdens.known(inputs) : List.of();
    uncertain.checked(InputLabels.of(inputs, regions, sectors, stressors, causeNames), byCause);
    UncertaintyCheck check = new UncertaintyCheck(uncertain, how.mode());
    if (ofGrid) {
      check.ofGrid(inputs, regions, species, drawn);
    }
    given.ifPresent(g -> check.ofSources(EmissionUnits.of(g, drawn), regions));
    check.ofHealth(causes);
  }

  /** Refuses stressors that are asked for and not there; a study need not have both usual ones. */
  private static void stressors(List<String> asked, Axis there) {
    List<String> unknown = asked.stream().filter(s -> !there.contains(s)).toList();
    if (!unknown.isEmpty() && !asked.equals(UncertaintyParameters.DEFAULT.stressors())) {
      throw new UserError(
          "study key uncertainty.stressors",
          String.join(", ", unknown),
          "stressors of the study: " + Names.some(there.labels()),
          Names.didYouMean(unknown.get(0), there.labels()));
    }
  }

  /** Refuses coefficients to be drawn in a study that has no table of them, or no draws. */
  public static void coefficients(StudyTables inputs, CoefficientParameters how) {
    List<String> missing =
        Stream.of(
                MrioInputs.TRANSACTIONS,
                MrioInputs.FINAL_DEMAND,
                MrioInputs.OUTPUT,
                UncertaintyInputs.UNCERTAINTY)
            .filter(table -> !inputs.has(table))
            .map(TableSchema::name)
            .toList();
    if (how.draws() > 0 && !missing.isEmpty()) {
      throw new UserError(
          "study key uncertainty.mrio_draws",
          how.draws() + " in a study without the tables " + String.join(", ", missing),
          "a study with an MRIO and a table uncertainty",
          "Add the tables (docs/tables.md), or set the key to 0.");
    }
  }

  private void ofGrid(StudyTables inputs, Axis regions, List<String> species, Axis drawn) {
    List<String> wanted = new ArrayList<>();
    if (drawn.contains(Species.CO2)) {
      wanted.add(Species.CO2);
    }
    for (String one : species) {
      boolean ofDeaths =
          drawn.contains(Vocabulary.DEATHS) || drawn.contains(Vocabulary.deathsOf(one));
      if (ofDeaths && mode != Mode.PUBLISHED) {
        uncertain.find(UncertainInputs.SENSITIVITY, one, ANY, ANY);
      }
      if (drawn.contains(one) || ofDeaths && mode != Mode.PUBLISHED) {
        wanted.add(one);
      }
    }
    for (String region : regions.labels()) {
      for (String subsector : inputs.require(Inputs.SUBSECTOR).strings("subsector")) {
        activity(subsector, region);
        wanted.forEach(one -> emission(one, subsector, region));
      }
    }
  }

  private void ofSources(EmissionUnits given, Axis regions) {
    for (EmissionUnits.Unit unit : given.units()) {
      String region = regions.label(unit.region());
      activity(unit.unit(), region);
      for (EmissionUnits.Amount amount : unit.amounts()) {
        if (mode != Mode.PUBLISHED || !amount.ofDeaths()) {
          emission(given.species().get(amount.species()), unit.unit(), region);
        }
      }
    }
  }

  private void activity(String unit, String region) {
    if (mode == Mode.BOTTOM_UP) {
      uncertain.findCommon(unit, region);
      uncertain.find(UncertainInputs.ACTIVITY, ANY, unit, region);
    }
  }

  private void emission(String species, String unit, String region) {
    switch (mode) {
      case BOTTOM_UP -> uncertain.find(UncertainInputs.EMISSION_FACTOR, species, unit, region);
      case SPECIES -> uncertain.find(UncertainInputs.SPECIES, species, ANY, ANY);
      case PUBLISHED -> uncertain.find(UncertainInputs.QUANTITY, species, ANY, ANY);
    }
  }

  private void ofHealth(Optional<CauseBurdens> causes) {
    if (mode == Mode.PUBLISHED) {
      DrawnHealth.ofQuantity(uncertain);
    } else {
      ResponseFactors.check(uncertain, causes);
    }
  }
}
