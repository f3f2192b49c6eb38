package org.tradewind.uncertainty;

import java.io.Serializable;
import org.tradewind.tables.TableSchema;

/**
 * Numbers of one column of an output table, drawn. A stage joins the draws by declaring its
 * figures; the engine knows none of them.
 */
public interface Figures extends Serializable {
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
   * Computes all numbers in some draws.
   *
   * @param draws accounts and flows of these draws
   * @param into figures x draws, all 0 before
   */
  void draw(AccountDraws draws, double[][] into);

  /**
   * All numbers in some draws, figures x draws, for one who only reads them: figures that draws
   * hold anyhow are handed out as they are.
   */
  default double[][] values(AccountDraws draws) {
    double[][] all = new double[size()][draws.draws()];
    draw(draws, all);
    return all;
  }

  /**
   * Hands out numbers in some draws, one after the other. It is called for all regions in their
   * order, and hands out what follows from the accounts of that region, so that no more than needed
   * is held; what follows from several regions is handed out with the last one.
   *
   * @param reader gets the position of a figure and its draws, until the next
   */
  default void read(AccountDraws draws, int region, Reader reader) {
    if (region == draws.model().regions().size() - 1) {
      double[][] all = values(draws);
      for (int f = 0; f < all.length; f++) {
        reader.read(f, all[f]);
      }
    }
  }

  /** One who reads draws of figures. */
  interface Reader {
    /** Reads the draws of the figure at a position. */
    void read(int figure, double[] draws);
  }

  /**
   * Computes the numbers from one position on, as many as there is room for.
   *
   * @param into figures x draws, all 0 before
   */
  default void draw(AccountDraws draws, int from, double[][] into) {
    double[][] all = values(draws);
    for (int f = 0; f < into.length; f++) {
      System.arraycopy(all[from + f], 0, into[f], 0, draws.draws());
    }
  }
}
