package org.tradewind.uncertainty.inputs;

import java.io.Serializable;
import java.util.Locale;
import org.tradewind.axes.UserError;

/**
 * How uncertain the transactions of the MRIO are, by the size of an entry: a transaction z of a
 * table whose gross outputs sum to X has the coefficient of variation
 *
 * <pre>
 *   CV(z) = min(most, cv (z / (1e-6 X))^-power)
 * </pre>
 *
 * so that neither currency nor the number of regions and sectors enters. Power laws of this form
 * were fitted to the standard errors of national tables (Wiedmann, Lenzen and Wood 2008; Lenzen,
 * Wood and Wiedmann 2010), with powers about 0.3; that is told from general knowledge, the papers
 * were not read for it, and the defaults are ILLUSTRATIVE.
 *
 * @param draws of how many draws at most, the first ones, coefficients are drawn; 0 for none
 * @param cv coefficient of variation of an entry of one millionth of all gross output
 * @param power by which it falls with size
 * @param most the largest coefficient of variation
 */
public record CoefficientParameters(int draws, double cv, double power, double most)
    implements Serializable {
  /** The size of which the coefficient of variation is told, as a share of all gross output. */
  public static final double SIZE = 1e-6;

  /** Lognormals that are wider have no use and no mean within reach of any number of draws. */
  private static final double WIDEST = 5;

  /** Off. */
  public static final CoefficientParameters DEFAULT = new CoefficientParameters(0, .3, .3, 1);

  public CoefficientParameters {
    if (draws < 0) {
      throw wrong("uncertainty.mrio_draws", draws, "a whole number of at least 0");
    }
    if (!(cv >= 0 && cv <= Double.MAX_VALUE)) {
      throw wrong("uncertainty.mrio_cv", cv, "a coefficient of variation of at least 0");
    }
    if (!(power >= 0 && power <= 1)) {
      throw wrong("uncertainty.mrio_cv_power", power, "a number from 0 to 1");
    }
    if (!(most >= 0 && most <= WIDEST)) {
      throw wrong(
          "uncertainty.mrio_cv_most", most, "a coefficient of variation from 0 to " + WIDEST);
    }
  }

  private static UserError wrong(String key, Number found, String expected) {
    return new UserError("study key " + key, found.toString(), expected, "Correct the number.");
  }

  /**
   * CV of an entry.
   *
   * @param share the entry over the sum of all gross output, above 0
   */
  public double cv(double share) {
    return cv == 0 ? 0 : Math.min(most, cv * StrictMath.pow(share / SIZE, -power));
  }

  /** The rule in a line, for manifest and summary. */
  public String text() {
    return String.format(
        Locale.ROOT,
        "CV = min(%s, %s s^-%s) of an entry of s millionths of all gross output, lognormal,"
            + " rebalanced to the table's margins; ILLUSTRATIVE",
        most,
        cv,
        power);
  }
}
