package org.tradewind.importers;

import com.univocity.parsers.common.TextParsingException;
import com.univocity.parsers.csv.CsvParser;
import com.univocity.parsers.csv.CsvParserSettings;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.tradewind.axes.Names;
import org.tradewind.axes.UserError;

/**
 * A delimited text file (UTF-8, byte-order mark allowed; gzip by the ending .gz) read row by row,
 * for files too wide to be held as text. Lines count from 1, the first line of the file.
 */
final class CsvStream implements AutoCloseable {
  private final Path file;
  private final CsvParser parser;
  private long line;

  private CsvStream(Path file, CsvParser parser) {
    this.file = file;
    this.parser = parser;
  }

  /** Opens a file; one that is missing or is no gzip although it says so is a {@link UserError}. */
  static CsvStream open(Path file, char delimiter) {
    CsvParserSettings settings = new CsvParserSettings();
    settings.getFormat().setDelimiter(delimiter);
    settings.setLineSeparatorDetectionEnabled(true);
    settings.setMaxColumns(100_000);
    settings.setMaxCharsPerColumn(100_000);
    settings.setNullValue("");
    settings.setEmptyValue("");
    settings.setReadInputOnSeparateThread(false);
    // '#' may begin a label in a published table: no line is a comment here
    settings.setCommentProcessingEnabled(false);
    CsvParser parser = new CsvParser(settings);
    try {
      InputStream stream = new BufferedInputStream(Files.newInputStream(file), 1 << 16);
      if (file.getFileName().toString().endsWith(".gz")) {
        stream = new GZIPInputStream(stream, 1 << 16);
      }
      parser.beginParsing(new InputStreamReader(stream, StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw SourceFiles.unreadable(file, e);
    } catch (TextParsingException | IllegalStateException e) {
      throw broken(file, 1, e);
    }
    return new CsvStream(file, parser);
  }

  /** The next row, or null after the last. */
  String[] next() {
    try {
      String[] row = parser.parseNext();
      line++;
      if (row != null && line == 1 && row[0].startsWith("\uFEFF")) {
        row[0] = row[0].substring(1);
      }
      return row;
    } catch (TextParsingException | IllegalStateException e) {
      throw broken(file, line + 1, e);
    }
  }

  /** The next row, which must be there and have this many fields. */
  String[] next(int fields) {
    String[] row = next();
    if (row != null && row.length != fields) {
      throw new UserError(
          where(),
          row.length + " fields",
          fields + " fields as in the header",
          "Look for a missing delimiter, an unclosed quote or a file cut short.");
    }
    return row;
  }

  /** Where the last row stands, for messages. */
  String where() {
    return file + ", line " + line;
  }

  /** A field of the last row as a finite number. */
  double number(String[] row, int column, List<String> header) {
    double value = parse(row[column]);
    if (Double.isNaN(value)) {
      throw new UserError(
          where() + ", column " + (column + 1) + " (" + header.get(column) + ")",
          "'" + row[column] + "'",
          "a finite number",
          "Correct the field.");
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
      throw new UserError(
          file.toString(),
          "no column '" + name + "' among " + Names.some(Arrays.asList(header)),
          "a column of that name",
          Names.didYouMean(name, Arrays.asList(header)));
    }
    return position;
  }

  /** A finite decimal number whatever the locale, or NaN where the text is none. */
  static double parse(String text) {
    String trimmed = text.trim();
    // Double.parseDouble also takes "1d", "0x1p3", "NaN" and "Infinity"
    if (trimmed.isEmpty() || !trimmed.chars().allMatch(c -> "0123456789+-.eE".indexOf(c) >= 0)) {
      return Double.NaN;
    }
    try {
      double value = Double.parseDouble(trimmed);
      return Double.isFinite(value) ? value : Double.NaN;
    } catch (NumberFormatException e) {
      return Double.NaN;
    }
  }

  @Override
  public void close() {
    parser.stopParsing();
  }

  private static UserError broken(Path file, long line, RuntimeException e) {
    Throwable cause = e;
    while (cause.getCause() != null && cause.getCause() != cause) {
      cause = cause.getCause();
    }
    return new UserError(
        file + ", line " + line,
        "a file that cannot be read on (" + cause.getMessage() + ")",
        "a whole text file",
        "It may have been cut short: fetch it again.",
        e);
  }
}
