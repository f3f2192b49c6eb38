package org.tradewind.emissions;

import java.util.Arrays;

/**
 * Places regional totals in cells so that splitting every cell by its region shares gives the
 * totals back.
 *
 * <p>Let e_g be the emission of cell g, s_gr the share of region r in it, w_gr its weight. Wanted:
 * e_g at least 0 with sum_g e_g s_gr = T_r for every r. A region alone would like e_g = T_r w_gr /
 * sum_h w_hr s_hr.
 *
 * <ol>
 *   <li>A border cell, having several regions, gets the smallest of what its regions would like. So
 *       it never takes more of any region than that region wants there.
 *   <li>What a region then still has goes to the cells it has for itself, by weight.
 *   <li>A region without a cell for itself goes first: it gets all it would like in its border
 *       cells, and the neighbours' part of them is taken off the neighbours' totals. Cells shared
 *       by two such regions stay empty, and a neighbour gives no more than it has; what cannot be
 *       placed then is returned as unplaced.
 * </ol>
 */
public final class Placement {
  private final RegionCells cells;
  private final double[][] weights;
  private final boolean[] homeless;
  private final boolean[] touched;
  private final boolean[] contested;

  /**
   * A placement by weights.
   *
   * @param cells the cells of the regions
   * @param weights by region and its cells, as {@link RegionCells#weights}
   */
  public Placement(RegionCells cells, double[][] weights) {
    this.cells = cells;
    this.weights = weights;
    this.homeless = new boolean[weights.length];
    this.touched = new boolean[cells.cells()];
    this.contested = new boolean[cells.cells()];
    for (int r = 0; r < weights.length; r++) {
      homeless[r] = weightAlone(r) == 0;
      if (homeless[r]) {
        for (int cell : cells.cellsOf(r)) {
          contested[cell] |= touched[cell];
          touched[cell] = true;
        }
      }
    }
  }

  /**
   * What every cell gets, by position.
   *
   * @param totals by region; what could not be placed is left in it
   */
  public double[] place(double[] totals) {
    double[] emission = new double[cells.cells()];
    placeHomeless(totals, emission);
    placeBorders(totals, emission);
    for (int r = 0; r < totals.length; r++) {
      double weight = weightAlone(r);
      if (weight > 0 && totals[r] > 0) {
        int[] own = cells.cellsOf(r);
        for (int k = 0; k < own.length; k++) {
          if (cells.alone(own[k])) {
            emission[own[k]] += totals[r] * weights[r][k] / weight;
          }
        }
        totals[r] = 0;
      }
    }
    return emission;
  }

  private void placeHomeless(double[] totals, double[] emission) {
    double[] limit = neighbourLimits(totals);
    for (int r = 0; r < totals.length; r++) {
      if (!homeless[r] || totals[r] == 0) {
        continue;
      }
      int[] own = cells.cellsOf(r);
      double weight = 0;
      for (int k = 0; k < own.length; k++) {
        weight += contested[own[k]] ? 0 : weights[r][k] * cells.sharesOf(r)[k];
      }
      for (int k = 0; k < own.length && weight > 0; k++) {
        if (!contested[own[k]]) {
          emission[own[k]] = Math.min(totals[r] * weights[r][k] / weight, limit[own[k]]);
        }
      }
    }
    takeOff(totals, emission);
  }

  /** The most a cell touched by a homeless region may hold: each neighbour gives all it has. */
  private double[] neighbourLimits(double[] totals) {
    double[] limit = new double[cells.cells()];
    Arrays.fill(limit, Double.MAX_VALUE);
    for (int q = 0; q < totals.length; q++) {
      if (homeless[q]) {
        continue;
      }
      int[] own = cells.cellsOf(q);
      double share = 0;
      for (int k = 0; k < own.length; k++) {
        share += touched[own[k]] ? cells.sharesOf(q)[k] : 0;
      }
      for (int cell : own) {
        if (touched[cell]) {
          limit[cell] = Math.min(limit[cell], totals[q] / share);
        }
      }
    }
    return limit;
  }

  private void placeBorders(double[] totals, double[] emission) {
    double[] least = new double[cells.cells()];
    Arrays.fill(least, Double.MAX_VALUE);
    for (int r = 0; r < totals.length; r++) {
      int[] own = cells.cellsOf(r);
      double weight = 0;
      for (int k = 0; k < own.length; k++) {
        weight += touched[own[k]] ? 0 : weights[r][k] * cells.sharesOf(r)[k];
      }
      for (int k = 0; k < own.length; k++) {
        double liked = weight > 0 ? totals[r] * weights[r][k] / weight : 0;
        least[own[k]] = Math.min(least[own[k]], liked);
      }
    }
    double[] border = new double[cells.cells()];
    for (int cell = 0; cell < border.length; cell++) {
      if (cells.regionsOf(cell).length > 1 && !touched[cell]) {
        border[cell] = least[cell];
        emission[cell] = least[cell];
      }
    }
    takeOff(totals, border);
  }

  private void takeOff(double[] totals, double[] emission) {
    for (int r = 0; r < totals.length; r++) {
      int[] own = cells.cellsOf(r);
      double placed = 0;
      for (int k = 0; k < own.length; k++) {
        placed += emission[own[k]] * cells.sharesOf(r)[k];
      }
      // rounding alone can leave a rest of either sign where all has been placed
      double rest = totals[r] - placed;
      totals[r] = rest > 1e-14 * totals[r] ? rest : 0;
    }
  }

  private double weightAlone(int region) {
    int[] own = cells.cellsOf(region);
    double sum = 0;
    for (int k = 0; k < own.length; k++) {
      sum += cells.alone(own[k]) ? weights[region][k] * cells.sharesOf(region)[k] : 0;
    }
    return sum;
  }
}
