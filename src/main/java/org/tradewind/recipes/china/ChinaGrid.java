package org.tradewind.recipes.china;

import java.util.HashMap;
import java.util.Map;
import org.tradewind.importers.grid.GridCsvImporter;
import org.tradewind.importers.grid.PolygonsImporter;
import org.tradewind.importers.source.ImportSettings;
import org.tradewind.importers.source.Importer;
import org.tradewind.recipes.study.PublicFiles;
import org.tradewind.tables.StudyTables;

/** The cells of the 36 km grid over China: provinces by their polygons, people and PM2.5. */
final class ChinaGrid {
  static final String POLYGONS = "geo/china_provinces_echarts4.geojson";
  static final String FOLDER = "china_grid";
  static final String POINTS = FOLDER + "/FID_info.csv";
  static final String POPULATION = FOLDER + "/GridPop.csv";
  static final String PM25 = FOLDER + "/GridPM25.csv";

  private ChinaGrid() {}

  /** Adds cell and cell_region, and the areas of table region, which must be there. */
  static void addTo(StudyTables tables, PublicFiles files) {
    Map<String, String> polygons =
        Map.of(
            "codes",
            "china-provinces",
            "source",
            "Province polygons of Apache ECharts 4.9.0 (map/json/china.json)");
    add(tables, new PolygonsImporter(), polygons, files, POLYGONS);
    Map<String, String> grid = new HashMap<>(GridCsvImporter.CHINA_2015);
    grid.put(
        "source",
        "Gridded people and PM2.5 of 2015, 0.1 degree (github.com/evanliu3594/PM2.5-attr-mort)");
    add(tables, new GridCsvImporter(), grid, files, FOLDER);
  }

  private static void add(
      StudyTables tables,
      Importer importer,
      Map<String, String> settings,
      PublicFiles files,
      String source) {
    tables.putAll(importer.read(files.path(source), ImportSettings.of(importer, settings), tables));
  }
}
