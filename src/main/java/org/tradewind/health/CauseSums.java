package org.tradewind.health;

import java.util.List;
import org.tradewind.axes.CompensatedSum;

/**
 * A sum over cells by cause of death, Q_c(theta) = sum over the ages e of c of Q_e(theta_e): the
 * burden J_c, or the sum of its slopes over cells with a weight each. See {@link CauseBurdens}.
 */
public final class CauseSums {
  /** Q_e of an endpoint with some exposure-response function. */
  interface OfEndpoint {
    double sum(int endpoint, ExposureResponse response);
  }

  private final List<Endpoint> endpoints;
  private final DrawOrder order;
  private final OfEndpoint sums;
  private final double[] central;

  CauseSums(List<Endpoint> endpoints, DrawOrder order, OfEndpoint sums) {
    this.endpoints = endpoints;
    this.order = order;
    this.sums = sums;
    this.central = new double[endpoints.size()];
    for (int e = 0; e < central.length; e++) {
      central[e] = centralOf(e);
    }
  }

  private double centralOf(int endpoint) {
    List<ExposureResponse> responses = endpoints.get(endpoint).responses();
    CompensatedSum sum = new CompensatedSum();
    responses.forEach(r -> sum.add(sums.sum(endpoint, r)));
    return sum.value() / responses.size();
  }

  /** Q_c of the central estimate. */
  public double central(String cause) {
    CompensatedSum sum = new CompensatedSum();
    order.endpoints(cause).forEach(e -> sum.add(central[e]));
    return sum.value();
  }

  /**
   * Q_c of every draw, by rank of the draw in J_c; draws of different ages go together as {@link
   * DrawnAges} says, and ages without draws are central in all.
   */
  public double[] drawn(String cause) {
    double[] totals = new double[order.draws(cause)];
    for (int rank = 0; rank < totals.length; rank++) {
      CompensatedSum sum = new CompensatedSum();
      for (int e : order.endpoints(cause)) {
        Endpoint endpoint = endpoints.get(e);
        sum.add(
            endpoint.draws().isEmpty()
                ? central[e]
                : sums.sum(e, endpoint.draw(order.draw(cause, e, rank))));
      }
      totals[rank] = sum.value();
    }
    return totals;
  }

  /**
   * Q_c with the first parameter of all its ages moved by so many of its standard errors; ages
   * without a standard error are central.
   */
  public double at(String cause, double standardErrors) {
    CompensatedSum sum = new CompensatedSum();
    for (int e : order.endpoints(cause)) {
      sum.add(
          endpoints
              .get(e)
              .normal()
              .map(normal -> sums.sum(e, normal.apply(standardErrors)))
              .orElse(central[e]));
    }
    return sum.value();
  }
}
