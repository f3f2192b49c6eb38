package org.tradewind.emissions;

import java.util.Arrays;
import org.tradewind.axes.Axis;
import org.tradewind.axes.CompensatedSum;
import org.tradewind.axes.Species;
import org.tradewind.axes.UserError;
import org.tradewind.tables.Inputs;
import org.tradewind.tables.Table;

/**
 * The detailed inventory G_{p,r,h}: tonnes a year by species, region and subsector. A subsector has
 * a species either by region or for all regions together.
 */
final class DetailedInventory {
  private static final int CO2 = Species.ALL.indexOf(Species.CO2);

  private final int regions;

  /** By (species, subsector): tonnes of all regions together; NaN where none are given so. */
  private final double[][] together;

  /** By (species, subsector): tonnes by region; null where none are given so. */
  private final double[][][] byRegion;

  private DetailedInventory(int regions, int subsectors) {
    this.regions = regions;
    this.together = new double[Species.ALL.size()][subsectors];
    for (double[] row : together) {
      Arrays.fill(row, Double.NaN);
    }
    this.byRegion = new double[Species.ALL.size()][subsectors][];
  }

  /**
   * Reads and checks the table inventory.
   *
   * @param rule the rule {@code detailed} needs pollutants by region
   */
  static DetailedInventory of(
      Table table, Axis regions, Axis subsectors, InventoryParameters.Rule rule) {
    DetailedInventory inventory = new DetailedInventory(regions.size(), subsectors.size());
    String[] region = table.strings("region");
    String[] subsector = table.strings("subsector");
    String[] species = table.strings("species");
    double[] tonnes = table.doubles("tonnes");
    for (int row = 0; row < table.rows(); row++) {
      String where = "table inventory, row " + (row + 1);
      int p = Species.ALL.indexOf(species[row]);
      if (p < 0) {
        throw UserError.unknown(where, "species", species[row], Species.ALL);
      }
      int h = subsectors.require(subsector[row], where);
      boolean any = region[row].equals(Inputs.ANY);
      if (any && p != CO2 && rule == InventoryParameters.Rule.DETAILED) {
        throw new UserError(
            where + " (" + table.keyText(row) + ")",
            "all regions together",
            "pollutants by region, since emissions.rule is detailed",
            "Give the inventory by region, or set emissions.rule to gridded.");
      }
      if (any ? inventory.byRegion[p][h] != null : !Double.isNaN(inventory.together[p][h])) {
        throw new UserError(
            where + " (" + table.keyText(row) + ")",
            "rows by region and a row of all regions together ("
                + Inputs.ANY
                + ") for this subsector and species",
            "one of the two",
            "Remove one of them, or subtract the regions given from the total.");
      }
      if (any) {
        inventory.together[p][h] = tonnes[row];
      } else {
        inventory.ofRegions(p, h)[regions.require(region[row], where)] += tonnes[row];
      }
    }
    return inventory;
  }

  private double[] ofRegions(int p, int h) {
    if (byRegion[p][h] == null) {
      byRegion[p][h] = new double[regions];
    }
    return byRegion[p][h];
  }

  /** Whether a species of a subsector is given for all regions together. */
  boolean together(int p, int h) {
    return !Double.isNaN(together[p][h]);
  }

  /** Tonnes of a region; 0 where none are given by region. */
  double of(int p, int h, int r) {
    return byRegion[p][h] == null ? 0 : byRegion[p][h][r];
  }

  /** Tonnes of all regions. */
  double total(int p, int h) {
    if (together(p, h)) {
      return together[p][h];
    }
    return byRegion[p][h] == null ? 0 : CompensatedSum.of(byRegion[p][h]);
  }
}
