package org.tradewind.recipes;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.tradewind.axes.Axis;
import org.tradewind.axes.UserError;
import org.tradewind.emissions.FuelInventory;
import org.tradewind.emissions.ProvinceProxies;
import org.tradewind.importers.NationalIoImporter;
import org.tradewind.tables.Csv;
import org.tradewind.tables.NationalTable;
import org.tradewind.tables.Vocabulary;

/**
 * How the national table is shared among provinces where no regional table is at hand:
 * facts/regional_output_proxies.csv, final_demand_proxies.csv and consumption_split.csv.
 */
final class ChinaShares {
  private static final String SECTOR_CO2 = "sector_co2";

  /** Rural households' part of what households consume (China Statistical Yearbook 2018, 3-11). */
  private static final double RURAL_PART = 0.215;

  private ChinaShares() {}

  /**
   * Share of each province in the national output of each sector.
   *
   * @param inventoried the provinces that the inventory has; where CO2 is the proxy the others get
   *     their share of GDP, and the shares of these make room for it
   * @return [sector][region], each row summing to 1
   */
  static double[][] output(
      Axis sectors, FuelInventory inventory, ProvinceProxies proxies, List<String> inventoried) {
    Csv facts = Csv.fact("regional_output_proxies");
    Axis known = Axis.of("sector", facts.column("sector"));
    double[] gdp = proxies.shares("gdp", facts.source());
    boolean[] absent = new boolean[gdp.length];
    double room = 0;
    for (int r = 0; r < gdp.length; r++) {
      absent[r] = !inventoried.contains(inventory.regions().label(r));
      room += absent[r] ? gdp[r] : 0;
    }
    double[][] shares = new double[sectors.size()][];
    for (int s = 0; s < shares.length; s++) {
      int row = known.require(sectors.label(s), facts.source());
      String proxy = facts.text(row, "proxy");
      String where = facts.source() + ", row " + (row + 1);
      if (!proxy.equals(SECTOR_CO2)) {
        shares[s] = proxies.shares(proxy, where);
        continue;
      }
      double[] co2 =
          ProvinceProxies.normalised(inventory.sectorCo2(sectors.label(s)), proxy, where);
      for (int r = 0; r < co2.length; r++) {
        co2[r] = absent[r] ? gdp[r] : co2[r] * (1 - room);
      }
      shares[s] = co2;
    }
    return shares;
  }

  /** Share of each province in the national final demand of each category. */
  static Map<String, double[]> finalDemand(ProvinceProxies proxies) {
    Csv facts = Csv.fact("final_demand_proxies");
    Map<String, double[]> shares = new LinkedHashMap<>();
    for (int row = 0; row < facts.rows(); row++) {
      shares.put(
          facts.text(row, "category"),
          proxies.shares(facts.text(row, "proxy"), facts.source() + ", row " + (row + 1)));
    }
    return shares;
  }

  /**
   * The national table with its one column of consumption split into rural, urban and government.
   * Government has what the other two leave, so that the three sum to the column; a table that has
   * them already is handed back.
   */
  static NationalTable splitConsumption(NationalTable national) {
    double[] consumption = national.finalDemand().get(NationalIoImporter.CONSUMPTION);
    if (consumption == null) {
      return national;
    }
    Csv facts = Csv.fact("consumption_split");
    Map<String, Double> government = new LinkedHashMap<>();
    for (int row = 0; row < facts.rows(); row++) {
      double share = facts.number(row, "government");
      if (!(share >= 0 && share <= 1)) {
        throw new UserError(
            facts.source() + ", row " + (row + 1), "share " + share, "0 to 1", "Correct it.");
      }
      government.put(facts.text(row, "sector"), share);
    }
    double[] rural = new double[consumption.length];
    double[] urban = new double[consumption.length];
    double[] publicly = new double[consumption.length];
    for (int i = 0; i < consumption.length; i++) {
      double households =
          consumption[i] * (1 - government.getOrDefault(national.sectors().label(i), 0.0));
      rural[i] = households * RURAL_PART;
      urban[i] = households - rural[i];
      publicly[i] = consumption[i] - households;
    }
    Map<String, double[]> split = new LinkedHashMap<>();
    split.put(Vocabulary.RURAL, rural);
    split.put(Vocabulary.URBAN, urban);
    split.put(Vocabulary.GOVERNMENT, publicly);
    national.finalDemand().forEach(split::putIfAbsent);
    split.remove(NationalIoImporter.CONSUMPTION);
    return new NationalTable(
        national.sectors(),
        national.currency(),
        national.z(),
        national.imports(),
        split,
        national.export(),
        national.errors(),
        national.valueAdded(),
        national.output());
  }
}
