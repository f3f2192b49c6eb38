package org.tradewind.importers.mrio;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.tradewind.axes.Names;
import org.tradewind.axes.UserError;
import org.tradewind.formats.workbook.SheetRow;
import org.tradewind.importers.china.ChinaFacts;
import org.tradewind.importers.china.IoCodes;
import org.tradewind.importers.source.Identities;
import org.tradewind.tables.Vocabulary;

/**
 * One sheet of a CEADs MRIO workbook as its rows come by: header, province-sector rows, rows of
 * primary inputs, an optional row of CO2.
 */
final class CeadsMrioSheet {
  private static final List<String> COMPONENTS = List.of("VA001", "VA002", "VA003", "VA004");
  private static final List<String> TOTAL_ROWS = new ArrayList<>(COMPONENTS);

  static {
    TOTAL_ROWS.addAll(
        List.of(IoCodes.IMPORT, IoCodes.INTERMEDIATE_INPUT, IoCodes.VALUE_ADDED, IoCodes.INPUT));
  }

  private final String where;
  private final boolean blankIsZero;
  private final List<SheetRow> header = new ArrayList<>();
  private CeadsMrioLayout layout;
  private MrioTables mrio;
  private String province = "";
  private String[] sectorNames;
  private double[] output;
  private double[] intermediateUse;
  private double[] finalUse;
  private double[] errors;
  private double[] finalSums;
  private final Map<String, double[]> totals = new LinkedHashMap<>();
  private double[] co2Megatonnes;
  private final List<String> ignored = new ArrayList<>();
  private int blanks;

  CeadsMrioSheet(Path file, String sheet, boolean blankIsZero) {
    this.where = file + ", sheet " + sheet;
    this.blankIsZero = blankIsZero;
  }

  /** Takes the next row of the sheet. */
  void accept(SheetRow row) {
    if (layout != null) {
      data(row);
    } else if (CeadsMrioLayout.isCodeRow(row)) {
      start(row);
    } else {
      header.add(row);
    }
  }

  private void start(SheetRow codes) {
    if (header.size() < 2) {
      throw new UserError(
          codes.where(0),
          header.size() + " rows above the row of codes",
          "a row of provinces and a row of names above it",
          "Give the sheet as published.");
    }
    layout =
        CeadsMrioLayout.of(header.get(header.size() - 2), header.get(header.size() - 1), codes);
    mrio = new MrioTables(layout.regions(), layout.sectors());
    sectorNames = new String[layout.sectors().size()];
    output = new double[mrio.size()];
    intermediateUse = new double[mrio.size()];
    finalUse = new double[mrio.size()];
    errors = new double[mrio.size()];
    finalSums = new double[mrio.size()];
    header.clear();
  }

  private void data(SheetRow row) {
    String code = CeadsMrioLayout.code(row.text(layout.codeColumn()));
    // only rows of sectors belong to a province; merged cells hold it in their first row alone
    if (CeadsMrioLayout.isSector(code)) {
      province = row.blank(0) ? province : row.text(0);
      sector(row, code);
    } else if (TOTAL_ROWS.contains(code)) {
      if (totals.put(code, sectorValues(row)) != null) {
        throw UserError.duplicate(row.where(layout.codeColumn()), "row " + code, "");
      }
    } else {
      other(row, code);
    }
  }

  private void sector(SheetRow row, String code) {
    String region = ChinaFacts.provinceCode(province, row.where(0));
    int position = mrio.position(region, code, row.where(layout.codeColumn()));
    mrio.row(position, sectorValues(row), row.where(layout.codeColumn()));
    sectorNames[position % sectorNames.length] = row.text(layout.codeColumn() - 1);
    for (FinalDemandColumn to : layout.finalDemand()) {
      double value = number(row, to.column());
      finalSums[position] += value;
      mrio.deliver(position, to.region(), to.category(), value);
    }
    double export = item(row, IoCodes.EXPORT);
    finalSums[position] += export;
    mrio.deliver(position, Vocabulary.ROW, Vocabulary.EXPORT, export);
    errors[position] = item(row, IoCodes.ERRORS);
    mrio.deliver(position, Vocabulary.ERR, Vocabulary.OTHERS, errors[position]);
    intermediateUse[position] = item(row, IoCodes.INTERMEDIATE_USE);
    finalUse[position] = item(row, IoCodes.FINAL_USE);
    output[position] = item(row, IoCodes.OUTPUT);
  }

  /** Rows below the table: CO2 where its unit is stated, else what the publisher added. */
  private void other(SheetRow row, String code) {
    StringBuilder label = new StringBuilder();
    for (int c = 0; c <= layout.codeColumn(); c++) {
      label.append(row.text(c)).append(' ');
    }
    String text = label.toString().strip();
    boolean megatonnes = text.contains("Mt") || text.contains("百万吨");
    if (text.contains("CO2") && megatonnes && co2Megatonnes == null) {
      co2Megatonnes = sectorValues(row);
    } else if (totals.isEmpty() && !text.isEmpty()) {
      throw new UserError(
          row.where(layout.codeColumn()),
          "the code '" + code + "' (" + text + ")",
          "a two-digit sector or one of " + TOTAL_ROWS,
          Names.didYouMean(code, TOTAL_ROWS));
    } else if (!text.isEmpty()) {
      ignored.add(text);
    }
  }

  private double[] sectorValues(SheetRow row) {
    double[] values = new double[layout.z().length];
    for (int j = 0; j < values.length; j++) {
      values[j] = number(row, layout.z()[j]);
    }
    return values;
  }

  private double item(SheetRow row, String code) {
    Integer column = layout.items().get(code);
    return column == null ? 0 : number(row, column);
  }

  private double number(SheetRow row, int column) {
    if (blankIsZero && row.blank(column)) {
      blanks++;
      return 0;
    }
    return row.number(column);
  }

  /** Checks that the table is whole and that its identities hold. */
  Identities check(double tolerance) {
    if (layout == null) {
      throw new UserError(
          where,
          "no row that holds the codes 01 and GO",
          "a row of codes above the table",
          "Give the sheet as published, or name another with --set sheet=...");
    }
    mrio.requireAllRows(where);
    Identities identities = new Identities(tolerance);
    double[] components = new double[mrio.size()];
    boolean allComponents = totals.keySet().containsAll(COMPONENTS);
    for (String code : COMPONENTS) {
      double[] row = totals.getOrDefault(code, new double[mrio.size()]);
      Arrays.setAll(components, j -> components[j] + row[j]);
    }
    boolean importsInTotal = importsInTotal();
    for (int i = 0; i < mrio.size(); i++) {
      checkRow(identities, i);
      checkColumn(identities, i, importsInTotal);
      if (allComponents) {
        identities.equal(
            "VA001 + ... + VA004 = TVA",
            "column " + mrio.label(i),
            components[i],
            total(IoCodes.VALUE_ADDED)[i],
            output[i]);
      }
    }
    identities.require(
        where, "Correct the workbook, or raise balance_tolerance if you know the gaps.");
    return identities;
  }

  private void checkRow(Identities identities, int i) {
    String key = "row " + mrio.label(i);
    double z = mrio.rowSum(i) - finalSums[i] - errors[i];
    if (layout.items().containsKey(IoCodes.INTERMEDIATE_USE)) {
      identities.equal("sum of sectors = TIU", key, z, intermediateUse[i], output[i]);
    }
    identities.equal("sum of FU + EX = TFU", key, finalSums[i], finalUse[i], output[i]);
    identities.equal("TIU + TFU + ERR = GO", key, mrio.rowSum(i), output[i], output[i]);
  }

  private void checkColumn(Identities identities, int j, boolean importsInTotal) {
    String key = "column " + mrio.label(j);
    double x = output[j];
    double imports = total(IoCodes.IMPORT)[j];
    double domestic = mrio.columnSum(j);
    identities.equal(
        importsInTotal ? "e'Z + IM = TII" : "e'Z = TII",
        key,
        importsInTotal ? domestic + imports : domestic,
        total(IoCodes.INTERMEDIATE_INPUT)[j],
        x);
    identities.equal(
        "e'Z + IM + TVA = TI",
        key,
        domestic + imports + total(IoCodes.VALUE_ADDED)[j],
        total(IoCodes.INPUT)[j],
        x);
    identities.equal("TI = GO", key, total(IoCodes.INPUT)[j], x, x);
  }

  /**
   * Whether TII counts imports: editions differ, the reading that fits the whole table is taken.
   */
  private boolean importsInTotal() {
    double gapWith = 0;
    double gapWithout = 0;
    for (int j = 0; j < mrio.size(); j++) {
      double gap = total(IoCodes.INTERMEDIATE_INPUT)[j] - mrio.columnSum(j);
      gapWithout += Math.abs(gap);
      gapWith += Math.abs(gap - total(IoCodes.IMPORT)[j]);
    }
    return gapWith < gapWithout;
  }

  double[] total(String code) {
    double[] row = totals.get(code);
    if (row == null) {
      throw new UserError(
          where,
          "no row " + code + " among " + totals.keySet(),
          "the rows of primary inputs below the sectors",
          "The sheet may have been cut short: fetch the workbook again.");
    }
    return row;
  }

  MrioTables mrio() {
    return mrio;
  }

  double[] output() {
    return output;
  }

  /** CO2 in Mt by column, or null where the edition has no such row. */
  double[] co2Megatonnes() {
    return co2Megatonnes;
  }

  String sectorName(int sector) {
    return sectorNames[sector];
  }

  /** What was absent or left out, for the provenance. */
  String note() {
    return (layout.items().containsKey(IoCodes.ERRORS) ? "" : "No ERR column. ")
        + (ignored.isEmpty() ? "" : "Rows left out: " + String.join("; ", ignored) + ". ")
        + (blankIsZero ? blanks + " empty cells read as 0. " : "");
  }
}
