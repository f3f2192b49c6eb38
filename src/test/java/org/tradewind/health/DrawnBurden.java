package org.tradewind.health;

import java.util.List;
import org.tradewind.axes.UserError;
import org.tradewind.tables.StudyTables;

/**
 * J for every draw of the exposure-response by {@link EndpointRules}, to hold against the sum over
 * cells; {@link #errorEstimate} is the difference between the two rules.
 */
public final class DrawnBurden {
  private final List<Endpoint> endpoints;
  private final double[][] deaths;
  private final double[] errorEstimate;

  private DrawnBurden(List<Endpoint> endpoints, int draws) {
    this.endpoints = endpoints;
    this.deaths = new double[endpoints.size()][draws];
    this.errorEstimate = new double[draws];
  }

  /**
   * Computes J of all draws.
   *
   * @param tables as for {@link Burden#of}; each cause and age has the same number of draws, or
   *     none and then the central function in every draw
   * @param parameters form of the exposure-response
   */
  public static DrawnBurden of(StudyTables tables, HealthParameters parameters) {
    List<Endpoint> endpoints = Endpoints.of(tables, parameters);
    DrawnBurden burden = new DrawnBurden(endpoints, commonDraws(endpoints));
    EndpointRules rules = EndpointRules.of(tables, endpoints, parameters);
    for (int e = 0; e < endpoints.size(); e++) {
      burden.add(e, rules);
    }
    return burden;
  }

  private void add(int e, EndpointRules rules) {
    for (int d = 0; d < errorEstimate.length; d++) {
      ConcentrationRule.Estimate estimate = rules.estimate(e, endpoints.get(e).draw(d));
      deaths[e][d] = estimate.deaths();
      errorEstimate[d] += estimate.error();
    }
  }

  private static int commonDraws(List<Endpoint> endpoints) {
    int draws = endpoints.stream().mapToInt(e -> e.draws().size()).max().orElse(0);
    for (Endpoint e : endpoints) {
      if (draws == 0 || !e.draws().isEmpty() && e.draws().size() != draws) {
        throw new UserError(
            "the draws of the exposure-response",
            e.draws().size() + " draws of cause " + e.cause() + ", age " + e.age(),
            draws == 0 ? "rows of draw 1 and up" : draws + " draws as others have",
            "Give every cause and age the same number of draws, or only draw 0.");
      }
    }
    return draws;
  }

  public int draws() {
    return errorEstimate.length;
  }

  /** Number of endpoints (cause and age). */
  public int endpoints() {
    return endpoints.size();
  }

  public String cause(int endpoint) {
    return endpoints.get(endpoint).cause();
  }

  /** Deaths a year of one endpoint in every draw, in the order of the draws; not to be changed. */
  public double[] deaths(int endpoint) {
    return deaths[endpoint];
  }

  /** J of every draw, deaths a year, where each draw takes the same row of every endpoint. */
  public double[] totals() {
    double[] totals = new double[draws()];
    for (double[] ofEndpoint : deaths) {
      for (int d = 0; d < totals.length; d++) {
        totals[d] += ofEndpoint[d];
      }
    }
    return totals;
  }

  /**
   * Estimated error of J of every draw, deaths a year: the sum over endpoints of how far a coarser
   * rule is off.
   */
  public double[] errorEstimate() {
    return errorEstimate.clone();
  }
}
