package org.tradewind.mrio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tradewind.axes.UserError;
import org.tradewind.mrio.TradeParameters.Total;

/** Margins of trade, worked by hand. */
class TradeMarginsTest {
  private static final double TIGHT = 1e-12;

  /** One product; only what margins need closes. */
  private static RegionalWorld oneProduct(String... regions) {
    return new RegionalWorld(List.of(regions), List.of("1"));
  }

  private static TradeMargins margins(RegionalWorld world, Total rule) {
    return TradeMargins.of(
        RegionalTables.read(world.tables(), 1e-9), rule, new boolean[] {false, false});
  }

  @Test
  void tablesThatAgreeStayAsTheyAre() {
    TradeMargins margins = margins(RegionalWorld.agreeing(), Total.MEAN);
    assertThat(margins.outflow).isDeepEqualTo(new double[][] {{40, 0}, {0, 30}});
    assertThat(margins.inflow).isDeepEqualTo(new double[][] {{0, 30}, {40, 0}});
    assertThat(margins.supply).isDeepEqualTo(new double[][] {{90, 50}, {20, 90}});
    assertThat(margins.imports).isDeepEqualTo(new double[][] {{10, 0}, {0, 0}});
    assertThat(margins.transit).isDeepEqualTo(new double[2][2]);
    assertThat(margins.traded).containsExactly(40, 30);
  }

  /**
   * A makes 50, exports 10 and ships 70 to B: 30 of them it only passed on, 10 from B (a third of
   * what entered) and 20 from abroad. The 20 are imports of those who received them, in proportion
   * to inflow: 5 of 75 are A's own. Then B ships 15 to A of which A takes 3.67, the rest B would
   * have to ship to itself.
   */
  @Test
  void transitIsCappedAndImportedTransitPassedOn() {
    RegionalWorld world =
        oneProduct("A", "B")
            .use("A", "1", 10)
            .item("A", "1", "urban", 5)
            .item("A", "1", "export", 10)
            .item("A", "1", "outflow", 70)
            .item("A", "1", "import", 30)
            .item("A", "1", "inflow", 15)
            .makes("A", "1", 50, 40)
            .use("B", "1", 55)
            .item("B", "1", "urban", 100)
            .item("B", "1", "outflow", 15)
            .item("B", "1", "inflow", 70)
            .makes("B", "1", 100, 45);
    TradeMargins margins = margins(world, Total.MEAN);
    assertThat(margins.transit[0][0]).isEqualTo(30);
    assertThat(margins.supply[0][0]).isEqualTo(40);
    assertThat(margins.outflowTotal[0]).isEqualTo(55);
    assertThat(margins.inflowTotal[0]).isCloseTo(55, within(TIGHT));
    assertThat(margins.imports[0][0]).isCloseTo(10 + 20 * 5.0 / 75, within(TIGHT));
    assertThat(margins.imports[1][0]).isCloseTo(20 * 70.0 / 75, within(TIGHT));
    assertThat(margins.outflow[0][0]).isCloseTo(40, within(TIGHT));
    assertThat(margins.inflow[0][0]).isCloseTo(5 * 55.0 / 75, within(TIGHT));
    assertThat(margins.outflow[1][0]).isCloseTo(5 * 55.0 / 75, within(TIGHT));
    assertThat(margins.inflow[1][0]).isCloseTo(40, within(TIGHT));
    assertThat(margins.traded[0]).isCloseTo(40 + 5 * 55.0 / 75, within(TIGHT));
  }

  /** A makes 20 and exports 50: 30 were imported for it, and are no import of anybody here. */
  @Test
  void exportAboveOutputIsReexport() {
    RegionalWorld world =
        oneProduct("A", "B")
            .use("A", "1", 0)
            .item("A", "1", "urban", 10)
            .item("A", "1", "export", 50)
            .item("A", "1", "import", 40)
            .makes("A", "1", 20, 20)
            .use("B", "1", 0)
            .item("B", "1", "urban", 7)
            .makes("B", "1", 7, 7);
    TradeMargins margins = margins(world, Total.MEAN);
    assertThat(margins.export[0][0]).isEqualTo(20);
    assertThat(margins.transit[0][0]).isEqualTo(30);
    assertThat(margins.imports[0][0]).isEqualTo(10);
    assertThat(margins.imports[1][0]).isZero();
    assertThat(margins.supply[0][0]).isZero();
    assertThat(margins.traded[0]).isZero();
  }

  /** Stocks of 12 are drawn on: 30 made and 12 from stock are there, 2 of them errors. */
  @Test
  void withdrawalsFromStocksAreSupplyAndErrorsAreNot() {
    RegionalWorld world =
        oneProduct("A", "B")
            .use("A", "1", 0)
            .item("A", "1", "urban", 5)
            .item("A", "1", "inventories", -12)
            .item("A", "1", "outflow", 35)
            .item("A", "1", "others", 2)
            .makes("A", "1", 30, 30)
            .use("B", "1", 0)
            .item("B", "1", "urban", 50)
            .item("B", "1", "inflow", 35)
            .makes("B", "1", 15, 15);
    TradeMargins margins = margins(world, Total.MEAN);
    assertThat(margins.supply[0][0]).isEqualTo(40);
    assertThat(margins.withdrawn[0][0]).isEqualTo(12);
    assertThat(margins.outflow[0][0]).isEqualTo(35);
    assertThat(margins.transit[0][0]).isZero();
  }

  /** Outflow 30 + 10 of A and B, inflow 60 of C; A can send at most 35. */
  @ParameterizedTest
  @CsvSource({
    "OUTFLOW, 40, 30, 10",
    "INFLOW, 60, 35, 25",
    "MEAN, 50, 35, 15",
    "SMALLER, 40, 30, 10",
    "LARGER, 60, 35, 25"
  })
  void outflowAndInflowAreScaledToOneTotal(Total rule, double total, double a, double b) {
    TradeMargins margins = margins(unequal(), rule);
    assertThat(margins.outflowTotal[0]).isEqualTo(40);
    assertThat(margins.inflowTotal[0]).isEqualTo(60);
    assertThat(margins.chosen[0]).isEqualTo(total);
    assertThat(margins.traded[0]).isEqualTo(total);
    assertThat(margins.outflow[0][0]).isCloseTo(a, within(TIGHT));
    assertThat(margins.outflow[1][0]).isCloseTo(b, within(TIGHT));
    assertThat(margins.inflow[2][0]).isCloseTo(total, within(TIGHT));
  }

  private static RegionalWorld unequal() {
    return oneProduct("A", "B", "C")
        .use("A", "1", 0)
        .item("A", "1", "urban", 5)
        .item("A", "1", "outflow", 30)
        .makes("A", "1", 35, 35)
        .use("B", "1", 0)
        .item("B", "1", "urban", 190)
        .item("B", "1", "outflow", 10)
        .makes("B", "1", 200, 200)
        .use("C", "1", 0)
        .item("C", "1", "urban", 70)
        .item("C", "1", "inflow", 60)
        .makes("C", "1", 10, 10);
  }

  @Test
  void noTotalAboveWhatCanBeMadeOrUsed() {
    RegionalWorld world = unequal().set("C", "1", "urban", 300).set("C", "1", "inflow", 290);
    // A can send 35, B 200
    TradeMargins margins = margins(world, Total.INFLOW);
    assertThat(margins.chosen[0]).isEqualTo(290);
    assertThat(margins.traded[0]).isEqualTo(235);
    assertThat(margins.outflow[0][0]).isEqualTo(35);
    assertThat(margins.outflow[1][0]).isEqualTo(200);
    assertThat(margins.inflow[2][0]).isEqualTo(235);
  }

  @Test
  void aProductThatNobodyTradesHasNoTrade() {
    RegionalWorld world =
        RegionalWorld.agreeing()
            .without("A", "2", "inflow")
            .set("A", "2", "urban", 20)
            .without("B", "2", "outflow")
            .set("B", "2", "urban", 65);
    TradeMargins margins = margins(world, Total.MEAN);
    assertThat(margins.traded).containsExactly(40, 0);
    assertThat(margins.outflow[1][1]).isZero();
  }

  @Test
  void outflowThatArrivesNowhereIsRefused() {
    RegionalWorld world =
        RegionalWorld.agreeing().without("A", "2", "inflow").set("A", "2", "urban", 20);
    assertThatThrownBy(() -> margins(world, Total.MEAN))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("regional_balance, sector 2")
        .hasMessageContaining("outflow of 30.0 and inflow of 0.0");
  }
}
