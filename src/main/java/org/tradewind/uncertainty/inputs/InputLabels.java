package org.tradewind.uncertainty.inputs;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.tradewind.axes.Axis;
import org.tradewind.axes.Species;
import org.tradewind.tables.Inputs;
import org.tradewind.tables.StudyTables;
import org.tradewind.tables.Vocabulary;

/**
 * The names that rows of the table uncertainty may use.
 *
 * @param species species and given stressors, among them deaths
 * @param subsectors subsectors and sectors, and household
 * @param regions regions
 * @param causes causes of death; empty where the study has no tables of J
 */
public record InputLabels(
    List<String> species, List<String> subsectors, List<String> regions, List<String> causes) {

  public InputLabels {
    species = List.copyOf(species);
    subsectors = List.copyOf(subsectors);
    regions = List.copyOf(regions);
    causes = List.copyOf(causes);
  }

  /** The names of a study. */
  public static InputLabels of(
      StudyTables inputs, Axis regions, Axis sectors, Axis stressors, List<String> causes) {
    Set<String> species = new LinkedHashSet<>(Species.ALL);
    species.add(Vocabulary.DEATHS);
    species.addAll(stressors.labels());
    Set<String> subsectors = new LinkedHashSet<>();
    if (inputs.has(Inputs.SUBSECTOR)) {
      subsectors.addAll(List.of(inputs.require(Inputs.SUBSECTOR).strings("subsector")));
    }
    subsectors.addAll(sectors.labels());
    subsectors.add(Inputs.HOUSEHOLD);
    return new InputLabels(List.copyOf(species), List.copyOf(subsectors), regions.labels(), causes);
  }
}
