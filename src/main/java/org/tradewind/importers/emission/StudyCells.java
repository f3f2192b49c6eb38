package org.tradewind.importers.emission;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.tradewind.axes.Grid;
import org.tradewind.axes.UserError;
import org.tradewind.tables.GridTable;
import org.tradewind.tables.Inputs;
import org.tradewind.tables.StudyTables;
import org.tradewind.tables.Table;
import org.tradewind.tables.TableSchema;

/**
 * The cells to which emissions are brought.
 *
 * @param grid the study's grid
 * @param cells numbers of its cells, ascending
 * @param counts whether coverage of each counts
 * @param domain which those are, for messages
 */
record StudyCells(Grid grid, int[] cells, boolean[] counts, String domain) {
  private static final long BYTES_PER_CELL = 1024;

  static StudyCells of(GriddedSettings settings, StudyTables existing) {
    for (TableSchema needed : List.of(Inputs.GRID, Inputs.CELL)) {
      if (!existing.has(needed)) {
        throw new UserError(
            "import " + GriddedSettings.FORMAT,
            "no table " + needed.name() + " in the folder",
            "the grid and the cells to which emissions are brought",
            "Import them first into this folder: jobs/import polygons, grid-csv or ioapi.");
      }
    }
    Grid grid = GridTable.read(existing.require(Inputs.GRID));
    Table cell = existing.require(Inputs.CELL);
    GridTable.checkCells(cell, grid);
    if (grid.cells() > Runtime.getRuntime().maxMemory() / BYTES_PER_CELL) {
      throw new UserError(
          "table grid",
          grid.cells() + " cells, which do not fit into memory",
          "a regional grid",
          "Check ncols and nrows; if they are right, give Java more memory (-Xmx).");
    }
    int[] cells = Arrays.stream(cell.ints("cell")).sorted().toArray();
    if (cells.length == 0) {
      throw new UserError("table cell", "no row", "the study's cells", "Import them first.");
    }
    requireSubsector(settings, existing);
    boolean regions = existing.has(Inputs.CELL_REGION);
    Set<Integer> land = new HashSet<>();
    if (regions) {
      Arrays.stream(existing.require(Inputs.CELL_REGION).ints("cell")).forEach(land::add);
    }
    boolean[] counts = new boolean[cells.length];
    int count = 0;
    for (int i = 0; i < cells.length; i++) {
      counts[i] = !regions || land.contains(cells[i]);
      count += counts[i] ? 1 : 0;
    }
    String domain = count + " cells of the study" + (regions ? " that lie in a region" : "");
    return new StudyCells(grid, cells, counts, domain);
  }

  private static void requireSubsector(GriddedSettings settings, StudyTables existing) {
    if (settings.ofSubsector() && existing.has(Inputs.SUBSECTOR)) {
      List<String> known = Arrays.asList(existing.require(Inputs.SUBSECTOR).strings("subsector"));
      if (!known.contains(settings.label())) {
        throw UserError.unknown(
            "import " + GriddedSettings.FORMAT + " --set subsector",
            "subsector",
            settings.label(),
            known);
      }
    }
  }
}
