package org.tradewind.emissions;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.tradewind.axes.Axis;
import org.tradewind.axes.UserError;
import org.tradewind.tables.ConcordanceTables;
import org.tradewind.tables.Inputs;
import org.tradewind.tables.StudyTables;
import org.tradewind.tables.Table;

/**
 * Which share of a subsector's emissions in a region belongs to which MRIO sector, or to
 * households.
 *
 * <p>Rows of the table concordance for a region replace the rows for all regions ('*') of the same
 * subsector as a whole. A row without a share is open: the open rows divide what the given shares
 * leave in proportion to energy use, (1 - sum of given) e_s / sum of e over open s, with e from the
 * table subsector_energy. A subsector without rows in the concordance but with energy use is
 * divided by it among all sectors. For every (region, subsector) the shares sum to one.
 */
public final class Concordance {
  /** Largest gap between a sum of shares and 1 that is taken for rounding. */
  public static final double TOLERANCE = 1e-9;

  private final ConcordanceLabels labels;

  /** Given shares by sector, households last, NaN where open; by pair, null without rows. */
  private final double[][] given;

  /** Shares at a pair of region and subsector; null where the tables give none. */
  private final double[][] shares;

  private final List<String> remarks = new ArrayList<>();

  private Concordance(ConcordanceLabels labels) {
    this.labels = labels;
    this.given = new double[labels.pairs()][];
    this.shares = new double[labels.pairs()][];
  }

  /**
   * The concordance of a study: its tables concordance and, if given, subsector_energy, checked
   * against the column household of its table subsector.
   */
  public static Concordance of(StudyTables inputs, Axis regions, Axis subsectors, Axis sectors) {
    ConcordanceLabels labels = new ConcordanceLabels(regions, subsectors, sectors);
    SectorEnergy energy =
        inputs.has(ConcordanceTables.SUBSECTOR_ENERGY)
            ? SectorEnergy.of(inputs.require(ConcordanceTables.SUBSECTOR_ENERGY), labels)
            : SectorEnergy.none(labels);
    Concordance concordance = of(inputs.require(Inputs.CONCORDANCE), labels, energy);
    if (inputs.has(Inputs.SUBSECTOR)) {
      concordance.remarks.addAll(
          HouseholdFlags.check(concordance, labels, inputs.require(Inputs.SUBSECTOR)));
    }
    return concordance;
  }

  /** Reads and checks the table alone; unknown names and wrong sums are a {@link UserError}. */
  public static Concordance of(Table table, Axis regions, Axis subsectors, Axis sectors) {
    ConcordanceLabels labels = new ConcordanceLabels(regions, subsectors, sectors);
    return of(table, labels, SectorEnergy.none(labels));
  }

  private static Concordance of(Table table, ConcordanceLabels labels, SectorEnergy energy) {
    Concordance concordance = new Concordance(labels);
    double[] share = table.doubles("share");
    for (int row = 0; row < table.rows(); row++) {
      ConcordanceLabels.Place place = labels.place(table, row);
      if (concordance.given[place.at()] == null) {
        concordance.given[place.at()] = new double[labels.width()];
      }
      concordance.given[place.at()][place.sector()] = share[row];
    }
    for (int h = 0; h < labels.subsectors().size(); h++) {
      concordance.checkSum(labels.everywhere(), h);
      for (int r = 0; r < labels.regions().size(); r++) {
        concordance.checkSum(r, h);
        concordance.complete(r, h, energy);
      }
    }
    concordance.remarks.addAll(energy.remarks());
    return concordance;
  }

  private void checkSum(int region, int subsector) {
    double[] rows = given[labels.at(region, subsector)];
    if (rows == null) {
      return;
    }
    double sum = sumOfGiven(rows);
    boolean open = Arrays.stream(rows).anyMatch(Double::isNaN);
    if (open ? sum > 1 + TOLERANCE : Math.abs(sum - 1) > TOLERANCE) {
      throw new UserError(
          "table concordance, "
              + Inputs.CONCORDANCE.keyText(
                  labels.subsectors().label(subsector), labels.region(region)),
          "shares that sum to " + sum,
          (open ? "a sum of at most 1 next to rows without a share" : "a sum of 1")
              + " (to "
              + TOLERANCE
              + ")",
          open
              ? "Correct the shares."
              : "Correct the shares, or add the sector (or 'household') that is missing.");
    }
  }

  private static double sumOfGiven(double[] rows) {
    return Arrays.stream(rows).filter(share -> !Double.isNaN(share)).sum();
  }

  /** Finds the shares of a pair; leaves null where there are none. */
  private void complete(int region, int subsector, SectorEnergy energy) {
    int at = labels.at(region, subsector);
    double[] rows = rows(region, subsector);
    if (rows == null && energy.knows(region, subsector)) {
      rows = new double[labels.width()];
      Arrays.fill(rows, Double.NaN);
      given[at] = rows;
    }
    if (rows == null || Arrays.stream(rows).noneMatch(Double::isNaN)) {
      shares[at] = rows;
      return;
    }
    boolean[] open = new boolean[rows.length];
    for (int s = 0; s < open.length; s++) {
      open[s] = Double.isNaN(rows[s]);
    }
    double left = Math.max(0, 1 - sumOfGiven(rows));
    double[] parts = energy.parts(region, subsector, open);
    if (parts != null || left <= TOLERANCE) {
      shares[at] = new double[rows.length];
      for (int s = 0; s < open.length; s++) {
        shares[at][s] = !open[s] ? rows[s] : parts == null ? 0 : left * parts[s];
      }
    }
  }

  /** The rows that hold for a pair, those of '*' where the region has none. */
  private double[] rows(int region, int subsector) {
    double[] own = given[labels.at(region, subsector)];
    return own != null ? own : given[labels.at(labels.everywhere(), subsector)];
  }

  /** Whether there are shares of a subsector in a region. */
  public boolean knows(int region, int subsector) {
    return shares[labels.at(region, subsector)] != null;
  }

  /**
   * Shares of a subsector in a region: one per sector, households last; the array is not a copy. A
   * subsector without shares is a {@link UserError}, since its emissions would be lost.
   */
  public double[] shares(int region, int subsector) {
    double[] found = shares[labels.at(region, subsector)];
    if (found == null) {
      throw rows(region, subsector) == null
          ? withoutRows(region, subsector)
          : withoutEnergy(region, subsector);
    }
    return found;
  }

  /** Whether a share follows from energy use, rather than being given. */
  public boolean byEnergy(int region, int subsector, int sector) {
    double[] rows = rows(region, subsector);
    return rows != null && Double.isNaN(rows[sector]);
  }

  private UserError withoutRows(int region, int subsector) {
    return new UserError(
        "table concordance",
        "no row for subsector "
            + labels.subsectors().label(subsector)
            + " in region "
            + labels.region(region),
        "rows for that region or for '*', since it emits there",
        "Add the sectors it belongs to, or 'household'.");
  }

  private UserError withoutEnergy(int region, int subsector) {
    return new UserError(
        "table concordance, "
            + Inputs.CONCORDANCE.keyText(
                labels.subsectors().label(subsector), labels.region(region)),
        "rows without a share, and no energy use of their sectors in table "
            + ConcordanceTables.SUBSECTOR_ENERGY.name()
            + ", neither for the region nor for '*'",
        "an energy_tj above 0 in one of them, since the subsector emits there",
        "Add rows to " + ConcordanceTables.SUBSECTOR_ENERGY.name() + ", or give the shares.");
  }

  /** What was not used or stood in, and what households share with sectors. */
  public List<String> remarks() {
    return List.copyOf(remarks);
  }

  public Axis sectors() {
    return labels.sectors();
  }

  /** Label of a position among the shares: a sector or {@link Inputs#HOUSEHOLD}. */
  public String sector(int position) {
    return labels.sector(position);
  }
}
