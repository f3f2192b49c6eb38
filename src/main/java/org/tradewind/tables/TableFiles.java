package org.tradewind.tables;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.tradewind.axes.UserError;

/**
 * The files of a table in the order in which they are read. A table is one file {@code TABLE.csv},
 * {@code TABLE.csv.gz} or {@code TABLE.parquet}, or a folder of such files, in subfolders {@code
 * key=value} where it is partitioned.
 *
 * @param root the file or folder
 * @param parts its files, in the order of their paths
 * @param notRead names in the folder that are not files of a table
 * @param encoding of CSV files without a byte-order mark
 */
public record TableFiles(String root, List<Part> parts, List<String> notRead, String encoding)
    implements Serializable {
  private static final List<String> CSV = List.of(".csv", ".csv.gz");
  private static final List<String> PARQUET = List.of(".parquet", ".parq", ".pq");
  private static final byte[] MAGIC = {'P', 'A', 'R', '1'};

  /**
   * One file.
   *
   * @param path where it lies
   * @param name its path below the root, or its name
   * @param csv whether it is text
   * @param keys columns that the names of its folders give, with their texts
   */
  public record Part(String path, String name, boolean csv, LinkedHashMap<String, String> keys)
      implements Serializable {}

  public TableFiles {
    parts = List.copyOf(parts);
    notRead = List.copyOf(notRead);
  }

  /** The forms of a table that lie in a folder: files or folders, none or several. */
  public static List<Path> forms(Path folder, String table, FileSystem fs) throws IOException {
    List<Path> found = new ArrayList<>();
    for (String name : names(table)) {
      Path path = new Path(folder, name);
      if (fs.exists(path)) {
        found.add(path);
      }
    }
    return found;
  }

  /** The names under which a table may lie in a folder. */
  public static List<String> names(String table) {
    List<String> names = new ArrayList<>(List.of(table));
    CSV.forEach(ending -> names.add(table + ending));
    names.add(table + PARQUET.get(0));
    return names;
  }

  /** Whether a name is that of a file which systems leave for themselves. */
  public static boolean isHidden(String name) {
    return name.startsWith("_") || name.startsWith(".");
  }

  /** The files of a table; a folder without any, or with two kinds of them, is a UserError. */
  public static TableFiles of(Path root, Configuration conf, String encoding) {
    List<Part> parts = new ArrayList<>();
    List<String> notRead = new ArrayList<>();
    try {
      FileSystem fs = root.getFileSystem(conf);
      if (fs.getFileStatus(root).isDirectory()) {
        collect(fs, root, "", new LinkedHashMap<>(), parts, notRead);
      } else {
        boolean csv = kind(fs, root).orElse(false);
        parts.add(new Part(root.toString(), root.getName(), csv, new LinkedHashMap<>()));
      }
    } catch (FileNotFoundException e) {
      throw missing(root, "no such file or folder", e);
    } catch (IOException e) {
      throw missing(root, e.getMessage(), e);
    }
    if (parts.isEmpty()) {
      throw missing(
          root,
          "no Parquet or CSV file in the folder"
              + (notRead.isEmpty() ? "" : ", but " + String.join(", ", notRead)),
          null);
    }
    if (parts.stream().map(Part::csv).distinct().count() > 1) {
      throw new UserError(
          root.toString(),
          "CSV and Parquet files",
          "files of one kind",
          "Remove those that are out of date.");
    }
    return new TableFiles(root.toString(), parts, notRead, encoding);
  }

  private static void collect(
      FileSystem fs,
      Path folder,
      String below,
      LinkedHashMap<String, String> keys,
      List<Part> parts,
      List<String> notRead)
      throws IOException {
    FileStatus[] found = fs.listStatus(folder);
    Arrays.sort(found, Comparator.comparing(f -> f.getPath().getName()));
    for (FileStatus status : found) {
      Path path = status.getPath();
      String name = path.getName();
      Map.Entry<String, String> key = status.isDirectory() ? FolderKeys.parse(name) : null;
      if (isHidden(name)) {
        continue;
      }
      if (key != null) {
        LinkedHashMap<String, String> more = new LinkedHashMap<>(keys);
        if (more.put(key.getKey(), key.getValue()) != null) {
          throw UserError.duplicateColumn(path.toString(), key.getKey());
        }
        collect(fs, path, below + name + "/", more, parts, notRead);
        continue;
      }
      Optional<Boolean> csv = status.isDirectory() ? Optional.empty() : kind(fs, path);
      if (csv.isPresent()) {
        parts.add(new Part(path.toString(), below + name, csv.get(), keys));
      } else {
        notRead.add(below + name + (status.isDirectory() ? "/" : ""));
      }
    }
  }

  /** Whether a file is text, by its ending; empty where it is neither text nor Parquet. */
  private static Optional<Boolean> kind(FileSystem fs, Path file) throws IOException {
    String name = file.getName();
    if (CSV.stream().anyMatch(name::endsWith)) {
      return Optional.of(true);
    }
    if (PARQUET.stream().anyMatch(name::endsWith)) {
      return Optional.of(false);
    }
    byte[] first = new byte[MAGIC.length];
    try (InputStream in = fs.open(file)) {
      return in.readNBytes(first, 0, first.length) == first.length && Arrays.equals(first, MAGIC)
          ? Optional.of(false)
          : Optional.empty();
    }
  }

  private static UserError missing(Path root, String found, IOException cause) {
    return new UserError(
        root.toString(),
        found,
        "a Parquet or CSV file, or a folder of them",
        "Check the path; docs/tables.md lists the tables.",
        cause);
  }
}
