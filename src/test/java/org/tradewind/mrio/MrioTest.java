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
        .hasMessageContaining("second time");
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
