package org.tradewind.formats.csv;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.tradewind.axes.UserError;
import org.tradewind.formats.file.SourceFiles;
import org.tradewind.tables.CsvReader;
import org.tradewind.tables.Numerals;

/**
 * A delimited text file of a source (gzip by the ending .gz), read row by row by {@link CsvReader}
 * for files too wide to be held as text.
 */
public final class CsvStream implements AutoCloseable {
  private final Path file;
  private final CsvReader csv;
  private final SourceTexts texts;

  private CsvStream(Path file, CsvReader csv, SourceTexts texts) {
    this.file = file;
    this.csv = csv;
    this.texts = texts;
  }

  /**
   * Opens a file; one that is missing or not gzip although it says so is a {@link UserError}. Blank
   * rows are reported to the texts when it is closed.
   */
  static CsvStream open(Path file, char delimiter, SourceTexts texts) {
    try {
      return new CsvStream(
          file,
          CsvReader.open(Files.newInputStream(file), file.toString(), delimiter, texts.encoding()),
          texts);
    } catch (IOException e) {
      throw SourceFiles.unreadable(file, e);
    }
  }

  /** The next row with a value, or null after the last. */
  public String[] next() {
    return csv.next();
  }

  /** The next row, which must have this many fields; null after the last. */
  public String[] next(int fields) {
    return csv.next(fields);
  }

  /** Where the last row stands, for messages. */
  public String where() {
    return csv.where();
  }

  /** A field of the last row as a finite number. */
  public double number(String[] row, int column, List<String> header) {
    double value = Numerals.parse(row[column]);
    if (Double.isNaN(value)) {
      throw UserError.notNumber(
          where() + ", column " + (column + 1) + " (" + header.get(column) + ")",
          row[column],
          Numerals.advice(row[column]));
    }
    return value;
  }

  /** Position of a column that the header must have once; an empty file has no header. */
  public static int column(Path file, String[] header, String name) {
    if (header == null) {
      throw UserError.emptyFile(file.toString());
    }
    int position = Arrays.asList(header).indexOf(name);
    if (position < 0) {
      throw UserError.missingColumn(file.toString(), name, Arrays.asList(header));
    }
    if (Arrays.asList(header).lastIndexOf(name) != position) {
      throw UserError.duplicateColumn(file.toString(), name);
    }
    return position;
  }

  @Override
  public void close() {
    texts.blankRows(file, csv.blankRows());
    csv.close();
  }
}
