package org.tradewind.uncertainty.distributions;

/**
 * exp(sigma z - sigma^2 / 2): lognormal with arithmetic mean 1.
 *
 * @param sigma standard deviation of the logarithm, at least 0
 */
public record Lognormal(double sigma) implements Distribution {
  /** Beyond, no number of draws that can be worked has a mean near 1. */
  public static final double LARGEST = 5;

  @Override
  public void deviations(double[] z, double[] out, int n) {
    Exponentials.minusOne(z, sigma, sigma * sigma / 2, out, n);
  }

  @Override
  public double variance() {
    return StrictMath.expm1(sigma * sigma);
  }
}
