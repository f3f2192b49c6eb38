package org.tradewind.tables;

import java.io.IOException;
import java.io.OutputStream;
import java.io.Reader;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
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
    try (OutputStream out = PlainFiles.create(file, conf)) {
      CsvText text = new CsvText(schema, out);
      text.header();
      for (Table part : parts) {
        text.rows(part);
      }
      text.flush();
    } catch (IOException e) {
      throw UserError.unwritable(file.toString(), "file", e);
    }
  }
}
