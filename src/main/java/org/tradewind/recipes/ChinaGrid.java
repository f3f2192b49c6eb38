package org.tradewind.recipes;

import java.util.Map;
import org.tradewind.axes.Axis;
import org.tradewind.axes.LambertGrid;
import org.tradewind.importers.ImportSettings;
import org.tradewind.importers.Importer;
import org.tradewind.importers.Importers;
import org.tradewind.tables.StudyTables;

/** The cells of the 36 km grid over China: provinces by their polygons, people and PM2.5. */
final class ChinaGrid {
  static final String POLYGONS = "geo/china_provinces_echarts4.geojson";
  static final String FOLDER = "china_grid";
  static final String POINTS = FOLDER + "/FID_info.csv";
  static final String POPULATION = FOLDER + "/GridPop.csv";
  static final String PM25 = FOLDER + "/GridPM25.csv";

  private ChinaGrid() {}

  /** The tables cell and cell_region, by the importers of polygons and of gridded CSV. */
  static StudyTables tables(PublicFiles files, LambertGrid grid, Axis regions) {
    StudyTables tables = new StudyTables();
    add(tables, "polygons", files, POLYGONS);
    add(tables, "grid-csv", files, FOLDER);
    return tables;
  }

  private static void add(StudyTables tables, String format, PublicFiles files, String source) {
    Importer importer = Importers.require(format);
    tables.putAll(importer.read(files.path(source), ImportSettings.of(importer, Map.of()), tables));
  }
}
