package org.tradewind.mrio;

import org.tradewind.axes.CompensatedSum;
import org.tradewind.axes.UserError;

/**
 * Iterative proportional fitting (Deming and Stephan 1940): scales rows and columns of a prior in
 * turn until it has the margins wanted. The result is the matrix nearest to the prior in relative
 * entropy, and of the form row factor x prior x column factor.
 */
final class ProportionalFitting {
  private static final double MARGINS = 1e-9;

  private ProportionalFitting() {}

  /**
   * Fits a prior in place. Columns are met to rounding, rows to the tolerance.
   *
   * @param where what is fitted, for errors
   * @param prior [row][column], of at least 0
   * @param rows wanted row sums, of at least 0
   * @param columns wanted column sums, of at least 0, with the same total
   */
  static void fit(
      String where, double[][] prior, double[] rows, double[] columns, GravityParameters limits) {
    double total = CompensatedSum.of(rows);
    double other = CompensatedSum.of(columns);
    if (!(Math.abs(total - other) <= MARGINS * Math.max(total, other))) {
      throw new UserError(
          where,
          "a supply of " + total + " and a demand of " + other,
          "the same total of both",
          "Correct the margins.");
    }
    double gap = Double.POSITIVE_INFINITY;
    for (int round = 0; round < limits.iterations() && !(gap <= limits.tolerance()); round++) {
      scaleRows(where, prior, rows);
      scaleColumns(where, prior, columns);
      gap = largestRowGap(prior, rows);
    }
    if (!(gap <= limits.tolerance())) {
      throw new UserError(
          where,
          "margins missed by " + gap + " after " + limits.iterations() + " rounds",
          "a relative gap of at most " + limits.tolerance(),
          "Allow more iterations, or a weaker distance decay.");
    }
  }

  private static void scaleRows(String where, double[][] matrix, double[] wanted) {
    for (int r = 0; r < wanted.length; r++) {
      double sum = CompensatedSum.of(matrix[r]);
      double factor = factor(where, sum, wanted[r]);
      for (int s = 0; s < matrix[r].length; s++) {
        matrix[r][s] *= factor;
      }
    }
  }

  private static void scaleColumns(String where, double[][] matrix, double[] wanted) {
    for (int s = 0; s < wanted.length; s++) {
      CompensatedSum sum = new CompensatedSum();
      for (double[] row : matrix) {
        sum.add(row[s]);
      }
      double factor = factor(where, sum.value(), wanted[s]);
      for (double[] row : matrix) {
        row[s] *= factor;
      }
    }
  }

  private static double factor(String where, double sum, double wanted) {
    if (wanted == 0) {
      return 0;
    }
    double factor = wanted / sum;
    if (!(factor > 0 && factor <= Double.MAX_VALUE)) {
      throw new UserError(
          where,
          "a margin of " + wanted + " over a prior of " + sum,
          "a margin that the prior can carry",
          "Correct the margin or the distances.");
    }
    return factor;
  }

  private static double largestRowGap(double[][] matrix, double[] wanted) {
    double worst = 0;
    for (int r = 0; r < wanted.length; r++) {
      double gap = Math.abs(CompensatedSum.of(matrix[r]) - wanted[r]);
      worst = gap == 0 ? worst : Math.max(worst, gap / wanted[r]);
    }
    return worst;
  }
}
