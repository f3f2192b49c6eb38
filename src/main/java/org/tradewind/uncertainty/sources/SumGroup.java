package org.tradewind.uncertainty.sources;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.tradewind.uncertainty.kernels.PlainKernels;
import org.tradewind.uncertainty.statistics.SharedFactor;
import org.tradewind.uncertainty.statistics.Statistics;

/**
 * Numbers that are sums over the same factors:
 *
 * <pre>
 *   draw = central + sum over terms t of a_t (f_t - 1)
 * </pre>
 *
 * so that one that no factor moves is its central value to the last bit. Draws are worked some rows
 * at a time and only what is told of them is kept. A number with one term is not drawn: its
 * statistics are those of the factor, scaled.
 */
final class SumGroup {
  /** Rows worked together: with 1,000 draws they stay in a core's own cache. */
  private static final int ROWS = 16;

  /** Draws of which the factors stay in a core's own cache for all of these rows. */
  private static final int TILE = 512;

  private static final int NONE = -1;
  private static final int SEVERAL = -2;

  private final Map<Integer, Integer> positions = new HashMap<>();
  private final List<SourceFactors.Term> terms = new ArrayList<>();
  private final List<Row> rows = new ArrayList<>();

  /** A number. */
  final class Row {
    private final int id;
    private final double central;
    private double[] coefficients = new double[terms.size()];

    private Row(int id, double central) {
      this.id = id;
      this.central = central;
    }

    /** Adds a term; terms of one factor are added up. */
    Row add(SourceFactors.Term term, double coefficient) {
      int at = positions.computeIfAbsent(term.key(), k -> position(term));
      if (at >= coefficients.length) {
        coefficients = Arrays.copyOf(coefficients, terms.size());
      }
      coefficients[at] += coefficient;
      return this;
    }

    /** The only term that counts, or {@link #NONE} or {@link #SEVERAL}. */
    private int only() {
      int only = NONE;
      for (int t = 0; t < coefficients.length; t++) {
        if (coefficients[t] != 0) {
          only = only == NONE ? t : SEVERAL;
        }
      }
      return only;
    }
  }

  private int position(SourceFactors.Term term) {
    terms.add(term);
    return terms.size() - 1;
  }

  /**
   * Adds a number, without terms so far.
   *
   * @param id where its statistics go
   */
  Row row(int id, double central) {
    Row row = new Row(id, central);
    rows.add(row);
    return row;
  }

  /** Puts the statistics of all numbers to their places. */
  void tell(Statistics[] into, SourceFactors factors) {
    List<SharedFactor> shared = terms.stream().map(factors::factor).toList();
    List<Row> drawn = new ArrayList<>();
    for (Row row : rows) {
      int only = row.only();
      if (only == SEVERAL) {
        drawn.add(row);
      } else if (only == NONE) {
        into[row.id] = Statistics.centralDraw(row.central, factors.draws());
      } else {
        // the statistics are those of the factor's deviation
        into[row.id] = shared.get(only).statistics().moved(row.central, row.coefficients[only], 0);
      }
    }
    double[][] y = new double[Math.min(ROWS, drawn.size())][factors.draws()];
    for (int from = 0; from < drawn.size(); from += ROWS) {
      List<Row> some = drawn.subList(from, Math.min(drawn.size(), from + ROWS));
      draw(some, shared, y);
      for (int i = 0; i < some.size(); i++) {
        into[some.get(i).id] = Statistics.of(some.get(i).central, y[i]);
      }
    }
  }

  /**
   * Rows x draws = central + rows x terms times terms x draws. The terms of a row are added in the
   * order of their keys, those of coefficient 0 left out: which rows stand beside it does not enter
   * its last bits.
   */
  private void draw(List<Row> rows, List<SharedFactor> shared, double[][] y) {
    Integer[] order = new Integer[terms.size()];
    Arrays.setAll(order, t -> t);
    Arrays.sort(order, Comparator.comparing(t -> terms.get(t).key()));
    double[][] coefficients = new double[rows.size()][];
    double[][][] factors = new double[rows.size()][][];
    for (int i = 0; i < rows.size(); i++) {
      double[] a = rows.get(i).coefficients;
      int[] used =
          Arrays.stream(order).mapToInt(t -> t).filter(t -> t < a.length && a[t] != 0).toArray();
      coefficients[i] = Arrays.stream(used).mapToDouble(t -> a[t]).toArray();
      factors[i] =
          Arrays.stream(used).mapToObj(t -> shared.get(t).deviations()).toArray(double[][]::new);
      Arrays.fill(y[i], 0);
    }
    int n = y[0].length;
    for (int from = 0; from < n; from += TILE) {
      int to = Math.min(n, from + TILE);
      for (int i = 0; i < rows.size(); i++) {
        double[] a = coefficients[i];
        PlainKernels.add(y[i], a, 0, a.length, factors[i], 0, from, to);
      }
    }
    for (int i = 0; i < rows.size(); i++) {
      double central = rows.get(i).central;
      for (int d = 0; d < n; d++) {
        y[i][d] += central;
      }
    }
  }
}
