package org.tradewind.reproduction;

/**
 * Thrown by the formula of a quantity where the run cannot give it; the message says what is
 * missing, and becomes the cell of the ledger.
 */
final class NotInRun extends RuntimeException {
  private static final long serialVersionUID = 1L;

  NotInRun(String missing) {
    super(missing, null, false, false);
  }
}
