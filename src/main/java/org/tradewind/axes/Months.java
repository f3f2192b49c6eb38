package org.tradewind.axes;

import java.util.List;

/** The twelve months, as columns m01 to m12 of the month-wide tables. */
public final class Months {
  public static final int COUNT = 12;
  public static final List<String> COLUMNS =
      List.of("m01", "m02", "m03", "m04", "m05", "m06", "m07", "m08", "m09", "m10", "m11", "m12");

  /** Days of each month in a year of 365. */
  public static final List<Integer> DAYS = List.of(31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31);

  private Months() {}
}
