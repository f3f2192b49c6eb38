package org.tradewind.uncertainty.distributions;

/**
 * exp(x) - 1 of whole arrays, by additions and multiplications alone: the compiler turns the loop
 * into vector instructions, and the results are the same to the last bit on every machine.
 *
 * <p>exp(x) - 1 = q_5 with q_0 = exp(x/32) - 1 by its Taylor series of degree 13 and q_{k+1} = q_k
 * (q_k + 2). For |x| up to 11 the series is cut at 4e-18; rounding leaves some 1e-15 of exp(x).
 * Beyond, StrictMath takes over.
 */
public final class Exponentials {
  private static final double LARGEST = 11;

  private static final double C2 = 1.0 / 2;
  private static final double C3 = 1.0 / 6;
  private static final double C4 = 1.0 / 24;
  private static final double C5 = 1.0 / 120;
  private static final double C6 = 1.0 / 720;
  private static final double C7 = 1.0 / 5040;
  private static final double C8 = 1.0 / 40320;
  private static final double C9 = 1.0 / 362880;
  private static final double C10 = 1.0 / 3628800;
  private static final double C11 = 1.0 / 39916800;
  private static final double C12 = 1.0 / 479001600;
  private static final double C13 = 1.0 / 6227020800.0;

  private Exponentials() {}

  /** Fills {@code out} with exp(scale * z - shift) - 1. */
  public static void minusOne(double[] z, double scale, double shift, double[] out, int n) {
    for (int i = 0; i < n; i++) {
      double y = (scale * z[i] - shift) * (1.0 / 32);
      double w = y * y;
      double even = 1 + w * (C3 + w * (C5 + w * (C7 + w * (C9 + w * (C11 + w * C13)))));
      double odd = C2 + w * (C4 + w * (C6 + w * (C8 + w * (C10 + w * C12))));
      out[i] = y * (even + y * odd);
    }
    for (int i = 0; i < n; i++) {
      double q = out[i];
      q = q * (q + 2);
      q = q * (q + 2);
      q = q * (q + 2);
      q = q * (q + 2);
      out[i] = q * (q + 2);
    }
    for (int i = 0; i < n; i++) {
      double x = scale * z[i] - shift;
      if (!(Math.abs(x) <= LARGEST)) {
        out[i] = StrictMath.expm1(x);
      }
    }
  }
}
