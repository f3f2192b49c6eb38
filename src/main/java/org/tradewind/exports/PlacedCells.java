package org.tradewind.exports;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tradewind.axes.Grid;
import org.tradewind.axes.UserError;
import org.tradewind.tables.GridTable;
import org.tradewind.tables.Inputs;
import org.tradewind.tables.NameTables;
import org.tradewind.tables.Table;

/**
 * Where the cells of a run lie: its output table cell_place, or else the table cell of its inputs;
 * and the grid, where the inputs have it.
 *
 * @param table with the columns cell, col, row, lon, lat, area_km2 and population_persons
 * @param grid the grid whose cells they are
 */
record PlacedCells(Table table, Optional<Grid> grid) {
  /**
   * The cells of a run.
   *
   * @param notes gets a sentence where a table of the inputs cannot be read any more
   */
  static Optional<PlacedCells> of(RunContents run, List<String> notes) {
    Optional<Table> own = run.table(NameTables.CELL_PLACE);
    Optional<Table> cells = own.isPresent() ? own : run.input(Inputs.CELL, notes);
    return cells.map(table -> new PlacedCells(table, grid(run, notes)));
  }

  /** As {@link #of}; a run without them is an error. */
  static PlacedCells require(RunContents run, List<String> notes) {
    Optional<Table> own = run.table(NameTables.CELL_PLACE);
    Optional<Table> cells = own.isPresent() ? own : run.input(Inputs.CELL);
    return cells
        .map(table -> new PlacedCells(table, grid(run, notes)))
        .orElseThrow(
            () ->
                new UserError(
                    "run " + run.about().run(),
                    "no table that says where its cells lie",
                    "the output table cell_place or the input table cell",
                    "Add the table cell to the study's inputs and run it again."));
  }

  private static Optional<Grid> grid(RunContents run, List<String> notes) {
    return run.input(Inputs.GRID, notes).map(GridTable::read);
  }

  /** Position of each cell in the table. */
  Map<Integer, Integer> rows() {
    Map<Integer, Integer> rows = new HashMap<>();
    int[] cells = table.ints("cell");
    for (int row = 0; row < cells.length; row++) {
      rows.put(cells[row], row);
    }
    return rows;
  }
}
