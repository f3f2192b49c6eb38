package org.tradewind.tables;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.tradewind.axes.UserError;

/**
 * Columns that the names of folders give ({@code region=N}), as Hive, Spark, DuckDB, polars and
 * pandas lay partitioned tables out.
 */
final class FolderKeys {
  /** Stands for an empty value in the name of a folder. */
  static final String NOTHING = "__HIVE_DEFAULT_PARTITION__";

  private final TableSchema schema;
  private final Map<String, String> texts;

  /** By column of the schema; null for those that no folder gives and that are not optional. */
  private final Object[] values;

  /**
   * The columns of a file.
   *
   * @param texts value of each key, as its folder has it
   * @param source names the file in an error
   */
  FolderKeys(TableSchema schema, Map<String, String> texts, String source) {
    this.schema = schema;
    this.texts = texts;
    List<Column> columns = schema.columns();
    this.values = new Object[columns.size()];
    for (int c = 0; c < values.length; c++) {
      Column column = columns.get(c);
      String text = texts.get(column.name());
      if (text == null) {
        values[c] = column.optional() ? TextValues.absent(column) : null;
      } else if (!column.optional() && text.isEmpty()) {
        throw new UserError(
            source + ", column " + column.name(),
            "a folder " + column.name() + "=" + NOTHING + ", an empty value",
            "a value in every row",
            "Fill it in and run again.");
      } else {
        values[c] =
            TextValues.of(column, text, () -> source + ", folder name " + column.name() + "=");
      }
    }
  }

  /** Key and value of a folder's name; null where it is not of that form. */
  static Map.Entry<String, String> parse(String folder) {
    int equals = folder.indexOf('=');
    if (equals < 1) {
      return null;
    }
    String value = unescaped(folder.substring(equals + 1));
    return Map.entry(unescaped(folder.substring(0, equals)), value.equals(NOTHING) ? "" : value);
  }

  /** Hive escapes by %XX of UTF-8 bytes; a plus sign stands for itself. */
  private static String unescaped(String text) {
    java.io.ByteArrayOutputStream bytes = new java.io.ByteArrayOutputStream();
    byte[] given = text.getBytes(StandardCharsets.UTF_8);
    for (int i = 0; i < given.length; i++) {
      int high = given[i] == '%' && i + 2 < given.length ? Character.digit(given[i + 1], 16) : -1;
      int low = high < 0 ? -1 : Character.digit(given[i + 2], 16);
      if (low < 0) {
        bytes.write(given[i]);
      } else {
        bytes.write(16 * high + low);
        i += 2;
      }
    }
    return bytes.toString(StandardCharsets.UTF_8);
  }

  boolean has(String column) {
    return texts.containsKey(column);
  }

  /** Value of a column that the file itself does not have. */
  Object value(int column) {
    return values[column];
  }

  /** Refuses a row in which a column of the file differs from the folder's name. */
  void requireEqual(Object[] row, Supplier<String> where) {
    if (texts.isEmpty()) {
      return;
    }
    for (int c = 0; c < row.length; c++) {
      String name = schema.columns().get(c).name();
      if (texts.containsKey(name) && !row[c].equals(values[c])) {
        throw new UserError(
            where.get(),
            name + " " + row[c] + " in a folder " + name + "=" + texts.get(name),
            "the value of the folder",
            "Move the row, or write the table again.");
      }
    }
  }
}
