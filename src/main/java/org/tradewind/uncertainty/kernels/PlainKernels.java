package org.tradewind.uncertainty.kernels;

import java.util.Arrays;

/** Loops without the Vector API, some of which the compiler turns into vector instructions. */
public final class PlainKernels implements Kernels {
  /** Numbers that a core's nearest cache holds beside the sums, half of 32 KB. */
  private static final int CACHED = 2048;

  @Override
  public String name() {
    return "plain";
  }

  @Override
  public void combine(double[][] y, double[] b, double[][] a, double[][] x, int from, int n) {
    int terms = a.length == 0 ? 0 : a[0].length;
    for (int row = 0; row < a.length; row++) {
      Arrays.fill(y[row], 0, n, b[row]);
    }
    // vectors of some terms stay in the nearest cache for all rows
    int some = Math.max(4, CACHED / Math.max(1, n) / 4 * 4);
    for (int first = 0; first < terms; first += some) {
      for (int row = 0; row < a.length; row++) {
        add(y[row], a[row], first, Math.min(terms, first + some), x, from, 0, n);
      }
    }
  }

  @Override
  public void sum(double[] y, double[] a, double[][] x, int[] rows, int n) {
    sum(y, a, x, rows, 0, n);
  }

  /** The same of the draws from one up to another. */
  static void sum(double[] y, double[] a, double[][] x, int[] rows, int draw, int n) {
    Arrays.fill(y, draw, n, 0);
    int i = 0;
    for (; i + 3 < a.length; i += 4) {
      add4(y, a, i, x[rows[i]], x[rows[i + 1]], x[rows[i + 2]], x[rows[i + 3]], draw, n);
    }
    for (; i < a.length; i++) {
      add(y, a[i], x[rows[i]], draw, n);
    }
  }

  private static void add(double[] y, double a, double[] x, int draw, int n) {
    for (int d = draw; d < n; d++) {
      y[d] += a * x[d];
    }
  }

  /** y += sum of a_i x_(from + i), i from {@code first} up to {@code end}, of the draws up to n. */
  public static void add(
      double[] y, double[] a, int first, int end, double[][] x, int from, int draw, int n) {
    int i = first;
    for (; i + 3 < end; i += 4) {
      int row = from + i;
      add4(y, a, i, x[row], x[row + 1], x[row + 2], x[row + 3], draw, n);
    }
    for (; i < end; i++) {
      add(y, a[i], x[from + i], draw, n);
    }
  }

  private static void add4(
      double[] y,
      double[] a,
      int i,
      double[] x0,
      double[] x1,
      double[] x2,
      double[] x3,
      int draw,
      int n) {
    double a0 = a[i];
    double a1 = a[i + 1];
    double a2 = a[i + 2];
    double a3 = a[i + 3];
    for (int d = draw; d < n; d++) {
      y[d] = (((y[d] + a0 * x0[d]) + a1 * x1[d]) + a2 * x2[d]) + a3 * x3[d];
    }
  }

  @Override
  public int sift(
      double[] draws,
      int from,
      int end,
      double[] bounds,
      int[] below,
      double[] to,
      int at,
      double base,
      double[] sums) {
    Moments.add(base, draws, from, end, sums);
    return sift(draws, from, end, bounds, below, to, at);
  }

  /**
   * The same without sums. The sign of a difference tells below from above without a branch; bounds
   * ascend, so that an odd number of them above a draw means that it lies within. Draws within are
   * marked by bits first: to go through these takes less time than to write every draw to where the
   * next one within belongs.
   */
  private static int sift(
      double[] draws, int from, int n, double[] bounds, int[] below, double[] to, int at) {
    double low0 = bounds[0];
    double high0 = bounds[1];
    double low1 = bounds[2];
    double high1 = bounds[3];
    double low2 = bounds[4];
    double high2 = bounds[5];
    double low3 = bounds[6];
    double high3 = bounds[7];
    double low4 = bounds[8];
    double high4 = bounds[9];
    long below0 = 0;
    long below1 = 0;
    long below2 = 0;
    long below3 = 0;
    long below4 = 0;
    int next = at;
    for (int first = from; first < n; first += Long.SIZE) {
      int end = Math.min(n, first + Long.SIZE);
      long within = 0;
      for (int i = first; i < end; i++) {
        double draw = draws[i];
        long b0 = Double.doubleToRawLongBits(draw - low0);
        long h0 = Double.doubleToRawLongBits(draw - high0);
        long b1 = Double.doubleToRawLongBits(draw - low1);
        long h1 = Double.doubleToRawLongBits(draw - high1);
        long b2 = Double.doubleToRawLongBits(draw - low2);
        long h2 = Double.doubleToRawLongBits(draw - high2);
        long b3 = Double.doubleToRawLongBits(draw - low3);
        long h3 = Double.doubleToRawLongBits(draw - high3);
        long b4 = Double.doubleToRawLongBits(draw - low4);
        long h4 = Double.doubleToRawLongBits(draw - high4);
        below0 += b0 >>> 63;
        below1 += b1 >>> 63;
        below2 += b2 >>> 63;
        below3 += b3 >>> 63;
        below4 += b4 >>> 63;
        long odd = b0 ^ h0 ^ b1 ^ h1 ^ b2 ^ h2 ^ b3 ^ h3 ^ b4 ^ h4;
        within = (within << 1) + (odd >>> 63);
      }
      for (; within != 0; within &= within - 1) {
        to[next++] = draws[end - 1 - Long.numberOfTrailingZeros(within)];
      }
    }
    below[0] += (int) below0;
    below[1] += (int) below1;
    below[2] += (int) below2;
    below[3] += (int) below3;
    below[4] += (int) below4;
    return next;
  }
}
