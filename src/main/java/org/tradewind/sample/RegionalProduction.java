package org.tradewind.sample;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.IntToDoubleFunction;
import org.tradewind.axes.Axis;
import org.tradewind.mrio.RegionalShares;
import org.tradewind.tables.Csv;
import org.tradewind.tables.Vocabulary;

/**
 * How output and final demand of the bundled study lie over the provinces, and how far apart these
 * are.
 *
 * <p>Output of a sector: its driver times its factors (facts/sample/sectors.csv). Final demand,
 * with g = GDP per person: rural by rural persons x sqrt(g), urban by urban persons x sqrt(g),
 * government by the mean of population and GDP, capital formation and stocks by GDP.
 */
final class RegionalProduction {
  private static final double EARTH_KM = 6371;

  /**
   * How much more a province trades with itself than with another one equally large and near: the
   * order of the provincial border effect found for 1997 by Poncet, China Economic Review 14, 1-21
   * (2003), rounded. The number is remembered, not re-read: of the paper only the abstract was at
   * hand, which says that such barriers are large and grew from 1987 to 1997, not how large.
   */
  private static final double BORDER_EFFECT = 25;

  private static final String OTHERS = "*";

  private final Provinces provinces;
  private final ProvinceDrivers drivers;

  RegionalProduction(Provinces provinces, ProvinceDrivers drivers) {
    this.provinces = provinces;
    this.drivers = drivers;
  }

  RegionalShares shares(Axis sectors) {
    Csv facts = Csv.fact("sample/sectors");
    Axis order = Axis.of("sector", facts.column("sector"));
    double[][] output = new double[sectors.size()][];
    for (int i = 0; i < output.length; i++) {
      int row = order.require(sectors.label(i), facts.source());
      double[] driver = drivers.of(facts.text(row, "driver"));
      double[] factor = factors(facts, row);
      output[i] = normalised(r -> driver[r] * factor[r]);
    }
    return new RegionalShares(output, demand());
  }

  /** Reads "*=0.5 HB=3": a factor for every province, 1 where nothing is said. */
  private double[] factors(Csv facts, int row) {
    Map<String, Double> given = new LinkedHashMap<>();
    for (String part : facts.text(row, "factors").trim().split(" +")) {
      if (!part.isEmpty()) {
        String[] pair = part.split("=");
        if (!pair[0].equals(OTHERS)) {
          provinces.axis().require(pair[0], facts.source() + ", row " + (row + 1));
        }
        given.put(pair[0], Double.parseDouble(pair[1]));
      }
    }
    double others = given.getOrDefault(OTHERS, 1.0);
    return provinces.axis().labels().stream()
        .mapToDouble(region -> given.getOrDefault(region, others))
        .toArray();
  }

  private Map<String, double[]> demand() {
    double[] population = drivers.of("population");
    double[] gdp = drivers.of("gdp");
    double[] rural = drivers.of("rural");
    double[] urban = drivers.of("urban");
    Map<String, double[]> demand = new LinkedHashMap<>();
    demand.put(Vocabulary.RURAL, normalised(r -> rural[r] * Math.sqrt(gdp[r] / population[r])));
    demand.put(Vocabulary.URBAN, normalised(r -> urban[r] * Math.sqrt(gdp[r] / population[r])));
    demand.put(Vocabulary.GOVERNMENT, normalised(r -> gdp[r] + population[r]));
    demand.put(Vocabulary.FIXED_CAPITAL, gdp);
    demand.put(Vocabulary.INVENTORIES, gdp);
    return demand;
  }

  private double[] normalised(IntToDoubleFunction amount) {
    double[] amounts = new double[provinces.axis().size()];
    Arrays.setAll(amounts, amount);
    return ProvinceDrivers.normalised(amounts);
  }

  /**
   * Great-circle distances between the mean places of the provinces' city dwellers, km. Within a
   * province of area A the mean distance is taken as 2/3 sqrt(A / pi) (Head and Mayer 2010) and
   * shortened so that trade falling as d^-b makes up the border effect: divided by
   * BORDER_EFFECT^(1/b).
   *
   * @param distanceDecay b
   */
  double[][] distancesKm(Cities cities, double distanceDecay) {
    double[][] centre = new double[provinces.axis().size()][3];
    for (int c = 0; c < cities.size(); c++) {
      double lon = Math.toRadians(cities.lon(c));
      double lat = Math.toRadians(cities.lat(c));
      double[] sum = centre[cities.region(c)];
      sum[0] += cities.persons(c) * Math.cos(lat) * Math.cos(lon);
      sum[1] += cities.persons(c) * Math.cos(lat) * Math.sin(lon);
      sum[2] += cities.persons(c) * Math.sin(lat);
    }
    double[][] km = new double[centre.length][centre.length];
    double[] area = provinces.column("area_1e3km2");
    for (int r = 0; r < km.length; r++) {
      double within = 2.0 / 3 * Math.sqrt(area[r] * 1e3 / Math.PI);
      km[r][r] = within / Math.pow(BORDER_EFFECT, 1 / distanceDecay);
      for (int s = 0; s < r; s++) {
        km[r][s] = EARTH_KM * angle(centre[r], centre[s]);
        km[s][r] = km[r][s];
      }
    }
    return km;
  }

  private static double angle(double[] a, double[] b) {
    double dot = a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
    return Math.acos(Math.min(1, dot / (length(a) * length(b))));
  }

  private static double length(double[] v) {
    return Math.sqrt(v[0] * v[0] + v[1] * v[1] + v[2] * v[2]);
  }
}
