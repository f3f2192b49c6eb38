package org.tradewind.health;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.tradewind.axes.CompensatedSum;
import org.tradewind.tables.Inputs;
import org.tradewind.tables.StudyTables;
import org.tradewind.tables.Table;

/**
 * Deaths attributable to PM2.5 and how they change with it, cell by cell:
 *
 * <pre>
 *   J       = sum over cells g, endpoints i of B_i(g) pop_g AF_i(z_g)       deaths a year
 *   dJ/dz_g = sum over i of B_i(g) pop_g AF_i'(z_g)                         deaths a year per ug/m3
 * </pre>
 *
 * with B_i(g) the baseline deaths per person and year, for a cell on a border the mean over its
 * regions weighted by its land. Source: Chen et al. 2024, eq. 2, read as RR = 1 + a (1 - exp(-b
 * u^c)). Sums run in the order of the table cell and are compensated.
 */
public final class Burden {
  private final double[] deaths;
  private final double[] marginalDeaths;
  private final Map<String, Double> byCause;
  private final Counts counts;
  private final double elasticity;

  /**
   * What was special about some cells.
   *
   * @param withoutPm25 cells without a concentration: no deaths are counted there
   * @param personsWithoutPm25 the people living in them
   * @param withoutRates cells outside every region for which no rate of region '*' is given: no
   *     deaths are counted there
   * @param floored cells where the slope of some endpoint was taken at the floor
   */
  public record Counts(int withoutPm25, double personsWithoutPm25, int withoutRates, int floored) {}

  private Burden(
      double[] deaths,
      double[] marginalDeaths,
      Map<String, Double> byCause,
      Counts counts,
      double elasticity) {
    this.deaths = deaths;
    this.marginalDeaths = marginalDeaths;
    this.byCause = byCause;
    this.counts = counts;
    this.elasticity = elasticity;
  }

  /**
   * Computes the burden.
   *
   * @param tables cell, mortality_rate, age_share, exposure_response, and cell_region where rates
   *     are by region
   * @param parameters form of the exposure-response and the floor of its slope
   */
  public static Burden of(StudyTables tables, HealthParameters parameters) {
    List<Endpoint> endpoints = Endpoint.of(tables.require(Inputs.EXPOSURE_RESPONSE), parameters);
    BaselineDeaths baseline =
        new BaselineDeaths(tables.require(Inputs.MORTALITY_RATE), tables.require(Inputs.AGE_SHARE));
    Table cell = tables.require(Inputs.CELL);
    double[][] rates = ratesOfCells(tables, cell, endpoints, baseline);
    return sum(cell, endpoints, rates);
  }

  /** B_i of every cell, [cell][endpoint]; null for a cell that no rate covers. */
  private static double[][] ratesOfCells(
      StudyTables tables, Table cell, List<Endpoint> endpoints, BaselineDeaths baseline) {
    double[][] rates = new double[cell.rows()][];
    if (tables.has(Inputs.CELL_REGION)) {
      Map<Integer, Integer> rowOf = new HashMap<>();
      for (int g = 0; g < cell.rows(); g++) {
        rowOf.put(cell.ints("cell")[g], g);
      }
      Map<String, double[]> ofRegion = new HashMap<>();
      Table cellRegion = tables.require(Inputs.CELL_REGION);
      for (int r = 0; r < cellRegion.rows(); r++) {
        Integer g = rowOf.get(cellRegion.ints("cell")[r]);
        if (g == null) {
          continue; // a cell without people; whether both tables agree is checked with the study
        }
        double[] regional =
            ofRegion.computeIfAbsent(
                cellRegion.strings("region")[r], name -> rates(endpoints, baseline, name));
        if (rates[g] == null) {
          rates[g] = new double[endpoints.size()];
        }
        for (int e = 0; e < regional.length; e++) {
          rates[g][e] += cellRegion.doubles("share")[r] * regional[e];
        }
      }
    }
    if (endpoints.stream().allMatch(baseline::holdsEverywhere)) {
      double[] everywhere = rates(endpoints, baseline, Inputs.ANY);
      for (int g = 0; g < rates.length; g++) {
        rates[g] = rates[g] == null ? everywhere : rates[g];
      }
    }
    return rates;
  }

  private static double[] rates(List<Endpoint> endpoints, BaselineDeaths baseline, String region) {
    return endpoints.stream().mapToDouble(e -> baseline.perPerson(e, region)).toArray();
  }

  private static Burden sum(Table cell, List<Endpoint> endpoints, double[][] rates) {
    double[] population = cell.doubles("population_persons");
    double[] pm25 = cell.doubles("pm25_ugm3");
    double[] deaths = new double[cell.rows()];
    double[] marginal = new double[cell.rows()];
    List<CompensatedSum> byEndpoint = new ArrayList<>();
    endpoints.forEach(e -> byEndpoint.add(new CompensatedSum()));
    CompensatedSum personsWithout = new CompensatedSum();
    CompensatedSum scaling = new CompensatedSum();
    int without = 0;
    int withoutRates = 0;
    int floored = 0;
    for (int g = 0; g < cell.rows(); g++) {
      if (Double.isNaN(pm25[g])) {
        without++;
        personsWithout.add(population[g]);
        continue;
      }
      if (rates[g] == null) {
        withoutRates++;
        continue;
      }
      boolean atFloor = false;
      for (int e = 0; e < endpoints.size(); e++) {
        Endpoint endpoint = endpoints.get(e);
        double baseline = rates[g][e] * population[g];
        double dead = baseline * endpoint.attributableFraction(pm25[g]);
        deaths[g] += dead;
        byEndpoint.get(e).add(dead);
        marginal[g] += baseline * endpoint.slope(pm25[g]);
        atFloor |= endpoint.floored(pm25[g]);
      }
      scaling.add(pm25[g] * marginal[g]);
      floored += atFloor ? 1 : 0;
    }
    Map<String, Double> byCause = new LinkedHashMap<>();
    for (int e = 0; e < endpoints.size(); e++) {
      byCause.merge(endpoints.get(e).cause(), byEndpoint.get(e).value(), Double::sum);
    }
    double total = CompensatedSum.of(deaths);
    return new Burden(
        deaths,
        marginal,
        Collections.unmodifiableMap(byCause),
        new Counts(without, personsWithout.value(), withoutRates, floored),
        total == 0 ? 0 : scaling.value() / total);
  }

  /** Attributable deaths a year by cell, in the order of the table cell; not to be changed. */
  public double[] deaths() {
    return deaths;
  }

  /** dJ/dz by cell, deaths a year per ug/m3, in the order of the table cell; not to be changed. */
  public double[] marginalDeaths() {
    return marginalDeaths;
  }

  /** J, attributable deaths a year. */
  public double total() {
    return CompensatedSum.of(deaths);
  }

  /** J by cause, in the order of the table exposure_response. */
  public Map<String, Double> deathsByCause() {
    return byCause;
  }

  public Counts counts() {
    return counts;
  }

  /** d ln J / d ln z when all concentrations change by the same factor. */
  public double elasticity() {
    return elasticity;
  }
}
