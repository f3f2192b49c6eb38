package org.tradewind.sample;

import org.tradewind.axes.UserError;
import org.tradewind.health.Gemm;
import org.tradewind.health.HealthParameters;

/**
 * What can be chosen about the bundled study.
 *
 * @param cellKm width of a grid cell, km; 36 gives the public grid of 172 x 127 cells
 * @param health exposure-response from which the sensitivities are made
 */
public record SampleParameters(double cellKm, HealthParameters health) {
  private static final double SMALLEST_KM = 12;
  private static final double LARGEST_KM = 150;

  /** Cells of 36 km and the GEMM. */
  public static final SampleParameters DEFAULT = of(36);

  public SampleParameters {
    if (!(cellKm >= SMALLEST_KM && cellKm <= LARGEST_KM)) {
      throw new UserError(
          "bundled study, cell size",
          cellKm + " km",
          "from " + SMALLEST_KM + " to " + LARGEST_KM + " km",
          "Use 36, or 144 for a quick look.");
    }
  }

  /** Cells of a size, with the GEMM. */
  public static SampleParameters of(double cellKm) {
    return new SampleParameters(cellKm, HealthParameters.of(Gemm.FORM));
  }
}
