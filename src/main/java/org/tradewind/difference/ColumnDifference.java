package org.tradewind.difference;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tradewind.tables.Table;

/**
 * How one column differs between two tables.
 *
 * @param column column
 * @param moved rows that both have and in which it moved
 * @param largest its largest absolute moves, the largest first; of text the first ones
 * @param largestRelative the largest move as a share of the first run's number
 */
public record ColumnDifference(
    String column, int moved, List<Move> largest, Optional<Move> largestRelative) {

  public ColumnDifference {
    largest = List.copyOf(largest);
  }

  /**
   * Compares one column.
   *
   * @param column position
   * @param tolerance see {@link TableDifference#of}
   * @param top moves to keep; one at least is kept
   * @param rowMoved where a row is marked in which it moved
   */
  static ColumnDifference of(
      Table a, Table b, RowMatch match, int column, double tolerance, int top, boolean[] rowMoved) {
    Values values = Values.of(a, b, column);
    Largest absolute = new Largest(Math.max(1, top));
    Largest relative = new Largest(1);
    int moved = 0;
    for (int row = 0; row < a.rows(); row++) {
      int other = match.inB(row);
      if (other < 0 || !values.moved(row, other, tolerance)) {
        continue;
      }
      moved++;
      rowMoved[row] = true;
      double from = values.a(row, other);
      double to = values.b(row, other);
      absolute.add(Math.abs(to - from), row);
      double share = Move.relative(from, to);
      if (!Double.isNaN(share)) {
        relative.add(Math.abs(share), row);
      }
    }
    List<Move> largest = new ArrayList<>();
    absolute.rows().forEach(row -> largest.add(values.move(row, match.inB(row))));
    return new ColumnDifference(
        a.schema().columns().get(column).name(),
        moved,
        largest,
        relative.rows().stream().findFirst().map(row -> values.move(row, match.inB(row))));
  }
}
