package org.tradewind.tables;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Collectors;

/**
 * The text of a table as comma-separated values, in UTF-8: numbers as Java writes them, which read
 * back to the same bits; vectors with ';' between their elements; nothing for a number that an
 * optional column lacks.
 */
final class CsvText {
  private static final int ROOM = 1 << 16;

  private final TableSchema schema;
  private final OutputStream out;
  private byte[] buffer = new byte[2 * ROOM];
  private int filled;

  /** The last label of each column with its bytes: labels stand in runs. */
  private final String[] labels;

  private final byte[][] bytes;

  CsvText(TableSchema schema, OutputStream out) {
    this.schema = schema;
    this.out = out;
    this.labels = new String[schema.columns().size()];
    this.bytes = new byte[labels.length][];
  }

  void header() throws IOException {
    String names = schema.columns().stream().map(Column::name).collect(Collectors.joining(","));
    put((names + '\n').getBytes(StandardCharsets.UTF_8));
  }

  void rows(Table table) throws IOException {
    Object[] values = new Object[labels.length];
    boolean[] optional = new boolean[labels.length];
    for (int c = 0; c < values.length; c++) {
      Column column = schema.columns().get(c);
      optional[c] = column.optional();
      values[c] =
          switch (column.type()) {
            case STRING -> table.strings(column.name());
            case INT -> table.ints(column.name());
            case DOUBLE -> table.doubles(column.name());
            case BOOLEAN -> table.booleans(column.name());
            case VECTOR -> table.vectors(column.name());
          };
    }
    for (int row = 0; row < table.rows(); row++) {
      for (int c = 0; c < values.length; c++) {
        if (c > 0) {
          buffer[filled++] = ',';
        }
        field(values[c], row, c, optional[c]);
      }
      buffer[filled++] = '\n';
      if (filled > ROOM) {
        flush();
      }
    }
  }

  void flush() throws IOException {
    out.write(buffer, 0, filled);
    filled = 0;
  }

  private void field(Object column, int row, int c, boolean optional) throws IOException {
    if (column instanceof double[] numbers) {
      if (!(optional && Double.isNaN(numbers[row]))) {
        number(numbers[row]);
      }
    } else if (column instanceof String[] texts) {
      if (texts[row] != labels[c]) {
        labels[c] = texts[row];
        bytes[c] = quoted(texts[row]).getBytes(StandardCharsets.UTF_8);
      }
      put(bytes[c]);
    } else if (column instanceof double[][] vectors) {
      for (int i = 0; i < vectors[row].length; i++) {
        if (i > 0) {
          buffer[filled++] = ';';
        }
        number(vectors[row][i]);
      }
    } else {
      String text =
          column instanceof int[] integers
              ? Integer.toString(integers[row])
              : Boolean.toString(((boolean[]) column)[row]);
      put(text.getBytes(StandardCharsets.ISO_8859_1));
    }
  }

  private static String quoted(String text) {
    return text.indexOf(',') < 0
            && text.indexOf('"') < 0
            && text.indexOf('\n') < 0
            && text.indexOf('\r') < 0
            && text.equals(text.strip())
        ? text
        : '"' + text.replace("\"", "\"\"") + '"';
  }

  private void number(double value) {
    room(NumberText.LONGEST + 2);
    filled = NumberText.write(value, buffer, filled);
  }

  private void put(byte[] text) {
    room(text.length + 2);
    System.arraycopy(text, 0, buffer, filled, text.length);
    filled += text.length;
  }

  /** A row may be longer than the buffer. */
  private void room(int needed) {
    if (filled + needed > buffer.length) {
      buffer = Arrays.copyOf(buffer, 2 * buffer.length + needed);
    }
  }
}
