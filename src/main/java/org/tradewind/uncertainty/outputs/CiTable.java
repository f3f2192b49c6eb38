package org.tradewind.uncertainty.outputs;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.tradewind.tables.Column;
import org.tradewind.tables.DrawTables;
import org.tradewind.tables.Table;
import org.tradewind.tables.TableSchema;
import org.tradewind.uncertainty.statistics.Statistics;

/**
 * The table NAME_ci beside an output table NAME: for each number that was drawn its key, its
 * column, the central value and what the draws say.
 */
public final class CiTable {
  /** Ending of the name. */
  public static final String SUFFIX = "_ci";

  private CiTable() {}

  /** The schema beside that of an output table. */
  public static TableSchema schema(TableSchema of) {
    List<Column> columns = new ArrayList<>();
    of.key().forEach(k -> columns.add(of.column(k)));
    columns.addAll(DrawTables.INTERVAL);
    List<String> key = new ArrayList<>(of.key());
    key.add("quantity");
    return new TableSchema(
        of.name() + SUFFIX, "Intervals of the numbers of " + of.name() + ".", columns, key);
  }

  /** Adds the row of one number. */
  public static void add(Table.Builder rows, Quantities figures, int figure, Statistics s) {
    add(rows, figures.key(figure), figures.quantity(), figures.central(figure), s);
  }

  /** Adds the row of one number that was not drawn itself. */
  public static void add(Table.Builder rows, ScaledQuantities figures, int figure, Statistics s) {
    add(rows, figures.key(figure), figures.quantity(), figures.central(figure), s);
  }

  /** Adds the row of one number by its key. */
  public static void add(
      Table.Builder rows, Object[] key, String quantity, double central, Statistics s) {
    Object[] reported = interval(central, s);
    Object[] row = Arrays.copyOf(key, key.length + 1 + reported.length);
    row[key.length] = quantity;
    System.arraycopy(reported, 0, row, key.length + 1, reported.length);
    rows.add(row);
  }

  /** The columns of {@link DrawTables#INTERVAL} after the quantity. */
  public static Object[] interval(double central, Statistics s) {
    return new Object[] {
      central,
      s.mean(),
      s.sd(),
      s.p2_5(),
      s.p25(),
      s.p50(),
      s.p75(),
      s.p97_5(),
      s.mcError(),
      s.draws()
    };
  }

  /**
   * Adds the probabilities of one figure's kinds.
   *
   * @param counts draws of each kind
   */
  public static void add(Table.Builder rows, Categories figures, int figure, int[] counts) {
    double draws = Arrays.stream(counts).sum();
    Object[] key = figures.key(figure);
    for (int kind = 0; kind < counts.length; kind++) {
      if (counts[kind] > 0) {
        Object[] row = new Object[key.length + 3];
        System.arraycopy(key, 0, row, 0, key.length);
        double p = counts[kind] / draws;
        row[key.length] = figures.label(kind);
        row[key.length + 1] = p;
        row[key.length + 2] = Math.sqrt(p * (1 - p) / draws);
        rows.add(row);
      }
    }
  }
}
