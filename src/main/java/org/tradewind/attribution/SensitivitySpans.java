package org.tradewind.attribution;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.tradewind.axes.UserError;
import org.tradewind.tables.MonthRows;

/**
 * What the table sensitivity has of each species: the lowest and the highest number of any month,
 * or the first row that is wrong. Parts of the table combine.
 */
public final class SensitivitySpans implements Serializable {
  private static final long serialVersionUID = 1L;

  /**
   * The lowest and the highest sensitivity of a species in any month, deaths/t, with their cells;
   * of several equal ones the lowest low and the highest high cell.
   */
  public record Span(String species, double low, int lowCell, double high, int highCell)
      implements Serializable {
    Span combine(Span other) {
      boolean lower = other.low < low || other.low == low && other.lowCell < lowCell;
      boolean higher = other.high > high || other.high == high && other.highCell > highCell;
      return new Span(
          species,
          lower ? other.low : low,
          lower ? other.lowCell : lowCell,
          higher ? other.high : high,
          higher ? other.highCell : highCell);
    }
  }

  /** A row that is wrong: in so many rows, or with a month that is not a number. */
  private record Wrong(int cell, int rows) implements Serializable {}

  private final Map<String, Span> spans = new TreeMap<>();
  private final Map<String, Wrong> wrong = new TreeMap<>();

  /** Nothing seen so far. */
  public SensitivitySpans() {}

  /**
   * Of some rows.
   *
   * @param rows in the order (cell, species)
   */
  static SensitivitySpans of(MonthRows rows) {
    SensitivitySpans all = new SensitivitySpans();
    String[] labels = rows.labels(0);
    double[] months = rows.months();
    Span[] bySpecies = new Span[labels.length];
    for (int row = 0; row < rows.rows(); ) {
      int cell = rows.cell(row);
      int label = rows.id(0, row);
      int end = row;
      double low = Double.POSITIVE_INFINITY;
      double high = Double.NEGATIVE_INFINITY;
      boolean finite = true;
      for (; end < rows.rows() && rows.cell(end) == cell && rows.id(0, end) == label; end++) {
        for (int at = rows.at(end); at < rows.at(end + 1); at++) {
          low = Math.min(low, months[at]);
          high = Math.max(high, months[at]);
          finite &= Double.isFinite(months[at]);
        }
      }
      if (end > row + 1 || !finite) {
        all.wrong.putIfAbsent(labels[label], new Wrong(cell, end - row));
      }
      Span old = bySpecies[label];
      // a row that changes nothing makes no object
      if (old == null || low < old.low || high >= old.high) {
        Span span = new Span(labels[label], low, cell, high, cell);
        bySpecies[label] = old == null ? span : old.combine(span);
      }
      row = end;
    }
    for (int label = 0; label < labels.length; label++) {
      if (bySpecies[label] != null) {
        all.spans.put(labels[label], bySpecies[label]);
      }
    }
    return all;
  }

  /** Whether a row is wrong. */
  boolean wrong() {
    return !wrong.isEmpty();
  }

  /** Adds a part with higher cells. */
  public SensitivitySpans combine(SensitivitySpans other) {
    other.spans.forEach((species, span) -> spans.merge(species, span, Span::combine));
    other.wrong.forEach(wrong::putIfAbsent);
    return this;
  }

  /**
   * Each key once, every number finite, every species of the study present; anything else is a
   * {@link UserError}.
   *
   * @return what there is, by the names of species
   */
  public List<Span> checked(List<String> species) {
    wrong.forEach(
        (of, first) -> {
          boolean twice = first.rows() > 1;
          throw new UserError(
              "table sensitivity, cell " + first.cell() + ", species " + of,
              twice
                  ? "duplicate key, in " + first.rows() + " rows"
                  : "a month that is not a finite number",
              twice ? "each (cell, species) once" : "twelve finite numbers of deaths per tonne",
              "Correct the table and run again.");
        });
    for (String s : species) {
      if (!spans.containsKey(s)) {
        throw new UserError(
            "table sensitivity",
            "no row for species " + s + " (it has " + new ArrayList<>(spans.keySet()) + ")",
            "sensitivities of every species of the study",
            "Add them, or take the species out of the study's key 'species'.");
      }
    }
    return List.copyOf(spans.values());
  }
}
