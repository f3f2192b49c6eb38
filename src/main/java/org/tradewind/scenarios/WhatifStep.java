package org.tradewind.scenarios;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.tradewind.attribution.SourceAxis;
import org.tradewind.axes.Axis;
import org.tradewind.axes.Species;
import org.tradewind.axes.UserError;
import org.tradewind.scenarios.WhatifParameters.Filter;
import org.tradewind.tables.Inputs;
import org.tradewind.tables.StudyTables;
import org.tradewind.tables.Table;

/**
 * A step of a what-if with its names resolved: which regions, subsectors, species and sectors it
 * scales. A name that the study lacks is a {@link UserError}.
 */
final class WhatifStep {
  private final String where;
  private final double scale;
  private final boolean[] regions;
  private final boolean[] subsectors;
  private final boolean[] species;

  /** By sector, households last; null for all. */
  private final boolean[] sectors;

  private WhatifStep(
      WhatifParameters.Step step, String where, SourceAxis axis, StudyTables inputs) {
    this.where = where;
    this.scale = step.scale();
    this.regions = names(step, Filter.REGION, axis.regions().labels());
    this.subsectors = subsectors(step, axis.subsectors(), inputs);
    this.species = names(step, Filter.SPECIES, species(axis));
    this.sectors =
        step.filters().containsKey(Filter.SECTOR)
            ? names(step, Filter.SECTOR, sectors(inputs))
            : null;
  }

  /**
   * The steps of a what-if.
   *
   * @param inputs tables subsector and, for steps by sector, sector and concordance
   */
  static List<WhatifStep> of(WhatifParameters.Whatif whatif, SourceAxis axis, StudyTables inputs) {
    List<WhatifStep> steps = new ArrayList<>();
    for (WhatifParameters.Step step : whatif.steps()) {
      String number = whatif.steps().size() == 1 ? "" : ", step " + (steps.size() + 1);
      steps.add(new WhatifStep(step, "key whatif." + whatif.name() + number, axis, inputs));
    }
    return steps;
  }

  /** CO2, then the pollutants of the study: the positions of species in what-ifs. */
  static List<String> species(SourceAxis axis) {
    List<String> all = new ArrayList<>(List.of(Species.CO2));
    all.addAll(axis.species());
    return all;
  }

  private List<String> sectors(StudyTables inputs) {
    if (!inputs.has(Inputs.CONCORDANCE) || !inputs.has(Inputs.SECTOR)) {
      throw new UserError(
          where + ", sector",
          "a what-if by sector in a study without a concordance",
          "tables sector and concordance",
          "Add them, or choose by subsector, category or fuel.");
    }
    List<String> all = new ArrayList<>(List.of(inputs.require(Inputs.SECTOR).strings("sector")));
    all.add(Inputs.HOUSEHOLD);
    return all;
  }

  private boolean[] subsectors(WhatifParameters.Step step, Axis subsectors, StudyTables inputs) {
    Table table = inputs.require(Inputs.SUBSECTOR);
    boolean[] chosen = names(step, Filter.SUBSECTOR, subsectors.labels());
    and(chosen, names(step, Filter.CATEGORY, List.of(table.strings("category"))));
    and(chosen, fuels(step, List.of(table.strings("fuel_or_process"))));
    return chosen;
  }

  private static void and(boolean[] chosen, boolean[] also) {
    for (int i = 0; i < chosen.length; i++) {
      chosen[i] &= also[i];
    }
  }

  /** Which labels a filter lets through: all where the step does not have it. */
  private boolean[] names(WhatifParameters.Step step, Filter filter, List<String> labels) {
    List<String> wanted = step.filters().get(filter);
    boolean[] chosen = new boolean[labels.size()];
    for (int i = 0; i < chosen.length; i++) {
      chosen[i] = wanted == null || wanted.contains(labels.get(i));
    }
    for (String name : wanted == null ? List.<String>of() : wanted) {
      if (!labels.contains(name)) {
        throw unknown(filter, name, labels);
      }
    }
    return chosen;
  }

  /** Fuels and processes are phrases: whole words of one choose it, whatever their case. */
  private boolean[] fuels(WhatifParameters.Step step, List<String> labels) {
    List<String> wanted = step.filters().get(Filter.FUEL);
    boolean[] chosen = new boolean[labels.size()];
    Arrays.fill(chosen, wanted == null);
    for (String words : wanted == null ? List.<String>of() : wanted) {
      Pattern whole =
          Pattern.compile(
              "(?<![\\p{L}\\p{N}])" + Pattern.quote(words) + "(?![\\p{L}\\p{N}])",
              Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
      int[] found =
          IntStream.range(0, labels.size())
              .filter(h -> whole.matcher(labels.get(h)).find())
              .toArray();
      if (found.length == 0) {
        throw unknown(Filter.FUEL, words, labels);
      }
      Arrays.stream(found).forEach(h -> chosen[h] = true);
    }
    return chosen;
  }

  private UserError unknown(Filter filter, String name, List<String> labels) {
    return UserError.unknown(where, filter.key(), name, labels.stream().distinct().toList());
  }

  /** The key of the study file, for errors. */
  String where() {
    return where;
  }

  double scale() {
    return scale;
  }

  /** Whether the step scales only some sectors of what it chooses. */
  boolean isBySector() {
    return sectors != null;
  }

  /** Whether the step scales emissions of a source, at least in some sectors. */
  boolean chooses(int region, int subsector, int ofSpecies) {
    return regions[region] && subsectors[subsector] && species[ofSpecies];
  }

  /**
   * Whether it scales those of a sector.
   *
   * @param sector position, households after the last
   */
  boolean choosesSector(int sector) {
    return sectors == null || sectors[sector];
  }

  /** Positions of the regions that it may scale. */
  int[] regions() {
    return IntStream.range(0, regions.length).filter(r -> regions[r]).toArray();
  }

  /** Whether any of some things is chosen in a region. */
  boolean anySubsector(IntPredicate wanted) {
    return IntStream.range(0, subsectors.length).anyMatch(h -> subsectors[h] && wanted.test(h));
  }
}
