package org.tradewind.health;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tradewind.axes.CompensatedSum;
import org.tradewind.axes.UserError;
import org.tradewind.tables.Inputs;
import org.tradewind.tables.StudyTables;
import org.tradewind.tables.TableSchema;

/**
 * J by cause of death with the parameters of the exposure-response as they are drawn: J_c of a draw
 * is the sum over the ages of cause c, which share the number of the draw, or the number of
 * standard errors by which their first parameter is moved. Sums over cells are taken as in {@link
 * DrawnBurden}.
 */
public final class CauseBurdens {
  private final List<Endpoint> endpoints;
  private final EndpointRules rules;
  private final double[] central;
  private final Map<String, List<Integer>> ofCause = new LinkedHashMap<>();

  private CauseBurdens(List<Endpoint> endpoints, EndpointRules rules) {
    this.endpoints = endpoints;
    this.rules = rules;
    this.central = new double[endpoints.size()];
    for (int e = 0; e < endpoints.size(); e++) {
      central[e] = centralOf(e);
      ofCause.computeIfAbsent(endpoints.get(e).cause(), c -> new ArrayList<>()).add(e);
    }
  }

  /** The causes of a study; empty where it lacks the tables of J. */
  public static Optional<CauseBurdens> of(StudyTables tables, HealthParameters parameters) {
    TableSchema response =
        parameters.form().equals(Tabulated.FORM) ? Inputs.RELATIVE_RISK : Inputs.EXPOSURE_RESPONSE;
    if (!List.of(Inputs.CELL, Inputs.MORTALITY_RATE, Inputs.AGE_SHARE, response).stream()
        .allMatch(tables::has)) {
      return Optional.empty();
    }
    List<Endpoint> endpoints = Endpoints.of(tables, parameters);
    return Optional.of(
        new CauseBurdens(endpoints, EndpointRules.of(tables, endpoints, parameters)));
  }

  /** The causes, in the order in which the table of the exposure-response first names them. */
  public List<String> causes() {
    return List.copyOf(ofCause.keySet());
  }

  /** J_c of the central estimate, deaths a year. */
  public double central(String cause) {
    CompensatedSum sum = new CompensatedSum();
    ofCause.get(cause).forEach(e -> sum.add(central[e]));
    return sum.value();
  }

  private double centralOf(int endpoint) {
    List<ExposureResponse> responses = endpoints.get(endpoint).responses();
    CompensatedSum sum = new CompensatedSum();
    responses.forEach(r -> sum.add(rules.deaths(endpoint, r)));
    return sum.value() / responses.size();
  }

  /** Number of draws of a cause; 0 where it has none. */
  public int draws(String cause) {
    int draws = 0;
    for (int e : ofCause.get(cause)) {
      int here = endpoints.get(e).draws().size();
      if (draws != 0 && here != 0 && here != draws) {
        throw new UserError(
            "the draws of the exposure-response, cause " + cause,
            here + " draws of age " + endpoints.get(e).age(),
            draws + " draws as other ages have, or none",
            "Give all ages of a cause the same number of draws.");
      }
      draws = Math.max(draws, here);
    }
    return draws;
  }

  /** J_c of every draw, deaths a year; ages without draws are central in all. */
  public double[] drawn(String cause) {
    double[] totals = new double[draws(cause)];
    for (int d = 0; d < totals.length; d++) {
      CompensatedSum sum = new CompensatedSum();
      for (int e : ofCause.get(cause)) {
        Endpoint endpoint = endpoints.get(e);
        sum.add(endpoint.draws().isEmpty() ? central[e] : rules.deaths(e, endpoint.draw(d)));
      }
      totals[d] = sum.value();
    }
    return totals;
  }

  /** Whether some age of a cause has a standard error. */
  public boolean hasStandardError(String cause) {
    return ofCause.get(cause).stream().anyMatch(e -> endpoints.get(e).normal().isPresent());
  }

  /**
   * J_c with the first parameter of all its ages moved by so many of its standard errors, deaths a
   * year; ages without a standard error are central.
   */
  public double at(String cause, double standardErrors) {
    CompensatedSum sum = new CompensatedSum();
    for (int e : ofCause.get(cause)) {
      sum.add(
          endpoints
              .get(e)
              .normal()
              .map(normal -> rules.deaths(e, normal.apply(standardErrors)))
              .orElse(central[e]));
    }
    return sum.value();
  }
}
