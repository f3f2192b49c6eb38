package org.tradewind.health;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;
import org.tradewind.importers.Importers;
import org.tradewind.importers.source.ImportSettings;
import org.tradewind.importers.source.Importer;
import org.tradewind.tables.Csv;
import org.tradewind.tables.Inputs;
import org.tradewind.tables.Provenance;
import org.tradewind.tables.StudyTables;
import org.tradewind.tables.Table;

/** People, PM2.5, rates and draws of China 2015 from the public files; tests skip without them. */
final class ChinaGridData {
  private static final Path DATA = Path.of("../shared/data");
  private static final Path GRID = DATA.resolve("china_grid");
  static final Path IER = DATA.resolve("exposure_response/IER2017_parameters.csv");

  private ChinaGridData() {}

  /** The table cell, 0.1 degree, one cell a row of the file; PM2.5 of 0 marks missing. */
  static Table cells() {
    Assumptions.assumeTrue(Files.exists(GRID), "needs " + GRID);
    Map<String, Double> people = new HashMap<>();
    Csv population = csv("GridPop.csv");
    for (int r = 0; r < population.rows(); r++) {
      people.put(population.text(r, "FID"), population.number(r, "2015"));
    }
    Csv csv = csv("GridPM25.csv");
    Table.Builder cell = Table.builder(Inputs.CELL);
    for (int r = 0; r < csv.rows(); r++) {
      double value = csv.number(r, "2015");
      double persons = people.get(csv.text(r, "FID"));
      cell.add(
          r, r, 0, 110.0, 30.0, 100.0, persons, value == 0 ? Double.NaN : value, Double.NaN, "");
    }
    return cell.build();
  }

  private static Csv csv(String name) {
    try (var reader = Files.newBufferedReader(GRID.resolve(name))) {
      return Csv.withNotes(reader, name);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** mortality_rate and age_share of 2015 by five-year groups and wider ones. */
  static StudyTables rates() {
    Assumptions.assumeTrue(Files.exists(GRID), "needs " + GRID);
    return read("gbd-rates", GRID, Map.of("year", "2015"));
  }

  /** exposure_response with the 1,000 draws of the IER by age. */
  static StudyTables draws(Map<String, String> settings) {
    Assumptions.assumeTrue(Files.exists(IER), "needs " + IER);
    return read("exposure-response", IER, settings);
  }

  /** All that the burden needs. */
  static StudyTables study(Map<String, String> drawSettings) {
    return rates()
        .putAll(draws(drawSettings))
        .put(cells(), Provenance.of(Provenance.Status.REAL, "china_grid", "0.1 degree"));
  }

  private static StudyTables read(String format, Path source, Map<String, String> given) {
    Importer importer = Importers.require(format);
    return importer.read(source, ImportSettings.of(importer, given), new StudyTables());
  }
}
