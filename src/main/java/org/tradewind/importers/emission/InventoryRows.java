package org.tradewind.importers.emission;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.tradewind.axes.Names;
import org.tradewind.axes.UserError;
import org.tradewind.formats.csv.CodedRow;
import org.tradewind.formats.csv.CsvStream;
import org.tradewind.formats.csv.SourceTexts;
import org.tradewind.formats.file.FileKind;
import org.tradewind.formats.workbook.SheetRow;
import org.tradewind.formats.workbook.Workbook;
import org.tradewind.tables.Numerals;

/**
 * The rows of a detailed inventory below their header, from a CSV or from one sheet of a workbook
 * (.xlsx). In a workbook the header is the first row that looks like one; the sheet is the one that
 * is named, or the only one with a header.
 *
 * @param file the file
 * @param header names of the columns, as they stand
 * @param rows rows with a value, as wide as the header
 * @param remarks what was left out
 */
record InventoryRows(Path file, List<String> header, List<Row> rows, List<String> remarks) {
  private static final List<FileKind> NO_TABLE =
      List.of(
          FileKind.NETCDF,
          FileKind.HDF5,
          FileKind.XLS,
          FileKind.PDF,
          FileKind.PARQUET,
          FileKind.HTML,
          FileKind.RAR,
          FileKind.SEVEN_ZIP);

  /**
   * One row.
   *
   * @param place file and line, or sheet and row
   */
  record Row(String place, List<String> header, List<String> texts) implements CodedRow {
    @Override
    public String text(int column) {
      return texts.get(column);
    }

    @Override
    public double number(int column) {
      double value = Numerals.parse(text(column));
      if (Double.isNaN(value)) {
        throw text(column).isEmpty()
            ? new UserError(where(column), "nothing", "a finite number", "Add the value.")
            : UserError.notNumber(where(column), text(column), Numerals.advice(text(column)));
      }
      return value;
    }

    @Override
    public String where() {
      return place;
    }

    String where(int column) {
      return place + ", column " + header.get(column);
    }

    private boolean blank() {
      return texts.stream().allMatch(String::isEmpty);
    }
  }

  /**
   * Reads a file.
   *
   * @param sheet name of the sheet; empty: the only one with a header
   * @param isHeader whether a row is the header
   * @param expected what a header has, for messages
   */
  static InventoryRows read(
      Path file,
      String sheet,
      SourceTexts texts,
      Predicate<List<String>> isHeader,
      String expected) {
    FileKind kind = FileKind.of(file);
    if (NO_TABLE.contains(kind)) {
      throw new UserError(
          file.toString(),
          kind.found("not a table"),
          "a CSV, or a workbook (.xlsx)",
          kind.remedy("Save it as CSV or .xlsx."));
    }
    return kind == FileKind.ZIP
        ? workbook(file, sheet, isHeader, expected)
        : csv(file, sheet, texts, isHeader, expected);
  }

  private static InventoryRows csv(
      Path file,
      String sheet,
      SourceTexts texts,
      Predicate<List<String>> isHeader,
      String expected) {
    if (!sheet.isEmpty()) {
      throw new UserError(
          "import inventory --set sheet",
          "'" + sheet + "' for a text file",
          "a sheet of a workbook (.xlsx)",
          "Leave the setting out.");
    }
    try (CsvStream csv = texts.open(file, ',')) {
      String[] first = csv.next();
      if (first == null) {
        throw UserError.emptyFile(file.toString());
      }
      List<String> header = Arrays.stream(first).map(String::strip).toList();
      if (!isHeader.test(header)) {
        throw noHeader(file.toString(), "the header " + Names.some(header), expected);
      }
      List<Row> rows = new ArrayList<>();
      for (String[] row = csv.next(header.size()); row != null; row = csv.next(header.size())) {
        rows.add(new Row(csv.where(), header, Arrays.stream(row).map(String::strip).toList()));
      }
      return new InventoryRows(file, header, rows, List.of());
    }
  }

  private static UserError noHeader(String where, String found, String expected) {
    return new UserError(
        where,
        found,
        "a header with " + expected,
        "Rename the columns, or name them with --set region=..., subsector=..., species=...");
  }

  private static InventoryRows workbook(
      Path file, String sheet, Predicate<List<String>> isHeader, String expected) {
    try (Workbook workbook = Workbook.open(file)) {
      List<String> names = sheet.isEmpty() ? workbook.sheetNames() : List.of(sheet);
      Map<String, InventoryRows> found = new TreeMap<>();
      for (String name : names) {
        Sheet read = new Sheet(file, isHeader);
        workbook.read(name, read::accept);
        if (read.header != null) {
          found.put(name, read.rows());
        }
      }
      if (found.isEmpty()) {
        throw noHeader(
            file.toString(), "no row that is a header in " + Names.some(names), expected);
      }
      if (found.size() > 1) {
        throw new UserError(
            file.toString(),
            "several sheets with such a table: " + Names.some(List.copyOf(found.keySet())),
            "one of them",
            "Say which: --set sheet=...");
      }
      String only = found.keySet().iterator().next();
      InventoryRows rows = found.get(only);
      List<String> others = names.stream().filter(n -> !n.equals(only)).toList();
      if (!others.isEmpty()) {
        rows.remarks.add(
            "Sheets of " + file.getFileName() + " that are not used: " + Names.some(others) + ".");
      }
      return rows;
    }
  }

  /** One sheet while it is read. */
  private static final class Sheet {
    private final Path file;
    private final Predicate<List<String>> isHeader;
    private final List<Row> rows = new ArrayList<>();
    private final List<String> remarks = new ArrayList<>();
    private List<String> header;
    private int above;
    private int last;
    private long blank;

    Sheet(Path file, Predicate<List<String>> isHeader) {
      this.file = file;
      this.isHeader = isHeader;
    }

    void accept(SheetRow row) {
      if (header == null) {
        List<String> texts = texts(row, row.width());
        if (isHeader.test(texts)) {
          header = texts;
          last = row.number();
        } else {
          above += row.blank() ? 0 : 1;
        }
        return;
      }
      Row read =
          new Row(
              file + ", sheet " + row.sheet() + ", row " + row.number(),
              header,
              texts(row, header.size()));
      for (int c = header.size(); c < row.width(); c++) {
        if (!row.blank(c)) {
          throw new UserError(
              row.where(c),
              "'" + row.text(c) + "' to the right of the header",
              "values under the names of the header",
              "Name the column, or empty the cell.");
        }
      }
      if (read.blank()) {
        return;
      }
      // rows that spreadsheets leave out of the file are blank too
      blank += row.number() - last - 1;
      last = row.number();
      rows.add(read);
    }

    private static List<String> texts(SheetRow row, int width) {
      List<String> texts = new ArrayList<>();
      for (int c = 0; c < width; c++) {
        texts.add(row.text(c));
      }
      return texts;
    }

    InventoryRows rows() {
      if (above > 0) {
        remarks.add(
            String.format(
                Locale.ROOT,
                "Rows of %s above the header that are left out: %d.",
                file.getFileName(),
                above));
      }
      if (blank > 0) {
        remarks.add(
            String.format(
                Locale.ROOT,
                "Rows of %s without a value that are left out: %d.",
                file.getFileName(),
                blank));
      }
      return new InventoryRows(file, header, rows, remarks);
    }
  }
}
