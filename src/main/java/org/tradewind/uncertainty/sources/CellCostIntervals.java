package org.tradewind.uncertainty.sources;

import java.io.Serializable;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.tradewind.attribution.SourceAxis;
import org.tradewind.attribution.SourceSum;
import org.tradewind.axes.ExactSum;
import org.tradewind.costs.CellLand;
import org.tradewind.costs.CellPrices;
import org.tradewind.emissions.CellRegions;
import org.tradewind.tables.CellTables;
import org.tradewind.tables.Table;
import org.tradewind.uncertainty.accounts.DrawnSources;
import org.tradewind.uncertainty.inputs.PriceFactors;
import org.tradewind.uncertainty.kernels.Combination;
import org.tradewind.uncertainty.outputs.CiTable;
import org.tradewind.uncertainty.statistics.Statistics;

/**
 * Intervals of what cells contribute and cost, in the first draws. With M and C the deaths and CO2
 * of a cell, drawn as in {@link CellIntervals}, each draw has its shares M / sum M and C / sum C,
 * their ratio, and the costs VSL M, SCC C and their sum; and whether the cell is above the
 * threshold. It takes table damage_cell_species in parts, in each of which a cell is whole, and may
 * travel; what parts have above the threshold is summed exactly, so that it does not depend on how
 * the table was cut.
 */
public final class CellCostIntervals implements Serializable {
  private static final long serialVersionUID = 1L;

  /** Draws of national sums at once. */
  private static final int TILE = SourcePass.TILE;

  private static final List<String> SHARES = List.of("deaths_share", "co2_share", "ratio");
  private static final List<String> COSTS =
      List.of("health_cost", "climate_cost", "integrated_cost", "health_share");
  private static final List<String> TALLIES =
      List.of("cells", "integrated_cost", "cost_share", "land_share", "people_share");

  private final SourceFactors factors;
  private final CellRegions regions;
  private final CellLand land;
  // none or one: an Optional does not travel
  private final List<CellPrices> prices;
  private final double centralDeaths;
  private final double centralCo2;
  private final double[] allDeaths;
  private final double[] allCo2;
  private final double[] vsl;
  private final double[] scc;

  /**
   * @param sources whose first part is the grid
   * @param deaths of all regions
   * @param co2 of all regions
   * @param prices where the study has them
   * @param draws how many of the first draws
   */
  public CellCostIntervals(
      DrawnSources sources,
      SourceAxis axis,
      PriceFactors drawnPrices,
      CellRegions regions,
      CellLand land,
      SourceSum deaths,
      SourceSum co2,
      Optional<CellPrices> prices,
      int draws) {
    this.factors = new SourceFactors(sources, axis.regions().size(), draws);
    this.regions = regions;
    this.land = land;
    this.prices = prices.stream().toList();
    this.centralDeaths = deaths.central();
    this.centralCo2 = co2.central();
    SourceSum[] sums = {
      deaths,
      co2,
      price(axis, SourceAxis.VSL, prices.map(CellPrices::vsl)),
      price(axis, SourceAxis.SCC, prices.map(CellPrices::scc))
    };
    double[][] all =
        draws(
            new SourceDraws(
                sources, axis, drawnPrices, sources.factors().store(TILE, 0), List.of(sums)),
            sums,
            draws);
    this.allDeaths = all[0];
    this.allCo2 = all[1];
    this.vsl = all[2];
    this.scc = all[3];
  }

  /** Some sums in the first draws. */
  private static double[][] draws(SourceDraws source, SourceSum[] sums, int draws) {
    double[][] all = new double[sums.length][draws];
    for (int first = 0; first < draws; first += TILE) {
      source.to(first);
      source.visitAll();
      for (int i = 0; i < sums.length; i++) {
        System.arraycopy(source.kept(sums[i]), 0, all[i], first, Math.min(TILE, draws - first));
      }
    }
    return all;
  }

  private static SourceSum price(SourceAxis axis, String name, Optional<Double> value) {
    return SourceSum.of(axis.price(name), value.orElse(0.0));
  }

  /** Number of draws. */
  public int draws() {
    return allDeaths.length;
  }

  /** Whether there are costs. */
  public boolean hasCosts() {
    return !prices.isEmpty();
  }

  /**
   * Intervals of some cells.
   *
   * @param contribution rows of contribution_cell_ci
   * @param cost rows of cost_cell_ci
   * @param above cells above the threshold, their cost, land and people, by draw
   */
  public record Part(Table contribution, Table cost, ExactSum[][] above) implements Serializable {
    private static final long serialVersionUID = 1L;
  }

  /** The deaths and CO2 of one cell, with the terms that move them. */
  private final class Cell {
    private final Map<Integer, Double> deathTerms = new TreeMap<>();
    private final Map<Integer, Double> co2Terms = new TreeMap<>();
    private final Map<Integer, SourceFactors.Term> terms = new TreeMap<>();
    private double deaths;
    private double co2;

    void add(Table damage, int row, int product) {
      deaths += damage.doubles("deaths")[row];
      co2 += damage.doubles("co2_t")[row];
      double[] bySpecies = damage.vectors("species_deaths")[row];
      for (int at = regions.from(product); at < regions.to(product); at++) {
        SourceFactors.Term[] ofUnit =
            factors.of(regions.region(at)).get(damage.strings("subsector")[row]);
        double share = regions.share(at);
        if (ofUnit == null || share == 0) {
          continue;
        }
        term(co2Terms, ofUnit[0], share * damage.doubles("co2_t")[row]);
        for (int p = 0; p < bySpecies.length; p++) {
          term(deathTerms, ofUnit[1 + p], share * bySpecies[p]);
        }
      }
    }

    private void term(Map<Integer, Double> to, SourceFactors.Term term, double amount) {
      if (amount != 0) {
        to.merge(term.key(), amount, Double::sum);
        terms.putIfAbsent(term.key(), term);
      }
    }

    void draw(Map<Integer, Double> of, double central, double[] out) {
      Arrays.fill(out, 0);
      of.forEach(
          (key, amount) ->
              Combination.add(
                  out, amount, factors.factor(terms.get(key)).deviations(), out.length));
      for (int d = 0; d < out.length; d++) {
        out[d] += central;
      }
    }
  }

  /**
   * The intervals of some cells.
   *
   * @param damage rows of table damage_cell_species, the rows of a cell one after the other
   */
  public Part part(Table damage) {
    Table.Builder contribution = Table.builder(CiTable.schema(CellTables.CONTRIBUTION_CELL));
    Table.Builder cost = Table.builder(CiTable.schema(CellTables.COST_CELL));
    ExactSum[][] above = nothing(draws());
    int[] cells = damage.ints("cell");
    double[] m = new double[draws()];
    double[] c = new double[draws()];
    for (int from = 0, to; from < cells.length; from = to) {
      int product = regions.slot(cells[from]);
      Cell cell = new Cell();
      for (to = from; to < cells.length && cells[to] == cells[from]; to++) {
        if (product >= 0) {
          cell.add(damage, to, product);
        }
      }
      if (product >= 0) {
        cell.draw(cell.deathTerms, cell.deaths, m);
        cell.draw(cell.co2Terms, cell.co2, c);
        contribution(cells[from], cell, m, c, contribution);
        if (!prices.isEmpty()) {
          cost(cells[from], cell, m, c, cost, above);
        }
      }
    }
    return new Part(contribution.build(), cost.build(), above);
  }

  private void contribution(int number, Cell cell, double[] m, double[] c, Table.Builder rows) {
    int n = draws();
    double[][] drawn = new double[3][n];
    for (int d = 0; d < n; d++) {
      drawn[0][d] = ratio(m[d], allDeaths[d]);
      drawn[1][d] = ratio(c[d], allCo2[d]);
      drawn[2][d] = ratio(drawn[0][d], drawn[1][d]);
    }
    double ofDeaths = ratio(cell.deaths, centralDeaths);
    double ofCo2 = ratio(cell.co2, centralCo2);
    add(rows, number, SHARES, new double[] {ofDeaths, ofCo2, ratio(ofDeaths, ofCo2)}, drawn);
  }

  private void cost(
      int number, Cell cell, double[] m, double[] c, Table.Builder rows, ExactSum[][] above) {
    CellPrices p = prices.get(0);
    int n = draws();
    double[][] drawn = new double[4][n];
    for (int d = 0; d < n; d++) {
      drawn[0][d] = vsl[d] * m[d];
      drawn[1][d] = scc[d] * c[d];
      drawn[2][d] = drawn[0][d] + drawn[1][d];
      drawn[3][d] = ratio(drawn[0][d], drawn[2][d]);
      if (drawn[2][d] > p.threshold()) {
        above[0][d].add(1);
        above[1][d].add(drawn[2][d]);
        above[2][d].add(land.area(number));
        above[3][d].add(land.people(number));
      }
    }
    double health = p.vsl() * cell.deaths;
    double all = health + p.scc() * cell.co2;
    double[] central = {health, p.scc() * cell.co2, all, ratio(health, all)};
    add(rows, number, COSTS, central, drawn);
  }

  private static void add(
      Table.Builder rows, int cell, List<String> quantities, double[] central, double[][] drawn) {
    for (int q = 0; q < central.length; q++) {
      Statistics s = Statistics.of(central[q], drawn[q]);
      if (s.draws() > 0) {
        CiTable.add(rows, new Object[] {cell}, quantities.get(q), central[q], s);
      }
    }
  }

  private static ExactSum[][] nothing(int draws) {
    ExactSum[][] sums = new ExactSum[4][draws];
    Arrays.stream(sums).forEach(of -> Arrays.setAll(of, d -> new ExactSum()));
    return sums;
  }

  private static double ratio(double part, double whole) {
    return whole == 0 ? Double.NaN : part / whole;
  }

  /** Sums of what two parts have above the threshold; one of no part is empty. */
  public static ExactSum[][] together(ExactSum[][] one, ExactSum[][] other) {
    if (one.length == 0 || other.length == 0) {
      return one.length == 0 ? other : one;
    }
    ExactSum[][] sums = nothing(one[0].length);
    for (ExactSum[][] part : List.of(one, other)) {
      for (int i = 0; i < sums.length; i++) {
        for (int d = 0; d < sums[i].length; d++) {
          sums[i][d].add(part[i][d]);
        }
      }
    }
    return sums;
  }

  /**
   * The table cost_threshold_ci.
   *
   * @param central table cost_threshold
   * @param above what all parts have above the threshold, {@link #together}
   */
  public Table threshold(Table central, ExactSum[][] above) {
    int n = draws();
    double[][] sums =
        Arrays.stream(above.length == 0 ? nothing(n) : above)
            .map(of -> Arrays.stream(of).mapToDouble(ExactSum::value).toArray())
            .toArray(double[][]::new);
    double[][] drawn = {sums[0], sums[1], new double[n], new double[n], new double[n]};
    for (int d = 0; d < n; d++) {
      drawn[2][d] = ratio(sums[1][d], vsl[d] * allDeaths[d] + scc[d] * allCo2[d]);
      drawn[3][d] = ratio(sums[2][d], land.allArea());
      drawn[4][d] = ratio(sums[3][d], land.allPeople());
    }
    Table.Builder rows = Table.builder(CiTable.schema(CellTables.COST_THRESHOLD));
    Object[] key = {central.doubles("threshold")[0]};
    for (int q = 0; q < TALLIES.size(); q++) {
      double value = central.doubles(TALLIES.get(q))[0];
      CiTable.add(rows, key, TALLIES.get(q), value, Statistics.of(value, drawn[q]));
    }
    return rows.build();
  }
}
