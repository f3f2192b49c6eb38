package org.tradewind.importers.mrio;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.tradewind.axes.UserError;
import org.tradewind.formats.csv.CsvStream;
import org.tradewind.formats.csv.SourceTexts;
import org.tradewind.formats.workbook.SheetRow;
import org.tradewind.formats.workbook.Workbook;
import org.tradewind.tables.Numerals;

/**
 * A world input-output table of WIOD's releases of 2013 and 2016 as rows of cells: the published
 * workbook (.xlsx, first sheet) or that sheet saved as CSV (comma, semicolon or tab).
 */
final class WiotFile {
  private static final List<Character> DELIMITERS = List.of(',', ';', '\t');

  private WiotFile() {}

  /** One row; columns from 0. */
  interface WiotRow {
    int width();

    /** Text of a cell without blanks around it; empty where there is none. */
    String text(int column);

    /** A finite number; an empty cell and thousands separators are counted, others refused. */
    double number(int column);

    /** File and place of a cell, for messages. */
    String where(int column);
  }

  /** Cells that were read in another way than they are written. */
  static final class Counts {
    private int empty;
    private String firstEmpty = "";
    private int grouped;
    private String firstGrouped = "";

    private double parse(String text, Supplier<String> where) {
      if (text.isEmpty()) {
        firstEmpty = empty++ == 0 ? where.get() : firstEmpty;
        return 0;
      }
      double value = Numerals.parse(text);
      if (Double.isNaN(value) && text.matches("-?\\d{1,3}(,\\d{3})+(\\.\\d+)?")) {
        firstGrouped = grouped++ == 0 ? where.get() : firstGrouped;
        value = Numerals.parse(text.replace(",", ""));
      }
      if (Double.isNaN(value)) {
        throw new UserError(where.get(), "'" + text + "'", "a finite number", "Correct the cell.");
      }
      return value;
    }

    List<String> remarks() {
      List<String> remarks = new ArrayList<>();
      if (empty > 0) {
        remarks.add(empty + " empty cells of the table are read as 0, first " + firstEmpty + ".");
      }
      if (grouped > 0) {
        remarks.add(
            grouped
                + " numbers have commas between their thousands, which are left out, first "
                + firstGrouped
                + ".");
      }
      return remarks;
    }
  }

  /** Reads all rows from the top; what was counted on the way. */
  static Counts read(Path file, SourceTexts texts, Consumer<WiotRow> each) {
    Counts counts = new Counts();
    String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
    if (name.endsWith(".xlsb") || name.endsWith(".xls")) {
      throw new UserError(
          file.toString(),
          "a workbook in a binary format",
          "the table as .xlsx or .csv",
          "Open it in a spreadsheet program and save it as .xlsx.");
    }
    if (name.endsWith(".xlsx")) {
      try (Workbook workbook = Workbook.open(file)) {
        workbook.read(workbook.sheetNames().get(0), row -> each.accept(new OfSheet(row, counts)));
      }
    } else {
      try (CsvStream csv = texts.open(file, delimiter(file, texts))) {
        for (String[] row = csv.next(); row != null; row = csv.next()) {
          each.accept(new OfCsv(row, csv.where(), counts));
        }
      }
    }
    return counts;
  }

  /** The delimiter that cuts the first rows into the most fields. */
  private static char delimiter(Path file, SourceTexts texts) {
    char best = ',';
    int most = 0;
    for (char delimiter : DELIMITERS) {
      try (CsvStream csv = texts.open(file, delimiter)) {
        for (int line = 0; line < WiotLayout.HEADER_END; line++) {
          String[] row = csv.next();
          if (row != null && row.length > most) {
            most = row.length;
            best = delimiter;
          }
        }
      }
    }
    return best;
  }

  private record OfCsv(String[] row, String line, Counts counts) implements WiotRow {
    @Override
    public int width() {
      return row.length;
    }

    @Override
    public String text(int column) {
      return column < row.length ? row[column].strip() : "";
    }

    @Override
    public double number(int column) {
      return counts.parse(text(column), () -> where(column));
    }

    @Override
    public String where(int column) {
      return line + ", column " + (column + 1);
    }
  }

  private record OfSheet(SheetRow row, Counts counts) implements WiotRow {
    @Override
    public int width() {
      return row.width();
    }

    @Override
    public String text(int column) {
      return row.text(column);
    }

    @Override
    public double number(int column) {
      return counts.parse(row.text(column), () -> row.where(column));
    }

    @Override
    public String where(int column) {
      return row.where(column);
    }
  }
}
