package org.tradewind.uncertainty;

/**
 * Linear combinations of vectors of draws, in plain loops that the compiler turns into vector
 * instructions. The order of additions is fixed, so that results are the same on every machine.
 */
final class Combination {
  /** Numbers that a core's nearest cache holds beside the sums, half of 32 KB. */
  private static final int CACHED = 2048;

  private Combination() {}

  /** y += a x. */
  static void add(double[] y, double a, double[] x, int n) {
    for (int d = 0; d < n; d++) {
      y[d] += a * x[d];
    }
  }

  /**
   * y += sum over i of a_i x_i, four terms at a time.
   *
   * @param x vectors from {@code from} on, as many as there are coefficients
   */
  static void add(double[] y, double[] a, double[][] x, int from, int n) {
    add(y, a, 0, a.length, x, from, n);
  }

  /** The same of the terms from {@code first} up to {@code end}, term i with x at from + i. */
  static void add(double[] y, double[] a, int first, int end, double[][] x, int from, int n) {
    int i = first;
    for (; i + 3 < end; i += 4) {
      add4(y, a, i, x, from + i, n);
    }
    for (; i < end; i++) {
      add(y, a[i], x[from + i], n);
    }
  }

  /**
   * Matrix product A X of many rows of A: some terms for all rows, then the next, so that the
   * vectors of these terms stay in the cache.
   *
   * @param a rows x terms
   * @param x terms x draws, and possibly more after these
   * @return rows x draws
   */
  static double[][] product(double[][] a, double[][] x, int n) {
    double[][] product = new double[a.length][n];
    int terms = a.length == 0 ? 0 : a[0].length;
    int some = Math.max(4, CACHED / n / 4 * 4);
    for (int first = 0; first < terms; first += some) {
      int end = Math.min(terms, first + some);
      for (int row = 0; row < a.length; row++) {
        add(product[row], a[row], first, end, x, 0, n);
      }
    }
    return product;
  }

  private static void add4(double[] y, double[] a, int i, double[][] x, int row, int n) {
    double a0 = a[i];
    double a1 = a[i + 1];
    double a2 = a[i + 2];
    double a3 = a[i + 3];
    double[] x0 = x[row];
    double[] x1 = x[row + 1];
    double[] x2 = x[row + 2];
    double[] x3 = x[row + 3];
    for (int d = 0; d < n; d++) {
      y[d] += (a0 * x0[d] + a1 * x1[d]) + (a2 * x2[d] + a3 * x3[d]);
    }
  }
}
