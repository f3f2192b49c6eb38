package org.tradewind.evaluation;

import java.util.Locale;

/**
 * One measured value and the modelled one of the cell that holds its site.
 *
 * @param site site
 * @param species species
 * @param cell cell, -1 outside the grid
 * @param region region with the largest share of the cell, or empty
 * @param observedUgM3 measured, NaN where it was not
 * @param modelledUgM3 modelled, NaN where it was not
 */
public record SiteMatch(
    String site,
    String species,
    int cell,
    String region,
    double observedUgM3,
    double modelledUgM3) {

  /** Whether and how a match counts, as the table evaluation_site names it. */
  public enum Status {
    USED,
    USED_WITHOUT_REGION,
    OUTSIDE_GRID,
    WITHOUT_OBSERVATION,
    WITHOUT_MODELLED;

    /** Its name in the table. */
    public String label() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** The first reason for which it is not used, or how it is. */
  public Status status() {
    if (cell < 0) {
      return Status.OUTSIDE_GRID;
    }
    if (Double.isNaN(observedUgM3)) {
      return Status.WITHOUT_OBSERVATION;
    }
    if (Double.isNaN(modelledUgM3)) {
      return Status.WITHOUT_MODELLED;
    }
    return region.isEmpty() ? Status.USED_WITHOUT_REGION : Status.USED;
  }

  /** Whether it counts among all sites. */
  public boolean used() {
    return status() == Status.USED || status() == Status.USED_WITHOUT_REGION;
  }
}
