package org.tradewind.costs;

import java.io.Serializable;
import java.util.HashMap;
import java.util.Map;
import org.tradewind.axes.CompensatedSum;
import org.tradewind.emissions.CellRegions;
import org.tradewind.tables.Table;

/** Area and people of the cells that lie in a region. */
public final class CellLand implements Serializable {
  private static final long serialVersionUID = 1L;

  private final Map<Integer, Integer> rows = new HashMap<>();
  private final double[] area;
  private final double[] people;
  private final double allArea;
  private final double allPeople;

  /**
   * @param cell table cell
   */
  public CellLand(Table cell, CellRegions regions) {
    this.area = cell.doubles("area_km2");
    this.people = cell.doubles("population_persons");
    CompensatedSum land = new CompensatedSum();
    CompensatedSum persons = new CompensatedSum();
    for (int row = 0; row < cell.rows(); row++) {
      if (regions.slot(cell.ints("cell")[row]) >= 0) {
        rows.put(cell.ints("cell")[row], row);
        land.add(area[row]);
        persons.add(people[row]);
      }
    }
    this.allArea = land.value();
    this.allPeople = persons.value();
  }

  /** Area of a cell, km2; 0 for one that is in no region or not known. */
  public double area(int cell) {
    Integer row = rows.get(cell);
    return row == null ? 0 : area[row];
  }

  /** People of a cell; likewise. */
  public double people(int cell) {
    Integer row = rows.get(cell);
    return row == null ? 0 : people[row];
  }

  /** Area of all these cells, km2. */
  public double allArea() {
    return allArea;
  }

  /** People of all these cells. */
  public double allPeople() {
    return allPeople;
  }
}
