package org.tradewind.attribution;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.tradewind.axes.Axis;
import org.tradewind.emissions.CellRegions;
import org.tradewind.tables.Inputs;
import org.tradewind.tables.Table;

/** Three cells: 0 in N, 1 half in N and half in S, 2 in no region. */
class ReceptorDeathsTest {
  private static final Axis REGIONS = Axis.of("region", List.of("N", "S"));
  private static final CellRegions CELLS =
      CellRegions.of(
          Table.builder(Inputs.CELL_REGION).add(0, "N", 1).add(1, "N", .5).add(1, "S", .5).build(),
          REGIONS);

  @Test
  void deathsAreBookedByEmittingAndReceptorRegion() {
    double[][] lambda = {{.1, .2, .4}, {1, 2, 4}};
    ReceptorDeaths question =
        new ReceptorDeaths(REGIONS, List.of("S", "OUTSIDE"), List.of("SO2", "NOX"), CELLS);
    ReceptorDeaths january = question.empty().accept("SO2", new double[] {10, 20, 30}, lambda);
    ReceptorDeaths february = question.empty().accept("NOX", new double[] {0, 8, 0}, lambda);
    Table table = question.combine(january).combine(february).table(2);

    assertThat(table.strings("region"))
        .containsExactly(
            "N", "N", "N", "N", "S", "S", "S", "S", "OUTSIDE", "OUTSIDE", "OUTSIDE", "OUTSIDE");
    assertThat(table.strings("to_region"))
        .startsWith("S", "S", "OUTSIDE", "OUTSIDE", "S", "S", "OUTSIDE", "OUTSIDE");
    assertThat(table.strings("species")).startsWith("SO2", "NOX", "SO2", "NOX");
    // N, S, SO2: 10 x .1 + 10 x .2 = 3; S: 10 x .2 = 2; outside: 30 x .4 = 12; all times 2.
    assertThat(table.doubles("deaths"))
        .containsExactly(6, 1.6, 60, 16, 4, 1.6, 40, 16, 24, 0, 240, 0);
    assertThat(question.total() * 2).isEqualTo(6 + 1.6 + 60 + 16 + 4 + 1.6 + 40 + 16 + 24 + 240);
    assertThat(question.ledger(question.total()).open()).isEmpty();
    assertThat(question.ledger(question.total() + 1).open()).hasSize(1);
  }

  @Test
  void outsideIsNoRowWhereNothingIsEmittedThere() {
    ReceptorDeaths deaths =
        new ReceptorDeaths(REGIONS, List.of("N"), List.of("SO2"), CELLS)
            .accept("SO2", new double[] {1, 0, 0}, new double[][] {{3, 0, 0}});
    assertThat(deaths.table(1).strings("region")).containsExactly("N", "S");
    assertThat(deaths.table(1).doubles("deaths")).containsExactly(3, 0);
  }
}
