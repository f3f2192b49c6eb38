package org.tradewind.importers.regional;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.tradewind.axes.UserError;
import org.tradewind.formats.csv.CsvStream;
import org.tradewind.formats.csv.SourceTexts;
import org.tradewind.importers.china.IoCodes;
import org.tradewind.importers.source.Identities;
import org.tradewind.tables.NationalTable;

/**
 * The rows of one national table, placed by code and checked.
 *
 * <p>For every domestic row: sum of the sectors = TIU, sum of final demand + EX = TFU, TIU + TFU (+
 * ERR) = GO; for every import row the same; for every column: domestic + imported use = TII, VA001
 * + ... = TVA, TII + TVA = TI = GO.
 */
final class NationalIoReading {
  private static final String DOMESTIC = "Domestic";
  private static final String IMPORTS = "Imports";
  private static final String TOTAL = "TOT";

  /** Below this share of output a row's residual is rounding, not an entry of its own. */
  private static final double ROUNDING = 1e-12;

  private final Path file;
  private final NationalIoLayout layout;
  private final int size;
  private final Rows domestic;
  private final Rows imported;
  private final Map<String, double[]> totals = new TreeMap<>();
  private final String[] names;
  private Identities identities;

  /** The rows of one origin, by sector. */
  private static final class Rows {
    private final double[][] sectors;
    private final Map<String, double[]> finalDemand = new LinkedHashMap<>();
    private final Map<String, double[]> items = new LinkedHashMap<>();

    private Rows(NationalIoLayout layout, int size) {
      sectors = new double[size][];
      layout.finalDemand().keySet().forEach(c -> finalDemand.put(c, new double[size]));
      for (String item : itemLabels(layout)) {
        items.put(item, new double[size]);
      }
    }

    private static List<String> itemLabels(NationalIoLayout layout) {
      return layout.items().keySet().stream()
          .filter(
              l ->
                  List.of(
                          IoCodes.INTERMEDIATE_USE,
                          IoCodes.EXPORT,
                          IoCodes.FINAL_USE,
                          IoCodes.ERRORS,
                          IoCodes.OUTPUT)
                      .contains(l))
          .toList();
    }

    private double item(String label, int row) {
      double[] values = items.get(label);
      return values == null ? 0 : values[row];
    }

    private double intermediate(int row) {
      return Arrays.stream(sectors[row]).sum();
    }

    /** Final demand and exports of a row. */
    private double finalUse(int row) {
      double sum = item(IoCodes.EXPORT, row);
      for (double[] category : finalDemand.values()) {
        sum += category[row];
      }
      return sum;
    }
  }

  private NationalIoReading(Path file, NationalIoLayout layout) {
    this.file = file;
    this.layout = layout;
    this.size = layout.sectors().size();
    this.domestic = new Rows(layout, size);
    this.imported = new Rows(layout, size);
    this.names = new String[size];
  }

  /** Reads and checks a file. */
  static NationalIoReading of(Path file, SourceTexts texts, double tolerance) {
    try (CsvStream stream = texts.open(file, ',')) {
      String[] header = stream.next();
      if (header == null) {
        throw UserError.emptyFile(file.toString());
      }
      NationalIoReading reading = new NationalIoReading(file, NationalIoLayout.of(file, header));
      for (String[] row = stream.next(header.length);
          row != null;
          row = stream.next(header.length)) {
        reading.accept(stream, row);
      }
      reading.check(tolerance);
      return reading;
    }
  }

  private void accept(CsvStream stream, String[] row) {
    String origin = row[layout.items().get(NationalIoLayout.ORIGIN)];
    String code = row[layout.items().get(NationalIoLayout.CODE)];
    switch (origin) {
      case DOMESTIC -> {
        int sector = layout.sectors().require(code, stream.where());
        names[sector] = row[layout.items().get(NationalIoLayout.DESCRIPTION)];
        accept(domestic, sector, origin, stream, row);
      }
      case IMPORTS ->
          accept(imported, layout.sectors().require(code, stream.where()), origin, stream, row);
      case TOTAL -> {
        if (totals.put(code, sectorValues(stream, row)) != null) {
          throw UserError.duplicate(stream.where(), "total row " + code, "");
        }
      }
      default ->
          throw UserError.unknown(
              stream.where(), "origin", origin, List.of(DOMESTIC, IMPORTS, TOTAL));
    }
  }

  private void accept(Rows rows, int sector, String origin, CsvStream stream, String[] row) {
    if (rows.sectors[sector] != null) {
      throw UserError.duplicate(
          stream.where(), origin + " row of " + layout.sectors().label(sector), "");
    }
    rows.sectors[sector] = sectorValues(stream, row);
    rows.finalDemand.forEach(
        (category, values) ->
            values[sector] =
                stream.number(row, layout.finalDemand().get(category), layout.header()));
    rows.items.forEach(
        (item, values) ->
            values[sector] = stream.number(row, layout.items().get(item), layout.header()));
  }

  private double[] sectorValues(CsvStream stream, String[] row) {
    double[] values = new double[size];
    for (int j = 0; j < size; j++) {
      values[j] = stream.number(row, layout.sectorColumn()[j], layout.header());
    }
    return values;
  }

  private void check(double tolerance) {
    identities = new Identities(tolerance);
    for (int i = 0; i < size; i++) {
      checkRow(DOMESTIC, domestic, i);
      checkRow(IMPORTS, imported, i);
    }
    double[] componentSum = new double[size];
    totals.forEach(
        (code, row) -> {
          if (code.matches("VA\\d+")) {
            Arrays.setAll(componentSum, j -> componentSum[j] + row[j]);
          }
        });
    for (int j = 0; j < size; j++) {
      String key = "column " + layout.sectors().label(j);
      double x = domestic.item(IoCodes.OUTPUT, j);
      double use = columnSum(domestic, j) + columnSum(imported, j);
      double input = total(IoCodes.INTERMEDIATE_INPUT)[j];
      double added = total(IoCodes.VALUE_ADDED)[j];
      identities.equal("domestic + imported use = TII", key, use, input, x);
      identities.equal("VA001 + ... = TVA", key, componentSum[j], added, x);
      identities.equal("TII + TVA = TI", key, input + added, total(IoCodes.INPUT)[j], x);
      identities.equal("TI = GO", key, total(IoCodes.INPUT)[j], x, x);
    }
    identities.require(
        file.toString(), "Correct the file, or raise balance_tolerance if you know the gaps.");
  }

  private void checkRow(String origin, Rows rows, int i) {
    String key = origin + " row " + layout.sectors().label(i);
    if (rows.sectors[i] == null) {
      throw new UserError(
          file.toString(),
          "no " + key,
          "a " + DOMESTIC + " and an " + IMPORTS + " row for each of the " + size + " sectors",
          "The file may have been cut short: fetch it again.");
    }
    double use = rows.item(IoCodes.INTERMEDIATE_USE, i);
    double finalUse = rows.item(IoCodes.FINAL_USE, i);
    double output = rows.item(IoCodes.OUTPUT, i);
    double errors = rows.item(IoCodes.ERRORS, i);
    identities.equal("sum of sectors = TIU", key, rows.intermediate(i), use, output);
    identities.equal("sum of final demand = TFU", key, rows.finalUse(i), finalUse, output);
    identities.equal("TIU + TFU + ERR = GO", key, use + finalUse + errors, output, output);
  }

  private double columnSum(Rows rows, int column) {
    double sum = 0;
    for (double[] row : rows.sectors) {
      sum += row[column];
    }
    return sum;
  }

  private double[] total(String code) {
    double[] row = totals.get(code);
    if (row == null) {
      throw new UserError(
          file.toString(),
          "no row '" + code + "' of origin " + TOTAL + " among " + totals.keySet(),
          "that row below the sectors",
          "The file may have been cut short: fetch it again.");
    }
    return row;
  }

  /** The table; a row's residual beyond rounding is its errors/others. */
  NationalTable table(String currency) {
    double[] z = new double[size * size];
    double[] imports = new double[size];
    double[] errors = new double[size];
    double[] output = domestic.items.get(IoCodes.OUTPUT);
    for (int j = 0; j < size; j++) {
      for (int i = 0; i < size; i++) {
        z[i + j * size] = domestic.sectors[i][j];
      }
      imports[j] = columnSum(imported, j);
      double residual = output[j] - domestic.intermediate(j) - domestic.finalUse(j);
      errors[j] = Math.abs(residual) > ROUNDING * output[j] ? residual : 0;
    }
    return new NationalTable(
        layout.sectors(),
        currency,
        z,
        imports,
        domestic.finalDemand,
        domestic.items.get(IoCodes.EXPORT),
        errors,
        total(IoCodes.VALUE_ADDED),
        output);
  }

  /** Name of a sector as the file has it. */
  String name(int sector) {
    return names[sector];
  }

  Identities identities() {
    return identities;
  }

  /** Imported products used by final demand and re-exported: outside the domestic table. */
  double importedFinalUse() {
    double sum = 0;
    for (int i = 0; i < size; i++) {
      sum += imported.finalUse(i);
    }
    return sum;
  }
}
