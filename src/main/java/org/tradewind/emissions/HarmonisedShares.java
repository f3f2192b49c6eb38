package org.tradewind.emissions;

import java.io.Serializable;
import java.util.Arrays;
import org.tradewind.axes.Species;

/**
 * What turns a row of inventory_grid into rows of emission: the shares of subsectors in their
 * category, tonnes of CO2 per gridded tonne, and tonnes of CO2 per person where no pattern places
 * them. Each is by region; the position after the last region holds for cells in none.
 *
 * <p>E_{p,g,m,h} = E^grid_{p,g,m,H} sum_r share(g, r) s_{p,r,h}, and for CO2 E_{g,m,h} = sum over
 * q, r of E^grid_{q,g,m,H} share(g, r) c_{q,r,h} + people_g days_m/365 sum_r share(g, r) n_{r,h}.
 */
final class HarmonisedShares implements Serializable {
  private static final long serialVersionUID = 1L;

  private final InventoryGrid grid;
  private final SubsectorCategories categories;

  /** s by (species, subsector), then region; null where nothing is shared out. */
  private final double[][][] share;

  /** c by (species of the pattern, subsector), then region, t/t; null where there is none. */
  private final double[][][] co2PerTonne;

  /** n by subsector, then region, t/person; null where there is none. */
  private final double[][] co2PerPerson;

  /** Cells with people, ascending, and their people; empty where nobody places CO2. */
  private final int[] cells;

  private final double[] persons;

  HarmonisedShares(
      InventoryGrid grid,
      SubsectorCategories categories,
      double[][][] share,
      double[][][] co2PerTonne,
      double[][] co2PerPerson,
      CellPeople people) {
    this.grid = grid;
    this.categories = categories;
    this.share = share;
    this.co2PerTonne = co2PerTonne;
    this.co2PerPerson = co2PerPerson;
    boolean used = Arrays.stream(co2PerPerson).anyMatch(n -> n != null);
    this.cells = used ? people.cells() : new int[0];
    this.persons = used ? people.persons() : new double[0];
  }

  InventoryGrid grid() {
    return grid;
  }

  SubsectorCategories categories() {
    return categories;
  }

  /** Shares of a subsector in its category by region, or null; of CO2 there are none. */
  double[] share(int species, int subsector) {
    return share[species][subsector];
  }

  /** Tonnes of CO2 of a subsector per tonne of a row by region, or null. */
  double[] co2PerTonne(int species, int subsector) {
    return co2PerTonne[species][subsector];
  }

  /** Tonnes of CO2 of a subsector per person by region, or null. */
  double[] co2PerPerson(int subsector) {
    return co2PerPerson[subsector];
  }

  /** Position of the first cell with people of at least this number. */
  int firstPeopled(int cell) {
    int found = Arrays.binarySearch(cells, cell);
    return found < 0 ? -found - 1 : found;
  }

  int peopled() {
    return cells.length;
  }

  int peopledCell(int position) {
    return cells[position];
  }

  double persons(int position) {
    return persons[position];
  }

  /** Number of species and of subsectors, as one index runs over both. */
  int width() {
    return Species.ALL.size() * categories.subsectors().size();
  }
}
