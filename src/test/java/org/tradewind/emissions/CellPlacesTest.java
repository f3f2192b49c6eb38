package org.tradewind.emissions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.tradewind.TinyStudy;
import org.tradewind.axes.LonLatGrid;
import org.tradewind.axes.UserError;
import org.tradewind.tables.GridTable;
import org.tradewind.tables.Inputs;
import org.tradewind.tables.StudyTables;
import org.tradewind.tables.Table;

/**
 * Four cells of a grid of two columns. Cell 0 lies in N, cell 1 a quarter in N and the rest in S,
 * cell 3 to equal shares in S and N; cell 2 is sea.
 */
class CellPlacesTest {
  private static final LonLatGrid GRID = new LonLatGrid(100, 30, 2, 1, 2, 2, 6_370_000);

  private static StudyTables tables() {
    StudyTables tables = new StudyTables();
    TinyStudy.put(
        tables,
        TinyStudy.rows(Inputs.CELL_REGION)
            .add(3, "S", .5)
            .add(3, "N", .5)
            .add(1, "N", .25)
            .add(1, "S", .75)
            .add(0, "N", 1));
    return tables;
  }

  @Test
  void placesAreThoseOfTheTableCellWithTheMainRegion() {
    StudyTables tables = tables();
    TinyStudy.put(
        tables,
        TinyStudy.rows(Inputs.CELL)
            .add(3, 1, 1, 103, 31.5, 9, 400, 10, Double.NaN, "")
            .add(2, 0, 1, 101, 31.5, 8, 0, 20, Double.NaN, "")
            .add(1, 1, 0, 103, 30.5, 7, 200, 30, Double.NaN, "")
            .add(0, 0, 0, 101, 30.5, 6, 100, 40, Double.NaN, ""));
    Table places = CellPlaces.of(tables).orElseThrow();
    assertThat(places.ints("cell")).containsExactly(3, 2, 1, 0);
    assertThat(places.ints("col")).containsExactly(1, 0, 1, 0);
    assertThat(places.ints("row")).containsExactly(1, 1, 0, 0);
    assertThat(places.doubles("lon")).containsExactly(103, 101, 103, 101);
    assertThat(places.doubles("lat")).containsExactly(31.5, 31.5, 30.5, 30.5);
    assertThat(places.strings("region")).containsExactly("S", "", "S", "N");
    assertThat(places.doubles("area_km2")).containsExactly(9, 8, 7, 6);
    assertThat(places.doubles("population_persons")).containsExactly(400, 0, 200, 100);
  }

  @Test
  void withoutATableCellTheGridPlacesTheCellsOfRegions() {
    StudyTables tables = tables();
    tables.put(GridTable.of(GRID), tables.provenance(Inputs.CELL_REGION.name()));
    Table places = CellPlaces.of(tables).orElseThrow();
    assertThat(places.ints("cell")).containsExactly(0, 1, 3);
    assertThat(places.strings("region")).containsExactly("N", "S", "S");
    assertThat(places.ints("col")).containsExactly(0, 1, 1);
    assertThat(places.ints("row")).containsExactly(0, 0, 1);
    assertThat(places.doubles("lon")).containsExactly(new double[] {101, 103, 103}, within(1e-9));
    assertThat(places.doubles("lat"))
        .containsExactly(new double[] {30.5, 30.5, 31.5}, within(1e-9));
    assertThat(places.doubles("area_km2")[2]).isEqualTo(GRID.areaKm2(3));
    assertThat(places.doubles("population_persons")).containsOnly(Double.NaN);

    TinyStudy.put(tables, TinyStudy.rows(Inputs.CELL_REGION).add(4, "N", 1));
    assertThatThrownBy(() -> CellPlaces.of(tables))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("table cell_region, cell 4");
  }

  @Test
  void cellsWithoutAPlaceAreInNoTable() {
    assertThat(CellPlaces.of(tables())).isEmpty();
    assertThat(CellPlaces.of(new StudyTables())).isEmpty();
  }
}
