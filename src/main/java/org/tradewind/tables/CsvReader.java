package org.tradewind.tables;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.charset.Charset;
import java.util.Arrays;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.tradewind.axes.UserError;

/**
 * A delimited text file (RFC 4180) read row by row; the one reader of study tables, facts and
 * importers. Spaces around a field are dropped, those in quotes kept. A row without any value is no
 * row: it is skipped, and counted if another follows. There are no comments: a line that begins
 * with # is data. Whatever cannot be read on is a {@link UserError} that names file and line.
 */
public final class CsvReader implements AutoCloseable {
  /** Characters of a field at most: what is longer is a quote that nothing closes. */
  private static final int LONGEST = 10_000_000;

  /** Fields of a row at most. */
  private static final int WIDEST = 1_000_000;

  private static final int END = -1;

  private final String source;
  private final Reader in;
  private final char delimiter;
  private final char[] buffer = new char[1 << 16];
  private int position;
  private int limit;

  private String[] fields = new String[16];
  private int count;
  private boolean anyValue;
  private char[] field = new char[64];
  private int length;
  private int width = WIDEST;

  /** Line of the file on which the last row began, and the one that is read now; from 1. */
  private long line;

  private long current = 1;
  private long blank;
  private long blankBefore;

  private CsvReader(Reader in, String source, char delimiter) {
    this.in = in;
    this.source = source;
    this.delimiter = delimiter;
    // of a reader that does not know the mark
    if (peek() == '\uFEFF') {
      position++;
    }
  }

  /** Reads characters. */
  public static CsvReader of(Reader in, String source, char delimiter) {
    return new CsvReader(in, source, delimiter);
  }

  /**
   * Reads bytes; those of a source that ends in .gz are unpacked.
   *
   * @param charset encoding where the text has no byte-order mark
   */
  public static CsvReader open(InputStream in, String source, char delimiter, Charset charset) {
    try {
      InputStream bytes =
          source.toLowerCase(java.util.Locale.ROOT).endsWith(".gz")
              ? new GZIPInputStream(in, 1 << 16)
              : in;
      return new CsvReader(new StrictReader(bytes, charset), source, delimiter);
    } catch (IOException e) {
      throw broken(source, 1, e);
    }
  }

  /** Skips lines that begin with '#' before the first row. */
  void skipNotes() {
    while (peek() == '#') {
      int c = read();
      while (c != '\n' && c != END) {
        c = read();
      }
      current++;
    }
  }

  /** The next row with a value, or null after the last. */
  public String[] next() {
    width = WIDEST;
    return advance();
  }

  private String[] advance() {
    while (record()) {
      if (anyValue) {
        blank += blankBefore;
        blankBefore = 0;
        return Arrays.copyOf(fields, count);
      }
      blankBefore++;
    }
    return null;
  }

  /** The next row, which must have this many fields; null after the last. */
  public String[] next(int wanted) {
    width = wanted;
    String[] row = advance();
    if (row != null && count != wanted) {
      throw UserError.wrongWidth(where(), count, wanted);
    }
    return row;
  }

  /** Line on which the last row began, from 1. */
  public long line() {
    return line;
  }

  /** Where the last row stands, for messages. */
  public String where() {
    return source + ", line " + line;
  }

  /** Rows without any value so far, but for those at the end. */
  public long blankRows() {
    return blank;
  }

  private boolean record() {
    line = current;
    count = 0;
    anyValue = false;
    int c = read();
    if (c == END) {
      return false;
    }
    while (true) {
      while (c > END && c <= ' ' && c != delimiter && c != '\n' && c != '\r') {
        c = read();
      }
      length = 0;
      c = c == '"' ? quoted() : plain(c);
      add();
      if (c != delimiter) {
        break;
      }
      c = read();
    }
    if (c == '\r' && peek() == '\n') {
      position++;
    }
    current++;
    return true;
  }

  private int plain(int first) {
    int c = first;
    while (c != delimiter && c != '\n' && c != '\r' && c != END) {
      append((char) c);
      c = read();
    }
    while (length > 0 && field[length - 1] <= ' ') {
      length--;
    }
    return c;
  }

  /** A field in quotes, the first of which is read; the character after it. */
  private int quoted() {
    long opened = current;
    while (true) {
      int c = read();
      if (c == END) {
        throw unclosed(opened);
      }
      if (c == '"') {
        c = read();
        if (c != '"') {
          return afterQuote(c);
        }
      } else if (c == '\n' || c == '\r') {
        if (c == '\r' && peek() == '\n') {
          position++;
        }
        current++;
        c = '\n';
      }
      if (length >= LONGEST) {
        throw unclosed(opened);
      }
      append((char) c);
    }
  }

  private int afterQuote(int first) {
    int c = first;
    while (c > END && c <= ' ' && c != delimiter && c != '\n' && c != '\r') {
      c = read();
    }
    if (c != delimiter && c != '\n' && c != '\r' && c != END) {
      throw new UserError(
          source + ", line " + current + ", field " + (count + 1),
          "text after a closing quote",
          "a delimiter or the end of the line",
          "Double quotes that are part of a field, or look for one too many before it.");
    }
    return c;
  }

  private UserError unclosed(long opened) {
    return new UserError(
        source + ", line " + opened + ", field " + (count + 1),
        "a quote that is not closed",
        "a closing quote",
        "Close it, or remove it; a quote that is part of a quoted field is doubled.");
  }

  private void append(char c) {
    if (length == field.length) {
      if (length >= LONGEST) {
        throw new UserError(
            source + ", line " + line + ", field " + (count + 1),
            "more than " + LONGEST + " characters",
            "a shorter field",
            "Look for a missing delimiter, or for a file that is not text.");
      }
      field = Arrays.copyOf(field, Math.min(LONGEST, 2 * length));
    }
    field[length++] = c;
  }

  private void add() {
    if (count < Math.min(width, WIDEST)) {
      if (count == fields.length) {
        fields = Arrays.copyOf(fields, 2 * count);
      }
      fields[count] = length == 0 ? "" : new String(field, 0, length);
      anyValue |= length > 0 && !fields[count].isBlank();
    } else if (width == WIDEST) {
      throw new UserError(
          source + ", line " + line,
          "more than " + WIDEST + " fields",
          "fewer fields",
          "Look for a missing line end, or for a file that is not a table.");
    } else {
      anyValue |= length > 0;
    }
    count++;
  }

  private int peek() {
    return position < limit || fill() ? buffer[position] : END;
  }

  private int read() {
    if (position == limit && !fill()) {
      return END;
    }
    char c = buffer[position++];
    if (c == 0) {
      throw new UserError(
          source + ", line " + current,
          "a character of code 0",
          "text",
          "The file is not text, or it is UTF-16 without a byte-order mark: save it as UTF-8, or"
              + " name its encoding: --set "
              + TextEncoding.KEY
              + "=utf-16le, say.");
    }
    return c;
  }

  private boolean fill() {
    try {
      limit = Math.max(0, in.read(buffer, 0, buffer.length));
      position = 0;
      return limit > 0;
    } catch (StrictReader.Undecodable e) {
      throw TextEncoding.undecodable(source + ", line " + current, e.charset(), e.sample());
    } catch (IOException e) {
      throw broken(source, current, e);
    }
  }

  private static UserError broken(String source, long line, IOException e) {
    String found =
        e instanceof EOFException
            ? "the end of a file that was cut short"
            : e instanceof ZipException
                ? "a file that is not gzip or is damaged (" + e.getMessage() + ")"
                : "that reading failed (" + e.getMessage() + ")";
    return new UserError(
        source + ", line " + line, found, "a whole text file", "Copy or fetch it again.", e);
  }

  @Override
  public void close() {
    try {
      in.close();
    } catch (IOException e) {
      throw broken(source, current, e);
    }
  }
}
