package org.tradewind.uncertainty.distributions;

import java.util.Arrays;

/**
 * Covariance of two factors whose normal numbers have a given correlation, without draws. With the
 * normalised Hermite polynomials h_k, E h_j h_k = 1 for j = k and 0 else,
 *
 * <pre>
 *   f(z) = sum over k of a_k h_k(z),  g(z) = sum over k of b_k h_k(z)
 *   cov(f(X), g(Y)) = sum over k from 1 of a_k b_k rho^k      (Mehler)
 * </pre>
 *
 * For lognormals a_k = sigma^k / sqrt(k!), and the sum is exp(sigma_f sigma_g rho) - 1. Other sums
 * are cut after {@link #TERMS} terms. As the a_k^2 add up to the variance of f, what is left out is
 * at most |rho|^(TERMS + 1) times the square root of the product of what a and b lack of their
 * variances (Cauchy and Schwarz).
 *
 * @param value the covariance
 * @param error bound of its error, rounding apart; 0 for lognormals and where both are one factor
 */
public record Covariance(double value, double error) {
  static final int TERMS = 160;

  /**
   * Of two factors.
   *
   * @param rho correlation of their normal numbers, from -1 to 1
   */
  public static Covariance of(Distribution f, Distribution g, double rho) {
    if (!(Math.abs(rho) <= 1)) {
      throw new IllegalArgumentException("a correlation of " + rho);
    }
    if (rho == 0) {
      return new Covariance(0, 0);
    }
    if (f instanceof Lognormal a && g instanceof Lognormal b) {
      return new Covariance(StrictMath.expm1(a.sigma() * b.sigma() * rho), 0);
    }
    if (rho == 1 && f.equals(g)) {
      return new Covariance(f.variance(), 0);
    }
    return series(coefficients(f), f.variance(), coefficients(g), g.variance(), rho);
  }

  private static Covariance series(double[] a, double varF, double[] b, double varG, double rho) {
    double sum = 0;
    double power = 1;
    double restF = varF;
    double restG = varG;
    for (int k = 1; k <= TERMS; k++) {
      power *= rho;
      sum += power * a[k] * b[k];
      restF -= a[k] * a[k];
      restG -= b[k] * b[k];
    }
    double left = Math.sqrt(Math.max(0, restF) * Math.max(0, restG));
    return new Covariance(sum, Math.abs(power * rho) * left);
  }

  /** a_0 to a_TERMS. */
  static double[] coefficients(Distribution distribution) {
    if (distribution instanceof Lognormal lognormal) {
      double[] a = new double[TERMS + 1];
      a[0] = 1;
      for (int k = 1; k <= TERMS; k++) {
        a[k] = a[k - 1] * lognormal.sigma() / Math.sqrt(k);
      }
      return a;
    }
    return distribution instanceof Empirical steps ? ofSteps(steps) : integrated(distribution);
  }

  private static double[] integrated(Distribution distribution) {
    NormalRule rule = new NormalRule();
    double[] values = rule.deviations(distribution);
    double[] weighted = new double[values.length];
    Arrays.setAll(weighted, i -> values[i] * rule.weights()[i]);
    double[] a = new double[TERMS + 1];
    for (int i = 0; i < weighted.length; i++) {
      double[] h = hermite(rule.nodes()[i]);
      for (int k = 0; k <= TERMS; k++) {
        a[k] += weighted[i] * h[k];
      }
    }
    return a;
  }

  /** A step of s at c gives s h_{k-1}(c) phi(c) / sqrt(k). */
  private static double[] ofSteps(Empirical steps) {
    double[] a = new double[TERMS + 1];
    a[0] = steps.meanDeviation();
    for (int rank = 1; rank < steps.size(); rank++) {
      double c = NormalQuantile.of(rank / (double) steps.size());
      double step = (steps.atRank(rank) - steps.atRank(rank - 1)) * NormalProbability.density(c);
      double[] h = hermite(c);
      for (int k = 1; k <= TERMS; k++) {
        a[k] += step * h[k - 1] / Math.sqrt(k);
      }
    }
    return a;
  }

  /** h_0 to h_TERMS. */
  private static double[] hermite(double z) {
    double[] h = new double[TERMS + 1];
    h[0] = 1;
    h[1] = z;
    for (int k = 1; k < TERMS; k++) {
      h[k + 1] = (z * h[k] - Math.sqrt(k) * h[k - 1]) / Math.sqrt(k + 1);
    }
    return h;
  }
}
