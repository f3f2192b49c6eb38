package org.tradewind.config;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tradewind.importers.AdjointParameters;
import org.tradewind.mrio.MrioParameters;
import org.tradewind.recipes.RecipeParameters;

/**
 * A study as read: every key with its value, typed and checked.
 *
 * @param name name of the study
 * @param data folder of raw public files
 * @param inputs recipe, or folder of input tables
 * @param species pollutants whose deaths count
 * @param recipe what recipes want to know
 * @param mrio how the MRIO is read and solved
 * @param adjoint files of an adjoint model, where the study has them
 * @param blocks blocks of cells, summed one after the other
 * @param csvMaxRows rows up to which a table also stands as CSV
 * @param values every key as text, for the manifest
 */
public record Study(
    String name,
    String data,
    String inputs,
    List<String> species,
    RecipeParameters recipe,
    MrioParameters mrio,
    Optional<AdjointParameters> adjoint,
    int blocks,
    long csvMaxRows,
    Map<String, String> values) {

  public Study {
    species = List.copyOf(species);
  }
}
