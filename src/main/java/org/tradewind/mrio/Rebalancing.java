package org.tradewind.mrio;

import java.io.Serializable;
import java.util.Arrays;
import org.tradewind.axes.UserError;

/**
 * Brings changed transactions back to the margins of a table: r_i z_ij s_j with the row sums and
 * column sums of the positive entries of the central Z (RAS, Stone 1961; biproportional fitting,
 * Deming and Stephan 1940). So gross output and value added stay, and the changed table is balanced
 * as the central one is. Of all matrices with these margins the result is nearest to the changed
 * one in relative entropy.
 *
 * <p>Zeros stay zeros. Negative entries stay as they are, outside the margins. Since the central Z
 * has the wanted margins and the same pattern, factors exist. Rows are met to rounding, columns to
 * a relative error of {@value #TOLERANCE}, in at most {@value #ROUNDS} rounds.
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

  private Rebalancing(int n, double[] rows, double[] columns) {
    this.n = n;
    this.rows = rows;
    this.columns = columns;
  }

  /**
   * The margins to keep.
   *
   * @param central Z, N x N, column-major
   */
  public static Rebalancing of(double[] central, int n) {
    double[] ones = new double[n];
    Arrays.fill(ones, 1);
    return new Rebalancing(n, rowSums(central, ones), columnSums(central, ones));
  }

  /**
   * Rebalances in place.
   *
   * @param what whose transactions these are, for the error
   * @param z Z, N x N, column-major, positive where the central one is and nowhere else
   */
  public void fit(String what, double[] z) {
    double[] ofColumns = new double[n];
    Arrays.fill(ofColumns, 1);
    double[] ofRows = factors(rows, rowSums(z, ofColumns));
    double gap = Double.POSITIVE_INFINITY;
    for (int round = 0; !(gap <= TOLERANCE); round++) {
      double[] sums = columnSums(z, ofRows);
      gap = largestGap(sums, ofColumns);
      if (Double.isNaN(gap) || round == ROUNDS) {
        throw missed(what, gap);
      }
      if (!(gap <= TOLERANCE)) {
        ofColumns = factors(columns, sums);
        ofRows = factors(rows, rowSums(z, ofColumns));
      }
    }
    for (int j = 0; j < n; j++) {
      for (int i = 0; i < n; i++) {
        if (z[i + j * n] > 0) {
          z[i + j * n] *= ofRows[i] * ofColumns[j];
        }
      }
    }
  }

  private static UserError missed(String what, double gap) {
    return new UserError(
        what,
        "column sums missed by a relative " + gap + " after " + ROUNDS + " rounds of RAS",
        "a relative error of at most " + TOLERANCE,
        "Make the entries of the table less uncertain.");
  }

  /** sum over j of z_ij s_j, positive entries alone. */
  private static double[] rowSums(double[] z, double[] ofColumns) {
    int n = ofColumns.length;
    double[] sums = new double[n];
    for (int j = 0; j < n; j++) {
      double factor = ofColumns[j];
      for (int i = 0; i < n; i++) {
        sums[i] += Math.max(z[i + j * n], 0) * factor;
      }
    }
    return sums;
  }

  /** sum over i of r_i z_ij, positive entries alone. */
  private static double[] columnSums(double[] z, double[] ofRows) {
    int n = ofRows.length;
    double[] sums = new double[n];
    for (int j = 0; j < n; j++) {
      double sum = 0;
      for (int i = 0; i < n; i++) {
        sum += Math.max(z[i + j * n], 0) * ofRows[i];
      }
      sums[j] = sum;
    }
    return sums;
  }

  /** 1 where there is nothing to scale. */
  private static double[] factors(double[] wanted, double[] sums) {
    double[] factors = new double[wanted.length];
    Arrays.setAll(factors, i -> wanted[i] == 0 ? 1 : wanted[i] / sums[i]);
    return factors;
  }

  private double largestGap(double[] sums, double[] ofColumns) {
    double worst = 0;
    for (int j = 0; j < n; j++) {
      if (columns[j] != 0) {
        worst = Math.max(worst, Math.abs(sums[j] * ofColumns[j] / columns[j] - 1));
      }
    }
    return worst;
  }
}
