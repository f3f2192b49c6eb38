package org.tradewind.importers.emission;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.tradewind.axes.Axis;
import org.tradewind.axes.UserError;
import org.tradewind.formats.workbook.Workbook;
import org.tradewind.importers.china.ChinaFacts;
import org.tradewind.importers.source.Identities;

/**
 * A CEADs provincial CO2 inventory: direct (scope 1) emissions by province, inventory row
 * (production sectors, urban and rural households) and fuel, process emissions counted as a fuel.
 * Indirect (scope 2) columns are left out.
 */
public final class CeadsInventory {
  /** The last "fuel": what is emitted by processes such as calcination. */
  public static final String PROCESS = "Process";

  /** The rows of households, outside the supply chain. */
  public static final List<String> HOUSEHOLD_ROWS = List.of("Urban", "Rural");

  /** Tonnes in the inventory's unit, Mt. */
  public static final double TONNES_PER_MT = 1e6;

  private final Axis provinces;
  private final Axis rows;
  private final Axis fuels;
  private final String year;
  private final double[] tonnes;
  private final String checks;

  private CeadsInventory(
      Axis provinces, Axis rows, Axis fuels, String year, double[] tonnes, String checks) {
    this.provinces = provinces;
    this.rows = rows;
    this.fuels = fuels;
    this.year = year;
    this.tonnes = tonnes;
    this.checks = checks;
  }

  /**
   * Reads a workbook with one sheet a province (Hebei2017). For every row the fuels must sum to its
   * scope 1 total, and for every fuel the rows to the total row.
   *
   * @param tolerance largest gap relative to the published total; all gaps beyond it are listed
   */
  public static CeadsInventory read(Path file, double tolerance) {
    Map<String, String> sheets;
    TreeSet<String> years = new TreeSet<>();
    Axis rows = Axis.of("CEADs row", CeadsSectors.shipped().rows());
    Axis fuels = Axis.of("fuel", CeadsSheet.FUELS);
    Identities identities = new Identities(tolerance);
    try (Workbook workbook = Workbook.open(file)) {
      sheets = CeadsSheet.provinceSheets(file, workbook.sheetNames(), years);
      List<String> found =
          ChinaFacts.provinces().labels().stream().filter(sheets::containsKey).toList();
      Axis provinces = Axis.of("region", found);
      int block = rows.size() * fuels.size();
      double[] tonnes = new double[provinces.size() * block];
      for (int p = 0; p < provinces.size(); p++) {
        String sheetName = sheets.get(provinces.label(p));
        CeadsSheet sheet = new CeadsSheet(file, sheetName, rows, fuels);
        workbook.read(sheetName, sheet::accept);
        double[] megatonnes = sheet.checked(identities);
        for (int i = 0; i < block; i++) {
          tonnes[p * block + i] = megatonnes[i] * TONNES_PER_MT;
        }
      }
      identities.require(
          file.toString(), "Correct the workbook, or raise the tolerance if you know the gaps.");
      return new CeadsInventory(
          provinces, rows, fuels, years.first(), tonnes, identities.summary());
    }
  }

  /** Codes of the provinces that have a sheet, in the order of all matrices. */
  public List<String> provinces() {
    return provinces.labels();
  }

  /** Names of the provinces of mainland China without a sheet. */
  public List<String> absent() {
    return ChinaFacts.provinces().labels().stream()
        .filter(code -> !provinces.contains(code))
        .map(ChinaFacts::provinceName)
        .toList();
  }

  /** Inventory rows without the total, in the order of {@link CeadsSectors#rows}. */
  public List<String> rows() {
    return rows.labels();
  }

  /** Direct fuels in the order of the sheets, {@link #PROCESS} last. */
  public List<String> fuels() {
    return fuels.labels();
  }

  public String year() {
    return year;
  }

  /** What was checked on reading, and how well it closed. */
  public String checks() {
    return checks;
  }

  /** Emissions in tonnes of CO2; an unknown label is a {@link UserError}. */
  public double value(String province, String row, String fuel) {
    return tonnes[start(province, row) + fuels.require(fuel, "CEADs inventory")];
  }

  /** Emissions of a row from all fuels and processes, tonnes of CO2. */
  public double total(String province, String row) {
    double sum = 0;
    int start = start(province, row);
    for (int f = 0; f < fuels.size(); f++) {
      sum += tonnes[start + f];
    }
    return sum;
  }

  private int start(String province, String row) {
    int p = provinces.require(province, "CEADs inventory");
    return (p * rows.size() + rows.require(row, "CEADs inventory")) * fuels.size();
  }
}
