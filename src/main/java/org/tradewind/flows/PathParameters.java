package org.tradewind.flows;

import org.tradewind.axes.UserError;

/**
 * How far supply paths are followed.
 *
 * @param flows so many of the largest flows between different regions are explained, of each of CO2
 *     and deaths; 0 for none
 * @param coverage share of a flow at which its list of paths may end
 * @param most paths of a flow at most
 */
public record PathParameters(int flows, double coverage, int most) {
  /** Ten flows, half of each, a hundred paths at most. */
  public static final PathParameters DEFAULT = new PathParameters(10, 0.5, 100);

  public PathParameters {
    if (!(coverage > 0 && coverage <= 1)) {
      throw new UserError(
          "key paths.coverage",
          String.valueOf(coverage),
          "a share above 0, up to 1",
          "Use 0.5 for the paths that carry half of a flow.");
    }
  }
}
