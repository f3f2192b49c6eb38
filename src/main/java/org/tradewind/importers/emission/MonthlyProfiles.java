package org.tradewind.importers.emission;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.tradewind.axes.Amounts;
import org.tradewind.axes.CompensatedSum;
import org.tradewind.axes.Months;
import org.tradewind.axes.UserError;
import org.tradewind.formats.csv.DataRows;
import org.tradewind.formats.csv.SourceTexts;

/**
 * Shares of the months in a year's emissions, by category (CSV: a first column of the months 1 to
 * 12, then a column a category). Published profiles are rounded and may not sum to 1: with p_m as
 * it stands in the file, the share of a month is s_m = p_m / sum of p, and {@link #remark} states
 * the sum.
 */
public final class MonthlyProfiles {
  /** A sum that differs from 1 by less is 1 but for rounding of the arithmetic. */
  private static final double ROUNDING = 1e-12;

  private final String file;
  private final Map<String, double[]> columns;

  private MonthlyProfiles(String file, Map<String, double[]> columns) {
    this.file = file;
    this.columns = columns;
  }

  /** Reads a file in UTF-8. */
  public static MonthlyProfiles read(Path file) {
    return read(file, SourceTexts.utf8());
  }

  static MonthlyProfiles read(Path file, SourceTexts texts) {
    try (DataRows rows = DataRows.open(file, texts)) {
      List<String> header = rows.header();
      if (header.size() < 2) {
        throw new UserError(
            file.toString(),
            "a header of " + header.size() + " columns",
            "a column of months, and a column for each category",
            "Write a CSV such as month,power,industry with a row for each month from 1 to 12.");
      }
      Map<String, double[]> columns = new LinkedHashMap<>();
      for (String name : header.subList(1, header.size())) {
        if (columns.put(name, new double[Months.COUNT]) != null) {
          throw UserError.duplicateColumn(file.toString(), name);
        }
      }
      readRows(rows, columns);
      return new MonthlyProfiles(file.toString(), columns);
    }
  }

  private static void readRows(DataRows rows, Map<String, double[]> columns) {
    Map<Integer, String> seen = new HashMap<>();
    List<String> names = List.copyOf(columns.keySet());
    for (String[] row = rows.next(); row != null; row = rows.next()) {
      double month = rows.number(row, 0);
      if (month != Math.rint(month) || month < 1 || month > Months.COUNT) {
        throw new UserError(
            rows.where() + ", column " + rows.header().get(0),
            row[0],
            "a month from 1 to 12",
            "Correct the first column.");
      }
      String before = seen.put((int) month, rows.where());
      if (before != null) {
        throw UserError.duplicate(rows.where(), "month " + (int) month, before);
      }
      for (int c = 0; c < names.size(); c++) {
        double value = rows.number(row, c + 1);
        if (value < 0) {
          throw new UserError(
              rows.where() + ", column " + names.get(c),
              row[c + 1],
              "a share of at least 0",
              "Correct the value.");
        }
        columns.get(names.get(c))[(int) month - 1] = value;
      }
    }
    if (seen.size() < Months.COUNT) {
      List<String> missing = new ArrayList<>();
      for (int m = 1; m <= Months.COUNT; m++) {
        if (!seen.containsKey(m)) {
          missing.add(String.valueOf(m));
        }
      }
      throw new UserError(
          rows.file().toString(),
          "no row of month " + String.join(", ", missing),
          "a row for each month from 1 to 12",
          "Add the rows.");
    }
  }

  /** Names of the columns, in the order of the file. */
  public List<String> names() {
    return List.copyOf(columns.keySet());
  }

  /** Sum of a column as it stands in the file. */
  public double sum(String column) {
    return CompensatedSum.of(require(column));
  }

  /**
   * Shares of the twelve months, which sum to 1.
   *
   * @param column name of a column; an unknown one is a {@link UserError}, and so is one of zeros
   */
  public double[] shares(String column) {
    double sum = sum(column);
    if (!(sum > 0 && sum <= Double.MAX_VALUE)) {
      throw new UserError(
          file + ", column " + column,
          "shares that sum to " + sum,
          "shares of which one at least is above 0",
          "Correct the column, or name another one with --set profile_column=...");
    }
    return Arrays.stream(require(column)).map(p -> p / sum).toArray();
  }

  /** What is assumed where a column does not sum to 1; an empty text where it does. */
  public String remark(String column) {
    double sum = sum(column);
    return Math.abs(sum - 1) <= ROUNDING
        ? ""
        : String.format(
            Locale.ROOT,
            "The shares of the months in %s, column %s, sum to %s: each is divided by this sum.",
            file,
            column,
            Amounts.shown(sum));
  }

  private double[] require(String column) {
    double[] values = columns.get(column);
    if (values == null) {
      throw UserError.missingColumn(
          file,
          column,
          "shares of the months for " + column + " (or name it with --set profile_column=...)",
          names());
    }
    return values;
  }
}
