package org.tradewind.tables;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.tradewind.axes.Names;

/** What reading a table leaves out, as sentences for the page of a run. */
public final class ReadingRemarks {
  private final Map<String, String> columns = new LinkedHashMap<>();
  private final Set<String> files = new LinkedHashSet<>();
  private final Set<String> nameless = new LinkedHashSet<>();
  private long blankRows;

  /**
   * A column that the table does not have.
   *
   * @param absent optional columns of the table that the file lacks, one of which may be meant
   */
  void unknownColumn(String column, Collection<String> absent) {
    columns.putIfAbsent(
        column, Names.nearest(column, absent).map(n -> " (did you mean '" + n + "'?)").orElse(""));
  }

  /** A column that has values but no name. */
  void namelessColumn(int position) {
    nameless.add("column " + position);
  }

  /** A file or folder of the table's folder that holds no rows. */
  void notRead(String file) {
    files.add(file);
  }

  /** Rows without any value before the last row of a file. */
  void blankRows(long rows) {
    blankRows += rows;
  }

  /** The sentences, in the order of columns, rows and files. */
  public List<String> sentences() {
    List<String> sentences = new ArrayList<>();
    if (!columns.isEmpty()) {
      List<String> names = columns.entrySet().stream().map(e -> e.getKey() + e.getValue()).toList();
      sentences.add("columns that are not of the table are not read " + Names.some(names));
    }
    if (!nameless.isEmpty()) {
      sentences.add(
          "values below an empty header are not read " + Names.some(List.copyOf(nameless)));
    }
    if (blankRows > 0) {
      sentences.add(
          blankRows
              + (blankRows == 1 ? " row without any value is" : " rows without any value are")
              + " skipped");
    }
    if (!files.isEmpty()) {
      sentences.add("in its folder, not read " + Names.some(List.copyOf(files)));
    }
    return sentences;
  }
}
