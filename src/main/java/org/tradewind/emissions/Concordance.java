package org.tradewind.emissions;

import java.util.Arrays;
import org.tradewind.axes.Axis;
import org.tradewind.axes.UserError;
import org.tradewind.tables.Inputs;
import org.tradewind.tables.Table;

/**
 * Which share of a subsector's emissions in a region belongs to which MRIO sector, or to
 * households.
 *
 * <p>Rows for a region replace the rows for all regions ('*') of the same subsector as a whole. For
 * every (region, subsector) the shares sum to one.
 */
public final class Concordance {
  /** Largest gap between a sum of shares and 1 that is taken for rounding. */
  public static final double TOLERANCE = 1e-9;

  private final Axis regions;
  private final Axis subsectors;
  private final Axis sectors;

  /** share[r * H + h] of length S + 1, households last; null where the table has no rows. */
  private final double[][] shares;

  private Concordance(Axis regions, Axis subsectors, Axis sectors, double[][] shares) {
    this.regions = regions;
    this.subsectors = subsectors;
    this.sectors = sectors;
    this.shares = shares;
  }

  /** Reads and checks the table; unknown names and sums other than 1 are a {@link UserError}. */
  public static Concordance of(Table table, Axis regions, Axis subsectors, Axis sectors) {
    String[] subsectorOf = table.strings("subsector");
    String[] regionOf = table.strings("region");
    String[] sectorOf = table.strings("sector");
    double[] share = table.doubles("share");
    double[][] everywhere = new double[subsectors.size()][];
    double[][] shares = new double[regions.size() * subsectors.size()][];
    for (int row = 0; row < table.rows(); row++) {
      String where = "table concordance, row " + (row + 1);
      int h = subsectors.require(subsectorOf[row], where);
      int s =
          sectorOf[row].equals(Inputs.HOUSEHOLD)
              ? sectors.size()
              : sectors.require(sectorOf[row], where);
      double[] target;
      if (regionOf[row].equals(Inputs.ANY)) {
        target =
            everywhere[h] == null ? everywhere[h] = new double[sectors.size() + 1] : everywhere[h];
      } else {
        int at = regions.require(regionOf[row], where) * subsectors.size() + h;
        target = shares[at] == null ? shares[at] = new double[sectors.size() + 1] : shares[at];
      }
      target[s] += share[row];
    }
    for (int h = 0; h < subsectors.size(); h++) {
      checkSum(everywhere[h], subsectors.label(h), Inputs.ANY);
      for (int r = 0; r < regions.size(); r++) {
        int at = r * subsectors.size() + h;
        checkSum(shares[at], subsectors.label(h), regions.label(r));
        if (shares[at] == null) {
          shares[at] = everywhere[h];
        }
      }
    }
    return new Concordance(regions, subsectors, sectors, shares);
  }

  private static void checkSum(double[] shares, String subsector, String region) {
    if (shares == null) {
      return;
    }
    double sum = Arrays.stream(shares).sum();
    if (Math.abs(sum - 1) > TOLERANCE) {
      throw new UserError(
          "table concordance, subsector " + subsector + ", region " + region,
          "shares that sum to " + sum,
          "a sum of 1 (to " + TOLERANCE + ")",
          "Correct the shares, or add the sector (or 'household') that is missing.");
    }
  }

  /** Whether the table has rows for a subsector in a region. */
  public boolean knows(int region, int subsector) {
    return shares[region * subsectors.size() + subsector] != null;
  }

  /**
   * Shares of a subsector in a region: one per sector, households last; the array is not a copy. A
   * subsector that the table does not know is a {@link UserError}, since its emissions would be
   * lost.
   */
  public double[] shares(int region, int subsector) {
    double[] found = shares[region * subsectors.size() + subsector];
    if (found == null) {
      throw new UserError(
          "table concordance",
          "no row for subsector "
              + subsectors.label(subsector)
              + " in region "
              + regions.label(region),
          "rows for that region or for '*', since it emits there",
          "Add the sectors it belongs to, or 'household'.");
    }
    return found;
  }

  public Axis sectors() {
    return sectors;
  }
}
