package org.tradewind.jobs.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tradewind.Hashes;
import org.tradewind.RunFiles;
import org.tradewind.TinyStudy;
import org.tradewind.axes.Species;
import org.tradewind.axes.UserError;
import org.tradewind.config.StudyFile;
import org.tradewind.difference.Cause;
import org.tradewind.difference.Causes;
import org.tradewind.difference.DifferenceTables;
import org.tradewind.difference.InputChange;
import org.tradewind.difference.InputChange.Kind;
import org.tradewind.difference.IntervalDifference;
import org.tradewind.difference.IntervalDifference.Way;
import org.tradewind.difference.Move;
import org.tradewind.difference.RunDifference;
import org.tradewind.difference.TableDifference;
import org.tradewind.jobs.RunFixture;
import org.tradewind.jobs.cluster.LocalFiles;
import org.tradewind.jobs.cluster.Spark;
import org.tradewind.tables.AccountTables;
import org.tradewind.tables.AirInputs;
import org.tradewind.tables.DiffTables;
import org.tradewind.tables.FlowTables;
import org.tradewind.tables.Inputs;
import org.tradewind.tables.ParquetFiles;
import org.tradewind.tables.Provenance;
import org.tradewind.tables.StudyTables;
import org.tradewind.tables.Table;
import org.tradewind.tables.TableSchema;
import org.tradewind.tables.UncertaintyInputs;
import org.tradewind.uncertainty.outputs.CiTable;

/**
 * Pairs of runs of the tiny study that differ in something known. Runs that no test changes are
 * made once for all.
 */
class DiffRunTest {
  private static final Configuration CONF = LocalFiles.configuration();

  @TempDir static Path shared;

  @TempDir Path folder;

  private static Spark spark;

  @BeforeAll
  static void start() {
    spark = RunFixture.session("local[1]", 2);
  }

  @AfterAll
  static void stop() {
    spark.stop();
  }

  /**
   * The tiny study with nitrogen oxides beside. Deaths of SO2 are {@code 36 x emission x
   * sensitivity}, those of NOX 4.8; households' 1.2 of SO2.
   *
   * @param emission factor of the plants' SO2
   * @param sensitivity factor of the sensitivities to SO2
   */
  private static StudyTables tables(double emission, double sensitivity) {
    StudyTables tables = TinyStudy.tables();
    Table.Builder emitted = Table.builder(Inputs.EMISSION);
    Table.Builder lambda = Table.builder(AirInputs.SENSITIVITY);
    for (int cell = 0; cell < 4; cell++) {
      emitted.add(TinyStudy.months(10 * (cell + 1) * emission, cell, Species.SO2, "plant"));
      emitted.add(TinyStudy.months(1, cell, Species.SO2, "stove"));
      emitted.add(TinyStudy.months(5, cell, Species.NOX, "plant"));
      emitted.add(TinyStudy.months(1000, cell, Species.CO2, "plant"));
      lambda.add(TinyStudy.months(.01 * (cell + 1) * sensitivity, cell, Species.SO2));
      lambda.add(TinyStudy.months(.02, cell, Species.NOX));
    }
    TinyStudy.put(tables, emitted);
    TinyStudy.put(tables, lambda);
    return tables;
  }

  private static StudyTables uncertain(StudyTables tables, double sigma) {
    return tables.put(
        Table.builder(UncertaintyInputs.UNCERTAINTY)
            .add("*", "*", "*", "activity", "lognormal", sigma, "")
            .add("SO2", "*", "*", "emission_factor", "lognormal", 2 * sigma, "")
            .build(),
        Provenance.of(Provenance.Status.ILLUSTRATIVE, "a test", ""));
  }

  /** Runs the study of some tables into a folder of that name. */
  private String run(String name, StudyTables tables, Map<String, String> keys) {
    return run(folder, name, tables, keys);
  }

  private static String run(
      Path folder, String name, StudyTables tables, Map<String, String> keys) {
    Path inputs = RunFixture.write(tables, folder.resolve(name + "-inputs"));
    Map<String, String> all = new LinkedHashMap<>();
    all.put("study", "tiny");
    all.put("species", "[SO2]");
    all.put("mrio.backend", "java");
    all.put("attribution.blocks", "2");
    all.put("inputs", inputs.toString());
    all.putAll(keys);
    RunFixture.run(spark, StudyFile.parse("", "test.yaml", all), folder.resolve(name));
    return folder.resolve(name).toString();
  }

  private String run(String name, StudyTables tables) {
    return run(name, tables, Map.of());
  }

  /** A run that tests only read. */
  private static String shared(
      String name, Supplier<StudyTables> tables, Map<String, String> keys) {
    Path run = shared.resolve(name);
    return Files.exists(run) ? run.toString() : run(shared, name, tables.get(), keys);
  }

  /** Without draws. */
  private static String plain() {
    return shared("plain", () -> tables(1, 1), Map.of());
  }

  /** The plants emit twice as much SO2. */
  private static String doubled() {
    return shared("doubled", () -> tables(2, 1), Map.of());
  }

  /** With draws. */
  private static String drawn() {
    return shared("drawn", () -> uncertain(tables(1, 1), .3), draws(7, 100));
  }

  /** The plants emit 1 % more SO2, and there are more draws of the same seed. */
  private static String drawnOfMore() {
    return shared("more", () -> uncertain(tables(1.01, 1), .3), draws(7, 150));
  }

  /** Without shares of variance by draws, which take longest and are compared as other tables. */
  private static Map<String, String> draws(int seed, int draws) {
    return Map.of(
        "uncertainty.seed",
        String.valueOf(seed),
        "uncertainty.draws",
        String.valueOf(draws),
        "uncertainty.share_draws",
        "0",
        "uncertainty.block",
        "50");
  }

  /** Of columns that an earlier version did not write nothing is compared, and that is said. */
  @Test
  void columnsThatOneRunLacksAreNamed() {
    Map<String, String> keys = draws(7, 100);
    String earlier = run("earlier", uncertain(tables(1, 1), .3), keys);
    for (TableSchema of : List.of(AccountTables.ACCOUNT, FlowTables.FLOW_PAIR)) {
      RunFixture.withoutColumns(CiTable.schema(of), List.of("p25", "p75"), Path.of(earlier));
    }
    RunFixture.withoutColumns(AccountTables.NATIONAL_TOTAL, List.of("share"), Path.of(earlier));
    DiffRun diff = diff(earlier, drawn());
    RunDifference difference = diff.compare();
    TableDifference account = table(difference, "account_ci");
    assertThat(account.columnsOfA()).isEmpty();
    assertThat(account.columnsOfB()).containsExactly("p25", "p75");
    assertThat(account.rowsMoved()).isZero();
    assertThat(difference.nothingMoved()).isFalse();
    assertThat(diff.page(difference))
        .contains("Columns only in B: p25 of 2 tables, p75 of 2 tables, share of national_total\n")
        .doesNotContain("Columns only in A");
    Table rows = DifferenceTables.of(difference).get(0);
    assertThat(
            IntStream.range(0, rows.rows())
                .filter(row -> rows.strings("status")[row].equals("only_b"))
                .mapToObj(row -> rows.strings("table")[row] + "." + rows.strings("column")[row]))
        .containsExactlyInAnyOrder(
            "national_total.share",
            "account_ci.p25",
            "account_ci.p75",
            "flow_pair_ci.p25",
            "flow_pair_ci.p75");
    assertThat(diff(drawn(), earlier).page(diff(drawn(), earlier).compare()))
        .contains("Columns only in A: p25 of 2 tables, p75 of 2 tables, share of national_total\n");
  }

  private static DiffRun diff(String a, String b) {
    return new DiffRun(a, b, 0, 5, CONF);
  }

  private static TableDifference table(RunDifference difference, String name) {
    return difference.tables().stream().filter(t -> t.table().equals(name)).findFirst().get();
  }

  private static List<InputChange> of(Kind kind, RunDifference difference) {
    return difference.inputs().stream().filter(i -> i.kind() == kind).toList();
  }

  private List<Cause> causes(DiffRun diff, RunDifference difference) {
    PrintStream quiet =
        new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8);
    Path work = folder.resolve("work");
    List<Cause> causes =
        new SwapRuns(diff, spark, quiet, work.toUri().toString()).causes(difference.inputs());
    assertThat(work).as("removed in the end").doesNotExist();
    return causes;
  }

  private static double effect(List<Cause> causes, String figure, String cause) {
    List<Cause> found =
        causes.stream().filter(c -> c.figure().equals(figure) && c.cause().equals(cause)).toList();
    assertThat(found).as(figure + " by " + cause + " among " + causes).hasSize(1);
    return found.get(0).effect();
  }

  private static String copy(String run, Path to) throws IOException {
    Path from = Path.of(run);
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.toList()) {
        Files.copy(file, to.resolve(from.relativize(file)));
      }
    }
    return to.toString();
  }

  /** Every file of some runs and of their inputs, with its SHA-256 and time. */
  private static Map<String, String> state(String... runs) {
    Map<String, String> state = new TreeMap<>();
    for (String run : runs) {
      state.putAll(state(Path.of(run)));
      state.putAll(state(Path.of(run + "-inputs")));
    }
    return state;
  }

  private static Map<String, String> state(Path run) {
    Map<String, String> state = new TreeMap<>();
    try (Stream<Path> files = Files.walk(run)) {
      for (Path file : files.toList()) {
        state.put(
            file.toString(),
            (Files.isDirectory(file) ? "" : Hashes.sha256(Files.readAllBytes(file)))
                + Files.getLastModifiedTime(file));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return state;
  }

  @Test
  void equalRunsMoveNothing() {
    String a = drawn();
    String b = run("b", uncertain(tables(1, 1), .3), draws(7, 100));
    RunDifference difference = diff(a, b).compare();
    assertThat(difference.nothingMoved()).isTrue();
    assertThat(difference.intervals()).isEmpty();
    assertThat(difference.inputs())
        .as("the folders of inputs have other names")
        .extracting(InputChange::label)
        .contains("key inputs")
        .allMatch(label -> label.equals("key inputs") || label.startsWith("table "));
    assertThat(of(Kind.TABLE, difference)).noneMatch(InputChange::changed);
    assertThat(diff(a, b).page(difference))
        .contains("Nothing moved: ", "tables are equal to the last bit")
        .doesNotContain("beyond Monte Carlo error at");
    assertThat(causes(diff(a, b), difference)).isEmpty();
  }

  @Test
  void oneChangedEmissionByHand() {
    String a = plain();
    String b = doubled();
    Map<String, String> before = state(a, b);
    RunDifference difference = diff(a, b).compare();
    assertThat(difference.nothingMoved()).isFalse();
    // of 4 cells and 2 subsectors the plants' deaths double; the largest, 19.2, in cell 3
    TableDifference cells = table(difference, "damage_cell");
    assertThat(cells.rowsA()).isEqualTo(8);
    assertThat(cells.rowsMoved()).isEqualTo(4);
    assertThat(cells.columns().get(1).moved()).as("co2_t").isZero();
    Move largest = cells.columns().get(0).largest().get(0);
    assertThat(largest.key()).isEqualTo("cell 3, subsector plant");
    assertThat(largest.a()).isEqualTo(19.2, within(1e-12));
    assertThat(largest.difference()).isEqualTo(19.2, within(1e-12));
    assertThat(cells.columns().get(0).largest().get(3).key()).isEqualTo("cell 0, subsector plant");
    assertThat(cells.columns().get(0).largest().get(3).relative()).isEqualTo(1, within(1e-12));
    assertThat(table(difference, "account_household").nothingMoved()).isTrue();
    assertThat(of(Kind.TABLE, difference)).hasSize(1);
    InputChange emission = of(Kind.TABLE, difference).get(0);
    assertThat(emission.changed()).isTrue();
    assertThat(emission.note())
        .isEqualTo(
            "4 of 16 rows differ; largest in m01: 40.0 -> 80.0 at cell 3, species SO2, subsector plant");
    assertThat(diff(a, b).page(difference))
        .contains(
            "19.2000 -> 38.4000 (+19.2000, +100 %) at cell 3, subsector plant",
            "Equal to the last bit: ", "account_household");
    assertThat(state(a, b)).isEqualTo(before);
  }

  @Test
  void twoChangedTablesAndAKeyExplained() {
    String a = plain();
    String b = run("b", tables(2, 1.5), Map.of("species", "[SO2, NOX]"));
    Map<String, String> before = state(a, b);
    DiffRun diff = diff(a, b);
    RunDifference difference = diff.compare();
    List<Cause> causes = causes(diff, difference);
    String deaths = "deaths, supply chains";
    // 36 -> 108 + 4.8
    assertThat(effect(causes, deaths, Causes.SOFTWARE)).isZero();
    assertThat(effect(causes, deaths, "table emission")).isEqualTo(36, within(1e-9));
    assertThat(effect(causes, deaths, "table sensitivity")).isEqualTo(18, within(1e-9));
    assertThat(effect(causes, deaths, "key species")).isEqualTo(4.8, within(1e-9));
    assertThat(effect(causes, deaths, Causes.REMAINDER)).isEqualTo(18, within(1e-9));
    Cause emission =
        causes.stream().filter(c -> c.cause().equals("table emission")).findFirst().get();
    assertThat(emission.a()).isEqualTo(36, within(1e-9));
    assertThat(emission.b()).isEqualTo(112.8, within(1e-9));
    assertThat(emission.share()).isEqualTo(36 / 76.8, within(1e-9));
    // households: 1.2 -> 1.8 by the sensitivities alone
    assertThat(effect(causes, "deaths, households", "table sensitivity"))
        .isEqualTo(.6, within(1e-9));
    assertThat(effect(causes, "deaths, households", "table emission")).isZero();
    assertThat(causes).noneMatch(c -> c.figure().startsWith("CO2"));
    for (String view : List.of("final_producer", "final_consumer")) {
      assertThat(causes)
          .anyMatch(c -> c.figure().equals("deaths, " + view + ", between regions"))
          .anyMatch(c -> c.figure().matches("index of [NS], deaths, " + view));
    }
    assertThat(causes).extracting(Cause::cause).doesNotContain("key inputs");
    assertThat(diff.page(difference.because(causes)))
        .contains("deaths, supply chains: 36.0000 -> 112.800 (+76.8000)")
        .contains("table emission", "+36.0000, 46.9 %");
    assertThat(state(a, b)).isEqualTo(before);
  }

  @Test
  void anotherSeedMovesNothingBeyondItsError() {
    String a = run("a", uncertain(tables(1, 1), .3), draws(7, 400));
    String b = run("b", uncertain(tables(1, 1), .3), draws(8, 400));
    RunDifference difference = diff(a, b).compare();
    assertThat(of(Kind.KEY, difference))
        .filteredOn(c -> !c.name().equals("inputs"))
        .containsExactly(new InputChange(Kind.KEY, "uncertainty.seed", "7", "8", "", true));
    assertThat(table(difference, "account").nothingMoved()).isTrue();
    assertThat(table(difference, "account_ci").rowsMoved()).isPositive();
    List<IntervalDifference> intervals = difference.intervals();
    assertThat(intervals).isNotEmpty().allMatch(i -> i.way() == Way.INDEPENDENT);
    // numbers are correlated, so many more than one in twenty may be beyond; not most of them
    assertThat(intervals.stream().filter(IntervalDifference::beyond).count())
        .isLessThan(intervals.size() / 2);
    Table ci = RunFixture.parquet(CiTable.schema(AccountTables.ACCOUNT), Path.of(a));
    Object[] first = {ci.value(0, 0), ci.value(0, 1), ci.value(0, 2), ci.value(0, 3)};
    IntervalDifference one =
        intervals.stream()
            .filter(i -> i.table().equals("account_ci"))
            .filter(i -> i.key().equals(AccountTables.ACCOUNT.keyText(first)))
            .findFirst()
            .orElseThrow();
    Table other = RunFixture.parquet(CiTable.schema(AccountTables.ACCOUNT), Path.of(b));
    assertThat(one.mcError())
        .isEqualTo(
            Math.hypot(ci.doubles("mc_error")[0], other.doubles("mc_error")[0]), within(1e-12));
    assertThat(difference.pairing()).contains("Seeds 7 and 8", "one number in twenty");
  }

  @Test
  void oneSeedIsPairedDrawByDraw() {
    String a = drawn();
    String b = drawnOfMore();
    RunDifference difference = diff(a, b).compare();
    assertThat(difference.pairing())
        .contains("Seed 7 in both: the first 100 draws of ", " are paired one by one");
    assertThat(RunFiles.table(Path.of(a), "summary")).exists();
    assertThat(difference.tables())
        .as("what summary repeats is told once")
        .extracting(TableDifference::table)
        .contains("account_ci")
        .doesNotContain("summary", "draw");
    assertThat(difference.onlyA()).isEmpty();
    assertThat(difference.onlyB()).isEmpty();
    assertThat(difference.unknown()).isEmpty();
    List<IntervalDifference> deaths =
        difference.intervals().stream()
            .filter(i -> i.table().equals("account_ci"))
            .filter(i -> i.key().equals("view producer, region N, sector P, stressor deaths"))
            .toList();
    assertThat(deaths).hasSize(1);
    // the same factors on 1 % more emission: every draw of the difference is 1 % of A's
    Table ci = RunFixture.parquet(CiTable.schema(AccountTables.ACCOUNT), Path.of(a));
    int at = ci.where("view", "producer", "region", "N", "sector", "P", "stressor", "deaths")[0];
    double mean = ci.doubles("mean")[at];
    IntervalDifference paired = deaths.get(0);
    assertThat(paired.way()).isEqualTo(Way.PAIRED);
    assertThat(paired.move()).isEqualTo(.01 * mean, within(1e-12));
    assertThat(paired.mcError()).isEqualTo(.01 * paired.a().mcError(), within(1e-12));
    assertThat(paired.beyond()).isTrue();
    assertThat(paired.p2_5()).isPositive().isLessThan(paired.p97_5());
    assertThat(paired.p2_5())
        .isEqualTo(.01 * ci.doubles("p2_5")[at], within(1e-12 * Math.abs(mean)));
    everyFigureIsPaired(difference);
    assertThat(paired.a().mcError() + paired.b().mcError())
        .as("without pairing nothing could be said")
        .isGreaterThan(Math.abs(paired.move()) / 2);
  }

  private static Map<String, String> sobol(int seed) {
    Map<String, String> keys = new LinkedHashMap<>(draws(seed, 100));
    keys.put("uncertainty.sampler", "sobol");
    return keys;
  }

  /** Draws of Sobol's sequence are paired as others are; what their errors are worth is said. */
  @Test
  void errorsOfSobolPointsAreSaidToBeBounds() {
    String a = run("a", uncertain(tables(1, 1), .3), sobol(7));
    String b = run("b", uncertain(tables(1.01, 1), .3), sobol(7));
    DiffRun diff = diff(a, b);
    RunDifference difference = diff.compare();
    assertThat(difference.pairing())
        .contains("Seed 7 in both: the first 100 draws of ", " are paired one by one")
        .contains("errors of Sobol's points", "as a rule an upper bound");
    assertThat(difference.intervals()).isNotEmpty().allMatch(IntervalDifference::bound);
    assertThat(difference.intervals())
        .filteredOn(
            i -> i.table().equals("account_ci") && i.key().startsWith("view producer, region N"))
        .isNotEmpty()
        .allMatch(i -> i.way() == Way.PAIRED && i.beyond());
    assertThat(diff.page(difference)).contains("(Monte Carlo error up to ");
    String to = folder.resolve("tables").toString();
    diff.write(difference, to);
    assertThat(RunFixture.parquet(DiffTables.DIFF_NUMBER, Path.of(to)).booleans("bound"))
        .contains(true);
  }

  /** Accounts, flows and what follows from them are paired, sources are not, and that is said. */
  private static void everyFigureIsPaired(RunDifference difference) {
    Map<Way, TreeSet<String>> tables = new TreeMap<>();
    for (IntervalDifference one : difference.intervals()) {
      tables.computeIfAbsent(one.way(), way -> new TreeSet<>()).add(one.table());
    }
    assertThat(tables.get(Way.PAIRED))
        .contains(
            "account_ci",
            "account_household_ci",
            "account_region_ci",
            "flow_ci",
            "flow_pair_ci",
            "national_total_ci",
            "pymrio_account_ci",
            "tier_ci",
            "tier_sector_ci");
    if (tables.containsKey(Way.UNPAIRED)) {
      assertThat(tables.get(Way.UNPAIRED)).doesNotContainAnyElementsOf(tables.get(Way.PAIRED));
      assertThat(difference.pairing())
          .contains(tables.get(Way.UNPAIRED).first(), "have the bound 2 (mcA + mcB)");
    }
  }

  @Test
  void drawsOfChangedInputsAreNotPairedAndThatIsSaid() {
    String a = drawn();
    String b = run("b", uncertain(tables(1.01, 1), .3), draws(7, 100));
    RunFixture.write(uncertain(tables(1.01, 1), .4), folder.resolve("b-inputs"));
    RunDifference difference = diff(a, b).compare();
    assertThat(difference.pairing())
        .contains("not paired", "an upper bound", "table uncertainty", "other files (SHA-256)");
    assertThat(difference.intervals())
        .isNotEmpty()
        .allMatch(i -> i.way() == Way.UNPAIRED && i.bound());
  }

  /** Draws that this version does not compute are not paired with others as if they were. */
  @Test
  void drawsOfAnotherVersionAreNotPaired() throws IOException {
    String a = drawn();
    String b = copy(drawnOfMore(), folder.resolve("b"));
    multiply(CiTable.schema(AccountTables.NATIONAL_TOTAL), "mean", 1.001, Path.of(b));
    RunDifference difference = diff(a, b).compare();
    assertThat(difference.pairing())
        .contains("other draws than this version computes: mean of national_total", b);
    assertThat(difference.intervals()).isNotEmpty().allMatch(i -> i.way() == Way.UNPAIRED);
    multiply(AccountTables.NATIONAL_TOTAL, "value", 2, Path.of(b));
    assertThat(diff(a, b).compare().pairing())
        .contains(
            "not paired", "tables that this version computes otherwise: table national_total");
  }

  private static void multiply(TableSchema schema, String column, double by, Path run)
      throws IOException {
    Table table = RunFixture.parquet(schema, run);
    Table.Builder rows = Table.builder(schema);
    for (int row = 0; row < table.rows(); row++) {
      Object[] values = new Object[schema.columns().size()];
      for (int c = 0; c < values.length; c++) {
        values[c] = table.value(row, c);
      }
      values[schema.position(column)] = by * table.doubles(column)[row];
      rows.add(values);
    }
    Path there = RunFiles.table(run, schema.name());
    org.apache.hadoop.fs.FileUtil.fullyDelete(there.toFile());
    ParquetFiles.write(rows.build(), RunFixture.hadoop(there), CONF);
  }

  @Test
  void aChangeOfSpreadMovesStandardDeviations() {
    String a = run("a", uncertain(tables(1, 1), .1), draws(7, 100));
    String b = run("b", uncertain(tables(1, 1), .2), draws(7, 100));
    DiffRun diff = diff(a, b);
    RunDifference difference = diff.compare();
    assertThat(table(difference, "account").nothingMoved()).isTrue();
    List<Cause> causes = causes(diff, difference);
    assertThat(causes).isNotEmpty().allMatch(c -> c.figure().startsWith("sd in "));
    assertThat(causes)
        .filteredOn(c -> c.cause().equals("table uncertainty"))
        .isNotEmpty()
        .allMatch(c -> c.effect() == c.b() - c.a());
    assertThat(causes)
        .filteredOn(c -> c.cause().equals(Causes.REMAINDER))
        .allMatch(c -> c.effect() == 0);
  }

  @Test
  void changesThatDoNotRunAloneAreTriedTogether() {
    StudyTables renamed = tables(1, 1);
    Table.Builder subsectors = Table.builder(Inputs.SUBSECTOR);
    subsectors.add("boiler", "energy", "coal", true, false);
    subsectors.add("stove", "domestic", "wood", true, true);
    Table.Builder emission = Table.builder(Inputs.EMISSION);
    for (int cell = 0; cell < 4; cell++) {
      emission.add(TinyStudy.months(20 * (cell + 1), cell, Species.SO2, "boiler"));
      emission.add(TinyStudy.months(1000, cell, Species.CO2, "boiler"));
      emission.add(TinyStudy.months(1, cell, Species.SO2, "stove"));
    }
    Table.Builder concordance = Table.builder(Inputs.CONCORDANCE);
    concordance.add("boiler", "*", "P", 1).add("stove", "*", "household", 1);
    TinyStudy.put(renamed, subsectors);
    TinyStudy.put(renamed, emission);
    TinyStudy.put(renamed, concordance);
    DiffRun diff = diff(plain(), run("b", renamed));
    List<Cause> causes = causes(diff, diff.compare());
    String deaths = "deaths, supply chains";
    assertThat(effect(causes, deaths, "table emission")).isNaN();
    assertThat(causes).anyMatch(c -> c.note().startsWith("does not run alone: "));
    assertThat(effect(causes, deaths, "table subsector + table emission + table concordance"))
        .isEqualTo(36, within(1e-9));
    assertThat(effect(causes, deaths, Causes.REMAINDER)).isEqualTo(0, within(1e-9));
  }

  @Test
  void equalContentsInOtherFilesAreNoChange() throws IOException {
    String a = plain();
    StudyTables others = tables(1, 1);
    Path inputs = RunFixture.write(others, folder.resolve("b-inputs"));
    org.apache.hadoop.fs.FileUtil.fullyDelete(inputs.resolve("region").toFile());
    Files.writeString(
        inputs.resolve("region.csv"),
        "name,region,population_persons,gdp_million_usd,area_km2\nNorth,N,10,1,1\nSouth,S,20,2,2\n");
    RunFixture.run(
        spark,
        StudyFile.parse(
            "",
            "test.yaml",
            Map.of(
                "study", "tiny",
                "species", "[SO2]",
                "mrio.backend", "java",
                "attribution.blocks", "2",
                "inputs", inputs.toString())),
        folder.resolve("b"));
    RunDifference difference = diff(a, folder.resolve("b").toString()).compare();
    assertThat(difference.nothingMoved()).isTrue();
    assertThat(of(Kind.TABLE, difference)).hasSize(1);
    assertThat(of(Kind.TABLE, difference).get(0).note())
        .isEqualTo("equal contents in other files: no change");
    assertThat(of(Kind.TABLE, difference).get(0).changed()).isFalse();
    assertThat(difference.tables()).extracting(TableDifference::table).contains("account", "flow");
    assertThat(diff(a, folder.resolve("b").toString()).page(difference))
        .contains("Tables with equal contents in other files, no change: region\n");
  }

  @Test
  void inputsChangedSinceAreNotedAndRefusedAsAReason() {
    String a = plain();
    String b = run("b", tables(2, 1));
    RunFixture.write(tables(3, 1), folder.resolve("b-inputs"));
    DiffRun diff = diff(a, b);
    RunDifference difference = diff.compare();
    assertThat(of(Kind.TABLE, difference).get(0).note())
        .contains("contents not compared", "other files (SHA-256)");
    assertThatThrownBy(() -> causes(diff, difference))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("table emission")
        .hasMessageContaining("run the study again");
  }

  @Test
  void tablesOfOneRunAlone() {
    String a = plain();
    String b = drawn();
    RunDifference difference = diff(a, b).compare();
    assertThat(difference.onlyA()).isEmpty();
    assertThat(difference.onlyB())
        .contains("account_ci", "flow_pair_ci", "embodied_trade_ci", "draw", "summary");
    assertThat(difference.nothingMoved()).isFalse();
    assertThat(of(Kind.TABLE, difference))
        .filteredOn(InputChange::changed)
        .extracting(InputChange::note)
        .containsExactly("only in B");
  }

  @Test
  void theTablesSayWhatThePageSays() {
    String a = plain();
    String b = doubled();
    DiffRun diff = diff(a, b);
    String to = folder.resolve("differences").toString();
    RunDifference difference = diff.compare();
    diff.requireApart(to);
    diff.write(difference, to);
    Table tables = RunFixture.parquet(DiffTables.DIFF_TABLE, Path.of(to)).validated("written");
    int row = rowOf(tables, "damage_cell", "deaths");
    assertThat(tables.ints("moved")[row]).isEqualTo(4);
    assertThat(tables.doubles("largest")[row]).isEqualTo(19.2, within(1e-12));
    assertThat(tables.strings("largest_row")[row]).isEqualTo("cell 3, subsector plant");
    assertThat(tables.ints("moved")[rowOf(tables, "damage_cell", "*")]).isEqualTo(4);
    assertThat(tables.ints("moved")[rowOf(tables, "account_household", "*")]).isZero();
    assertThat(RunFixture.parquet(DiffTables.DIFF_NUMBER, Path.of(to)).validated("written").rows())
        .isPositive();
    Table inputs = RunFixture.parquet(DiffTables.DIFF_INPUT, Path.of(to)).validated("written");
    assertThat(inputs.strings("name")).contains("emission", "inputs");
    assertThat(RunFiles.csv(Path.of(to), "diff_table")).exists();
    assertThat(Path.of(to, "diff.txt")).hasContent(diff.page(difference));
    assertThat(RunFiles.table(Path.of(to), "diff_cause")).as("not asked for").doesNotExist();
    diff.write(difference.because(List.of()), to + "-why");
    assertThat(RunFiles.table(Path.of(to + "-why"), "diff_cause")).exists();
  }

  private static int rowOf(Table table, String name, String column) {
    for (int row = 0; row < table.rows(); row++) {
      if (table.strings("table")[row].equals(name) && table.strings("column")[row].equals(column)) {
        return row;
      }
    }
    throw new AssertionError(name + ", " + column);
  }

  @Test
  void whatIsNoPairOfRunsIsRefused() throws IOException {
    String a = plain();
    refused(() -> diff(a, a), "the same folder twice");
    refused(() -> diff(a, shared.resolve("doubled/../plain").toString()), "the same folder twice");
    refused(() -> diff(a, folder.toString()), "no manifest.json", "a finished run");
    refused(() -> new DiffRun(a, folder + "/x", -1, 5, CONF), "--tolerance", "-1.0");
    refused(() -> new DiffRun(a, folder + "/x", 0, -1, CONF), "--top");
    String bad = folder.resolve("bad").toString();
    Files.createDirectories(Path.of(bad, "tables"));
    Files.writeString(Path.of(bad, "manifest.json"), "{\"job\": ");
    refused(() -> diff(a, bad), "a manifest.json that is not JSON");
    Files.writeString(Path.of(bad, "manifest.json"), "{\"job\": \"all\"}");
    refused(() -> diff(bad, a), "a manifest.json without 'study'");
    Files.writeString(
        Path.of(bad, "manifest.json"),
        "{\"job\": \"all\", \"study\": \"s\", \"keys\": {}, \"inputs\": {}, \"outputs_rows\": {\"flow\": 3}}");
    refused(() -> diff(a, bad).compare(), "a table 'flow' that is gone");
    Files.writeString(
        Path.of(bad, "manifest.json"),
        "{\"job\": \"all\", \"study\": \"s\", \"keys\": {}, \"inputs\": {}, \"outputs_rows\": {\"x\": 3}}");
    refused(() -> diff(a, bad).compare(), "no table that both have");
    String b = doubled();
    refused(() -> diff(a, b).requireApart(a + "/new"), "--to", "in the run " + a);
    refused(() -> diff(a, b).requireApart(b), "a folder with files in it");
    assertThat(Path.of(a, "new")).doesNotExist();
  }

  private static void refused(
      org.assertj.core.api.ThrowableAssert.ThrowingCallable call, String... told) {
    assertThatThrownBy(call).isInstanceOf(UserError.class).message().contains(told);
  }
}
