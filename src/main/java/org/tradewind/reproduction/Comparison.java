package org.tradewind.reproduction;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.DoubleFunction;

/**
 * A run's answer and the printed number.
 *
 * @param text in words for the ledger
 * @param verdict whether they agree
 */
record Comparison(String text, Verdict verdict) {
  /** Units of counts and places. */
  private static final Set<String> COUNTED =
      Set.of("subsectors", "sectors", "provinces", "places", "rank");

  /** Units that are not shown. */
  private static final Set<String> WITHOUT = Set.of("index", "ratio", "rank");

  /**
   * A ratio for amounts, a difference for shares and indices, whether it holds for "over" and "less
   * than"; with a printed interval, whether the value lies in it; with one of the run, whether the
   * two overlap.
   *
   * @param overlapCounts whether the verdict rests on the run's interval, where there is one: not
   *     where the spreads of its draws are made up
   */
  static Comparison of(PublishedNumber published, RunValue.Given given, boolean overlapCounts) {
    double printed = published.printed().value();
    return switch (published.relation()) {
      case ABOVE -> limit(given.value() > printed, printed, given, overlapCounts);
      case BELOW -> limit(given.value() < printed, printed, given, overlapCounts);
      case EQUAL, ABOUT -> amount(published, given, overlapCounts);
    };
  }

  private static Comparison limit(
      boolean holds, double limit, RunValue.Given given, boolean overlapCounts) {
    boolean inside = given.interval().filter(i -> i.contains(limit)).isPresent();
    return new Comparison(
        (holds ? "holds" : "does not hold") + (inside ? ", the limit lies in its interval" : ""),
        inside && overlapCounts ? Verdict.OPEN : holds ? Verdict.AGREES : Verdict.DIFFERS);
  }

  /** Where no interval is printed, the values that round to the printed number stand for it. */
  private static Comparison amount(
      PublishedNumber published, RunValue.Given given, boolean overlapCounts) {
    Optional<Range> printed =
        published.interval().map(i -> new Range(i.low().value(), i.high().value()));
    Range all = printed.orElse(published.printed().range());
    Optional<Boolean> in = printed.map(p -> p.contains(given.value()));
    Optional<Boolean> overlap = given.interval().map(all::meets);
    String text =
        distance(published, given.value())
            + in.map(i -> (i ? ", in" : ", out of") + " the printed interval").orElse("")
            + overlap.map(o -> overlap(printed.isPresent(), o)).orElse("");
    Optional<Boolean> agrees = overlapCounts && overlap.isPresent() ? overlap : in;
    return new Comparison(
        text, agrees.map(a -> a ? Verdict.AGREES : Verdict.DIFFERS).orElse(Verdict.OPEN));
  }

  private static String overlap(boolean printedInterval, boolean overlap) {
    if (printedInterval) {
      return overlap ? ", intervals overlap" : ", intervals do not overlap";
    }
    return overlap ? ", printed number in its interval" : ", printed number out of its interval";
  }

  private static String distance(PublishedNumber published, double value) {
    double printed = published.printed().value();
    if (published.unit().startsWith("%")) {
      return String.format(Locale.ROOT, "%+.1f points", value - printed);
    }
    if (COUNTED.contains(published.unit())) {
      return String.format(Locale.ROOT, "%+.0f", value - printed);
    }
    if (published.unit().equals("index")) {
      return String.format(Locale.ROOT, "%+.2f", value - printed);
    }
    return String.format(Locale.ROOT, "x %.2f", value / printed);
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

  /** An answer in the printed number's unit, with its interval. */
  static String given(PublishedNumber published, RunValue.Given given) {
    DoubleFunction<String> number = format(published.unit());
    return number.apply(given.value())
        + given
            .interval()
            .map(i -> " (" + number.apply(i.low()) + " to " + number.apply(i.high()) + ")")
            .orElse("")
        + unit(published.unit());
  }

  private static String unit(String unit) {
    return WITHOUT.contains(unit) ? "" : " " + unit;
  }

  private static DoubleFunction<String> format(String unit) {
    return COUNTED.contains(unit)
        ? Comparison::whole
        : unit.equals("ratio") ? Comparison::ratio : Comparison::number;
  }

  /** A ratio, with three digits after the point where it is small. */
  private static String ratio(double value) {
    return Math.abs(value) < 0.1 ? String.format(Locale.ROOT, "%.3f", value) : number(value);
  }

  /** A count; quantiles of counts may lie between two. */
  private static String whole(double count) {
    return count == Math.rint(count) ? String.format(Locale.ROOT, "%.0f", count) : number(count);
  }

  private static String plain(Printed printed) {
    return Math.abs(printed.value()) >= 1000
        ? number(printed.value())
        : printed.number().toPlainString();
  }
}
