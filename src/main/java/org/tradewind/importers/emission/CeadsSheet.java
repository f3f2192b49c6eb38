package org.tradewind.importers.emission;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.tradewind.axes.Axis;
import org.tradewind.axes.Names;
import org.tradewind.axes.UserError;
import org.tradewind.formats.workbook.SheetRow;
import org.tradewind.importers.china.ChinaFacts;
import org.tradewind.importers.source.Identities;

/**
 * One province's sheet of a CEADs inventory: a header row with fuels, a row of units (Mt CO2), then
 * the total row and the inventory rows. Fuels and rows are found by name; names are compared with
 * underscores read as blanks, because single sheets are written so.
 */
final class CeadsSheet {
  /** Direct fuels of the inventories, in their order; the process column last. */
  static final List<String> FUELS =
      List.of(
          "Raw Coal",
          "Cleaned Coal",
          "Other Washed Coal",
          "Briquettes",
          "Coke",
          "Coke Oven Gas",
          "Other Gas",
          "Other Coking Products",
          "Crude Oil",
          "Gasoline",
          "Kerosene",
          "Diesel Oil",
          "Fuel Oil",
          "LPG",
          "Refinery Gas",
          "Other Petroleum Products",
          "Natural Gas",
          "Other Energy",
          CeadsInventory.PROCESS);

  private static final Set<String> INDIRECT = Set.of("Scope 2 Heat", "Scope 2 Electricity");
  private static final String TOTAL_COLUMN = "Scope 1 Total";
  private static final Set<String> TOTAL_ROWS = Set.of("Total Consumption", "Total Emissions");
  private static final String UNIT = "Mt CO2";
  private static final Pattern SHEET_NAME = Pattern.compile("(.*?)[ _]*(\\d{4})");

  private final Path file;
  private final String sheet;
  private final Axis rows;
  private final Axis fuels;
  private final int[] fuelColumn;
  private int totalColumn = -1;
  private boolean unitsSeen;
  private final double[][] values;
  private final double[] rowTotals;
  private double[] fuelTotals;
  private double total;

  CeadsSheet(Path file, String sheet, Axis rows, Axis fuels) {
    this.file = file;
    this.sheet = sheet;
    this.rows = rows;
    this.fuels = fuels;
    this.fuelColumn = new int[fuels.size()];
    this.values = new double[rows.size()][];
    this.rowTotals = new double[rows.size()];
  }

  /**
   * The sheets that hold provinces: those whose name ends in a year.
   *
   * @param years receives the year; two different ones are refused
   * @return sheet name by province code
   */
  static Map<String, String> provinceSheets(Path file, List<String> names, Set<String> years) {
    Map<String, String> sheets = new LinkedHashMap<>();
    for (String name : names) {
      Matcher matcher = SHEET_NAME.matcher(name.strip());
      if (matcher.matches()) {
        String where = file + ", sheet " + name;
        String code = ChinaFacts.provinceCode(matcher.group(1), where);
        years.add(matcher.group(2));
        if (sheets.put(code, name) != null || years.size() > 1) {
          throw new UserError(
              where,
              "a duplicate sheet of the province, or sheets of the years " + years,
              "one sheet a province, all of one year",
              "Import one year's workbook at a time.");
        }
      }
    }
    if (sheets.isEmpty()) {
      throw new UserError(
          file.toString(),
          "the sheets " + names,
          "one sheet a province, named like Hebei2017",
          "Give a CEADs provincial emission inventory workbook.");
    }
    return sheets;
  }

  /** Takes the next row of the sheet. */
  void accept(SheetRow row) {
    if (row.blank()) {
      return;
    }
    if (totalColumn < 0) {
      header(row);
    } else if (!unitsSeen) {
      units(row);
    } else {
      data(row);
    }
  }

  private void header(SheetRow row) {
    Arrays.fill(fuelColumn, -1);
    for (int c = 1; c < row.width(); c++) {
      String label = plain(row.text(c));
      int fuel = fuels.find(label);
      if (fuel >= 0 && fuelColumn[fuel] >= 0 || label.equals(TOTAL_COLUMN) && totalColumn >= 0) {
        throw UserError.duplicateColumn(row.where(c), label);
      }
      if (fuel >= 0) {
        fuelColumn[fuel] = c;
      } else if (label.equals(TOTAL_COLUMN)) {
        totalColumn = c;
      } else if (!label.isEmpty() && !INDIRECT.contains(label)) {
        throw new UserError(
            row.where(c),
            "the column '" + label + "'",
            "a fuel of the inventory " + Names.some(FUELS),
            Names.didYouMean(label, FUELS));
      }
    }
    for (int f = 0; f < fuelColumn.length; f++) {
      if (fuelColumn[f] < 0) {
        throw missing("column '" + fuels.label(f) + "'");
      }
    }
    if (totalColumn < 0) {
      throw missing("column '" + TOTAL_COLUMN + "'");
    }
  }

  private void units(SheetRow row) {
    for (int column : fuelColumn) {
      if (!row.text(column).equals(UNIT)) {
        throw new UserError(
            row.where(column),
            "the unit '" + row.text(column) + "'",
            UNIT,
            "Give the CO2 inventory, not the energy inventory.");
      }
    }
    unitsSeen = true;
  }

  private void data(SheetRow row) {
    String label = plain(row.text(0));
    boolean isTotal = TOTAL_ROWS.contains(label);
    int position = isTotal ? -1 : rows.require(label, row.where(0));
    if (isTotal ? fuelTotals != null : values[position] != null) {
      throw UserError.duplicate(row.where(0), "row '" + label + "'", "");
    }
    double[] byFuel = new double[fuels.size()];
    for (int f = 0; f < byFuel.length; f++) {
      byFuel[f] = amount(row, fuelColumn[f]);
    }
    if (isTotal) {
      fuelTotals = byFuel;
      total = amount(row, totalColumn);
    } else {
      values[position] = byFuel;
      rowTotals[position] = amount(row, totalColumn);
    }
  }

  private static double amount(SheetRow row, int column) {
    double value = row.number(column);
    if (value < 0) {
      throw new UserError(
          row.where(column),
          String.valueOf(value),
          "an emission of at least 0",
          "Correct the cell.");
    }
    return value;
  }

  /** Checks sums of fuels and of rows; the values in Mt, fuels running fastest. */
  double[] checked(Identities identities) {
    if (fuelTotals == null) {
      throw missing("row " + String.join(" or ", TOTAL_ROWS.stream().sorted().toList()));
    }
    double[] flat = new double[rows.size() * fuels.size()];
    double[] rowSums = new double[fuels.size()];
    double sumOfTotals = 0;
    for (int r = 0; r < rows.size(); r++) {
      if (values[r] == null) {
        throw missing("row '" + rows.label(r) + "'");
      }
      double sum = 0;
      for (int f = 0; f < fuels.size(); f++) {
        flat[r * fuels.size() + f] = values[r][f];
        rowSums[f] += values[r][f];
        sum += values[r][f];
      }
      sumOfTotals += rowTotals[r];
      identities.equal(
          "sum of fuels = " + TOTAL_COLUMN, sheet + ", " + rows.label(r), sum, rowTotals[r], 0);
    }
    for (int f = 0; f < fuels.size(); f++) {
      identities.equal(
          "sum of rows = total row", sheet + ", " + fuels.label(f), rowSums[f], fuelTotals[f], 0);
    }
    identities.equal("sum of rows = total row", sheet + ", " + TOTAL_COLUMN, sumOfTotals, total, 0);
    return flat;
  }

  private UserError missing(String what) {
    return new UserError(
        file + ", sheet " + sheet,
        "no " + what,
        "all fuels and rows of the inventory",
        "Give the sheet as published.");
  }

  private static String plain(String label) {
    return label.replace('_', ' ').strip();
  }
}
