package org.tradewind.formats.pymrio;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.tradewind.axes.Species;
import org.tradewind.axes.UserError;
import org.tradewind.formats.csv.SourceTexts;
import org.tradewind.formats.units.SpeciesName;
import org.tradewind.tables.Vocabulary;

/**
 * A labelled table as pymrio saves it: every row and every column has one or more labels.
 *
 * @param file where it was read
 * @param levels names of the levels of row labels; empty where the file has none
 * @param rowLabels labels of each row, one a level
 * @param columnLabels labels of each column, one a level
 * @param values numbers by row; NaN where there is no value
 */
public record PymrioFrame(
    Path file,
    List<String> levels,
    String[][] rowLabels,
    String[][] columnLabels,
    double[][] values) {
  /** How pandas writes that there is no value. */
  private static final Set<String> NO_VALUE =
      Set.of("", "nan", "-nan", "na", "n/a", "<na>", "null", "none", "#n/a", "#na", "#n/a n/a");

  /** How a file is to be read: for Parquet the file says so itself. */
  public record Shape(int indexColumns, int headerRows) {}

  /**
   * Reads a file of numbers in the format its name ends in.
   *
   * @param known names ({@link #slug}) of rows that other files have: a first row of that name is
   *     no row of index names, even where it has no values
   */
  public static PymrioFrame read(Path file, Shape shape, Set<String> known, SourceTexts texts) {
    return isParquet(file)
        ? PymrioParquet.numbers(file)
        : PymrioText.numbers(file, shape, known, texts);
  }

  /** A file as rows of text, its header first where it has one. */
  public static List<String[]> texts(Path file, SourceTexts texts) {
    return isParquet(file) ? PymrioParquet.texts(file) : PymrioText.texts(file, texts);
  }

  /** Whether a text stands for no value. */
  public static boolean noValue(String text) {
    return NO_VALUE.contains(text.strip().toLowerCase(Locale.ROOT));
  }

  public static boolean isParquet(Path file) {
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
  public PymrioFrame require(int rowLevels, int columnLevels) {
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

  /** Whether no column of a row has a value. */
  public boolean isEmpty(int row) {
    return Arrays.stream(values[row]).allMatch(Double::isNaN);
  }

  /** Refuses a frame in which a value is missing. */
  public PymrioFrame complete() {
    for (int row = 0; row < values.length; row++) {
      requireWhole(row);
    }
    return this;
  }

  /** Refuses a row in which a value is missing. */
  public void requireWhole(int row) {
    for (int c = 0; c < values[row].length; c++) {
      if (Double.isNaN(values[row][c])) {
        String where = file + ", row " + String.join("/", rowLabels[row]);
        throw new UserError(
            isEmpty(row) ? where : where + ", column " + String.join("/", columnLabels[c]),
            isEmpty(row) ? "no value in any column" : "no value",
            "a finite number",
            "Add the value; write 0 where nothing is meant.");
      }
    }
  }

  /**
   * Labels made into one name: lower case, everything but letters and digits an underscore, levels
   * joined by underscores; a single label that is a name of a species ({@link SpeciesName}) is its
   * code, one that is the name of the deaths by a species stays that.
   */
  public static String slug(String... labels) {
    String joined = String.join("_", labels).toLowerCase(Locale.ROOT);
    String name = joined.replaceAll("[^\\p{L}\\p{N}]+", "_").replaceAll("^_+|_+$", "");
    return labels.length == 1
        ? SpeciesName.exact(labels[0])
            .or(
                () ->
                    Species.ALL.stream()
                        .map(Vocabulary::deathsOf)
                        .filter(s -> s.equalsIgnoreCase(labels[0].strip()))
                        .findFirst())
            .orElse(name)
        : name;
  }
}
