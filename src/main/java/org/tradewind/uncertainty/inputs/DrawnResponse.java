package org.tradewind.uncertainty.inputs;

import java.io.Serializable;

/**
 * The exposure-response of what is not in the accounts: of J, or of its slopes.
 *
 * @param factors all factors, those of the exposure-response as functions that this scales with
 * @param health how they make psi
 */
public record DrawnResponse(Factors factors, DrawnHealth health) implements Serializable {
  private static final long serialVersionUID = 1L;

  /** psi - 1 in the first draws. */
  public double[] psi(int draws) {
    return health.psi(factors.asked(draws), draws);
  }
}
