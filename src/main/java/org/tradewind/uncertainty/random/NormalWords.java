package org.tradewind.uncertainty.random;

import org.tradewind.uncertainty.distributions.NormalQuantile;

/**
 * Standard normal numbers from words of 64 random bits: the quantile of u = (k + 1/2) 2^-53 for the
 * upper 53 bits k, so that a draw of a stream is known by its position alone.
 *
 * <p>A word has two numbers, {@link #of} mostly from its upper half and {@link #second} mostly from
 * its lower one. Each has 53 random bits of its own order: the first 32 of either are no part of
 * the first 32 of the other, so that the two are independent but for what lies below 2^-32 of u.
 *
 * <p>With p the smaller of u and 1 - u, which is exact here, the quantile of p is a polynomial of
 * degree {@value #DEGREE} on each of 32 equal parts of every octave of p, through {@link
 * NormalQuantile} at the Chebyshev nodes. As p is at least 65 half widths of its part away from 0,
 * where the quantile is singular, a polynomial errs by some 65^-8 2^-7 = 2e-17; rounding leaves
 * about 1e-15 of the number. There are neither branches nor library functions: as fast for tails as
 * for the middle, and the same bits on every machine.
 */
final class NormalWords {
  private static final int DEGREE = 7;
  private static final int TERMS = DEGREE + 1;
  private static final int OCTAVES = 53;
  private static final int PART_BITS = 5;

  /** Bits of a double below those that tell its octave and part. */
  private static final int SHIFT = 52 - PART_BITS;

  /** Number of the part that begins at 1, the smallest p in units of 2^-54. */
  private static final int FIRST = 1023 << PART_BITS;

  /** Bits of 2^84 and of 2^52. */
  private static final long HIGH = Double.doubleToRawLongBits(0x1.0p84);

  private static final long LOW = Double.doubleToRawLongBits(0x1.0p52);

  private static final double UNIT = 0x1.0p-54;

  /** Coefficients of powers of the distance from the middle of a part, by part. */
  private static final double[] TABLE = table();

  private NormalWords() {}

  /** The normal number of a word. */
  static double of(long word) {
    double[] a = TABLE;
    long upper = word >> 63;
    // 2^54 p, an odd number below 2^53
    double p = odd((word ^ upper) >>> 10 | 1);
    long bits = Double.doubleToRawLongBits(p);
    int at = ((int) (bits >>> SHIFT) - FIRST) * TERMS;
    double t = p - Double.longBitsToDouble(bits & -1L << SHIFT | 1L << SHIFT - 1);
    double t2 = t * t;
    double low = (a[at] + a[at + 1] * t) + t2 * (a[at + 2] + a[at + 3] * t);
    double high = (a[at + 4] + a[at + 5] * t) + t2 * (a[at + 6] + a[at + 7] * t);
    long z = Double.doubleToRawLongBits(low + t2 * t2 * high);
    return Double.longBitsToDouble(z ^ upper << 63);
  }

  /**
   * A number below 2^53 as a double, by its halves in the fractions of 2^84 and 2^52. The
   * processor's own conversion keeps the upper half of its register, so that each would wait for
   * the one before.
   */
  private static double odd(long p) {
    double high = Double.longBitsToDouble(HIGH | p >>> Integer.SIZE);
    double low = Double.longBitsToDouble(LOW | p & 0xFFFFFFFFL);
    return high - (0x1.0p84 + 0x1.0p52) + low;
  }

  /** A second number of a word, that of the word with its halves exchanged. */
  static double second(long word) {
    return of(Long.rotateLeft(word, Integer.SIZE));
  }

  /** Fills {@code out} from one position on with both numbers of the first n words in turn. */
  static void both(long[] words, int n, double[] out, int from) {
    for (int i = 0; i < n; i++) {
      out[from + 2 * i] = of(words[i]);
      out[from + 2 * i + 1] = second(words[i]);
    }
  }

  private static double[] table() {
    double[] table = new double[(OCTAVES << PART_BITS) * TERMS];
    for (int part = 0; part < OCTAVES << PART_BITS; part++) {
      double low = edge(part);
      double half = (edge(part + 1) - low) / 2;
      double[] polynomial = polynomial(low + half, half);
      double power = 1;
      for (int j = 0; j < TERMS; j++) {
        table[part * TERMS + j] = polynomial[j] / power;
        power *= half;
      }
    }
    return table;
  }

  /** Where a part begins, in units of 2^-54. */
  private static double edge(int part) {
    return Double.longBitsToDouble((long) (FIRST + part) << SHIFT);
  }

  /** Coefficients of the powers of (p - middle) / half: Newton's divided differences, expanded. */
  private static double[] polynomial(double middle, double half) {
    double[] x = new double[TERMS];
    double[] f = new double[TERMS];
    for (int j = 0; j < TERMS; j++) {
      double p = middle + half * StrictMath.cos(Math.PI * (j + 0.5) / TERMS);
      x[j] = (p - middle) / half;
      f[j] = NormalQuantile.of(p * UNIT);
    }
    for (int k = 1; k < TERMS; k++) {
      for (int j = TERMS - 1; j >= k; j--) {
        f[j] = (f[j] - f[j - 1]) / (x[j] - x[j - k]);
      }
    }
    double[] a = new double[TERMS];
    for (int k = TERMS - 1; k >= 0; k--) {
      for (int j = TERMS - 1; j > 0; j--) {
        a[j] = a[j - 1] - x[k] * a[j];
      }
      a[0] = f[k] - x[k] * a[0];
    }
    return a;
  }
}
