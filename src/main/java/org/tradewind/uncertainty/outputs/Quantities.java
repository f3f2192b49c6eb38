package org.tradewind.uncertainty.outputs;

import java.io.Serializable;
import org.tradewind.tables.TableSchema;
import org.tradewind.uncertainty.accounts.AccountDraws;

/**
 * Numbers of one column of an output table, drawn. A stage joins the draws by declaring its
 * figures; the engine knows none of them.
 */
public interface Quantities extends Serializable {
  /** The output table. */
  TableSchema table();

  /** Its column. */
  String quantity();

  /** How many numbers. */
  int size();

  /** Values of the table's key columns for one number. */
  Object[] key(int figure);

  /** The key as text, "region BJ, sector 01". */
  default String keyText(int figure) {
    return table().keyText(key(figure));
  }

  /** The number in the central run, to the last bit. */
  double central(int figure);

  /**
   * The stressor whose accounts a number is made from, or the first of several: numbers of one
   * stressor are drawn together, which needs fewer accounts. It does not change them.
   */
  default int stressor(int figure) {
    return 0;
  }

  /** Computes all numbers in some draws, as below. */
  default void draw(AccountDraws draws, double[][] into) {
    draw(draws, 0, into);
  }

  /**
   * Computes the numbers from one position on, as many as there is room for.
   *
   * @param draws accounts and flows of these draws
   * @param into figures x draws or more; what was there before is written over
   */
  void draw(AccountDraws draws, int from, double[][] into);
}
