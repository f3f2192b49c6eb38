package org.tradewind.health;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.tradewind.tables.Inputs;
import org.tradewind.tables.StudyTables;
import org.tradewind.tables.Table;

/**
 * For every endpoint i (cause and age) the rule that sums its deaths over the cells for any
 * exposure-response function:
 *
 * <pre>
 *   J_i(theta) = sum over g of B_i(g) pop_g AF(z_g; theta) = integral of AF(z; theta) dP_i(z)
 * </pre>
 *
 * with P_i the baseline deaths of the endpoint below a concentration. Each P_i has a {@link
 * ConcentrationRule} of its own, because baseline rates may differ by region and endpoint in any
 * way; endpoints whose baseline deaths are proportional share one. Cells up to {@value #SPLIT}
 * times the largest counterfactual are summed exactly, the others by {@value #NODES} nodes.
 *
 * <p>Error: a second rule of {@value #COARSE_NODES} nodes is evaluated too. The difference between
 * the two is the error of the coarser rule; as errors fall geometrically with the number of nodes,
 * that of the result is far smaller. Tabulated functions, which are smooth only between their
 * points, are summed over all distinct concentrations, without error.
 */
final class EndpointRules {
  /** The cells up to so many times the largest counterfactual are summed exactly. */
  static final double SPLIT = 1.2;

  static final int NODES = 32;
  static final int COARSE_NODES = 24;

  private final List<Shared> rules = new ArrayList<>();
  private final List<Double> scales = new ArrayList<>();

  private EndpointRules() {}

  static EndpointRules of(
      StudyTables tables, List<Endpoint> endpoints, HealthParameters parameters) {
    double[] even = new double[tables.require(Inputs.CELL).rows()];
    Arrays.fill(even, 1);
    return of(tables, endpoints, parameters, even);
  }

  /**
   * Rules of sums in which cells have weights as well as baseline deaths.
   *
   * @param cellWeights by cell, at least 0
   */
  static EndpointRules of(
      StudyTables tables,
      List<Endpoint> endpoints,
      HealthParameters parameters,
      double[] cellWeights) {
    Table cell = tables.require(Inputs.CELL);
    double[] z = cell.doubles("pm25_ugm3");
    double[] population = cell.doubles("population_persons");
    CellParts parts = CellParts.of(tables, endpoints, parameters);
    double split =
        parameters.form().equals(Tabulated.FORM)
            ? Double.POSITIVE_INFINITY
            : SPLIT * Endpoints.largestCounterfactual(endpoints);
    EndpointRules made = new EndpointRules();
    List<Shared> known = new ArrayList<>();
    for (int e = 0; e < endpoints.size(); e++) {
      double[] weight = new double[z.length];
      for (int g = 0; g < z.length; g++) {
        weight[g] = parts.perPersonOfCell(g, e) * population[g] * cellWeights[g];
      }
      Shared shared = Shared.find(z, weight, split, known);
      made.rules.add(shared);
      made.scales.add(shared.scaleTo(weight));
    }
    return made;
  }

  /** Deaths a year of an endpoint with some function, and the error of a coarser rule. */
  ConcentrationRule.Estimate estimate(int endpoint, ExposureResponse response) {
    ConcentrationRule.Estimate estimate = rules.get(endpoint).rule().estimate(response);
    double scale = scales.get(endpoint);
    return new ConcentrationRule.Estimate(scale * estimate.deaths(), scale * estimate.error());
  }

  /** Deaths a year of an endpoint with some function. */
  double deaths(int endpoint, ExposureResponse response) {
    return scales.get(endpoint) * rules.get(endpoint).rule().estimate(response).deaths();
  }

  /** Sum over cells of weight, baseline deaths and slope of the attributable fraction. */
  double slope(int endpoint, ExposureResponse response) {
    return scales.get(endpoint) * rules.get(endpoint).rule().slope(response);
  }

  /** The rule of some weights, for all endpoints whose weights are proportional to them. */
  private record Shared(double[] weight, ConcentrationRule rule) {
    private static final double SAME = 1e-14;

    static Shared find(double[] z, double[] weight, double split, List<Shared> known) {
      for (Shared shared : known) {
        if (shared.proportionalTo(weight)) {
          return shared;
        }
      }
      Shared made = new Shared(weight, ConcentrationRule.of(z, weight, split, NODES, COARSE_NODES));
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
}
