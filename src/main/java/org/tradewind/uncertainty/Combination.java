package org.tradewind.uncertainty;

/**
 * Linear combinations of vectors of draws, in plain loops that the compiler turns into vector
 * instructions. The order of additions is fixed, so that results are the same on every machine.
 */
final class Combination {
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
    int i = 0;
    for (; i + 3 < a.length; i += 4) {
      add4(y, a, i, x, from + i, n);
    }
    for (; i < a.length; i++) {
      add(y, a[i], x[from + i], n);
    }
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
