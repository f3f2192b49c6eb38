package org.tradewind.adjoint;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Arrays;
import java.util.Locale;
import org.tradewind.axes.UserError;

/**
 * Cells of one layer of InMAP's variable grid: rectangles on its map, of different sizes, in the
 * order of the file.
 */
public final class InmapGrid {
  private static final int SHOWN_DIGITS = 7;

  private final double[] west;
  private final double[] south;
  private final double[] east;
  private final double[] north;

  InmapGrid(double[] west, double[] south, double[] east, double[] north) {
    this.west = west;
    this.south = south;
    this.east = east;
    this.north = north;
  }

  /** The rectangles of a file, checked. */
  static InmapGrid of(String where, double[] west, double[] south, double[] east, double[] north) {
    for (int r = 0; r < west.length; r++) {
      boolean rectangle = east[r] - west[r] > 0 && north[r] - south[r] > 0;
      if (!rectangle || !Double.isFinite(east[r] - west[r] + north[r] - south[r])) {
        throw new UserError(
            where,
            String.format(
                Locale.ROOT,
                "cell %d from W %s to E %s and from S %s to N %s",
                r,
                west[r],
                east[r],
                south[r],
                north[r]),
            "edges with W below E and S below N",
            "The grid of the file may be damaged: fetch or write it again.");
      }
    }
    return new InmapGrid(west, south, east, north);
  }

  /** Number of cells. */
  public int cells() {
    return west.length;
  }

  double west(int r) {
    return west[r];
  }

  double south(int r) {
    return south[r];
  }

  double east(int r) {
    return east[r];
  }

  double north(int r) {
    return north[r];
  }

  /** Whether all edges can be longitudes and latitudes in degrees. */
  boolean canBeDegrees() {
    return Arrays.stream(west).allMatch(x -> Math.abs(x) <= 360)
        && Arrays.stream(east).allMatch(x -> Math.abs(x) <= 360)
        && Arrays.stream(south).allMatch(y -> y >= -91)
        && Arrays.stream(north).allMatch(y -> y <= 91);
  }

  /** The corners of the whole grid: from W, S to E, N. */
  String extent() {
    return extent(
        Arrays.stream(west).min().orElse(Double.NaN),
        Arrays.stream(south).min().orElse(Double.NaN),
        Arrays.stream(east).max().orElse(Double.NaN),
        Arrays.stream(north).max().orElse(Double.NaN));
  }

  static String extent(double west, double south, double east, double north) {
    return "x from "
        + plain(west)
        + " to "
        + plain(east)
        + ", y from "
        + plain(south)
        + " to "
        + plain(north);
  }

  private static String plain(double value) {
    return Double.isFinite(value)
        ? new BigDecimal(value)
            .round(new MathContext(SHOWN_DIGITS))
            .stripTrailingZeros()
            .toPlainString()
        : "nowhere";
  }
}
