package org.tradewind.emissions;

import java.util.List;
import org.tradewind.tables.Table;

/**
 * Emissions spread over cells and months.
 *
 * @param emission the table emission, ordered by cell, species (in the order of the vocabulary) and
 *     subsector (in the order of the rules)
 * @param unallocated what could not be placed so that it counts for its own region; with the
 *     emission table it makes up all that was given
 * @param fallbacks regions in which a proxy was 0 in every usable cell, and what stood in for it
 */
public record Spread(Table emission, List<RegionalEmission> unallocated, List<Fallback> fallbacks) {

  /**
   * A proxy replaced in a region.
   *
   * @param region region
   * @param proxy the proxy that gave nothing
   * @param instead the proxy used
   */
  public record Fallback(String region, SpatialProxy proxy, SpatialProxy instead) {}

  public Spread {
    unallocated = List.copyOf(unallocated);
    fallbacks = List.copyOf(fallbacks);
  }
}
