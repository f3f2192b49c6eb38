package org.tradewind.uncertainty.distributions;

/**
 * 1 + sqrt(3) sigma (2 u - 1) with u = Phi(z): every factor between 1 - sqrt(3) sigma and 1 +
 * sqrt(3) sigma is as likely.
 *
 * @param sigma standard deviation, from 0 to {@link #LARGEST}
 */
public record Uniform(double sigma) implements Distribution {
  /** 1 / sqrt(3), beyond which factors would be negative. */
  public static final double LARGEST = 0.5773502691896257;

  private static final double SQRT_3 = 1.7320508075688772;

  @Override
  public void deviations(double[] z, double[] out, int n) {
    double half = SQRT_3 * sigma;
    for (int i = 0; i < n; i++) {
      // Phi(z) - Phi(-z) keeps both tails apart from rounding to 1
      out[i] = half * (NormalProbability.of(z[i]) - NormalProbability.of(-z[i]));
    }
  }

  @Override
  public double variance() {
    return sigma * sigma;
  }
}
