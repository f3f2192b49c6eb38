package org.tradewind.plausibility;

import java.util.Locale;

/** Numbers in messages: four digits that count, without an exponent where they are short. */
final class Amount {
  private Amount() {}

  static String text(double value) {
    double size = Math.abs(value);
    if (size >= 1e-3 && size < 1e6 && value == Math.rint(value * 1000) / 1000) {
      String plain = String.format(Locale.ROOT, "%.3f", value);
      return plain.replaceAll("\\.?0+$", "");
    }
    String digits = String.format(Locale.ROOT, "%.3e", value);
    return digits.replaceAll("\\.?0+e", "e").replace("e+0", "e").replace("e+", "e");
  }
}
