package org.tradewind.attribution;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.tradewind.tables.CityTables;

/** The tables of cities, declared to the central run and the draws. */
public final class CityOutputs {
  /** Cities from the split on, those below it, and all. */
  static final List<String> GROUPS = List.of("above", "below", "all");

  private static final int POINTS = 25;

  private final StudyCities cities;
  private final CityAmounts amounts;
  private final SourceAxis axis;
  private final CityParameters parameters;
  private final SourceSum allDeaths;
  private final SourceSum allCo2;
  private final List<SourceSum> deaths = new ArrayList<>();
  private final List<SourceSum> co2 = new ArrayList<>();
  private final List<String> remarks = new ArrayList<>();

  /**
   * @param damage of all regions, with the closure that the amounts have
   */
  public CityOutputs(
      StudyCities cities,
      CityAmounts amounts,
      SourceAxis axis,
      Damage damage,
      CityParameters parameters) {
    this.cities = cities;
    this.amounts = amounts;
    this.axis = axis;
    this.parameters = parameters;
    this.allDeaths = axis.sum(damage, axis::isDeaths);
    this.allCo2 = axis.sum(damage, axis::isCo2);
    for (int c = 0; c < cities.cities().size(); c++) {
      deaths.add(amounts.deaths(c));
      co2.add(amounts.co2(c));
    }
    remarks.addAll(cities.remarks());
    remarks.addAll(amounts.remarks(cities));
    remarks.add(
        String.format(
            Locale.ROOT,
            "The %d cities have %.3g %% of all deaths and %.3g %% of all CO2.",
            deaths.size(),
            100 * total(deaths) / allDeaths.central(),
            100 * total(co2) / allCo2.central()));
  }

  private static double total(List<SourceSum> sums) {
    return sums.stream().mapToDouble(SourceSum::central).sum();
  }

  /** damage_city, city_point, city_regression and city_band. */
  public SourceOutputs figures() {
    Map<String, CityRegression> regressions = new LinkedHashMap<>();
    GROUPS.forEach(group -> regressions.put(group, regression(group)));
    return SourceOutputs.of(
        List.of(damage(), points(), regressions(regressions), bands(regressions)));
  }

  /** What was assumed or left out, a sentence each; whole once {@link #figures} were made. */
  public List<String> remarks() {
    return List.copyOf(remarks);
  }

  private SourceOutput damage() {
    SourceOutput.Builder table =
        SourceOutput.byRow(
            CityTables.DAMAGE_CITY,
            List.of("deaths", "co2_t"),
            List.of(),
            (own, shared, into, n) -> {
              System.arraycopy(own[0], 0, into[0], 0, n);
              System.arraycopy(own[1], 0, into[1], 0, n);
            });
    for (int c = 0; c < deaths.size(); c++) {
      StudyCities.City city = cities.cities().get(c);
      for (int h = 0; h < axis.subsectors().size(); h++) {
        SourceSum ofDeaths = amounts.deaths(c, h);
        SourceSum ofCo2 = amounts.co2(c, h);
        if (ofDeaths.positions().length > 0 || ofCo2.positions().length > 0) {
          table.row(
              List.of(ofDeaths, ofCo2), city.code(), axis.subsectors().label(h), city.region());
        }
      }
    }
    return table.build();
  }

  private SourceOutput points() {
    SourceOutput.Builder table =
        SourceOutput.byRow(
            CityTables.CITY_POINT,
            List.of("deaths", "co2_t", "deaths_share", "co2_share", "ratio"),
            List.of(allDeaths, allCo2),
            (own, shared, into, n) -> {
              for (int d = 0; d < n; d++) {
                into[0][d] = own[0][d];
                into[1][d] = own[1][d];
                into[2][d] = share(own[0][d], shared[0][d]);
                into[3][d] = share(own[1][d], shared[1][d]);
                into[4][d] = share(into[2][d], into[3][d]);
              }
            });
    for (int c = 0; c < deaths.size(); c++) {
      StudyCities.City city = cities.cities().get(c);
      table.row(
          List.of(deaths.get(c), co2.get(c)),
          city.code(),
          city.name(),
          city.region(),
          city.personsPerKm2(),
          city.solidFuelShare(),
          group(city),
          isUsed(c));
    }
    return table.build();
  }

  private static double share(double part, double whole) {
    return whole == 0 ? Double.NaN : part / whole;
  }

  private String group(StudyCities.City city) {
    double share = city.solidFuelShare();
    return Double.isNaN(share) ? "" : share >= parameters.solidFuelSplit() ? "above" : "below";
  }

  /** Whether a city has a logarithm of its ratio and of its density. */
  private boolean isUsed(int city) {
    return deaths.get(city).central() > 0
        && co2.get(city).central() > 0
        && cities.cities().get(city).personsPerKm2() > 0;
  }

  private boolean isIn(String group, int city) {
    return group.equals("all") || group(cities.cities().get(city)).equals(group);
  }

  private CityRegression regression(String group) {
    List<Integer> members = new ArrayList<>();
    for (int c = 0; c < deaths.size(); c++) {
      if (isIn(group, c) && isUsed(c)) {
        members.add(c);
      }
    }
    CityRegression regression =
        new CityRegression(
            members.stream().mapToInt(Integer::intValue).toArray(),
            members.stream().mapToDouble(c -> cities.cities().get(c).personsPerKm2()).toArray());
    if (!regression.isDefined()) {
      remarks.add(
          "There is no regression of the cities of group "
              + group
              + ": "
              + members.size()
              + " cities can be used, "
              + CityRegression.LEAST
              + " of different densities are needed.");
    }
    return regression;
  }

  private int leftOut(String group) {
    int count = 0;
    for (int c = 0; c < deaths.size(); c++) {
      count += isIn(group, c) && !isUsed(c) ? 1 : 0;
    }
    return count;
  }

  /** Deaths of each city, CO2 of each city, then both of the nation. */
  private List<SourceSum> sums() {
    List<SourceSum> sums = new ArrayList<>(deaths);
    sums.addAll(co2);
    sums.add(allDeaths);
    sums.add(allCo2);
    return sums;
  }

  private SourceOutput regressions(Map<String, CityRegression> of) {
    SourceOutput.Builder table =
        SourceOutput.whole(CityTables.CITY_REGRESSION, CityRegression.QUANTITIES, sums());
    double[] central =
        logRatios(sums().stream().map(s -> new double[] {s.central()}).toArray(double[][]::new), 0);
    of.forEach(
        (group, regression) -> {
          double[] fit = regression.fit(central);
          table.row(
              List.of(),
              group,
              regression.size(),
              leftOut(group),
              regression.pValue(fit[1], fit[2]),
              parameters.solidFuelSplit());
        });
    List<CityRegression> all = List.copyOf(of.values());
    return table.build(
        (sums, into, n) -> {
          for (int d = 0; d < n; d++) {
            double[] logRatio = logRatios(sums, d);
            for (int g = 0; g < all.size(); g++) {
              double[] fit = all.get(g).fit(logRatio);
              for (int q = 0; q < fit.length; q++) {
                into[g * fit.length + q][d] = fit[q];
              }
            }
          }
        });
  }

  /** ln R of every city in one draw; NaN or infinite where there is none. */
  private static double[] logRatios(double[][] sums, int draw) {
    int count = sums.length / 2 - 1;
    double[] logs = new double[count];
    double all = StrictMath.log(sums[2 * count + 1][draw]) - StrictMath.log(sums[2 * count][draw]);
    for (int c = 0; c < count; c++) {
      logs[c] = StrictMath.log(sums[c][draw]) - StrictMath.log(sums[count + c][draw]) + all;
    }
    return logs;
  }

  private SourceOutput bands(Map<String, CityRegression> of) {
    SourceOutput.Builder table =
        SourceOutput.whole(
            CityTables.CITY_BAND, List.of("ratio", "ratio_low", "ratio_high"), sums());
    List<CityRegression> drawn = new ArrayList<>();
    List<double[]> densities = new ArrayList<>();
    of.forEach(
        (group, regression) -> {
          if (regression.isDefined()) {
            double[] density = densities(regression.range());
            drawn.add(regression);
            densities.add(density);
            for (int i = 0; i < density.length; i++) {
              table.row(List.of(), group, i, density[i]);
            }
          }
        });
    double[] quantiles = drawn.stream().mapToDouble(CityRegression::quantile).toArray();
    return table.build(
        (sums, into, n) -> {
          for (int d = 0; d < n; d++) {
            double[] logRatio = logRatios(sums, d);
            int at = 0;
            for (int g = 0; g < quantiles.length; g++) {
              double[] fit = drawn.get(g).fit(logRatio);
              for (double density : densities.get(g)) {
                for (double value : drawn.get(g).band(fit, density, quantiles[g])) {
                  into[at++][d] = value;
                }
              }
            }
          }
        });
  }

  /** Densities of equal steps in their logarithms, the ends exactly those of the range. */
  private static double[] densities(double[] range) {
    double[] densities = new double[POINTS];
    double step = StrictMath.log(range[1] / range[0]) / (POINTS - 1);
    for (int i = 0; i < POINTS; i++) {
      densities[i] = i == POINTS - 1 ? range[1] : range[0] * StrictMath.exp(i * step);
    }
    return densities;
  }
}
