package org.tradewind.transport;

import org.tradewind.axes.Months;

/** First-order losses of one tracer in one month, by cell of the grid. */
final class Losses {
  private static final double SECONDS_PER_HOUR = 3600;
  private static final double SECONDS_PER_DAY = 86_400;

  private final TransportParameters.Removal removal;
  private final Meteorology weather;
  private final int month;
  private final double conversionPerS;

  Losses(TransportParameters parameters, Meteorology weather, int month, String tracer) {
    this.removal = parameters.removals().get(tracer);
    this.weather = weather;
    this.month = month;
    this.conversionPerS =
        parameters.conversions().containsKey(tracer)
            ? parameters.conversions().get(tracer).perHour().get(month) / SECONDS_PER_HOUR
            : 0;
  }

  static double secondsOf(int month) {
    return Months.DAYS.get(month) * SECONDS_PER_DAY;
  }

  /** Dry deposition, v / h, 1/s. */
  double dry(int cell) {
    return removal.dryDepositionMs().get(month) / weather.mixingHeightM(month)[cell];
  }

  /** Wash-out by the precipitation of the month, spread evenly over it, 1/s. */
  double wet(int cell) {
    return removal.wetPerMm().get(month) * weather.precipitationMm(month)[cell] / secondsOf(month);
  }

  /** Conversion, 1/s, alike in all cells. */
  double conversion() {
    return conversionPerS;
  }

  /** All losses times the area of each cell, m2/s. */
  double[] timesArea(double[] areaM2) {
    double[] loss = new double[areaM2.length];
    for (int g = 0; g < loss.length; g++) {
      loss[g] = areaM2[g] * (dry(g) + wet(g) + conversionPerS);
    }
    return loss;
  }

  /** Whether two tracers leave the air alike in this month, so that one solution serves both. */
  boolean sameAs(Losses other) {
    return removal.dryDepositionMs().get(month).equals(other.removal.dryDepositionMs().get(month))
        && removal.wetPerMm().get(month).equals(other.removal.wetPerMm().get(month))
        && conversionPerS == other.conversionPerS;
  }
}
