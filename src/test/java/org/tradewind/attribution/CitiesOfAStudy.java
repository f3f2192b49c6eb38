package org.tradewind.attribution;

import java.util.Optional;
import org.tradewind.axes.Axis;
import org.tradewind.emissions.CellRegions;
import org.tradewind.tables.CityTables;
import org.tradewind.tables.DamageTables;
import org.tradewind.tables.Inputs;
import org.tradewind.tables.Table;

/**
 * A small world worked by hand: cells 1 to 5 of 100 km2, 1000 persons each (cell 5: 500); regions A
 * and B, cell 3 half in each, cell 5 in none; cities X (of A: cell 1, .4 of cell 3, half of cell
 * 5), Y (of B: cell 2 and .6 of cell 3) and Z (.25 of cell 4).
 */
public final class CitiesOfAStudy {
  public static final Axis REGIONS = Axis.of("region", "A", "B");
  public static final Axis SUBSECTORS = Axis.of("subsector", "coal", "farms");

  private CitiesOfAStudy() {}

  static Table cell(String... cities) {
    Table.Builder cell = Table.builder(Inputs.CELL);
    double[] fuel = {.2, .004, Double.NaN, .1, .5};
    for (int c = 1; c <= 5; c++) {
      String city = cities.length == 0 ? "" : cities[c - 1];
      double persons = c == 5 ? 500 : 1000;
      cell.add(c, c, 0, 100.0, 30.0, 100.0, persons, 40.0, fuel[c - 1], city);
    }
    return cell.build();
  }

  static CellRegions cellRegions() {
    Table table =
        Table.builder(Inputs.CELL_REGION)
            .add(1, "A", 1.0)
            .add(2, "B", 1.0)
            .add(3, "A", .5)
            .add(3, "B", .5)
            .add(4, "B", 1.0)
            .build();
    return CellRegions.of(table, REGIONS);
  }

  static Table city() {
    double none = Double.NaN;
    return Table.builder(CityTables.CITY)
        .add("X", "Ex", "", none, none, none)
        .add("Y", "", "B", 150.0, 3000.0, .005)
        .add("Z", "Zed", "", none, none, none)
        .build();
  }

  static Table.Builder cellCity() {
    return Table.builder(CityTables.CELL_CITY)
        .add(1, "X", 1.0)
        .add(3, "X", .4)
        .add(5, "X", .5)
        .add(2, "Y", 1.0)
        .add(3, "Y", .6)
        .add(4, "Z", .25);
  }

  public static StudyCities cities() {
    return StudyCities.of(
            cell(), Optional.of(city()), Optional.of(cellCity().build()), cellRegions(), REGIONS)
        .orElseThrow();
  }

  /** Damage of cells by two species: deaths by the first are a quarter of all. */
  public static Table damage(int... cells) {
    Table.Builder table = Table.builder(DamageTables.DAMAGE_CELL_SPECIES);
    for (int c : cells) {
      double coal = 8 * c;
      table.add(c, "coal", coal, 1000.0 * c, new double[] {coal / 4, coal * 3 / 4});
      if (c != 4) {
        table.add(c, "farms", 4.0, 0.0, new double[] {1, 3});
      }
    }
    return table.build();
  }
}
