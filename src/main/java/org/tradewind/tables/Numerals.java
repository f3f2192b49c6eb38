package org.tradewind.tables;

/**
 * The grammar of numbers in text files, one for study tables and importers: digits with a decimal
 * point, a sign and an exponent where wanted, whatever the locale. What Java or C would also take
 * (1d, 0x1p3, NaN, Infinity) is not a number here.
 */
public final class Numerals {
  private static final String CHARACTERS = "0123456789+-.eE";

  private Numerals() {}

  /** A finite decimal number, or NaN where the text is not one. */
  public static double parse(String text) {
    String trimmed = text.trim();
    if (trimmed.isEmpty()) {
      return Double.NaN;
    }
    for (int i = 0; i < trimmed.length(); i++) {
      if (CHARACTERS.indexOf(trimmed.charAt(i)) < 0) {
        return Double.NaN;
      }
    }
    try {
      double value = Double.parseDouble(trimmed);
      return Double.isFinite(value) ? value : Double.NaN;
    } catch (NumberFormatException e) {
      return Double.NaN;
    }
  }

  /** What to do about a text that is not a number. */
  public static String advice(String text) {
    return text.strip().matches("[-+]?[0-9]+([.,'\u2019 \u00a0\u2009\u202f][0-9]+)+")
        ? "Write numbers with a decimal point and without thousands separators."
        : "Correct the field.";
  }
}
