package org.tradewind.axes;

/**
 * How far the rows of a published table may be from its gross output because every number in it was
 * rounded.
 *
 * <p>A table all of whose numbers are multiples of u = 10^-k, k from 0 to 6, was rounded to u. Each
 * number is then wrong by up to u/2, and a row of m numbers with its output by up to (m + 1) u/2.
 * WIOD 2011 in whole millions has m = 1629 and u = 1: up to 815; its largest gap is 108. In a table
 * of small numbers the same bound would let a mistake pass, so it ends at {@value #LARGEST_SHARE}
 * of the largest output. A table of no such u is not rounded, and its bound is 0.
 *
 * @param unit u, in the currency of the table; 0 where the numbers have more digits or the user
 *     gave the bound
 * @param numbers m, numbers of a row without its output
 * @param absolute largest accepted gap, in the currency of the table
 */
public record PublishedRounding(double unit, int numbers, double absolute) {
  /** Largest bound, as a share of the largest output. */
  public static final double LARGEST_SHARE = 1e-3;

  private static final int MOST_DIGITS = 6;

  /** The bound that the user gives. */
  public static PublishedRounding given(double absolute) {
    return new PublishedRounding(0, 0, absolute);
  }

  /** How the bound came about, for remarks. */
  public String reason() {
    return unit == 0
        ? "as set, or 0 because the numbers are not rounded"
        : "half a unit of "
            + (unit == 1 ? "1" : String.valueOf(unit))
            + " for each of the "
            + (numbers + 1)
            + " numbers of a row, at most "
            + LARGEST_SHARE
            + " of the largest output";
  }

  /** Finds u while the numbers of a table come. */
  public static final class Decimals {
    private int digits;

    /** Takes numbers of the table. */
    public Decimals accept(double... values) {
      for (double value : values) {
        while (digits <= MOST_DIGITS && !isMultiple(value, Math.pow(10, digits))) {
          digits++;
        }
      }
      return this;
    }

    private static boolean isMultiple(double value, double perUnit) {
      // the division gives the double nearest to the decimal number, as reading it does
      return Math.rint(value * perUnit) / perUnit == value;
    }

    /**
     * The bound of the table.
     *
     * @param numbers m
     * @param largestOutput the largest output of the table
     */
    public PublishedRounding bound(int numbers, double largestOutput) {
      double unit = digits > MOST_DIGITS ? 0 : 1 / Math.pow(10, digits);
      return new PublishedRounding(
          unit, numbers, Math.min(unit / 2 * (numbers + 1), LARGEST_SHARE * largestOutput));
    }
  }
}
