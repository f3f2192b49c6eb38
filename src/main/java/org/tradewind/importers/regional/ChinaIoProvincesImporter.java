package org.tradewind.importers.regional;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.tradewind.axes.Names;
import org.tradewind.axes.UserError;
import org.tradewind.importers.china.ChinaFacts;
import org.tradewind.importers.china.IoCodes;
import org.tradewind.importers.source.Identities;
import org.tradewind.importers.source.ImportSettings;
import org.tradewind.importers.source.Importer;
import org.tradewind.tables.Provenance;
import org.tradewind.tables.StudyTables;

/**
 * Input-output tables of China's provinces, one file for each: CSV in the layout of the statistics
 * bureaus' codes (rows 01, ..., TII, VA001 to VA004, TVA, TI; columns 01, ..., TIU, FU101, ..., EX,
 * OF, IM, IF, ERR, GO) or the bureaus' own workbooks (.xls). They become {@code regional_use} and
 * {@code regional_balance}, in 10^4 CNY, from which a run builds the MRIO.
 *
 * <p>{@code value_added} of a sector is its output less its intermediate inputs, so that columns
 * close exactly; the row TVA must agree within the tolerance. {@link ProvinceCheck} lists what is
 * checked and mended; the provenance states every case.
 */
public final class ChinaIoProvincesImporter implements Importer {
  /** A province whose value added differs from the median by more than this factor is refused. */
  private static final double OTHER_UNIT = 100;

  @Override
  public String format() {
    return "china-io-provinces";
  }

  @Override
  public String describes() {
    return "input-output tables of China's provinces (folder, one CSV or .xls each) -> region,"
        + " sector, regional_use, regional_balance";
  }

  @Override
  public List<Setting> settings() {
    return ProvinceParameters.settings();
  }

  /**
   * Reads a folder, as the command does.
   *
   * @param settings those that differ from their defaults
   */
  public static StudyTables readProvinces(Path folder, Map<String, String> settings) {
    ChinaIoProvincesImporter importer = new ChinaIoProvincesImporter();
    return importer.read(folder, ImportSettings.of(importer, settings), new StudyTables());
  }

  @Override
  public StudyTables read(Path source, ImportSettings settings, StudyTables existing) {
    ProvinceParameters parameters = ProvinceParameters.of(settings, format());
    ProvinceFiles files = ProvinceFiles.read(source, parameters.csvUnit(), settings.texts());
    requireProvinces(source, files, parameters);
    ProvinceFindings findings = new ProvinceFindings();
    Identities identities = new Identities(parameters.tolerance());
    ProvinceCheck check = new ProvinceCheck(parameters, identities, findings);
    ProvinceSectors sectors = ProvinceSectors.of(files.tables(), parameters, findings);
    List<ProvinceTable> tables =
        files.tables().stream().map(t -> t.inOrderOf(sectors.axis())).toList();
    requireSameUnit(tables);
    tables.forEach(check::accept);
    identities.require(
        source.toString(),
        "Correct the files, or raise " + ProvinceParameters.TOLERANCE + " if you know the gaps.");
    ProvinceOutput output = new ProvinceOutput();
    tables.forEach(output::accept);
    Provenance origin =
        new Provenance(
            Provenance.Status.REAL,
            parameters.source(),
            note(files, tables, parameters)
                + " "
                + identities.summary()
                + " "
                + output.gap()
                + " "
                + findings.text(),
            files.hashed());
    return new StudyTables()
        .put(ChinaFacts.regionTable(tables.stream().map(ProvinceTable::region).toList()), origin)
        .put(sectors.table(), origin)
        .put(output.use(), origin)
        .put(output.balance(), origin);
  }

  private static void requireProvinces(
      Path source, ProvinceFiles files, ProvinceParameters parameters) {
    List<String> here = files.tables().stream().map(ProvinceTable::region).toList();
    List<String> missing =
        ChinaFacts.provinces().labels().stream()
            .filter(code -> !here.contains(code))
            .map(code -> code + " (" + ChinaFacts.provinceName(code) + ")")
            .toList();
    if (here.isEmpty() || parameters.all() && !missing.isEmpty()) {
      throw new UserError(
          source.toString(),
          here.isEmpty()
              ? "no province's table; other files: " + Names.some(files.others())
              : "no table of " + String.join(", ", missing) + "; " + here.size() + " provinces",
          "a CSV (XX.csv) or .xls of each of the 31 provinces",
          here.isEmpty()
              ? "Add the files."
              : "Add the files, or read those that are there with --set "
                  + ProvinceParameters.PROVINCES
                  + "=some.");
    }
    if (files.years().size() > 1) {
      throw new UserError(
          source.toString(),
          "workbooks of the years " + files.years(),
          "tables of one year",
          "Import one year at a time.");
    }
  }

  private static void requireSameUnit(List<ProvinceTable> tables) {
    double[] added = tables.stream().mapToDouble(ChinaIoProvincesImporter::size).toArray();
    double median = median(added);
    for (int r = 0; r < added.length; r++) {
      if (added[r] * OTHER_UNIT < median || added[r] > median * OTHER_UNIT) {
        throw new UserError(
            tables.get(r).source(),
            "a value added of "
                + ProvinceFindings.amount(added[r])
                + " "
                + ProvinceUnit.TEN_THOUSAND
                + ", where the median of the provinces is "
                + ProvinceFindings.amount(median),
            "less than a factor of " + OTHER_UNIT + " between them",
            "The file is probably in another unit than the others: convert it to theirs.");
      }
    }
  }

  private static double median(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    int half = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
  }

  /** Value added of all sectors, losses counted with their size. */
  private static double size(ProvinceTable table) {
    return Arrays.stream(table.inputs().get(IoCodes.VALUE_ADDED)).map(Math::abs).sum();
  }

  private static double valueAdded(ProvinceTable table) {
    return Arrays.stream(table.inputs().get(IoCodes.VALUE_ADDED)).sum();
  }

  private static double sum(List<ProvinceTable> tables, String code) {
    return tables.stream().flatMapToDouble(t -> Arrays.stream(t.item(code))).sum();
  }

  private static String note(
      ProvinceFiles files, List<ProvinceTable> tables, ProvinceParameters parameters) {
    List<String> parts = new ArrayList<>();
    parts.add("Unit " + ProvinceUnit.TEN_THOUSAND + ".");
    parts.add(
        String.format(
            Locale.ROOT,
            "%d provinces x %d products from %d CSV files%s and %d workbooks%s.",
            tables.size(),
            tables.get(0).sectors().size(),
            files.csv(),
            parameters.csvUnit() == 1
                ? ""
                : " (each unit is " + parameters.csvUnit() + " " + ProvinceUnit.TEN_THOUSAND + ")",
            files.workbooks(),
            files.years().isEmpty() ? "" : " of " + files.years().first()));
    parts.add(
        String.format(
            Locale.ROOT,
            "Trillion CNY: output %.6g, value added %.6g, export %.6g, import %.6g, outflow %.6g,"
                + " inflow %.6g.",
            1e-8 * sum(tables, IoCodes.OUTPUT),
            1e-8 * tables.stream().mapToDouble(ChinaIoProvincesImporter::valueAdded).sum(),
            1e-8 * sum(tables, IoCodes.EXPORT),
            1e-8 * sum(tables, IoCodes.IMPORT),
            1e-8 * sum(tables, IoCodes.OUTFLOW),
            1e-8 * sum(tables, IoCodes.INFLOW)));
    if (!files.others().isEmpty()) {
      parts.add("Files not read: " + String.join(", ", files.others()) + ".");
    }
    return String.join(" ", parts);
  }
}
