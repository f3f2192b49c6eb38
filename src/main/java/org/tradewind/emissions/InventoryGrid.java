package org.tradewind.emissions;

import java.io.Serializable;
import java.util.Arrays;

/**
 * How the rows of a gridded inventory are processed: in blocks of consecutive cells, each in the
 * order (cell, species, category), so that sums do not depend on how the blocks were spread over
 * machines.
 */
public final class InventoryGrid implements Serializable {
  private static final long serialVersionUID = 1L;

  private final CellRegions cellRegions;
  private final int regions;
  private final int cellsPerBlock;
  private final int[] peopled;

  /**
   * @param regions number of regions
   * @param people cells that may emit CO2 without a row of their own
   * @param blocks number of blocks that the cells with a region fill at most; another number may
   *     change the last bits of sums
   */
  InventoryGrid(CellRegions cellRegions, int regions, CellPeople people, int blocks) {
    this.cellRegions = cellRegions;
    this.regions = regions;
    this.cellsPerBlock = cellRegions.lastCell() / blocks + 1;
    this.peopled = Arrays.stream(people.cells()).map(this::block).distinct().toArray();
  }

  public int cellsPerBlock() {
    return cellsPerBlock;
  }

  /** The block of a cell. */
  public int block(int cell) {
    return cell / cellsPerBlock;
  }

  /** The blocks that are processed even if they have no rows, ascending. */
  public int[] always() {
    return peopled;
  }

  /** The block of the last cell that lies in a region. */
  public int lastBlock() {
    return block(Math.max(0, cellRegions.lastCell()));
  }

  /** An empty block. */
  public InventoryBlock start(int block) {
    return new InventoryBlock(block);
  }

  /** Sums of a block by category and region. */
  public GriddedTotals totals(InventoryBlock block) {
    GriddedTotals totals = new GriddedTotals();
    for (int row = 0; row < block.rows(); row++) {
      double year = block.year(row);
      int species = block.species(row);
      int slot = cellRegions.slot(block.cell(row));
      totals.addAll(species, year);
      if (slot < 0) {
        totals.add(block.category(row), species, regions, year);
        continue;
      }
      for (int entry = cellRegions.from(slot); entry < cellRegions.to(slot); entry++) {
        double tonnes = cellRegions.share(entry) * year;
        totals.add(block.category(row), species, cellRegions.region(entry), tonnes);
      }
    }
    return totals;
  }

  CellRegions cellRegions() {
    return cellRegions;
  }

  /** Number of regions, and the position of cells that lie in none. */
  int regions() {
    return regions;
  }
}
