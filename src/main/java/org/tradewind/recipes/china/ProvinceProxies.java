package org.tradewind.recipes.china;

import java.util.LinkedHashMap;
import java.util.Map;
import org.tradewind.axes.Axis;
import org.tradewind.axes.UserError;
import org.tradewind.tables.Csv;

/**
 * Figures by region that stand in for figures that are not at hand: gdp, population,
 * urban_population, rural_population, urban_gdp (GDP x urban share), primary_gdp, electricity,
 * co2:SUBSECTOR and row:INVENTORY ROW.
 */
final class ProvinceProxies {
  private static final String CO2 = "co2:";
  private static final String ROW = "row:";

  private final FuelInventory inventory;
  private final Map<String, double[]> figures = new LinkedHashMap<>();

  /**
   * The proxies of China's provinces, with facts/china/province_statistics.csv.
   *
   * @param inventory the CO2 inventory, whose regions are those of the study
   * @param populationPersons by region
   * @param gdp by region, any unit
   */
  ProvinceProxies(FuelInventory inventory, double[] populationPersons, double[] gdp) {
    this.inventory = inventory;
    Axis regions = inventory.regions();
    Csv statistics = Csv.fact("china/province_statistics");
    Axis known = Axis.of("region", statistics.column("region"));
    double[] urban = new double[regions.size()];
    double[] rural = new double[regions.size()];
    double[] urbanGdp = new double[regions.size()];
    double[] primary = new double[regions.size()];
    double[] electricity = new double[regions.size()];
    for (int r = 0; r < regions.size(); r++) {
      int row = known.require(regions.label(r), statistics.source());
      double share = statistics.number(row, "urban_percent") / 100;
      urban[r] = populationPersons[r] * share;
      rural[r] = populationPersons[r] * (1 - share);
      urbanGdp[r] = gdp[r] * share;
      primary[r] = statistics.number(row, "primary_gdp_1e8_cny");
      electricity[r] = statistics.number(row, "electricity_twh");
    }
    figures.put("gdp", gdp.clone());
    figures.put("population", populationPersons.clone());
    figures.put("urban_population", urban);
    figures.put("rural_population", rural);
    figures.put("urban_gdp", urbanGdp);
    figures.put("primary_gdp", primary);
    figures.put("electricity", electricity);
  }

  /**
   * A proxy as shares.
   *
   * @param proxy its name
   * @param where named in the error
   * @return share of each region, summing to 1
   */
  double[] shares(String proxy, String where) {
    double[] figure;
    if (proxy.startsWith(CO2)) {
      figure = inventory.co2(proxy.substring(CO2.length()));
    } else if (proxy.startsWith(ROW)) {
      figure = inventory.rowCo2(proxy.substring(ROW.length()));
    } else if (figures.containsKey(proxy)) {
      figure = figures.get(proxy).clone();
    } else {
      throw new UserError(
          where,
          "proxy '" + proxy + "'",
          "one of " + figures.keySet() + ", co2:SUBSECTOR or row:INVENTORY ROW",
          "Correct the name of the proxy.");
    }
    return normalised(figure, proxy, where);
  }

  /** Figures over their sum; a sum of 0 is a {@link UserError}. */
  static double[] normalised(double[] figure, String proxy, String where) {
    double sum = 0;
    for (double value : figure) {
      sum += value;
    }
    if (!(sum > 0 && sum <= Double.MAX_VALUE)) {
      throw new UserError(
          where,
          "proxy '" + proxy + "' with a sum of " + sum,
          "a sum above 0",
          "Check that the inventory is complete.");
    }
    double[] shares = new double[figure.length];
    for (int r = 0; r < shares.length; r++) {
      shares[r] = figure[r] / sum;
    }
    return shares;
  }
}
