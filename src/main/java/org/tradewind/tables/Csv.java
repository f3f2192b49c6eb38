package org.tradewind.tables;

import com.univocity.parsers.csv.CsvParser;
import com.univocity.parsers.csv.CsvParserSettings;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.tradewind.axes.Names;
import org.tradewind.axes.UserError;

/**
 * A comma-separated file (RFC 4180, UTF-8, byte-order mark allowed) read whole: header, rows, and
 * access by column name. Lines that begin with '#' are comments. Errors name the file and the row,
 * counted from 1 after the header.
 */
public final class Csv {
  private static final String FACTS = "/org/tradewind/facts/";

  private final String source;
  private final Map<String, Integer> positions = new HashMap<>();
  private final List<String> header;
  private final List<String[]> rows;

  private Csv(String source, List<String> header, List<String[]> rows) {
    this.source = source;
    this.header = header;
    this.rows = rows;
    for (int i = 0; i < header.size(); i++) {
      positions.putIfAbsent(header.get(i), i);
    }
  }

  /** Reads a comma-separated stream whose first line is the header; the reader is closed. */
  public static Csv read(Reader reader, String source) {
    CsvParserSettings settings = new CsvParserSettings();
    settings.getFormat().setComment('#');
    settings.setMaxColumns(100_000);
    settings.setMaxCharsPerColumn(1_000_000);
    settings.setNullValue("");
    settings.setEmptyValue("");
    settings.setLineSeparatorDetectionEnabled(true);
    List<String[]> all = new CsvParser(settings).parseAll(reader);
    if (all.isEmpty()) {
      throw new UserError(
          source, "no line", "a header line and rows", "Give a file that is not empty.");
    }
    String[] header = all.get(0).clone();
    if (header[0].startsWith("\uFEFF")) {
      header[0] = header[0].substring(1);
    }
    for (int i = 1; i < all.size(); i++) {
      if (all.get(i).length != header.length) {
        throw new UserError(
            source + ", row " + i,
            all.get(i).length + " fields",
            header.length + " fields as in the header",
            "Look for a missing comma or an unclosed quote there.");
      }
    }
    return new Csv(source, Arrays.asList(header), new ArrayList<>(all.subList(1, all.size())));
  }

  /** Reads one of the small tables of facts that ship with the software. */
  public static Csv fact(String name) {
    String resource = FACTS + name + ".csv";
    InputStream stream = Csv.class.getResourceAsStream(resource);
    if (stream == null) {
      throw new IllegalArgumentException("no table of facts " + resource);
    }
    try (Reader reader = new InputStreamReader(stream, StandardCharsets.UTF_8)) {
      return read(reader, "facts/" + name + ".csv");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public String source() {
    return source;
  }

  public List<String> header() {
    return header;
  }

  public int rows() {
    return rows.size();
  }

  public boolean has(String column) {
    return positions.containsKey(column);
  }

  /** A field as text. */
  public String text(int row, String column) {
    return rows.get(row)[position(column)];
  }

  /** A field as a number; empty or unreadable is a {@link UserError}. */
  public double number(int row, String column) {
    String text = text(row, column).trim();
    try {
      return Double.parseDouble(text);
    } catch (NumberFormatException e) {
      throw new UserError(
          source + ", row " + (row + 1) + ", column " + column,
          "'" + text + "'",
          "a number",
          "Correct the field.",
          e);
    }
  }

  /** A whole column as text. */
  public List<String> column(String column) {
    int position = position(column);
    return rows.stream().map(r -> r[position]).toList();
  }

  private int position(String column) {
    Integer position = positions.get(column);
    if (position == null) {
      throw new UserError(
          source,
          "no column '" + column + "' among " + Names.some(header),
          "a column of that name",
          Names.didYouMean(column, header));
    }
    return position;
  }
}
