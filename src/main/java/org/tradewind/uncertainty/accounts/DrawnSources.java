package org.tradewind.uncertainty.accounts;

import java.io.Serializable;
import java.util.List;
import java.util.Optional;
import org.tradewind.attribution.Closure;
import org.tradewind.attribution.Damage;
import org.tradewind.axes.Axis;
import org.tradewind.axes.Species;
import org.tradewind.health.CauseBurdens;
import org.tradewind.health.HealthParameters;
import org.tradewind.tables.StudyTables;
import org.tradewind.tables.Vocabulary;
import org.tradewind.uncertainty.inputs.DeathsScale;
import org.tradewind.uncertainty.inputs.DrawnHealth;
import org.tradewind.uncertainty.inputs.DrawnResponse;
import org.tradewind.uncertainty.inputs.Factors;
import org.tradewind.uncertainty.inputs.InputLabels;
import org.tradewind.uncertainty.inputs.ResponseFactors;
import org.tradewind.uncertainty.inputs.UncertainInputs;
import org.tradewind.uncertainty.inputs.UncertaintyParameters;
import org.tradewind.uncertainty.inputs.UncertaintyParameters.Mode;

/**
 * Where emissions and deaths come from, and the factors that move them. A factor is a function of
 * its name and of the draw, so that all that is made of sources has the same draws, with or without
 * a supply chain.
 *
 * @param units what each source is moved by
 * @param burden the factor of attributable deaths J
 * @param slopes the factor of slopes dJ/dz
 * @param deaths the one of these two that the deaths of emissions scale with
 * @param deathsScaleWith the same in words
 * @param unused rows of the table uncertainty that belong to the mode but to no input of the study
 */
public record DrawnSources(
    UnitFactors units,
    DrawnResponse burden,
    DrawnResponse slopes,
    DrawnResponse deaths,
    String deathsScaleWith,
    List<String> unused)
    implements Serializable {
  private static final long serialVersionUID = 1L;

  /**
   * The sources of a study.
   *
   * @param parts where accounts come from
   * @param stressors of the study, which rows of the table uncertainty may name
   * @param health exposure-response of the study
   * @param scale what deaths scale with
   */
  static DrawnSources of(
      StudyTables inputs,
      List<EmissionUnits> parts,
      Axis regions,
      Axis sectors,
      Axis stressors,
      HealthParameters health,
      DeathsScale scale,
      UncertaintyParameters how) {
    UncertainInputs uncertain = UncertainInputs.of(inputs).of(how.mode());
    boolean byCause = how.mode() != Mode.PUBLISHED && uncertain.needCauses();
    Optional<CauseBurdens> causes = byCause ? CauseBurdens.of(inputs, health) : Optional.empty();
    uncertain.checked(
        InputLabels.of(
            inputs,
            regions,
            sectors,
            stressors,
            causes.isPresent() ? CauseBurdens.known(inputs) : List.of()),
        byCause);
    causes.ifPresent(
        some ->
            CauseBurdens.known(inputs).stream()
                .filter(cause -> !some.causes().contains(cause))
                .forEach(uncertain::setAside));
    return of(parts, regions, uncertain, causes, scale, how);
  }

  /**
   * The sources of a study's damage alone: its CO2, its deaths and the tonnes of its pollutants.
   *
   * @param species the study's pollutants
   */
  public static DrawnSources of(
      StudyTables inputs,
      Damage damage,
      List<String> species,
      HealthParameters health,
      DeathsScale scale,
      UncertaintyParameters how) {
    Axis drawn = Axis.of("stressor", Species.CO2, Vocabulary.DEATHS);
    return of(
        inputs,
        List.of(EmissionUnits.of(damage, species, drawn)),
        damage.regions(),
        Axis.of("sector", List.of()),
        drawn,
        health,
        scale,
        how);
  }

  private static DrawnSources of(
      List<EmissionUnits> parts,
      Axis regions,
      UncertainInputs inputs,
      Optional<CauseBurdens> causes,
      DeathsScale scale,
      UncertaintyParameters how) {
    UnitFactors units = new UnitFactors(parts, regions, inputs, how.mode());
    DrawnResponse burden;
    DrawnResponse slopes;
    if (how.mode() == Mode.PUBLISHED) {
      DrawnHealth quantity = DrawnHealth.ofQuantity(inputs);
      burden = new DrawnResponse(inputs.factors(how), quantity);
      slopes = burden;
    } else {
      ResponseFactors response = new ResponseFactors(inputs, causes, scale);
      burden = response.burden(how);
      slopes = response.slopes(how);
    }
    String text =
        how.mode() == Mode.PUBLISHED || causes.isEmpty()
            ? "one factor of table uncertainty"
            : scale.text();
    return new DrawnSources(
        units,
        burden,
        slopes,
        scale.closure() == Closure.Rule.CLOSURE ? burden : slopes,
        text,
        inputs.unused(how.mode().kinds()));
  }

  /** All factors. */
  public Factors factors() {
    return deaths.factors();
  }

  /** Whether CO2 and deaths are drawn, and come from the grid. */
  public boolean areOfGrid() {
    EmissionUnits first = units.parts().get(0);
    return first.ofGrid()
        && first.stressors().contains(Species.CO2)
        && first.stressors().contains(Vocabulary.DEATHS);
  }
}
