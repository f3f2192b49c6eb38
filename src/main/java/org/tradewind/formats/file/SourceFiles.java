package org.tradewind.formats.file;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apache.commons.codec.digest.DigestUtils;
import org.tradewind.axes.UserError;
import org.tradewind.tables.Provenance;

/** Raw files as sources: that they are there, and their hashes for the provenance. */
public final class SourceFiles {
  private SourceFiles() {}

  /** The file, hashed; one that is missing or unreadable is a {@link UserError}. */
  public static Provenance.SourceFile hashed(Path file) {
    try (InputStream stream = Files.newInputStream(file)) {
      return new Provenance.SourceFile(file.toString(), DigestUtils.sha256Hex(stream));
    } catch (IOException e) {
      throw unreadable(file, e);
    }
  }

  /** The files of a folder but for hidden ones, in the order of their names. */
  public static List<Path> within(Path folder) {
    try (Stream<Path> all = Files.list(folder)) {
      return all.filter(Files::isRegularFile)
          .filter(file -> !file.getFileName().toString().startsWith("."))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw unreadable(folder, e);
    }
  }

  /** The error for a file that cannot be read. */
  public static UserError unreadable(Path file, IOException cause) {
    if (cause instanceof NoSuchFileException) {
      return UserError.missingFile(
          file.toString(),
          "a readable file",
          "Check the path; docs/data-sources.md says where each public file comes from.",
          cause);
    }
    return UserError.unreadable(file.toString(), Files.isDirectory(file) ? "a folder" : "", cause);
  }
}
