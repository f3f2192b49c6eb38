package org.tradewind.recipes.china;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.tradewind.axes.Axis;
import org.tradewind.axes.UserError;
import org.tradewind.tables.Csv;

/**
 * Which subsector the fuel of an inventory row is booked to, and how much CO2 a fuel gives per unit
 * of heat: facts/china/ceads_rows.csv (row to class) and facts/china/ceads_fuels.csv (fuel x class
 * to subsector).
 */
final class FuelBooking {
  private static final double GJ_PER_TJ = 1000;

  private final Axis rows;
  private final List<String> classes;
  private final Axis fuels;
  private final double[] co2TonnesPerTj;
  private final Map<String, String[]> subsectors = new HashMap<>();

  private FuelBooking(Csv rowTable, Csv fuelTable) {
    this.rows = Axis.of("inventory row", rowTable.column("row"));
    this.classes = rowTable.column("class");
    this.fuels = Axis.of("fuel", fuelTable.column("fuel"));
    this.co2TonnesPerTj = new double[fuels.size()];
    for (int f = 0; f < co2TonnesPerTj.length; f++) {
      co2TonnesPerTj[f] = fuelTable.number(f, "co2_t_per_tj");
    }
    for (String rowClass : classes) {
      subsectors.computeIfAbsent(
          rowClass, c -> fuelTable.column(c).toArray(new String[fuels.size()]));
    }
  }

  /** The booking that ships with the software. */
  static FuelBooking bundled() {
    return new FuelBooking(Csv.fact("china/ceads_rows"), Csv.fact("china/ceads_fuels"));
  }

  /** The rows of the inventory. */
  Axis rows() {
    return rows;
  }

  /** Subsector that an entry is booked to; an unknown row or fuel is a {@link UserError}. */
  String subsector(FuelCo2 entry) {
    String where = "inventory of " + entry.region() + ", row '" + entry.row() + "'";
    int row = rows.require(entry.row(), where);
    int fuel = fuels.require(entry.fuel(), where);
    return subsectors.get(classes.get(row))[fuel];
  }

  /**
   * Heat of the fuel that gave an entry's CO2: tonnes / (t CO2 per TJ) x 1000; 0 for process CO2.
   *
   * @return GJ
   */
  double heatGj(FuelCo2 entry) {
    int fuel =
        fuels.require(
            entry.fuel(), "inventory of " + entry.region() + ", row '" + entry.row() + "'");
    return co2TonnesPerTj[fuel] == 0 ? 0 : entry.tonnes() / co2TonnesPerTj[fuel] * GJ_PER_TJ;
  }
}
