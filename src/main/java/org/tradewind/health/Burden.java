package org.tradewind.health;

import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.tradewind.axes.CompensatedSum;
import org.tradewind.axes.Names;
import org.tradewind.axes.UserError;
import org.tradewind.tables.DamageTables;
import org.tradewind.tables.Inputs;
import org.tradewind.tables.StudyTables;
import org.tradewind.tables.Table;

/**
 * Deaths attributable to PM2.5 and how they change with it, cell by cell:
 *
 * <pre>
 *   J       = sum over cells g, endpoints i of B_i(g) pop_g AF_i(z_g)       deaths a year
 *   dJ/dz_g = sum over i of B_i(g) pop_g AF_i'(z_g)                         deaths a year per ug/m3
 *   J_q     = the same with share(g, q) B_i(q) in place of B_i(g): the deaths of the people of q
 * </pre>
 *
 * with B_i(g) the baseline deaths per person and year, for a cell on a border the mean over its
 * regions q weighted by their share(g, q) of its land, so that the J_q of all regions and of the
 * people in none (OUTSIDE) sum to J. Source: Chen et al. 2024, eq. 2. Sums run in the order of the
 * table cell and are compensated.
 */
public final class Burden {
  private final int[] cells;
  private final CellParts parts;
  private final List<Endpoint> endpoints;
  private final double[] deaths;
  private final double[] marginalDeaths;
  private final boolean[] floored;
  private final double[] partDeaths;
  private final double[] partMarginal;
  private final CompensatedSum[][] byRegion;
  private final CompensatedSum[] byEndpoint;
  private Counts counts;
  private double elasticity;
  private double shiftElasticity;

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

  /** What the endpoints say at one concentration. */
  private record Effect(double[] attributableFraction, double[] slope, boolean floored) {
    static Effect at(double z, List<CentralResponse> responses) {
      double[] af = responses.stream().mapToDouble(r -> r.attributableFraction(z)).toArray();
      double[] slope = responses.stream().mapToDouble(r -> r.slope(z)).toArray();
      return new Effect(af, slope, responses.stream().anyMatch(r -> r.floored(z)));
    }
  }

  private Burden(int[] cells, CellParts parts, List<Endpoint> endpoints) {
    this.cells = cells;
    this.parts = parts;
    this.endpoints = endpoints;
    this.deaths = new double[cells.length];
    this.marginalDeaths = new double[cells.length];
    this.floored = new boolean[cells.length];
    this.partDeaths = new double[parts.count()];
    this.partMarginal = new double[parts.count()];
    this.byRegion = new CompensatedSum[parts.regions().size()][endpoints.size()];
    for (CompensatedSum[] sums : byRegion) {
      Arrays.setAll(sums, e -> new CompensatedSum());
    }
    this.byEndpoint = new CompensatedSum[endpoints.size()];
    Arrays.setAll(byEndpoint, e -> new CompensatedSum());
  }

  /**
   * Computes the burden.
   *
   * @param tables cell, mortality_rate, age_share, exposure_response or relative_risk, and
   *     cell_region where rates are by region
   * @param parameters form of the exposure-response and the floor of its slope
   */
  public static Burden of(StudyTables tables, HealthParameters parameters) {
    List<Endpoint> endpoints = Endpoints.of(tables, parameters);
    Table cell = tables.require(Inputs.CELL);
    Burden burden =
        new Burden(cell.ints("cell"), CellParts.of(tables, endpoints, parameters), endpoints);
    double[] pm25 = cell.doubles("pm25_ugm3");
    burden.sum(
        cell.doubles("population_persons"), pm25, CentralResponse.of(endpoints, pm25, parameters));
    return burden;
  }

  /** What was mended in the curves, a sentence each, for the page. */
  public List<String> remarks() {
    return Endpoints.remarks(endpoints);
  }

  private void sum(double[] population, double[] pm25, List<CentralResponse> responses) {
    Map<Double, Effect> effects = new HashMap<>();
    CompensatedSum personsWithout = new CompensatedSum();
    int without = 0;
    int withoutRates = 0;
    for (int g = 0; g < cells.length; g++) {
      if (Double.isNaN(pm25[g])) {
        without++;
        personsWithout.add(population[g]);
      } else if (parts.from(g) == parts.to(g)) {
        withoutRates++;
      } else {
        add(g, population[g], effects.computeIfAbsent(pm25[g], z -> Effect.at(z, responses)));
      }
    }
    int atFloor = 0;
    for (boolean f : floored) {
      atFloor += f ? 1 : 0;
    }
    counts = new Counts(without, personsWithout.value(), withoutRates, atFloor);
    addElasticities(population, pm25);
  }

  private void add(int g, double population, Effect effect) {
    for (int e = 0; e < endpoints.size(); e++) {
      double baseline = parts.perPersonOfCell(g, e) * population;
      double dead = baseline * effect.attributableFraction[e];
      deaths[g] += dead;
      byEndpoint[e].add(dead);
      marginalDeaths[g] += baseline * effect.slope[e];
      for (int part = parts.from(g); part < parts.to(g); part++) {
        double baselineOfPart = parts.perPerson(part, e) * population;
        double deadOfPart = baselineOfPart * effect.attributableFraction[e];
        partDeaths[part] += deadOfPart;
        partMarginal[part] += baselineOfPart * effect.slope[e];
        byRegion[parts.region(part)][e].add(deadOfPart);
      }
    }
    floored[g] = effect.floored;
  }

  private void addElasticities(double[] population, double[] pm25) {
    CompensatedSum scaling = new CompensatedSum();
    CompensatedSum exposure = new CompensatedSum();
    CompensatedSum persons = new CompensatedSum();
    for (int g = 0; g < cells.length; g++) {
      if (!Double.isNaN(pm25[g])) {
        scaling.add(pm25[g] * marginalDeaths[g]);
        exposure.add(pm25[g] * population[g]);
        persons.add(population[g]);
      }
    }
    double total = total();
    if (total > 0) {
      double mean = exposure.value() / persons.value();
      elasticity = scaling.value() / total;
      shiftElasticity = mean * CompensatedSum.of(marginalDeaths) / total;
    }
  }

  /** Attributable deaths a year by cell, in the order of the table cell; not to be changed. */
  public double[] deaths() {
    return deaths;
  }

  /** dJ/dz by cell, deaths a year per ug/m3, in the order of the table cell; not to be changed. */
  public double[] marginalDeaths() {
    return marginalDeaths;
  }

  /** Attributable deaths a year by cell, only those of the people of these regions. */
  public double[] deaths(List<String> regions) {
    return ofRegions(partDeaths, regions);
  }

  /**
   * dJ_R/dz by cell, deaths a year per ug/m3, only those of the people of these regions R: the
   * forcing of an attribution to what these regions suffer. Over a partition of all regions and
   * OUTSIDE they sum to {@link #marginalDeaths()} but for rounding.
   */
  public double[] marginalDeaths(List<String> regions) {
    return ofRegions(partMarginal, regions);
  }

  private double[] ofRegions(double[] byPart, List<String> regions) {
    boolean[] wanted = new boolean[parts.regions().size()];
    for (String region : regions) {
      int q = parts.regions().indexOf(region);
      if (q < 0) {
        throw new UserError(
            "receptor region '" + region + "'",
            "no cell of that region",
            "one of " + Names.some(parts.regions()),
            Names.didYouMean(region, parts.regions()));
      }
      wanted[q] = true;
    }
    double[] byCell = new double[cells.length];
    for (int g = 0; g < cells.length; g++) {
      for (int part = parts.from(g); part < parts.to(g); part++) {
        byCell[g] += wanted[parts.region(part)] ? byPart[part] : 0;
      }
    }
    return byCell;
  }

  /** J, attributable deaths a year. */
  public double total() {
    return CompensatedSum.of(deaths);
  }

  /** J by cause, in the order of the table of the exposure-response. */
  public Map<String, Double> deathsByCause() {
    Map<String, Double> byCause = new LinkedHashMap<>();
    for (int e = 0; e < endpoints.size(); e++) {
      byCause.merge(endpoints.get(e).cause(), byEndpoint[e].value(), Double::sum);
    }
    return Collections.unmodifiableMap(byCause);
  }

  /**
   * The regions where people die, in the order of the table region (or cell_region), OUTSIDE last.
   */
  public List<String> regions() {
    return parts.regions();
  }

  /** The table burden: deaths by region, cause and age; they sum to J but for rounding. */
  public Table burdenTable() {
    Table.Builder table = Table.builder(DamageTables.BURDEN);
    for (int q = 0; q < byRegion.length; q++) {
      for (int e = 0; e < endpoints.size(); e++) {
        Endpoint endpoint = endpoints.get(e);
        table.add(regions().get(q), endpoint.cause(), endpoint.age(), byRegion[q][e].value());
      }
    }
    return table.build();
  }

  /** The table burden_cell, in the order of the table cell. */
  public Table cellTable() {
    Table.Builder table = Table.builder(DamageTables.BURDEN_CELL);
    for (int g = 0; g < cells.length; g++) {
      table.add(cells[g], deaths[g], marginalDeaths[g], floored[g]);
    }
    return table.build();
  }

  /** The release of death rates and age shares; empty where the tables name none. */
  public String release() {
    return parts.baseline().release();
  }

  /** Death rates and age shares that are of another source than the release, in words. */
  public List<String> otherSources() {
    return parts.baseline().exceptions();
  }

  public Counts counts() {
    return counts;
  }

  /**
   * d ln J / d ln z when all concentrations change by the same factor: sum of z_g dJ/dz_g over J.
   */
  public double elasticity() {
    return elasticity;
  }

  /**
   * d ln J / d ln mean(z) when all concentrations change by the same amount: the mean of z weighted
   * by people times the sum of dJ/dz_g over J. It is larger than {@link #elasticity} where the
   * cleaner cells, with their steeper slopes, are given as much as the others.
   */
  public double shiftElasticity() {
    return shiftElasticity;
  }
}
