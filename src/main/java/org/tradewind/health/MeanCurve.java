package org.tradewind.health;

import java.util.List;
import java.util.Optional;

/**
 * The mean attributable fraction of many functions (the draws of an endpoint) and its slope between
 * two concentrations above all counterfactuals, each as a Chebyshev series in ln z, so that a cell
 * costs one series and not all functions.
 *
 * <p>Both are smooth there and their coefficients fall geometrically; terms are added until the
 * last quarter is below 1e-13 of the largest. Error: about 1e-12 relative, tested against the mean
 * itself.
 */
final class MeanCurve {
  private static final double SMALL = 1e-13;
  private static final int FIRST_TERMS = 64;
  private static final int MOST_TERMS = 512;

  private final double from;
  private final double to;
  private final double[] attributableFraction;
  private final double[] slope;

  /** One of the two quantities of a function. */
  private interface Quantity {
    double of(ExposureResponse response, double z);
  }

  private MeanCurve(double from, double to, double[] attributableFraction, double[] slope) {
    this.from = from;
    this.to = to;
    this.attributableFraction = attributableFraction;
    this.slope = slope;
  }

  /**
   * The series of some functions; empty where they do not converge, so that the mean has to be
   * taken function by function.
   *
   * @param responses functions
   * @param from lowest concentration, above every counterfactual, ug/m3
   * @param to highest concentration, above {@code from}, ug/m3
   */
  static Optional<MeanCurve> of(List<ExposureResponse> responses, double from, double to) {
    double[] af = series(responses, ExposureResponse::attributableFraction, from, to);
    double[] slope = series(responses, ExposureResponse::slope, from, to);
    return af.length == 0 || slope.length == 0
        ? Optional.empty()
        : Optional.of(new MeanCurve(from, to, af, slope));
  }

  /** The coefficients of the mean of a quantity, none where they do not become small. */
  private static double[] series(
      List<ExposureResponse> responses, Quantity quantity, double from, double to) {
    for (int terms = FIRST_TERMS; terms <= MOST_TERMS; terms *= 2) {
      double[] values = new double[terms];
      for (int j = 0; j < terms; j++) {
        double t = Math.cos(Math.PI * (j + 0.5) / terms);
        double z = from * Math.pow(to / from, (t + 1) / 2);
        for (ExposureResponse response : responses) {
          values[j] += quantity.of(response, z);
        }
        values[j] /= responses.size();
      }
      double[] coefficients = coefficients(values);
      if (hasConverged(coefficients)) {
        return coefficients;
      }
    }
    return new double[0];
  }

  private static double[] coefficients(double[] values) {
    int n = values.length;
    double[] c = new double[n];
    for (int k = 0; k < n; k++) {
      for (int j = 0; j < n; j++) {
        c[k] += values[j] * Math.cos(Math.PI * k * (j + 0.5) / n);
      }
      c[k] *= (k == 0 ? 1.0 : 2.0) / n;
    }
    return c;
  }

  private static boolean hasConverged(double[] c) {
    double largest = 0;
    double tail = 0;
    for (int k = 0; k < c.length; k++) {
      largest = Math.max(largest, Math.abs(c[k]));
      tail = k < c.length * 3 / 4 ? tail : Math.max(tail, Math.abs(c[k]));
    }
    return tail <= SMALL * largest;
  }

  /** Whether a concentration lies within the series. */
  boolean covers(double z) {
    return z >= from && z <= to;
  }

  double attributableFraction(double z) {
    return value(attributableFraction, z);
  }

  double slope(double z) {
    return value(slope, z);
  }

  /** Clenshaw's recurrence. */
  private double value(double[] c, double z) {
    double t = 2 * Math.log(z / from) / Math.log(to / from) - 1;
    double next = 0;
    double afterNext = 0;
    for (int k = c.length - 1; k > 0; k--) {
      double now = c[k] + 2 * t * next - afterNext;
      afterNext = next;
      next = now;
    }
    return c[0] + t * next - afterNext;
  }
}
