package org.tradewind.emissions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.tradewind.axes.Axis;
import org.tradewind.axes.UserError;
import org.tradewind.tables.ConcordanceTables;
import org.tradewind.tables.CsvTables;
import org.tradewind.tables.Inputs;
import org.tradewind.tables.Provenance;
import org.tradewind.tables.StudyTables;
import org.tradewind.tables.Table;

class ConcordanceTest {
  private static final Provenance TEST =
      Provenance.of(Provenance.Status.ILLUSTRATIVE, "a test", "made by hand");
  private static final Axis REGIONS = Axis.of("region", "N", "S");
  private static final Axis SUBSECTORS = Axis.of("subsector", "plant", "stove");
  private static final Axis SECTORS = Axis.of("sector", "P", "Q");

  private static Concordance of(Table.Builder rows) {
    return Concordance.of(rows.build(), REGIONS, SUBSECTORS, SECTORS);
  }

  private static Table.Builder rows() {
    return Table.builder(Inputs.CONCORDANCE);
  }

  private static Table.Builder energy() {
    return Table.builder(ConcordanceTables.SUBSECTOR_ENERGY);
  }

  private static Concordance of(Table.Builder rows, Table.Builder energy) {
    return of(rows, energy, false, true);
  }

  /** The same with the flags household of plant and stove. */
  private static Concordance of(
      Table.Builder rows, Table.Builder energy, boolean plant, boolean stove) {
    StudyTables tables =
        new StudyTables()
            .put(rows.build().validated("test"), TEST)
            .put(energy.build().validated("test"), TEST)
            .put(
                Table.builder(Inputs.SUBSECTOR)
                    .add("plant", "energy", "coal", true, plant)
                    .add("stove", "domestic", "wood", true, stove)
                    .build(),
                TEST);
    return Concordance.of(tables, REGIONS, SUBSECTORS, SECTORS);
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

  @Test
  void householdIsAmongTheKnownSectors() {
    assertThatThrownBy(() -> of(rows().add("stove", "*", "Household", 1)))
        .hasMessageContaining("sector 'Household'")
        .hasMessageContaining("Did you mean 'household'?");
  }

  /** 6 TJ in P and 2 in Q: three quarters and one; in S 1 and 3. */
  @Test
  void rowsWithoutAShareDivideByEnergyUse() {
    Concordance concordance =
        of(
            rows().add("plant", "*", "P").add("plant", "*", "Q"),
            energy()
                .add("plant", "*", "P", 6)
                .add("plant", "*", "Q", 2)
                .add("plant", "S", "P", 1)
                .add("plant", "S", "Q", 3));
    assertThat(concordance.shares(0, 0)).containsExactly(.75, .25, 0);
    assertThat(concordance.shares(1, 0)).containsExactly(.25, .75, 0);
    assertThat(concordance.byEnergy(0, 0, 0)).isTrue();
    assertThat(concordance.remarks()).isEmpty();
  }

  /** A fifth for households, the rest of .8 as 6 to 2. */
  @Test
  void givenSharesComeFirstAndEnergyDividesWhatTheyLeave() {
    Concordance concordance =
        of(
            rows().add("plant", "*", "household", .2).add("plant", "*", "P").add("plant", "*", "Q"),
            energy().add("plant", "*", "P", 6).add("plant", "*", "Q", 2));
    double[] shares = concordance.shares(0, 0);
    assertThat(shares[0]).isCloseTo(.6, within(1e-15));
    assertThat(shares[1]).isCloseTo(.2, within(1e-15));
    assertThat(shares[2]).isEqualTo(.2);
    assertThat(concordance.byEnergy(0, 0, 0)).isTrue();
    assertThat(concordance.byEnergy(0, 0, 2)).isFalse();
  }

  /** A region with given shares is not divided by energy; households may burn, too. */
  @Test
  void aSubsectorWithEnergyUseAloneIsDividedAmongAllItsSectors() {
    Concordance concordance =
        of(
            rows().add("plant", "S", "Q", 1),
            energy().add("plant", "*", "P", 3).add("plant", "*", "household", 1));
    assertThat(concordance.shares(0, 0)).containsExactly(.75, 0, .25);
    assertThat(concordance.shares(1, 0)).containsExactly(0, 1, 0);
    assertThat(concordance.byEnergy(1, 0, 1)).isFalse();
    assertThat(concordance.knows(0, 1)).isFalse();
  }

  /** S burns its fuel in households only, which are not asked; '*' stands in and that is said. */
  @Test
  void whereARegionHasNoEnergyInItsSectorsThoseOfAllStandIn() {
    Concordance concordance =
        of(
            rows().add("plant", "*", "P").add("plant", "*", "Q"),
            energy()
                .add("plant", "*", "P", 1)
                .add("plant", "*", "Q", 3)
                .add("plant", "S", "P", 0)
                .add("plant", "S", "household", 5));
    assertThat(concordance.shares(1, 0)).containsExactly(.25, .75, 0);
    assertThat(concordance.remarks())
        .hasSize(2)
        .anyMatch(r -> r.contains("take the rows of '*' (plant in S)"))
        .anyMatch(r -> r.contains("rows not used") && r.contains("(plant/S/household)"));
  }

  @Test
  void withoutAnyEnergyOnlyASubsectorThatEmitsIsRefused() {
    Concordance concordance =
        of(
            rows().add("plant", "*", "P").add("plant", "*", "household", .5),
            energy().add("plant", "*", "P", 0).add("plant", "S", "P", 7));
    assertThat(concordance.shares(1, 0)).containsExactly(.5, 0, .5);
    assertThat(concordance.knows(0, 0)).isFalse();
    assertThatThrownBy(() -> concordance.shares(0, 0))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("subsector plant, region N")
        .hasMessageContaining("no energy use")
        .hasMessageContaining("energy_tj above 0");
  }

  @Test
  void givenSharesMayLeaveNothingButNotLessForOpenRows() {
    assertThat(of(rows().add("plant", "*", "P", 1).add("plant", "*", "Q"), energy()).shares(0, 0))
        .containsExactly(1, 0, 0);
    assertThatThrownBy(
            () ->
                of(
                    rows()
                        .add("plant", "*", "P", .8)
                        .add("plant", "*", "household", .4)
                        .add("plant", "*", "Q"),
                    energy().add("plant", "*", "Q", 1)))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("subsector plant, region *")
        .hasMessageContaining("at most 1");
  }

  @Test
  void sharesAndEnergyOutOfTheirRangeAreRefused() {
    assertThatThrownBy(() -> of(rows().add("plant", "*", "P", 1.2), energy()))
        .hasMessageContaining("share = 1.2");
    assertThatThrownBy(() -> of(rows().add("plant", "*", "P", -.2), energy()))
        .hasMessageContaining("share = -0.2");
    assertThatThrownBy(() -> of(rows(), energy().add("plant", "*", "P", -1)))
        .hasMessageContaining("energy_tj = -1.0");
    assertThatThrownBy(() -> of(rows(), energy().add("plant", "*", "R", 1)))
        .hasMessageContaining("table subsector_energy, row 1")
        .hasMessageContaining("sector 'R'");
  }

  /** Amounts so large that their sum is beyond all numbers. */
  @Test
  void sharesOfVeryLargeAmountsAreFinite() {
    Concordance concordance =
        of(rows(), energy().add("plant", "*", "P", 1e308).add("plant", "*", "Q", 1e308));
    assertThat(concordance.shares(0, 0)).containsExactly(.5, .5, 0);
  }

  @Test
  void sharesSumToOneWhateverTheEnergy() {
    Random random = new Random(7);
    for (int trial = 0; trial < 200; trial++) {
      double fixed = random.nextDouble();
      Concordance concordance =
          of(
              rows()
                  .add("plant", "*", "household", fixed)
                  .add("plant", "*", "P")
                  .add("plant", "*", "Q"),
              energy()
                  .add("plant", "*", "P", Math.exp(20 * random.nextGaussian()))
                  .add("plant", "N", "Q", Math.exp(20 * random.nextGaussian())));
      for (int r = 0; r < 2; r++) {
        double[] shares = concordance.shares(r, 0);
        assertThat(Arrays.stream(shares)).allMatch(s -> s >= 0 && s <= 1);
        assertThat(Arrays.stream(shares).sum()).isCloseTo(1, within(1e-15));
      }
    }
  }

  @Test
  void aFlagThatTheConcordanceContradictsIsRefused() {
    assertThatThrownBy(() -> of(rows().add("stove", "*", "P", 1), energy(), false, true))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("subsector stove")
        .hasMessageContaining("household = true")
        .hasMessageContaining("'household' of 0");
    assertThatThrownBy(() -> of(rows().add("plant", "*", "household", 1), energy(), false, true))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("subsector plant")
        .hasMessageContaining("household = false")
        .hasMessageContaining("'household' of 1");
  }

  @Test
  void whatHouseholdsAndSectorsShareIsRemarked() {
    Concordance concordance =
        of(
            rows()
                .add("plant", "*", "P", 1)
                .add("plant", "S", "household", 1)
                .add("stove", "N", "household", 1)
                .add("stove", "S", "Q", 1),
            energy());
    assertThat(concordance.remarks())
        .containsExactly(
            "concordance: sectors have a share of subsectors with household = true (stove)",
            "concordance: households have a share of subsectors with household = false (plant)");
  }

  @Test
  void theBundledConcordanceAgreesWithTheFlags() {
    Table subsectors = CsvTables.fact(Inputs.SUBSECTOR, "china/subsectors");
    StudyTables tables =
        new StudyTables().put(BundledConcordance.bundled(), TEST).put(subsectors, TEST);
    Concordance concordance =
        Concordance.of(
            tables,
            REGIONS,
            Axis.of("subsector", subsectors.strings("subsector")),
            Axis.of("sector", CsvTables.fact(Inputs.SECTOR, "china/sectors").strings("sector")));
    assertThat(concordance.remarks())
        .containsExactly(
            "concordance: households have a share of subsectors with household = false"
                + " (tra_gasoline)");
  }
}
