package org.tradewind.scenarios;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.tradewind.axes.Axis;
import org.tradewind.axes.UserError;
import org.tradewind.tables.MrioInputs;
import org.tradewind.tables.StudyTables;
import org.tradewind.tables.Table;

/**
 * Energy intensities w_mr, energy over physical output, of the sectors of the scenarios by region.
 * Within a sector the unit is the same for all regions; only ratios matter.
 */
public final class EnergyIntensities {
  private final Axis groups;
  private final Axis regions;
  private final double[] values;

  private EnergyIntensities(Axis groups, Axis regions) {
    this.groups = groups;
    this.regions = regions;
    this.values = new double[groups.size() * regions.size()];
    Arrays.fill(values, Double.NaN);
  }

  /**
   * Reads table energy_intensity, table energy_use, or both: w = energy_tce / output in the latter.
   * A key in both, a region or sector that the study lacks, a negative number, energy without
   * output, a table without any value are each a {@link UserError}; a key in neither, and one
   * without a value, is missing. Rows of sectors that are not in the scenarios are passed over.
   *
   * @param sectors those of the MRIO
   * @param chosen those of the scenarios
   */
  public static EnergyIntensities of(
      StudyTables tables, Axis regions, Axis sectors, List<String> chosen) {
    chosen.forEach(m -> sectors.require(m, "key scenarios.sectors"));
    EnergyIntensities result = new EnergyIntensities(Axis.of("group", chosen), regions);
    boolean[] seen = new boolean[result.values.length];
    if (tables.has(MrioInputs.ENERGY_INTENSITY)) {
      Table given = tables.require(MrioInputs.ENERGY_INTENSITY);
      requireAValue(given);
      for (int row = 0; row < given.rows(); row++) {
        double w = given.doubles("tce_per_unit")[row];
        result.put(given, row, sectors, seen, notNegative(given, row, "tce_per_unit", w));
      }
    }
    if (tables.has(MrioInputs.ENERGY_USE)) {
      Table use = tables.require(MrioInputs.ENERGY_USE);
      for (int row = 0; row < use.rows(); row++) {
        result.put(use, row, sectors, seen, ratio(use, row));
      }
    }
    return result;
  }

  /** A column under another name reads as one that is empty throughout. */
  private static void requireAValue(Table given) {
    if (Arrays.stream(given.doubles("tce_per_unit")).allMatch(Double::isNaN)) {
      throw new UserError(
          "table " + given.name(),
          "no value of tce_per_unit in any of " + given.rows() + " rows",
          "a column tce_per_unit with a value where it is known",
          "Check the name of the column, or take the table out.");
    }
  }

  private static double ratio(Table use, int row) {
    double energyTce = notNegative(use, row, "energy_tce", use.doubles("energy_tce")[row]);
    double output = notNegative(use, row, "output", use.doubles("output")[row]);
    if (output == 0 && energyTce > 0) {
      throw new UserError(
          rowName(use, row),
          "energy_tce = " + energyTce + " for an output of 0",
          "an output above 0 where energy is used",
          "Give the physical output, or take the row out.");
    }
    return output == 0 ? Double.NaN : energyTce / output;
  }

  /** NaN, for a value that is not known, passes. */
  private static double notNegative(Table table, int row, String column, double value) {
    if (value < 0 || Double.isInfinite(value)) {
      throw new UserError(
          rowName(table, row),
          column + " = " + value,
          "a finite number of at least 0, or none",
          "Correct the value.");
    }
    return value;
  }

  private void put(Table table, int row, Axis sectors, boolean[] seen, double value) {
    String where = rowName(table, row);
    int r = regions.require(table.strings("region")[row], where);
    String sector = table.strings("group")[row];
    sectors.require(sector, where);
    int m = groups.find(sector);
    if (m < 0) {
      return;
    }
    int at = m * regions.size() + r;
    if (seen[at]) {
      throw new UserError(
          where,
          "duplicate intensity",
          "each region and group once, in energy_intensity or in energy_use",
          "Remove one of the two rows.");
    }
    seen[at] = true;
    values[at] = value;
  }

  private static String rowName(Table table, int row) {
    return "table " + table.name() + ", row " + (row + 1) + " (" + table.keyText(row) + ")";
  }

  /** The sectors of the scenarios. */
  public Axis groups() {
    return groups;
  }

  public Axis regions() {
    return regions;
  }

  /** w of a sector and region, tce per unit of the sector's physical output; NaN where missing. */
  public double of(int group, int region) {
    return values[group * regions.size() + region];
  }

  /** What is missing, as group/region. */
  public List<String> missing() {
    List<String> names = new ArrayList<>();
    Axis all = Axis.product(groups, regions);
    for (int i = 0; i < values.length; i++) {
      if (Double.isNaN(values[i])) {
        names.add(all.label(i));
      }
    }
    return names;
  }
}
