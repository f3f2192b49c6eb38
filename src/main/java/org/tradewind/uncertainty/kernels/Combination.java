package org.tradewind.uncertainty.kernels;

/**
 * Linear combinations of vectors of draws. Terms are added one after the other, so that results are
 * the same on every machine.
 */
public final class Combination {
  private static final Kernels LANES = Kernels.here();

  private Combination() {}

  /** y += a x, a plain loop that the compiler turns into vector instructions. */
  public static void add(double[] y, double a, double[] x, int n) {
    for (int d = 0; d < n; d++) {
      y[d] += a * x[d];
    }
  }

  /** y = a x. */
  public static void of(double[] y, double a, double[] x, int n) {
    for (int d = 0; d < n; d++) {
      y[d] = a * x[d];
    }
  }

  /**
   * y += sum over i of a_i x_i.
   *
   * @param x vectors from {@code from} on, as many as there are coefficients
   */
  public static void add(double[] y, double[] a, double[][] x, int from, int n) {
    PlainKernels.add(y, a, 0, a.length, x, from, 0, n);
  }

  /**
   * y = sum over i of a_i x_(rows i), the terms added one after the other.
   *
   * @param x vectors of which those of the rows count
   */
  public static void sum(double[] y, double[] a, double[][] x, int[] rows, int n) {
    LANES.sum(y, a, x, rows, n);
  }

  /**
   * Y = b + A X, the terms of each number added one after the other.
   *
   * @param y rows x draws
   * @param b by row
   * @param a rows x terms
   * @param x terms x draws from row {@code from} on, and possibly more after these
   */
  public static void of(double[][] y, double[] b, double[][] a, double[][] x, int from, int n) {
    LANES.combine(y, b, a, x, from, n);
  }

  /** A X, the same. */
  public static double[][] product(double[][] a, double[][] x, int n) {
    double[][] product = new double[a.length][n];
    of(product, new double[a.length], a, x, 0, n);
    return product;
  }
}
