package org.tradewind.mrio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.Test;
import org.tradewind.axes.UserError;
import org.tradewind.mrio.MrioParameters.Errors;

class MrioTest {

  @Test
  void holdsTheTableByColumns() {
    Mrio mrio = World.ring().mrio();

    assertThat(mrio.size()).isEqualTo(4);
    assertThat(mrio.z()).containsExactly(0, 0, 0, 48, 51, 0, 0, 0, 0, 42, 0, 0, 0, 0, 54, 0);
    assertThat(mrio.output()).containsExactly(96, 102, 84, 108);
    assertThat(mrio.zeroOutput()).isEmpty();
    assertThat(mrio.largestGap()).isZero();
  }

  @Test
  void holdsFinalDemandByDestinationAndCategory() {
    FinalDemand demand = World.ring().mrio().finalDemand();

    assertThat(demand.destinations().labels()).containsExactly("A", "B", "ROW", "ERR");
    assertThat(demand.categories().labels())
        .containsExactly("urban", "export", "inventories", "others");
    assertThat(demand.totals())
        .containsExactly(30, 15, 15, 0, 15, 30, 15, 45, 0, 15, 0, 0, 0, 0, 0, 15);
    assertThat(demand.byCategory())
        .containsExactly(45, 45, 45, 45, 0, 15, 0, 0, 0, 0, -15, 0, 0, 0, 0, 15);
    assertThat(demand.at(2, 2, 1)).isEqualTo(-15);
    assertThat(demand.at(2, 2, 0)).isZero();
    assertThat(demand.rowTotals()).containsExactly(45, 60, 30, 60);
  }

  @Test
  void dropsErrorsAndKeepsThemInSight() {
    Mrio mrio = Mrio.of(World.ring().tables(), MrioParameters.DEFAULT.withErrors(Errors.DROP));

    assertThat(mrio.finalDemand().destinations().labels()).containsExactly("A", "B", "ROW");
    assertThat(mrio.finalDemand().categories().contains("others")).isFalse();
    assertThat(mrio.droppedErrors()).containsExactly(0, 0, 0, 15);
    assertThat(mrio.output()).containsExactly(96, 102, 84, 108);
  }

  @Test
  void rescalesTheRowsThatHaveErrors() {
    Mrio mrio = Mrio.of(World.ring().tables(), MrioParameters.DEFAULT.withErrors(Errors.RESCALE));

    // B/2: 45 to final demand, 15 errors, so 45 * 60/45
    assertThat(mrio.finalDemand().rowTotals()).containsExactly(45, 60, 30, 60);
    assertThat(mrio.finalDemand().total(3, 1)).isEqualTo(60);
    assertThat(mrio.droppedErrors()).containsOnly(0);
  }

  @Test
  void refusesToRescaleARowWithoutOtherDemand() {
    World world =
        new World(List.of("A"), List.of("1"))
            .row("A", "1", 5)
            .buys("A", "1", "ERR", "others", 5)
            .makes("A", "1", 10);

    assertThatThrownBy(
            () -> Mrio.of(world.tables(), MrioParameters.DEFAULT.withErrors(Errors.RESCALE)))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("A/1 (final demand 0.0, errors 5.0)")
        .hasMessageContaining("mrio.errors");
  }

  @Test
  void listsSectorsWithoutOutput() {
    Mrio mrio =
        new World(List.of("A"), List.of("1", "2"))
            .row("A", "1", 5, 0)
            .row("A", "2", 0, 0)
            .buys("A", "1", "A", "urban", 5)
            .makes("A", "1", 10)
            .makes("A", "2", 0)
            .mrio();

    assertThat(mrio.zeroOutput()).containsExactly("A/2");
    assertThat(mrio.output()).containsExactly(10, 0);
  }

  @Test
  void refusesAMissingRowOfZ() {
    refused(World.ring().removeRow(2))
        .hasMessageContaining("table transactions")
        .hasMessageContaining("3 rows, B/1 missing")
        .hasMessageContaining("4 rows: 2 regions x 2 sectors");
  }

  @Test
  void refusesARowOfZThatIsTooLong() {
    refused(World.ring().setRow(1, "A", "2", 0, 0, 42, 0, 0))
        .hasMessageContaining("transactions, row 2 (region A, sector 2)")
        .hasMessageContaining("5 values")
        .hasMessageContaining("4 values");
  }

  @Test
  void refusesRowsOutOfOrder() {
    refused(World.ring().setRow(1, "B", "1", 0, 0, 0, 54).setRow(2, "A", "2", 0, 0, 42, 0))
        .hasMessageContaining("transactions, row 2")
        .hasMessageContaining("found B/1; expected A/2");
  }

  @Test
  void refusesUnknownRegionsAndSectors() {
    refused(World.ring().setRow(1, "C", "2", 0, 0, 42, 0))
        .hasMessageContaining("transactions, row 2")
        .hasMessageContaining("region 'C'");
    refused(World.ring().setRow(1, "A", "3", 0, 0, 42, 0))
        .hasMessageContaining("sector '3'")
        .hasMessageContaining("(1, 2)");
    refused(World.ring().makes("C", "1", 1))
        .hasMessageContaining("output, row 5 (region C, sector 1)");
    refused(World.ring().buys("A", "9", "A", "urban", 1))
        .hasMessageContaining("final_demand, row 11")
        .hasMessageContaining("sector '9'");
    refused(World.ring().buys("A", "1", "Z", "urban", 1))
        .hasMessageContaining("destination 'Z'")
        .hasMessageContaining("(A, B, ROW, ERR)");
  }

  @Test
  void refusesMissingOutput() {
    refused(World.ring().removeOutput(1))
        .hasMessageContaining("table output")
        .hasMessageContaining("3 rows, A/2 missing");
  }

  @Test
  void refusesNegativeOutputAndNumbersThatAreNone() {
    refused(World.ring().setOutput(0, "A", "1", -1))
        .hasMessageContaining("output, row 1 (region A, sector 1)")
        .hasMessageContaining("value = -1.0")
        .hasMessageContaining("at least 0");
    refused(World.ring().setRow(0, "A", "1", 0, Double.NaN, 0, 0))
        .hasMessageContaining("transactions, row 1")
        .hasMessageContaining("delivery to A/2: found NaN");
    refused(World.ring().buys("B", "1", "B", "rural", Double.POSITIVE_INFINITY))
        .hasMessageContaining("final_demand, row 11")
        .hasMessageContaining("Infinity");
  }

  @Test
  void refusesDuplicateKeys() {
    refused(World.ring().buys("A", "1", "A", "urban", 1))
        .hasMessageContaining("final_demand, row 11")
        .hasMessageContaining("duplicate key");
    refused(World.ring().makes("A", "1", 96))
        .hasMessageContaining("output, row 5")
        .hasMessageContaining("duplicate key");
  }

  @Test
  void refusesErrorsOfTheTableInOtherCategories() {
    refused(World.ring().buys("A", "1", "ERR", "urban", 1))
        .hasMessageContaining("category 'urban' to destination 'ERR'");
    refused(World.ring().buys("A", "1", "A", "others", 1))
        .hasMessageContaining("category 'others' to destination 'A'");
  }

  @Test
  void refusesATableOutOfBalanceAndListsTheWorstRowsFirst() {
    refused(World.ring().setOutput(1, "A", "2", 102.51).setOutput(3, "B", "2", 120))
        .hasMessageContaining("2 of 4 rows out of balance")
        .hasMessageContaining("B/2: deliveries 108.0000000, output 120.0000000, relative gap 0.100")
        .hasMessageContaining("A/2: deliveries 102.0000000, output 102.5100000")
        .hasMessageContaining("gap of 1.0E-6")
        .satisfies(
            e ->
                assertThat(e.getMessage().indexOf("B/2"))
                    .isLessThan(e.getMessage().indexOf("A/2")));
  }

  @Test
  void takesTheRowSumAsOutputWithinTheTolerance() {
    World rounded = World.ring().setOutput(1, "A", "2", 102.51);

    Mrio mrio = Mrio.of(rounded.tables(), MrioParameters.DEFAULT.withBalanceTolerance(.01));

    assertThat(mrio.output()[1]).isEqualTo(102);
    assertThat(mrio.largestGap()).isCloseTo(.51 / 102.51, within(1e-15));
  }

  /** A table in whole numbers: N/P makes nothing and sums to -1, S/G to 2 less than its output. */
  private static World rounded() {
    return new World(List.of("N", "S"), List.of("P", "G"))
        .row("N", "P", 0, 0, 0, 0)
        .row("N", "G", 0, 0, 200_000, 100_000)
        .row("S", "P", 0, 100_000, 0, 200_000)
        .row("S", "G", 0, 100_000, 200_000, 100_000)
        .buys("N", "P", "N", "inventories", -1)
        .buys("N", "G", "N", "urban", 700_000)
        .buys("S", "P", "S", "urban", 700_000)
        .buys("S", "G", "S", "urban", 600_000)
        .makes("N", "P", 0)
        .makes("N", "G", 1_000_000)
        .makes("S", "P", 1_000_000)
        .makes("S", "G", 1_000_002);
  }

  @Test
  void takesTheRoundingOfAPublishedTableIn() {
    Mrio mrio = rounded().mrio();

    assertThat(mrio.output()).containsExactly(0, 1_000_000, 1_000_000, 1_000_000);
    assertThat(mrio.finalDemand().rowTotals()).containsExactly(0, 700_000, 700_000, 600_000);
    assertThat(mrio.largestGap()).isZero();
    RowRounding rounding = mrio.rounding();
    assertThat(rounding.count()).isEqualTo(2);
    assertThat(rounding.row()).isEqualTo("S/G");
    assertThat(rounding.largestGap()).isEqualTo(-2);
    assertThat(rounding.sum()).isEqualTo(-3);
    // 4 deliveries, 3 columns of final demand (N inventories, N urban, S urban), output
    assertThat(rounding.absolute()).isEqualTo(4);
    assertThat(rounding.remarks())
        .containsExactly(
            "MRIO: in 2 of 4 rows deliveries and output differ by rounding, by up to 4"
                + " (mrio.balance_absolute: half a unit of 1 for each of the 8 numbers of a row, at"
                + " most 0.001 of the largest output): largest gap -2 (S/G), sum -3, 0.000100 % of all"
                + " output without signs. The sum of deliveries is used as output.",
            "MRIO: 1 row makes nothing but by rounding, and deliveries and purchases there are"
                + " dropped: N/P: deliveries -1 (output 0).");
  }

  @Test
  void aGapBeyondTheRoundingIsRefusedAndTheToleranceIsTheUsersToSet() {
    refused(rounded().setOutput(3, "S", "G", 1_000_005))
        .hasMessageContaining("1 of 4 rows out of balance")
        .hasMessageContaining("S/G: deliveries 1000000.000, output 1000005.000")
        .hasMessageContaining("or a gap of 4 (mrio.balance_absolute: half a unit of 1");
    assertThatThrownBy(
            () -> Mrio.of(rounded().tables(), MrioParameters.DEFAULT.withBalanceAbsolute(1)))
        .hasMessageContaining("1 of 4 rows out of balance");
    assertThat(
            Mrio.of(
                    rounded().setOutput(3, "S", "G", 1_000_005).tables(),
                    MrioParameters.DEFAULT.withBalanceAbsolute(5))
                .output()[3])
        .isEqualTo(1_000_000);
  }

  @Test
  void aTableWithDecimalsIsRoundedToThemAndOneOfManyDigitsIsNot() {
    // S/G sums to 2 less: 8 numbers of up to half a tenth are .4
    refused(rounded().setOutput(1, "N", "G", 1_000_000.1))
        .hasMessageContaining("or a gap of 0.400000 (mrio.balance_absolute: half a unit of 0.1");
    refused(rounded().setOutput(1, "N", "G", 1_000_000.123456789))
        .hasMessageContaining("or a gap of 0 (mrio.balance_absolute: as set, or 0");
  }

  @Test
  void purchasesAndNegativeOutputWithinTheRoundingAreDropped() {
    Mrio mrio =
        rounded()
            .setOutput(0, "N", "P", -1)
            .setRow(2, "S", "P", 2, 100_000, 0, 200_000)
            .setOutput(2, "S", "P", 1_000_002)
            .mrio();

    assertThat(mrio.output()).containsExactly(0, 1_000_000, 1_000_000, 1_000_000);
    assertThat(mrio.z()[2]).isZero();
    refused(rounded().setOutput(0, "N", "P", -5)).hasMessageContaining("value = -5.0");
    refused(rounded().setRow(2, "S", "P", 5, 100_000, 0, 200_000).setOutput(2, "S", "P", 1_000_005))
        .hasMessageContaining("N/P (buys 5.0)");
  }

  @Test
  void refusesPurchasesWhereNothingIsMade() {
    World world =
        new World(List.of("A"), List.of("1", "2"))
            .row("A", "1", 5, 1)
            .row("A", "2", 0, 0)
            .buys("A", "1", "A", "urban", 4)
            .makes("A", "1", 10)
            .makes("A", "2", 0);

    refused(world)
        .hasMessageContaining("1 sectors with output 0")
        .hasMessageContaining("A/2 (buys 1.0)");
  }

  @Test
  void refusesARegionNamedLikeADestinationOutside() {
    refused(new World(List.of("A", "ROW"), List.of("1")))
        .hasMessageContaining("table region, row 2")
        .hasMessageContaining("'ROW'");
  }

  @Test
  void refusesAToleranceThatIsNone() {
    assertThatThrownBy(() -> MrioParameters.DEFAULT.withBalanceTolerance(0))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("mrio.balance_tolerance");
  }

  private static AbstractThrowableAssert<?, ? extends Throwable> refused(World world) {
    return assertThatThrownBy(world::mrio).isInstanceOf(UserError.class);
  }
}
