package org.tradewind.transport;

/**
 * Where the mass of one tracer in one month went, t. It closes: in = converted + dryDeposited +
 * wetDeposited + exported. For a gas, what converts to no particle (nitric acid, say) is in
 * converted but not in any particle's in.
 *
 * @param tracer gas or particle, of {@link Tracers#ALL}
 * @param month from 0 to 11
 * @param inTonnes emitted, or formed from a gas
 * @param convertedTonnes turned into something else, 0 for particles
 * @param dryDepositedTonnes taken up by the ground
 * @param wetDepositedTonnes washed out
 * @param exportedTonnes blown across the edge of the grid
 * @param ventedTonnes passed from the mixing layer to the deep column; still in the air, so not a
 *     part of the sum
 */
public record MassBudget(
    String tracer,
    int month,
    double inTonnes,
    double convertedTonnes,
    double dryDepositedTonnes,
    double wetDepositedTonnes,
    double exportedTonnes,
    double ventedTonnes)
    implements java.io.Serializable {
  private static final long serialVersionUID = 1L;

  /** |in - out| / in; 0 where nothing came in. */
  public double relativeGap() {
    double out = convertedTonnes + dryDepositedTonnes + wetDepositedTonnes + exportedTonnes;
    return inTonnes == 0 ? Math.abs(out) : Math.abs(inTonnes - out) / inTonnes;
  }
}
