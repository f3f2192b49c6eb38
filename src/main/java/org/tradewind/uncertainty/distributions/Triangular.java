package org.tradewind.uncertainty.distributions;

/**
 * The symmetric triangle between 1 - sqrt(6) sigma and 1 + sqrt(6) sigma: with u = Phi(z), 1 +
 * sqrt(6) sigma (sqrt(2 u) - 1) below the middle and its mirror image above.
 *
 * @param sigma standard deviation, from 0 to {@link #LARGEST}
 */
public record Triangular(double sigma) implements Distribution {
  /** 1 / sqrt(6), beyond which factors would be negative. */
  public static final double LARGEST = 0.4082482904638631;

  private static final double SQRT_6 = 2.449489742783178;

  @Override
  public void deviations(double[] z, double[] out, int n) {
    double half = SQRT_6 * sigma;
    for (int i = 0; i < n; i++) {
      double below = half * (1 - Math.sqrt(2 * NormalProbability.of(-Math.abs(z[i]))));
      out[i] = z[i] < 0 ? -below : below;
    }
  }

  @Override
  public double variance() {
    return sigma * sigma;
  }
}
