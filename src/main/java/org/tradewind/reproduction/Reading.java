package org.tradewind.reproduction;

import java.util.List;
import java.util.Optional;
import org.tradewind.tables.TableSchema;

/**
 * One number of a table: scale x column + shift. Its interval is that of its row in NAME_ci.
 *
 * @param table output table
 * @param intervals table whose NAME_ci has the interval, usually the same
 * @param column its column
 * @param row filters that leave one row
 * @param scale above 0, to the printed number's unit
 * @param shift in the printed number's unit
 */
record Reading(
    TableSchema table,
    TableSchema intervals,
    String column,
    List<RowFilter> row,
    double scale,
    double shift)
    implements Formula {
  Reading {
    row = List.copyOf(row);
  }

  static Reading of(TableSchema table, String column, RowFilter... row) {
    return new Reading(table, table, column, List.of(row), 1, 0);
  }

  Reading times(double factor) {
    return new Reading(table, intervals, column, row, scale * factor, shift * factor);
  }

  Reading plus(double more) {
    return new Reading(table, intervals, column, row, scale, shift + more);
  }

  /** The same number with the interval of another table of the same key. */
  Reading within(TableSchema other) {
    return new Reading(table, other, column, row, scale, shift);
  }

  @Override
  public double value(FinishedRun run) {
    return scale * run.value(table, column, filters()) + shift;
  }

  @Override
  public Optional<Range> interval(FinishedRun run) {
    return run.interval(intervals, column, filters()).map(r -> r.times(scale).plus(shift));
  }

  @Override
  public List<TableSchema> tables() {
    return table.equals(intervals) ? List.of(table) : List.of(table, intervals);
  }

  private RowFilter[] filters() {
    return row.toArray(RowFilter[]::new);
  }
}
