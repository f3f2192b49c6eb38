package org.tradewind.recipes;

import java.util.Locale;
import org.tradewind.health.HealthParameters;

/**
 * What recipes want to know of the study.
 *
 * @param form exposure-response behind sensitivities that a recipe makes itself
 * @param sampleCellKm cell size of the bundled study, km
 */
public record RecipeParameters(Form form, double sampleCellKm) {
  /** Families of exposure-response functions. */
  public enum Form {
    GEMM,
    IER
  }

  /** The choices of the health room, with its own floor. */
  public HealthParameters healthParameters() {
    return new HealthParameters(
        form.name().toLowerCase(Locale.ROOT), HealthParameters.DEFAULT.floor());
  }
}
