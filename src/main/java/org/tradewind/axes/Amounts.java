package org.tradewind.axes;

import java.math.BigDecimal;
import java.math.MathContext;

/** Amounts and shares as sentences show them: a few digits, no powers of ten where avoidable. */
public final class Amounts {
  private static final int DIGITS = 6;
  private static final double LARGEST_PLAIN = 1e15;
  private static final double SMALLEST_PLAIN = 1e-6;

  private Amounts() {}

  /** A number with at most six digits that count. */
  public static String shown(double value) {
    if (!Double.isFinite(value)) {
      return String.valueOf(value);
    }
    BigDecimal few = new BigDecimal(value).round(new MathContext(DIGITS)).stripTrailingZeros();
    double size = Math.abs(value);
    return size == 0 || size >= SMALLEST_PLAIN && size < LARGEST_PLAIN
        ? few.toPlainString()
        : few.toString();
  }

  /** A part of a whole in percent. */
  public static String percent(double part, double whole) {
    return whole == 0 ? "0 %" : shown(100 * part / whole) + " %";
  }
}
