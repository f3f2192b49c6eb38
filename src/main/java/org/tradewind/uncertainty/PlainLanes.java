package org.tradewind.uncertainty;

/** Loops without the Vector API, some of which the compiler turns into vector instructions. */
final class PlainLanes implements Lanes {
  @Override
  public String name() {
    return "plain";
  }

  /** In four interleaved sums each, which the processor adds side by side. */
  @Override
  public Moments moments(double base, double[] x, int n) {
    int whole = n - n % 4;
    double s0 = 0;
    double s1 = 0;
    double s2 = 0;
    double s3 = 0;
    double q0 = 0;
    double q1 = 0;
    double q2 = 0;
    double q3 = 0;
    for (int i = 0; i < whole; i += 4) {
      double d0 = x[i] - base;
      double d1 = x[i + 1] - base;
      double d2 = x[i + 2] - base;
      double d3 = x[i + 3] - base;
      s0 += d0;
      s1 += d1;
      s2 += d2;
      s3 += d3;
      q0 += d0 * d0;
      q1 += d1 * d1;
      q2 += d2 * d2;
      q3 += d3 * d3;
    }
    for (int i = whole; i < n; i++) {
      double d = x[i] - base;
      s0 += d;
      q0 += d * d;
    }
    return new Moments(base, n, (s0 + s1) + (s2 + s3), (q0 + q1) + (q2 + q3));
  }

  @Override
  public int sift(double[] draws, int n, double[] bounds, int[] below, double[] to, int at) {
    return sift(draws, 0, n, bounds, below, to, at);
  }

  /**
   * The same from one draw on. The sign of a difference tells below from above without a branch;
   * bounds ascend, so that an odd number of them above a draw means that it lies within.
   */
  static int sift(
      double[] draws, int from, int n, double[] bounds, int[] below, double[] to, int at) {
    double low0 = bounds[0];
    double high0 = bounds[1];
    double low1 = bounds[2];
    double high1 = bounds[3];
    double low2 = bounds[4];
    double high2 = bounds[5];
    long below0 = 0;
    long below1 = 0;
    long below2 = 0;
    int next = at;
    for (int i = from; i < n; i++) {
      double draw = draws[i];
      long b0 = Double.doubleToRawLongBits(draw - low0);
      long h0 = Double.doubleToRawLongBits(draw - high0);
      long b1 = Double.doubleToRawLongBits(draw - low1);
      long h1 = Double.doubleToRawLongBits(draw - high1);
      long b2 = Double.doubleToRawLongBits(draw - low2);
      long h2 = Double.doubleToRawLongBits(draw - high2);
      below0 += b0 >>> 63;
      below1 += b1 >>> 63;
      below2 += b2 >>> 63;
      to[next] = draw;
      next += (int) ((b0 ^ h0 ^ b1 ^ h1 ^ b2 ^ h2) >>> 63);
    }
    below[0] += (int) below0;
    below[1] += (int) below1;
    below[2] += (int) below2;
    return next;
  }
}
