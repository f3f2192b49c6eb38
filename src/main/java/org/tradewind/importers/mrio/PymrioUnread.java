package org.tradewind.importers.mrio;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.tradewind.axes.Names;
import org.tradewind.formats.file.SourceFiles;
import org.tradewind.formats.pymrio.PymrioArchive;
import org.tradewind.formats.pymrio.PymrioMetadata;

/**
 * What lies in a folder of pymrio and is not read. Tables that follow from Z, Y and F (A, L, S, M,
 * D_cba and the like) are not among it: every run computes them.
 */
final class PymrioUnread {
  private static final Set<String> READ = Set.of("Z", "Y", "x", "unit", "F", "F_Y", "FY", "F_hh");
  private static final Set<String> FOLLOWS =
      Set.of("A", "B", "L", "G", "S", "S_Y", "SY", "M", "M_down", "A_counterpart");

  /** Files that pymrio or an export of Tradewind writes next to the tables. */
  private static final Set<String> KNOWN_FILES =
      Set.of(
          PymrioArchive.PARAMETERS,
          PymrioMetadata.FILE,
          "manifest.json",
          "ledger.json",
          "download_log.json");

  private final List<String> remarks = new ArrayList<>();

  List<String> remarks() {
    return List.copyOf(remarks);
  }

  /** A subfolder in which no F is found. */
  void folder(Path folder) {
    remarks.add(
        "Folder "
            + PymrioFolder.name(folder)
            + " was not read: it has neither "
            + PymrioArchive.PARAMETERS
            + " nor a table F.");
  }

  void core(Path folder, JsonNode files) {
    add("", folder, files);
  }

  void extension(Path folder, JsonNode files) {
    add(PymrioFolder.name(folder) + ": ", folder, files);
  }

  private void add(String where, Path folder, JsonNode files) {
    List<String> tables = new ArrayList<>();
    Set<String> named = new HashSet<>(KNOWN_FILES);
    files
        .fieldNames()
        .forEachRemaining(
            key -> {
              named.add(files.path(key).path("name").asText());
              if (!READ.contains(key) && !FOLLOWS.contains(key) && !key.startsWith("D_")) {
                tables.add(key);
              }
            });
    if (!tables.isEmpty()) {
      remarks.add(where + "Tables that were not read: " + Names.some(tables) + ".");
    }
    List<String> others = others(folder, named);
    if (!others.isEmpty()) {
      remarks.add(
          where
              + "Files that were not read, as "
              + PymrioArchive.PARAMETERS
              + " does not name them: "
              + Names.some(others)
              + ".");
    }
  }

  private static List<String> others(Path folder, Set<String> named) {
    try (Stream<Path> list = Files.list(folder)) {
      return list.filter(Files::isRegularFile)
          .map(p -> p.getFileName().toString())
          .filter(name -> !named.contains(name) && !name.startsWith("."))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw SourceFiles.unreadable(folder, e);
    }
  }
}
