package org.tradewind.uncertainty.distributions;

/**
 * A normal number of mean 1 and standard deviation sigma, of which those below 0 are left out,
 * divided by its mean so that the mean of the factor is 1. With a = -1/sigma, l = phi(a) / (1 -
 * Phi(a)):
 *
 * <pre>
 *   factor   = (1 + sigma Q(Phi(a) + Phi(z) (1 - Phi(a)))) / m      Q the quantile of the normal
 *   m        = 1 + sigma l
 *   variance = sigma^2 (1 + a l - l^2) / m^2
 * </pre>
 *
 * @param sigma standard deviation over the mean before numbers are left out, at least 0
 */
public record TruncatedNormal(double sigma) implements Distribution {
  /** From here on less than 1e-300 of the numbers lies below 0. */
  private static final double HARDLY_CUT = 1 / 37.0;

  @Override
  public void deviations(double[] z, double[] out, int n) {
    if (sigma <= HARDLY_CUT) {
      for (int i = 0; i < n; i++) {
        out[i] = sigma * z[i];
      }
      return;
    }
    double cut = NormalProbability.of(-1 / sigma);
    double kept = NormalProbability.of(1 / sigma);
    double shift = hazard();
    double mean = 1 + sigma * shift;
    for (int i = 0; i < n; i++) {
      double q =
          z[i] < 0
              ? NormalQuantile.of(cut + kept * NormalProbability.of(z[i]))
              : -NormalQuantile.of(kept * NormalProbability.of(-z[i]));
      out[i] = sigma * (q - shift) / mean;
    }
  }

  @Override
  public double variance() {
    double l = hazard();
    double mean = 1 + sigma * l;
    // a l with a = -1/sigma: without a division by 0 where sigma is 0
    return (sigma * sigma * (1 - l * l) - sigma * l) / (mean * mean);
  }

  /** phi(a) / (1 - Phi(a)), the mean of the standard normal numbers that are kept. */
  private double hazard() {
    return sigma <= HARDLY_CUT
        ? 0
        : NormalProbability.density(1 / sigma) / NormalProbability.of(1 / sigma);
  }
}
