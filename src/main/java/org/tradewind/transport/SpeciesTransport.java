package org.tradewind.transport;

import org.tradewind.axes.UserError;

/**
 * What the exposure kernel knows of a species.
 *
 * @param lifetimeHours mean time that the PM2.5 made from it stays in the air, h
 * @param formationHours mean time from the emission until it is PM2.5, h; 0 for primary particles
 * @param massFactor tonnes of PM2.5 that one tonne emitted ends as
 */
public record SpeciesTransport(double lifetimeHours, double formationHours, double massFactor) {
  public SpeciesTransport {
    require(lifetimeHours > 0 && Double.isFinite(lifetimeHours), "lifetime", lifetimeHours);
    require(formationHours >= 0 && Double.isFinite(formationHours), "formation", formationHours);
    require(massFactor >= 0 && Double.isFinite(massFactor), "mass_factor", massFactor);
  }

  private static void require(boolean holds, String name, double found) {
    if (!holds) {
      throw new UserError(
          "exposure kernel, " + name,
          String.valueOf(found),
          "a finite number of at least 0, above 0 for a lifetime",
          "Correct the parameter.");
    }
  }
}
