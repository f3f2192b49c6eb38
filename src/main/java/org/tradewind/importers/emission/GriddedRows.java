package org.tradewind.importers.emission;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.tradewind.axes.Months;
import org.tradewind.tables.Provenance;
import org.tradewind.tables.StudyTables;
import org.tradewind.tables.Table;

/**
 * The month-wide table of gridded emissions while it is completed: rows of other species and
 * categories (or subsectors) stay, those of the same are replaced. Cells without emission have no
 * row.
 */
final class GriddedRows {
  private final GriddedSettings settings;
  private final Table.Builder table;
  private final Table before;
  private final Map<String, Integer> replaced = new TreeMap<>();
  private final Map<String, Integer> added = new LinkedHashMap<>();
  private final int kept;

  /**
   * Begins with the rows that stay.
   *
   * @param species those that are read now
   */
  GriddedRows(GriddedSettings settings, StudyTables existing, List<String> species) {
    this.settings = settings;
    this.table = Table.builder(settings.schema());
    this.before = existing.has(settings.schema()) ? existing.require(settings.schema()) : null;
    Object[] row = new Object[3 + Months.COUNT];
    for (int r = 0; before != null && r < before.rows(); r++) {
      String of = before.strings("species")[r];
      if (species.contains(of) && labels()[r].equals(settings.label())) {
        replaced.merge(of, 1, Integer::sum);
        continue;
      }
      for (int c = 0; c < row.length; c++) {
        row[c] = before.value(r, c);
      }
      table.add(row);
    }
    this.kept = table.rows();
  }

  private String[] labels() {
    return before.strings(settings.ofSubsector() ? "subsector" : "category");
  }

  /** Adds the rows of a species. */
  void add(String species, int[] cells, double[][] months) {
    Object[] row = new Object[3 + Months.COUNT];
    row[1] = species;
    row[2] = settings.label();
    int rows = 0;
    for (int i = 0; i < cells.length; i++) {
      if (Arrays.stream(months[i]).allMatch(t -> t == 0)) {
        continue;
      }
      row[0] = cells[i];
      for (int m = 0; m < Months.COUNT; m++) {
        row[3 + m] = months[i][m];
      }
      table.add(row);
      rows++;
    }
    added.put(species, rows);
  }

  /** The rows in the order of cells, in which a run reads them without sorting. */
  Table table() {
    return table.build().orderedBy("cell");
  }

  /** The table's origin; what was remarked on rows that are replaced now no longer counts. */
  Provenance origin(StudyTables existing, Provenance now) {
    List<String> exchanged =
        replaced.entrySet().stream()
            .map(
                e ->
                    String.format(
                        "%s: %d rows of an earlier import are replaced.",
                        settings.of(e.getKey()), e.getValue()))
            .toList();
    Provenance remarked = now.remarking(exchanged);
    if (kept == 0) {
      return remarked;
    }
    Provenance old = existing.provenance(before.name());
    List<String> still =
        old.remarks().stream()
            .filter(
                r -> added.keySet().stream().noneMatch(s -> r.startsWith(settings.of(s) + ": ")))
            .toList();
    return new Provenance(old.status(), old.source(), old.note(), old.files(), still)
        .continuedBy(remarked);
  }
}
