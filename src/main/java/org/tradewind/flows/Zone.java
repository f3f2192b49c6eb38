package org.tradewind.flows;

/**
 * The six zones of the plane of TCI (to the right) and THI (upwards), clockwise from the upper
 * right, its quadrants cut by the line THI = TCI (Du et al., figure 3a; the paper names no borders,
 * these fit all of its examples).
 */
public enum Zone {
  /** Outsources both, deaths at least as much as CO2. */
  Z1,
  /** Outsources both, CO2 more than deaths. */
  Z2,
  /** Outsources CO2 and receives deaths. */
  Z3,
  /** Receives deaths, more than CO2. */
  Z4,
  /** Receives CO2, at least as much as deaths. */
  Z5,
  /** Receives CO2 and outsources deaths. */
  Z6,
  /** At the origin: balanced in both, or without trade. */
  NONE;

  /**
   * The zone of a region, with line tolerance l and axis tolerance a:
   *
   * <pre>
   * Z1  TCI > 0, THI > 0, THI >= TCI - l       Z4  THI < 0, THI < TCI, TCI <= 0 or TCI < a
   * Z2  TCI > 0, THI > 0, THI <  TCI - l       Z5  TCI <= 0, THI <= 0, THI >= TCI
   * Z3  TCI > 0, THI <= 0, unless in Z4        Z6  TCI <= 0, THI > 0
   * </pre>
   */
  public static Zone of(double tci, double thi, IndexParameters parameters) {
    if (tci == 0 && thi == 0) {
      return NONE;
    }
    if (thi > 0) {
      if (tci <= 0) {
        return Z6;
      }
      return thi >= tci - parameters.lineTolerance() ? Z1 : Z2;
    }
    if (tci > 0) {
      return thi < 0 && tci < parameters.axisTolerance() ? Z4 : Z3;
    }
    return thi >= tci ? Z5 : Z4;
  }
}
