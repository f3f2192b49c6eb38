package org.tradewind.recipes;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.tradewind.importers.mrio.WiodImporter;
import org.tradewind.importers.source.ImportSettings;
import org.tradewind.recipes.study.PublicFiles;
import org.tradewind.recipes.study.Recipe;
import org.tradewind.recipes.study.RecipeParameters;
import org.tradewind.tables.NameTables;
import org.tradewind.tables.StudyInfo;
import org.tradewind.tables.StudyTables;

/** The WIOD long-run table 2000 as it is; its stressors are value added and all primary inputs. */
final class Wiod2000 implements Recipe {
  static final String FILE = "wiod_longrun_2000/WIODlr_WIOT_2000.csv.gz";

  @Override
  public String name() {
    return "wiod-2000";
  }

  @Override
  public StudyTables tables(Path data, RecipeParameters parameters) {
    PublicFiles files = PublicFiles.of(name(), data, List.of(FILE));
    WiodImporter importer = new WiodImporter();
    StudyTables tables =
        importer.read(files.path(FILE), ImportSettings.of(importer, Map.of()), new StudyTables());
    StudyInfo names =
        new StudyInfo(
            Map.of(
                StudyInfo.TITLE,
                "The world in 2000 (WIOD)",
                StudyInfo.REGION_WORD,
                "country",
                StudyInfo.REGION_WORD_PLURAL,
                "countries"));
    return tables.put(
        names.over(StudyInfo.of(tables)).table(), tables.provenance(NameTables.STUDY_INFO.name()));
  }
}
