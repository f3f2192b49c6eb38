package org.tradewind.sample;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.tradewind.axes.Axis;

/**
 * How national amounts lie over the provinces: shares that sum to 1, by the name used in the tables
 * of facts. All are our own simple choices.
 *
 * <ul>
 *   <li>population, rural, urban (persons), gdp, coal, thermal, steel, cement, grain: as in the
 *       facts
 *   <li>primary, secondary, tertiary: GDP times the share of that industry
 *   <li>rural_coal: rural persons times coal burnt per person
 *   <li>coal_power: sqrt(coal x thermal), lignite burnt where it is dug
 *   <li>heavy: mean of secondary, steel, cement
 *   <li>metals: 0.7 steel + 0.3 secondary
 *   <li>agriculture: mean of primary and grain
 *   <li>food: 0.5 secondary + 0.25 primary + 0.25 population
 *   <li>construction, roads: mean of gdp and population
 * </ul>
 */
final class ProvinceDrivers {
  private final Map<String, double[]> shares = new LinkedHashMap<>();
  private final Axis regions;

  ProvinceDrivers(Provinces provinces) {
    regions = provinces.axis();
    double[] population = provinces.column("population_1e4");
    double[] rural = provinces.column("rural_1e4");
    double[] gdp = provinces.column("gdp_1e9cny");
    double[] primary = provinces.column("primary_pct");
    double[] secondary = provinces.column("secondary_pct");
    double[] heating = provinces.column("coal_heating");
    put("population", population);
    put("rural", rural);
    put("gdp", gdp);
    for (String column : new String[] {"coal", "steel", "cement", "grain"}) {
      put(column, provinces.column(column + "_mt"));
    }
    put("thermal", provinces.column("thermal_twh"));
    int n = population.length;
    double[] urban = new double[n];
    double[][] industries = new double[3][n];
    double[] ruralCoal = new double[n];
    double[] coalPower = new double[n];
    for (int r = 0; r < n; r++) {
      urban[r] = population[r] - rural[r];
      industries[0][r] = gdp[r] * primary[r];
      industries[1][r] = gdp[r] * secondary[r];
      industries[2][r] = gdp[r] * (100 - primary[r] - secondary[r]);
      ruralCoal[r] = rural[r] * heating[r];
      coalPower[r] = Math.sqrt(of("coal")[r] * of("thermal")[r]);
    }
    put("urban", urban);
    put("primary", industries[0]);
    put("secondary", industries[1]);
    put("tertiary", industries[2]);
    put("rural_coal", ruralCoal);
    put("coal_power", coalPower);
    mix("heavy", Map.of("secondary", 1.0, "steel", 1.0, "cement", 1.0));
    mix("metals", Map.of("steel", 0.7, "secondary", 0.3));
    mix("agriculture", Map.of("primary", 1.0, "grain", 1.0));
    mix("food", Map.of("secondary", 0.5, "primary", 0.25, "population", 0.25));
    mix("construction", Map.of("gdp", 1.0, "population", 1.0));
    mix("roads", Map.of("gdp", 1.0, "population", 1.0));
  }

  /** Shares of the regions, summing to 1; not to be changed. */
  double[] of(String driver) {
    double[] found = shares.get(driver);
    if (found == null) {
      throw new IllegalStateException("no driver " + driver + " among " + shares.keySet());
    }
    return found;
  }

  Axis regions() {
    return regions;
  }

  private void put(String driver, double[] amounts) {
    shares.put(driver, normalised(amounts));
  }

  private void mix(String driver, Map<String, Double> weights) {
    double[] sum = new double[regions.size()];
    // in the order of the drivers known, so that the sum does not hang on the order of the map
    for (String part : shares.keySet()) {
      double weight = weights.getOrDefault(part, 0.0);
      for (int r = 0; r < sum.length; r++) {
        sum[r] += weight * shares.get(part)[r];
      }
    }
    put(driver, sum);
  }

  /** Amounts over their sum. */
  static double[] normalised(double[] amounts) {
    double sum = Arrays.stream(amounts).sum();
    return Arrays.stream(amounts).map(a -> a / sum).toArray();
  }
}
