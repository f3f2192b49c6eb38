package org.tradewind.attribution;

import java.io.Serializable;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.tradewind.axes.Axis;
import org.tradewind.axes.ExactSum;
import org.tradewind.emissions.CellRegions;
import org.tradewind.tables.Table;

/**
 * Deaths and CO2 of groups of cells by source, a mergeable sum over parts of the table
 * damage_cell_species: with share_gr of table cell_region, what cell g has at the position of
 * source (r, h) is share_gr D_ghp deaths and share_gr C_gh tonnes of CO2. Sums are exact, so that
 * they do not depend on how the table was cut.
 */
public final class CellSums implements Serializable {
  private static final long serialVersionUID = 1L;

  private final SourceAxis axis;
  private final int groups;

  /**
   * By group * regions + region; then subsector * (1 + species): CO2, then deaths by species; null
   * for nothing.
   */
  private final Map<Integer, ExactSum[]> sums = new TreeMap<>();

  private CellSums(SourceAxis axis, int groups) {
    this.axis = axis;
    this.groups = groups;
  }

  /** What rows of the table have. */
  public static CellSums of(Table damage, SourceAxis axis, CellRegions regions, CellGroups groups) {
    CellSums all = new CellSums(axis, groups.size());
    int[] cell = damage.ints("cell");
    String[] subsector = damage.strings("subsector");
    double[] co2 = damage.doubles("co2_t");
    double[][] deaths = damage.vectors("species_deaths");
    Axis subsectors = axis.subsectors();
    for (int row = 0; row < cell.length; row++) {
      int group = groups.group(cell[row]);
      if (group < 0) {
        continue;
      }
      int h = subsectors.require(subsector[row], "table " + damage.name());
      int slot = regions.slot(cell[row]);
      for (int entry = regions.from(slot); entry < regions.to(slot); entry++) {
        ExactSum[] into = all.room(group, regions.region(entry));
        double share = regions.share(entry);
        all.add(into, h * all.width(), share * co2[row]);
        for (int p = 0; p < axis.species().size(); p++) {
          all.add(into, h * all.width() + 1 + p, share * deaths[row][p]);
        }
      }
    }
    return all;
  }

  private int width() {
    return 1 + axis.species().size();
  }

  private ExactSum[] room(int group, int region) {
    return sums.computeIfAbsent(
        group * axis.regions().size() + region,
        k -> new ExactSum[axis.subsectors().size() * width()]);
  }

  private void add(ExactSum[] into, int at, double value) {
    if (value != 0) {
      into[at] = into[at] == null ? new ExactSum() : into[at];
      into[at].add(value);
    }
  }

  /** Adds another part. */
  public CellSums combine(CellSums other) {
    other.sums.forEach(
        (key, more) -> {
          ExactSum[] into = sums.computeIfAbsent(key, k -> new ExactSum[more.length]);
          for (int i = 0; i < more.length; i++) {
            if (more[i] != null) {
              into[i] = into[i] == null ? new ExactSum() : into[i];
              into[i].add(more[i]);
            }
          }
        });
    return this;
  }

  /** Deaths, or CO2, of the groups, one after the other. */
  public List<SourceSum> sums(boolean ofDeaths) {
    return IntStream.range(0, groups).mapToObj(group -> sum(group, ofDeaths)).toList();
  }

  private SourceSum sum(int group, boolean ofDeaths) {
    SourceSum.Builder sum = new SourceSum.Builder();
    for (int r = 0; r < axis.regions().size(); r++) {
      ExactSum[] of = sums.get(group * axis.regions().size() + r);
      for (int at = 0; of != null && at < of.length; at++) {
        int h = at / width();
        int p = at % width() - 1;
        if (of[at] != null && p >= 0 == ofDeaths) {
          sum.add(ofDeaths ? axis.deaths(r, h, p) : axis.co2(r, h), of[at].value());
        }
      }
    }
    return sum.build();
  }
}
