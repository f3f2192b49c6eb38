package org.tradewind.health;

import org.tradewind.axes.UserError;
import org.tradewind.tables.AirInputs;

/**
 * A relative risk given at points: RR(z) between them by monotone piecewise cubics (Fritsch and
 * Carlson, SIAM J. Numer. Anal. 17, 238-246, 1980, with the weighted harmonic means of Fritsch and
 * Butland 1984 as slopes at the points). The curve never falls where the points do not and has one
 * slope everywhere; piecewise lines would have none at the points, where concentrations that are
 * rounded like the table lie.
 *
 * <p>Published curves fall on a plateau by the rounding of their fit (MR-BRT 2021, diabetes: steps
 * of 5e-10). Points that lie below the largest one before them by at most {@value #ROUNDING} of it
 * are raised to it (running maximum), and {@link #falls} counts them; a point further below is
 * refused.
 *
 * <p>RR = 1 and AF' = 0 at and below the first point, which must have rr = 1: the counterfactual.
 * Above the last point nothing is known, and a concentration there is refused.
 */
public final class Tabulated implements ExposureResponse {
  /** Name of the form in a study. */
  public static final String FORM = "tabulated";

  /**
   * Largest fall below the running maximum that is rounding, relative to it: four times what the
   * MR-BRT curve of 2021 for diabetes loses over its whole plateau (2.3e-6).
   */
  static final double ROUNDING = 1e-5;

  private final String where;
  private final double[] z;
  private final double[] rr;
  private final Falls falls;
  private final double[] slope;

  /**
   * Points raised to the running maximum.
   *
   * @param steps how many
   * @param largest how far the lowest one was below it, in RR
   */
  public record Falls(int steps, double largest) {
    /** A curve that never falls. */
    static final Falls NONE = new Falls(0, 0);

    /** Those of two curves together. */
    public Falls and(Falls other) {
      return new Falls(steps + other.steps, Math.max(largest, other.largest));
    }
  }

  private Tabulated(String where, double[] z, double[] rr, Falls falls) {
    this.where = where;
    this.z = z;
    this.rr = rr;
    this.falls = falls;
    this.slope = pointSlopes(z, rr);
  }

  /**
   * The curve through points.
   *
   * @param where table and curve named in errors
   * @param pm25UgM3 concentrations, rising, at least two
   * @param rr relative risks, 1 at the first point, never falling but by rounding
   */
  public static Tabulated of(String where, double[] pm25UgM3, double[] rr) {
    if (pm25UgM3.length != rr.length) {
      throw new IllegalArgumentException(pm25UgM3.length + " points, " + rr.length + " risks");
    }
    if (rr.length < 2) {
      throw wrong(where, rr.length + " points", "at least two");
    }
    if (rr[0] != 1) {
      throw wrong(
          where,
          "rr = " + rr[0] + " at " + pm25UgM3[0] + " ug/m3, the first point",
          "rr = 1 there: the first point is the counterfactual");
    }
    double[] risen = rr.clone();
    Falls falls = Falls.NONE;
    for (int i = 0; i < rr.length; i++) {
      double before = i == 0 ? 1 : risen[i - 1];
      if (!Double.isFinite(rr[i]) || before - rr[i] > ROUNDING * before) {
        throw wrong(
            where,
            "rr = " + rr[i] + " at " + pm25UgM3[i] + " ug/m3",
            "a finite number not below that of the point before by more than "
                + ROUNDING
                + " of it");
      }
      if (!(pm25UgM3[i] >= 0 && pm25UgM3[i] <= Double.MAX_VALUE)
          || i > 0 && pm25UgM3[i] <= pm25UgM3[i - 1]) {
        throw wrong(where, "pm25_ugm3 = " + pm25UgM3[i], "rising concentrations from 0 on");
      }
      if (rr[i] < before) {
        falls = falls.and(new Falls(1, before - rr[i]));
        risen[i] = before;
      }
    }
    return new Tabulated(where, pm25UgM3.clone(), risen, falls);
  }

  private static UserError wrong(String where, String found, String expected) {
    return new UserError(where, found, expected, "Correct the points of this curve.");
  }

  /** Table and curve, for messages. */
  String name() {
    return where;
  }

  /** Points that fell by rounding and were raised. */
  public Falls falls() {
    return falls;
  }

  /** dRR/dz at the points. */
  private static double[] pointSlopes(double[] z, double[] rr) {
    int last = z.length - 1;
    double[] slope = new double[z.length];
    double[] secant = new double[last];
    for (int i = 0; i < last; i++) {
      secant[i] = (rr[i + 1] - rr[i]) / (z[i + 1] - z[i]);
    }
    if (last == 1) {
      return new double[] {secant[0], secant[0]};
    }
    for (int i = 1; i < last; i++) {
      if (secant[i - 1] > 0 && secant[i] > 0) {
        double before = z[i] - z[i - 1];
        double after = z[i + 1] - z[i];
        double w1 = 2 * after + before;
        double w2 = after + 2 * before;
        slope[i] = (w1 + w2) / (w1 / secant[i - 1] + w2 / secant[i]);
      }
    }
    slope[0] = endSlope(z[1] - z[0], z[2] - z[1], secant[0], secant[1]);
    slope[last] =
        endSlope(
            z[last] - z[last - 1], z[last - 1] - z[last - 2], secant[last - 1], secant[last - 2]);
    return slope;
  }

  /** The three-point slope at an end, cut to keep the curve rising. */
  private static double endSlope(double near, double next, double nearSecant, double nextSecant) {
    double slope = ((2 * near + next) * nearSecant - near * nextSecant) / (near + next);
    if (slope <= 0) {
      return 0;
    }
    return nextSecant <= 0 ? Math.min(slope, 3 * nearSecant) : slope;
  }

  @Override
  public double rr(double at) {
    if (at <= z[0]) {
      return 1;
    }
    int i = interval(at);
    double h = z[i + 1] - z[i];
    double t = (at - z[i]) / h;
    double s = 1 - t;
    // Hermite's cubic around the left value, so that no digits of RR - 1 are lost near RR = 1.
    return rr[i]
        + (rr[i + 1] - rr[i]) * t * t * (3 - 2 * t)
        + h * t * s * (slope[i] * s - slope[i + 1] * t);
  }

  @Override
  public double attributableFraction(double at) {
    double risk = rr(at);
    return (risk - 1) / risk;
  }

  @Override
  public double slope(double at) {
    if (at <= z[0]) {
      return 0;
    }
    int i = interval(at);
    double h = z[i + 1] - z[i];
    double t = (at - z[i]) / h;
    double s = 1 - t;
    double rise =
        6 * (rr[i + 1] - rr[i]) / h * t * s
            + slope[i] * s * (1 - 3 * t)
            + slope[i + 1] * t * (3 * t - 2);
    double risk = rr(at);
    return rise / (risk * risk);
  }

  /** The interval (z_i, z_i+1] that holds a concentration. */
  private int interval(double at) {
    if (!(at <= z[z.length - 1])) {
      throw new UserError(
          where,
          "points up to " + z[z.length - 1] + " ug/m3",
          "points up to the highest concentration of the study, here " + at + " ug/m3",
          "Add points to table " + AirInputs.RELATIVE_RISK.name() + ".");
    }
    int low = 0;
    int high = z.length - 1;
    while (high - low > 1) {
      int middle = (low + high) >>> 1;
      if (at <= z[middle]) {
        high = middle;
      } else {
        low = middle;
      }
    }
    return low;
  }

  @Override
  public boolean floored(double at) {
    return false;
  }

  @Override
  public double counterfactual() {
    return z[0];
  }
}
