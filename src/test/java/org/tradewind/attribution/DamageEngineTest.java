package org.tradewind.attribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.tradewind.axes.Axis;
import org.tradewind.axes.Species;
import org.tradewind.axes.UserError;
import org.tradewind.emissions.CellRegions;
import org.tradewind.tables.Inputs;
import org.tradewind.tables.Table;

class DamageEngineTest {
  private static final Axis REGIONS = Axis.of("region", "N", "S");
  private static final Axis SUBSECTORS = Axis.of("subsector", "plant", "stove");
  private static final int SO2 = Species.ALL.indexOf(Species.SO2);

  private static CellRegions cells(double northOfCell1) {
    Table.Builder rows = Table.builder(Inputs.CELL_REGION);
    rows.add(0, "N", 1.0).add(1, "N", northOfCell1).add(1, "S", .6);
    return CellRegions.of(rows.build(), REGIONS);
  }

  private static DamageEngine engine(int blocks) {
    return new DamageEngine(REGIONS, SUBSECTORS, List.of(Species.SO2), cells(.4), blocks);
  }

  private static double[] months(double value) {
    double[] months = new double[12];
    Arrays.fill(months, value);
    return months;
  }

  @Test
  void monthsMeetTheirOwnSensitivity() {
    DamageBlock block = engine(1).start(0);
    double[] tonnes = new double[12];
    double[] lambda = new double[12];
    tonnes[0] = 5;
    tonnes[6] = 7;
    lambda[0] = .1;
    lambda[6] = .01;
    lambda[7] = 100;
    block.accept(0, Species.SO2, "plant", tonnes, lambda);
    Damage damage = engine(1).merge(List.of(block.finish()));
    assertThat(damage.deaths(0, 0, SO2)).isCloseTo(5 * .1 + 7 * .01, within(1e-15));
    assertThat(damage.tonnes(0, 0, SO2)).isEqualTo(12);
  }

  @Test
  void blocksMergeToTheSumOfTheirCells() {
    DamageEngine one = engine(2);
    DamageBlock first = one.start(0);
    first.accept(0, Species.SO2, "plant", months(1), months(.5));
    DamageBlock second = one.start(1);
    second.accept(1, Species.SO2, "plant", months(2), months(.25));
    Damage damage = one.merge(List.of(first.finish(), second.finish()));
    assertThat(damage.tonnes(0, 0, SO2)).isCloseTo(12 + .4 * 24, within(1e-12));
    assertThat(damage.deaths(1, 0, SO2)).isCloseTo(.6 * 6, within(1e-12));
    assertThat(damage.ledger().open()).isEmpty();
  }

  @Test
  void emissionsWithoutSensitivityCountAsTonnesAndAreNamed() {
    DamageBlock block = engine(1).start(0);
    block.accept(0, Species.SO2, "plant", months(1), null);
    Damage damage = engine(1).merge(List.of(block.finish()));
    assertThat(damage.tonnes(0, 0, SO2)).isEqualTo(12);
    assertThat(damage.deaths(0, 0, SO2)).isZero();
    assertThat(damage.ledger().named())
        .anyMatch(n -> n.what().startsWith("SO2 without a sensitivity") && n.value() == 12);
  }

  @Test
  void aKeyTwiceIsRefused() {
    DamageBlock block = engine(1).start(0);
    block.accept(0, Species.SO2, "plant", months(1), months(1));
    assertThatThrownBy(() -> block.accept(0, Species.SO2, "plant", months(1), months(1)))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("cell 0, species SO2, subsector plant")
        .hasMessageContaining("duplicate key");
  }

  @Test
  void negativeAndEndlessEmissionsAreRefused() {
    for (double wrong : new double[] {-1, Double.NaN, Double.POSITIVE_INFINITY}) {
      double[] tonnes = months(1);
      tonnes[3] = wrong;
      DamageBlock block = engine(1).start(0);
      assertThatThrownBy(() -> block.accept(0, Species.SO2, "plant", tonnes, months(1)))
          .isInstanceOf(UserError.class)
          .hasMessageContaining("table emission")
          .hasMessageContaining("cell 0, species SO2, subsector plant")
          .hasMessageContaining("m04 = " + wrong)
          .hasMessageContaining("at least 0");
    }
  }

  @Test
  void unknownSpeciesAndSubsectorsAreRefused() {
    DamageBlock block = engine(1).start(0);
    assertThatThrownBy(() -> block.accept(0, "SOX", "plant", months(1), null))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("species 'SOX'")
        .hasMessageContaining("expected one of the 8 species (OC, EC, ");
    assertThatThrownBy(() -> block.accept(0, Species.SO2, "plan", months(1), null))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("Did you mean 'plant'?");
  }

  @Test
  void sharesOfACellThatMissOneAreRefused() {
    assertThatThrownBy(() -> cells(.3))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("cell 1")
        .hasMessageContaining("a sum of 1");
  }
}
