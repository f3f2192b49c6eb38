package org.tradewind.recipes.study;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.tradewind.axes.UserError;
import org.tradewind.formats.file.SourceFiles;
import org.tradewind.tables.Provenance;

/** The public files that a recipe needs, found in the study's data folder and hashed once. */
public final class PublicFiles {
  private final Path data;
  private final Map<String, Provenance.SourceFile> hashes = new LinkedHashMap<>();

  private PublicFiles(Path data) {
    this.data = data;
  }

  /**
   * Looks for the files before any work is done; all missing ones are named at once.
   *
   * @param recipe name of the recipe, for the error
   * @param paths paths within the data folder
   */
  public static PublicFiles of(String recipe, Path data, List<String> paths) {
    List<String> missing = paths.stream().filter(p -> !Files.isReadable(data.resolve(p))).toList();
    if (!missing.isEmpty()) {
      throw new UserError(
          "recipe " + recipe + ", data folder " + data,
          "no file " + String.join(", no file ", missing),
          "these public files there",
          "docs/data-sources.md says where each comes from; the folder is the study's key 'data'"
              + " (--set data=DIR).");
    }
    return new PublicFiles(data);
  }

  public Path path(String file) {
    return data.resolve(file);
  }

  /** The files with their hashes; each is read once. */
  public List<Provenance.SourceFile> hashed(String... files) {
    List<Provenance.SourceFile> all = new ArrayList<>();
    for (String file : files) {
      all.add(hashes.computeIfAbsent(file, f -> SourceFiles.hashed(path(f))));
    }
    return Collections.unmodifiableList(all);
  }
}
