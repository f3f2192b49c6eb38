package org.tradewind.mrio;

import org.tradewind.axes.UserError;

/**
 * How trade between regions is built from regional tables.
 *
 * @param distanceDecay b of the gravity prior d^-b; default 0.9, the mean distance effect of 1467
 *     gravity estimates (Disdier and Head 2008)
 * @param total which national total of a product's trade is kept, since reported outflow and inflow
 *     differ
 */
public record TradeParameters(double distanceDecay, Total total) {

  /** The total to which a product's outflow and inflow are scaled. */
  public enum Total {
    /** Half of each: neither side is taken as the better one. */
    MEAN,
    OUTFLOW,
    INFLOW,
    SMALLER,
    LARGER;

    double of(double outflow, double inflow) {
      return switch (this) {
        case MEAN -> outflow / 2 + inflow / 2;
        case OUTFLOW -> outflow;
        case INFLOW -> inflow;
        case SMALLER -> Math.min(outflow, inflow);
        case LARGER -> Math.max(outflow, inflow);
      };
    }
  }

  public static final TradeParameters DEFAULT = new TradeParameters(.9, Total.MEAN);

  public TradeParameters {
    if (!(distanceDecay >= 0 && distanceDecay <= 10)) {
      throw new UserError(
          "study key mrio.trade_distance_decay",
          String.valueOf(distanceDecay),
          "a number from 0 to 10",
          "The default is 0.9.");
    }
  }
}
