package org.tradewind.uncertainty;

import java.io.Serializable;
import java.util.Optional;

/** A number as a function of the producer accounts and of what households emit. */
public sealed interface Expression extends Serializable permits Sum, Mix, Quotient {
  /** Its value in each draw. */
  double[] of(AccountDraws draws);

  /** The stressor of its accounts, or the first of several. */
  int stressor();

  /** The same as a weighted sum of accounts, where it is one. */
  default Optional<Sum> linear() {
    return Optional.empty();
  }
}
