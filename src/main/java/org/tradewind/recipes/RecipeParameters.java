package org.tradewind.recipes;

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
}
