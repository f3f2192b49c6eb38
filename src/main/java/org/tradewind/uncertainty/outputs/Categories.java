package org.tradewind.uncertainty.outputs;

import org.tradewind.tables.TableSchema;

/**
 * Figures of which a draw is one of several kinds, told by a whole number: a zone, a rank. Instead
 * of an interval each kind has a probability.
 */
public interface Categories extends Quantities {
  /** The table of probabilities: the key of a figure, the kind, probability and mc_error. */
  @Override
  TableSchema table();

  @Override
  default String quantity() {
    return "probability";
  }

  /** How many kinds there are; draws are from 0 up to one less. */
  int kinds();

  /** A kind as it stands in the table. */
  Object label(int kind);
}
