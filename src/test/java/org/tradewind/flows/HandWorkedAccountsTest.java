package org.tradewind.flows;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.tradewind.tables.TableValues.all;
import static org.tradewind.tables.TableValues.assertValues;
import static org.tradewind.tables.TableValues.nonzero;

import java.util.Map;
import java.util.TreeMap;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.tradewind.tables.MrioInputs;
import org.tradewind.tables.StudyTables;
import org.tradewind.tables.Table;

/**
 * Accounts, flows, embodied trade and supply paths in the world of {@link PowerAndGoods}.
 *
 * <pre>
 * L - I, power per goods: of A .2 .1 .5, of B .2 .1 0, of C 0 .2 .1 (from A, B, C)
 * m = f L, CO2: power 2, 1, 1; goods .5 + (4 + 1 + 5)/10 = 1.5, (8 + 2)/20 = .5, (8 + 4)/40 = .3
 *       deaths: power 1, 4, 0; goods (2 + 4)/10 = .6, (4 + 8)/20 = .6, 32/40 = .8
 *
 * power for the purchases of   A                       B                C         ROW       ERR
 * from A        4 + .2 x 4 + .2 x 5 = 5.8   .2 x 15 = 3     .2 x 6 = 1.2
 * from B             .1 x 4 + .1 x 5 = .9   1 + 1.5 = 2.5         .6   .2 x 40 = 8
 * from C                      .5 x 4 = 2                     .5 x 6 = 3    .1 x 40 = 4       1
 * Q/A itself, CO2             .5 x 4 = 2                     .5 x 6 = 3
 * </pre>
 */
class HandWorkedAccountsTest {
  private static final Offset<Double> EXACT = within(1e-12);

  private static StudyTables tables() {
    StudyTables tables = PowerAndGoods.tables();
    PowerAndGoods.put(
        tables,
        Table.builder(MrioInputs.STRESSOR_HOUSEHOLD)
            .add("A", "CO2", 3.)
            .add("C", "CO2", 1.5)
            .add("B", "deaths", 2.));
    return tables;
  }

  private final FlowEngine engine = PowerAndGoods.engine(tables());

  @Test
  void accountsWithHouseholdsBesideThem() {
    Map<String, Double> expected = new TreeMap<>();
    expected.put("producer A P CO2", 20.);
    expected.put("producer A Q CO2", 5.);
    expected.put("producer B P CO2", 12.);
    expected.put("producer C P CO2", 10.);
    expected.put("producer A P deaths", 10.);
    expected.put("producer B P deaths", 48.);
    // m y, y = 4 1 1 of power, 10 20 40 of goods
    expected.put("final_producer A P CO2", 2. * 4);
    expected.put("final_producer B P CO2", 1.);
    expected.put("final_producer C P CO2", 1.);
    expected.put("final_producer A Q CO2", 1.5 * 10);
    expected.put("final_producer B Q CO2", .5 * 20);
    expected.put("final_producer C Q CO2", .3 * 40);
    expected.put("final_producer A P deaths", 4.);
    expected.put("final_producer B P deaths", 4.);
    expected.put("final_producer A Q deaths", .6 * 10);
    expected.put("final_producer B Q deaths", .6 * 20);
    expected.put("final_producer C Q deaths", .8 * 40);
    // by buyer and product
    expected.put("final_consumer A P CO2", 8.);
    expected.put("final_consumer A Q CO2", 1.5 * 4 + .5 * 5);
    expected.put("final_consumer B P CO2", 1.);
    expected.put("final_consumer B Q CO2", .5 * 15);
    expected.put("final_consumer C Q CO2", 1.5 * 6);
    expected.put("final_consumer ROW Q CO2", .3 * 40);
    expected.put("final_consumer ERR P CO2", 1.);
    expected.put("final_consumer A P deaths", 4.);
    expected.put("final_consumer A Q deaths", .6 * 4 + .6 * 5);
    expected.put("final_consumer B P deaths", 4.);
    expected.put("final_consumer B Q deaths", .6 * 15);
    expected.put("final_consumer C Q deaths", .6 * 6);
    expected.put("final_consumer ROW Q deaths", .8 * 40);
    assertValues(nonzero(engine.account(), "value"), expected);
    assertThat(engine.account().rows()).as("3 + 3 + 5 regions").isEqualTo(2 * 2 * 11);

    assertThat(all(engine.accountHousehold(), "value"))
        .isEqualTo(
            Map.of(
                "A CO2",
                3.,
                "B CO2",
                0.,
                "C CO2",
                1.5,
                "A deaths",
                0.,
                "B deaths",
                2.,
                "C deaths",
                0.));
  }

  /** Sums of the accounts above; shares of 47 and 58. */
  @Test
  void accountsByRegion() {
    Map<String, Double> expected = new TreeMap<>();
    expected.put("producer A CO2", 25.);
    expected.put("producer B CO2", 12.);
    expected.put("producer C CO2", 10.);
    expected.put("producer A deaths", 10.);
    expected.put("producer B deaths", 48.);
    expected.put("final_producer A CO2", 23.);
    expected.put("final_producer B CO2", 11.);
    expected.put("final_producer C CO2", 13.);
    expected.put("final_producer A deaths", 10.);
    expected.put("final_producer B deaths", 16.);
    expected.put("final_producer C deaths", 32.);
    expected.put("final_consumer A CO2", 16.5);
    expected.put("final_consumer B CO2", 8.5);
    expected.put("final_consumer C CO2", 9.);
    expected.put("final_consumer ROW CO2", 12.);
    expected.put("final_consumer ERR CO2", 1.);
    expected.put("final_consumer A deaths", 9.4);
    expected.put("final_consumer B deaths", 13.);
    expected.put("final_consumer C deaths", 3.6);
    expected.put("final_consumer ROW deaths", 32.);
    Table table = RegionAccounts.of(engine);
    assertValues(nonzero(table, "value"), expected);
    assertThat(table.rows()).isEqualTo(2 * (3 + 3 + 5));

    expected.replaceAll((key, value) -> value / (key.endsWith("CO2") ? 47 : 58));
    assertValues(nonzero(table, "share"), expected);
  }

  /** Households emit 4.5 of CO2 and 2 of deaths; flows are those of {@link PowerAndGoods}. */
  @Test
  void totalsOfTheNationAndTheirShares() {
    Table table = NationalTotals.of(engine);
    Map<String, Double> expected = new TreeMap<>();
    expected.put("CO2 supply_chain", 47.);
    expected.put("CO2 household", 4.5);
    expected.put("CO2 all", 51.5);
    expected.put("CO2 between_final_producer", 22.);
    // exports of consumers: 6 + 2.4 + 3, .9 + .6 and 2
    expected.put("CO2 between_final_consumer", 14.9);
    expected.put("deaths supply_chain", 58.);
    expected.put("deaths household", 2.);
    expected.put("deaths all", 60.);
    expected.put("deaths between_final_producer", 40.);
    expected.put("deaths between_final_consumer", 10.2);
    assertValues(all(table, "value"), expected);

    Map<String, Double> shares = new TreeMap<>();
    shares.put("CO2 supply_chain", 47 / 51.5);
    shares.put("CO2 household", 4.5 / 51.5);
    shares.put("CO2 all", 1.);
    shares.put("CO2 between_final_producer", 22 / 47.);
    shares.put("CO2 between_final_consumer", 14.9 / 47);
    shares.put("deaths supply_chain", 58 / 60.);
    shares.put("deaths household", 2 / 60.);
    shares.put("deaths all", 1.);
    shares.put("deaths between_final_producer", 40 / 58.);
    shares.put("deaths between_final_consumer", 10.2 / 58);
    assertValues(all(table, "share"), shares);
  }

  @Test
  void multipliersOfBothStressors() {
    assertThat(engine.multipliers(0)).containsExactly(new double[] {2, 1.5, 1, .5, 1, .3}, EXACT);
    assertThat(engine.multipliers(1)).containsExactly(new double[] {1, .6, 4, .6, 0, .8}, EXACT);
  }

  @Test
  void flowsOfBothViews() {
    Map<String, Double> flows = new TreeMap<>();
    for (String view : FlowEngine.flowViews()) {
      for (int k = 0; k < 2; k++) {
        flows.putAll(nonzero(engine.flow(view, k), "value"));
      }
    }
    Map<String, Double> expected = new TreeMap<>();
    expected.put("final_producer CO2 A P A", 12.);
    expected.put("final_producer CO2 A P B", 8.);
    expected.put("final_producer CO2 B P A", 1.);
    expected.put("final_producer CO2 B P B", 3.);
    expected.put("final_producer CO2 B P C", 8.);
    expected.put("final_producer CO2 C P A", 5.);
    expected.put("final_producer CO2 C P C", 5.);
    expected.put("final_producer CO2 A Q A", 5.);
    expected.put("final_producer deaths A P A", 6.);
    expected.put("final_producer deaths A P B", 4.);
    expected.put("final_producer deaths B P A", 4.);
    expected.put("final_producer deaths B P B", 12.);
    expected.put("final_producer deaths B P C", 32.);
    // f of A is 2 and 1, of B 1 and 4, of C 1 and 0
    expected.put("final_consumer CO2 A P A", 2 * 5.8);
    expected.put("final_consumer CO2 A P B", 2 * 3.);
    expected.put("final_consumer CO2 A P C", 2 * 1.2);
    expected.put("final_consumer CO2 A Q A", 2.);
    expected.put("final_consumer CO2 A Q C", 3.);
    expected.put("final_consumer CO2 B P A", .9);
    expected.put("final_consumer CO2 B P B", 2.5);
    expected.put("final_consumer CO2 B P C", .6);
    expected.put("final_consumer CO2 B P ROW", 8.);
    expected.put("final_consumer CO2 C P A", 2.);
    expected.put("final_consumer CO2 C P C", 3.);
    expected.put("final_consumer CO2 C P ROW", 4.);
    expected.put("final_consumer CO2 C P ERR", 1.);
    expected.put("final_consumer deaths A P A", 5.8);
    expected.put("final_consumer deaths A P B", 3.);
    expected.put("final_consumer deaths A P C", 1.2);
    expected.put("final_consumer deaths B P A", 4 * .9);
    expected.put("final_consumer deaths B P B", 4 * 2.5);
    expected.put("final_consumer deaths B P C", 4 * .6);
    expected.put("final_consumer deaths B P ROW", 4 * 8.);
    assertValues(flows, expected);

    Map<String, Double> pairs = new TreeMap<>();
    expected.forEach(
        (key, value) -> pairs.merge(key.replaceFirst(" [PQ] ", " "), value, Double::sum));
    assertThat(pairs).containsEntry("final_consumer CO2 A A", 13.6).hasSize(30);
    assertValues(nonzero(engine.flowPair(), "value"), pairs);
    assertThat(engine.flowPair().rows()).isEqualTo(2 * 3 * (3 + 5));
  }

  @Test
  void embodiedTradeOfBothViews() {
    Map<String, Double> imports = new TreeMap<>();
    imports.put("final_producer CO2 A", 1. + 5);
    imports.put("final_producer CO2 B", 8.);
    imports.put("final_producer CO2 C", 8.);
    imports.put("final_producer deaths A", 4.);
    imports.put("final_producer deaths B", 4.);
    imports.put("final_producer deaths C", 32.);
    imports.put("final_consumer CO2 A", .9 + 2);
    imports.put("final_consumer CO2 B", 6.);
    imports.put("final_consumer CO2 C", 2.4 + 3 + .6);
    imports.put("final_consumer deaths A", 3.6);
    imports.put("final_consumer deaths B", 3.);
    imports.put("final_consumer deaths C", 1.2 + 2.4);
    assertValues(all(engine.embodiedTrade(), "imports"), imports);

    Map<String, Double> exports = new TreeMap<>();
    exports.put("final_producer CO2 A", 8.);
    exports.put("final_producer CO2 B", 1. + 8);
    exports.put("final_producer CO2 C", 5.);
    exports.put("final_producer deaths A", 4.);
    exports.put("final_producer deaths B", 4. + 32);
    exports.put("final_producer deaths C", 0.);
    // nothing of what goes to ROW and ERR
    exports.put("final_consumer CO2 A", 6. + 2.4 + 3);
    exports.put("final_consumer CO2 B", .9 + .6);
    exports.put("final_consumer CO2 C", 2.);
    exports.put("final_consumer deaths A", 3. + 1.2);
    exports.put("final_consumer deaths B", 3.6 + 2.4);
    exports.put("final_consumer deaths C", 0.);
    assertValues(all(engine.embodiedTrade(), "exports"), exports);

    Map<String, Double> index = new TreeMap<>();
    imports.forEach((key, in) -> index.put(key, (in - exports.get(key)) / (in + exports.get(key))));
    assertThat(index.get("final_consumer CO2 B")).isCloseTo(.6, EXACT);
    assertValues(all(engine.embodiedTrade(), "index"), index);
  }

  @Test
  void everyFlowOfPowerIsOnePath() {
    Table paths = LargestPaths.of(engine, PathParameters.DEFAULT);

    assertThat(paths.strings("path"))
        .containsExactly(
            "A/P > B/Q",
            "B/P > C/Q",
            "C/P > A/Q",
            "B/P > A/Q",
            "B/P > C/Q",
            "A/P > B/Q",
            "B/P > A/Q");
    assertThat(paths.strings("stressor"))
        .containsExactly("CO2", "CO2", "CO2", "CO2", "deaths", "deaths", "deaths");
    assertThat(paths.doubles("value")).containsExactly(new double[] {8, 8, 5, 1, 32, 4, 4}, EXACT);
    assertThat(paths.ints("steps")).containsOnly(1);
    assertThat(paths.ints("rank")).containsOnly(1);
    assertThat(paths.doubles("cumulative_share"))
        .containsExactly(new double[] {1, 1, 1, 1, 1, 1, 1}, EXACT);
  }

  @Test
  void nodesOfTheTiersOfDeaths() {
    StudyTables tables = tables();
    Map<String, Double> nodes = new TreeMap<>();
    TradePatterns.of(engine, tables, IndexParameters.DEFAULT).tables().stream()
        .filter(t -> t.name().equals("tier_node"))
        .forEach(t -> nodes.putAll(nonzero(t, "value")));
    nodes.keySet().removeIf(k -> !k.startsWith("deaths"));
    Map<String, Double> expected = new TreeMap<>();
    expected.put("deaths 1 energy", 58.);
    expected.put("deaths 2 energy", 8.);
    expected.put("deaths 2 goods", 50.);
    expected.put("deaths 3 rural", .6 * 4);
    expected.put("deaths 3 urban", 4 + .6 * 6);
    expected.put("deaths 3 government", 4.);
    expected.put("deaths 3 capital", .6 * 20);
    expected.put("deaths 3 export", 32.);
    assertValues(nodes, expected);
  }
}
