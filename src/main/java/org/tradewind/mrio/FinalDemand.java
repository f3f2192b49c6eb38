package org.tradewind.mrio;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.tradewind.axes.Axis;
import org.tradewind.axes.UserError;
import org.tradewind.tables.Table;
import org.tradewind.tables.Vocabulary;

/**
 * Final demand Y: what each (region, sector) delivers to each destination and category. The
 * destinations are the study's regions, then {@code ROW} (exports) and {@code ERR} (errors/others)
 * where the table has them. Values in the currency of the table; inventory changes may be negative.
 */
public final class FinalDemand implements Serializable {
  private static final long serialVersionUID = 1L;

  private final Axis destinations;
  private final Axis categories;
  private final int rows;
  // [category * destinations + destination], each of length rows; null where nothing is delivered
  private final double[][] columns;
  private final double[] totals;

  private FinalDemand(Axis destinations, Axis categories, int rows, double[][] columns) {
    this.destinations = destinations;
    this.categories = categories;
    this.rows = rows;
    this.columns = columns;
    this.totals = new double[Math.multiplyExact(rows, destinations.size())];
    for (int c = 0; c < columns.length; c++) {
      if (columns[c] != null) {
        addTo(totals, (c % destinations.size()) * rows, columns[c]);
      }
    }
  }

  /**
   * Reads table final_demand.
   *
   * @param regions the study's regions
   * @param sectors its sectors
   */
  static FinalDemand read(Table table, Axis regions, Axis sectors) {
    Axis destinations = destinationsOf(table, regions);
    Axis categories =
        Axis.of(
            "category",
            new ArrayList<>(new LinkedHashSet<>(Arrays.asList(table.strings("category")))));
    int n = regions.size() * sectors.size();
    double[][] columns = new double[categories.size() * destinations.size()][];
    for (int r = 0; r < table.rows(); r++) {
      String where = "table final_demand, row " + (r + 1) + " (" + table.keyText(r) + ")";
      String destination = table.strings("to_region")[r];
      String category = table.strings("category")[r];
      int i =
          regions.require(table.strings("region")[r], where) * sectors.size()
              + sectors.require(table.strings("sector")[r], where);
      int c =
          categories.find(category) * destinations.size()
              + destinations.require(destination, where);
      checkErrorsPair(where, destination, category);
      double value = table.doubles("value")[r];
      if (!Double.isFinite(value)) {
        throw new UserError(where, "value = " + value, "a finite number", "Correct the value.");
      }
      if (columns[c] == null) {
        columns[c] = new double[n];
        Arrays.fill(columns[c], Double.NaN);
      }
      if (!Double.isNaN(columns[c][i])) {
        throw UserError.duplicateKey(where);
      }
      columns[c][i] = value;
    }
    for (double[] column : columns) {
      for (int i = 0; column != null && i < n; i++) {
        column[i] = Double.isNaN(column[i]) ? 0 : column[i];
      }
    }
    return new FinalDemand(destinations, categories, n, columns);
  }

  private static Axis destinationsOf(Table table, Axis regions) {
    Set<String> given = new LinkedHashSet<>(Arrays.asList(table.strings("to_region")));
    List<String> labels = new ArrayList<>(regions.labels());
    for (String outside : List.of(Vocabulary.ROW, Vocabulary.ERR)) {
      if (given.contains(outside)) {
        labels.add(outside);
      }
    }
    return Axis.of("destination", labels);
  }

  private static void checkErrorsPair(String where, String destination, String category) {
    if (destination.equals(Vocabulary.ERR) != category.equals(Vocabulary.OTHERS)) {
      throw new UserError(
          where,
          "category '" + category + "' to destination '" + destination + "'",
          "category 'others' with destination 'ERR', and nowhere else",
          "Book errors of the table as (ERR, others).");
    }
  }

  private static void addTo(double[] sum, int offset, double[] column) {
    for (int i = 0; i < column.length; i++) {
      sum[offset + i] += column[i];
    }
  }

  /** The study's regions, then ROW and ERR where present. */
  public Axis destinations() {
    return destinations;
  }

  /** Demand categories in the order in which the table names them first. */
  public Axis categories() {
    return categories;
  }

  /** Columns of final demand that the table has, by destination and category. */
  int columnCount() {
    return (int) Arrays.stream(columns).filter(c -> c != null).count();
  }

  /** The same demand with some rows emptied. */
  FinalDemand without(boolean[] emptied) {
    double[][] kept = new double[columns.length][];
    for (int c = 0; c < columns.length; c++) {
      if (columns[c] != null) {
        kept[c] = columns[c].clone();
        for (int i = 0; i < rows; i++) {
          kept[c][i] = emptied[i] ? 0 : kept[c][i];
        }
      }
    }
    return new FinalDemand(destinations, categories, rows, kept);
  }

  /** Number of delivering (region, sector) pairs N. */
  public int rows() {
    return rows;
  }

  /** Deliveries by destination, N x destinations, column-major; the object's own array. */
  public double[] totals() {
    return totals;
  }

  /** Deliveries to one destination from row i. */
  public double total(int i, int destination) {
    return totals[i + destination * rows];
  }

  /** Deliveries by category over all destinations, N x categories, column-major. */
  public double[] byCategory() {
    double[] sums = new double[rows * categories.size()];
    for (int c = 0; c < columns.length; c++) {
      if (columns[c] != null) {
        addTo(sums, (c / destinations.size()) * rows, columns[c]);
      }
    }
    return sums;
  }

  /** Deliveries of row i to one category and destination. */
  public double at(int i, int category, int destination) {
    double[] column = columns[category * destinations.size() + destination];
    return column == null ? 0 : column[i];
  }

  /** All final deliveries of each row, y = Y e, length N. */
  public double[] rowTotals() {
    double[] y = new double[rows];
    for (int d = 0; d < destinations.size(); d++) {
      for (int i = 0; i < rows; i++) {
        y[i] += totals[i + d * rows];
      }
    }
    return y;
  }

  /** Deliveries to ERR, length N; zeros where the table has none. */
  double[] errors() {
    int err = destinations.find(Vocabulary.ERR);
    return err < 0 ? new double[rows] : Arrays.copyOfRange(totals, err * rows, (err + 1) * rows);
  }

  /** The same demand without ERR, each row scaled by a factor. */
  FinalDemand withoutErrors(double[] factors) {
    if (destinations.find(Vocabulary.ERR) < 0) {
      return this;
    }
    Axis keptDestinations = without(destinations, Vocabulary.ERR);
    Axis keptCategories = without(categories, Vocabulary.OTHERS);
    double[][] kept = new double[keptCategories.size() * keptDestinations.size()][];
    for (int k = 0; k < keptCategories.size(); k++) {
      int from = categories.find(keptCategories.label(k)) * destinations.size();
      for (int d = 0; d < keptDestinations.size(); d++) {
        double[] column = columns[from + destinations.find(keptDestinations.label(d))];
        if (column != null) {
          double[] scaled = column.clone();
          for (int i = 0; i < rows; i++) {
            scaled[i] *= factors[i];
          }
          kept[k * keptDestinations.size() + d] = scaled;
        }
      }
    }
    return new FinalDemand(keptDestinations, keptCategories, rows, kept);
  }

  private static Axis without(Axis axis, String label) {
    return Axis.of(axis.name(), axis.labels().stream().filter(l -> !l.equals(label)).toList());
  }
}
