package org.tradewind.plausibility;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.tradewind.axes.Months;
import org.tradewind.axes.UserError;
import org.tradewind.tables.ColumnType;
import org.tradewind.tables.StudyTables;
import org.tradewind.tables.Table;

/**
 * Compares a study's numbers with what is known of the world, so that kilograms in place of tonnes
 * or thousands of persons do not pass as results. What is beyond is refused or said, with quantity,
 * row, value, bound and likely cause.
 */
public final class Plausibility {
  /** Begins every remark of this class. */
  public static final String LOUD = "IMPLAUSIBLE: ";

  private final PlausibilityParameters parameters;
  private final Map<String, Extremes> extremes = new LinkedHashMap<>();

  public Plausibility(PlausibilityParameters parameters) {
    this.parameters = parameters;
  }

  /**
   * Checks all tables that are in memory.
   *
   * @param currency of the MRIO, for intensities; empty where it is not known
   * @return remarks on what is beyond a loud bound; beyond a bound at which a run is refused, a
   *     {@link UserError}
   */
  public List<String> of(StudyTables tables, Optional<String> currency) {
    if (parameters.beyond() == PlausibilityParameters.Beyond.IGNORE) {
      return List.of();
    }
    for (Table table : tables.tables().values()) {
      columns(table);
    }
    new StudyQuantities(tables, this).take(currency);
    return verdict();
  }

  /**
   * Takes a value of a quantity, for {@link #verdict}.
   *
   * @param place where it stands
   */
  public void accept(String quantity, double value, Supplier<String> place) {
    PlausibleRange range = parameters.ranges().get(quantity);
    if (range == null) {
      throw new IllegalArgumentException("no plausible range of " + quantity);
    }
    boolean strict = parameters.beyond() == PlausibilityParameters.Beyond.REFUSE;
    extremes
        .computeIfAbsent(quantity, q -> new Extremes(strict ? range.strict() : range))
        .accept(value, place);
  }

  /** What is to be said of the values taken so far; they are then forgotten. */
  public List<String> verdict() {
    List<Extremes> beyond = extremes.values().stream().filter(Extremes::any).toList();
    extremes.clear();
    if (parameters.beyond() == PlausibilityParameters.Beyond.IGNORE) {
      return List.of();
    }
    if (parameters.beyond() != PlausibilityParameters.Beyond.WARN) {
      beyond.stream().filter(Extremes::refused).findFirst().ifPresent(e -> refuse(e, beyond));
    }
    return beyond.stream().map(Plausibility::sentence).toList();
  }

  private static void refuse(Extremes worst, Collection<Extremes> beyond) {
    List<String> others = new ArrayList<>();
    for (Extremes other : beyond) {
      if (other != worst && other.refused()) {
        others.add(other.range().quantity());
      }
    }
    String also = others.isEmpty() ? "" : " So are " + String.join(", ", others) + ".";
    throw new UserError(
        worst.where(),
        worst.found(),
        worst.expected(),
        worst.cause()
            + also
            + " If the number is right, widen the range (key plausibility.ranges, such as ["
            + worst.range().quantity()
            + "=..]) or set plausibility.beyond: warn.");
  }

  private static String sentence(Extremes extreme) {
    return LOUD
        + extreme.where()
        + ": "
        + extreme.found()
        + ", where "
        + extreme.expected()
        + " is plausible. "
        + extreme.cause();
  }

  /** Rows and sums of the columns that have a range. */
  private void columns(Table table) {
    for (PlausibleRange range : parameters.ranges().values()) {
      if (!range.table().equals(table.name())) {
        continue;
      }
      boolean rows = range.figure().equals(PlausibleRange.ROW);
      if (rows && range.column().equals(PlausibleRange.MONTHS)) {
        Months.COLUMNS.forEach(month -> rows(table, month, range));
      } else if (rows) {
        rows(table, range.column(), range);
      } else if (range.figure().equals(PlausibleRange.SUM)) {
        double sum = sum(table, range.column());
        accept(range.quantity(), sum, () -> "table " + table.name() + ", sum of " + range.column());
      }
    }
  }

  private void rows(Table table, String column, PlausibleRange range) {
    if (table.schema().column(column).type() != ColumnType.DOUBLE) {
      throw new IllegalStateException("column " + column + " of " + range + " has no numbers");
    }
    double[] values = table.doubles(column);
    String[] only = range.only().isEmpty() ? null : range.only().split("=", 2);
    for (int r = 0; r < values.length; r++) {
      if (only == null || table.strings(only[0])[r].equals(only[1])) {
        int row = r;
        accept(range.quantity(), values[r], () -> place(table, row, column));
      }
    }
  }

  /** "table cell, row 3 (cell 17), column lon". */
  static String place(Table table, int row, String column) {
    return "table "
        + table.name()
        + ", row "
        + (row + 1)
        + " ("
        + table.keyText(row)
        + "), column "
        + column;
  }

  /** Sum of the values that are there. */
  static double sum(Table table, String column) {
    return Arrays.stream(table.doubles(column)).filter(Double::isFinite).sum();
  }
}
