package org.tradewind.attribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.tradewind.axes.Axis;
import org.tradewind.axes.UserError;
import org.tradewind.tables.DamageTables;
import org.tradewind.tables.Table;

/** Small numbers added up by hand. */
class ReceivedDeathsTest {
  private static final SourceAxis AXIS =
      new SourceAxis(
          Axis.of("region", List.of("N", "S")),
          Axis.of("subsector", List.of("plant", "stove")),
          List.of("SO2", "NOX"));

  private static Table pairs() {
    return Table.builder(DamageTables.DEATH_PAIR_SUBSECTOR)
        .add("S", "OUTSIDE", "plant", "SO2", .7)
        .add("N", "S", "plant", "SO2", 3)
        .add("N", "N", "plant", "SO2", 5)
        .add("N", "S", "stove", "NOX", .5)
        .add("S", "S", "plant", "NOX", 4)
        .build();
  }

  @Test
  void deathsByTheRegionWhosePeopleDie() {
    Table table = ReceivedDeaths.of(AXIS, pairs()).central();
    assertThat(table.strings("to_region")).containsExactly("N", "S", "OUTSIDE");
    assertThat(table.doubles("deaths")).containsExactly(new double[] {5, 7.5, .7}, within(1e-12));
    assertThat(table.doubles("deaths_from_others"))
        .containsExactly(new double[] {0, 3.5, .7}, within(1e-12));
    assertThat(table.doubles("others_share"))
        .containsExactly(new double[] {0, 3.5 / 7.5, 1}, within(1e-12));
  }

  @Test
  void aDrawScalesEachSourceByItself() {
    SourceOutput output = ReceivedDeaths.of(AXIS, pairs());
    double doubled = 0;
    for (int row = 0; row < output.rows(); row++) {
      for (SourceSum sum : output.own(row)) {
        for (int i = 0; i < sum.positions().length; i++) {
          if (sum.positions()[i] == AXIS.deaths(0, 0, 0)) {
            doubled += sum.amounts()[i];
          }
        }
      }
    }
    // 5 in N's deaths, 3 in S's deaths and 3 in those from others.
    assertThat(doubled).isCloseTo(11, within(1e-12));
  }

  @Test
  void aSubsectorOfNoStudyIsRefused() {
    Table strange =
        Table.builder(DamageTables.DEATH_PAIR_SUBSECTOR).add("N", "S", "kiln", "SO2", 1).build();
    assertThatThrownBy(() -> ReceivedDeaths.of(AXIS, strange))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("kiln");
  }
}
