package org.tradewind.importers.grid;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import org.tradewind.axes.CompensatedSum;
import org.tradewind.axes.LambertGrid;
import org.tradewind.axes.UserError;
import org.tradewind.importers.source.ImportSettings;
import org.tradewind.importers.source.Importer;
import org.tradewind.tables.Provenance;
import org.tradewind.tables.StudyTables;

/**
 * People and PM2.5 on a regular grid in longitude and latitude (CSV, one row a point) -> the
 * projected cells of the study. People are conserved; see {@link PointSpread}. Cells that come out
 * without PM2.5 take it from the nearest cell that has one.
 */
public final class GridCsvImporter implements Importer {
  /**
   * The settings for the 0.1 degree data of China 2015 in the folder china_grid (see
   * docs/data-sources.md): points and values in three files, 0 marking a missing PM2.5.
   */
  public static final Map<String, String> CHINA_2015 =
      Map.of(
          "points", "FID_info.csv",
          "id", "FID",
          "lon", "x",
          "lat", "y",
          "population_file", "GridPop.csv",
          "population_column", "2015",
          "pm25_file", "GridPM25.csv",
          "pm25_column", "2015",
          "missing", "0");

  @Override
  public String format() {
    return "grid-csv";
  }

  @Override
  public String describes() {
    return "people and PM2.5 on a lon/lat grid (CSV) -> cell, completed where there is one";
  }

  @Override
  public List<Setting> settings() {
    return GridSettings.with(
        ENCODING,
        new Setting("points", "points.csv", "file of the points where the source is a folder"),
        new Setting("id", "", "column that joins points and values; empty: all in one file"),
        new Setting("lon", "lon", "column of the longitude of a point"),
        new Setting("lat", "lat", "column of its latitude"),
        new Setting("population_file", "", "file of the people; empty: that of the points"),
        new Setting("population_column", "", "column of the people; empty: none to read"),
        new Setting("pm25_file", "", "file of PM2.5; empty: that of the points"),
        new Setting("pm25_column", "", "column of PM2.5 in ug/m3; empty: none to read"),
        new Setting("missing", "", "number that marks a missing PM2.5, besides an empty field"),
        new Setting("size_deg", "0.1", "width of the square around a point, degrees"),
        new Setting("samples", "4", "places across the square at which it is spread"),
        new Setting("snap_km", "50", "farthest cell that takes people who live in none"),
        new Setting("source", "Gridded data", "publisher and year"));
  }

  @Override
  public StudyTables read(Path source, ImportSettings settings, StudyTables existing) {
    boolean people = !settings.text("population_column").isEmpty();
    boolean pm25 = !settings.text("pm25_column").isEmpty();
    if (!people && !pm25) {
      throw new UserError(
          "import grid-csv",
          "neither population_column nor pm25_column",
          "at least one of them",
          "Say which column to read with --set.");
    }
    double size = positive(settings, "size_deg");
    int samples = GridSettings.whole(format(), settings, "samples");
    positive(settings, "samples");
    if (!settings.text("missing").isEmpty()) {
      settings.number("missing");
    }
    LambertGrid grid = GridSettings.read(format(), settings);
    GridPoints points = GridPoints.read(source, settings);
    CellTable cells = new CellTable(grid, existing);
    if (cells.cells().length == 0) {
      cover(grid, points, size, samples, cells);
    }
    PointSpread spread = new PointSpread(grid, cells.cells(), settings.number("snap_km"));
    spread.add(points, size, samples);
    String note =
        (people ? complete(cells, spread, points) : "") + (pm25 ? fill(cells, spread) : "");
    Provenance origin =
        new Provenance(
            Provenance.Status.ESTIMATED,
            settings.text("source"),
            String.format(
                Locale.ROOT,
                "%d points of %s degrees at %d x %d places spread over the cells%s",
                points.size(),
                settings.text("size_deg"),
                samples,
                samples,
                note),
            points.files());
    return cells.tables(CellTable.origin(existing, origin));
  }

  private double positive(ImportSettings settings, String key) {
    double value = settings.number(key);
    if (!(value > 0)) {
      throw new UserError(
          "import grid-csv --set " + key,
          settings.text(key),
          "a number above 0",
          "Correct the setting.");
    }
    return value;
  }

  /** Without a table cell, the study's cells are all that the points touch. */
  private static void cover(
      LambertGrid grid, GridPoints points, double size, int samples, CellTable cells) {
    TreeSet<Integer> touched = new TreeSet<>();
    for (int p = 0; p < points.size(); p++) {
      for (int i = 0; i < samples; i++) {
        for (int j = 0; j < samples; j++) {
          double lon = PointSpread.sample(points.lon(p), size, i, samples);
          double lat = PointSpread.sample(points.lat(p), size, j, samples);
          touched.add(grid.cellAt(lon, lat));
        }
      }
    }
    touched.remove(-1);
    if (touched.isEmpty()) {
      throw new UserError(
          "import grid-csv",
          "no point within the grid of " + grid,
          "points of the region that the grid covers",
          "Check which column is longitude and the settings of the grid.");
    }
    touched.forEach(cells::ensure);
  }

  private static String complete(CellTable cells, PointSpread spread, GridPoints points) {
    int[] numbers = cells.cells();
    double[] persons = spread.persons();
    for (int i = 0; i < numbers.length; i++) {
      cells.set(numbers[i], "population_persons", persons[i]);
    }
    return String.format(
        Locale.ROOT,
        "; %.0f persons in the cells (%.0f of them at %d points without a cell given to the"
            + " nearest), %.0f at %d points outside; %d points without a number of people",
        CompensatedSum.of(persons),
        spread.snappedPersons(),
        spread.snappedPoints(),
        spread.outsidePersons(),
        spread.outsidePoints(),
        points.withoutPersons());
  }

  private static String fill(CellTable cells, PointSpread spread) {
    int[] numbers = cells.cells();
    double[] measured = spread.pm25();
    double[] filled = spread.filled(measured);
    int gaps = 0;
    CompensatedSum persons = new CompensatedSum();
    for (int i = 0; i < numbers.length; i++) {
      cells.set(numbers[i], "pm25_ugm3", filled[i]);
      if (Double.isNaN(measured[i])) {
        gaps++;
        persons.add(cells.get(numbers[i], "population_persons"));
      }
    }
    return String.format(
        Locale.ROOT,
        "; PM2.5 weighted by people; %d cells without a value (%.0f persons) have that of the"
            + " nearest cell with one",
        gaps,
        persons.value());
  }
}
