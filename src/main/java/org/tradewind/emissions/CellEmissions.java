package org.tradewind.emissions;

import java.io.Serializable;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.tradewind.axes.Grid;
import org.tradewind.axes.Months;
import org.tradewind.axes.Species;
import org.tradewind.axes.UserError;
import org.tradewind.tables.Table;

/**
 * Tonnes of every pollutant by month and cell of a grid, all subsectors together: what air sees of
 * an inventory. CO2 is left aside.
 */
public final class CellEmissions implements Serializable {
  private static final long serialVersionUID = 1L;

  private final int cells;
  private final String gridName;
  private final Map<String, double[][]> tonnes = new LinkedHashMap<>();

  /** Nothing emitted so far. */
  public CellEmissions(Grid grid) {
    this.cells = grid.cells();
    this.gridName = grid.toString();
    for (String species : Species.POLLUTANTS) {
      tonnes.put(species, new double[Months.COUNT][grid.cells()]);
    }
  }

  /** The emissions of a table held in memory, added in the order (cell, species, subsector). */
  public static CellEmissions of(Table emission, Grid grid) {
    Integer[] order = new Integer[emission.rows()];
    Arrays.setAll(order, i -> i);
    Arrays.sort(
        order,
        Comparator.<Integer>comparingInt(i -> emission.ints("cell")[i])
            .thenComparing(i -> emission.strings("species")[i])
            .thenComparing(i -> emission.strings("subsector")[i]));
    double[][] months = Months.COLUMNS.stream().map(emission::doubles).toArray(double[][]::new);
    CellEmissions result = new CellEmissions(grid);
    double[] row = new double[Months.COUNT];
    for (int i : order) {
      for (int m = 0; m < row.length; m++) {
        row[m] = months[m][i];
      }
      result.add(emission.ints("cell")[i], emission.strings("species")[i], row);
    }
    return result;
  }

  /**
   * Adds what a cell emits of a species.
   *
   * @param months twelve months, t
   */
  public void add(int cell, String species, double[] months) {
    if (species.equals(Species.CO2)) {
      return;
    }
    double[][] sums = tonnes.get(species);
    if (sums == null) {
      throw UserError.unknown("table emission, cell " + cell, "species", species, Species.ALL);
    }
    if (cell < 0 || cell >= cells) {
      throw new UserError(
          "table emission, species " + species,
          "cell " + cell,
          "a cell of the grid of " + gridName,
          "Number the cells as row * columns of the table grid + column.");
    }
    for (int m = 0; m < months.length; m++) {
      sums[m][cell] += months[m];
    }
  }

  /** Tonnes emitted in a month (from 0) by cell of the grid; not to be changed. */
  public double[] tonnes(String species, int month) {
    return tonnes.get(species)[month];
  }
}
