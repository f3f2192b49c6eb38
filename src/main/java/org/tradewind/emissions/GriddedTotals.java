package org.tradewind.emissions;

import java.io.Serializable;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.tradewind.axes.Species;

/**
 * E^grid_{p,r,H}: tonnes a year of a gridded inventory by species, region and category. A cell in
 * several regions is split by its shares; cells in none stand at the position after the last
 * region. A mergeable partial result: merge in the order of blocks.
 */
public final class GriddedTotals implements Serializable {
  private static final long serialVersionUID = 1L;

  private final TreeMap<String, TreeMap<Integer, double[]>> byCategory = new TreeMap<>();
  private final double[] all = new double[Species.ALL.size()];

  /** Adds a row to the sum over all cells. */
  void addAll(int species, double tonnes) {
    all[species] += tonnes;
  }

  /** Adds the part of a row that lies in a region. */
  void add(String category, int species, int region, double tonnes) {
    byCategory.computeIfAbsent(category, c -> new TreeMap<>())
            .computeIfAbsent(region, r -> new double[Species.ALL.size()])[species] +=
        tonnes;
  }

  /** Adds the sums of the next block. */
  public GriddedTotals merge(GriddedTotals next) {
    for (Map.Entry<String, TreeMap<Integer, double[]>> category : next.byCategory.entrySet()) {
      for (Map.Entry<Integer, double[]> region : category.getValue().entrySet()) {
        for (int p = 0; p < all.length; p++) {
          add(category.getKey(), p, region.getKey(), region.getValue()[p]);
        }
      }
    }
    for (int p = 0; p < all.length; p++) {
      all[p] += next.all[p];
    }
    return this;
  }

  /** The categories that have rows, in alphabetical order. */
  Set<String> categories() {
    return byCategory.keySet();
  }

  /** Tonnes of a species, category and region. */
  double of(int species, String category, int region) {
    double[] sums = byCategory.getOrDefault(category, new TreeMap<>()).get(region);
    return sums == null ? 0 : sums[species];
  }

  /** Tonnes of a species and category in all cells. */
  double of(int species, String category) {
    double sum = 0;
    for (double[] ofRegion : byCategory.getOrDefault(category, new TreeMap<>()).values()) {
      sum += ofRegion[species];
    }
    return sum;
  }

  /** Tonnes of a species in all rows. */
  double all(int species) {
    return all[species];
  }
}
