package org.tradewind.uncertainty;

/**
 * Natural logarithms of whole arrays, by additions, multiplications and divisions alone: most of it
 * becomes vector instructions, and the results are the same to the last bit on every machine.
 *
 * <p>With x = 2^e m, sqrt(1/2) &lt;= m &lt; sqrt(2) and s = (m - 1) / (m + 1), log x = e log 2 + 2
 * (s + s^3/3 + ... + s^21/21). |s| is at most 0.172, so that the series is cut at 2e-18 of its
 * value.
 */
final class Logarithms {
  /** log 2 in two parts, the first of 32 bits, so that its products with exponents are exact. */
  private static final double LOG2_HIGH = 0x1.62e42feep-1;

  private static final double LOG2_LOW = 0x1.a39ef35793c76p-33;
  private static final long MANTISSA = (1L << 52) - 1;

  /** Upper bits of sqrt(1/2): what is added makes the exponent count from there. */
  private static final long ROOT = 0x3FE6A09E_00000000L;

  private static final long ONE = 0x3FF00000_00000000L;

  private Logarithms() {}

  /** Replaces positive normal numbers by their logarithms. */
  static void replace(double[] x, int n) {
    double[] exponents = new double[n];
    for (int i = 0; i < n; i++) {
      long shifted = Double.doubleToRawLongBits(x[i]) + (ONE - ROOT);
      exponents[i] = (int) (shifted >> 52) - 1023;
      x[i] = Double.longBitsToDouble((shifted & MANTISSA) + ROOT);
    }
    for (int i = 0; i < n; i++) {
      double m = x[i];
      double s = (m - 1) / (m + 1);
      double w = s * s;
      double series =
          w
              * (1.0 / 3
                  + w
                      * (1.0 / 5
                          + w
                              * (1.0 / 7
                                  + w
                                      * (1.0 / 9
                                          + w
                                              * (1.0 / 11
                                                  + w
                                                      * (1.0 / 13
                                                          + w
                                                              * (1.0 / 15
                                                                  + w
                                                                      * (1.0 / 17
                                                                          + w
                                                                              * (1.0 / 19
                                                                                  + w
                                                                                      * (1.0
                                                                                          / 21))))))))));
      x[i] = exponents[i] * LOG2_HIGH + (2 * s + (2 * s * series + exponents[i] * LOG2_LOW));
    }
  }
}
