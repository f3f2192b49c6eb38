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

  private PageNumber() {}

  /** JSON of a number; null where it is not finite. */
  static String json(double value, int digits) {
    if (!Double.isFinite(value)) {
      return "null";
    }
    return value == 0 ? "0" : shortest(rounded(value, digits).stripTrailingZeros());
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
