package org.tradewind.transport;

import org.tradewind.axes.Months;

/** First-order losses of one tracer from one layer in one month, by cell of the grid. */
final class Losses {
  private static final double SECONDS_PER_HOUR = 3600;
  private static final double SECONDS_PER_DAY = 86_400;

  private final Layer layer;
  private final double[] precipitationMm;
  private final int month;
  private final double dryMs;
  private final double wetPerMm;
  private final double conversionPerS;

  /**
   * @param conversionPerH of a gas in this layer, 1/h; 0 of a particle
   */
  Losses(
      TransportParameters parameters,
      Meteorology weather,
      int month,
      Layer layer,
      String tracer,
      double conversionPerH) {
    this.layer = layer;
    this.precipitationMm = weather.precipitationMm(month);
    this.month = month;
    this.dryMs = parameters.dryDepositionMs(tracer, month);
    this.wetPerMm = parameters.wetPerMm(tracer, month);
    this.conversionPerS = conversionPerH / SECONDS_PER_HOUR;
  }

  static double secondsOf(int month) {
    return Months.DAYS.get(month) * SECONDS_PER_DAY;
  }

  /** Dry deposition, v / depth of the layer, 1/s. */
  double dry(int cell) {
    return dryMs / layer.depthM()[cell];
  }

  /** Wash-out by the precipitation of the month, spread evenly over it, 1/s. */
  double wet(int cell) {
    return wetPerMm * precipitationMm[cell] / secondsOf(month);
  }

  /** Conversion, 1/s, alike in all cells. */
  double conversion() {
    return conversionPerS;
  }

  /** All losses, and what is vented to the deep column, times the area of each cell, m2/s. */
  double[] timesArea(double[] areaM2) {
    double[] loss = new double[areaM2.length];
    for (int g = 0; g < loss.length; g++) {
      loss[g] = areaM2[g] * (dry(g) + wet(g) + conversionPerS + layer.ventedPerS());
    }
    return loss;
  }

  /** Whether two tracers leave the layer alike, so that one solution serves both. */
  boolean sameAs(Losses other) {
    return dryMs == other.dryMs
        && wetPerMm == other.wetPerMm
        && conversionPerS == other.conversionPerS;
  }
}
