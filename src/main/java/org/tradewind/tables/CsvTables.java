package org.tradewind.tables;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Reader;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.tradewind.axes.UserError;

/**
 * Tables as comma-separated files: header, UTF-8, numbers that read back to the same bits; vectors
 * are one field, elements separated by ';'; a number that an optional column lacks is an empty
 * field.
 */
public final class CsvTables {
  private CsvTables() {}

  /** Reads a table that a user wrote as CSV in UTF-8. Column order is free. */
  public static Table read(TableSchema schema, Path file, Configuration conf) {
    TableFiles files = TableFiles.of(file, conf, TextEncoding.DEFAULT);
    return TableReader.read(schema, files, conf, new ReadingRemarks());
  }

  /** Reads a table from text; its header may have notes before it, lines that begin with '#'. */
  public static Table read(TableSchema schema, Reader reader, String source) {
    CsvReader csv = CsvReader.of(reader, source, ',');
    csv.skipNotes();
    FolderKeys none = new FolderKeys(schema, Map.of(), source);
    try (CsvRows rows = new CsvRows(schema, csv, source, none, new ReadingRemarks())) {
      Table.Builder table = Table.builder(schema);
      TableReader.addAll(rows, table);
      return table.build();
    }
  }

  /** A table of facts that ships with the software and has the columns of a schema. */
  public static Table fact(TableSchema schema, String name) {
    return read(schema, Csv.factReader(name), Csv.factSource(name)).validated(Csv.factSource(name));
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
      throw UserError.unwritable(file.toString(), "file", e);
    }
  }

  private static void writeRows(Table table, Writer writer) throws IOException {
    int columns = table.schema().columns().size();
    boolean[] optional = new boolean[columns];
    for (int c = 0; c < columns; c++) {
      optional[c] = table.schema().columns().get(c).optional();
    }
    for (int row = 0; row < table.rows(); row++) {
      for (int c = 0; c < columns; c++) {
        if (c > 0) {
          writer.write(',');
        }
        writer.write(field(table.value(row, c), optional[c]));
      }
      writer.write('\n');
    }
  }

  private static String field(Object value, boolean optional) {
    if (value instanceof String text) {
      return text.indexOf(',') < 0
              && text.indexOf('"') < 0
              && text.indexOf('\n') < 0
              && text.indexOf('\r') < 0
              && text.equals(text.strip())
          ? text
          : '"' + text.replace("\"", "\"\"") + '"';
    }
    if (value instanceof Double number && number.isNaN() && optional) {
      return "";
    }
    if (value instanceof double[] vector) {
      return Arrays.stream(vector).mapToObj(Double::toString).collect(Collectors.joining(";"));
    }
    return String.valueOf(value);
  }
}
