package org.tradewind.emissions;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.tradewind.axes.Axis;
import org.tradewind.axes.Months;
import org.tradewind.axes.Species;
import org.tradewind.axes.UserError;
import org.tradewind.tables.Inputs;
import org.tradewind.tables.Table;

/**
 * Spreads annual regional emissions over the cells of a grid and over the months.
 *
 * <p>In space by the proxy of each subsector; where a proxy is 0 in all cells that a region has for
 * itself, its population stands in, then its area (named in {@link Spread#fallbacks}). Emission
 * tables are per cell and later split to regions by the shares of cell_region; {@link Placement}
 * sees to it that this split gives each region's total back (to rounding), with no leak over
 * borders. In time by the monthly profile of each subsector.
 */
public final class Spreader {
  private static final List<SpatialProxy> STAND_INS =
      List.of(SpatialProxy.POPULATION, SpatialProxy.AREA);

  private final RegionCells cells;
  private final SpreadingRules rules;
  private final Axis species = Axis.of("species", Species.ALL);
  private final Map<SpatialProxy, Placement> placements = new EnumMap<>(SpatialProxy.class);
  private final List<Spread.Fallback> fallbacks = new ArrayList<>();

  private Spreader(RegionCells cells, SpreadingRules rules) {
    this.cells = cells;
    this.rules = rules;
    for (SpatialProxy proxy : SpatialProxy.values()) {
      if (rules.proxies().contains(proxy)) {
        placements.put(proxy, placement(proxy));
      }
    }
  }

  /** A spreader by the rules that ship with the software. */
  public static Spreader of(Table cell, Table cellRegion, Axis regions) {
    return of(cell, cellRegion, regions, SpreadingRules.bundled());
  }

  /**
   * A spreader.
   *
   * @param cell table cell, with population and area
   * @param cellRegion table cell_region
   * @param regions the regions that may emit
   * @param rules proxy and monthly profile of every subsector
   */
  public static Spreader of(Table cell, Table cellRegion, Axis regions, SpreadingRules rules) {
    return new Spreader(RegionCells.of(cell, cellRegion, regions), rules);
  }

  private Placement placement(SpatialProxy proxy) {
    double[][] weights = new double[cells.regions().size()][];
    for (int r = 0; r < weights.length; r++) {
      weights[r] = usable(r, proxy);
    }
    return new Placement(cells, weights);
  }

  /** The first of proxy, population and area that is not 0 in all cells this region alone has. */
  private double[] usable(int region, SpatialProxy proxy) {
    double[] first = cells.weights(region, proxy);
    double[] weights = first;
    SpatialProxy used = proxy;
    for (int i = 0; i < STAND_INS.size() && !positiveAlone(region, weights); i++) {
      used = STAND_INS.get(i);
      weights = cells.weights(region, used);
    }
    if (used != proxy && cells.cellsOf(region).length > 0) {
      fallbacks.add(new Spread.Fallback(cells.regions().label(region), proxy, used));
    }
    return weights;
  }

  private boolean positiveAlone(int region, double[] weights) {
    for (int k = 0; k < weights.length; k++) {
      if (weights[k] > 0 && cells.alone(cells.cellsOf(region)[k])) {
        return true;
      }
    }
    return false;
  }

  /**
   * Spreads emissions; several of one region, subsector and species are added up.
   *
   * @param emissions t a year, each at least 0
   */
  public Spread spread(List<RegionalEmission> emissions) {
    double[][][] totals = totals(emissions);
    double[][][] placed = new double[species.size()][rules.subsectors().size()][];
    List<RegionalEmission> unallocated = new ArrayList<>();
    for (int p = 0; p < placed.length; p++) {
      for (int h = 0; h < placed[p].length; h++) {
        double[] rest = totals[p][h];
        if (rest != null) {
          placed[p][h] = placements.get(rules.proxies().get(h)).place(rest);
          addRest(unallocated, rest, h, p);
        }
      }
    }
    return new Spread(rows(placed), unallocated, fallbacks);
  }

  private double[][][] totals(List<RegionalEmission> emissions) {
    double[][][] totals = new double[species.size()][rules.subsectors().size()][];
    for (RegionalEmission e : emissions) {
      String where = "emission of " + e.region() + ", " + e.subsector() + ", " + e.species();
      int r = cells.regions().require(e.region(), where);
      int h = rules.subsectors().require(e.subsector(), where);
      int p = species.require(e.species(), where);
      if (!(e.tonnes() >= 0 && e.tonnes() <= Double.MAX_VALUE)) {
        throw new UserError(
            where,
            e.tonnes() + " t",
            "a finite number of at least 0",
            "Correct it in the inventory.");
      }
      if (totals[p][h] == null) {
        totals[p][h] = new double[cells.regions().size()];
      }
      totals[p][h][r] += e.tonnes();
    }
    return totals;
  }

  private void addRest(List<RegionalEmission> unallocated, double[] rest, int h, int p) {
    for (int r = 0; r < rest.length; r++) {
      if (rest[r] > 0) {
        unallocated.add(
            new RegionalEmission(
                cells.regions().label(r), rules.subsectors().label(h), species.label(p), rest[r]));
      }
    }
  }

  private Table rows(double[][][] placed) {
    Table.Builder table = Table.builder(Inputs.EMISSION);
    Object[] row = new Object[3 + Months.COUNT];
    for (int cell = 0; cell < cells.cells(); cell++) {
      row[0] = cells.number(cell);
      for (int p = 0; p < placed.length; p++) {
        row[1] = species.label(p);
        for (int h = 0; h < placed[p].length; h++) {
          if (placed[p][h] != null && placed[p][h][cell] > 0) {
            row[2] = rules.subsectors().label(h);
            double[] profile = rules.profiles().get(h);
            for (int m = 0; m < Months.COUNT; m++) {
              row[3 + m] = placed[p][h][cell] * profile[m];
            }
            table.add(row);
          }
        }
      }
    }
    return table.build();
  }
}
