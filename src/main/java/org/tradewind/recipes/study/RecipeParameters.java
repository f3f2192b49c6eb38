package org.tradewind.recipes.study;

/**
 * What recipes want to know of the study.
 *
 * @param sampleCellKm cell size of the bundled study, km
 */
public record RecipeParameters(double sampleCellKm) {}
