package org.tradewind.recipes;

import java.nio.file.Path;
import org.tradewind.recipes.study.Recipe;
import org.tradewind.recipes.study.RecipeParameters;
import org.tradewind.sample.SampleParameters;
import org.tradewind.sample.SampleStudy;
import org.tradewind.tables.StudyTables;

/** The bundled study, which needs no files. */
final class Sample implements Recipe {
  @Override
  public String name() {
    return "sample";
  }

  @Override
  public StudyTables tables(Path data, RecipeParameters parameters) {
    return SampleStudy.tables(new SampleParameters(parameters.sampleCellKm()));
  }
}
