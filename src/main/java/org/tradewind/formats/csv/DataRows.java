package org.tradewind.formats.csv;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.tradewind.axes.UserError;

/**
 * Rows of a published CSV under one header. Rows in which every field is empty or {@code #N/A},
 * which spreadsheets leave below a table, are left out and counted.
 */
public final class DataRows implements AutoCloseable {
  static final String NOT_AVAILABLE = "#N/A";

  private final Path file;
  private final CsvStream csv;
  private final List<String> header;
  private final SourceTexts texts;
  private long notAvailable;

  private DataRows(Path file, CsvStream csv, List<String> header, SourceTexts texts) {
    this.file = file;
    this.csv = csv;
    this.header = header;
    this.texts = texts;
  }

  /** Opens a file and reads its header. */
  public static DataRows open(Path file, SourceTexts texts) {
    CsvStream csv = texts.open(file, ',');
    String[] first = csv.next();
    List<String> header =
        first == null ? List.of() : Arrays.stream(first).map(String::strip).toList();
    return new DataRows(file, csv, header, texts);
  }

  public Path file() {
    return file;
  }

  public List<String> header() {
    return header;
  }

  /** The next row that is not blank, or null after the last. */
  public String[] next() {
    for (String[] row = csv.next(); row != null; row = csv.next()) {
      if (isBlank(row)) {
        notAvailable++;
      } else if (row.length != header.size()) {
        throw UserError.wrongWidth(csv.where(), row.length, header.size());
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
  public String where() {
    return csv.where();
  }

  /** A field of the last row as a finite number. */
  public double number(String[] row, int column) {
    return csv.number(row, column, header);
  }

  @Override
  public void close() {
    texts.notAvailable(file, notAvailable);
    csv.close();
  }
}
