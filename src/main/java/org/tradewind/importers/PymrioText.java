package org.tradewind.importers;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.tradewind.axes.UserError;

/**
 * The text files of pymrio: tab-separated, some header rows (one a level of column labels), some
 * index columns (one a level of row labels). Where there are several header rows, pandas may add
 * one row with the names of the index columns and nothing else; it is skipped.
 */
final class PymrioText {
  private static final char TAB = '\t';

  private PymrioText() {}

  static PymrioFrame numbers(Path file, PymrioFrame.Shape shape) {
    try (CsvStream stream = CsvStream.open(file, TAB)) {
      String[][] header = header(file, stream, shape);
      int width = header[0].length;
      int index = shape.indexColumns();
      String[][] columnLabels = new String[width - index][header.length];
      for (int c = index; c < width; c++) {
        for (int level = 0; level < header.length; level++) {
          columnLabels[c - index][level] = header[level][c];
        }
      }
      List<String> names = Arrays.asList(header[header.length - 1]);
      List<String[]> rowLabels = new ArrayList<>();
      List<double[]> values = new ArrayList<>();
      for (String[] row = stream.next(width); row != null; row = stream.next(width)) {
        if (values.isEmpty() && isIndexNames(row, index, header.length)) {
          continue;
        }
        rowLabels.add(Arrays.copyOf(row, index));
        double[] numbers = new double[width - index];
        for (int c = index; c < width; c++) {
          numbers[c - index] = stream.number(row, c, names);
        }
        values.add(numbers);
      }
      return new PymrioFrame(
          file, rowLabels.toArray(String[][]::new), columnLabels, values.toArray(double[][]::new));
    }
  }

  static Map<String, String> units(Path file, PymrioFrame.Shape shape) {
    Map<String, String> units = new LinkedHashMap<>();
    try (CsvStream stream = CsvStream.open(file, TAB)) {
      String[][] header = header(file, stream, shape);
      int width = header[0].length;
      for (String[] row = stream.next(width); row != null; row = stream.next(width)) {
        units.put(PymrioFrame.slug(Arrays.copyOf(row, shape.indexColumns())), row[width - 1]);
      }
    }
    return units;
  }

  /** Number of empty fields at the start of a raw file's first line: its index columns. */
  static int indexColumns(Path file) {
    try (CsvStream stream = CsvStream.open(file, TAB)) {
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

  private static boolean isIndexNames(String[] row, int index, int headerRows) {
    return headerRows > 1 && Arrays.stream(row, index, row.length).allMatch(String::isEmpty);
  }
}
