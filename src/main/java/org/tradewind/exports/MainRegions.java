package org.tradewind.exports;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.tradewind.tables.Inputs;
import org.tradewind.tables.Table;

/**
 * The region of each cell: that with the largest share of it, of equal ones the first in the table
 * cell_region. Cells in no region are not among them.
 */
final class MainRegions {
  private MainRegions() {}

  /** The region by cell, of the table of places or else of the inputs; empty where neither is. */
  static Optional<Map<Integer, String>> of(
      RunContents run, PlacedCells places, List<String> notes) {
    Table table = places.table();
    boolean own = table.schema().columns().stream().anyMatch(c -> c.name().equals("region"));
    return own
        ? Optional.of(placed(table))
        : run.input(Inputs.CELL_REGION, notes).map(MainRegions::largestShares);
  }

  private static Map<Integer, String> placed(Table table) {
    Map<Integer, String> regions = new TreeMap<>();
    for (int row = 0; row < table.rows(); row++) {
      if (!table.strings("region")[row].isEmpty()) {
        regions.put(table.ints("cell")[row], table.strings("region")[row]);
      }
    }
    return regions;
  }

  private static Map<Integer, String> largestShares(Table shares) {
    double[] share = shares.doubles("share");
    Map<Integer, Integer> rows = new TreeMap<>();
    for (int row = 0; row < shares.rows(); row++) {
      rows.merge(shares.ints("cell")[row], row, (old, now) -> share[now] > share[old] ? now : old);
    }
    Map<Integer, String> regions = new TreeMap<>();
    rows.forEach((cell, row) -> regions.put(cell, shares.strings("region")[row]));
    return regions;
  }
}
