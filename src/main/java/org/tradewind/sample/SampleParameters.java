package org.tradewind.sample;

import org.tradewind.axes.UserError;

/**
 * What can be chosen about the bundled study.
 *
 * @param cellKm width of a grid cell, km; 36 gives the public grid of 172 x 127 cells
 */
public record SampleParameters(double cellKm) {
  private static final double SMALLEST_KM = 12;
  private static final double LARGEST_KM = 150;

  /** Cells of 36 km. */
  public static final SampleParameters DEFAULT = new SampleParameters(36);

  public SampleParameters {
    if (!(cellKm >= SMALLEST_KM && cellKm <= LARGEST_KM)) {
      throw new UserError(
          "bundled study, cell size",
          cellKm + " km",
          "from " + SMALLEST_KM + " to " + LARGEST_KM + " km",
          "Use 36, or 144 for a quick look.");
    }
  }
}
