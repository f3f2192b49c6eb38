package org.tradewind.recipes.study;

import java.nio.file.Path;
import org.tradewind.tables.StudyTables;

/** Makes the input tables of a study that the software knows by name. */
public interface Recipe {
  /** Name in the study key 'inputs'. */
  String name();

  /**
   * Makes the tables, each with its provenance.
   *
   * @param data folder of the raw public files
   */
  StudyTables tables(Path data, RecipeParameters parameters);
}
