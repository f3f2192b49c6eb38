package org.tradewind.report;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;

/**
 * A number as the page's data hold it: rounded to so many significant digits, in as few characters
 * as JSON allows.
 *
 * <p>Figures round once more, to at most {@link #SHOWN} digits. Rounding twice may differ from
 * rounding once: 1.2349996 is 1.23, but 1.23500, its six digits, is 1.24. A number of which that
 * could be so keeps more digits.
 */
final class PageNumber {
  /** Digits up to which figures show a number. */
  static final int SHOWN = 4;

  /** Enough to tell any double from all others. */
  private static final int ALL_DIGITS = 17;

  /** Far above the error of one rounding of a number of nine digits, 1e9 x 2^-53. */
  private static final double DOUBT = 1e-6;

  /** Powers of ten that are exact in binary. */
  private static final double[] POWERS = {
    1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16,
    1e17, 1e18, 1e19, 1e20, 1e21, 1e22
  };

  private static final long[] WHOLE_POWERS = {
    1, 10, 100, 1000, 10_000, 100_000, 1_000_000, 10_000_000, 100_000_000, 1_000_000_000
  };

  private PageNumber() {}

  /** JSON of a number; null where it is not finite. */
  static String json(double value, int digits) {
    if (!Double.isFinite(value)) {
      return "null";
    }
    if (value == 0) {
      return "0";
    }
    String fast = inLongs(value, digits);
    return fast == null ? exact(value, digits) : fast;
  }

  /** The number by exact decimal arithmetic. */
  static String exact(double value, int digits) {
    return shortest(rounded(value, digits).stripTrailingZeros());
  }

  /**
   * The same text without decimal arithmetic, or null where that is not certain.
   *
   * <p>The number is scaled to a whole part of so many digits by a power of ten that is exact in
   * binary. The one rounding of that step is below 1e-6 for up to nine digits, so that the whole
   * number next to it is known unless the scaled number lies within {@link #DOUBT} of a middle. A
   * whole number is either the middle of two shorter numbers or at least one away from every such
   * middle. The exact number is at most half away from the whole one, so both round to the same.
   */
  private static String inLongs(double value, int digits) {
    double size = Math.abs(value);
    if (digits < 1 || digits > 9 || size < 1e-12 || size > 1e22) {
      return null;
    }
    int scale = digits - 1 - (int) Math.floor(Math.log10(size));
    double scaled = scale >= 0 ? size * POWERS[scale] : size / POWERS[-scale];
    long whole = Math.round(scaled);
    if (Math.abs(Math.abs(scaled - Math.floor(scaled)) - 0.5) < DOUBT
        || whole < WHOLE_POWERS[digits - 1]
        || whole >= WHOLE_POWERS[digits]
        || inTheMiddle(whole, digits)) {
      return null;
    }
    while (whole % 10 == 0) {
      whole /= 10;
      scale--;
    }
    return (value < 0 ? "-" : "") + shortest(whole, scale);
  }

  private static boolean inTheMiddle(long whole, int digits) {
    for (int d = 1; d <= SHOWN && d < digits; d++) {
      long unit = WHOLE_POWERS[digits - d];
      if (whole % unit * 2 == unit) {
        return true;
      }
    }
    return false;
  }

  /** The digits x 10^-scale; the last digit is not 0. */
  private static String shortest(long whole, int scale) {
    String digits = Long.toString(whole);
    int point = digits.length() - scale;
    String plain;
    if (scale <= 0) {
      plain = digits + "0".repeat(-scale);
    } else if (point > 0) {
      plain = digits.substring(0, point) + "." + digits.substring(point);
    } else {
      plain = "0." + "0".repeat(-point) + digits;
    }
    String scientific = digits + "e" + -scale;
    return scientific.length() < plain.length() ? scientific : plain;
  }

  /** A number rounded to at least so many significant digits, half up. */
  static BigDecimal rounded(double value, int digits) {
    BigDecimal exact = new BigDecimal(value);
    for (int d = digits; d < ALL_DIGITS; d++) {
      BigDecimal rounded = at(exact, d);
      if (roundsAgain(rounded, exact, d)) {
        return rounded;
      }
    }
    return at(exact, ALL_DIGITS);
  }

  /**
   * Whether rounding to fewer digits gives what rounding the exact value does. A rounded number
   * that lies in the middle of two shorter ones is not trusted: in binary, or once divided by a
   * power of ten, it may lie below the middle.
   */
  private static boolean roundsAgain(BigDecimal rounded, BigDecimal exact, int digits) {
    if (rounded.compareTo(exact) == 0) {
      return true;
    }
    for (int d = 1; d <= SHOWN && d < digits; d++) {
      if (at(rounded, d).compareTo(at(exact, d)) != 0 || inTheMiddle(rounded, d)) {
        return false;
      }
    }
    return true;
  }

  private static boolean inTheMiddle(BigDecimal number, int digits) {
    BigDecimal stripped = number.stripTrailingZeros();
    return stripped.precision() == digits + 1
        && stripped.unscaledValue().testBit(0)
        && stripped.unscaledValue().abs().mod(BigInteger.TEN).intValue() == 5;
  }

  private static BigDecimal at(BigDecimal number, int digits) {
    return number.round(new MathContext(digits, RoundingMode.HALF_UP));
  }

  /** 26500000 as 265e5, 0.0000123 as 123e-7. */
  private static String shortest(BigDecimal number) {
    String plain = number.toPlainString();
    String scientific = number.unscaledValue() + "e" + -number.scale();
    return scientific.length() < plain.length() ? scientific : plain;
  }
}
