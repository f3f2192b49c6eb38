package org.tradewind.attribution;

import java.io.Serializable;
import java.util.Arrays;
import java.util.List;
import org.tradewind.tables.DamageTables;
import org.tradewind.tables.Table;

/** Deaths and CO2 of some cells by subsector, in the order (cell, subsector). */
public final class DamageCells implements Serializable {
  private static final long serialVersionUID = 1L;

  private final String[] subsectorLabels;

  /** Species whose deaths are kept apart. */
  private final int species;

  private int rows;
  private int[] cells = new int[64];
  private int[] subsectors = new int[64];
  private double[] deaths = new double[64];
  private double[] co2 = new double[64];
  private double[] deathsBySpecies;

  DamageCells(List<String> subsectors, int species) {
    this.subsectorLabels = subsectors.toArray(String[]::new);
    this.species = species;
    this.deathsBySpecies = new double[64 * species];
  }

  /**
   * Adds a row.
   *
   * @param bySpecies holds its deaths by species
   * @param from where they begin
   */
  void add(int cell, int subsector, double ofDeaths, double ofCo2, double[] bySpecies, int from) {
    if (rows == cells.length) {
      cells = Arrays.copyOf(cells, rows * 2);
      subsectors = Arrays.copyOf(subsectors, rows * 2);
      deaths = Arrays.copyOf(deaths, rows * 2);
      co2 = Arrays.copyOf(co2, rows * 2);
      deathsBySpecies = Arrays.copyOf(deathsBySpecies, rows * 2 * species);
    }
    cells[rows] = cell;
    subsectors[rows] = subsector;
    deaths[rows] = ofDeaths;
    System.arraycopy(bySpecies, from, deathsBySpecies, rows * species, species);
    co2[rows++] = ofCo2;
  }

  /**
   * Rows of the table damage_cell.
   *
   * @param deathsFactor what deaths are multiplied with, as {@link Closure} asks
   */
  public Table cellTable(double deathsFactor) {
    return Table.of(DamageTables.DAMAGE_CELL, rows, cells(), labels(), deaths(deathsFactor), co2());
  }

  /** Rows of the table damage_cell_species, of an engine that keeps species apart. */
  public Table cellSpeciesTable(double deathsFactor) {
    double[][] bySpecies = new double[rows][species];
    for (int i = 0; i < rows; i++) {
      for (int p = 0; p < species; p++) {
        bySpecies[i][p] = deathsBySpecies[i * species + p] * deathsFactor;
      }
    }
    return Table.of(
        DamageTables.DAMAGE_CELL_SPECIES,
        rows,
        cells(),
        labels(),
        deaths(deathsFactor),
        co2(),
        bySpecies);
  }

  /** Rows of the table damage_cell_total: those of {@link #cellTable} summed in their order. */
  public Table totalTable(double deathsFactor) {
    Table.Builder table = Table.builder(DamageTables.DAMAGE_CELL_TOTAL);
    double deathsOfCell = 0;
    double co2OfCell = 0;
    for (int i = 0; i < rows; i++) {
      deathsOfCell += deaths[i] * deathsFactor;
      co2OfCell += co2[i];
      if (i == rows - 1 || cells[i + 1] != cells[i]) {
        table.add(cells[i], deathsOfCell, co2OfCell);
        deathsOfCell = 0;
        co2OfCell = 0;
      }
    }
    return table.build();
  }

  private int[] cells() {
    return Arrays.copyOf(cells, rows);
  }

  private double[] co2() {
    return Arrays.copyOf(co2, rows);
  }

  private double[] deaths(double factor) {
    double[] times = new double[rows];
    for (int i = 0; i < rows; i++) {
      times[i] = deaths[i] * factor;
    }
    return times;
  }

  private String[] labels() {
    String[] labels = new String[rows];
    for (int i = 0; i < rows; i++) {
      labels[i] = subsectorLabels[subsectors[i]];
    }
    return labels;
  }
}
