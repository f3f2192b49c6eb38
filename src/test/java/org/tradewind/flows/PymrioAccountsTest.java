package org.tradewind.flows;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.tradewind.flows.PymrioAccounts.Kind.CBA;
import static org.tradewind.flows.PymrioAccounts.Kind.EXP;
import static org.tradewind.flows.PymrioAccounts.Kind.IMP;
import static org.tradewind.flows.PymrioAccounts.Kind.PBA;

import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tradewind.importers.mrio.PymrioImporter;
import org.tradewind.importers.mrio.WiodImporter;
import org.tradewind.importers.source.ImportSettings;
import org.tradewind.importers.source.Importer;
import org.tradewind.mrio.LeontiefSolver;
import org.tradewind.mrio.Mrio;
import org.tradewind.mrio.MrioParameters;
import org.tradewind.mrio.MrioParameters.Backend;
import org.tradewind.mrio.MrioParameters.Errors;
import org.tradewind.mrio.World;
import org.tradewind.tables.Csv;
import org.tradewind.tables.Ledger;
import org.tradewind.tables.StudyTables;
import org.tradewind.tables.Table;

/** pymrio's accounts by hand, against pymrio and another program, and what must always hold. */
class PymrioAccountsTest {
  private static final Offset<Double> EXACT = within(1e-12);

  private static FlowEngine engine(StudyTables tables, MrioParameters parameters) {
    Mrio mrio = Mrio.of(tables, parameters);
    return FlowEngine.of(
        mrio,
        LeontiefSolver.of(mrio, Backend.AUTO),
        Stressors.of(tables, mrio.regions(), mrio.sectors()));
  }

  private static PymrioAccounts accounts(World world) {
    return PymrioAccounts.of(engine(world.tables(), MrioParameters.DEFAULT));
  }

  private static World ring() {
    return World.ring()
        .emits("A", "1", "CO2", 96)
        .emits("B", "1", "CO2", 168)
        .emits("B", "2", "CO2", 54);
  }

  /**
   * A chain of three regions of one sector: B needs half a unit of A, C half of B.
   *
   * <pre>
   * Y     A   B   C |   x    L    A    B    C      f
   * A    50   0   0 | 100    A    1   1/2  1/4     1
   * B    20  40   0 | 100    B    0    1   1/2     2
   * C     0  20  60 |  80    C    0    0    1      1
   *
   * m = f L = (1, 5/2, 9/4); of what is emitted outside A (0, 2, 2), B (1, 1/2, 5/4), C (1, 5/2, 5/4)
   * </pre>
   */
  @Test
  void threeRegionsByHand() {
    PymrioAccounts accounts =
        accounts(
            new World(List.of("A", "B", "C"), List.of("1"))
                .row("A", "1", 0, 50, 0)
                .row("B", "1", 0, 0, 40)
                .row("C", "1", 0, 0, 0)
                .buys("A", "1", "A", "urban", 50)
                .buys("B", "1", "A", "urban", 20)
                .buys("B", "1", "B", "urban", 40)
                .buys("C", "1", "B", "urban", 20)
                .buys("C", "1", "C", "urban", 60)
                .makes("A", "1", 100)
                .makes("B", "1", 100)
                .makes("C", "1", 80)
                .emits("A", "1", "CO2", 100)
                .emits("B", "1", "CO2", 200)
                .emits("C", "1", "CO2", 80));

    assertThat(accounts.values(PBA, 0)).containsExactly(new double[] {100, 200, 80}, EXACT);
    // 50 + 20 * 5/2, 40 * 5/2 + 20 * 9/4, 60 * 9/4
    assertThat(accounts.values(CBA, 0)).containsExactly(new double[] {100, 145, 135}, EXACT);
    // 20 * 2 (not 20 * 5/2: A's own part comes home), 40 * 1/2 + 20 * 5/4, 60 * 5/4
    assertThat(accounts.values(IMP, 0)).containsExactly(new double[] {40, 45, 75}, EXACT);
    // A for B 40/2 + 20/4, for C 60/4; B for A 20, for C 60/2, times 2; C for B 20
    assertThat(accounts.values(EXP, 0)).containsExactly(new double[] {40, 100, 20}, EXACT);
    assertThat(accounts.ledger().open()).isEmpty();
  }

  /** The ring of HandWorkedWorldTest; outside A: m = (12, 6, 33, 24)/15, B: (16, 8, 4, 2)/15. */
  @Test
  void theRestOfTheWorldAndErrorsBuyAndMakeNothing() {
    PymrioAccounts accounts = accounts(ring());

    assertThat(accounts.regions(PBA).labels()).containsExactly("A", "B");
    assertThat(accounts.regions(IMP).labels()).containsExactly("A", "B", "ROW", "ERR");
    assertThat(accounts.values(PBA, 0)).containsExactly(new double[] {96, 0, 168, 54}, EXACT);
    assertThat(accounts.values(CBA, 0))
        .containsExactly(new double[] {93, 14, 65, 106, 0, 14, 0, 26}, EXACT);
    // 12*2 + 33*1, 6*1; 16*1 + 4*1, 8*2 + 2*3; ROW and ERR as they buy
    assertThat(accounts.values(IMP, 0))
        .containsExactly(new double[] {57, 6, 20, 22, 0, 14, 0, 26}, EXACT);
    // 42 + 8 + 2; 2 (26 + 2 + 8), (22 + 4 + 16) / 2
    assertThat(accounts.values(EXP, 0)).containsExactly(new double[] {52, 0, 72, 21}, EXACT);
    assertThat(accounts.byRegion(IMP, 0)).containsExactly(new double[] {63, 42, 14, 26}, EXACT);
    assertThat(accounts.byRegion(EXP, 0)).containsExactly(new double[] {52, 93}, EXACT);
  }

  @Test
  void theTableHoldsAllFour() {
    Table table = accounts(ring()).table().validated("a test");

    assertThat(table.rows()).isEqualTo(4 + 8 + 8 + 4);
    assertThat(table.strings("account")[0]).isEqualTo("D_pba");
    assertThat(table.strings("region")[16]).isEqualTo("ROW");
    assertThat(table.strings("account")[23]).isEqualTo("D_exp");
    assertThat(table.strings("sector")[23]).isEqualTo("2");
    assertThat(table.doubles("value")[23]).isCloseTo(21, EXACT);
  }

  @Test
  void whatDroppedErrorsCarryIsInNoAccountAndTheLedgerCloses() {
    PymrioAccounts dropped =
        PymrioAccounts.of(engine(ring().tables(), MrioParameters.DEFAULT.withErrors(Errors.DROP)));

    assertThat(Arrays.stream(dropped.values(PBA, 0)).sum()).isCloseTo(318 - 26, EXACT);
    assertThat(Arrays.stream(dropped.values(CBA, 0)).sum()).isCloseTo(318 - 26, EXACT);
    assertThat(dropped.ledger().open()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void totalsClose(long seed) {
    FlowEngine engine = RandomWorld.of(seed, 4, 5).engine();
    PymrioAccounts accounts = PymrioAccounts.of(engine);
    Ledger ledger = accounts.ledger();

    assertThat(ledger.entries()).hasSize(4);
    assertThat(ledger.entries()).allSatisfy(e -> assertThat(e.gap()).isLessThan(1e-12));
    Table trade = engine.embodiedTrade();
    for (int r = 0; r < 4; r++) {
      // rows 4 to 7 are the view final_consumer
      assertThat(trade.strings("view")[4 + r]).isEqualTo("final_consumer");
      double imports = trade.doubles("imports")[4 + r];
      assertThat(accounts.byRegion(IMP, 0)[r]).isCloseTo(imports, within(1e-11 * imports));
      double[] pairs = engine.pairs("final_consumer", 0).values();
      double exports = trade.doubles("exports")[4 + r] + pairs[r + 16] + pairs[r + 20];
      assertThat(accounts.byRegion(EXP, 0)[r]).isCloseTo(exports, within(1e-11 * exports));
    }
  }

  @Test
  void ordersOfRegionsAndSectorsDoNotMatter() {
    RandomWorld world = RandomWorld.of(7, 3, 4);
    int[] regionTo = {2, 0, 1};
    int[] sectorTo = {1, 3, 0, 2};
    PymrioAccounts before = PymrioAccounts.of(world.engine());
    PymrioAccounts after = PymrioAccounts.of(world.permuted(regionTo, sectorTo).engine());

    for (PymrioAccounts.Kind kind : PymrioAccounts.Kind.values()) {
      double[] values = before.values(kind, 0);
      double[] moved = after.values(kind, 0);
      for (int i = 0; i < values.length; i++) {
        int region = i / 4 < 3 ? regionTo[i / 4] : i / 4;
        assertThat(moved[region * 4 + sectorTo[i % 4]])
            .as(kind.label() + " " + i)
            .isCloseTo(values[i], within(1e-11 * Math.abs(values[i])));
      }
    }
  }

  @Test
  void aRegionThatNeedsNobodyImportsNothing() {
    RandomWorld world = RandomWorld.of(8, 2, 3);
    for (int i = 3; i < 6; i++) {
      Arrays.fill(world.z()[i], 0, 3, 0);
      world.y()[i][0] = 0;
    }
    PymrioAccounts accounts = PymrioAccounts.of(world.engine());

    assertThat(accounts.byRegion(IMP, 0)[0]).isZero();
    assertThat(accounts.byRegion(IMP, 0)[1]).isPositive();
  }

  @Test
  void agreesWithPymrioOnItsTestSystem() throws IOException {
    Path system = Path.of("../shared/data/pymrio_test/mrio_data");
    Assumptions.assumeTrue(Files.exists(system), "needs " + system);
    StudyTables tables = read(new PymrioImporter(), system, Map.of());

    assertThat(compared(tables, "pymrio_test_accounts.csv")).isEqualTo(4 * 3 * (6 * 8 + 6));
  }

  @Test
  void agreesWithAnIndependentProgramOnWiod() throws IOException {
    Path table = Path.of("../shared/data/wiod_longrun_2000/WIODlr_WIOT_2000.csv.gz");
    Assumptions.assumeTrue(Files.exists(table), "needs " + table);
    StudyTables tables = read(new WiodImporter(), table, Map.of());

    assertThat(compared(tables, "wiod_accounts.csv")).isEqualTo(4 * 26 * 23);
  }

  private static StudyTables read(Importer importer, Path source, Map<String, String> settings) {
    return importer.read(source, ImportSettings.of(importer, settings), new StudyTables());
  }

  /** Compares every number of a printed file: to 1e-9 of it, and of the largest of its account. */
  private static int compared(StudyTables tables, String file) throws IOException {
    FlowEngine engine = engine(tables, MrioParameters.DEFAULT);
    PymrioAccounts accounts = PymrioAccounts.of(engine);
    PymrioSystem system = PymrioSystem.of(engine, accounts);
    Csv expected;
    try (var stream = PymrioAccountsTest.class.getResourceAsStream("pymrio/" + file)) {
      expected = Csv.read(new InputStreamReader(stream, StandardCharsets.UTF_8), file);
    }
    for (int row = 0; row < expected.rows(); row++) {
      String account = expected.text(row, "account");
      PymrioAccounts.Kind kind =
          Arrays.stream(PymrioAccounts.Kind.values())
              .filter(k -> k.label().equals(account.replace("_reg", "")))
              .findFirst()
              .orElseThrow();
      int k = engine.stressors().require(name(expected.text(row, "stressor")), file);
      int r = accounts.regions(kind).require(expected.text(row, "region"), file);
      double value = expected.number(row, "value");
      double own =
          account.endsWith("_reg")
              ? system.byRegion(kind, k)[r]
              : accounts
                  .values(kind, k)[
                  r * engine.source().sectors().size()
                      + engine.source().sectors().require(expected.text(row, "sector"), file)];
      assertThat(own)
          .as(account + " " + expected.text(row, "region") + " " + expected.text(row, "sector"))
          .isCloseTo(value, within(1e-9 * Math.abs(value)));
    }
    return expected.rows();
  }

  /** The stressor that the importer makes of pymrio's labels. */
  private static String name(String labels) {
    return labels.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "_");
  }
}
