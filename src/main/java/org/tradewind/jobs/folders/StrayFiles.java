package org.tradewind.jobs.folders;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.tradewind.axes.Names;
import org.tradewind.axes.UserError;
import org.tradewind.tables.Inputs;
import org.tradewind.tables.RunLayout;
import org.tradewind.tables.TableFiles;
import org.tradewind.tables.TableSchema;

/** Files and folders in a folder of input tables that are no form of a table of inputs. */
final class StrayFiles {
  /** What a job that writes a folder of inputs leaves beside the tables. */
  private static final List<String> OWN =
      List.of(
          ProvenanceFile.NAME,
          RunLayout.MANIFEST,
          RunLayout.SUMMARY,
          RunLayout.CATALOG,
          RunLayout.CATALOG_SQL);

  /** Folders of its other tables, where it has a list of them. */
  private static final List<String> OTHERS = List.of(RunLayout.TABLES, RunLayout.CSV);

  private final Path folder;
  private final FileSystem fs;

  StrayFiles(Path folder, FileSystem fs) {
    this.folder = folder;
    this.fs = fs;
  }

  /** One sentence for those that may be meant as a table, one for the others. */
  List<String> remarks() {
    if (ofRun()) {
      return List.of();
    }
    List<String> tables = Inputs.ALL.stream().map(TableSchema::name).toList();
    List<String> known = tables.stream().flatMap(t -> TableFiles.names(t).stream()).toList();
    Map<String, String> meant = new LinkedHashMap<>();
    List<String> others = new ArrayList<>();
    List<String> replaced = new ArrayList<>();
    FileStatus[] found = list();
    boolean listed =
        Arrays.stream(found).anyMatch(f -> f.getPath().getName().equals(RunLayout.CATALOG));
    for (FileStatus status : found) {
      String name = status.getPath().getName();
      if (listed && OTHERS.contains(name)) {
        continue;
      }
      if (TableFiles.isHidden(name) || OWN.contains(name) || known.contains(name)) {
        continue;
      }
      if (name.endsWith(InputFolder.REPLACED)) {
        replaced.add(name);
        continue;
      }
      Optional<String> table = meant(name, tables);
      if (table.isPresent()) {
        meant.put(name, table.get());
      } else {
        others.add(name + (status.isDirectory() ? "/" : ""));
      }
    }
    List<String> remarks = new ArrayList<>();
    meant.forEach(
        (name, table) ->
            remarks.add(
                name
                    + " is not read: is it meant as table "
                    + table
                    + "? Its name would be one of "
                    + String.join(", ", TableFiles.names(table))));
    if (!replaced.isEmpty()) {
      remarks.add("put aside by an import, so not read: " + Names.some(replaced));
    }
    if (!others.isEmpty()) {
      remarks.add("not tables of inputs, so not read: " + Names.some(others));
    }
    return remarks;
  }

  /** Whether these are the tables of a run, of which one was asked for among many others. */
  private boolean ofRun() {
    try {
      return folder.getName().equals(RunLayout.TABLES)
          && fs.exists(new Path(folder.getParent(), RunLayout.MANIFEST));
    } catch (IOException e) {
      throw UserError.unreadable(folder.toString(), "", e);
    }
  }

  /** The table whose name that of a file is, but for a few letters and the ending. */
  private static Optional<String> meant(String name, List<String> tables) {
    String stem = name.split("\\.", 2)[0].toLowerCase(Locale.ROOT);
    if (tables.contains(stem)) {
      return Optional.of(stem);
    }
    return Names.nearest(stem, tables)
        .filter(table -> Names.distance(stem, table) <= Math.max(1, stem.length() / 4));
  }

  private FileStatus[] list() {
    try {
      FileStatus[] found = fs.listStatus(folder);
      Arrays.sort(found, Comparator.comparing(f -> f.getPath().getName()));
      return found;
    } catch (IOException e) {
      throw UserError.unreadable(folder.toString(), "", e);
    }
  }
}
