package org.tradewind.attribution;

import java.io.Serializable;

/**
 * Deaths and CO2 of some sources together: a category, a subsector, a region, a city.
 *
 * @param level what kind of group it is, such as category or region_category
 * @param name of the group within its level
 * @param within what it is part of, where the level has two names (the region of a
 *     region_category); else empty
 * @param deaths deaths a year that these sources cause
 * @param co2 their tonnes of CO2 a year
 */
public record SourceGroup(String level, String name, String within, SourceSum deaths, SourceSum co2)
    implements Serializable {
  private static final long serialVersionUID = 1L;
}
