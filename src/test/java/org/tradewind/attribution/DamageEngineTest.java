package org.tradewind.attribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.Test;
import org.tradewind.axes.Axis;
import org.tradewind.axes.Species;
import org.tradewind.axes.UserError;
import org.tradewind.emissions.CellRegions;
import org.tradewind.tables.Inputs;
import org.tradewind.tables.MonthRows;
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

  private static MonthRows.Builder emission() {
    return new MonthRows.Builder(2, 0);
  }

  private static MonthRows.Builder sensitivity() {
    return new MonthRows.Builder(1, 0);
  }

  private static Object[] row(int cell, String species, String subsector, double[] tonnes) {
    Object[] row = new Object[15];
    row[0] = cell;
    row[1] = species;
    row[2] = subsector;
    for (int m = 0; m < 12; m++) {
      row[3 + m] = tonnes[m];
    }
    return row;
  }

  private static Damage damage(
      DamageEngine engine, MonthRows.Builder emission, MonthRows.Builder sensitivity) {
    return engine.merge(DamagePart.of(engine, emission.build(), sensitivity.build()).blocks());
  }

  @Test
  void monthsMeetTheirOwnSensitivity() {
    double[] tonnes = new double[12];
    double[] lambda = new double[12];
    tonnes[0] = 5;
    tonnes[6] = 7;
    lambda[0] = .1;
    lambda[6] = .01;
    lambda[7] = 100;
    Damage damage =
        damage(
            engine(1),
            emission().add(row(0, Species.SO2, "plant", tonnes)),
            sensitivity().add(0, Species.SO2, lambda));
    assertThat(damage.deaths(0, 0, SO2)).isCloseTo(5 * .1 + 7 * .01, within(1e-15));
    assertThat(damage.tonnes(0, 0, SO2)).isEqualTo(12);
  }

  @Test
  void blocksMergeToTheSumOfTheirCells() {
    DamageEngine two = engine(2);
    DamagePart part =
        DamagePart.of(
            two,
            emission()
                .add(row(0, Species.SO2, "plant", months(1)))
                .add(row(1, Species.SO2, "plant", months(2)))
                .build(),
            sensitivity().add(0, Species.SO2, months(.5)).add(1, Species.SO2, months(.25)).build());
    assertThat(part.blocks()).hasSize(2);
    Damage damage = two.merge(part.blocks());
    assertThat(damage.tonnes(0, 0, SO2)).isCloseTo(12 + .4 * 24, within(1e-12));
    assertThat(damage.deaths(1, 0, SO2)).isCloseTo(.6 * 6, within(1e-12));
    assertThat(damage.ledger().open()).isEmpty();
  }

  @Test
  void cellsOfAPartAreThoseOfItsBlocks() {
    DamageEngine apart =
        new DamageEngine(REGIONS, SUBSECTORS, List.of(Species.SO2, Species.OC), cells(.4), 2)
            .tellingSpecies();
    DamagePart part =
        DamagePart.of(
            apart,
            emission()
                .add(row(0, Species.CO2, "plant", months(100)))
                .add(row(0, Species.OC, "plant", months(1)))
                .add(row(0, Species.SO2, "plant", months(2)))
                .add(row(0, Species.SO2, "stove", months(3)))
                .add(row(1, Species.NOX, "plant", months(9)))
                .add(row(1, Species.SO2, "stove", months(4)))
                .build(),
            sensitivity()
                .add(0, Species.OC, months(.5))
                .add(0, Species.SO2, months(.25))
                .add(1, Species.SO2, months(.125))
                .build());
    Table cells = part.cells().cellSpeciesTable(2);
    assertThat(cells.ints("cell")).containsExactly(0, 0, 1);
    assertThat(cells.strings("subsector")).containsExactly("plant", "stove", "stove");
    assertThat(cells.doubles("deaths")).containsExactly(24, 18, 12);
    assertThat(cells.doubles("co2_t")).containsExactly(1200, 0, 0);
    assertThat(cells.vectors("species_deaths"))
        .isDeepEqualTo(new double[][] {{12, 12}, {18, 0}, {12, 0}});
    Table totals = part.cells().totalTable(2);
    assertThat(totals.ints("cell")).containsExactly(0, 1);
    assertThat(totals.doubles("deaths")).containsExactly(42, 12);
  }

  @Test
  void emissionsWithoutSensitivityCountAsTonnesAndAreNamed() {
    Damage damage =
        damage(
            engine(1),
            emission().add(row(0, Species.SO2, "plant", months(1))),
            // of the cell another species, of the species another cell
            sensitivity().add(0, Species.NOX, months(7)).add(1, Species.SO2, months(7)));
    assertThat(damage.tonnes(0, 0, SO2)).isEqualTo(12);
    assertThat(damage.deaths(0, 0, SO2)).isZero();
    assertThat(damage.ledger().named())
        .anyMatch(n -> n.what().startsWith("SO2 without a sensitivity") && n.value() == 12);
  }

  private static AbstractThrowableAssert<?, ?> refused(Object[]... rows) {
    MonthRows.Builder emission = emission();
    Arrays.stream(rows).forEach(emission::add);
    MonthRows.Builder sensitivity = sensitivity().add(0, Species.SO2, months(1));
    return assertThatThrownBy(() -> damage(engine(1), emission, sensitivity))
        .isInstanceOf(UserError.class);
  }

  @Test
  void aKeyTwiceIsRefused() {
    Object[] row = row(0, Species.SO2, "plant", months(1));
    refused(row, row)
        .hasMessageContaining("cell 0, species SO2, subsector plant")
        .hasMessageContaining("duplicate key");
  }

  @Test
  void negativeAndEndlessEmissionsAreRefused() {
    for (double wrong : new double[] {-1, Double.NaN, Double.POSITIVE_INFINITY}) {
      double[] tonnes = months(1);
      tonnes[3] = wrong;
      refused(row(0, Species.SO2, "plant", tonnes))
          .hasMessageContaining("table emission")
          .hasMessageContaining("cell 0, species SO2, subsector plant")
          .hasMessageContaining("m04 = " + wrong)
          .hasMessageContaining("at least 0");
    }
  }

  @Test
  void unknownSpeciesAndSubsectorsAreRefused() {
    refused(row(0, "SOX", "plant", months(1)))
        .hasMessageContaining("species 'SOX'")
        .hasMessageContaining("expected one of the 8 species (OC, EC, ");
    refused(row(0, Species.SO2, "plan", months(1))).hasMessageContaining("Did you mean 'plant'?");
  }

  @Test
  void ofSeveralMistakesTheFirstCellIsReported() {
    refused(
            row(0, Species.SO2, "plant", months(1)),
            row(1, Species.SO2, "plan", months(1)),
            row(2, "SOX", "plant", months(1)))
        .hasMessageContaining("cell 1")
        .hasMessageContaining("'plan'");
  }

  @Test
  void deathsThatOverflowNameTheSensitivity() {
    MonthRows.Builder endless = sensitivity().add(0, Species.SO2, months(1e300));
    MonthRows.Builder emission = emission().add(row(0, Species.SO2, "plant", months(1e300)));
    assertThatThrownBy(() -> damage(engine(1), emission, endless))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("table sensitivity, cell 0, species SO2")
        .hasMessageContaining("1.0E300");
  }

  @Test
  void sharesOfACellThatMissOneAreRefused() {
    assertThatThrownBy(() -> cells(.3))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("cell 1")
        .hasMessageContaining("a sum of 1");
  }
}
