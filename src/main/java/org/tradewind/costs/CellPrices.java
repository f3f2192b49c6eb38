package org.tradewind.costs;

import java.io.Serializable;
import java.util.Arrays;

/**
 * The prices of cells.
 *
 * @param vsl of a death
 * @param scc of a tonne of CO2
 * @param threshold integrated cost above which a cell counts
 * @param labels currency, price year and discount rate, the last columns of each table
 */
public record CellPrices(double vsl, double scc, double threshold, Object[] labels)
    implements Serializable {
  private static final long serialVersionUID = 1L;

  /** The prices of a study. */
  public static CellPrices of(Valuation valuation, CostParameters parameters) {
    return new CellPrices(
        valuation.perDeath(), valuation.perTonne(), parameters.threshold(), valuation.labels());
  }

  /** Values of a row, then the labels. */
  Object[] row(Object... values) {
    Object[] all = Arrays.copyOf(values, values.length + labels.length);
    System.arraycopy(labels, 0, all, values.length, labels.length);
    return all;
  }
}
