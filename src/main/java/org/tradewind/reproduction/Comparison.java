package org.tradewind.reproduction;

import java.util.Locale;

/** A value of a run beside the printed one, in words for the ledger. */
final class Comparison {
  private Comparison() {}

  /**
   * A ratio for amounts, a difference for shares and indices, whether it holds for "over" and "less
   * than"; with a printed interval, whether the value lies in it.
   */
  static String text(PublishedNumber published, double value) {
    double printed = published.printed().value();
    return switch (published.relation()) {
      case ABOVE -> value > printed ? "holds" : "does not hold";
      case BELOW -> value < printed ? "holds" : "does not hold";
      case EQUAL, ABOUT -> distance(published, value) + interval(published, value);
    };
  }

  private static String distance(PublishedNumber published, double value) {
    double printed = published.printed().value();
    if (published.unit().startsWith("%")) {
      return String.format(Locale.ROOT, "%+.1f points", value - printed);
    }
    if (published.unit().equals("index")) {
      return String.format(Locale.ROOT, "%+.2f", value - printed);
    }
    return String.format(Locale.ROOT, "x %.2f", value / printed);
  }

  private static String interval(PublishedNumber published, double value) {
    return published
        .interval()
        .map(i -> new Range(i.low().value(), i.high().value()))
        .map(i -> i.contains(value) ? ", in the printed interval" : ", out of the printed interval")
        .orElse("");
  }

  /** A number for people: whole above a thousand, else three digits or so. */
  static String number(double value) {
    double size = Math.abs(value);
    String format = size >= 1000 ? "%,.0f" : size >= 100 ? "%.0f" : size >= 10 ? "%.1f" : "%.2f";
    String shown = String.format(Locale.ROOT, format, value);
    return shown.equals("-0.00") ? "0.00" : shown;
  }

  /** The printed number, with its interval and unit. */
  static String printed(PublishedNumber published) {
    String interval =
        published
            .interval()
            .map(i -> " (" + plain(i.low()) + " to " + plain(i.high()) + ")")
            .orElse("");
    return published.relation().shown()
        + plain(published.printed())
        + interval
        + unit(published.unit());
  }

  /** A value in the printed number's unit. */
  static String given(PublishedNumber published, double value) {
    return number(value) + unit(published.unit());
  }

  private static String unit(String unit) {
    return unit.equals("index") ? "" : " " + unit;
  }

  private static String plain(Printed printed) {
    return Math.abs(printed.value()) >= 1000
        ? number(printed.value())
        : printed.number().toPlainString();
  }
}
