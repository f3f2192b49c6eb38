package org.tradewind.health;

import java.util.ArrayList;
import java.util.List;
import org.tradewind.axes.UserError;
import org.tradewind.tables.Inputs;
import org.tradewind.tables.StudyTables;
import org.tradewind.tables.Table;

/**
 * J for every draw of the exposure-response, without going through the cells for each:
 *
 * <pre>
 *   J_i(theta) = sum over g of B_i(g) pop_g AF(z_g; theta) = integral of AF(z; theta) dP_i(z)
 * </pre>
 *
 * with P_i the baseline deaths of endpoint i (cause and age) below a concentration. Each P_i has a
 * {@link ConcentrationRule} of its own, because baseline rates may differ by region and endpoint in
 * any way; endpoints whose weights are proportional share one. Cells up to 1.2 times the largest
 * counterfactual are summed exactly, the others by 32 nodes.
 *
 * <p>Error: a second rule of 24 nodes is evaluated too, and {@link #errorEstimate} is the
 * difference between the two. It is the error of the coarser rule; as errors fall geometrically
 * with the number of nodes, that of the result is far smaller. Tabulated functions, which are
 * smooth only between their points, are summed over all distinct concentrations, without error.
 */
public final class DrawnBurden {
  /** The cells up to so many times the largest counterfactual are summed exactly. */
  static final double SPLIT = 1.2;

  static final int NODES = 32;
  static final int COARSE_NODES = 24;

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
    Table cell = tables.require(Inputs.CELL);
    double[] z = cell.doubles("pm25_ugm3");
    double[] population = cell.doubles("population_persons");
    CellParts parts = CellParts.of(tables, endpoints);
    double split =
        parameters.form().equals(Tabulated.FORM)
            ? Double.POSITIVE_INFINITY
            : SPLIT * Endpoints.largestCounterfactual(endpoints);
    List<SharedRule> known = new ArrayList<>();
    for (int e = 0; e < endpoints.size(); e++) {
      double[] weight = new double[z.length];
      for (int g = 0; g < z.length; g++) {
        weight[g] = parts.perPersonOfCell(g, e) * population[g];
      }
      burden.add(e, SharedRule.find(z, weight, split, known), weight);
    }
    return burden;
  }

  private void add(int e, SharedRule shared, double[] weight) {
    double scale = shared.scaleTo(weight);
    for (int d = 0; d < errorEstimate.length; d++) {
      ConcentrationRule.Estimate estimate = shared.rule().estimate(endpoints.get(e).draw(d));
      deaths[e][d] = scale * estimate.deaths();
      errorEstimate[d] += scale * estimate.error();
    }
  }

  /** The rule of some weights, for all endpoints whose weights are proportional to them. */
  private record SharedRule(double[] weight, ConcentrationRule rule) {
    private static final double SAME = 1e-14;

    static SharedRule find(double[] z, double[] weight, double split, List<SharedRule> known) {
      for (SharedRule shared : known) {
        if (shared.proportionalTo(weight)) {
          return shared;
        }
      }
      SharedRule made =
          new SharedRule(weight, ConcentrationRule.of(z, weight, split, NODES, COARSE_NODES));
      known.add(made);
      return made;
    }

    /** The factor from these weights to others proportional to them. */
    double scaleTo(double[] other) {
      for (int g = 0; g < weight.length; g++) {
        if (weight[g] > 0) {
          return other[g] / weight[g];
        }
      }
      return 0;
    }

    private boolean proportionalTo(double[] other) {
      double scale = scaleTo(other);
      for (int g = 0; g < weight.length; g++) {
        if (!(Math.abs(other[g] - scale * weight[g]) <= SAME * other[g])) {
          return false;
        }
      }
      return true;
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

  public String age(int endpoint) {
    return endpoints.get(endpoint).age();
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
