package org.tradewind.tables;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.tradewind.axes.UserError;

/**
 * Rows of a study table that stands as comma-separated text: columns in any order, vectors as one
 * field with elements separated by ';'.
 */
final class CsvRows implements TableRows {
  private final CsvReader csv;
  private final String source;
  private final List<Column> columns;
  private final ReadingRemarks remarks;
  private final FolderKeys keys;

  /** Field of each column, -1 without one. */
  private final int[] fields;

  private final int width;
  private final List<Integer> nameless = new ArrayList<>();

  /** Labels repeat: one copy of each makes long tables several times smaller. */
  private final Map<String, String> texts = new HashMap<>();

  private int row;

  /**
   * Reads the header.
   *
   * @param keys columns that the names of folders give
   */
  CsvRows(
      TableSchema schema, CsvReader csv, String source, FolderKeys keys, ReadingRemarks remarks) {
    this.csv = csv;
    this.source = source;
    this.columns = schema.columns();
    this.remarks = remarks;
    this.keys = keys;
    String[] header = csv.next();
    if (header == null) {
      throw UserError.emptyFile(source);
    }
    this.width = header.length;
    List<String> names = Arrays.stream(header).map(String::strip).toList();
    requireOnce(names, source);
    this.fields = new int[columns.size()];
    for (int c = 0; c < fields.length; c++) {
      Column column = columns.get(c);
      fields[c] = names.indexOf(column.name());
      if (fields[c] < 0 && !column.optional() && !keys.has(column.name())) {
        throw UserError.missingColumn(source, column.name(), column.meaning(), names);
      }
    }
    unknown(schema, names, remarks);
    for (int c = 0; c < names.size(); c++) {
      if (names.get(c).isEmpty()) {
        nameless.add(c);
      }
    }
  }

  /** Refuses a header with a column twice; upper and lower case are alike, as in databases. */
  static void requireOnce(List<String> names, String source) {
    Set<String> seen = new HashSet<>();
    for (String name : names) {
      if (!name.isEmpty() && !seen.add(name.toLowerCase(Locale.ROOT))) {
        throw UserError.duplicateColumn(source, name);
      }
    }
  }

  /** Remarks the columns that a table does not have. */
  static void unknown(TableSchema schema, List<String> names, ReadingRemarks remarks) {
    List<String> known = schema.columns().stream().map(Column::name).toList();
    List<String> absent =
        schema.columns().stream()
            .filter(c -> c.optional() && !names.contains(c.name()))
            .map(Column::name)
            .toList();
    names.stream()
        .filter(n -> !n.isEmpty() && !known.contains(n))
        .forEach(n -> remarks.unknownColumn(n, absent));
  }

  @Override
  public Object[] next() {
    String[] texts = csv.next(width);
    if (texts == null) {
      remarks.blankRows(csv.blankRows());
      return null;
    }
    row++;
    Object[] values = new Object[fields.length];
    for (int c = 0; c < values.length; c++) {
      values[c] = fields[c] < 0 ? keys.value(c) : value(columns.get(c), texts[fields[c]]);
    }
    keys.requireEqual(values, () -> where(""));
    for (int c : nameless) {
      if (!texts[c].isEmpty()) {
        remarks.namelessColumn(c + 1);
      }
    }
    return values;
  }

  private Object value(Column column, String text) {
    Object value = TextValues.of(column, text, () -> where(", column " + column.name()));
    return value instanceof String label ? once(label) : value;
  }

  private String once(String label) {
    String before = texts.putIfAbsent(label, label);
    return before == null ? label : before;
  }

  private String where(String column) {
    return source + ", row " + row + " (line " + csv.line() + ")" + column;
  }

  @Override
  public void close() {
    csv.close();
  }
}
