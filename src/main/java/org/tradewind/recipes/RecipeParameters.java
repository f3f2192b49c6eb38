package org.tradewind.recipes;

import org.tradewind.health.HealthParameters;

/**
 * What recipes want to know of the study.
 *
 * @param health exposure-response behind sensitivities that a recipe makes itself
 * @param sampleCellKm cell size of the bundled study, km
 */
public record RecipeParameters(HealthParameters health, double sampleCellKm) {}
