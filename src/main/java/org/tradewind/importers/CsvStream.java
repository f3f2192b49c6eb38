package org.tradewind.importers;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.tradewind.axes.UserError;
import org.tradewind.tables.CsvReader;
import org.tradewind.tables.Numerals;
import org.tradewind.tables.TextEncoding;

/**
 * A delimited text file of a source (gzip by the ending .gz), read row by row by {@link CsvReader}
 * for files too wide to be held as text.
 */
final class CsvStream implements AutoCloseable {
  private final CsvReader csv;

  private CsvStream(CsvReader csv) {
    this.csv = csv;
  }

  /** Opens a file in UTF-8. */
  static CsvStream open(Path file, char delimiter) {
    return open(file, delimiter, TextEncoding.of(TextEncoding.DEFAULT, TextEncoding.KEY));
  }

  /** Opens a file; one that is missing or not gzip although it says so is a {@link UserError}. */
  static CsvStream open(Path file, char delimiter, Charset encoding) {
    try {
      return new CsvStream(
          CsvReader.open(Files.newInputStream(file), file.toString(), delimiter, encoding));
    } catch (IOException e) {
      throw SourceFiles.unreadable(file, e);
    }
  }

  /** The next row with a value, or null after the last. */
  String[] next() {
    return csv.next();
  }

  /** The next row, which must have this many fields; null after the last. */
  String[] next(int fields) {
    return csv.next(fields);
  }

  /** Rows without any value before the last row that was read; they are skipped. */
  long blankRows() {
    return csv.blankRows();
  }

  /** Where the last row stands, for messages. */
  String where() {
    return csv.where();
  }

  /** A field of the last row as a finite number. */
  double number(String[] row, int column, List<String> header) {
    double value = parse(row[column]);
    if (Double.isNaN(value)) {
      throw UserError.notNumber(
          where() + ", column " + (column + 1) + " (" + header.get(column) + ")",
          row[column],
          Numerals.advice(row[column]));
    }
    return value;
  }

  /** Position of a column in the header, which an empty file has not. */
  static int column(Path file, String[] header, String name) {
    if (header == null) {
      throw new UserError(
          file.toString(), "an empty file", "a header and rows", "Fetch the file again.");
    }
    int position = Arrays.asList(header).indexOf(name);
    if (position < 0) {
      throw UserError.missingColumn(file.toString(), name, Arrays.asList(header));
    }
    return position;
  }

  /** A finite decimal number whatever the locale, or NaN where the text is not one. */
  static double parse(String text) {
    return Numerals.parse(text);
  }

  @Override
  public void close() {
    csv.close();
  }
}
