package org.tradewind.tables;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.tradewind.axes.LambertGrid;
import org.tradewind.axes.LonLatGrid;
import org.tradewind.axes.UserError;

class GridTableTest {
  private static final LonLatGrid TWO = new LonLatGrid(100, 20, 1, 1, 2, 1, 6_370_000);

  @Test
  void gridsReadBackAsTheyWere() {
    assertThat(GridTable.read(GridTable.of(LambertGrid.CHINA_36KM)))
        .isEqualTo(LambertGrid.CHINA_36KM);
    assertThat(GridTable.read(GridTable.of(TWO).validated("test"))).isEqualTo(TWO);
  }

  @Test
  void anUnknownKindAndTwoRowsAreRefused() {
    Table.Builder table = Table.builder(Inputs.GRID);
    table.add("lambrt", 25, 40, 110, 110, 34, 0, 0, 1, 1, 1, 1, 1);
    assertThatThrownBy(() -> GridTable.read(table.build()))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("lambrt")
        .hasMessageContaining("Did you mean 'lambert'");
    table.add("lambert", 25, 40, 110, 110, 34, 0, 0, 1, 1, 1, 1, 1);
    assertThatThrownBy(() -> GridTable.read(table.build()))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("2 rows");
  }

  @Test
  void cellsOfAnotherGridAreRefused() {
    Table cell =
        Table.builder(Inputs.CELL)
            .add(0, 0, 0, 100.5, 20.5, 1, 0, Double.NaN, Double.NaN, "")
            .add(1, 0, 1, 100.5, 21.5, 1, 0, Double.NaN, Double.NaN, "")
            .build();
    assertThatThrownBy(() -> GridTable.checkCells(cell, TWO))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("row 2")
        .hasMessageContaining("column 0, row 1");
  }
}
