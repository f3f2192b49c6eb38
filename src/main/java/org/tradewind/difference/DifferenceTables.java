package org.tradewind.difference;

import java.util.ArrayList;
import java.util.List;
import org.tradewind.tables.DiffTables;
import org.tradewind.tables.Table;

/** The differences of two runs as tables. */
public final class DifferenceTables {
  private static final String WHOLE = "*";

  private DifferenceTables() {}

  /** All four tables; that of causes where it was asked for. */
  public static List<Table> of(RunDifference difference) {
    List<Table> tables =
        new ArrayList<>(List.of(tables(difference), numbers(difference), inputs(difference)));
    if (difference.explained()) {
      tables.add(causes(difference));
    }
    return tables;
  }

  private static Table tables(RunDifference difference) {
    Table.Builder rows = Table.builder(DiffTables.DIFF_TABLE);
    for (TableDifference table : difference.tables()) {
      rows.add(
          table.table(),
          WHOLE,
          "both",
          table.rowsA(),
          table.rowsB(),
          table.onlyA(),
          table.onlyB(),
          table.rowsMoved(),
          Double.NaN,
          "",
          Double.NaN,
          "");
      for (ColumnDifference column : table.columns()) {
        rows.add(column(table, column));
      }
      table.columnsOfA().forEach(column -> rows.add(alone(table, column, "only_a")));
      table.columnsOfB().forEach(column -> rows.add(alone(table, column, "only_b")));
    }
    missing(rows, difference.onlyA(), "only_a");
    missing(rows, difference.onlyB(), "only_b");
    missing(rows, difference.unknown(), "not_compared");
    return rows.build();
  }

  private static Object[] column(TableDifference table, ColumnDifference column) {
    Move largest = column.largest().stream().findFirst().orElse(null);
    Move relative = column.largestRelative().orElse(null);
    return new Object[] {
      table.table(),
      column.column(),
      "both",
      table.rowsA(),
      table.rowsB(),
      table.onlyA(),
      table.onlyB(),
      column.moved(),
      largest == null ? Double.NaN : largest.difference(),
      largest == null ? "" : largest.key(),
      relative == null ? Double.NaN : relative.relative(),
      relative == null ? "" : relative.key()
    };
  }

  /** A column that one run alone has. */
  private static Object[] alone(TableDifference table, String column, String status) {
    return new Object[] {
      table.table(),
      column,
      status,
      table.rowsA(),
      table.rowsB(),
      table.onlyA(),
      table.onlyB(),
      0,
      Double.NaN,
      "",
      Double.NaN,
      ""
    };
  }

  private static void missing(Table.Builder rows, List<String> tables, String status) {
    for (String table : tables) {
      rows.add(table, WHOLE, status, 0, 0, 0, 0, 0, Double.NaN, "", Double.NaN, "");
    }
  }

  /** The largest moves, and every number with intervals that moved. */
  private static Table numbers(RunDifference difference) {
    Table.Builder rows = Table.builder(DiffTables.DIFF_NUMBER);
    for (TableDifference table : difference.tables()) {
      for (ColumnDifference column : table.columns()) {
        column.largest().forEach(move -> rows.add(plain(move)));
      }
    }
    difference.intervals().forEach(interval -> rows.add(drawn(interval)));
    return rows.build();
  }

  private static Object[] plain(Move move) {
    return new Object[] {
      move.table(),
      move.column(),
      move.key(),
      move.a(),
      move.b(),
      move.textA(),
      move.textB(),
      move.difference(),
      move.relative(),
      "",
      Double.NaN,
      false,
      Double.NaN,
      Double.NaN,
      false
    };
  }

  private static Object[] drawn(IntervalDifference interval) {
    return new Object[] {
      interval.table(),
      interval.quantity(),
      interval.key(),
      interval.a().mean(),
      interval.b().mean(),
      "",
      "",
      interval.move(),
      Move.relative(interval.a().mean(), interval.a().mean() + interval.move()),
      interval.way().code(),
      interval.mcError(),
      interval.bound(),
      interval.p2_5(),
      interval.p97_5(),
      interval.beyond()
    };
  }

  private static Table inputs(RunDifference difference) {
    Table.Builder rows = Table.builder(DiffTables.DIFF_INPUT);
    for (InputChange input : difference.inputs()) {
      rows.add(
          input.kind().code(), input.name(), input.a(), input.b(), input.note(), input.changed());
    }
    return rows.build();
  }

  private static Table causes(RunDifference difference) {
    Table.Builder rows = Table.builder(DiffTables.DIFF_CAUSE);
    for (Cause cause : difference.causes()) {
      rows.add(
          cause.figure(),
          cause.cause(),
          cause.a(),
          cause.b(),
          cause.effect(),
          cause.share(),
          cause.note());
    }
    return rows.build();
  }
}
