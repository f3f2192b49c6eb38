package org.tradewind.importers.grid;

import java.util.Map;
import java.util.TreeMap;
import org.tradewind.axes.Grid;
import org.tradewind.tables.GridTable;
import org.tradewind.tables.Inputs;
import org.tradewind.tables.Provenance;
import org.tradewind.tables.StudyTables;
import org.tradewind.tables.Table;

/**
 * The table cell while importers complete it: the rows there are, those added, and new values for
 * people and PM2.5. It comes out ordered by cell number.
 */
public final class CellTable {
  private final Grid grid;
  private final Map<Integer, Object[]> rows = new TreeMap<>();

  /**
   * The cells of the study so far, checked to be cells of this grid; empty where there are none.
   */
  public CellTable(Grid grid, StudyTables existing) {
    this.grid = grid;
    if (!existing.has(Inputs.CELL)) {
      return;
    }
    Table table = existing.require(Inputs.CELL);
    GridTable.checkCells(table, grid);
    for (int r = 0; r < table.rows(); r++) {
      int cell = table.ints("cell")[r];
      Object[] row = new Object[table.schema().columns().size()];
      for (int c = 0; c < row.length; c++) {
        row[c] = table.value(r, c);
      }
      rows.put(cell, row);
    }
  }

  /** The numbers of the cells, ascending. */
  int[] cells() {
    return rows.keySet().stream().mapToInt(Integer::intValue).toArray();
  }

  /** Adds a cell without people and PM2.5, if it is not there. */
  public void ensure(int cell) {
    if (!rows.containsKey(cell)) {
      double[] centre = grid.centre(cell);
      rows.put(
          cell,
          new Object[] {
            cell,
            grid.col(cell),
            grid.row(cell),
            centre[0],
            centre[1],
            grid.areaKm2(cell),
            0.0,
            Double.NaN,
            Double.NaN,
            ""
          });
    }
  }

  double get(int cell, String column) {
    return (double) rows.get(cell)[Inputs.CELL.position(column)];
  }

  void set(int cell, String column, double value) {
    rows.get(cell)[Inputs.CELL.position(column)] = value;
  }

  /**
   * The origin of the table as it is now: what was known before, and what came with this import.
   */
  static Provenance origin(StudyTables existing, Provenance added) {
    if (!existing.has(Inputs.CELL)) {
      return added;
    }
    return existing.provenance(Inputs.CELL.name()).completedBy(added);
  }

  /** The tables cell, as it is now, and grid. */
  StudyTables tables(Provenance origin) {
    return new StudyTables().put(table(), origin).put(GridTable.of(grid), origin);
  }

  public Table table() {
    Table.Builder table = Table.builder(Inputs.CELL);
    rows.values().forEach(table::add);
    return table.build();
  }
}
