package org.tradewind.importers;

import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.tradewind.axes.UserError;

/**
 * Rows of a published CSV under one header. Rows in which every field is empty or {@code #N/A},
 * which spreadsheets leave below a table, are left out and counted.
 */
final class DataRows implements AutoCloseable {
  private static final String NOT_AVAILABLE = "#N/A";

  private final Path file;
  private final CsvStream csv;
  private final List<String> header;
  private int blank;
  private String firstBlank = "";

  private DataRows(Path file, CsvStream csv, List<String> header) {
    this.file = file;
    this.csv = csv;
    this.header = header;
  }

  /** Opens a file and reads its header. */
  static DataRows open(Path file, Charset encoding) {
    CsvStream csv = CsvStream.open(file, ',', encoding);
    String[] first = csv.next();
    List<String> header =
        first == null ? List.of() : Arrays.stream(first).map(String::strip).toList();
    return new DataRows(file, csv, header);
  }

  Path file() {
    return file;
  }

  List<String> header() {
    return header;
  }

  /** The next row that is not blank, or null after the last. */
  String[] next() {
    for (String[] row = csv.next(); row != null; row = csv.next()) {
      if (isBlank(row)) {
        firstBlank = blank++ == 0 ? csv.where() : firstBlank;
      } else if (row.length != header.size()) {
        throw new UserError(
            csv.where(),
            row.length + " fields",
            header.size() + " fields as in the header",
            "Look for a missing delimiter, an unclosed quote or a file cut short.");
      } else {
        return row;
      }
    }
    return null;
  }

  private static boolean isBlank(String[] row) {
    return Arrays.stream(row).allMatch(f -> f.isBlank() || f.strip().equals(NOT_AVAILABLE));
  }

  /** Where the last row stands, for messages. */
  String where() {
    return csv.where();
  }

  /** A field of the last row as a finite number. */
  double number(String[] row, int column) {
    return csv.number(row, column, header);
  }

  /** Rows that were left out. */
  List<String> remarks() {
    List<String> remarks = new ArrayList<>();
    if (blank > 0) {
      remarks.add(
          blank
              + " rows of "
              + file.getFileName()
              + " without a value are left out, first "
              + firstBlank
              + ".");
    }
    return remarks;
  }

  @Override
  public void close() {
    csv.close();
  }
}
