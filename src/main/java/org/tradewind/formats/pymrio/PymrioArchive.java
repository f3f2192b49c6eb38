package org.tradewind.formats.pymrio;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.ProviderNotFoundException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Stream;
import org.tradewind.axes.UserError;
import org.tradewind.tables.StudyTables;

/** A zip archive that holds one folder saved by pymrio, as EXIOBASE 3 is published. */
public final class PymrioArchive {
  /** The file in which pymrio describes the tables of a folder it saved. */
  public static final String PARAMETERS = "file_parameters.json";

  /** How deep in the archive the folder may lie. */
  private static final int DEEPEST = 4;

  private PymrioArchive() {}

  public static boolean isArchive(Path source) {
    return Files.isRegularFile(source)
        && source.getFileName().toString().toLowerCase(Locale.ROOT).endsWith(".zip");
  }

  /** Reads the folder in the archive. */
  public static StudyTables read(Path archive, Function<Path, StudyTables> reader) {
    try (FileSystem zip = FileSystems.newFileSystem(archive)) {
      return reader.apply(system(archive, zip.getPath("/")));
    } catch (IOException
        | UncheckedIOException
        | IllegalArgumentException
        | ProviderNotFoundException e) {
      throw new UserError(
          archive.toString(),
          "an archive that cannot be read (" + e.getMessage() + ")",
          "a whole zip archive",
          "It may have been cut short: fetch it again.",
          e);
    }
  }

  /** The one folder whose file_parameters.json is that of a whole system. */
  private static Path system(Path archive, Path root) throws IOException {
    List<Path> found = new ArrayList<>();
    try (Stream<Path> all = Files.walk(root, DEEPEST)) {
      for (Path file : all.filter(p -> p.endsWith(PARAMETERS)).sorted().toList()) {
        if (new ObjectMapper()
            .readTree(Files.readAllBytes(file))
            .path("systemtype")
            .asText()
            .equals("IOSystem")) {
          found.add(file.getParent());
        }
      }
    }
    if (found.size() != 1) {
      throw new UserError(
          archive.toString(),
          found.isEmpty() ? "no " + PARAMETERS + " of a system" : "several systems: " + found,
          "one folder saved by pymrio",
          "Unpack the archive and give the folder.");
    }
    return found.get(0);
  }
}
