package org.tradewind.plausibility;

import java.util.ArrayList;
import java.util.List;
import org.tradewind.axes.Species;
import org.tradewind.tables.StudyTables;

/**
 * Figures of the gridded tables, which a run has from the pass over them that it makes anyway:
 * totals and largest rows of emissions, the span of sensitivities, and first-order deaths.
 */
public final class GriddedQuantities {
  /** Fewer people than this are a study made to try things out, which is not refused for ratios. */
  static final double STUDY_PERSONS = 1e5;

  private final Plausibility amounts;
  private final Plausibility perPerson;
  private final double population;

  /**
   * @param tables with the people of the study
   */
  public GriddedQuantities(PlausibilityParameters parameters, StudyTables tables) {
    this.population = StudyQuantities.population(tables);
    boolean small = population < STUDY_PERSONS;
    boolean listed = parameters.beyond() == PlausibilityParameters.Beyond.LISTED;
    this.amounts = new Plausibility(parameters);
    this.perPerson = new Plausibility(small && listed ? warning(parameters) : parameters);
  }

  private static PlausibilityParameters warning(PlausibilityParameters parameters) {
    return new PlausibilityParameters(PlausibilityParameters.Beyond.WARN, parameters.ranges());
  }

  /**
   * Takes the emissions of a species (position in {@link Species#ALL}).
   *
   * @param total t a year in all cells
   * @param largest t a year in the largest row
   * @param cell cell of that row
   */
  public GriddedQuantities emission(int species, double total, double largest, int cell) {
    String name = Species.ALL.get(species);
    boolean co2 = name.equals(Species.CO2);
    amounts.accept(
        co2 ? "total_co2" : "total_pollutant", total, () -> "table emission, sum of " + name);
    amounts.accept(
        co2 ? "cell_co2" : "cell_pollutant",
        largest,
        () -> "table emission, cell " + cell + ", species " + name);
    if (population > 0) {
      perPerson.accept(
          co2 ? "co2_per_person" : "pollutant_per_person",
          total / population,
          () -> "table emission, sum of " + name + " over " + Amount.text(population) + " persons");
    }
    return this;
  }

  /**
   * Takes a sensitivity, the lowest or highest of a species.
   *
   * @param value deaths/t
   */
  public GriddedQuantities sensitivity(String species, int cell, double value) {
    amounts.accept(
        "sensitivity", value, () -> "table sensitivity, cell " + cell + ", species " + species);
    return this;
  }

  /** Takes sum(lambda E), deaths a year. */
  public GriddedQuantities deaths(double firstOrder) {
    if (population > 0) {
      perPerson.accept(
          "deaths_per_person",
          firstOrder / population,
          () ->
              "tables sensitivity and emission, first-order deaths over "
                  + Amount.text(population)
                  + " persons");
    }
    return this;
  }

  /** What is to be said. */
  public List<String> verdict() {
    List<String> remarks = new ArrayList<>(amounts.verdict());
    remarks.addAll(perPerson.verdict());
    return remarks;
  }
}
