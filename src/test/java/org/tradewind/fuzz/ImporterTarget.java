package org.tradewind.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.tradewind.importers.Importers;
import org.tradewind.importers.SmallSources;
import org.tradewind.importers.source.Importer;
import org.tradewind.jobs.cluster.LocalFiles;
import org.tradewind.jobs.folders.InputFolder;
import org.tradewind.jobs.imports.ImportRun;
import org.tradewind.tables.Column;
import org.tradewind.tables.ColumnType;
import org.tradewind.tables.StudyTables;
import org.tradewind.tables.Table;

/**
 * The job import on one format. What it writes must be readable again, of finite numbers, and its
 * words fit for a terminal.
 */
record ImporterTarget(String name, List<Input> good) implements Target {
  static ImporterTarget of(String format, Path root, List<SmallSources.Source> sources) {
    Importer importer = Importers.require(format);
    return new ImporterTarget(
        format,
        sources.stream()
            .filter(s -> s.format().equals(format))
            .map(
                s ->
                    Input.of(SmallSources.folder(root, s), s.entry(), all(importer, s))
                        .giving(s.settings().keySet()))
            .toList());
  }

  /** All settings, those left at their defaults too, so that each can be spoiled. */
  private static Map<String, String> all(Importer importer, SmallSources.Source source) {
    Map<String, String> all = new LinkedHashMap<>();
    importer.settings().forEach(s -> all.put(s.key(), s.defaultValue()));
    all.putAll(source.settings());
    return all;
  }

  /** Reads into a folder that may hold tables before; they are removed where that is refused. */
  @Override
  public void read(Input input, Path source, Path to) throws IOException {
    Path before = source.resolve(SmallSources.BEFORE);
    if (!Files.isDirectory(before)) {
      readInto(input, source, to);
      return;
    }
    Files.createDirectories(to);
    try (DirectoryStream<Path> tables = Files.newDirectoryStream(before)) {
      for (Path table : tables) {
        if (Files.isRegularFile(table)) {
          Files.copy(table, to.resolve(table.getFileName()));
        }
      }
    }
    try {
      readInto(input, source, to);
    } catch (Throwable e) {
      try (DirectoryStream<Path> tables = Files.newDirectoryStream(before)) {
        for (Path table : tables) {
          Files.deleteIfExists(to.resolve(table.getFileName()));
        }
      }
      // what the import left there stays, and is found
      to.toFile().delete();
      throw e;
    }
  }

  private void readInto(Input input, Path source, Path to) {
    Map<String, String> settings = new LinkedHashMap<>(input.settings);
    settings.replaceAll((k, v) -> v.replace(SmallSources.FOLDER, source.toString()));
    String told =
        new ImportRun(Importers.require(name), settings)
            .run(
                source.resolve(input.entry),
                to.toString(),
                new PrintStream(OutputStream.nullOutputStream()))
            .text();
    assertThat(Harness.controls(told)).isEmpty();
    StudyTables written = new InputFolder(to.toString(), LocalFiles.configuration()).allTables();
    assertThat(written.tables()).isNotEmpty();
    written.tables().values().forEach(ImporterTarget::assertFinite);
  }

  static void assertFinite(Table table) {
    for (Column column : table.schema().columns()) {
      if (column.type() == ColumnType.DOUBLE) {
        for (double value : table.doubles(column.name())) {
          assertThat(Double.isInfinite(value)).as(table.name() + "." + column.name()).isFalse();
        }
      }
    }
  }
}
