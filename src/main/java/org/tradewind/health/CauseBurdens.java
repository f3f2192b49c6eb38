package org.tradewind.health;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.tradewind.tables.AirInputs;
import org.tradewind.tables.Inputs;
import org.tradewind.tables.StudyTables;
import org.tradewind.tables.TableSchema;

/**
 * What deaths scale with when the parameters theta of the exposure-response are drawn, by cause c:
 *
 * <pre>
 *   J_c(theta) = sum over g, ages i of c of B_i pop_g AF_i(z_g; theta)            attributable deaths
 *   S_c(theta) = sum over g, ages i of c of c_g B_i pop_g AF_i'(z_g; theta)       first-order deaths
 * </pre>
 *
 * First-order deaths are sensitivities, which are slopes, times emissions. With c_g the
 * concentration that the emissions cause, S is their sum; only the ratio S(theta)/S(theta_0) is
 * used, so that c_g may have any scale. The draws of the ages of a cause are put together by {@link
 * DrawOrder}; with standard errors all ages move by the same number of them. Sums over cells are
 * taken by {@link EndpointRules}.
 */
public final class CauseBurdens {
  private final StudyTables tables;
  private final HealthParameters parameters;
  private final List<Endpoint> endpoints;
  private final DrawOrder order;
  private final CauseSums burden;

  private CauseBurdens(StudyTables tables, HealthParameters parameters) {
    this.tables = tables;
    this.parameters = parameters;
    this.endpoints = Endpoints.of(tables, parameters);
    EndpointRules rules = EndpointRules.of(tables, endpoints, parameters);
    this.order = new DrawOrder(endpoints, parameters.ages(), rules::deaths);
    this.burden = new CauseSums(endpoints, order, rules::deaths);
  }

  /** The causes of a study; empty where it lacks the tables of J. */
  public static Optional<CauseBurdens> of(StudyTables tables, HealthParameters parameters) {
    TableSchema response =
        parameters.form().equals(Tabulated.FORM)
            ? AirInputs.RELATIVE_RISK
            : AirInputs.EXPOSURE_RESPONSE;
    return List.of(Inputs.CELL, AirInputs.MORTALITY_RATE, AirInputs.AGE_SHARE, response).stream()
            .allMatch(tables::has)
        ? Optional.of(new CauseBurdens(tables, parameters))
        : Optional.empty();
  }

  /** Causes of which a study has functions of some form, whether they count or not. */
  public static List<String> known(StudyTables tables) {
    return Endpoints.causes(tables);
  }

  /** The causes that count, in the order in which the table first names them. */
  public List<String> causes() {
    return order.causes();
  }

  /** J_c, deaths a year. */
  public CauseSums burden() {
    return burden;
  }

  /**
   * S_c, deaths a year where the weights are concentrations.
   *
   * @param weights c_g by cell, at least 0, in the order of the table cell
   */
  public CauseSums slopes(double[] weights) {
    EndpointRules rules = EndpointRules.of(tables, endpoints, parameters, weights);
    return new CauseSums(endpoints, order, rules::slope);
  }

  /** PM2.5 of every cell, which stands for c_g where nothing else is known; 0 without one. */
  public double[] concentrations() {
    return Arrays.stream(tables.require(Inputs.CELL).doubles("pm25_ugm3"))
        .map(z -> Double.isNaN(z) ? 0 : z)
        .toArray();
  }

  /** Number of draws of a cause; 0 where it has none. */
  public int draws(String cause) {
    return order.draws(cause);
  }

  /** Whether some age of a cause has a standard error. */
  public boolean hasStandardError(String cause) {
    return order.endpoints(cause).stream().anyMatch(e -> endpoints.get(e).normal().isPresent());
  }
}
