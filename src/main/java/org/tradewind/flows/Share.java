package org.tradewind.flows;

/** Parts of a whole. */
final class Share {
  private Share() {}

  /** part / whole; 0 where there is no whole to share. */
  static double of(double part, double whole) {
    return whole == 0 ? 0 : part / whole;
  }
}
