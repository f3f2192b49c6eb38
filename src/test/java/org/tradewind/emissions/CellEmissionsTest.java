package org.tradewind.emissions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.tradewind.axes.LonLatGrid;
import org.tradewind.axes.UserError;
import org.tradewind.tables.Inputs;
import org.tradewind.tables.Table;

class CellEmissionsTest {
  private static final LonLatGrid GRID = new LonLatGrid(100, 30, 1, 1, 3, 2, 6_370_000);

  @Test
  void subsectorsAddUpInOneOrderAndCo2IsLeftAside() {
    CellEmissions sums =
        CellEmissions.of(
            Table.builder(Inputs.EMISSION)
                .add(row(4, "SO2", "b", .1))
                .add(row(4, "SO2", "a", .2))
                .add(row(4, "SO2", "c", .3))
                .add(row(1, "NH3", "a", 7))
                .add(row(1, "CO2", "a", 9))
                .build(),
            GRID);
    assertThat(sums.tonnes("SO2", 0)).containsExactly(0, 0, 0, 0, .2 + .1 + .3, 0);
    assertThat(sums.tonnes("SO2", 11)[4]).isEqualTo(12 * .2 + 12 * .1 + 12 * .3);
    assertThat(sums.tonnes("NH3", 1)).containsExactly(0, 14, 0, 0, 0, 0);
    assertThat(sums.tonnes("OC", 0)).containsOnly(0);
  }

  @Test
  void unknownSpeciesAndCellsBeyondTheGridAreRefused() {
    CellEmissions sums = new CellEmissions(GRID);
    assertThatThrownBy(() -> sums.add(0, "SO3", new double[12]))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("SO3");
    assertThatThrownBy(() -> sums.add(6, "SO2", new double[12]))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("cell 6")
        .hasMessageContaining("3 x 2 cells");
  }

  /** A row with value, 2 value, ... 12 value. */
  private static Object[] row(int cell, String species, String subsector, double value) {
    Object[] row = new Object[15];
    row[0] = cell;
    row[1] = species;
    row[2] = subsector;
    for (int m = 0; m < 12; m++) {
      row[3 + m] = (m + 1) * value;
    }
    return row;
  }
}
