package org.tradewind.uncertainty.accounts;

import java.io.Serializable;
import java.util.Optional;

/** A number as a function of the producer accounts and of what households emit. */
public sealed interface Expression extends Serializable permits Sum, Mix, Quotient, Repeated {
  /**
   * Computes its value in each draw.
   *
   * @param out what was there before is written over; room for all draws or more
   */
  void into(AccountDraws draws, double[] out);

  /** The stressor of its accounts, or the first of several. */
  int stressor();

  /** The same as a weighted sum of accounts, where it is one. */
  default Optional<Sum> linear() {
    return Optional.empty();
  }
}
