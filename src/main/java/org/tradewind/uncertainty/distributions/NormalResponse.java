package org.tradewind.uncertainty.distributions;

import java.util.function.DoubleUnaryOperator;

/**
 * A factor that is a smooth function of a standard normal number, such as the deaths of a cause
 * whose parameter is normal: tabulated at steps of 1/20 from -8.5 to 8.5, beyond which no number
 * with 53 bits lies, and interpolated by cubics through four points. {@link #errorEstimate} is the
 * largest difference found half-way between the points, where it is largest.
 */
public final class NormalResponse implements Distribution {
  private static final long serialVersionUID = 1L;
  private static final double LIMIT = 8.5;
  private static final int PER_UNIT = 20;
  private static final int POINTS = (int) (2 * LIMIT * PER_UNIT) + 1;

  private final double[] values = new double[POINTS];
  private final double mean;
  private final double variance;
  private final double errorEstimate;

  /**
   * Tabulates a function.
   *
   * @param deviation factor minus 1 at a standard normal number
   */
  public NormalResponse(DoubleUnaryOperator deviation) {
    for (int i = 0; i < POINTS; i++) {
      values[i] = deviation.applyAsDouble(-LIMIT + i / (double) PER_UNIT);
    }
    double error = 0;
    for (int i = 0; i + 1 < POINTS; i++) {
      double z = -LIMIT + (i + 0.5) / PER_UNIT;
      error = Math.max(error, Math.abs(at(z) - deviation.applyAsDouble(z)));
    }
    this.errorEstimate = error;
    NormalRule rule = new NormalRule();
    double[] at = rule.deviations(this);
    this.mean = rule.mean(at);
    for (int i = 0; i < at.length; i++) {
      at[i] = (at[i] - mean) * (at[i] - mean);
    }
    this.variance = rule.mean(at);
  }

  @Override
  public void deviations(double[] z, double[] out, int n) {
    for (int i = 0; i < n; i++) {
      out[i] = at(z[i]);
    }
  }

  private double at(double z) {
    double position = (Math.max(-LIMIT, Math.min(LIMIT, z)) + LIMIT) * PER_UNIT;
    int i = Math.max(1, Math.min(POINTS - 3, (int) position));
    double t = position - i;
    double before = values[i - 1];
    double here = values[i];
    double next = values[i + 1];
    double after = values[i + 2];
    return here
        + t
            * ((next - before / 3 - here / 2 - after / 6)
                + t
                    * ((before + next) / 2
                        - here
                        + t * ((after - before) / 6 + (here - next) / 2)));
  }

  @Override
  public double meanDeviation() {
    return mean;
  }

  @Override
  public double variance() {
    return variance;
  }

  /** Largest error of the interpolation that was found. */
  public double errorEstimate() {
    return errorEstimate;
  }
}
