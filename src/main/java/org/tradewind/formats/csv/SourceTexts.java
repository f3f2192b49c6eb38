package org.tradewind.formats.csv;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.tradewind.axes.Names;
import org.tradewind.formats.file.SourceFiles;
import org.tradewind.tables.Csv;

/**
 * The text files of one import: their encoding, and what reading them leaves out. {@link
 * Importers#read} adds the remarks to every table of the import, so that no importer has to.
 */
public final class SourceTexts {
  private final Charset encoding;
  private final Map<Path, Left> files = new LinkedHashMap<>();

  /** What is left out of one file. */
  private static final class Left {
    private long blank;
    private long notAvailable;
    private List<String> header = List.of();
    private final Set<String> used = new HashSet<>();

    /** The columns that are not used, those without a name by their position. */
    private List<String> unused() {
      return IntStream.range(0, header.size())
          .filter(c -> !used.contains(header.get(c)))
          .mapToObj(c -> header.get(c).isEmpty() ? "column " + (c + 1) : header.get(c))
          .toList();
    }
  }

  /**
   * @param encoding of files without a byte-order mark
   */
  public SourceTexts(Charset encoding) {
    this.encoding = encoding;
  }

  /** For text files in UTF-8 whose remarks are not needed. */
  public static SourceTexts utf8() {
    return new SourceTexts(StandardCharsets.UTF_8);
  }

  Charset encoding() {
    return encoding;
  }

  /** Opens a delimited file to read it row by row. */
  public CsvStream open(Path file, char delimiter) {
    return CsvStream.open(file, delimiter, this);
  }

  /** Reads a whole file of comma-separated values. */
  public Csv read(Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      Csv csv = Csv.read(in, file.toString(), encoding);
      blankRows(file, csv.blankRows());
      return csv;
    } catch (IOException e) {
      throw SourceFiles.unreadable(file, e);
    }
  }

  /** Rows without any value; of a file that is opened several times the largest number counts. */
  void blankRows(Path file, long rows) {
    if (rows > 0) {
      left(file).blank = Math.max(left(file).blank, rows);
    }
  }

  /** Rows that hold nothing but the mark of missing values. */
  void notAvailable(Path file, long rows) {
    if (rows > 0) {
      left(file).notAvailable = rows;
    }
  }

  /**
   * Columns of a file that are read; the others of its header are remarked. A file from which
   * several things are read names the columns of each.
   */
  public void used(Path file, List<String> header, Collection<String> columns) {
    left(file).header = header;
    left(file).used.addAll(columns);
  }

  private Left left(Path file) {
    return files.computeIfAbsent(file, f -> new Left());
  }

  /** The sentences, in the order in which the files were read. */
  public List<String> remarks() {
    List<String> remarks = new ArrayList<>();
    files.forEach(
        (file, left) -> {
          long rows = left.blank + left.notAvailable;
          if (rows > 0) {
            remarks.add(
                String.format(
                    "%d %s of %s without a value (%s) %s left out.",
                    rows,
                    rows == 1 ? "row" : "rows",
                    file.getFileName(),
                    left.notAvailable > 0 ? "empty or " + DataRows.NOT_AVAILABLE : "empty",
                    rows == 1 ? "is" : "are"));
          }
          List<String> unused = left.unused();
          if (!unused.isEmpty()) {
            remarks.add(
                "Columns of "
                    + file.getFileName()
                    + " that are not used: "
                    + Names.some(unused)
                    + ".");
          }
        });
    return remarks;
  }
}
