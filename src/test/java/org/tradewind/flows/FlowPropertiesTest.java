package org.tradewind.flows;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.tradewind.tables.Vocabulary.FINAL_CONSUMER;
import static org.tradewind.tables.Vocabulary.FINAL_PRODUCER;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tradewind.mrio.LeontiefSolver;
import org.tradewind.mrio.Mrio;
import org.tradewind.mrio.MrioParameters.Backend;
import org.tradewind.tables.Column;
import org.tradewind.tables.ColumnType;
import org.tradewind.tables.Ledger;
import org.tradewind.tables.Table;
import org.tradewind.tables.TableValues;

/** What must hold for any table. */
class FlowPropertiesTest {

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void everyTotalCloses(long seed) {
    Ledger ledger = RandomWorld.of(seed, 4, 5).engine().ledger();

    assertThat(ledger.open()).isEmpty();
    assertThat(ledger.entries()).allSatisfy(e -> assertThat(e.gap()).isLessThan(1e-12));
  }

  /** All that is emitted is emitted, made final and bought by someone. */
  @Test
  void accountsByRegionSumToTheNationsTotal() {
    FlowEngine engine = RandomWorld.of(17, 4, 5).engine();
    double nation = TableValues.all(NationalTotals.of(engine), "value").get("CO2 supply_chain");
    Table accounts = RegionAccounts.of(engine);
    Map<String, Double> values = new TreeMap<>();
    Map<String, Double> shares = new TreeMap<>();
    for (int row = 0; row < accounts.rows(); row++) {
      String view = accounts.strings("view")[row];
      values.merge(view, accounts.doubles("value")[row], Double::sum);
      shares.merge(view, accounts.doubles("share")[row], Double::sum);
    }
    assertThat(values).hasSize(3);
    values.forEach(
        (view, sum) -> assertThat(sum).as(view).isCloseTo(nation, within(1e-12 * nation)));
    shares.forEach((view, sum) -> assertThat(sum).as(view).isCloseTo(1, within(1e-12)));
  }

  @Test
  void negativeAmountsDoNotBreakIt() {
    RandomWorld world = RandomWorld.of(6, 3, 4);
    for (int i = 0; i < world.f().length; i += 2) {
      world.f()[i] *= -1;
    }
    world.y()[3][1] = -.5 * world.output(3);

    assertThat(world.engine().ledger().open()).isEmpty();
  }

  @Test
  void ordersOfRegionsAndSectorsDoNotMatter() {
    RandomWorld world = RandomWorld.of(7, 3, 4);
    int[] regionTo = {2, 0, 1};
    int[] sectorTo = {1, 3, 0, 2};
    FlowEngine before = world.engine();
    FlowEngine after = world.permuted(regionTo, sectorTo).engine();

    for (String view : FlowEngine.flowViews()) {
      double[] flowsBefore = before.flow(view, 0).doubles("value");
      double[] flowsAfter = after.flow(view, 0).doubles("value");
      int destinations = before.requirements(view).destinations().size();
      for (int i = 0; i < 12; i++) {
        for (int d = 0; d < destinations; d++) {
          int movedTo = d < 3 ? regionTo[d] : d;
          assertClose(
              flowsAfter[world.place(i, regionTo, sectorTo) * destinations + movedTo],
              flowsBefore[i * destinations + d]);
        }
      }
      double[] accountBefore = before.account(view, 0);
      double[] accountAfter = after.account(view, 0);
      for (int i = 0; i < accountBefore.length; i++) {
        int region = i / 4 < 3 ? regionTo[i / 4] : i / 4;
        assertClose(accountAfter[region * 4 + sectorTo[i % 4]], accountBefore[i]);
      }
    }
  }

  @Test
  void everyTableFollowsItsRegionsAndSectors() {
    RandomWorld world = RandomWorld.of(16, 3, 4);
    int[] regionTo = {2, 0, 1};
    int[] sectorTo = {1, 3, 0, 2};
    List<Table> before = tables(world.engine());
    List<Table> after = tables(world.permuted(regionTo, sectorTo).engine());

    for (int t = 0; t < before.size(); t++) {
      Table table = before.get(t);
      assertThat(table.rows()).as(table.name()).isPositive();
      for (Column column : table.schema().columns()) {
        if (column.type() == ColumnType.DOUBLE) {
          Map<String, Double> moved = new TreeMap<>();
          TableValues.all(table, column.name())
              .forEach((k, v) -> moved.put(RandomWorld.renamed(k, regionTo, sectorTo), v));
          TableValues.assertValues(TableValues.all(after.get(t), column.name()), moved);
        }
      }
    }
    // the paths themselves
    Table paths = after.get(before.size() - 1);
    assertThat(paths.strings("path"))
        .containsExactlyInAnyOrder(
            Arrays.stream(before.get(before.size() - 1).strings("path"))
                .map(p -> RandomWorld.renamed(p, regionTo, sectorTo))
                .toArray(String[]::new));
  }

  private static List<Table> tables(FlowEngine engine) {
    return List.of(
        engine.account(),
        engine.accountHousehold(),
        engine.flow(FINAL_PRODUCER, 0),
        engine.flow(FINAL_CONSUMER, 0),
        engine.flowPair(),
        engine.embodiedTrade(),
        LargestPaths.of(engine, new PathParameters(10, .5, 20)));
  }

  @Test
  void theCurrencyDoesNotMatter() {
    double[] before = RandomWorld.of(8, 3, 4).engine().pairs(FINAL_CONSUMER, 0).values();
    RandomWorld inYuan = RandomWorld.of(8, 3, 4);
    for (int i = 0; i < 12; i++) {
      double[] z = inYuan.z()[i];
      double[] y = inYuan.y()[i];
      Arrays.setAll(z, j -> 6.76 * z[j]);
      Arrays.setAll(y, d -> 6.76 * y[d]);
    }

    double[] after = inYuan.engine().pairs(FINAL_CONSUMER, 0).values();

    for (int i = 0; i < before.length; i++) {
      assertClose(after[i], before[i]);
    }
  }

  @Test
  void flowsGrowWithTheStressor() {
    double[] before = RandomWorld.of(9, 3, 4).engine().pairs(FINAL_PRODUCER, 0).values();
    RandomWorld world = RandomWorld.of(9, 3, 4);
    Arrays.setAll(world.f(), i -> 8 * world.f()[i]);

    double[] after = world.engine().pairs(FINAL_PRODUCER, 0).values();

    // a power of two scales every double exactly
    assertThat(after).containsExactly(Arrays.stream(before).map(v -> 8 * v).toArray());
  }

  @Test
  void nothingFlowsFromNothing() {
    RandomWorld world = RandomWorld.of(10, 2, 3);
    Arrays.fill(world.f(), 0);
    FlowEngine engine = world.engine();

    for (String view : FlowEngine.flowViews()) {
      assertThat(engine.flow(view, 0).doubles("value")).containsOnly(0.0);
      assertThat(engine.account(view, 0)).containsOnly(0.0);
    }
    assertThat(engine.embodiedTrade().doubles("index")).containsOnly(0.0);
    assertThat(engine.ledger().open()).isEmpty();
  }

  @Test
  void twoRegionsAlikeTradeAlike() {
    RandomWorld world = RandomWorld.of(11, 2, 3);
    for (int i = 0; i < 3; i++) {
      for (int j = 0; j < 3; j++) {
        world.z()[3 + i][3 + j] = world.z()[i][j];
        world.z()[3 + i][j] = world.z()[i][3 + j];
      }
      world.y()[3 + i] =
          new double[] {world.y()[i][1], world.y()[i][0], world.y()[i][2], world.y()[i][3]};
      world.f()[3 + i] = world.f()[i];
    }
    FlowEngine engine = world.engine();

    for (String view : FlowEngine.flowViews()) {
      double[] pairs = engine.pairs(view, 0).values();
      assertClose(pairs[0], pairs[3]);
      assertClose(pairs[1], pairs[2]);
    }
    for (double index : engine.embodiedTrade().doubles("index")) {
      assertClose(index, 0);
    }
  }

  @Test
  void emissionsWithoutOutputAreNamedNotLost() {
    RandomWorld world = RandomWorld.of(12, 2, 3);
    for (int j = 0; j < 6; j++) {
      world.z()[2][j] = 0;
      world.z()[j][2] = 0;
    }
    Arrays.fill(world.y()[2], 0);
    FlowEngine engine = world.engine();

    double flows = Arrays.stream(engine.pairs(FINAL_PRODUCER, 0).values()).sum();

    assertThat(Arrays.stream(world.f()).sum() - flows).isCloseTo(world.f()[2], within(1e-12));
    assertThat(engine.ledger().open()).isEmpty();
    assertThat(engine.ledger().named())
        .filteredOn(n -> n.what().equals("CO2 emitted by sectors without output, in no flow"))
        .singleElement()
        .satisfies(n -> assertThat(n.value()).isEqualTo(world.f()[2]));
  }

  @Test
  void flowsAreTheFullInverseTimesDemand() {
    RandomWorld world = RandomWorld.of(13, 3, 4);
    FlowEngine engine = world.engine();
    Mrio mrio = world.mrio();
    double[] inverse = LeontiefSolver.of(mrio, Backend.JAVA).leontiefInverse();
    double[] flow = engine.flow(FINAL_CONSUMER, 0).doubles("value");

    for (int i = 0; i < 12; i++) {
      for (int t = 0; t < 5; t++) {
        double expected = 0;
        for (int j = 0; j < 12; j++) {
          expected += inverse[i + j * 12] * mrio.finalDemand().total(j, t);
        }
        assertClose(flow[i * 5 + t], expected * world.f()[i] / mrio.output()[i]);
      }
    }
  }

  @Test
  void requirementsGiveTheSameFlowsElsewhere() throws Exception {
    FlowEngine engine = RandomWorld.of(15, 2, 3).engine();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(engine.requirements(FINAL_CONSUMER));
    }
    Requirements sent;
    try (ObjectInputStream in =
        new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
      sent = (Requirements) in.readObject();
    }

    assertThat(sent.flow("CO2", engine.intensity(0)).doubles("value"))
        .containsExactly(engine.flow(FINAL_CONSUMER, 0).doubles("value"));
  }

  @Test
  void backendsAgree() {
    RandomWorld world = RandomWorld.of(14, 5, 6);
    for (String view : FlowEngine.flowViews()) {
      double[] viaJava = world.engine(Backend.JAVA).flow(view, 0).doubles("value");
      double[] viaNative = world.engine(Backend.NATIVE).flow(view, 0).doubles("value");
      for (int i = 0; i < viaJava.length; i++) {
        assertThat(viaNative[i]).isCloseTo(viaJava[i], within(1e-12 * Math.abs(viaJava[i])));
      }
    }
  }

  private static void assertClose(double actual, double expected) {
    assertThat(actual).isCloseTo(expected, within(1e-12 * (1 + Math.abs(expected))));
  }
}
