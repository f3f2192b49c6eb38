package org.tradewind.importers.weather;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import org.tradewind.axes.LambertGrid;
import org.tradewind.axes.Months;
import org.tradewind.axes.UserError;
import org.tradewind.formats.file.SourceFiles;
import org.tradewind.formats.ioapi.IoapiFile;
import org.tradewind.importers.grid.GridSettings;
import org.tradewind.importers.source.ImportSettings;
import org.tradewind.importers.source.Importer;
import org.tradewind.tables.AirInputs;
import org.tradewind.tables.Provenance;
import org.tradewind.tables.StudyTables;
import org.tradewind.tables.Table;

/**
 * A weather model's output in IOAPI files (MCIP's, say) -> monthly means at the centres of the
 * file's cells. Months and variables may come one import after the other.
 */
public final class MeteorologyImporter implements Importer {
  @Override
  public String format() {
    return "meteorology";
  }

  @Override
  public String describes() {
    return "winds, mixing height, precipitation in IOAPI NetCDF files, one or a folder of them ->"
        + " meteorology, monthly means by time stamp; missing values (refused), packing and units as"
        + " the files declare them";
  }

  @Override
  public List<Setting> settings() {
    List<Setting> settings = new ArrayList<>(WeatherSettings.SETTINGS);
    settings.add(new Setting("thin", "1", "take every n-th column and row as a point"));
    settings.add(new Setting("source", "A weather model", "which model and run, and year"));
    return List.copyOf(settings);
  }

  @Override
  public StudyTables read(Path source, ImportSettings settings, StudyTables existing) {
    WeatherSettings names = WeatherSettings.read(format(), settings);
    int thin = GridSettings.whole(format(), settings, "thin");
    if (thin < 1) {
      throw new UserError(
          "import meteorology --set thin",
          settings.text("thin"),
          "at least 1",
          "Give 1 to take every point, n to take every n-th column and row.");
    }
    List<Provenance.SourceFile> hashes = new ArrayList<>();
    MonthlyWeather weather = null;
    LambertGrid grid = null;
    for (Path path : files(source)) {
      try (IoapiFile file = IoapiFile.open(path)) {
        if (weather == null) {
          grid = file.wholeGrid();
          weather = new MonthlyWeather(names, grid);
        }
        weather.add(path, file);
      }
      hashes.add(SourceFiles.hashed(path));
    }
    Rows rows = new Rows(existing);
    for (String variable : names.variables()) {
      rows.put(variable, points(grid, thin, variable, weather));
    }
    Provenance origin =
        new Provenance(
            Provenance.Status.ESTIMATED,
            settings.text("source"),
            String.join(", ", names.variables()) + ": means of steps, " + steps(weather),
            hashes,
            weather.remarks());
    return new StudyTables().put(rows.table(), rows.origin(existing, origin));
  }

  private static List<Path> files(Path source) {
    if (!Files.isDirectory(source)) {
      return List.of(source);
    }
    List<Path> files = SourceFiles.within(source);
    if (files.isEmpty()) {
      throw new UserError(
          source.toString(),
          "an empty folder",
          "IOAPI files",
          "Give one IOAPI file, or a folder of them.");
    }
    return files;
  }

  private static String steps(MonthlyWeather weather) {
    StringJoiner text = new StringJoiner(", ");
    for (int m = 0; m < Months.COUNT; m++) {
      if (weather.steps()[m] > 0) {
        text.add(Months.COLUMNS.get(m) + " of " + weather.steps()[m]);
      }
    }
    return text.toString();
  }

  /** Monthly values by place of the cells that are taken: the middle ones of thin x thin. */
  private static Map<Place, double[]> points(
      LambertGrid grid, int thin, String variable, MonthlyWeather weather) {
    Map<Place, double[]> points = new LinkedHashMap<>();
    for (int row = Math.min(thin / 2, grid.nrows() - 1); row < grid.nrows(); row += thin) {
      for (int col = Math.min(thin / 2, grid.ncols() - 1); col < grid.ncols(); col += thin) {
        int cell = grid.cell(col, row);
        double[] months = new double[Months.COUNT];
        for (int m = 0; m < months.length; m++) {
          months[m] = weather.mean(variable, m, cell);
        }
        points.put(new Place(grid.lonOfCentre(cell), grid.latOfCentre(cell)), months);
      }
    }
    return points;
  }

  private record Place(double lon, double lat) {}

  /** The table meteorology while it is completed. */
  private static final class Rows {
    private final Map<String, Map<Place, double[]>> byVariable = new LinkedHashMap<>();

    Rows(StudyTables existing) {
      if (existing.has(AirInputs.METEOROLOGY)) {
        Table table = existing.require(AirInputs.METEOROLOGY);
        for (int r = 0; r < table.rows(); r++) {
          double[] months = new double[Months.COUNT];
          for (int m = 0; m < months.length; m++) {
            months[m] = table.doubles(Months.COLUMNS.get(m))[r];
          }
          byVariable
              .computeIfAbsent(table.strings("variable")[r], v -> new LinkedHashMap<>())
              .put(new Place(table.doubles("lon")[r], table.doubles("lat")[r]), months);
        }
      }
    }

    /** Adds a variable, or the months of it that were read now. */
    void put(String variable, Map<Place, double[]> points) {
      Map<Place, double[]> known = byVariable.get(variable);
      if (known == null) {
        byVariable.put(variable, points);
        return;
      }
      if (!known.keySet().equals(points.keySet())) {
        throw new UserError(
            "table meteorology, variable " + variable,
            known.size()
                + " points from an earlier import, other than the "
                + points.size()
                + " of these files",
            "the same points in all months",
            "Import the months from files of one grid with the same thin, or into a new folder.");
      }
      known.forEach(
          (place, months) -> {
            double[] added = points.get(place);
            for (int m = 0; m < months.length; m++) {
              months[m] = Double.isNaN(added[m]) ? months[m] : added[m];
            }
          });
    }

    Table table() {
      Table.Builder table = Table.builder(AirInputs.METEOROLOGY);
      Object[] row = new Object[3 + Months.COUNT];
      byVariable.forEach(
          (variable, points) ->
              points.forEach(
                  (place, months) -> {
                    row[0] = place.lon;
                    row[1] = place.lat;
                    row[2] = variable;
                    for (int m = 0; m < months.length; m++) {
                      row[3 + m] = months[m];
                    }
                    table.add(row);
                  }));
      return table.build();
    }

    Provenance origin(StudyTables existing, Provenance added) {
      if (!existing.has(AirInputs.METEOROLOGY)) {
        return added;
      }
      return existing.provenance(AirInputs.METEOROLOGY.name()).continuedBy(added);
    }
  }
}
