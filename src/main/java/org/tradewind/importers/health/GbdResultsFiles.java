package org.tradewind.importers.health;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.tradewind.axes.UserError;
import org.tradewind.formats.file.SourceFiles;
import org.tradewind.tables.Provenance;

/**
 * The parts of a download of the GBD results tool: a CSV, a ZIP of CSVs, or a folder of both
 * ({@code IHME-GBD_2019_DATA-xxxx-1.csv}, {@code -2.zip}, ...).
 */
final class GbdResultsFiles {
  private final Path source;
  private final List<Path> parts = new ArrayList<>();
  private final List<Provenance.SourceFile> hashes = new ArrayList<>();
  private final List<String> ignored = new ArrayList<>();

  GbdResultsFiles(Path source) {
    this.source = source;
    if (Files.isDirectory(source)) {
      try (Stream<Path> files = Files.list(source)) {
        files.filter(Files::isRegularFile).sorted().forEach(this::add);
      } catch (IOException e) {
        throw SourceFiles.unreadable(source, e);
      }
    } else {
      parts.add(source);
    }
    if (parts.isEmpty()) {
      throw new UserError(
          source.toString(),
          "no CSV and no ZIP",
          "the files of a download of the GBD results tool",
          "Give the file, or the folder in which its parts lie.");
    }
    parts.forEach(p -> hashes.add(SourceFiles.hashed(p)));
  }

  private void add(Path file) {
    String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
    if (name.endsWith(".csv") || name.endsWith(".zip")) {
      parts.add(file);
    } else {
      ignored.add(file.getFileName().toString());
    }
  }

  /** Gives each CSV to a reader, with its name; those of a ZIP are unpacked for it one by one. */
  void each(BiConsumer<String, Path> reader) {
    for (Path part : parts) {
      if (part.getFileName().toString().toLowerCase(Locale.ROOT).endsWith(".zip")) {
        unpacked(part, reader);
      } else {
        reader.accept(part.toString(), part);
      }
    }
  }

  private void unpacked(Path zip, BiConsumer<String, Path> reader) {
    try (ZipInputStream stream = new ZipInputStream(Files.newInputStream(zip))) {
      int found = 0;
      for (ZipEntry entry = stream.getNextEntry(); entry != null; entry = stream.getNextEntry()) {
        if (!entry.isDirectory() && entry.getName().toLowerCase(Locale.ROOT).endsWith(".csv")) {
          found++;
          one(zip, entry.getName(), stream, reader);
        } else if (!entry.isDirectory()) {
          ignored.add(zip.getFileName() + ": " + entry.getName());
        }
      }
      if (found == 0) {
        throw broken(zip, "no CSV in it", null);
      }
    } catch (IOException | UncheckedIOException | IllegalArgumentException e) {
      throw broken(zip, String.valueOf(e.getMessage()), e);
    }
  }

  private static void one(
      Path zip, String name, InputStream stream, BiConsumer<String, Path> reader)
      throws IOException {
    Path folder = Files.createTempDirectory("gbd-results");
    // the entry's own name may point outside the folder
    Path file = folder.resolve("part.csv");
    try {
      Files.copy(stream, file);
      reader.accept(zip + ", " + name, file);
    } finally {
      try (Stream<Path> made = Files.walk(folder)) {
        for (Path path : made.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(path);
        }
      }
    }
  }

  private static UserError broken(Path zip, String found, Exception cause) {
    return new UserError(
        zip.toString(),
        found,
        "a ZIP with a CSV of the GBD results tool",
        "Fetch it again.",
        cause);
  }

  List<Provenance.SourceFile> hashes() {
    return hashes;
  }

  /** The year of the release in a file's name, or empty. */
  String release() {
    for (Path part : parts) {
      String name = part.getFileName().toString().toUpperCase(Locale.ROOT);
      int at = name.indexOf("GBD_");
      if (at >= 0 && name.substring(at + 4).matches("\\d{4}(?!\\d).*")) {
        return "GBD " + name.substring(at + 4, at + 8);
      }
    }
    return "";
  }

  List<String> remarks() {
    return ignored.isEmpty()
        ? List.of()
        : List.of("Files in " + source + " that are not read: " + String.join(", ", ignored) + ".");
  }
}
