package org.tradewind.plausibility;

import java.util.function.Supplier;

/** The values of one quantity that lie beyond its range: how many, and the farthest of them. */
final class Extremes {
  private final PlausibleRange range;
  private long beyond;
  private double farthest;
  private String where = "";

  Extremes(PlausibleRange range) {
    this.range = range;
  }

  PlausibleRange range() {
    return range;
  }

  /**
   * Takes one value; NaN stands for none.
   *
   * @param place table and row, asked only where it is needed
   */
  void accept(double value, Supplier<String> place) {
    if (!range.beyond(value)) {
      return;
    }
    boolean first = beyond++ == 0;
    boolean worse = range.refuses(value) && !range.refuses(farthest);
    boolean alike = range.refuses(value) == range.refuses(farthest);
    if (first || worse || alike && Math.abs(value) > Math.abs(farthest)) {
      farthest = value;
      where = place.get();
    }
  }

  boolean any() {
    return beyond > 0;
  }

  boolean refused() {
    return any() && range.refuses(farthest);
  }

  String where() {
    return where;
  }

  double farthest() {
    return farthest;
  }

  /** "5000 ug/m3 of pm25 (37 values are beyond the range)". */
  String found() {
    String more = beyond == 1 ? "" : " (" + beyond + " values are beyond the range)";
    return Amount.text(farthest) + " " + range.unit() + " as " + range.quantity() + more;
  }

  String expected() {
    return range.bound(farthest) + " (" + range.reason() + ")";
  }

  String cause() {
    return "Likely cause: " + range.likelyCause() + ".";
  }
}
