package org.tradewind.health;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The central estimate of one endpoint over the concentrations of a study. The mean over many draws
 * is taken from a {@link MeanCurve} above all counterfactuals, where it is smooth, and draw by draw
 * below.
 */
final class CentralResponse {
  /** From so many functions on, a series pays. */
  private static final int MANY = 100;

  /**
   * The series begin at so many times the largest counterfactual; nearer to it they need more
   * terms.
   */
  private static final double BEGIN = 1.5;

  private final Endpoint endpoint;
  private final Optional<MeanCurve> curve;

  private CentralResponse(Endpoint endpoint, Optional<MeanCurve> curve) {
    this.endpoint = endpoint;
    this.curve = curve;
  }

  /**
   * The central estimates of all endpoints.
   *
   * @param pm25 concentrations of the study, ug/m3; NaN where there is none
   */
  static List<CentralResponse> of(
      List<Endpoint> endpoints, double[] pm25, HealthParameters parameters) {
    double highest = Arrays.stream(pm25).filter(z -> !Double.isNaN(z)).max().orElse(0);
    double largest = Endpoints.largestCounterfactual(endpoints);
    double from = Math.max(BEGIN * largest, largest + 2 * parameters.floor());
    boolean smooth = !parameters.form().equals(Tabulated.FORM) && from > 0 && highest > 2 * from;
    List<CentralResponse> all = new ArrayList<>();
    for (Endpoint endpoint : endpoints) {
      Optional<MeanCurve> curve =
          smooth && endpoint.responses().size() >= MANY
              ? MeanCurve.of(endpoint.responses(), from, highest)
              : Optional.empty();
      all.add(new CentralResponse(endpoint, curve));
    }
    return all;
  }

  double attributableFraction(double z) {
    return curve.isPresent() && curve.get().covers(z)
        ? curve.get().attributableFraction(z)
        : endpoint.attributableFraction(z);
  }

  double slope(double z) {
    return curve.isPresent() && curve.get().covers(z) ? curve.get().slope(z) : endpoint.slope(z);
  }

  /** Whether a slope is taken at the floor; the series begin above all floors. */
  boolean floored(double z) {
    return !(curve.isPresent() && curve.get().covers(z)) && endpoint.floored(z);
  }
}
