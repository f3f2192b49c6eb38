package org.tradewind.tables;

import java.util.List;
import org.tradewind.axes.Grid;
import org.tradewind.axes.LambertGrid;
import org.tradewind.axes.LonLatGrid;
import org.tradewind.axes.UserError;

/** A grid as the one row of the table grid, and back. */
public final class GridTable {
  static final String LAMBERT = "lambert";
  static final String LONLAT = "lonlat";

  private GridTable() {}

  /** The table of a grid. */
  public static Table of(Grid grid) {
    Table.Builder table = Table.builder(Inputs.GRID);
    if (grid instanceof LambertGrid lambert) {
      LambertGrid.Definition d = lambert.definition();
      return table
          .add(
              LAMBERT,
              d.alp(),
              d.bet(),
              d.gam(),
              d.xcent(),
              d.ycent(),
              d.xorig(),
              d.yorig(),
              d.xcell(),
              d.ycell(),
              d.ncols(),
              d.nrows(),
              d.radius())
          .build();
    }
    LonLatGrid g = (LonLatGrid) grid;
    double none = Double.NaN;
    return table
        .add(
            LONLAT,
            none,
            none,
            none,
            none,
            none,
            g.west(),
            g.south(),
            g.dlon(),
            g.dlat(),
            g.ncols(),
            g.nrows(),
            g.radius())
        .build();
  }

  /** The grid of a table; the cells of the study must be cells of it. */
  public static Grid read(Table table) {
    if (table.rows() != 1) {
      throw new UserError(
          "table grid", table.rows() + " rows", "one row", "A study has one grid; give that.");
    }
    String kind = table.strings("kind")[0];
    return switch (kind) {
      case LAMBERT ->
          LambertGrid.of(
              new LambertGrid.Definition(
                  number(table, "alp"),
                  number(table, "bet"),
                  number(table, "gam"),
                  number(table, "xcent"),
                  number(table, "ycent"),
                  number(table, "xorig"),
                  number(table, "yorig"),
                  number(table, "xcell"),
                  number(table, "ycell"),
                  table.ints("ncols")[0],
                  table.ints("nrows")[0],
                  number(table, "radius_m")),
              "table grid");
      case LONLAT ->
          new LonLatGrid(
              number(table, "xorig"),
              number(table, "yorig"),
              number(table, "xcell"),
              number(table, "ycell"),
              table.ints("ncols")[0],
              table.ints("nrows")[0],
              number(table, "radius_m"));
      default -> throw UserError.unknown("table grid", "kind", kind, List.of(LAMBERT, LONLAT));
    };
  }

  private static double number(Table table, String column) {
    return table.doubles(column)[0];
  }

  /** Refuses a table cell whose numbers, columns and rows are not those of the grid. */
  public static void checkCells(Table cell, Grid grid) {
    for (int r = 0; r < cell.rows(); r++) {
      int number = cell.ints("cell")[r];
      if (number >= grid.cells()
          || cell.ints("col")[r] != grid.col(number)
          || cell.ints("row")[r] != grid.row(number)) {
        throw new UserError(
            "table cell, row " + (r + 1),
            "cell " + number + " at column " + cell.ints("col")[r] + ", row " + cell.ints("row")[r],
            "a cell of the grid of " + grid + ", numbered row * columns + column",
            "Give the settings of the grid on which the table was made.");
      }
    }
  }
}
