package org.tradewind.tables;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.tradewind.axes.UserError;

/**
 * Tables as comma-separated files: header, UTF-8, numbers that read back to the same bits; vectors
 * are one field, elements parted by ';'.
 */
public final class CsvTables {
  private CsvTables() {}

  /** Reads a table that a user wrote as CSV. Column order is free; unknown columns are ignored. */
  public static Table read(TableSchema schema, Path file, Configuration conf) {
    Csv csv;
    try (InputStream in = file.getFileSystem(conf).open(file);
        BufferedReader reader =
            new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      csv = Csv.read(reader, file.toString());
    } catch (IOException e) {
      throw new UserError(file.toString(), e.getMessage(), "a readable file", "Check the path.", e);
    }
    return of(schema, csv);
  }

  /** A parsed file as a table. */
  public static Table of(TableSchema schema, Csv csv) {
    Table.Builder table = Table.builder(schema);
    for (int row = 0; row < csv.rows(); row++) {
      Object[] values = new Object[schema.columns().size()];
      for (int c = 0; c < values.length; c++) {
        values[c] = value(schema.columns().get(c), csv, row);
      }
      table.add(values);
    }
    return table.build();
  }

  /** A table of facts that ships with the software and has the columns of a schema. */
  public static Table fact(TableSchema schema, String name) {
    Csv facts = Csv.fact(name);
    return of(schema, facts).validated(facts.source());
  }

  private static Object value(Column column, Csv csv, int row) {
    String name = column.name();
    boolean absent = column.optional() && (!csv.has(name) || csv.text(row, name).isBlank());
    return switch (column.type()) {
      case STRING -> absent ? "" : csv.text(row, name);
      case DOUBLE -> absent ? Double.NaN : csv.number(row, name);
      case INT -> absent ? 0 : integer(csv, row, name);
      case BOOLEAN -> !absent && flag(csv, row, name);
      case VECTOR -> absent ? new double[0] : vector(csv, row, name);
    };
  }

  private static int integer(Csv csv, int row, String column) {
    double value = csv.number(row, column);
    if (value != Math.rint(value) || Math.abs(value) > Integer.MAX_VALUE) {
      throw wrong(csv, row, column, "a whole number");
    }
    return (int) value;
  }

  private static boolean flag(Csv csv, int row, String column) {
    return switch (csv.text(row, column).trim()) {
      case "true" -> true;
      case "false" -> false;
      default -> throw wrong(csv, row, column, "true or false");
    };
  }

  private static double[] vector(Csv csv, int row, String column) {
    try {
      return Arrays.stream(csv.text(row, column).split(";"))
          .mapToDouble(Double::parseDouble)
          .toArray();
    } catch (NumberFormatException e) {
      throw wrong(csv, row, column, "numbers parted by ';'");
    }
  }

  private static UserError wrong(Csv csv, int row, String column, String expected) {
    return new UserError(
        csv.source() + ", row " + (row + 1) + ", column " + column,
        "'" + csv.text(row, column) + "'",
        expected,
        "Correct the field.");
  }

  /** Writes tables of one schema one after the other under one header. */
  public static void write(
      TableSchema schema, Iterable<Table> parts, Path file, Configuration conf) {
    try {
      FileSystem fs = file.getFileSystem(conf);
      // Without the .crc sibling that Hadoop's local file system would leave beside a file meant
      // for spreadsheets.
      fs.setWriteChecksum(false);
      try (OutputStream out = fs.create(file, true);
          Writer writer =
              new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8), 1 << 16)) {
        writer.write(schema.columns().stream().map(Column::name).collect(Collectors.joining(",")));
        writer.write('\n');
        for (Table part : parts) {
          writeRows(part, writer);
        }
      } finally {
        fs.setWriteChecksum(true);
      }
    } catch (IOException e) {
      throw new UserError(
          file.toString(),
          "that it cannot be written: " + e.getMessage(),
          "a file that can be written",
          "Check the path, its permissions and the free space.",
          e);
    }
  }

  private static void writeRows(Table table, Writer writer) throws IOException {
    int columns = table.schema().columns().size();
    for (int row = 0; row < table.rows(); row++) {
      for (int c = 0; c < columns; c++) {
        if (c > 0) {
          writer.write(',');
        }
        writer.write(field(table.value(row, c)));
      }
      writer.write('\n');
    }
  }

  private static String field(Object value) {
    if (value instanceof String text) {
      return text.indexOf(',') < 0 && text.indexOf('"') < 0 && text.indexOf('\n') < 0
          ? text
          : '"' + text.replace("\"", "\"\"") + '"';
    }
    if (value instanceof double[] vector) {
      return Arrays.stream(vector).mapToObj(Double::toString).collect(Collectors.joining(";"));
    }
    return String.valueOf(value);
  }
}
