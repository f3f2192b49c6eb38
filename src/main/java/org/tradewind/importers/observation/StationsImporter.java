package org.tradewind.importers.observation;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.tradewind.axes.Species;
import org.tradewind.axes.UserError;
import org.tradewind.formats.csv.CsvStream;
import org.tradewind.formats.file.SourceFiles;
import org.tradewind.importers.source.ImportSettings;
import org.tradewind.importers.source.Importer;
import org.tradewind.tables.AirInputs;
import org.tradewind.tables.Provenance;
import org.tradewind.tables.StudyTables;
import org.tradewind.tables.Table;

/**
 * Stations with coordinates and one measured species (CSV, a row a station) -> observation. Rows of
 * other species that are there already stay.
 */
public final class StationsImporter implements Importer {
  @Override
  public String format() {
    return "stations";
  }

  @Override
  public String describes() {
    return "stations with coordinates and a measured species (CSV) -> observation";
  }

  @Override
  public List<Setting> settings() {
    return List.of(
        ENCODING,
        new Setting("site", "site", "column of the station's code"),
        new Setting("lon", "lon", "column of its longitude, degree east"),
        new Setting("lat", "lat", "column of its latitude, degree north"),
        new Setting("value", "value", "column of what was measured, ug/m3"),
        new Setting("species", Species.PM25, "what that is"),
        new Setting("averaging", "annual mean", "over what time, for the provenance"),
        new Setting("missing", "", "text that marks a missing value, besides an empty field"),
        new Setting("source", "Stations", "publisher and year"));
  }

  @Override
  public StudyTables read(Path source, ImportSettings settings, StudyTables existing) {
    String species = settings.text("species");
    if (!Species.IN_AIR.contains(species)) {
      throw UserError.unknown("import stations --set species", "", species, Species.IN_AIR);
    }
    Provenance.SourceFile hashed = SourceFiles.hashed(source);
    Reading reading = new Reading(species, settings);
    reading.keep(existing);
    reading.read(source);
    String note =
        String.format(
            Locale.ROOT,
            "%s from column '%s', %s; %d stations, %d of them without a value",
            species,
            settings.text("value"),
            settings.text("averaging"),
            reading.lineOf.size(),
            reading.without);
    return new StudyTables().put(reading.table.build(), reading.origin(existing, note, hashed));
  }

  /** One reading of a file. */
  private static final class Reading {
    private final String species;
    private final ImportSettings settings;
    private final Table.Builder table = Table.builder(AirInputs.OBSERVATION);
    private final Map<String, String> lineOf = new HashMap<>();
    private int without;

    Reading(String species, ImportSettings settings) {
      this.species = species;
      this.settings = settings;
    }

    /** Takes over the rows of other species. */
    private void keep(StudyTables existing) {
      if (!existing.has(AirInputs.OBSERVATION)) {
        return;
      }
      Table old = existing.require(AirInputs.OBSERVATION);
      for (int row = 0; row < old.rows(); row++) {
        if (!old.strings("species")[row].equals(species)) {
          Object[] values = new Object[old.schema().columns().size()];
          for (int c = 0; c < values.length; c++) {
            values[c] = old.value(row, c);
          }
          table.add(values);
        }
      }
    }

    private void read(Path source) {
      try (CsvStream csv = settings.texts().open(source, ',')) {
        String[] header = csv.next();
        if (header == null) {
          throw UserError.emptyFile(source.toString());
        }
        List<String> names = Arrays.asList(header);
        int site = CsvStream.column(source, header, settings.text("site"));
        int lon = CsvStream.column(source, header, settings.text("lon"));
        int lat = CsvStream.column(source, header, settings.text("lat"));
        int value = CsvStream.column(source, header, settings.text("value"));
        settings.texts().used(source, names, settingsOf("site", "lon", "lat", "value"));
        for (String[] row = csv.next(header.length); row != null; row = csv.next(header.length)) {
          String before = lineOf.put(row[site], csv.where());
          if (before != null || row[site].isBlank()) {
            throw before == null
                ? new UserError(
                    csv.where(), "no code", "a station with its code", "Give every station a code.")
                : UserError.duplicate(csv.where(), "station " + row[site], before);
          }
          table.add(
              row[site],
              csv.number(row, lon, names),
              csv.number(row, lat, names),
              species,
              measured(csv, row, value, names));
        }
      }
    }

    /** The columns that settings name. */
    private List<String> settingsOf(String... keys) {
      return Arrays.stream(keys).map(settings::text).toList();
    }

    private double measured(CsvStream csv, String[] row, int column, List<String> names) {
      String text = row[column].trim();
      if (text.isEmpty() || text.equals(settings.text("missing"))) {
        without++;
        return Double.NaN;
      }
      double value = csv.number(row, column, names);
      if (value < 0) {
        throw new UserError(
            csv.where() + ", column " + names.get(column),
            row[column],
            "at least 0 ug/m3",
            "Correct it, leave it empty, or name the mark of missing values by --set missing=...");
      }
      return value;
    }

    private Provenance origin(StudyTables existing, String note, Provenance.SourceFile file) {
      Provenance added =
          new Provenance(Provenance.Status.REAL, settings.text("source"), note, List.of(file));
      boolean alone = !existing.has(AirInputs.OBSERVATION) || table.rows() == lineOf.size();
      return alone ? added : existing.provenance("observation").completedBy(added);
    }
  }
}
