package org.tradewind.importers.grid;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.tradewind.axes.UserError;
import org.tradewind.formats.csv.SourceTexts;
import org.tradewind.formats.file.SourceFiles;
import org.tradewind.importers.source.ImportSettings;
import org.tradewind.tables.Csv;
import org.tradewind.tables.Provenance;

/**
 * Gridded data as points: centres of source cells in degrees, with people and PM2.5. NaN stands for
 * a PM2.5 that the source lacks.
 */
final class GridPoints {
  private final double[] lon;
  private final double[] lat;
  private final double[] persons;
  private final double[] pm25;
  private final List<Provenance.SourceFile> files;
  private final int withoutPersons;

  private GridPoints(
      double[] lon,
      double[] lat,
      double[] persons,
      double[] pm25,
      List<Provenance.SourceFile> files,
      int withoutPersons) {
    this.lon = lon;
    this.lat = lat;
    this.persons = persons;
    this.pm25 = pm25;
    this.files = files;
    this.withoutPersons = withoutPersons;
  }

  /** Reads the files that the settings name, relative to the source's folder. */
  static GridPoints read(Path source, ImportSettings settings) {
    Path folder = Files.isDirectory(source) ? source : source.toAbsolutePath().getParent();
    Path points = Files.isDirectory(source) ? folder.resolve(settings.text("points")) : source;
    List<Provenance.SourceFile> files = new ArrayList<>();
    SourceTexts texts = settings.texts();
    files.add(SourceFiles.hashed(points));
    Csv coordinates = texts.read(points);
    int n = coordinates.rows();
    String id = settings.text("id");
    Map<String, Integer> rows = id.isEmpty() ? Map.of() : index(coordinates, id);
    double[] lon = new double[n];
    double[] lat = new double[n];
    for (int r = 0; r < n; r++) {
      lon[r] = degrees(coordinates, r, settings.text("lon"), 180);
      lat[r] = degrees(coordinates, r, settings.text("lat"), 90);
    }
    texts.used(
        points, coordinates.header(), List.of(id, settings.text("lon"), settings.text("lat")));
    Values values = new Values(folder, points, coordinates, rows, id, texts, files);
    double[] persons =
        values.read(settings.text("population_file"), settings.text("population_column"), "");
    double[] pm25 =
        values.read(
            settings.text("pm25_file"), settings.text("pm25_column"), settings.text("missing"));
    int without = 0;
    for (int r = 0; r < n; r++) {
      if (Double.isNaN(persons[r])) {
        persons[r] = 0;
        without++;
      }
    }
    return new GridPoints(lon, lat, persons, pm25, files, without);
  }

  private static double degrees(Csv csv, int row, String column, double limit) {
    double value = csv.number(row, column);
    if (!(Math.abs(value) <= limit)) {
      throw new UserError(
          csv.source() + ", row " + (row + 1),
          column + " = " + csv.text(row, column),
          "degrees from -" + (int) limit + " to " + (int) limit,
          "Give the points in longitude and latitude.");
    }
    return value;
  }

  private static Map<String, Integer> index(Csv csv, String id) {
    Map<String, Integer> rows = new HashMap<>();
    for (int r = 0; r < csv.rows(); r++) {
      if (rows.put(csv.text(r, id).strip(), r) != null) {
        throw UserError.duplicate(
            csv.source() + ", row " + (r + 1), id + " " + csv.text(r, id), "");
      }
    }
    return rows;
  }

  /** Looks values up by the points' ids, or by row where a file has its own coordinates. */
  private record Values(
      Path folder,
      Path points,
      Csv coordinates,
      Map<String, Integer> rows,
      String id,
      SourceTexts texts,
      List<Provenance.SourceFile> files) {

    double[] read(String file, String column, String missing) {
      double[] values = new double[coordinates.rows()];
      Arrays.fill(values, Double.NaN);
      if (column.isEmpty()) {
        return values;
      }
      if (file.isEmpty()) {
        texts.used(points, coordinates.header(), List.of(column));
        for (int r = 0; r < values.length; r++) {
          values[r] = amount(coordinates, r, column, missing);
        }
        return values;
      }
      if (id.isEmpty()) {
        throw new UserError(
            "import grid-csv --set id",
            "nothing, but values in a file of their own (" + file + ")",
            "the column that joins the points and their values",
            "Name the column, or put the values into the file of the points.");
      }
      Path path = folder.resolve(file);
      files.add(SourceFiles.hashed(path));
      Csv csv = texts.read(path);
      texts.used(path, csv.header(), List.of(id, column));
      index(csv, id);
      for (int r = 0; r < csv.rows(); r++) {
        Integer point = rows.get(csv.text(r, id).strip());
        if (point == null) {
          throw new UserError(
              csv.source() + ", row " + (r + 1),
              id + " " + csv.text(r, id),
              "the " + id + " of a point in " + coordinates.source(),
              "Add the point's coordinates or remove the row.");
        }
        values[point] = amount(csv, r, column, missing);
      }
      return values;
    }

    private static double amount(Csv csv, int row, String column, String missing) {
      String text = csv.text(row, column).strip();
      if (text.isEmpty()) {
        return Double.NaN;
      }
      double value = csv.number(row, column);
      if (!missing.isEmpty() && value == Double.parseDouble(missing)) {
        return Double.NaN;
      }
      if (!(value >= 0 && value <= Double.MAX_VALUE)) {
        throw new UserError(
            csv.source() + ", row " + (row + 1),
            column + " = " + text,
            "a finite number of at least 0",
            "Correct the value; set missing to the number that marks missing values.");
      }
      return value;
    }
  }

  int size() {
    return lon.length;
  }

  double lon(int point) {
    return lon[point];
  }

  double lat(int point) {
    return lat[point];
  }

  double persons(int point) {
    return persons[point];
  }

  /** PM2.5, ug/m3; NaN where the source has none. */
  double pm25(int point) {
    return pm25[point];
  }

  List<Provenance.SourceFile> files() {
    return files;
  }

  /** Points for which the source names no number of people; they count as empty. */
  int withoutPersons() {
    return withoutPersons;
  }
}
