package org.tradewind.attribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.tradewind.axes.Axis;
import org.tradewind.tables.Column;
import org.tradewind.tables.Table;
import org.tradewind.tables.TableSchema;

class SourceOutputTest {
  private static final SourceAxis AXIS =
      new SourceAxis(
          Axis.of("region", "A", "B"), Axis.of("subsector", "x", "y", "z"), List.of("SO2", "NOX"));

  private static final TableSchema SCHEMA =
      new TableSchema(
          "small",
          "A small table.",
          List.of(
              Column.text("name", "name"),
              Column.number("deaths", "deaths", "deaths"),
              Column.text("unit", "unit"),
              Column.number("share", "1", "share").within(Column.Range.ANY),
              Column.integer("rank", "rank")),
          List.of("name"));

  @Test
  void everyPositionIsOneQuantityOfOneSource() {
    // 2 regions x 3 subsectors x (CO2, deaths by 2, tonnes of 2), and two prices
    assertThat(AXIS.size()).isEqualTo(2 * 3 * 5 + 2);
    int seen = 0;
    for (int r = 0; r < 2; r++) {
      for (int h = 0; h < 3; h++) {
        assertThat(AXIS.co2(r, h)).isEqualTo(seen++);
        for (int p = 0; p < 2; p++) {
          int deaths = AXIS.deaths(r, h, p);
          assertThat(AXIS.kind(deaths)).isEqualTo(SourceAxis.Kind.DEATHS);
          assertThat(List.of(AXIS.region(deaths), AXIS.subsector(deaths), AXIS.pollutant(deaths)))
              .containsExactly(r, h, p);
          int tonnes = AXIS.tonnes(r, h, p);
          assertThat(AXIS.kind(tonnes)).isEqualTo(SourceAxis.Kind.TONNES);
          assertThat(AXIS.pollutant(tonnes)).isEqualTo(p);
        }
        seen += 4;
      }
    }
    assertThat(AXIS.price(SourceAxis.VSL)).isEqualTo(30);
    assertThat(AXIS.kind(31)).isEqualTo(SourceAxis.Kind.PRICE);
    assertThat(AXIS.price(31)).isEqualTo(1);
  }

  @Test
  void amountsOfOnePositionAreAddedAndZerosLeftOut() {
    SourceSum sum = new SourceSum.Builder().add(7, 2).add(3, 1).add(7, 0.5).add(4, 0).build();
    assertThat(sum.positions()).containsExactly(3, 7);
    assertThat(sum.amounts()).containsExactly(1, 2.5);
    assertThat(sum.central()).isEqualTo(3.5);
    assertThat(new SourceSum.Builder().add(sum, 2).add(3, 1).build().amounts())
        .containsExactly(3, 5);
  }

  @Test
  void rowsOfTheirOwnHaveTheirColumnsWhereTheSchemaHasThem() {
    SourceSum all = new SourceSum.Builder().add(1, 6).add(6, 2).build();
    SourceOutput output =
        SourceOutput.byRow(
                SCHEMA,
                List.of("deaths", "share", "rank"),
                List.of(all),
                (own, shared, into, n) -> {
                  for (int d = 0; d < n; d++) {
                    into[0][d] = own[0][d];
                    into[1][d] = own[0][d] / shared[0][d];
                    into[2][d] = own[0][d] > 3 ? 1 : 2;
                  }
                })
            .row(List.of(SourceSum.of(1, 6)), "A", "deaths")
            .row(List.of(SourceSum.of(6, 2)), "B", "deaths")
            .build();
    Table table = output.central();
    assertThat(table.strings("name")).containsExactly("A", "B");
    assertThat(table.doubles("deaths")).containsExactly(6, 2);
    assertThat(table.doubles("share")).containsExactly(0.75, 0.25);
    assertThat(table.ints("rank")).containsExactly(1, 2);
    assertThat(table.strings("unit")).containsExactly("deaths", "deaths");
    assertThat(output.key(1)).containsExactly("B");
    // two draws of the second row alone
    double[][] drawn = output.work(1, 2, new double[][] {{8, 10}}, new double[][][] {{{2, 5}}}, 2);
    assertThat(drawn[1]).containsExactly(0.25, 0.5);
    assertThat(drawn[2]).containsExactly(2, 1);
  }

  @Test
  void aRowWithTooFewValuesIsABug() {
    assertThatThrownBy(
            () -> SourceOutput.whole(SCHEMA, List.of("deaths"), List.of()).row(List.of(), "A"))
        .hasMessageContaining("4 columns that do not vary, not 1");
  }
}
