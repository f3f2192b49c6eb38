package org.tradewind.importers;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.tradewind.axes.Species;
import org.tradewind.axes.UserError;
import org.tradewind.tables.Vocabulary;

/**
 * A labelled table as pymrio saves it: every row and every column has one or more labels.
 *
 * @param file where it was read
 * @param rowLabels labels of each row, one a level
 * @param columnLabels labels of each column, one a level
 * @param values numbers by row
 */
record PymrioFrame(Path file, String[][] rowLabels, String[][] columnLabels, double[][] values) {

  /** How a file is to be read: for Parquet the file says so itself. */
  record Shape(int indexColumns, int headerRows) {}

  /** Reads a file of numbers in the format its name ends in. */
  static PymrioFrame read(Path file, Shape shape) {
    return isParquet(file) ? PymrioParquet.numbers(file) : PymrioText.numbers(file, shape);
  }

  /** The texts of the last column of a file of units, by row labels joined. */
  static Map<String, String> units(Path file, Shape shape) {
    return isParquet(file) ? PymrioParquet.units(file) : PymrioText.units(file, shape);
  }

  private static boolean isParquet(Path file) {
    String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
    if (name.endsWith(".pkl") || name.endsWith(".pickle")) {
      throw new UserError(
          file.toString(),
          "a Python pickle",
          "text (.txt) or Parquet",
          "Save the system again with save_all(path, table_format=\"txt\").");
    }
    return name.endsWith(".parquet") || name.endsWith(".parq") || name.endsWith(".par");
  }

  /** Refuses a frame with other numbers of label levels; 0 is any. */
  PymrioFrame require(int rowLevels, int columnLevels) {
    int rows = rowLabels.length == 0 ? 0 : rowLabels[0].length;
    int columns = columnLabels.length == 0 ? 0 : columnLabels[0].length;
    if (rowLevels != 0 && rows != rowLevels || columns != columnLevels) {
      throw new UserError(
          file.toString(),
          rows + " label(s) a row and " + columns + " a column",
          (rowLevels == 0 ? "any number" : rowLevels) + " a row and " + columnLevels + " a column",
          "Check nr_index_col and nr_header in file_parameters.json.");
    }
    return this;
  }

  /**
   * Labels made into one name: lower case, everything but letters and digits an underscore, levels
   * joined by underscores; a single label that is the code of a species, or the name of the deaths
   * by one, stays that.
   */
  static String slug(String... labels) {
    String joined = String.join("_", labels).toLowerCase(Locale.ROOT);
    String name = joined.replaceAll("[^\\p{L}\\p{N}]+", "_").replaceAll("^_+|_+$", "");
    return labels.length == 1
        ? Species.ALL.stream()
            .flatMap(s -> Stream.of(s, Vocabulary.deathsOf(s)))
            .filter(s -> s.equalsIgnoreCase(labels[0].strip()))
            .findFirst()
            .orElse(name)
        : name;
  }
}
