package org.tradewind.reproduction;

/** What a comparison of comparable numbers comes to. */
enum Verdict {
  AGREES("agree: in the printed interval, or as \"over\" and \"less than\" say"),
  DIFFERS("do not"),
  /** A distance alone, or deaths of which the raw and the closed do not say the same. */
  OPEN(
      "a distance only: the paper prints no interval, or raw and closed deaths do not say the same");

  private final String shown;

  Verdict(String shown) {
    this.shown = shown;
  }

  String shown() {
    return shown;
  }
}
