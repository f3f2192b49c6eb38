package org.tradewind.attribution;

import java.io.Serializable;
import java.util.Arrays;
import java.util.List;
import org.tradewind.axes.Axis;
import org.tradewind.emissions.CellRegions;
import org.tradewind.tables.Table;

/**
 * Deaths and CO2 of groups of cells by source, a mergeable sum over parts of the table
 * damage_cell_species: with share_gr of table cell_region, what cell g has at the position of
 * source (r, h) is share_gr D_ghp deaths and share_gr C_gh tonnes of CO2. Parts must be merged in
 * the order of the files.
 */
public final class CellSums implements Serializable {
  private static final long serialVersionUID = 1L;

  private final SourceAxis axis;

  /** By group, (region * subsectors + subsector) * (1 + species): CO2, then deaths by species. */
  private final double[][] sums;

  private CellSums(SourceAxis axis, int groups) {
    this.axis = axis;
    this.sums = new double[groups][];
  }

  /** What rows of the table have. */
  public static CellSums of(Table damage, SourceAxis axis, CellRegions regions, CellGroups groups) {
    CellSums all = new CellSums(axis, groups.size());
    int[] cell = damage.ints("cell");
    String[] subsector = damage.strings("subsector");
    double[] co2 = damage.doubles("co2_t");
    double[][] deaths = damage.vectors("species_deaths");
    Axis subsectors = axis.subsectors();
    int width = 1 + axis.species().size();
    for (int row = 0; row < cell.length; row++) {
      int group = groups.group(cell[row]);
      if (group < 0) {
        continue;
      }
      int h = subsectors.require(subsector[row], "table " + damage.name());
      double[] into = all.room(group);
      int slot = regions.slot(cell[row]);
      for (int entry = regions.from(slot); entry < regions.to(slot); entry++) {
        int at = (regions.region(entry) * subsectors.size() + h) * width;
        double share = regions.share(entry);
        into[at] += share * co2[row];
        for (int p = 0; p < width - 1; p++) {
          into[at + 1 + p] += share * deaths[row][p];
        }
      }
    }
    return all;
  }

  private double[] room(int group) {
    if (sums[group] == null) {
      int width = 1 + axis.species().size();
      sums[group] = new double[axis.regions().size() * axis.subsectors().size() * width];
    }
    return sums[group];
  }

  /** Adds a later part. */
  public CellSums combine(CellSums later) {
    for (int group = 0; group < sums.length; group++) {
      double[] more = later.sums[group];
      if (more != null) {
        double[] into = room(group);
        for (int i = 0; i < more.length; i++) {
          into[i] += more[i];
        }
      }
    }
    return this;
  }

  /** Deaths, or CO2, of the groups, one after the other. */
  public List<SourceSum> sums(boolean ofDeaths) {
    return Arrays.stream(sums).map(group -> sum(group, ofDeaths)).toList();
  }

  private SourceSum sum(double[] group, boolean ofDeaths) {
    SourceSum.Builder sum = new SourceSum.Builder();
    int width = 1 + axis.species().size();
    for (int source = 0; group != null && source < group.length / width; source++) {
      int r = source / axis.subsectors().size();
      int h = source % axis.subsectors().size();
      if (!ofDeaths) {
        sum.add(axis.co2(r, h), group[source * width]);
      }
      for (int p = 0; ofDeaths && p < width - 1; p++) {
        sum.add(axis.deaths(r, h, p), group[source * width + 1 + p]);
      }
    }
    return sum.build();
  }
}
