package org.tradewind.transport;

import java.util.List;
import org.tradewind.axes.Axis;
import org.tradewind.tables.Table;

/**
 * Deaths told apart by the region where they are suffered, and by the region whose emission they
 * come from. A cell's people and emissions belong to its regions by the shares of cell_region;
 * those of a cell outside every region belong to none.
 */
public final class Receptors {
  private final Axis regions;
  private final int[] cell;
  private final int[] region;
  private final double[] share;

  private Receptors(Axis regions, int[] cell, int[] region, double[] share) {
    this.regions = regions;
    this.cell = cell;
    this.region = region;
    this.share = share;
  }

  /**
   * The regions of a study.
   *
   * @param regions in the order of all results
   * @param cellRegion the table cell_region
   */
  public static Receptors of(Axis regions, Table cellRegion) {
    String[] names = cellRegion.strings("region");
    int[] region = new int[names.length];
    for (int i = 0; i < names.length; i++) {
      region[i] = regions.require(names[i], "table cell_region");
    }
    return new Receptors(regions, cellRegion.ints("cell"), region, cellRegion.doubles("share"));
  }

  /**
   * dJ/dz of the deaths in each region: [region][cell of the grid].
   *
   * @param forcing dJ/dz of all deaths, by cell of the grid
   */
  public double[][] forcings(double[] forcing) {
    double[][] forcings = new double[regions.size()][forcing.length];
    for (int i = 0; i < cell.length; i++) {
      forcings[region[i]][cell[i]] += share[i] * forcing[cell[i]];
    }
    return forcings;
  }

  /** dJ/dz of the deaths in some of the regions together, by cell of the grid. */
  public double[] forcing(double[] forcing, List<String> receptors) {
    boolean[] wanted = new boolean[regions.size()];
    for (String name : receptors) {
      wanted[regions.require(name, "study key receptors")] = true;
    }
    double[] restricted = new double[forcing.length];
    for (int i = 0; i < cell.length; i++) {
      if (wanted[region[i]]) {
        restricted[cell[i]] += share[i] * forcing[cell[i]];
      }
    }
    return restricted;
  }

  /**
   * Adds the deaths of one month and species to a matrix: emitted in row r, suffered in column q.
   *
   * @param matrix [r][q], deaths
   * @param sensitivity deaths per tonne by receptor region and cell of the grid, in the order of
   *     {@link #forcings}
   * @param emissionTonnes by cell of the grid, in that month
   */
  public void addDeaths(double[][] matrix, double[][] sensitivity, double[] emissionTonnes) {
    for (int q = 0; q < sensitivity.length; q++) {
      for (int i = 0; i < cell.length; i++) {
        matrix[region[i]][q] += share[i] * emissionTonnes[cell[i]] * sensitivity[q][cell[i]];
      }
    }
  }
}
