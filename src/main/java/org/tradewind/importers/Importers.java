package org.tradewind.importers;

import java.nio.file.Path;
import java.util.List;
import org.tradewind.axes.UserError;
import org.tradewind.importers.emission.CeadsEmissionsImporter;
import org.tradewind.importers.emission.GriddedInventoryImporter;
import org.tradewind.importers.emission.InventoryImporter;
import org.tradewind.importers.grid.CitiesImporter;
import org.tradewind.importers.grid.GridCsvImporter;
import org.tradewind.importers.grid.IoapiImporter;
import org.tradewind.importers.grid.PolygonsImporter;
import org.tradewind.importers.health.ExposureResponseImporter;
import org.tradewind.importers.health.GbdRatesImporter;
import org.tradewind.importers.health.GbdResultsImporter;
import org.tradewind.importers.mrio.CeadsMrioImporter;
import org.tradewind.importers.mrio.PymrioImporter;
import org.tradewind.importers.mrio.StressorTables;
import org.tradewind.importers.mrio.WiodImporter;
import org.tradewind.importers.observation.StationsImporter;
import org.tradewind.importers.regional.ChinaIoProvincesImporter;
import org.tradewind.importers.regional.ElectricityTradeImporter;
import org.tradewind.importers.regional.NationalIoImporter;
import org.tradewind.importers.source.ImportSettings;
import org.tradewind.importers.source.Importer;
import org.tradewind.importers.weather.MeteorologyImporter;
import org.tradewind.tables.StudyTables;
import org.tradewind.tables.Table;

/** The list of all importers. */
public final class Importers {
  /** All importers, in the order of the help. */
  public static final List<Importer> ALL =
      List.of(
          new PymrioImporter(),
          new WiodImporter(),
          new CeadsMrioImporter(),
          new NationalIoImporter(),
          new ChinaIoProvincesImporter(),
          new ElectricityTradeImporter(),
          new CeadsEmissionsImporter(),
          new PolygonsImporter(),
          new CitiesImporter(),
          new GridCsvImporter(),
          new IoapiImporter(),
          new ExposureResponseImporter(),
          new GbdRatesImporter(),
          new GbdResultsImporter(),
          new StationsImporter(),
          new MeteorologyImporter(),
          new GriddedInventoryImporter(),
          new InventoryImporter());

  private Importers() {}

  /**
   * Imports a source: the importer reads it, what its text files have and no table takes is
   * remarked, the origin is as the user states it, and stressors complete those of the folder.
   *
   * @param existing tables of the target folder
   */
  public static StudyTables read(
      Importer importer, Path source, ImportSettings settings, StudyTables existing) {
    StudyTables made = importer.read(source, settings, existing);
    List<String> leftOut = settings.texts().remarks();
    for (Table table : List.copyOf(made.tables().values())) {
      made.put(table, made.provenance(table.name()).remarking(leftOut));
    }
    return StressorTables.completed(settings.stated().over(made, existing), existing);
  }

  /** The importer of a format; an unknown format is refused with the nearest known one. */
  public static Importer require(String format) {
    List<String> known = ALL.stream().map(Importer::format).toList();
    return ALL.stream()
        .filter(i -> i.format().equals(format))
        .findFirst()
        .orElseThrow(() -> UserError.unknown("import", "format", format, known));
  }
}
