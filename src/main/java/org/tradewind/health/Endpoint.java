package org.tradewind.health;

import java.util.List;
import java.util.Optional;
import java.util.function.DoubleFunction;

/**
 * A cause of death in an age group with its exposure-response functions. The central estimate is
 * the central function (draw 0) or, where there is none, the mean attributable fraction over all
 * draws.
 *
 * @param cause cause of death
 * @param age age group
 * @param responses what the central estimate is the mean of: one function, or all draws
 * @param draws the random draws (1 and up) in their order; empty where there are none
 * @param normal the central function with its first parameter moved by so many standard errors,
 *     where the table has one
 */
record Endpoint(
    String cause,
    String age,
    List<ExposureResponse> responses,
    List<ExposureResponse> draws,
    Optional<DoubleFunction<ExposureResponse>> normal) {

  Endpoint {
    responses = List.copyOf(responses);
    draws = List.copyOf(draws);
  }

  /** Mean attributable fraction over the responses. */
  double attributableFraction(double z) {
    double sum = 0;
    for (ExposureResponse response : responses) {
      sum += response.attributableFraction(z);
    }
    return sum / responses.size();
  }

  /** Mean slope of the attributable fraction over the responses, per ug/m3. */
  double slope(double z) {
    double sum = 0;
    for (ExposureResponse response : responses) {
      sum += response.slope(z);
    }
    return sum / responses.size();
  }

  /** Whether any response's slope is taken at the floor. */
  boolean floored(double z) {
    for (ExposureResponse response : responses) {
      if (response.floored(z)) {
        return true;
      }
    }
    return false;
  }

  /** The function of one draw, counted from 0; the central one in all draws where there is none. */
  ExposureResponse draw(int d) {
    return draws.isEmpty() ? responses.get(0) : draws.get(d);
  }
}
