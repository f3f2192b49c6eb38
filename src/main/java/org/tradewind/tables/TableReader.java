package org.tradewind.tables;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.tradewind.axes.UserError;
import org.tradewind.tables.TableFiles.Part;

/** Reads tables in whatever form they lie; the one reader of small and of gridded tables. */
public final class TableReader {
  private TableReader() {}

  /**
   * Reads a whole table.
   *
   * @param remarks takes what is left out
   */
  public static Table read(
      TableSchema schema, TableFiles files, Configuration conf, ReadingRemarks remarks) {
    Table.Builder table = Table.builder(schema);
    for (Part part : files.parts()) {
      try (TableRows rows = open(schema, part, files.encoding(), conf, remarks)) {
        addAll(rows, table);
      }
    }
    files.notRead().forEach(remarks::notRead);
    return table.build();
  }

  static void addAll(TableRows rows, Table.Builder table) {
    for (Object[] row = rows.next(); row != null; row = rows.next()) {
      table.add(row);
    }
  }

  /** Names of the columns of a table, those of folders first, by its first file. */
  public static List<String> columns(TableFiles files, Configuration conf) {
    Part part = files.parts().get(0);
    List<String> names = new ArrayList<>(part.keys().keySet());
    if (!part.csv()) {
      names.addAll(ParquetRowGroups.columns(new Path(part.path()), conf));
      return names;
    }
    try (CsvReader csv = csv(part, files.encoding(), conf)) {
      String[] header = csv.next();
      if (header == null) {
        throw UserError.emptyFile(part.path());
      }
      Arrays.stream(header).map(String::strip).forEach(names::add);
    }
    return names;
  }

  /**
   * The rows of one file, one value a column of the schema. The file is closed after the last row.
   */
  public static Iterator<Object[]> rows(
      TableSchema schema, Part part, String encoding, Configuration conf) {
    TableRows rows = open(schema, part, encoding, conf, new ReadingRemarks());
    return new Iterator<>() {
      private Object[] pending = advance();

      private Object[] advance() {
        Object[] row = rows.next();
        if (row == null) {
          rows.close();
        }
        return row;
      }

      @Override
      public boolean hasNext() {
        return pending != null;
      }

      @Override
      public Object[] next() {
        if (pending == null) {
          throw new NoSuchElementException();
        }
        Object[] row = pending;
        pending = advance();
        return row;
      }
    };
  }

  /**
   * Checks the columns of every file of a table without reading its numbers, and remarks what
   * reading will leave out.
   */
  public static void check(
      TableSchema schema, TableFiles files, Configuration conf, ReadingRemarks remarks) {
    for (Part part : files.parts()) {
      if (part.csv()) {
        try (CsvReader csv = csv(part, files.encoding(), conf)) {
          while (csv.next() != null) {
            // blank rows are counted on the way
          }
          remarks.blankRows(csv.blankRows());
        }
      }
      open(schema, part, files.encoding(), conf, remarks).close();
    }
    files.notRead().forEach(remarks::notRead);
  }

  private static TableRows open(
      TableSchema schema, Part part, String encoding, Configuration conf, ReadingRemarks remarks) {
    FolderKeys keys = new FolderKeys(schema, part.keys(), part.path());
    CsvRows.unknown(schema, List.copyOf(part.keys().keySet()), remarks);
    if (!part.csv()) {
      return new ParquetRowGroups(schema, new Path(part.path()), conf, keys, remarks);
    }
    CsvReader csv = csv(part, encoding, conf);
    try {
      return new CsvRows(schema, csv, part.path(), keys, remarks);
    } catch (UserError e) {
      csv.close();
      throw e;
    }
  }

  private static CsvReader csv(Part part, String encoding, Configuration conf) {
    Path path = new Path(part.path());
    try {
      return CsvReader.open(
          path.getFileSystem(conf).open(path),
          part.path(),
          ',',
          TextEncoding.of(encoding, TextEncoding.KEY));
    } catch (IOException | IllegalArgumentException e) {
      // the second of Hadoop, for names that it cannot spell, such as one with a colon
      throw UserError.unreadable(part.path(), "", e);
    }
  }
}
