package org.tradewind.formats.pymrio;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.tradewind.axes.UserError;
import org.tradewind.formats.csv.CsvStream;
import org.tradewind.formats.csv.SourceTexts;

/**
 * The text files of pymrio: tab-separated, some header rows (one a level of column labels), some
 * index columns (one a level of row labels). Where there are several header rows, pandas may add
 * one row with the names of the index columns and nothing else. A first row without values is such
 * a row unless its labels are those of a row that is known from elsewhere; any later one is a row
 * of data whose values are missing.
 */
public final class PymrioText {
  private static final char TAB = '\t';

  private PymrioText() {}

  static PymrioFrame numbers(
      Path file, PymrioFrame.Shape shape, Set<String> known, SourceTexts texts) {
    try (CsvStream stream = texts.open(file, TAB)) {
      String[][] header = header(file, stream, shape);
      int width = header[0].length;
      int index = shape.indexColumns();
      String[][] columnLabels = columnLabels(header, index);
      List<String> names = Arrays.asList(header[header.length - 1]);
      List<String> levels = List.of();
      List<String[]> rowLabels = new ArrayList<>();
      List<double[]> values = new ArrayList<>();
      boolean first = header.length > 1;
      for (String[] row = stream.next(width); row != null; row = stream.next(width)) {
        String[] labels = Arrays.copyOf(row, index);
        if (first && isIndexNames(row, labels, columnLabels, known)) {
          levels = List.of(labels);
        } else {
          rowLabels.add(labels);
          values.add(numbers(stream, row, index, names));
        }
        first = false;
      }
      return new PymrioFrame(
          file,
          levels,
          rowLabels.toArray(String[][]::new),
          columnLabels,
          values.toArray(double[][]::new));
    }
  }

  private static String[][] columnLabels(String[][] header, int index) {
    String[][] labels = new String[header[0].length - index][header.length];
    for (int c = 0; c < labels.length; c++) {
      for (int level = 0; level < header.length; level++) {
        labels[c][level] = header[level][index + c];
      }
    }
    return labels;
  }

  private static double[] numbers(CsvStream stream, String[] row, int index, List<String> names) {
    double[] numbers = new double[row.length - index];
    for (int c = index; c < row.length; c++) {
      numbers[c - index] = PymrioFrame.noValue(row[c]) ? Double.NaN : stream.number(row, c, names);
    }
    return numbers;
  }

  /** Whether a first row has labels alone, which are of no row or column that is known. */
  private static boolean isIndexNames(
      String[] row, String[] labels, String[][] columnLabels, Set<String> known) {
    return Arrays.stream(row, labels.length, row.length).allMatch(String::isBlank)
        && !known.contains(PymrioFrame.slug(labels))
        && Arrays.stream(columnLabels).noneMatch(c -> Arrays.equals(c, labels));
  }

  static List<String[]> texts(Path file, SourceTexts texts) {
    List<String[]> rows = new ArrayList<>();
    try (CsvStream stream = texts.open(file, TAB)) {
      for (String[] row = stream.next(); row != null; row = stream.next()) {
        rows.add(row);
      }
    }
    return rows;
  }

  /**
   * Number of index columns of a file whose parameters are not known: the first field of its first
   * line, and those after it that are empty; or all empty fields at its start.
   */
  public static int indexColumnsOfHeader(Path file, SourceTexts texts) {
    try (CsvStream stream = texts.open(file, TAB)) {
      String[] first = stream.next();
      int count = 1;
      while (first != null && count < first.length && first[count].isEmpty()) {
        count++;
      }
      return count;
    }
  }

  /** Number of empty fields at the start of a raw file's first line: its index columns. */
  public static int indexColumns(Path file, SourceTexts texts) {
    try (CsvStream stream = texts.open(file, TAB)) {
      String[] first = stream.next();
      int count = 0;
      while (first != null && count < first.length && first[count].isEmpty()) {
        count++;
      }
      if (first == null || count == 0 || count == first.length) {
        throw new UserError(
            file + ", line 1",
            count + " empty fields at the start",
            "one a column of row labels, then labels of columns",
            "Give a tab-separated file in the layout of pymrio's test system.");
      }
      return count;
    }
  }

  private static String[][] header(Path file, CsvStream stream, PymrioFrame.Shape shape) {
    String[][] header = new String[shape.headerRows()][];
    for (int level = 0; level < header.length; level++) {
      header[level] = level == 0 ? stream.next() : stream.next(header[0].length);
      if (header[level] == null || header[level].length <= shape.indexColumns()) {
        throw new UserError(
            file + ", line " + (level + 1),
            header[level] == null ? "no line" : header[level].length + " fields",
            shape.headerRows()
                + " header rows with more than "
                + shape.indexColumns()
                + " tab-separated fields",
            "The file may have been cut short, or separated otherwise than by tabs.");
      }
    }
    return header;
  }
}
