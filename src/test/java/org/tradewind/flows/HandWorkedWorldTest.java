package org.tradewind.flows;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.tradewind.tables.Vocabulary.FINAL_CONSUMER;
import static org.tradewind.tables.Vocabulary.FINAL_PRODUCER;

import java.util.Arrays;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.tradewind.mrio.LeontiefSolver;
import org.tradewind.mrio.Mrio;
import org.tradewind.mrio.MrioParameters;
import org.tradewind.mrio.MrioParameters.Backend;
import org.tradewind.mrio.MrioParameters.Errors;
import org.tradewind.mrio.World;
import org.tradewind.tables.Ledger;
import org.tradewind.tables.StudyTables;
import org.tradewind.tables.Table;

/**
 * A world of two regions and two sectors, worked by hand.
 *
 * <pre>
 * rows A/1, A/2, B/1, B/2; L_ij = 16/15, 8/15, 4/15, 2/15 for 0, 1, 2, 3 steps round the ring
 *
 * Y / 15   A  B  ROW ERR |  y          L y = x
 * A/1      2  1   0   0  |  3    (16*3 + 8*4 + 4*2 + 2*4) =  96
 * A/2      1  2   1   0  |  4    (16*4 + 8*2 + 4*4 + 2*3) = 102
 * B/1      1  1   0   0  |  2    (16*2 + 8*4 + 4*3 + 2*4) =  84
 * B/2      0  3   0   1  |  4    (16*4 + 8*3 + 4*4 + 2*2) = 108
 *
 * f = (1, 0, 2, 1/2), so F = (96, 0, 168, 54), 318 in all
 * W of final producer A (y 3 4 0 0): 80  70 20 40     of B (y 0 0 2 4): 16 32 64 68
 * W of consumer A (2 1 1 0): 44 28 26 22   B (1 2 1 3): 42 54 48 66   ROW (0 1 0 0): 8 16 2 4
 *      ERR (0 0 0 1): 2 4 8 16
 * m = f L = (16 + 8 + 4, 8 + 4 + 2, 4 + 32 + 1, 2 + 16 + 8) / 15 = (28, 14, 37, 26) / 15
 * </pre>
 */
class HandWorkedWorldTest {
  private static final Offset<Double> EXACT = within(1e-12);

  private final FlowEngine engine = engine(MrioParameters.DEFAULT);

  private static World world() {
    return World.ring()
        .emits("A", "1", "CO2", 96)
        .emits("B", "1", "CO2", 168)
        .emits("B", "2", "CO2", 54)
        .householdEmits("A", "CO2", 5)
        .householdEmits("B", "CO2", 7);
  }

  private static FlowEngine engine(MrioParameters parameters) {
    StudyTables tables = world().tables();
    Mrio mrio = Mrio.of(tables, parameters);
    return FlowEngine.of(
        mrio,
        LeontiefSolver.of(mrio, Backend.AUTO),
        Stressors.of(tables, mrio.regions(), mrio.sectors()));
  }

  @Test
  void requirementsOfBothViews() {
    assertThat(engine.requirements(FINAL_PRODUCER).output())
        .containsExactly(new double[] {80, 70, 20, 40, 16, 32, 64, 68}, EXACT);
    assertThat(engine.requirements(FINAL_CONSUMER).output())
        .containsExactly(
            new double[] {44, 28, 26, 22, 42, 54, 48, 66, 8, 16, 2, 4, 2, 4, 8, 16}, EXACT);
  }

  @Test
  void multipliers() {
    assertThat(engine.multipliers(0))
        .containsExactly(new double[] {28 / 15.0, 14 / 15.0, 37 / 15.0, 26 / 15.0}, EXACT);
  }

  @Test
  void accountsOfAllViews() {
    Table account = engine.account();

    assertThat(keys(account, "view", "region", "sector", "stressor"))
        .containsExactly(
            "producer A 1 CO2",
            "producer A 2 CO2",
            "producer B 1 CO2",
            "producer B 2 CO2",
            "final_producer A 1 CO2",
            "final_producer A 2 CO2",
            "final_producer B 1 CO2",
            "final_producer B 2 CO2",
            "final_consumer A 1 CO2",
            "final_consumer A 2 CO2",
            "final_consumer B 1 CO2",
            "final_consumer B 2 CO2",
            "final_consumer ROW 1 CO2",
            "final_consumer ROW 2 CO2",
            "final_consumer ERR 1 CO2",
            "final_consumer ERR 2 CO2");
    assertThat(account.doubles("value"))
        .containsExactly(
            new double[] {
              96,
              0,
              168,
              54, // F
              84,
              56,
              74,
              104, // m y: 28*3, 14*4, 37*2, 26*4
              93,
              14, // consumer A: 28*2 + 37*1, 14*1 + 26*0
              65,
              106, // B: 28*1 + 37*1, 14*2 + 26*3
              0,
              14, // ROW: 14*1
              0,
              26 // ERR: 26*1
            },
            EXACT);
  }

  @Test
  void householdsStandBesideTheAccounts() {
    Table household = engine.accountHousehold();

    assertThat(keys(household, "region", "stressor")).containsExactly("A CO2", "B CO2");
    assertThat(household.doubles("value")).containsExactly(5, 7);
  }

  @Test
  void flowsToFinalProducers() {
    Table flow = engine.flow(FINAL_PRODUCER, 0);

    assertThat(keys(flow, "view", "stressor", "region", "sector", "to_region"))
        .startsWith("final_producer CO2 A 1 A", "final_producer CO2 A 1 B")
        .endsWith("final_producer CO2 B 2 B")
        .hasSize(8);
    assertThat(flow.doubles("value"))
        .containsExactly(new double[] {80, 16, 0, 0, 40, 128, 20, 34}, EXACT);
  }

  @Test
  void flowsToFinalConsumers() {
    Table flow = engine.flow(FINAL_CONSUMER, 0);

    assertThat(keys(flow, "region", "sector", "to_region"))
        .startsWith("A 1 A", "A 1 B", "A 1 ROW", "A 1 ERR")
        .hasSize(16);
    assertThat(flow.doubles("value"))
        .containsExactly(
            new double[] {44, 42, 8, 2, 0, 0, 0, 0, 52, 96, 4, 16, 11, 33, 2, 8}, EXACT);
  }

  @Test
  void pairsOfRegions() {
    Table pairs = engine.flowPair();

    assertThat(keys(pairs, "view", "region", "to_region"))
        .containsExactly(
            "final_producer A A",
            "final_producer A B",
            "final_producer B A",
            "final_producer B B",
            "final_consumer A A",
            "final_consumer A B",
            "final_consumer A ROW",
            "final_consumer A ERR",
            "final_consumer B A",
            "final_consumer B B",
            "final_consumer B ROW",
            "final_consumer B ERR");
    assertThat(pairs.doubles("value"))
        .containsExactly(new double[] {80, 16, 60, 162, 44, 42, 8, 2, 63, 129, 6, 24}, EXACT);
  }

  @Test
  void embodiedTradeLeavesOutTheRestOfTheWorldAndErrors() {
    Table trade = engine.embodiedTrade();

    assertThat(keys(trade, "view", "stressor", "region"))
        .containsExactly(
            "final_producer CO2 A",
            "final_producer CO2 B",
            "final_consumer CO2 A",
            "final_consumer CO2 B");
    assertThat(trade.doubles("imports")).containsExactly(new double[] {60, 16, 63, 42}, EXACT);
    assertThat(trade.doubles("exports")).containsExactly(new double[] {16, 60, 42, 63}, EXACT);
    // (60 - 16) / 76, (63 - 42) / 105
    assertThat(trade.doubles("index"))
        .containsExactly(new double[] {11 / 19.0, -11 / 19.0, .2, -.2}, EXACT);
  }

  @Test
  void ledgerCloses() {
    Ledger ledger = engine.ledger();

    assertThat(ledger.open()).isEmpty();
    assertThat(ledger.entries()).hasSize(3 + 2 * 3);
    assertThat(ledger.entries())
        .filteredOn(e -> e.what().startsWith("CO2: producer account"))
        .hasSize(4)
        .allSatisfy(e -> assertThat(e.left()).isEqualTo(318))
        .allSatisfy(e -> assertThat(e.right()).isCloseTo(318, EXACT));
    assertThat(ledger.named()).extracting(Ledger.Named::value).containsExactly(0.0);
  }

  @Test
  void droppedErrorsAreNamedAndTheRestCloses() {
    FlowEngine dropped = engine(MrioParameters.DEFAULT.withErrors(Errors.DROP));

    assertThat(Arrays.stream(dropped.pairs(FINAL_CONSUMER, 0).values()).sum())
        .isCloseTo(318 - 26, EXACT);
    assertThat(dropped.ledger().open()).isEmpty();
    assertThat(dropped.ledger().named())
        .filteredOn(n -> n.what().startsWith("CO2 carried by errors/others"))
        .hasSize(2)
        .first()
        .satisfies(n -> assertThat(n.value()).isCloseTo(26, EXACT));
    assertThat(dropped.ledger().named())
        .filteredOn(n -> n.what().endsWith("as a share of the producer account"))
        .singleElement()
        .satisfies(n -> assertThat(n.value()).isCloseTo(26 / 318., EXACT));
  }

  @Test
  void rescaledErrorsGoToTheOtherBuyersOfTheRow() {
    FlowEngine rescaled = engine(MrioParameters.DEFAULT.withErrors(Errors.RESCALE));

    // B buys 60 of B/2 instead of 45
    assertThat(rescaled.account(FINAL_CONSUMER, 0))
        .containsExactly(new double[] {93, 14, 65, 28 + 26 * 4, 0, 14}, EXACT);
    assertThat(rescaled.ledger().open()).isEmpty();
  }

  private static List<String> keys(Table table, String... columns) {
    String[] keys = new String[table.rows()];
    Arrays.fill(keys, "");
    for (String column : columns) {
      String[] values = table.strings(column);
      for (int i = 0; i < keys.length; i++) {
        keys[i] = (keys[i] + " " + values[i]).trim();
      }
    }
    return List.of(keys);
  }
}
