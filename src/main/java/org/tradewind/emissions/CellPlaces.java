package org.tradewind.emissions;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.tradewind.axes.Grid;
import org.tradewind.axes.UserError;
import org.tradewind.tables.GridTable;
import org.tradewind.tables.Inputs;
import org.tradewind.tables.NameTables;
import org.tradewind.tables.StudyTables;
import org.tradewind.tables.Table;

/** Where cells lie, for those who read a run without its inputs: the table cell_place. */
public final class CellPlaces {
  private CellPlaces() {}

  /**
   * The table, in the order of the table cell; without that the cells of cell_region on the study's
   * grid, by number. Empty for a study that has neither.
   */
  public static Optional<Table> of(StudyTables inputs) {
    Map<Integer, String> region =
        inputs.has(Inputs.CELL_REGION) ? mainRegions(inputs.require(Inputs.CELL_REGION)) : Map.of();
    if (inputs.has(Inputs.CELL)) {
      return Optional.of(ofCells(inputs.require(Inputs.CELL), region));
    }
    return inputs.has(Inputs.GRID) && !region.isEmpty()
        ? Optional.of(ofGrid(GridTable.read(inputs.require(Inputs.GRID)), region))
        : Optional.empty();
  }

  private static Table ofCells(Table cell, Map<Integer, String> region) {
    Table.Builder places = Table.builder(NameTables.CELL_PLACE);
    for (int row = 0; row < cell.rows(); row++) {
      int number = cell.ints("cell")[row];
      places.add(
          number,
          cell.ints("col")[row],
          cell.ints("row")[row],
          cell.doubles("lon")[row],
          cell.doubles("lat")[row],
          region.getOrDefault(number, ""),
          cell.doubles("area_km2")[row],
          cell.doubles("population_persons")[row]);
    }
    return places.build();
  }

  private static Table ofGrid(Grid grid, Map<Integer, String> region) {
    Table.Builder places = Table.builder(NameTables.CELL_PLACE);
    region.forEach(
        (cell, name) -> {
          if (cell >= grid.cells()) {
            throw new UserError(
                "table cell_region, cell " + cell,
                "a cell outside the grid of " + grid,
                "a cell of the table grid, numbered row * ncols + col",
                "Give the grid on which cell_region was made.");
          }
          places.add(
              cell,
              grid.col(cell),
              grid.row(cell),
              grid.lonOfCentre(cell),
              grid.latOfCentre(cell),
              name,
              grid.areaKm2(cell),
              Double.NaN);
        });
    return places.build();
  }

  /**
   * The region with the largest share of each cell that lies in one, by number of the cell; of
   * equal shares the first in the table.
   *
   * @param cellRegion table cell_region
   */
  public static Map<Integer, String> mainRegions(Table cellRegion) {
    Map<Integer, String> region = new TreeMap<>();
    Map<Integer, Double> largest = new HashMap<>();
    for (int row = 0; row < cellRegion.rows(); row++) {
      int cell = cellRegion.ints("cell")[row];
      double share = cellRegion.doubles("share")[row];
      if (share > largest.getOrDefault(cell, 0.0)) {
        largest.put(cell, share);
        region.put(cell, cellRegion.strings("region")[row]);
      }
    }
    return region;
  }
}
