package org.tradewind;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.tradewind.tables.RunLayout;

/** Where the files of a run's tables lie, for tests that look at a finished run. */
public final class RunFiles {
  private RunFiles() {}

  /** The CSV of a table. */
  public static Path csv(Path run, String table) {
    return run.resolve(RunLayout.csv(table));
  }

  /** The folder of a table's Parquet files. */
  public static Path table(Path run, String table) {
    return run.resolve(RunLayout.table(table));
  }

  /** What the CSV of a table says. */
  public static String text(Path run, String table) {
    try {
      return Files.readString(csv(run, table));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Every CSV table of a run: file name, as account.csv -> content. */
  public static Map<String, String> csvs(Path run) {
    Map<String, String> contents = new TreeMap<>();
    try (Stream<Path> files = Files.list(run.resolve(RunLayout.CSV))) {
      for (Path file : files.filter(f -> f.toString().endsWith(".csv")).toList()) {
        contents.put(file.getFileName().toString(), Files.readString(file));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return contents;
  }
}
