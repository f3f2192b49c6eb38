package org.tradewind.uncertainty.inputs;

import java.util.Optional;
import org.tradewind.attribution.Closure;
import org.tradewind.health.CauseBurdens;
import org.tradewind.health.CauseSums;

/**
 * What the deaths of an attribution scale with when the exposure-response is drawn. First-order
 * deaths are slopes times what the emissions add to the air, so they scale with the slopes, summed
 * over cells with these concentrations as weights. Deaths that are closed to J scale with J.
 *
 * @param closure how first-order deaths are booked
 * @param ownUgM3 PM2.5 by the study's own emissions by cell, in the order of the table cell; empty
 *     where the study did not compute it: then PM2.5 of the cell stands for it, as if the emissions
 *     made the same share of it everywhere
 */
public record DeathsScale(Closure.Rule closure, Optional<double[]> ownUgM3) {
  /** First-order deaths of a study without concentrations of its own. */
  public static final DeathsScale RAW = new DeathsScale(Closure.Rule.RAW, Optional.empty());

  /** The slopes by cause, weighted. */
  CauseSums slopes(CauseBurdens causes) {
    return causes.slopes(ownUgM3.orElseGet(causes::concentrations));
  }

  /** In words, for the manifest and the summary. */
  public String text() {
    if (closure == Closure.Rule.CLOSURE) {
      return "J of the draw over J of the central run (deaths are closed to J)";
    }
    return "slopes dJ/dz of the draw over those of the central run, cells weighted by "
        + (ownUgM3.isPresent()
            ? "the PM2.5 that the study's emissions cause"
            : "their PM2.5 (pm25_ugm3), in place of what the emissions cause there, which is not"
                + " computed in this study");
  }
}
