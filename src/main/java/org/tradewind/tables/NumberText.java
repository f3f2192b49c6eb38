package org.tradewind.tables;

import java.nio.charset.StandardCharsets;

/**
 * Decimal text of doubles, byte by byte that of {@link Double#toString(double)} of Java 17.
 *
 * <p>Java 17 writes digits of v = f 2^e one by one until what is left is within half a gap between
 * doubles, M = 2^(e-1), of the digits so far or of the next number with so many digits. With p
 * chosen so that D = floor(v 10^p) has 17 digits this is decided at once: v 10^p = f 5^p / 2^s with
 * s = -(e + p), and in units of 2^-(s+1) M is 5^p, an integer. So D and what is left of it come
 * from one product of 128 bits, and digits are dropped from the end of D as long as the rest, or
 * what the rest lacks to ten, is within M. Between 1e-11 and 1e16 all this fits into words; other
 * numbers, and powers of two, whose lower neighbour is nearer, are left to the JDK.
 */
final class NumberText {
  /** The longest text: sign, 17 digits, point, E, sign and three digits of the exponent. */
  static final int LONGEST = 26;

  private static final int MANTISSA = 52;
  private static final int BIAS = 1023;
  private static final long FRACTION = (1L << MANTISSA) - 1;
  private static final int DIGITS = 17;
  private static final long LEAST = 10_000_000_000_000_000L;
  private static final long[] FIVES = powers(5, 28);
  private static final long[] POWERS = powers(10, DIGITS + 1);

  private NumberText() {}

  private static long[] powers(long of, int number) {
    long[] powers = new long[number];
    powers[0] = 1;
    for (int i = 1; i < number; i++) {
      powers[i] = of * powers[i - 1];
    }
    return powers;
  }

  /**
   * Writes a number.
   *
   * @param at where the text begins; {@link #LONGEST} bytes must be free
   * @return where it ends
   */
  static int write(double value, byte[] out, int at) {
    long bits = Double.doubleToRawLongBits(value);
    int binary = (int) (bits >>> MANTISSA & 0x7ff) - BIAS;
    long fraction = bits & FRACTION;
    int end = at;
    if (bits < 0) {
      out[end++] = '-';
    }
    double positive = Math.abs(value);
    if (positive == 0) {
      return layOut(0, 1, 1, out, end);
    }
    if (positive == Math.rint(positive) && positive < LEAST) {
      return whole((long) positive, out, end);
    }
    int written =
        fraction == 0 || !(positive > 1e-11 && positive < 1e15)
            ? -1
            : shortest(fraction | 1L << MANTISSA, binary, out, end);
    return written >= 0 ? written : byJava(value, out, at);
  }

  private static int byJava(double value, byte[] out, int at) {
    byte[] text = Double.toString(value).getBytes(StandardCharsets.ISO_8859_1);
    System.arraycopy(text, 0, out, at, text.length);
    return at + text.length;
  }

  /** A whole number below 2^53: all its digits but zeros at the end. */
  private static int whole(long number, byte[] out, int at) {
    long digits = number;
    int zeros = 0;
    while (digits % 10 == 0) {
      digits /= 10;
      zeros++;
    }
    int count = count(digits);
    return layOut(digits, count, count + zeros, out, at);
  }

  private static int count(long number) {
    int count = 1;
    for (long rest = number / 10; rest != 0; rest /= 10) {
      count++;
    }
    return count;
  }

  private static int shortest(long f, int binary, byte[] out, int at) {
    int power = (int) Math.floor((binary + (f & FRACTION) * 0x1p-52) * 0.30102999566398120);
    int p = DIGITS - 1 - power;
    int shift;
    long product;
    long d;
    while (true) {
      shift = MANTISSA - binary - p;
      if (p < 0 || p >= FIVES.length || shift < 1 || shift > 62) {
        return -1;
      }
      product = f * FIVES[p];
      d = Math.multiplyHigh(f, FIVES[p]) << -shift | product >>> shift;
      if (d < LEAST) {
        p++;
      } else if (d >= 10 * LEAST) {
        p--;
      } else {
        break;
      }
    }
    return shortest(d, product & (1L << shift) - 1, shift, p, out, at);
  }

  /**
   * Drops digits that v does not need.
   *
   * @param d the first 17 digits of v
   * @param left what is left of v, in units of 2^-shift
   */
  private static int shortest(long d, long left, int shift, int p, byte[] out, int at) {
    int exponent = DIGITS - p;
    int fewest = exponent <= -3 || exponent > 8 ? 2 : 1;
    long below = FIVES[p] - 2 * left;
    // the largest rests, in units of the 17th digit, that are within reach from below and above
    long lowest = below > 0 ? below - 1 >> shift + 1 : -1;
    long highest = FIVES[p] + 2 * left >>> shift + 1;
    long digits = d;
    long rest = 0;
    long ten = 1;
    int count = DIGITS;
    while (count > fewest) {
      long fewer = digits / 10;
      long more = rest + ten * (digits - 10 * fewer);
      if (more > lowest && 10 * ten - more > highest) {
        break;
      }
      digits = fewer;
      rest = more;
      ten *= 10;
      count--;
    }
    boolean low = rest <= lowest;
    boolean high = ten - rest <= highest;
    if (high && (!low || up(digits, rest, ten, left, shift))) {
      digits++;
      if (digits == POWERS[count]) {
        digits /= 10;
        exponent++;
      }
    }
    return layOut(digits, count, exponent, out, at);
  }

  /** Whether v is nearer to the next number of so many digits; of two as near, the even one. */
  private static boolean up(long digits, long rest, long ten, long left, int shift) {
    int nearer =
        ten == 1
            ? Long.compare(left, 1L << shift - 1)
            : rest == ten / 2 ? Long.signum(left) : Long.compare(rest, ten / 2);
    return nearer > 0 || nearer == 0 && (digits & 1) != 0;
  }

  /**
   * Writes 0.DIGITS x 10^exponent as Java does.
   *
   * @param count how many digits there are
   */
  private static int layOut(long digits, int count, int exponent, byte[] out, int at) {
    if (exponent > 0 && exponent < 8) {
      if (count <= exponent) {
        put(digits * POWERS[exponent - count], exponent, out, at);
        out[at + exponent] = '.';
        out[at + exponent + 1] = '0';
        return at + exponent + 2;
      }
      return pointed(digits, count, exponent, out, at);
    }
    if (exponent <= 0 && exponent > -3) {
      out[at] = '0';
      out[at + 1] = '.';
      put(digits, count - exponent, out, at + 2);
      return at + 2 + count - exponent;
    }
    int end = count == 1 ? pointed(10 * digits, 2, 1, out, at) : pointed(digits, count, 1, out, at);
    out[end++] = 'E';
    int power = exponent - 1;
    if (power < 0) {
      out[end++] = '-';
      power = -power;
    }
    int length = power < 10 ? 1 : 2;
    put(power, length, out, end);
    return end + length;
  }

  /** Digits with a point after some of them. */
  private static int pointed(long digits, int count, int before, byte[] out, int at) {
    long after = digits / POWERS[count - before];
    put(after, before, out, at);
    out[at + before] = '.';
    put(digits - after * POWERS[count - before], count - before, out, at + before + 1);
    return at + count + 1;
  }

  /** Digits of a number with zeros before it. */
  private static void put(long number, int width, byte[] out, int at) {
    long rest = number;
    int d = at + width;
    while (d > at + 9) {
      long fewer = rest / 100_000_000;
      int eight = (int) (rest - fewer * 100_000_000);
      rest = fewer;
      for (int end = d - 8; d > end; ) {
        out[--d] = (byte) ('0' + eight % 10);
        eight /= 10;
      }
    }
    for (int last = (int) rest; d > at; last /= 10) {
      out[--d] = (byte) ('0' + last % 10);
    }
  }
}
