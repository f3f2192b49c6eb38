package org.tradewind.tables;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class TableTest {
  @Test
  void rowsOfEqualCellsStayInTheirOrder() {
    Table table =
        Table.builder(Inputs.CELL_REGION)
            .add(7, "B", .5)
            .add(-1, "A", 1)
            .add(7, "A", .5)
            .add(3, "A", 1)
            .build()
            .orderedBy("cell");
    assertThat(table.ints("cell")).containsExactly(-1, 3, 7, 7);
    assertThat(table.strings("region")).containsExactly("A", "A", "B", "A");
    assertThat(table.doubles("share")).containsExactly(1, 1, .5, .5);
  }

  @Test
  void columnsOfAnotherLengthOrNumberAreRefused() {
    assertThatThrownBy(
            () -> Table.of(Inputs.CELL_REGION, 1, new int[1], new String[2], new double[1]))
        .hasMessageContaining("another length");
    assertThatThrownBy(() -> Table.of(Inputs.CELL_REGION, 1, new int[1], new String[1]))
        .hasMessageContaining("2 columns");
  }
}
