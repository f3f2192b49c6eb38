package org.tradewind.uncertainty;

import java.io.Serializable;

/** A number as a function of the producer accounts and of what households emit. */
public sealed interface Expression extends Serializable permits Sum, Mix, Quotient {
  /** Its value in each draw. */
  double[] of(AccountDraws draws);
}
