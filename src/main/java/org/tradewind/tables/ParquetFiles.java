package org.tradewind.tables;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.Path;
import org.apache.parquet.hadoop.util.HadoopOutputFile;
import org.apache.parquet.io.OutputFile;
import org.tradewind.axes.UserError;

/**
 * Tables as Parquet on any Hadoop file system, without a Spark session: one folder a table, rows in
 * the order of the files' names and then of the rows in each. Text is UTF-8, vectors are
 * three-level lists of doubles, so that Spark, DuckDB and pandas read them as they are.
 */
public final class ParquetFiles {
  private static final String PART = "part-00000.parquet";

  private ParquetFiles() {}

  /** Writes a table as one file into a folder. */
  public static void write(Table table, Path folder, Configuration conf) {
    writeFile(table, new Path(folder, PART), conf);
  }

  /** Writes a table as one file into a folder, and gives the file with its SHA-256. */
  public static Provenance.SourceFile writeHashed(Table table, Path folder, Configuration conf) {
    Path file = new Path(folder, PART);
    HashedFile hashed = new HashedFile(file, conf);
    write(table, file, hashed, conf);
    return new Provenance.SourceFile(folder.getName() + "/" + PART, hashed.sha256());
  }

  /** Writes a table as one file. */
  public static void writeFile(Table table, Path file, Configuration conf) {
    try {
      write(table, file, HadoopOutputFile.fromPath(file, conf), conf);
    } catch (IOException e) {
      throw UserError.unwritable(file.getParent().toString(), "folder", e);
    }
  }

  private static void write(Table table, Path file, OutputFile to, Configuration conf) {
    try {
      ParquetPages.write(table, to, conf);
    } catch (IOException e) {
      throw UserError.unwritable(file.getParent().toString(), "folder", e);
    }
  }

  /**
   * Reads a whole table.
   *
   * @param folder folder of Parquet files, or one file
   */
  public static Table read(TableSchema schema, Path folder, Configuration conf) {
    TableFiles files = TableFiles.of(folder, conf, TextEncoding.DEFAULT);
    return TableReader.read(schema, files, conf, new ReadingRemarks());
  }

  /**
   * The Parquet files of a folder in the order of their names; a folder without any is a {@link
   * UserError}.
   */
  public static List<Path> files(Path folder, Configuration conf) {
    try {
      FileStatus[] found = folder.getFileSystem(conf).listStatus(folder);
      List<Path> files =
          Arrays.stream(found)
              .filter(FileStatus::isFile)
              .map(FileStatus::getPath)
              .filter(p -> !p.getName().startsWith("_") && !p.getName().startsWith("."))
              .sorted(Comparator.comparing(Path::getName))
              .toList();
      if (files.isEmpty()) {
        throw missing(folder, "no file in the folder", null);
      }
      return files;
    } catch (FileNotFoundException e) {
      throw missing(folder, "no such folder", e);
    } catch (IOException e) {
      throw missing(folder, e.getMessage(), e);
    }
  }

  private static UserError missing(Path folder, String found, IOException cause) {
    return new UserError(
        folder.toString(),
        found,
        "a folder of Parquet files",
        "Check the path; docs/tables.md lists the tables.",
        cause);
  }
}
