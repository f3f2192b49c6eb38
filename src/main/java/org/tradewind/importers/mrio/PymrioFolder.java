package org.tradewind.importers.mrio;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.tradewind.axes.UserError;
import org.tradewind.formats.csv.SourceTexts;
import org.tradewind.formats.file.SourceFiles;
import org.tradewind.formats.pymrio.PymrioArchive;
import org.tradewind.formats.pymrio.PymrioFrame;
import org.tradewind.formats.pymrio.PymrioText;
import org.tradewind.importers.source.ImportSettings;

/**
 * Which files of a folder hold what: by {@code file_parameters.json}, in the folder and in one
 * subfolder an extension, as pymrio's save_all writes them; or, where there is none, by names.
 *
 * @param z transactions
 * @param y final demand
 * @param x gross output, where given; raw folders have none
 * @param unit units of Z, where they stand in a file of their own
 * @param unitInLabels whether the last label of each row is its unit, as in pymrio's raw test files
 * @param extensions the extensions, by name
 * @param texts how its text files are read
 * @param remarks what lies there and is not read
 */
record PymrioFolder(
    Item z,
    Item y,
    Optional<Item> x,
    Optional<Item> unit,
    boolean unitInLabels,
    List<Extension> extensions,
    SourceTexts texts,
    List<String> remarks) {
  /** Names of F_Y in newer and older versions. */
  private static final List<String> HOUSEHOLD_KEYS = List.of("F_Y", "FY", "F_hh");

  /** Endings of tables, where no file of parameters names them. */
  private static final List<String> ENDINGS =
      List.of(".txt", ".tsv", ".csv", ".parquet", ".parq", ".par");

  /**
   * A file and how to read it.
   *
   * @param file path
   * @param shape numbers of label levels
   */
  record Item(Path file, PymrioFrame.Shape shape) {}

  /**
   * An extension.
   *
   * @param name name of its folder or file
   * @param f its F
   * @param fY its F_Y, where given
   * @param unit its units, where they stand in a file of their own
   * @param described whether its folder has file_parameters.json; else the shapes are guessed
   */
  record Extension(
      String name, Item f, Optional<Item> fY, Optional<Item> unit, boolean described) {}

  /** The folder saved by pymrio, or the raw one that the settings name. */
  static PymrioFolder of(Path folder, ImportSettings settings) {
    if (!Files.isDirectory(folder)) {
      throw new UserError(
          folder.toString(),
          Files.exists(folder) ? "a file" : "no such folder",
          "a folder saved by pymrio",
          "Give the folder that holds " + PymrioArchive.PARAMETERS + ", or its .zip.");
    }
    return Files.exists(folder.resolve(PymrioArchive.PARAMETERS))
        ? saved(folder, settings)
        : raw(folder, settings);
  }

  private static PymrioFolder saved(Path folder, ImportSettings settings) {
    String wanted = settings.text("extensions");
    JsonNode files = parameters(folder);
    List<Extension> extensions = new ArrayList<>();
    PymrioUnread unread = new PymrioUnread();
    unread.core(folder, files);
    for (Path sub : extensionFolders(folder, wanted)) {
      Optional<Extension> extension =
          Files.exists(sub.resolve(PymrioArchive.PARAMETERS))
              ? Optional.of(described(sub))
              : undescribed(sub, settings.texts());
      if (extension.isEmpty() && !wanted.isBlank()) {
        throw new UserError(
            "import pymrio --set extensions",
            "'"
                + name(sub)
                + "', a folder without "
                + PymrioArchive.PARAMETERS
                + " and without a table F",
            "an extension",
            "Leave it out.");
      }
      extension.ifPresentOrElse(extensions::add, () -> unread.folder(sub));
      if (Files.exists(sub.resolve(PymrioArchive.PARAMETERS))) {
        unread.extension(sub, parameters(sub));
      }
    }
    return new PymrioFolder(
        require(folder, files, "Z"),
        require(folder, files, "Y"),
        item(folder, files, "x"),
        item(folder, files, "unit"),
        false,
        extensions,
        settings.texts(),
        unread.remarks());
  }

  private static Extension described(Path sub) {
    JsonNode own = parameters(sub);
    Optional<Item> household =
        HOUSEHOLD_KEYS.stream().flatMap(k -> item(sub, own, k).stream()).findFirst();
    return new Extension(
        name(sub), require(sub, own, "F"), household, item(sub, own, "unit"), true);
  }

  /** An extension whose tables are there without a file of parameters. */
  private static Optional<Extension> undescribed(Path sub, SourceTexts texts) {
    Optional<Item> household =
        HOUSEHOLD_KEYS.stream().flatMap(k -> found(sub, k, texts).stream()).findFirst();
    return found(sub, "F", texts)
        .map(f -> new Extension(name(sub), f, household, found(sub, "unit", texts), false));
  }

  private static Optional<Item> found(Path folder, String table, SourceTexts texts) {
    return ENDINGS.stream()
        .map(ending -> folder.resolve(table + ending))
        .filter(Files::isRegularFile)
        .findFirst()
        .map(
            file ->
                new Item(
                    file,
                    new PymrioFrame.Shape(
                        PymrioFrame.isParquet(file)
                            ? 1
                            : PymrioText.indexColumnsOfHeader(file, texts),
                        2)));
  }

  /** The subfolders, or those asked for. */
  private static List<Path> extensionFolders(Path folder, String wanted) {
    List<Path> found;
    try (Stream<Path> list = Files.list(folder)) {
      found =
          list.filter(Files::isDirectory)
              .filter(p -> !p.getFileName().toString().startsWith("."))
              .sorted()
              .toList();
    } catch (IOException e) {
      throw SourceFiles.unreadable(folder, e);
    }
    if (wanted.isBlank()) {
      return found;
    }
    List<String> names = found.stream().map(PymrioFolder::name).toList();
    return Arrays.stream(wanted.split(","))
        .map(String::strip)
        .map(
            name -> {
              if (!names.contains(name)) {
                throw UserError.unknown("import pymrio --set extensions", "extension", name, names);
              }
              return folder.resolve(name);
            })
        .toList();
  }

  /** Name of a folder; inside an archive it may end in a slash. */
  static String name(Path folder) {
    return folder.getFileName().toString().replaceFirst("/$", "");
  }

  private static JsonNode parameters(Path folder) {
    Path file = folder.resolve(PymrioArchive.PARAMETERS);
    try {
      return new ObjectMapper().readTree(Files.readAllBytes(file)).path("files");
    } catch (IOException e) {
      throw new UserError(
          file.toString(),
          "no readable JSON (" + e.getMessage() + ")",
          "the file that pymrio wrote",
          "Save the system again with save_all.",
          e);
    }
  }

  private static Item require(Path folder, JsonNode files, String key) {
    return item(folder, files, key)
        .orElseThrow(
            () -> {
              List<String> known = new ArrayList<>();
              files.fieldNames().forEachRemaining(known::add);
              return new UserError(
                  folder.resolve(PymrioArchive.PARAMETERS).toString(),
                  "no table '" + key + "' among " + known,
                  "the table " + key,
                  "Complete the system (calc_all) and save it again with save_all; an extension can"
                      + " be left out by naming the others: --set extensions=...");
            });
  }

  private static Optional<Item> item(Path folder, JsonNode files, String key) {
    JsonNode entry = files.path(key);
    if (entry.isMissingNode()) {
      return Optional.empty();
    }
    String where = folder.resolve(PymrioArchive.PARAMETERS) + ", files." + key;
    Path file = inside(folder, entry.path("name").asText(), where + ".name");
    PymrioFrame.Shape shape =
        new PymrioFrame.Shape(
            count(entry, "nr_index_col", where), count(entry, "nr_header", where));
    return Optional.of(new Item(file, shape));
  }

  /** A file of this very folder: pymrio writes no other, and a name may come from a stranger. */
  private static Path inside(Path folder, String name, String where) {
    if (!name.isEmpty() && name.chars().noneMatch(c -> c == 0 || c == '/' || c == '\\')) {
      Path file = folder.resolve(name);
      if (folder.equals(file.getParent()) && !file.getFileName().toString().equals("..")) {
        return file;
      }
    }
    throw new UserError(
        where,
        name.isEmpty() ? "nothing" : "'" + name + "'",
        "the name of a file in that folder",
        "Save the system again with save_all.");
  }

  private static int count(JsonNode entry, String key, String where) {
    int count = entry.path(key).asInt(0);
    if (count < 1) {
      throw new UserError(
          where + "." + key,
          entry.path(key).isMissingNode() ? "nothing" : entry.path(key).toString(),
          "a number of at least 1",
          "Save the system again with save_all.");
    }
    return count;
  }

  private static PymrioFolder raw(Path folder, ImportSettings settings) {
    List<Extension> extensions = new ArrayList<>();
    String given = settings.text("extensions");
    boolean byDefault = given.isBlank();
    for (String pair : (byDefault ? PymrioImporter.RAW_EXTENSIONS : given).split(",")) {
      String[] names = pair.strip().split(":");
      if (byDefault && !Files.exists(folder.resolve(names[0]))) {
        continue;
      }
      Optional<Item> household =
          names.length < 2
              ? Optional.empty()
              : Optional.of(rawItem(folder, names[1], settings.texts()));
      String name = names[0].replaceFirst("\\.[^.]*$", "").toLowerCase(Locale.ROOT);
      extensions.add(
          new Extension(
              name,
              rawItem(folder, names[0], settings.texts()),
              household,
              Optional.empty(),
              true));
    }
    return new PymrioFolder(
        rawItem(folder, settings.text("z"), settings.texts()),
        rawItem(folder, settings.text("y"), settings.texts()),
        Optional.empty(),
        Optional.empty(),
        true,
        extensions,
        settings.texts(),
        List.of());
  }

  private static Item rawItem(Path folder, String name, SourceTexts texts) {
    Path file = folder.resolve(name);
    if (!Files.exists(file)) {
      throw new UserError(
          folder.toString(),
          "neither " + PymrioArchive.PARAMETERS + " nor a file " + name,
          "a folder saved by pymrio, or raw files",
          "Name the files with --set z=..., y=..., extensions=F.txt:F_Y.txt,OTHER.txt.");
    }
    return new Item(file, new PymrioFrame.Shape(PymrioText.indexColumns(file, texts), 2));
  }
}
