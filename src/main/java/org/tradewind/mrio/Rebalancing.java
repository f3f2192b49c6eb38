package org.tradewind.mrio;

import java.io.Serializable;
import java.util.Arrays;
import org.tradewind.axes.UserError;

/**
 * Brings a matrix to row and column sums: r_i z_ij s_j (RAS, Stone 1961; biproportional fitting,
 * Deming and Stephan 1940). Of all matrices with these sums the result is nearest to the given one
 * in relative entropy.
 *
 * <p>Zeros stay zeros. Negative entries stay as they are, outside the sums. Rows are met to
 * rounding, columns to a relative error of {@value #TOLERANCE}, in at most {@value #ROUNDS} rounds.
 */
public final class Rebalancing implements Serializable {
  private static final long serialVersionUID = 1L;

  /** Largest accepted relative error of a column sum. */
  public static final double TOLERANCE = 1e-10;

  /** Rounds of rows and columns after which it is given up. */
  public static final int ROUNDS = 5000;

  private final int n;
  private final double[] rows;
  private final double[] columns;
  private final String advice;

  private Rebalancing(double[] rows, double[] columns, String advice) {
    this.n = rows.length;
    this.rows = rows;
    this.columns = columns;
    this.advice = advice;
  }

  /**
   * Wanted sums, of the same total.
   *
   * @param rows row sums, of at least 0
   * @param columns column sums, of at least 0
   * @param advice what the user can do where they cannot be met
   */
  static Rebalancing to(double[] rows, double[] columns, String advice) {
    return new Rebalancing(rows, columns, advice);
  }

  /**
   * The sums of a table's own transactions, to which changed ones are brought back: gross output
   * and value added stay. Factors exist, since the table has these sums and the same pattern.
   *
   * @param central Z, N x N, column-major
   */
  public static Rebalancing of(double[] central, int n) {
    double[] positive = positive(central);
    double[] rows = new double[n];
    double[] columns = new double[n];
    for (int j = 0; j < n; j++) {
      for (int i = 0; i < n; i++) {
        rows[i] += positive[i + j * n];
        columns[j] += positive[i + j * n];
      }
    }
    return new Rebalancing(rows, columns, "Make the entries of the table less uncertain.");
  }

  /**
   * Rebalances in place. A round scales columns, then rows, in one pass over the matrix; that a
   * round found the columns near enough, with the rows met by the one before, bounds the columns
   * after it by the same error.
   *
   * @param what whose matrix this is, for the error
   * @param z rows x columns, column-major; of changed transactions positive where the central ones
   *     are and nowhere else
   */
  public void fit(String what, double[] z) {
    double[] positive = positive(z);
    double[] ofRows = new double[n];
    double[] ofColumns = new double[columns.length];
    Arrays.fill(ofRows, 1);
    Arrays.fill(ofColumns, 1);
    round(positive, ofRows, ofColumns);
    double gap = Double.POSITIVE_INFINITY;
    for (int round = 1; round < ROUNDS && gap > TOLERANCE; round++) {
      gap = round(positive, ofRows, ofColumns);
    }
    if (!(gap <= TOLERANCE)) {
      throw new UserError(
          what,
          "column sums missed by a relative " + gap + " after " + ROUNDS + " rounds of RAS",
          "a relative error of at most " + TOLERANCE,
          advice);
    }
    for (int j = 0; j < columns.length; j++) {
      for (int i = 0; i < n; i++) {
        if (z[i + j * n] > 0) {
          z[i + j * n] *= ofRows[i] * ofColumns[j];
        }
      }
    }
  }

  /** Scales columns, then rows; the largest relative error of a column sum before it. */
  private double round(double[] z, double[] ofRows, double[] ofColumns) {
    double[] sums = new double[n];
    double gap = 0;
    for (int j = 0; j < columns.length; j++) {
      if (columns[j] != 0) {
        double sum = product(z, j * n, ofRows);
        gap = Math.max(gap, Math.abs(sum * ofColumns[j] / columns[j] - 1));
        double factor = columns[j] / sum;
        ofColumns[j] = factor;
        for (int i = 0; i < n; i++) {
          sums[i] += z[i + j * n] * factor;
        }
      }
    }
    for (int i = 0; i < n; i++) {
      ofRows[i] = rows[i] == 0 ? 1 : rows[i] / sums[i];
    }
    return gap;
  }

  /** Four sums side by side, since each addition waits for the one before. */
  private static double product(double[] z, int from, double[] factors) {
    double a = 0;
    double b = 0;
    double c = 0;
    double d = 0;
    int i = 0;
    for (; i + 3 < factors.length; i += 4) {
      a += z[from + i] * factors[i];
      b += z[from + i + 1] * factors[i + 1];
      c += z[from + i + 2] * factors[i + 2];
      d += z[from + i + 3] * factors[i + 3];
    }
    for (; i < factors.length; i++) {
      a += z[from + i] * factors[i];
    }
    return (a + b) + (c + d);
  }

  private static double[] positive(double[] z) {
    double[] positive = new double[z.length];
    for (int at = 0; at < z.length; at++) {
      positive[at] = Math.max(z[at], 0);
    }
    return positive;
  }
}
