package org.tradewind.importers.regional;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.tradewind.axes.Axis;
import org.tradewind.axes.UserError;
import org.tradewind.formats.csv.SourceTexts;
import org.tradewind.formats.file.SourceFiles;
import org.tradewind.importers.china.ChinaFacts;
import org.tradewind.importers.mrio.MrioTables;
import org.tradewind.importers.source.ImportSettings;
import org.tradewind.importers.source.Importer;
import org.tradewind.importers.source.StudyFacts;
import org.tradewind.tables.Inputs;
import org.tradewind.tables.NationalTable;
import org.tradewind.tables.Provenance;
import org.tradewind.tables.StudyInfo;
import org.tradewind.tables.StudyTables;
import org.tradewind.tables.Table;
import org.tradewind.tables.Vocabulary;

/**
 * A national input-output table as CSV with domestic and imported use apart: the layout of the
 * public copies of China's tables (columns Code, Description, Origin, one per sector, then TIU, TC,
 * FU201, FU202, EX, TFU, GO; rows of origin Domestic, Imports and TOT). {@link NationalIoLayout}
 * lists every label it knows.
 *
 * <p>As study tables it is an MRIO of one region: Z and Y hold domestic products only, {@code
 * value_added} and {@code imports} (imported intermediate use of each column) are stressors, so
 * that for every column e'Z + imports + value_added = x. Imported products that go to final demand
 * directly stand in no table; the provenance says how much that is.
 */
public final class NationalIoImporter implements Importer {
  /** Total consumption, where the source does not split it by who consumes. */
  public static final String CONSUMPTION = "consumption";

  private static final double DEFAULT_TOLERANCE = 1e-6;

  @Override
  public String format() {
    return "national-io";
  }

  @Override
  public String describes() {
    return "national input-output table (CSV, domestic and imported use) -> region, sector,"
        + " transactions, final_demand, output, stressors value_added and imports";
  }

  @Override
  public List<Setting> settings() {
    return List.of(
        ENCODING,
        new Setting("region", "CN", "code of the one region"),
        new Setting("region_name", "China", "its name for people"),
        new Setting("currency", "10^4 CNY", "unit of the values, for the provenance"),
        new Setting("source", "National input-output table", "publisher and year"),
        new Setting(
            "balance_tolerance",
            String.valueOf(DEFAULT_TOLERANCE),
            "largest gap of a row or column relative to its output"));
  }

  /** Reads a table in 10^4 CNY; rows and columns must balance to 1e-6 of their output. */
  public static NationalTable readNational(Path file) {
    return NationalIoReading.of(file, SourceTexts.utf8(), DEFAULT_TOLERANCE).table("10^4 CNY");
  }

  @Override
  public StudyTables read(Path source, ImportSettings settings, StudyTables existing) {
    String region = settings.text("region");
    if (region.isBlank() || !MrioTables.regionCode(region).equals(region)) {
      throw new UserError(
          "import " + format() + " --set region",
          "'" + region + "'",
          "a code other than the destinations ROW and ERR",
          "Name the country, e.g. CN.");
    }
    Provenance.SourceFile hashed = SourceFiles.hashed(source);
    NationalIoReading reading =
        NationalIoReading.of(source, settings.texts(), settings.number("balance_tolerance"));
    NationalTable table = reading.table(settings.text("currency"));
    Provenance origin =
        new Provenance(
            Provenance.Status.REAL, settings.text("source"), note(table, reading), List.of(hashed));
    Table regions =
        Table.builder(Inputs.REGION)
            .add(region, settings.text("region_name"), Double.NaN, Double.NaN, Double.NaN)
            .build();
    StudyTables tables =
        mrio(region, table).build(regions, sectorTable(table, reading), origin, source.toString());
    StudyFacts.complete(tables, existing, Map.of(StudyInfo.CURRENCY, table.currency()), origin);
    return tables;
  }

  private static MrioTables mrio(String region, NationalTable table) {
    int size = table.sectors().size();
    MrioTables mrio = new MrioTables(Axis.of("region", region), table.sectors());
    for (int i = 0; i < size; i++) {
      double[] row = new double[size];
      for (int j = 0; j < size; j++) {
        row[j] = table.z()[i + j * size];
      }
      mrio.row(i, row, table.sectors().label(i));
      for (Map.Entry<String, double[]> category : table.finalDemand().entrySet()) {
        mrio.deliver(i, region, category.getKey(), category.getValue()[i]);
      }
      mrio.deliver(i, Vocabulary.ROW, Vocabulary.EXPORT, table.export()[i]);
      mrio.deliver(i, Vocabulary.ERR, Vocabulary.OTHERS, table.errors()[i]);
    }
    mrio.output(table.output());
    mrio.stressor(Vocabulary.VALUE_ADDED, "Value added", table.currency(), table.valueAdded());
    mrio.stressor(
        Vocabulary.IMPORTS, "Imported intermediate use", table.currency(), table.imports());
    return mrio;
  }

  private static Table sectorTable(NationalTable table, NationalIoReading reading) {
    Table.Builder builder = Table.builder(Inputs.SECTOR);
    for (int i = 0; i < table.sectors().size(); i++) {
      String name = reading.name(i);
      builder.add(
          table.sectors().label(i),
          name,
          ChinaFacts.group(table.sectors(), i, name),
          ChinaFacts.shortName(table.sectors(), i),
          ChinaFacts.localName(table.sectors(), i));
    }
    return builder.build();
  }

  private static String note(NationalTable table, NationalIoReading reading) {
    return "Unit "
        + table.currency()
        + ". Domestic deliveries only; final demand categories "
        + table.finalDemand().keySet()
        + (table.finalDemand().containsKey(CONSUMPTION)
            ? " (the file does not split consumption into rural, urban and government)"
            : "")
        + String.format(
            Locale.ROOT,
            "; imported products used by final demand, %.6g in all, are in no table. ",
            reading.importedFinalUse())
        + reading.identities().summary();
  }
}
