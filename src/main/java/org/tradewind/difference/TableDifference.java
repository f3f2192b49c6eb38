package org.tradewind.difference;

import java.util.ArrayList;
import java.util.List;
import org.tradewind.tables.Column;
import org.tradewind.tables.Table;

/**
 * How two tables of one schema differ. Rows are matched by key, whatever their order.
 *
 * @param table name
 * @param rowsA rows of the first
 * @param rowsB rows of the second
 * @param matched rows that both have
 * @param sameOrder whether those stand in one order
 * @param rowsMoved matched rows in which some column moved
 * @param columns columns that are no key, in the schema's order
 * @param columnsOfA columns that the first alone has
 * @param columnsOfB columns that the second alone has
 */
public record TableDifference(
    String table,
    int rowsA,
    int rowsB,
    int matched,
    boolean sameOrder,
    int rowsMoved,
    List<ColumnDifference> columns,
    List<String> columnsOfA,
    List<String> columnsOfB) {

  public TableDifference {
    columns = List.copyOf(columns);
    columnsOfA = List.copyOf(columnsOfA);
    columnsOfB = List.copyOf(columnsOfB);
  }

  /**
   * Compares two tables.
   *
   * @param tolerance a number moved where |b - a| > tolerance max(|a|, |b|); 0 for any difference
   * @param top moves to keep of a column
   */
  public static TableDifference of(Table a, Table b, double tolerance, int top) {
    if (!a.schema().equals(b.schema())) {
      throw new IllegalArgumentException("tables " + a.name() + " and " + b.name());
    }
    RowMatch match = RowMatch.of(a, b);
    boolean[] rowMoved = new boolean[a.rows()];
    List<ColumnDifference> columns = new ArrayList<>();
    for (int c = 0; c < a.schema().columns().size(); c++) {
      Column column = a.schema().columns().get(c);
      if (!a.schema().key().contains(column.name())) {
        columns.add(ColumnDifference.of(a, b, match, c, tolerance, top, rowMoved));
      }
    }
    int moved = 0;
    for (boolean row : rowMoved) {
      moved += row ? 1 : 0;
    }
    return new TableDifference(
        a.name(),
        a.rows(),
        b.rows(),
        match.matched(),
        match.sameOrder(),
        moved,
        columns,
        List.of(),
        List.of());
  }

  /** The same with the columns that one run alone has, which were not compared. */
  public TableDifference withColumns(List<String> ofA, List<String> ofB) {
    return new TableDifference(
        table, rowsA, rowsB, matched, sameOrder, rowsMoved, columns, ofA, ofB);
  }

  /** Rows that the first alone has. */
  public int onlyA() {
    return rowsA - matched;
  }

  /** Rows that the second alone has. */
  public int onlyB() {
    return rowsB - matched;
  }

  /** Whether both have the same rows and columns with the same values. */
  public boolean nothingMoved() {
    return rowsMoved == 0
        && onlyA() == 0
        && onlyB() == 0
        && columnsOfA.isEmpty()
        && columnsOfB.isEmpty();
  }
}
