package org.tradewind.recipes.china;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.tradewind.axes.Axis;
import org.tradewind.axes.UserError;
import org.tradewind.tables.ConcordanceTables;
import org.tradewind.tables.Csv;
import org.tradewind.tables.Inputs;
import org.tradewind.tables.Table;

/**
 * A fuel-wise CO2 inventory, added up by region and subsector, by region and inventory row, and by
 * region, subsector and sector; with the heat of the fuels burnt.
 */
final class FuelInventory {
  private final Axis regions;
  private final Axis sectors;
  private final Axis subsectors;
  private final Axis rows;
  // how far shares of CO2 may be from shares of heat to be those of one fuel, by rounding
  private static final double SAME = 1e-12;
  private static final double GJ_PER_TJ = 1000;

  // [subsector][region], [row][region], [subsector][region][sector, household last]
  private final double[][] co2;
  private final double[][] heatGj;
  private final double[][] rowCo2;
  private final double[][][] sectorCo2;
  private final double[][][] sectorHeatGj;

  private FuelInventory(Axis regions, Axis sectors, FuelBooking booking) {
    this.regions = regions;
    this.sectors = sectors;
    this.subsectors = Axis.of("subsector", Csv.fact("china/subsectors").column("subsector"));
    this.rows = booking.rows();
    this.co2 = new double[subsectors.size()][regions.size()];
    this.heatGj = new double[subsectors.size()][regions.size()];
    this.rowCo2 = new double[rows.size()][regions.size()];
    this.sectorCo2 = new double[subsectors.size()][regions.size()][sectors.size() + 1];
    this.sectorHeatGj = new double[subsectors.size()][regions.size()][sectors.size() + 1];
  }

  /**
   * Adds an inventory up.
   *
   * @param entries the inventory, households included
   * @param booking subsector and heat of every entry
   * @param regions the regions of the study; those without entries have zeros
   * @param sectors the sectors of the study
   * @param sectorShares share of each sector (or {@link Inputs#HOUSEHOLD}) in a row of the
   *     inventory, summing to 1
   */
  static FuelInventory of(
      List<FuelCo2> entries,
      FuelBooking booking,
      Axis regions,
      Axis sectors,
      Function<String, Map<String, Double>> sectorShares) {
    FuelInventory inventory = new FuelInventory(regions, sectors, booking);
    Map<String, Map<String, Double>> sharesOfRows = new HashMap<>();
    for (FuelCo2 entry : entries) {
      inventory.add(entry, booking, sharesOfRows.computeIfAbsent(entry.row(), sectorShares));
    }
    return inventory;
  }

  private void add(FuelCo2 entry, FuelBooking booking, Map<String, Double> shares) {
    String where = "inventory of " + entry.region() + ", " + entry.row() + ", " + entry.fuel();
    if (!(entry.tonnes() >= 0 && entry.tonnes() <= Double.MAX_VALUE)) {
      throw new UserError(
          where,
          entry.tonnes() + " t CO2",
          "a finite number of at least 0",
          "Correct it in the inventory.");
    }
    int r = regions.require(entry.region(), where);
    int h = subsectors.require(booking.subsector(entry), where);
    co2[h][r] += entry.tonnes();
    heatGj[h][r] += booking.heatGj(entry);
    rowCo2[rows.require(entry.row(), where)][r] += entry.tonnes();
    for (Map.Entry<String, Double> share : shares.entrySet()) {
      int s =
          share.getKey().equals(Inputs.HOUSEHOLD)
              ? sectors.size()
              : sectors.require(share.getKey(), where);
      sectorCo2[h][r][s] += entry.tonnes() * share.getValue();
      sectorHeatGj[h][r][s] += booking.heatGj(entry) * share.getValue();
    }
  }

  Axis regions() {
    return regions;
  }

  Axis subsectors() {
    return subsectors;
  }

  /** CO2 of a subsector, t by region. */
  double[] co2(String subsector) {
    return co2[subsectors.require(subsector, "CO2 by subsector")].clone();
  }

  /** Heat of the fuels of a subsector, GJ by region. */
  double[] heatGj(String subsector) {
    return heatGj[subsectors.require(subsector, "heat by subsector")].clone();
  }

  /** CO2 of a row of the inventory, t by region. */
  double[] rowCo2(String row) {
    return rowCo2[rows.require(row, "CO2 by inventory row")].clone();
  }

  /** CO2 of a sector, or of {@link Inputs#HOUSEHOLD}, t by region. */
  double[] sectorCo2(String sector) {
    int s =
        sector.equals(Inputs.HOUSEHOLD) ? sectors.size() : sectors.require(sector, "CO2 by sector");
    double[] sum = new double[regions.size()];
    for (double[][] ofSubsector : sectorCo2) {
      for (int r = 0; r < sum.length; r++) {
        sum[r] += ofSubsector[r][s];
      }
    }
    return sum;
  }

  /**
   * The table concordance: in a region where a subsector has CO2, each of its sectors, without a
   * share where {@link #energy energy use} divides the subsector as CO2 does, else with its share
   * of the CO2; for all other regions and subsectors the defaults given.
   *
   * @param defaults table concordance for all regions ({@link Inputs#ANY}), and for regions in
   *     which a subsector has no CO2
   */
  Table concordance(Table defaults) {
    Table.Builder table = Table.builder(Inputs.CONCORDANCE).addAll(defaults);
    for (int h = 0; h < co2.length; h++) {
      for (int r = 0; r < regions.size(); r++) {
        double[] shares = shares(sectorCo2[h][r]);
        boolean byEnergy = byEnergy(h, r);
        for (int s = 0; s < shares.length; s++) {
          if (shares[s] > 0) {
            table.add(
                subsectors.label(h),
                regions.label(r),
                sector(s),
                byEnergy ? Double.NaN : shares[s]);
          }
        }
      }
    }
    return table.build();
  }

  /**
   * The table subsector_energy, heat of the fuels burnt, for the shares that {@link #concordance}
   * leaves open: of subsectors that several sectors burn, of one fuel or of fuels that give as much
   * CO2 for their heat. Where fuels differ, CO2 would not stay in the sectors that emit it.
   */
  Table energy() {
    Table.Builder table = Table.builder(ConcordanceTables.SUBSECTOR_ENERGY);
    for (int h = 0; h < co2.length; h++) {
      for (int r = 0; r < regions.size(); r++) {
        for (int s = 0; byEnergy(h, r) && s <= sectors.size(); s++) {
          if (sectorHeatGj[h][r][s] > 0) {
            table.add(
                subsectors.label(h),
                regions.label(r),
                sector(s),
                sectorHeatGj[h][r][s] / GJ_PER_TJ);
          }
        }
      }
    }
    return table.build();
  }

  private String sector(int s) {
    return s < sectors.size() ? sectors.label(s) : Inputs.HOUSEHOLD;
  }

  private static double[] shares(double[] amounts) {
    double total = Arrays.stream(amounts).sum();
    return Arrays.stream(amounts).map(amount -> total == 0 ? 0 : amount / total).toArray();
  }

  private boolean byEnergy(int h, int r) {
    double[] ofCo2 = shares(sectorCo2[h][r]);
    double[] ofHeat = shares(sectorHeatGj[h][r]);
    // one sector has all of it, however it is measured
    return Arrays.stream(ofCo2).filter(share -> share > 0).count() > 1
        && IntStream.range(0, ofCo2.length).allMatch(s -> Math.abs(ofCo2[s] - ofHeat[s]) <= SAME);
  }
}
