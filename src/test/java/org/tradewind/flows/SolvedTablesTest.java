package org.tradewind.flows;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.hadoop.conf.Configuration;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.tradewind.axes.UserError;
import org.tradewind.mrio.LeontiefSolver;
import org.tradewind.mrio.Mrio;
import org.tradewind.mrio.MrioDigest;
import org.tradewind.mrio.MrioParameters;
import org.tradewind.mrio.MrioParameters.Backend;
import org.tradewind.mrio.MrioParameters.Errors;
import org.tradewind.mrio.World;
import org.tradewind.tables.AccountTables;
import org.tradewind.tables.Column;
import org.tradewind.tables.Inputs;
import org.tradewind.tables.MrioInputs;
import org.tradewind.tables.ParquetFiles;
import org.tradewind.tables.StudyTables;
import org.tradewind.tables.Table;
import org.tradewind.tables.TableSchema;
import org.tradewind.tables.Vocabulary;

/** Tables multiplier and requirement, and requirements that are read instead of solved. */
class SolvedTablesTest {
  private static final Offset<Double> EXACT = within(1e-12);

  @TempDir private Path folder;

  /** A solver that fails when it is called. */
  private record Idle(int size) implements LeontiefSolver {
    @Override
    public String backendName() {
      return "idle";
    }

    @Override
    public double[] solve(double[] rhs, int columns) {
      throw new AssertionError("a solve of " + columns + " columns");
    }

    @Override
    public double[] solveTransposed(double[] rhs, int columns) {
      throw new AssertionError("a transposed solve of " + columns + " columns");
    }
  }

  private static World ring() {
    return World.ring()
        .emits("A", "1", "CO2", 96)
        .emits("B", "1", "CO2", 168)
        .emits("B", "2", "CO2", 54);
  }

  private static FlowEngine engine(StudyTables tables, Backend backend) {
    Mrio mrio = Mrio.of(tables, MrioParameters.DEFAULT);
    return FlowEngine.of(mrio, LeontiefSolver.of(mrio, backend), stressors(tables, mrio));
  }

  private static Stressors stressors(StudyTables tables, Mrio mrio) {
    return Stressors.of(tables, mrio.regions(), mrio.sectors());
  }

  private static GivenRequirements kept(FlowEngine flows) {
    return new GivenRequirements(
        "run before", SolvedTables.requirement(flows), MrioDigest.of(flows.mrio()), "test");
  }

  /** The numbers of {@link HandWorkedWorldTest}, from L by hand. */
  @ParameterizedTest
  @EnumSource(Backend.class)
  void tablesHoldWhatWasSolvedByHand(Backend backend) {
    FlowEngine flows = engine(ring().tables(), backend);
    Table m = SolvedTables.multiplier(flows).validated("test");
    assertThat(keys(m))
        .containsExactly(
            "stressor CO2, region A, sector 1",
            "stressor CO2, region A, sector 2",
            "stressor CO2, region B, sector 1",
            "stressor CO2, region B, sector 2");
    assertThat(m.doubles("value"))
        .containsExactly(new double[] {28 / 15.0, 14 / 15.0, 37 / 15.0, 26 / 15.0}, EXACT);

    Table w = SolvedTables.requirement(flows).validated("test");
    assertThat(keys(w))
        .hasSize(4 * 2 + 4 * 4)
        .startsWith(
            "view final_producer, region A, sector 1, to_region A",
            "view final_producer, region A, sector 1, to_region B",
            "view final_producer, region A, sector 2, to_region A")
        .endsWith(
            "view final_consumer, region B, sector 2, to_region A",
            "view final_consumer, region B, sector 2, to_region B",
            "view final_consumer, region B, sector 2, to_region ROW",
            "view final_consumer, region B, sector 2, to_region ERR");
    assertThat(Arrays.copyOf(w.doubles("value"), 8))
        .containsExactly(new double[] {80, 16, 70, 32, 20, 64, 40, 68}, EXACT);
    assertThat(Arrays.copyOfRange(w.doubles("value"), 8, 24))
        .containsExactly(
            new double[] {44, 42, 8, 2, 28, 54, 16, 4, 26, 48, 2, 8, 22, 66, 4, 16}, EXACT);
  }

  /** m = f + f A + f A^2 + ...: what is emitted in the last step, by its suppliers, by theirs. */
  @ParameterizedTest
  @EnumSource(Backend.class)
  void multipliersAreTheSumOverAllSteps(Backend backend) {
    FlowEngine flows = RandomWorld.of(5, 3, 4).engine(backend);
    Mrio mrio = flows.mrio();
    int n = mrio.size();
    double[] step = flows.intensity(0).clone();
    double[] sum = step.clone();
    for (int times = 0; times < 2000; times++) {
      double[] next = new double[n];
      for (int j = 0; j < n; j++) {
        for (int i = 0; i < n; i++) {
          next[j] += step[i] * mrio.z()[i + j * n] / mrio.output()[j];
        }
        sum[j] += next[j];
      }
      step = next;
    }
    double[] m = SolvedTables.multiplier(flows).doubles("value");
    for (int j = 0; j < n; j++) {
      assertThat(m[j]).isCloseTo(sum[j], within(1e-12 * sum[j]));
    }
  }

  @Test
  void multipliersTimesFinalDemandAreTheAccountOfFinalProducers() {
    FlowEngine flows = RandomWorld.of(6, 3, 4).engine();
    double[] m = SolvedTables.multiplier(flows).doubles("value");
    double[] account = flows.account(Vocabulary.FINAL_PRODUCER, 0);
    for (int i = 0; i < m.length; i++) {
      assertThat(m[i] * flows.products()[i]).isEqualTo(account[i]);
    }
  }

  /** Over all destinations, ROW and ERR among them, each row is the output of its sector. */
  @Test
  void requirementsOfEachRowSumToOutput() {
    FlowEngine flows = RandomWorld.of(7, 4, 3).engine();
    Table w = SolvedTables.requirement(flows);
    for (String view : FlowEngine.flowViews()) {
      for (int i = 0; i < flows.output().length; i++) {
        int[] row = w.where("view", view, "region", "R" + i / 3, "sector", "S" + i % 3);
        assertThat(row).hasSize(view.equals(Vocabulary.FINAL_PRODUCER) ? 4 : 6);
        double sum = Arrays.stream(row).mapToDouble(r -> w.doubles("value")[r]).sum();
        assertThat(sum).isCloseTo(flows.output()[i], within(1e-12 * flows.output()[i]));
      }
    }
  }

  /** A world in which region R1 makes nothing of sector S0. */
  private static RandomWorld withoutOutput() {
    RandomWorld world = RandomWorld.of(8, 3, 3);
    int none = 3;
    for (int i = 0; i < 9; i++) {
      world.z()[i][none] = 0;
      world.z()[none][i] = 0;
    }
    Arrays.fill(world.y()[none], 0);
    return world;
  }

  @Test
  void whatIsNotMadeHasZeros() {
    FlowEngine flows = withoutOutput().engine();
    Table m = SolvedTables.multiplier(flows);
    Table w = SolvedTables.requirement(flows);
    assertThat(flows.mrio().zeroOutput()).containsExactly("R1/S0");
    for (int row : m.where("region", "R1", "sector", "S0")) {
      assertThat(m.doubles("value")[row]).isZero();
    }
    assertThat(w.where("region", "R1", "sector", "S0")).hasSize(3 + 5);
    for (int row : w.where("region", "R1", "sector", "S0")) {
      assertThat(w.doubles("value")[row]).isZero();
    }
  }

  /** Flows from a file of requirements are those solved, to the last bit, without any solve. */
  @ParameterizedTest
  @EnumSource(Backend.class)
  void readingIsSolving(Backend backend) {
    for (RandomWorld world : List.of(RandomWorld.of(9, 4, 3), withoutOutput())) {
      FlowEngine solved = world.engine(backend);
      org.apache.hadoop.fs.Path file =
          new org.apache.hadoop.fs.Path(folder.toUri().toString(), backend + "-" + world.regions());
      ParquetFiles.write(SolvedTables.requirement(solved), file, new Configuration());
      Table back = ParquetFiles.read(AccountTables.REQUIREMENT, file, new Configuration());
      GivenRequirements given =
          new GivenRequirements("run before", back, MrioDigest.of(solved.mrio()), "test");
      Mrio again = world.mrio();
      FlowEngine read =
          FlowEngine.of(again, new Idle(again.size()), solved.source(), Optional.of(given));

      for (String view : FlowEngine.flowViews()) {
        assertThat(read.requirements(view).output()).isEqualTo(solved.requirements(view).output());
        assertSame(read.flow(view, 0), solved.flow(view, 0));
      }
      assertSame(read.flowPair(), solved.flowPair());
      assertSame(read.embodiedTrade(), solved.embodiedTrade());
      assertSame(NationalTotals.of(read), NationalTotals.of(solved));
      assertSame(SolvedTables.requirement(read), SolvedTables.requirement(solved));
      assertThatThrownBy(read::account).hasMessageContaining("a transposed solve of 1 columns");

      FlowEngine whole =
          FlowEngine.of(
              again, LeontiefSolver.of(again, backend), solved.source(), Optional.of(given));
      assertSame(whole.account(), solved.account());
      assertSame(SolvedTables.multiplier(whole), SolvedTables.multiplier(solved));
      assertSame(PymrioAccounts.of(whole).table(), PymrioAccounts.of(solved).table());
      assertThat(whole.ledger().entries()).isEqualTo(solved.ledger().entries());
    }
  }

  /** Requirements serve any emissions. */
  @Test
  void otherEmissionsFlowThroughRequirementsOfAnotherRun() {
    GivenRequirements given = kept(engine(ring().tables(), Backend.AUTO));
    StudyTables other = World.ring().emits("A", "2", "SO2", 3).emits("B", "1", "SO2", 5).tables();
    Mrio mrio = Mrio.of(other, MrioParameters.DEFAULT);
    FlowEngine read =
        FlowEngine.of(mrio, new Idle(mrio.size()), stressors(other, mrio), Optional.of(given));
    FlowEngine solved = engine(other, Backend.AUTO);
    for (String view : FlowEngine.flowViews()) {
      assertSame(read.flow(view, 0), solved.flow(view, 0));
    }
  }

  private static void refused(GivenRequirements given, StudyTables tables, String... messages) {
    refused(given, tables, MrioParameters.DEFAULT, messages);
  }

  private static void refused(
      GivenRequirements given, StudyTables tables, MrioParameters how, String... messages) {
    Mrio mrio = Mrio.of(tables, how);
    assertThatThrownBy(
            () ->
                FlowEngine.of(
                    mrio, new Idle(mrio.size()), stressors(tables, mrio), Optional.of(given)))
        .isInstanceOf(UserError.class)
        .hasMessageContainingAll(messages);
  }

  private static StudyTables ofRing(World world) {
    return world.emits("A", "1", "CO2", 96).tables();
  }

  @Test
  void requirementsOfAnotherMrioAreRefused() {
    FlowEngine flows = engine(ring().tables(), Backend.AUTO);
    GivenRequirements given = kept(flows);
    // 1 moved from A/2 to B/2 in what A/1 sells, so that all rows keep their output
    World moved = World.ring().setRow(0, "A", "1", 0, 50, 0, 1);
    refused(
        given,
        ofRing(moved),
        "run before",
        "transactions has SHA-256",
        MrioDigest.of(flows.mrio()).get("transactions"),
        MrioDigest.of(Mrio.of(ofRing(moved), MrioParameters.DEFAULT)).get("transactions"),
        "mrio.requirements");
    // another buyer of the same products
    World bought = World.ring().buys("A", "1", "A", "rural", 2).buys("A", "1", "B", "rural", -2);
    refused(given, ofRing(bought), "final_demand has SHA-256");
    refused(
        given,
        ofRing(World.ring()),
        MrioParameters.DEFAULT.withErrors(Errors.DROP),
        "final_demand has SHA-256");
    refused(
        new GivenRequirements("run before", given.table(), Map.of(), "test"),
        ofRing(World.ring()),
        "has SHA-256 not known");
  }

  @Test
  void labelsAreInTheDigest() {
    Mrio mrio = RandomWorld.of(3, 2, 2).mrio();
    StudyTables renamed = RandomWorld.of(3, 2, 2).tables();
    for (TableSchema schema :
        List.of(
            Inputs.REGION, MrioInputs.TRANSACTIONS, MrioInputs.FINAL_DEMAND, MrioInputs.OUTPUT)) {
      Table table = renamed.require(schema);
      Table.Builder rows = Table.builder(schema);
      for (int row = 0; row < table.rows(); row++) {
        Object[] values = new Object[schema.columns().size()];
        for (int c = 0; c < values.length; c++) {
          Object value = table.value(row, c);
          values[c] = "R0".equals(value) ? "Q0" : value;
        }
        rows.add(values);
      }
      renamed.put(rows.build(), renamed.provenance(schema.name()));
    }
    Map<String, String> other = MrioDigest.of(Mrio.of(renamed, MrioParameters.DEFAULT));
    MrioDigest.of(mrio)
        .forEach((name, digest) -> assertThat(other.get(name)).as(name).isNotEqualTo(digest));
  }

  @Test
  void aTableThatNoRunHasWrittenIsRefused() {
    FlowEngine flows = engine(ring().tables(), Backend.AUTO);
    Table whole = SolvedTables.requirement(flows);
    Map<String, String> of = MrioDigest.of(flows.mrio());
    refused(
        new GivenRequirements("run before", rows(whole, 1, whole.rows()), of, "test"),
        ofRing(World.ring()),
        "run before, table requirement",
        "23 rows",
        "24 rows");
    Table.Builder turned =
        Table.builder(AccountTables.REQUIREMENT).addAll(rows(whole, 1, whole.rows()));
    refused(
        new GivenRequirements("run before", turned.addAll(rows(whole, 0, 1)).build(), of, "test"),
        ofRing(World.ring()),
        "row 1 of view final_producer, region A, sector 1, to_region B",
        "view final_producer, region A, sector 1, to_region A");
  }

  private static Table rows(Table table, int from, int to) {
    Table.Builder some = Table.builder(table.schema());
    for (int row = from; row < to; row++) {
      Object[] values = new Object[table.schema().columns().size()];
      for (int c = 0; c < values.length; c++) {
        values[c] = table.value(row, c);
      }
      some.add(values);
    }
    return some.build();
  }

  private static List<String> keys(Table table) {
    return IntStream.range(0, table.rows()).mapToObj(table::keyText).toList();
  }

  private static void assertSame(Table one, Table other) {
    assertThat(keys(one)).isEqualTo(keys(other));
    for (Column column : one.schema().columns()) {
      int c = one.schema().position(column.name());
      for (int row = 0; row < one.rows(); row++) {
        // equal bits: boxed doubles compare as doubleToLongBits do
        assertThat(one.value(row, c)).as(column.name()).isEqualTo(other.value(row, c));
      }
    }
  }
}
