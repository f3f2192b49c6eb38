package org.tradewind.tables;

import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.tradewind.axes.UserError;

/**
 * A small comma-separated file held whole: header, rows, and access by column name. Errors name the
 * file and the row, counted from 1 after the header.
 */
public final class Csv {
  private static final String FACTS = "/org/tradewind/facts/";

  private final String source;
  private final Map<String, Integer> positions = new HashMap<>();
  private final List<String> header;
  private final List<String[]> rows;
  private final long blankRows;

  private Csv(String source, List<String> header, List<String[]> rows, long blankRows) {
    this.source = source;
    this.header = header;
    this.rows = rows;
    this.blankRows = blankRows;
    for (int i = 0; i < header.size(); i++) {
      Integer before = positions.putIfAbsent(header.get(i), i);
      if (before != null && !header.get(i).isEmpty()) {
        throw UserError.duplicateColumn(source, header.get(i));
      }
    }
  }

  /** Reads comma-separated text whose first line is the header; the reader is closed. */
  public static Csv read(Reader reader, String source) {
    return read(CsvReader.of(reader, source, ','), source, false);
  }

  /** The same of bytes in an encoding. */
  public static Csv read(InputStream in, String source, Charset charset) {
    return read(CsvReader.open(in, source, ',', charset), source, false);
  }

  /** Reads text whose header may have notes before it: lines that begin with '#'. */
  public static Csv withNotes(Reader reader, String source) {
    return read(CsvReader.of(reader, source, ','), source, true);
  }

  /** The same of bytes in an encoding. */
  public static Csv withNotes(InputStream in, String source, Charset charset) {
    return read(CsvReader.open(in, source, ',', charset), source, true);
  }

  private static Csv read(CsvReader csv, String source, boolean notes) {
    try (csv) {
      if (notes) {
        csv.skipNotes();
      }
      String[] header = csv.next();
      if (header == null) {
        throw UserError.emptyFile(source);
      }
      List<String[]> rows = new ArrayList<>();
      for (String[] row = csv.next(); row != null; row = csv.next()) {
        if (row.length != header.length) {
          throw UserError.wrongWidth(
              source + ", row " + (rows.size() + 1) + " (line " + csv.line() + ")",
              row.length,
              header.length);
        }
        rows.add(row);
      }
      return new Csv(source, Arrays.asList(header), rows, csv.blankRows());
    }
  }

  /** Reads one of the small tables of facts that ship with the software. */
  public static Csv fact(String name) {
    return withNotes(factReader(name), factSource(name));
  }

  static Reader factReader(String name) {
    String resource = FACTS + name + ".csv";
    InputStream stream = Csv.class.getResourceAsStream(resource);
    if (stream == null) {
      throw new IllegalArgumentException("no table of facts " + resource);
    }
    return new InputStreamReader(stream, StandardCharsets.UTF_8);
  }

  static String factSource(String name) {
    return "facts/" + name + ".csv";
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

  /** Rows without any value before the last row; they are not among the rows. */
  public long blankRows() {
    return blankRows;
  }

  public boolean has(String column) {
    return positions.containsKey(column);
  }

  /** A field as text. */
  public String text(int row, String column) {
    return rows.get(row)[position(column)];
  }

  /** A field as a finite number; empty or unreadable is a {@link UserError}. */
  public double number(int row, String column) {
    String text = text(row, column);
    double value = Numerals.parse(text);
    if (Double.isNaN(value)) {
      throw UserError.notNumber(
          source + ", row " + (row + 1) + ", column " + column, text.trim(), Numerals.advice(text));
    }
    return value;
  }

  /** A whole column as text. */
  public List<String> column(String column) {
    int position = position(column);
    return rows.stream().map(r -> r[position]).toList();
  }

  private int position(String column) {
    Integer position = positions.get(column);
    if (position == null) {
      throw UserError.missingColumn(source, column, header);
    }
    return position;
  }
}
