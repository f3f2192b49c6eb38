package org.tradewind.importers.mrio;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.tradewind.formats.csv.SourceTexts;
import org.tradewind.formats.pymrio.PymrioFrame;

/**
 * A table "unit" of pymrio: labels, then a unit. The number of index columns that
 * file_parameters.json states is not relied on: EXIOBASE 3 comes with all columns as labels, and
 * pymrio loads and saves it so. The unit is the column of that name, else the last one; a file
 * without header is read as such where its first line does not name a unit column.
 */
final class PymrioUnits {
  private static final List<String> HEADERS = List.of("unit", "units", "uom");

  /** What exports write where nobody gave a unit. */
  private static final List<String> NOT_GIVEN = List.of("unit not given", "currency not given");

  private final Map<String, String> units = new LinkedHashMap<>();
  private final int labels;

  private PymrioUnits(int labels) {
    this.labels = labels;
  }

  /** No units at all. */
  static PymrioUnits none() {
    return new PymrioUnits(0);
  }

  /**
   * Reads a file; one that is named and not there, or that has labels alone, is remarked.
   *
   * @param files takes the file that was read
   */
  static PymrioUnits of(
      Optional<PymrioFolder.Item> item, SourceTexts texts, List<Path> files, List<String> remarks) {
    if (item.isEmpty()) {
      return none();
    }
    Path file = item.get().file();
    if (!Files.exists(file)) {
      remarks.add(file.getFileName() + " is named in file_parameters.json but is not there.");
      return none();
    }
    files.add(file);
    List<String[]> rows = PymrioFrame.texts(file, texts);
    int width = rows.stream().mapToInt(r -> r.length).max().orElse(0);
    if (width < 2) {
      remarks.add(shown(file) + " has no column of units.");
      return none();
    }
    int header = unitColumn(rows.get(0));
    int column = header < 0 ? width - 1 : header;
    PymrioUnits result = new PymrioUnits(column);
    for (String[] row : rows.subList(header < 0 ? 0 : 1, rows.size())) {
      if (row.length > column) {
        result.units.put(PymrioFrame.slug(Arrays.copyOf(row, column)), plain(row[column]));
      }
    }
    return result;
  }

  /** A file with its folder, for remarks. */
  static String shown(Path file) {
    return file.getParent() == null
        ? file.toString()
        : file.getParent().getFileName() + "/" + file.getFileName();
  }

  private static int unitColumn(String[] row) {
    for (int c = row.length - 1; c > 0; c--) {
      if (HEADERS.contains(row[c].strip().toLowerCase(Locale.ROOT))) {
        return c;
      }
    }
    return -1;
  }

  /** A unit as the source writes it; empty where it says that there is none. */
  static String plain(String unit) {
    String text = unit.strip();
    return PymrioFrame.noValue(text) || NOT_GIVEN.contains(text) ? "" : text;
  }

  /** Names ({@link PymrioFrame#slug}) of all rows. */
  Set<String> names() {
    return units.keySet();
  }

  /** The unit of a row, by all its labels or, where the file has fewer, by its first ones. */
  String of(String[] row) {
    String whole = units.get(PymrioFrame.slug(row));
    if (whole == null && labels > 0 && labels < row.length) {
      whole = units.get(PymrioFrame.slug(Arrays.copyOf(row, labels)));
    }
    return whole == null ? "" : whole;
  }

  /** The different units there are, in their order. */
  List<String> different() {
    Set<String> different = new LinkedHashSet<>(units.values());
    different.remove("");
    return new ArrayList<>(different);
  }
}
