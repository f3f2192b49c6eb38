package org.tradewind.scenarios;

import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The what-ifs of a study: which sources are scaled or removed, and by how much.
 *
 * @param whatifs in the order of the study file; none where the study has no what-ifs
 */
public record WhatifParameters(List<Whatif> whatifs) {
  /** No what-ifs. */
  public static final WhatifParameters NONE = new WhatifParameters(List.of());

  /** By what a step chooses its sources. */
  public enum Filter {
    SUBSECTOR,
    CATEGORY,
    /** Words of the column fuel_or_process of the table subsector. */
    FUEL,
    /** MRIO sector by the concordance, or household. */
    SECTOR,
    REGION,
    /** A pollutant of the study, or CO2. */
    SPECIES;

    /** As it stands in the study file. */
    public String key() {
      return name().toLowerCase(Locale.ROOT);
    }

    /** All of them as they stand in the study file. */
    public static List<String> keys() {
      return Stream.of(values()).map(Filter::key).toList();
    }
  }

  /**
   * A what-if.
   *
   * @param name unique in the study
   * @param steps applied one after the other: a source that several choose is scaled by all
   */
  public record Whatif(String name, List<Step> steps) {
    public Whatif {
      steps = List.copyOf(steps);
    }
  }

  /**
   * Scales the sources that every filter lets through.
   *
   * @param filters names by filter; a source passes a filter that holds one of its names, and one
   *     that is absent
   * @param scale what the emissions are multiplied with: 0 removes, above 1 adds
   */
  public record Step(Map<Filter, List<String>> filters, double scale) {
    public Step {
      Map<Filter, List<String>> copy = new EnumMap<>(Filter.class);
      filters.forEach((filter, names) -> copy.put(filter, List.copyOf(names)));
      filters = Collections.unmodifiableMap(copy);
      if (!(scale >= 0 && scale <= Double.MAX_VALUE)) {
        throw new IllegalArgumentException("scale " + scale);
      }
    }
  }

  public WhatifParameters {
    whatifs = List.copyOf(whatifs);
  }
}
