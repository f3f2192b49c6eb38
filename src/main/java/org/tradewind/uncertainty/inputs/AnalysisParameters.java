package org.tradewind.uncertainty.inputs;

import java.io.Serializable;
import org.tradewind.axes.UserError;

/**
 * What is told of the draws beside intervals, and when there are enough of them.
 *
 * @param stopAt relative Monte Carlo error of national totals at which drawing stops; 0 for never
 * @param sharesBy how inputs are grouped for the shares of variance
 * @param shareDraws draws for shares of variance by draws; 0 for the exact ones alone
 * @param gridDraws draws of damage and savings by cell at most; 0 for no intervals of them
 * @param keep whose draws table draw holds
 */
public record AnalysisParameters(
    double stopAt, SharesBy sharesBy, int shareDraws, int gridDraws, Keep keep)
    implements Serializable {

  /** Figures whose draws are written as table draw. */
  public enum Keep {
    /** No table. */
    NONE,
    /** National totals, embodied trade, totals of scenarios and their differences. */
    TOTALS,
    /** These, producer accounts, accounts of households and flows between regions. */
    ACCOUNTS
  }

  /** How inputs are grouped. */
  public enum SharesBy {
    /** No shares of variance. */
    NONE,
    /** Activity, the emission factors of each species, exposure-response. */
    SPECIES,
    /** Activity, emission factors, exposure-response. */
    KIND,
    /** Categories of subsectors, or groups of sectors where stressors are given. */
    CATEGORY,
    /** Emitting regions. */
    REGION
  }

  /** No early stop; shares by species, exact and by 1,000 draws; cells by 1,000; totals kept. */
  public static final AnalysisParameters DEFAULT =
      new AnalysisParameters(0, SharesBy.SPECIES, 1000, 1000, Keep.TOTALS);

  public AnalysisParameters {
    if (!(stopAt >= 0 && stopAt < 1)) {
      throw new UserError(
          "study key uncertainty.stop_at",
          String.valueOf(stopAt),
          "a relative error of at least 0 and below 1, such as 0.005",
          "Correct the number; 0 never stops.");
    }
    check("uncertainty.share_draws", shareDraws);
    check("uncertainty.grid_draws", gridDraws);
  }

  private static void check(String key, int value) {
    if (value < 0) {
      throw new UserError(
          "study key " + key,
          String.valueOf(value),
          "an integer of at least 0",
          "Correct the number.");
    }
  }
}
