package org.tradewind.importers.mrio;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import org.tradewind.axes.Names;
import org.tradewind.axes.UserError;
import org.tradewind.formats.csv.CsvStream;
import org.tradewind.formats.csv.SourceTexts;
import org.tradewind.formats.file.SourceFiles;
import org.tradewind.importers.source.Identities;
import org.tradewind.importers.source.ImportSettings;
import org.tradewind.importers.source.Importer;
import org.tradewind.importers.source.StudyFacts;
import org.tradewind.tables.Inputs;
import org.tradewind.tables.Provenance;
import org.tradewind.tables.StudyInfo;
import org.tradewind.tables.StudyTables;
import org.tradewind.tables.Table;
import org.tradewind.tables.Vocabulary;

/**
 * The long-run World Input-Output Database (LR-WIOD, 1965-2000, 25 countries and a rest of the
 * world x 23 sectors, millions of current US dollars) as one CSV, plain or gzipped.
 *
 * <p>Also the sheets of the releases of 2013 and 2016 ({@link WiotReading}).
 *
 * <p>Checked for every row i: sum_j Z_ij + sum_k Y_ik = x_i, and for every column j: sum_i Z_ij +
 * sum of the primary-input rows = x_j, with x the table's own {@code xGO}, in its column as in its
 * row. The stressor {@code value_added} is the row of that name (xVA); {@code primary_inputs} is
 * the sum of all primary-input rows (value added, net taxes on products, international transport
 * margins and the others), with which the columns close.
 */
public final class WiodImporter implements Importer {
  /** The category of household consumption, which WIOD does not split into rural and urban. */
  public static final String HOUSEHOLD = "household";

  private static final String CURRENCY = "10^6 USD";
  private static final String INTERMEDIATE = "xII";
  private static final String VALUE_ADDED = "xVA";

  /** Columns that only the long-run table has. */
  private static final String LONG_RUN_COLUMN = "IndustryCode_isic3|[A-Za-z]+_x?[A-Za-z0-9_]+";

  private static final String RELEASES =
      "World Input-Output Database (Timmer, Dietzenbacher, Los, Stehrer and de Vries 2015, Review of"
          + " International Economics 23, 575-605)";
  private static final List<String> PRIMARY_ROWS =
      List.of(VALUE_ADDED, "xTXSP", "xSD", "xPURNR", "xPURR", "xMRG_int");
  private static final String SOURCE =
      "World Input-Output Database, long-run tables (Woltjer, Gouma and Timmer 2021, GGDC Research"
          + " Memorandum 190)";

  @Override
  public String format() {
    return "wiod";
  }

  @Override
  public String describes() {
    return "WIOD: long-run table (CSV or CSV.GZ), or a sheet of the releases of 2013 and 2016 (XLSX or"
        + " CSV) -> region, sector, transactions, final_demand, output, stressors value_added and"
        + " primary_inputs";
  }

  @Override
  public List<Setting> settings() {
    return List.of(
        ENCODING,
        new Setting(
            "balance_tolerance", "1e-6", "largest gap of a row or column relative to its output"),
        new Setting(
            "balance_absolute",
            "auto",
            "the same in millions of US dollars, for the sheets of 2013 and 2016; auto: half a unit"
                + " of the last decimal for each number of a row"));
  }

  @Override
  public StudyTables read(Path source, ImportSettings settings, StudyTables existing) {
    double tolerance = settings.number("balance_tolerance");
    Provenance.SourceFile hashed = SourceFiles.hashed(source);
    if (!isLongRun(source, settings.texts())) {
      return readRelease(source, settings, existing, hashed);
    }
    Reading reading;
    try (CsvStream stream = settings.texts().open(source, ',')) {
      String[] header = stream.next();
      if (header == null) {
        throw UserError.emptyFile(source.toString());
      }
      reading = new Reading(source, WiodLayout.of(source, header));
      for (String[] row = stream.next(header.length);
          row != null;
          row = stream.next(header.length)) {
        reading.accept(stream, row);
      }
      settings.texts().used(source, reading.layout.header(), reading.layout.used());
    }
    Identities identities = reading.check(tolerance);
    MrioTables mrio = reading.mrio;
    mrio.output(reading.output);
    mrio.stressor(Vocabulary.VALUE_ADDED, "Value added", CURRENCY, reading.totalRow(VALUE_ADDED));
    mrio.stressor(Vocabulary.PRIMARY_INPUTS, "Primary inputs", CURRENCY, reading.primarySum());
    Provenance origin =
        new Provenance(
            Provenance.Status.REAL,
            SOURCE + ", year " + String.join(", ", reading.years),
            note(identities),
            List.of(hashed));
    StudyTables tables =
        mrio.build(reading.regionTable(), reading.sectorTable(), origin, source.toString());
    StudyFacts.complete(tables, existing, reading.facts(), origin);
    return tables;
  }

  /** Whether the file is the long-run CSV: its first line names the columns. */
  private static boolean isLongRun(Path source, SourceTexts texts) {
    String name = source.getFileName().toString().toLowerCase(Locale.ROOT);
    if (name.matches(".*\\.xls[xb]?")) {
      return false;
    }
    try (CsvStream stream = texts.open(source, ',')) {
      String[] header = stream.next();
      return header == null || Arrays.stream(header).anyMatch(h -> h.matches(LONG_RUN_COLUMN));
    }
  }

  /** The sheet of the releases of 2013 and 2016. */
  private static StudyTables readRelease(
      Path source, ImportSettings settings, StudyTables existing, Provenance.SourceFile hashed) {
    WiotReading reading = WiotReading.of(source, settings.texts());
    Identities identities =
        reading.check(settings.number("balance_tolerance"), settings.text("balance_absolute"));
    reading.addStressors(CURRENCY);
    List<String> remarks = new ArrayList<>(reading.remarks());
    remarks.addAll(identities.remarks());
    Provenance origin =
        new Provenance(
                Provenance.Status.REAL,
                RELEASES + ", " + reading.release(),
                "Millions of current US dollars. Final demand of households, NPISH, government, fixed"
                    + " capital and inventories. The table's own rest of the world is the region xRoW"
                    + " or xROW, not the destination ROW. Rows of totals read: "
                    + reading.totalsRead()
                    + ". "
                    + identities.summary(),
                List.of(hashed))
            .remarking(remarks);
    StudyTables tables =
        reading
            .mrio()
            .build(reading.regionTable(), reading.sectorTable(), origin, source.toString());
    StudyFacts.complete(tables, existing, reading.facts(CURRENCY), origin);
    return tables;
  }

  private static String note(Identities identities) {
    return "Millions of current US dollars. Final demand: xCONS_h = household, xCONS_g = government,"
        + " xGFCF = fixed_capital, xINV = inventories. xROW is WIOD's own rest-of-world region, not"
        + " the destination ROW. value_added = "
        + VALUE_ADDED
        + ", primary_inputs = "
        + String.join(" + ", PRIMARY_ROWS)
        + ". "
        + identities.summary();
  }

  /** The rows of one file as they come. */
  private static final class Reading {
    private final Path source;
    private final WiodLayout layout;
    private final MrioTables mrio;
    private final double[] output;
    private final Map<String, double[]> totalRows = new HashMap<>();
    private final Map<String, String> sectorNames = new HashMap<>();
    private final TreeSet<String> years = new TreeSet<>();
    private final int code;
    private final int description;
    private final int country;
    private final int year;

    private Reading(Path source, WiodLayout layout) {
      this.source = source;
      this.layout = layout;
      this.mrio = new MrioTables(layout.regions(), layout.sectors());
      this.output = new double[mrio.size()];
      this.code = layout.header().indexOf(WiodLayout.CODE);
      this.description = layout.header().indexOf(WiodLayout.DESCRIPTION);
      this.country = layout.header().indexOf(WiodLayout.COUNTRY);
      this.year = layout.header().indexOf(WiodLayout.YEAR);
    }

    private void accept(CsvStream stream, String[] row) {
      years.add(row[year]);
      if (row[country].equals(WiodLayout.TOTAL)) {
        acceptTotal(stream, row);
        return;
      }
      String region = MrioTables.regionCode(row[country]);
      int position = mrio.position(region, row[code], stream.where());
      mrio.row(position, sectorValues(stream, row), stream.where());
      for (FinalDemandColumn to : layout.finalDemand()) {
        mrio.deliver(
            position, to.region(), to.category(), stream.number(row, to.column(), layout.header()));
      }
      output[position] = stream.number(row, layout.outputColumn(), layout.header());
      sectorNames.putIfAbsent(row[code], row[description]);
    }

    private void acceptTotal(CsvStream stream, String[] row) {
      String name = row[code];
      boolean known =
          PRIMARY_ROWS.contains(name)
              || name.equals(INTERMEDIATE)
              || name.equals(WiodLayout.OUTPUT);
      if (!known) {
        throw new UserError(
            stream.where(),
            "the total row '" + name + "'",
            "one of " + INTERMEDIATE + ", " + PRIMARY_ROWS + ", " + WiodLayout.OUTPUT,
            Names.didYouMean(name, PRIMARY_ROWS));
      }
      if (totalRows.put(name, sectorValues(stream, row)) != null) {
        throw UserError.duplicate(stream.where(), "total row '" + name + "'", "");
      }
    }

    private double[] sectorValues(CsvStream stream, String[] row) {
      int[] columns = layout.sectorColumn();
      double[] values = new double[columns.length];
      for (int j = 0; j < columns.length; j++) {
        values[j] = stream.number(row, columns[j], layout.header());
      }
      return values;
    }

    private double[] totalRow(String name) {
      double[] row = totalRows.get(name);
      if (row == null) {
        throw new UserError(
            source.toString(),
            "no row '" + name + "' of country " + WiodLayout.TOTAL,
            "that row below the sectors",
            "The file may have been cut short: fetch it again.");
      }
      return row;
    }

    private double[] primarySum() {
      double[] sum = new double[mrio.size()];
      for (String name : PRIMARY_ROWS) {
        double[] row = totalRow(name);
        for (int j = 0; j < sum.length; j++) {
          sum[j] += row[j];
        }
      }
      return sum;
    }

    private Identities check(double tolerance) {
      mrio.requireAllRows(source.toString());
      Identities identities = new Identities(tolerance);
      double[] primary = primarySum();
      double[] outputRow = totalRow(WiodLayout.OUTPUT);
      double[] intermediate = totalRow(INTERMEDIATE);
      for (int i = 0; i < mrio.size(); i++) {
        double x = output[i];
        String row = "row " + mrio.label(i);
        String column = "column " + mrio.label(i);
        identities.equal("Z e + Y e = xGO", row, mrio.rowSum(i), x, x);
        identities.equal("e'Z = xII", column, mrio.columnSum(i), intermediate[i], x);
        identities.equal(
            "e'Z + primary inputs = xGO", column, mrio.columnSum(i) + primary[i], x, x);
        identities.equal("xGO row = xGO column", column, outputRow[i], x, x);
      }
      identities.require(
          source.toString(),
          "Fetch the file again, or raise balance_tolerance if you know the gaps.");
      return identities;
    }

    /** The year only where all rows are of one. */
    private Map<String, String> facts() {
      Map<String, String> facts = new HashMap<>();
      facts.put(StudyInfo.CURRENCY, CURRENCY);
      if (years.size() == 1 && StudyInfo.isYear(years.first())) {
        facts.put(StudyInfo.YEAR, years.first());
      }
      return facts;
    }

    private Table regionTable() {
      Table.Builder builder = Table.builder(Inputs.REGION);
      for (String region : layout.regions().labels()) {
        String name = region.equals("xROW") ? "Rest of the world (region of the table)" : region;
        builder.add(region, name, Double.NaN, Double.NaN, Double.NaN);
      }
      return builder.build();
    }

    private Table sectorTable() {
      Table.Builder builder = Table.builder(Inputs.SECTOR);
      for (String sector : layout.sectors().labels()) {
        builder.add(sector, sectorNames.get(sector), isicGroup(sector));
      }
      return builder.build();
    }
  }

  /** Group of a sector by the ISIC Rev. 3 section that begins its code. */
  private static String isicGroup(String sector) {
    return switch (sector.charAt(0)) {
      case 'A', 'B' -> "Agriculture";
      case 'C' -> "Mining";
      case 'D' -> "Manufacturing";
      case 'E' -> "Utilities";
      case 'F' -> "Construction";
      case 'I' -> "Transport and communication";
      default -> "Services";
    };
  }
}
