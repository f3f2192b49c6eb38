package org.tradewind.emissions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.tradewind.axes.Axis;
import org.tradewind.axes.UserError;
import org.tradewind.tables.Inputs;
import org.tradewind.tables.Table;

class ConcordanceTest {
  private static final Axis REGIONS = Axis.of("region", "N", "S");
  private static final Axis SUBSECTORS = Axis.of("subsector", "plant", "stove");
  private static final Axis SECTORS = Axis.of("sector", "P", "Q");

  private static Concordance of(Table.Builder rows) {
    return Concordance.of(rows.build(), REGIONS, SUBSECTORS, SECTORS);
  }

  private static Table.Builder rows() {
    return Table.builder(Inputs.CONCORDANCE);
  }

  @Test
  void rowsOfARegionReplaceThoseForAll() {
    Concordance concordance =
        of(
            rows()
                .add("plant", "*", "P", .75)
                .add("plant", "*", "household", .25)
                .add("plant", "S", "Q", 1));
    assertThat(concordance.shares(0, 0)).containsExactly(.75, 0, .25);
    assertThat(concordance.shares(1, 0)).containsExactly(0, 1, 0);
  }

  @Test
  void sharesThatMissOneAreRefused() {
    assertThatThrownBy(() -> of(rows().add("plant", "S", "P", .5).add("plant", "S", "Q", .49)))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("subsector plant, region S")
        .hasMessageContaining("0.99")
        .hasMessageContaining("a sum of 1");
  }

  @Test
  void aSubsectorWithoutRowsIsRefusedWhenItEmits() {
    Concordance concordance = of(rows().add("plant", "*", "P", 1));
    assertThatThrownBy(() -> concordance.shares(1, 1))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("no row for subsector stove in region S");
  }

  @Test
  void unknownNamesAreRefusedWithTheNearest() {
    assertThatThrownBy(() -> of(rows().add("plamt", "*", "P", 1)))
        .hasMessageContaining("row 1")
        .hasMessageContaining("Did you mean 'plant'?");
    assertThatThrownBy(() -> of(rows().add("plant", "*", "R", 1)))
        .hasMessageContaining("sector 'R'");
    assertThatThrownBy(() -> of(rows().add("plant", "W", "P", 1)))
        .hasMessageContaining("region 'W'");
  }
}
