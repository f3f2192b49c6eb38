package org.tradewind.jobs.folders;

import java.io.IOException;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.spark.TaskContext;
import org.tradewind.axes.UserError;
import org.tradewind.tables.ParquetFiles;
import org.tradewind.tables.Table;
import org.tradewind.tables.TableSchema;

/**
 * Writes tables from within tasks: one Parquet file a table and partition, named by the partition,
 * so that files stand in the order of rows. A file has its name once it is whole.
 *
 * @param schemas the tables
 * @param folders where each lies
 */
record TableParts(List<TableSchema> schemas, List<String> folders) implements Serializable {
  TableParts {
    schemas = new ArrayList<>(schemas);
    folders = new ArrayList<>(folders);
  }

  /**
   * Writes what a partition has. One without rows has no file, but for the first: a table of none
   * has a file, too.
   *
   * @param parts each with a table of every schema, in their order
   * @return number of rows by table
   */
  Iterator<long[]> write(int partition, Iterator<List<Table>> parts, Configuration conf) {
    List<Table.Builder> several = null;
    List<Table> tables = parts.hasNext() ? parts.next() : null;
    while (parts.hasNext()) {
      if (several == null) {
        several = new ArrayList<>();
        for (Table table : tables) {
          several.add(Table.builder(table.schema()).addAll(table));
        }
      }
      List<Table> more = parts.next();
      for (int t = 0; t < more.size(); t++) {
        several.get(t).addAll(more.get(t));
      }
    }
    if (several != null) {
      tables = several.stream().map(Table.Builder::build).toList();
    }
    long[] rows = new long[schemas.size()];
    for (int t = 0; t < rows.length; t++) {
      Table table = tables == null ? Table.builder(schemas.get(t)).build() : tables.get(t);
      rows[t] = table.rows();
      if (rows[t] > 0 || partition == 0) {
        write(table, partition, new Path(folders.get(t)), conf);
      }
    }
    return List.of(rows).iterator();
  }

  private static void write(Table table, int partition, Path folder, Configuration conf) {
    long attempt = TaskContext.get() == null ? 0 : TaskContext.get().taskAttemptId();
    Path file = new Path(folder, String.format("part-%05d.parquet", partition));
    Path hidden = new Path(folder, "." + file.getName() + "." + attempt);
    try {
      ParquetFiles.writeFile(table, hidden, conf);
      FileSystem fs = folder.getFileSystem(conf);
      // of an attempt whose result was lost
      fs.delete(file, false);
      if (!fs.rename(hidden, file)) {
        throw new IOException(hidden + " cannot be renamed");
      }
    } catch (IOException e) {
      throw UserError.unwritable(folder.toString(), "folder", e);
    }
  }
}
