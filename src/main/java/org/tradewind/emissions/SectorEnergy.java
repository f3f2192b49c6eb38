package org.tradewind.emissions;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.tradewind.axes.Names;
import org.tradewind.tables.ConcordanceTables;
import org.tradewind.tables.Table;

/**
 * The energy of a subsector's fuel that each sector burns in a region, from the table
 * subsector_energy. Rows for a region replace those for all regions ('*') of the same subsector as
 * a whole; where they have no energy in any of the sectors asked for, those for all regions stand
 * in.
 */
final class SectorEnergy {
  private final ConcordanceLabels labels;

  /** TJ a year by sector, households last, at a pair of region and subsector; null without rows. */
  private final double[][] energyTj;

  /** Which of these some share rests on. */
  private final boolean[][] used;

  private final List<String> standIns = new ArrayList<>();

  private SectorEnergy(ConcordanceLabels labels) {
    this.labels = labels;
    this.energyTj = new double[labels.pairs()][];
    this.used = new boolean[labels.pairs()][];
  }

  /** A study without the table. */
  static SectorEnergy none(ConcordanceLabels labels) {
    return new SectorEnergy(labels);
  }

  /**
   * Reads the table; an unknown name is a {@link org.tradewind.axes.UserError}.
   *
   * @param table subsector_energy
   */
  static SectorEnergy of(Table table, ConcordanceLabels labels) {
    SectorEnergy energy = new SectorEnergy(labels);
    double[] tj = table.doubles("energy_tj");
    for (int row = 0; row < table.rows(); row++) {
      ConcordanceLabels.Place place = labels.place(table, row);
      if (energy.energyTj[place.at()] == null) {
        energy.energyTj[place.at()] = new double[labels.width()];
        energy.used[place.at()] = new boolean[labels.width()];
      }
      energy.energyTj[place.at()][place.sector()] = tj[row];
    }
    return energy;
  }

  /** Whether a subsector has rows for a region or for all. */
  boolean knows(int region, int subsector) {
    return energyTj[labels.at(region, subsector)] != null
        || energyTj[labels.at(labels.everywhere(), subsector)] != null;
  }

  /**
   * The part of each sector in the energy of all sectors asked for, e_s / sum of e; null where that
   * is 0 for the region and for all regions.
   *
   * @param asked sectors, households last
   */
  double[] parts(int region, int subsector, boolean[] asked) {
    int own = labels.at(region, subsector);
    double[] parts = parts(own, asked);
    if (parts == null) {
      parts = parts(labels.at(labels.everywhere(), subsector), asked);
      if (parts != null && energyTj[own] != null) {
        standIns.add(labels.subsectors().label(subsector) + " in " + labels.region(region));
      }
    }
    return parts;
  }

  private double[] parts(int at, boolean[] asked) {
    double[] energy = energyTj[at];
    if (energy == null) {
      return null;
    }
    double[] parts = new double[energy.length];
    for (int s = 0; s < parts.length; s++) {
      parts[s] = asked[s] ? energy[s] : 0;
      used[at][s] |= parts[s] > 0;
    }
    double most = Arrays.stream(parts).max().orElse(0);
    if (most == 0) {
      return null;
    }
    // the largest first, so that no sum is beyond all numbers
    double sum = Arrays.stream(parts).map(e -> e / most).sum();
    return Arrays.stream(parts).map(e -> e / most / sum).toArray();
  }

  /** Where other rows than the region's stood in, and energy that no share rests on. */
  List<String> remarks() {
    List<String> remarks = new ArrayList<>();
    String table = ConcordanceTables.SUBSECTOR_ENERGY.name() + ": ";
    if (!standIns.isEmpty()) {
      remarks.add(
          table
              + "regions whose rows have no energy in a subsector's sectors take the rows of '*' "
              + Names.some(standIns));
    }
    List<String> unused = unused();
    if (!unused.isEmpty()) {
      remarks.add(
          table
              + "rows not used, since table concordance gives the share or does not list the sector,"
              + " or since every region has rows of its own "
              + Names.some(unused));
    }
    return remarks;
  }

  private List<String> unused() {
    List<String> unused = new ArrayList<>();
    for (int h = 0; h < labels.subsectors().size(); h++) {
      for (int r = 0; r <= labels.everywhere(); r++) {
        int at = labels.at(r, h);
        for (int s = 0; energyTj[at] != null && s < labels.width(); s++) {
          if (energyTj[at][s] > 0 && !used[at][s]) {
            unused.add(
                labels.subsectors().label(h) + "/" + labels.region(r) + "/" + labels.sector(s));
          }
        }
      }
    }
    return unused;
  }
}
