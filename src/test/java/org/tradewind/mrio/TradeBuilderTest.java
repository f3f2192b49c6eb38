package org.tradewind.mrio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tradewind.axes.UserError;
import org.tradewind.tables.Inputs;
import org.tradewind.tables.MrioInputs;
import org.tradewind.tables.StudyTables;
import org.tradewind.tables.Table;
import org.tradewind.tables.TradeTables;

class TradeBuilderTest {
  private static final Offset<Double> TIGHT = within(1e-8);

  private static RegionalMrio build(RegionalWorld world) {
    return TradeBuilder.build(world.tables(), MrioParameters.DEFAULT);
  }

  /**
   * A uses 60 of product 1, 50 its own and 10 imported, so a sixth of all its use comes from
   * abroad; B's 60 are 20 its own and 40 from A. Of product 2 A has 50 of its own and 30 from B.
   */
  @Test
  void tablesThatAgreeByHand() {
    RegionalMrio made = build(RegionalWorld.agreeing());
    double[][] expected = {
      {25 / 3.0, 50 / 3.0, 10 / 3.0, 20 / 3.0},
      {12.5, 6.25, 0, 0},
      {0, 0, 5 / 3.0, 10 / 3.0},
      {7.5, 3.75, 5, 20}
    };
    double[][] z = made.tables().require(MrioInputs.TRANSACTIONS).vectors("values");
    for (int i = 0; i < 4; i++) {
      for (int j = 0; j < 4; j++) {
        assertThat(z[i][j]).as(i + "," + j).isCloseTo(expected[i][j], TIGHT);
      }
    }
    assertThat(demand(made))
        .containsOnlyKeys(
            "A/1>A urban",
            "A/1>B urban",
            "A/1>ROW export",
            "A/2>A urban",
            "B/1>B urban",
            "B/2>A urban",
            "B/2>B urban");
    assertThat(demand(made).get("A/1>A urban")).isCloseTo(25, TIGHT);
    assertThat(demand(made).get("A/1>B urban")).isCloseTo(30, TIGHT);
    assertThat(demand(made).get("A/1>ROW export")).isEqualTo(10);
    assertThat(demand(made).get("A/2>A urban")).isCloseTo(31.25, TIGHT);
    assertThat(demand(made).get("B/1>B urban")).isCloseTo(15, TIGHT);
    assertThat(demand(made).get("B/2>A urban")).isCloseTo(18.75, TIGHT);
    assertThat(demand(made).get("B/2>B urban")).isCloseTo(35, TIGHT);
    assertThat(made.tables().require(MrioInputs.OUTPUT).doubles("value"))
        .containsExactly(100, 50, 20, 90);
    Table primary = report(made, TradeTables.PRIMARY_INPUT.name());
    assertThat(primary.doubles("imports")[0]).isCloseTo(10 / 6.0, TIGHT);
    assertThat(primary.doubles("imports")[1]).isCloseTo(20 / 6.0, TIGHT);
    assertThat(made.page().get(3)).contains("times 1.0000");
  }

  private static Map<String, Double> demand(RegionalMrio made) {
    Table table = made.tables().require(MrioInputs.FINAL_DEMAND);
    Map<String, Double> demand = new HashMap<>();
    for (int row = 0; row < table.rows(); row++) {
      demand.put(
          table.strings("region")[row]
              + "/"
              + table.strings("sector")[row]
              + ">"
              + table.strings("to_region")[row]
              + " "
              + table.strings("category")[row],
          table.doubles("value")[row]);
    }
    return demand;
  }

  private static Table report(RegionalMrio made, String name) {
    return made.reports().stream().filter(t -> t.name().equals(name)).findFirst().orElseThrow();
  }

  /** Tables that do not agree: outputs, value added, exports and the ledger hold all the same. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6})
  void accountsCloseWhateverTheTables(long seed) {
    StudyTables tables = RegionalWorld.random(seed, 5, 4).tables();
    RegionalMrio made = TradeBuilder.build(tables, MrioParameters.DEFAULT);
    assertThat(made.ledger().open()).isEmpty();
    StudyTables whole = new StudyTables().putAll(tables).putAll(made.tables());
    Mrio mrio = Mrio.of(whole, MrioParameters.DEFAULT.withBalanceTolerance(1e-9));
    Table primary = report(made, TradeTables.PRIMARY_INPUT.name());
    int n = mrio.size();
    for (int j = 0; j < n; j++) {
      double inputs = primary.doubles("imports")[j] + primary.doubles("value_added")[j];
      for (int i = 0; i < n; i++) {
        assertThat(mrio.z()[i + j * n]).isGreaterThanOrEqualTo(0);
        inputs += mrio.z()[i + j * n];
      }
      assertThat(inputs).isCloseTo(mrio.output()[j], within(1e-8 * mrio.output()[j]));
    }
    Table trade = report(made, TradeTables.TRADE.name());
    Table margins = report(made, TradeTables.TRADE_MARGIN.name());
    Map<String, Double> out = new HashMap<>();
    for (int row = 0; row < trade.rows(); row++) {
      if (!trade.strings("region")[row].equals(trade.strings("to_region")[row])) {
        out.merge(
            trade.strings("region")[row] + "/" + trade.strings("sector")[row],
            trade.doubles("value")[row],
            Double::sum);
      }
    }
    for (int row = 0; row < margins.rows(); row++) {
      String key = margins.strings("region")[row] + "/" + margins.strings("sector")[row];
      double outflow = margins.doubles("outflow")[row];
      assertThat(out.getOrDefault(key, 0.0)).isCloseTo(outflow, within(1e-6));
    }
  }

  @Test
  void otherUnitsOfMoneyScaleEverything() {
    StudyTables tables = RegionalWorld.random(7, 4, 3).tables();
    StudyTables thousandfold = scaled(tables, 1000);
    double[][] one = z(TradeBuilder.build(tables, MrioParameters.DEFAULT));
    double[][] thousand = z(TradeBuilder.build(thousandfold, MrioParameters.DEFAULT));
    for (int i = 0; i < one.length; i++) {
      for (int j = 0; j < one.length; j++) {
        assertThat(thousand[i][j]).isCloseTo(1000 * one[i][j], within(1e-6 * (1 + one[i][j])));
      }
    }
  }

  private static double[][] z(RegionalMrio made) {
    return made.tables().require(MrioInputs.TRANSACTIONS).vectors("values");
  }

  private static StudyTables scaled(StudyTables tables, double factor) {
    StudyTables scaled = new StudyTables().putAll(tables);
    Table use = tables.require(MrioInputs.REGIONAL_USE);
    Table.Builder uses = Table.builder(MrioInputs.REGIONAL_USE);
    for (int row = 0; row < use.rows(); row++) {
      double[] values = use.vectors("values")[row].clone();
      for (int j = 0; j < values.length; j++) {
        values[j] *= factor;
      }
      uses.add(use.strings("region")[row], use.strings("sector")[row], values);
    }
    Table balance = tables.require(MrioInputs.REGIONAL_BALANCE);
    Table.Builder items = Table.builder(MrioInputs.REGIONAL_BALANCE);
    for (int row = 0; row < balance.rows(); row++) {
      items.add(
          balance.strings("region")[row],
          balance.strings("sector")[row],
          balance.strings("item")[row],
          balance.doubles("value")[row] * factor);
    }
    return scaled
        .put(uses.build(), tables.provenance("regional_use"))
        .put(items.build(), tables.provenance("regional_balance"));
  }

  /** B has outflow only and A inflow only of product 2: both are counted as net figures. */
  @Test
  void netFiguresAreTakenAndCounted() {
    assertThat(build(RegionalWorld.agreeing()).page().get(2))
        .contains("only outflow or only inflow in 4");
  }

  @Test
  void transitAndWhatIsClaimedTooMuchStandInTheLedger() {
    // B claims 10 more of product 1 from A than A sends
    RegionalWorld world =
        RegionalWorld.agreeing().set("B", "1", "urban", 55).set("B", "1", "inflow", 50);
    RegionalMrio made = build(world);
    assertThat(made.ledger().open()).isEmpty();
    // 155 of domestic final demand were there, 10 more are claimed less what is imported
    assertThat(made.ledger().named().get(1).what()).contains("final use claimed");
    assertThat(made.ledger().named().get(1).value()).isCloseTo(claimedTooMuch(made), TIGHT);
    assertThat(made.ledger().named().get(1).value()).isPositive();
  }

  private static double claimedTooMuch(RegionalMrio made) {
    Table shift = report(made, TradeTables.BALANCE_SHIFT.name());
    double sum = 0;
    for (int row = 0; row < shift.rows(); row++) {
      if (shift.strings("part")[row].equals("urban")) {
        sum += shift.doubles("before")[row] - shift.doubles("after")[row];
      }
    }
    return sum;
  }

  /** The order of regions changes nothing but the order. */
  @Test
  void regionsInAnotherOrderGiveTheSameTable() {
    RegionalWorld ordered = RegionalWorld.random(11, 3, 3);
    StudyTables tables = ordered.tables();
    StudyTables turned = new StudyTables().putAll(tables);
    Table region = tables.require(Inputs.REGION);
    Table.Builder regions = Table.builder(Inputs.REGION);
    List<Integer> order = List.of(2, 0, 1);
    order.forEach(r -> regions.add(region.strings("region")[r], "", 1.0, 1.0, 1.0));
    turned.put(regions.build(), tables.provenance("region"));
    double[][] one = z(TradeBuilder.build(tables, MrioParameters.DEFAULT));
    double[][] other = z(TradeBuilder.build(turned, MrioParameters.DEFAULT));
    for (int i = 0; i < 9; i++) {
      for (int j = 0; j < 9; j++) {
        int a = order.get(i / 3) * 3 + i % 3;
        int b = order.get(j / 3) * 3 + j % 3;
        assertThat(other[i][j]).isCloseTo(one[a][b], within(1e-7));
      }
    }
  }

  @Test
  void anMrioThatIsGivenIsNotBuiltAgain() {
    StudyTables tables = RegionalWorld.agreeing().tables();
    assertThat(TradeBuilder.applies(tables)).isTrue();
    tables.putAll(build(RegionalWorld.agreeing()).tables());
    assertThat(TradeBuilder.applies(tables)).isFalse();
  }

  private record Mistake(String name, Consumer<RegionalWorld> made, List<String> expected) {
    @Override
    public String toString() {
      return name;
    }
  }

  private static Mistake mistake(String name, Consumer<RegionalWorld> made, String... expected) {
    return new Mistake(name, made, List.of(expected));
  }

  static Stream<Mistake> mistakes() {
    return Stream.of(
        mistake(
            "a row of use missing",
            w -> w.withoutUse("B", "2"),
            "regional_use",
            "no row of region B, sector 2"),
        mistake(
            "a use too few",
            w -> w.withoutUse("B", "2").use("B", "2", 5),
            "row 4",
            "1 values",
            "2 values"),
        mistake(
            "negative use",
            w -> w.withoutUse("B", "2").use("B", "2", 30, -5),
            "use by sector 2",
            "-5.0"),
        mistake("no output", w -> w.without("B", "2", "output"), "no output of region B, sector 2"),
        mistake("negative output", w -> w.set("B", "2", "output", -90), "output = -90.0"),
        mistake("negative outflow", w -> w.set("B", "2", "outflow", -30), "outflow = -30.0"),
        mistake(
            "a row out of balance",
            w -> w.set("B", "2", "outflow", 31),
            "B/2: uses 91.00000000, output 90.00000000"),
        mistake(
            "a column out of balance",
            w -> w.set("B", "2", "value_added", 61),
            "B/2: inputs 91.00000000, output 90.00000000"),
        mistake(
            "an item misspelt",
            w -> w.without("B", "2", "outflow").item("B", "2", "outfow", -30),
            "B/2: uses 30.00000000, output 90.00000000"),
        mistake("an unknown region", w -> w.item("C", "1", "urban", 1), "region 'C'"),
        mistake("an unknown sector", w -> w.item("A", "3", "urban", 1), "sector '3'"));
  }

  @ParameterizedTest
  @MethodSource("mistakes")
  void mistakesAreNamed(Mistake mistake) {
    RegionalWorld world = RegionalWorld.agreeing();
    mistake.made.accept(world);
    assertThatThrownBy(() -> build(world))
        .isInstanceOf(UserError.class)
        .hasMessageContainingAll(mistake.expected.toArray(String[]::new));
  }
}
