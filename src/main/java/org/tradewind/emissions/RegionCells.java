package org.tradewind.emissions;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.IntStream;
import org.tradewind.axes.Axis;
import org.tradewind.axes.UserError;
import org.tradewind.tables.Table;

/**
 * The cells that lie in the regions of a study, in ascending order of their numbers. A cell's
 * shares are scaled to sum to exactly 1, as attribution does.
 */
public final class RegionCells {
  private final Axis regions;
  private final int[] numbers;
  private final double[] population;
  private final double[] areaKm2;
  // by region: positions of its cells and its share of each
  private final int[][] cellsOf;
  private final double[][] sharesOf;
  // by cell: its regions
  private final int[][] regionsOf;

  private RegionCells(
      Axis regions,
      int[] numbers,
      double[] population,
      double[] areaKm2,
      int[][] cellsOf,
      double[][] sharesOf) {
    this.regions = regions;
    this.numbers = numbers;
    this.population = population;
    this.areaKm2 = areaKm2;
    this.cellsOf = cellsOf;
    this.sharesOf = sharesOf;
    this.regionsOf = new int[numbers.length][0];
    for (int r = 0; r < cellsOf.length; r++) {
      for (int cell : cellsOf[r]) {
        regionsOf[cell] = Arrays.copyOf(regionsOf[cell], regionsOf[cell].length + 1);
        regionsOf[cell][regionsOf[cell].length - 1] = r;
      }
    }
  }

  /** Joins the tables cell and cell_region; shares of 0 are left out. */
  public static RegionCells of(Table cell, Table cellRegion, Axis regions) {
    int[] numbers = cell.ints("cell").clone();
    Arrays.sort(numbers);
    Map<Integer, Integer> positions = new HashMap<>(numbers.length * 2);
    for (int i = 0; i < numbers.length; i++) {
      positions.put(numbers[i], i);
    }
    double[] population = new double[numbers.length];
    double[] areaKm2 = new double[numbers.length];
    for (int row = 0; row < cell.rows(); row++) {
      int position = positions.get(cell.ints("cell")[row]);
      population[position] = cell.doubles("population_persons")[row];
      areaKm2[position] = cell.doubles("area_km2")[row];
    }
    double[][] share = new double[regions.size()][numbers.length];
    for (int row = 0; row < cellRegion.rows(); row++) {
      String where = "table cell_region, row " + (row + 1) + " (" + cellRegion.keyText(row) + ")";
      int region = regions.require(cellRegion.strings("region")[row], where);
      Integer position = positions.get(cellRegion.ints("cell")[row]);
      if (position == null) {
        throw new UserError(
            where,
            "a cell that table cell lacks",
            "one of its " + numbers.length + " cells",
            "Make both tables from the same grid.");
      }
      share[region][position] += cellRegion.doubles("share")[row];
    }
    scaleToOne(share);
    int[][] cellsOf = new int[regions.size()][];
    double[][] sharesOf = new double[regions.size()][];
    for (int r = 0; r < regions.size(); r++) {
      double[] all = share[r];
      cellsOf[r] = IntStream.range(0, all.length).filter(i -> all[i] > 0).toArray();
      sharesOf[r] = Arrays.stream(cellsOf[r]).mapToDouble(i -> all[i]).toArray();
    }
    return new RegionCells(regions, numbers, population, areaKm2, cellsOf, sharesOf);
  }

  private static void scaleToOne(double[][] share) {
    for (int cell = 0; cell < share[0].length; cell++) {
      double sum = 0;
      for (double[] ofRegion : share) {
        sum += ofRegion[cell];
      }
      for (double[] ofRegion : share) {
        ofRegion[cell] /= sum > 0 ? sum : 1;
      }
    }
  }

  public Axis regions() {
    return regions;
  }

  /** How many cells there are; they stand at positions from 0. */
  public int cells() {
    return numbers.length;
  }

  /** Number of the cell at a position. */
  public int number(int cell) {
    return numbers[cell];
  }

  /** Positions of a region's cells, ascending; not to be changed. */
  public int[] cellsOf(int region) {
    return cellsOf[region];
  }

  /** The region's share of each of {@link #cellsOf}; not to be changed. */
  public double[] sharesOf(int region) {
    return sharesOf[region];
  }

  /** The regions of the cell at a position; not to be changed. */
  public int[] regionsOf(int cell) {
    return regionsOf[cell];
  }

  /** Whether a cell lies in one region only. */
  public boolean alone(int cell) {
    return regionsOf[cell].length == 1;
  }

  /** Weights of a region's cells by a proxy, one per entry of {@link #cellsOf}. */
  public double[] weights(int region, SpatialProxy proxy) {
    int[] cells = cellsOf[region];
    double[] weights = new double[cells.length];
    for (int k = 0; k < cells.length; k++) {
      weights[k] = proxy.intensity(population[cells[k]], areaKm2[cells[k]]);
    }
    return proxy.points() == 0 ? weights : largest(weights, cells, proxy.points());
  }

  /** Keeps the n largest weights of cells in this region alone; of equal ones, the lower cell. */
  private double[] largest(double[] weights, int[] cells, int n) {
    Integer[] order = new Integer[cells.length];
    Arrays.setAll(order, k -> k);
    Arrays.sort(
        order,
        (a, b) -> {
          int byAlone = Boolean.compare(alone(cells[b]), alone(cells[a]));
          return byAlone != 0 ? byAlone : Double.compare(weights[b], weights[a]);
        });
    double[] kept = new double[cells.length];
    for (int i = 0; i < Math.min(n, order.length); i++) {
      kept[order[i]] = weights[order[i]];
    }
    return kept;
  }
}
