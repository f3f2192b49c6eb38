package org.tradewind.emissions;

import java.io.Serializable;
import java.util.Arrays;
import org.tradewind.axes.Months;
import org.tradewind.axes.Species;
import org.tradewind.axes.UserError;
import org.tradewind.tables.InventoryTables;
import org.tradewind.tables.Table;

/** The checked rows of inventory_grid of one block of cells, in the order of their keys. */
public final class InventoryBlock implements Serializable {
  private static final long serialVersionUID = 1L;

  private final int number;
  private int rows;
  private int[] cells = new int[16];
  private int[] species = new int[16];
  private String[] categories = new String[16];
  private double[] months = new double[16 * Months.COUNT];
  private UserError failure;

  InventoryBlock(int number) {
    this.number = number;
  }

  public int number() {
    return number;
  }

  /**
   * Adds a row; rows come in the order (cell, species, category).
   *
   * @param tonnes twelve months, t
   */
  public void accept(int cell, String name, String category, double[] tonnes) {
    String where =
        "table inventory_grid, cell " + cell + ", species " + name + ", category " + category;
    if (cell < 0) {
      throw new UserError(
          where,
          "cell " + cell,
          "a cell number of at least 0",
          "Number the cells as row * columns of the grid + column.");
    }
    int p = Species.ALL.indexOf(name);
    if (p < 0) {
      throw UserError.unknown(where, "species", name, Species.ALL);
    }
    int last = rows - 1;
    if (last >= 0
        && cells[last] == cell
        && species[last] == p
        && categories[last].equals(category)) {
      throw UserError.duplicateKey(where);
    }
    if (rows == cells.length) {
      resize(rows * 2);
    }
    for (int m = 0; m < Months.COUNT; m++) {
      String month = Months.COLUMNS.get(m);
      var column = InventoryTables.INVENTORY_GRID.column(month);
      if (!Table.allowed(column.range(), tonnes[m])) {
        throw Table.wrongValue(where, column, "", String.valueOf(tonnes[m]));
      }
      months[rows * Months.COUNT + m] = tonnes[m];
    }
    cells[rows] = cell;
    species[rows] = p;
    categories[rows++] = category;
  }

  private void resize(int capacity) {
    cells = Arrays.copyOf(cells, capacity);
    species = Arrays.copyOf(species, capacity);
    categories = Arrays.copyOf(categories, capacity);
    months = Arrays.copyOf(months, capacity * Months.COUNT);
  }

  /** Ends the block; it accepts no more rows. */
  public InventoryBlock finish() {
    resize(rows);
    return this;
  }

  /**
   * Ends the block with a mistake found in its rows. It travels with the block, so that of several
   * mistakes the first one in the order of cells is reported.
   */
  public InventoryBlock fail(UserError mistake) {
    failure = mistake;
    rows = 0;
    return finish();
  }

  /** The mistake found in its rows, or null. */
  public UserError failure() {
    return failure;
  }

  int rows() {
    return rows;
  }

  int cell(int row) {
    return cells[row];
  }

  /** Position in {@link Species#ALL}. */
  int species(int row) {
    return species[row];
  }

  String category(int row) {
    return categories[row];
  }

  double month(int row, int month) {
    return months[row * Months.COUNT + month];
  }

  /** Tonnes of all months. */
  double year(int row) {
    double sum = 0;
    for (int m = 0; m < Months.COUNT; m++) {
      sum += months[row * Months.COUNT + m];
    }
    return sum;
  }
}
