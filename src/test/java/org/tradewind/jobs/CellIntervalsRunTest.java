package org.tradewind.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.hadoop.fs.FileUtil;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tradewind.BorderStudy;
import org.tradewind.BreathingStudy;
import org.tradewind.Pipeline;
import org.tradewind.RunFiles;
import org.tradewind.TinyStudy;
import org.tradewind.axes.Months;
import org.tradewind.config.Study;
import org.tradewind.config.StudyFile;
import org.tradewind.health.Receptors;
import org.tradewind.jobs.cluster.Spark;
import org.tradewind.jobs.folders.Json;
import org.tradewind.jobs.run.UncertaintyRun;
import org.tradewind.tables.AccountTables;
import org.tradewind.tables.AirInputs;
import org.tradewind.tables.DamageTables;
import org.tradewind.tables.Inputs;
import org.tradewind.tables.ScenarioTables;
import org.tradewind.tables.StudyTables;
import org.tradewind.tables.Table;
import org.tradewind.tables.TableSchema;
import org.tradewind.tables.UncertaintyInputs;
import org.tradewind.uncertainty.outputs.CiTable;

/** Intervals by cell and of pairs as a run writes them. */
class CellIntervalsRunTest {
  private static final List<TableSchema> TOLD =
      List.of(
          DamageTables.DAMAGE_CELL,
          DamageTables.DAMAGE_CELL_TOTAL,
          ScenarioTables.SCENARIO_CELL,
          DamageTables.BURDEN_CELL,
          DamageTables.DEATH_PAIR);

  @TempDir Path folder;

  /**
   * A study that computes its sensitivities, with scenarios; the southernmost cells lie in no
   * region.
   *
   * @param border whether cells lie in both regions, else in one
   */
  private static StudyTables tables(boolean border) {
    StudyTables tables = BorderStudy.of(BreathingStudy.tables(5, 4, 6), border, 5, 20);
    TinyStudy.put(
        tables,
        TinyStudy.rows(UncertaintyInputs.UNCERTAINTY)
            .add("*", "*", "*", "activity", "lognormal", .4, "")
            .add("*", "*", "*", "emission_factor", "lognormal", .3, "")
            .add("NOX", "*", "*", "emission_factor", "lognormal", .5, "nitrogen")
            .add("*", "*", "*", "exposure_response", "lognormal", .2, ""));
    return tables;
  }

  private static Study study(Path inputs, String uncertainty) {
    String yaml =
        "study: test\nspecies: [OC, EC, PM_OTHER, SO2, NOX, NH3, VOC]\nreceptors: [each]\n"
            + "mrio: {backend: java}\nattribution: {blocks: 30}\nscenarios: {sectors: [P, Q]}\n"
            + "uncertainty: {shares_by: none, share_draws: 0, "
            + uncertainty
            + "}\ninputs: "
            + inputs;
    return StudyFile.parse(yaml, "test.yaml", Map.of());
  }

  private static Table ci(TableSchema of, Path run) {
    return RunFixture.parquet(CiTable.schema(of), run);
  }

  private static Map<String, String> told(Path run) {
    Map<String, String> csvs = RunFixture.csvs(run);
    Map<String, String> told = new HashMap<>();
    for (TableSchema of : TOLD) {
      told.put(of.name(), csvs.get(of.name() + "_ci.csv"));
    }
    assertThat(told).doesNotContainValue(null);
    return told;
  }

  @Test
  void theSameBitsHoweverTheWorkIsCut() {
    Path inputs = RunFixture.write(tables(true), folder.resolve("inputs"));
    Map<String, Map<String, String>> found = new HashMap<>();
    for (String where : List.of("local[1]/1", "local[1]/64", "local[2]/7")) {
      String[] parts = where.split("/");
      Spark spark = RunFixture.session(parts[0], Integer.parseInt(parts[1]));
      Path out = folder.resolve("out-" + parts[0].charAt(6) + "-" + parts[1]);
      try {
        RunFixture.run(spark, study(inputs, "draws: 80, block: 40"), out);
      } finally {
        spark.stop();
      }
      found.put(where, told(out));
    }
    found.forEach((where, csvs) -> assertThat(csvs).as(where).isEqualTo(found.get("local[1]/1")));
    sumsAgree(folder.resolve("out-2-7"));
  }

  /** Means of cells and pairs sum to those of regions and of the nation: the draws are the same. */
  private static void sumsAgree(Path run) {
    Table regions = ci(DamageTables.DAMAGE_REGION, run);
    double ofRegions = 0;
    for (int row = 0; row < regions.rows(); row++) {
      boolean deaths = regions.strings("quantity")[row].equals("deaths");
      ofRegions += deaths ? regions.doubles("mean")[row] : 0;
    }
    Table cells = ci(DamageTables.DAMAGE_CELL, run);
    double ofCells = 0;
    for (int row = 0; row < cells.rows(); row++) {
      boolean deaths = cells.strings("quantity")[row].equals("deaths");
      ofCells += deaths ? cells.doubles("mean")[row] : 0;
      assertThat(cells.ints("cell")[row]).as("no cell without a region").isGreaterThan(4);
    }
    double ofPairs = 0;
    Table pairs = ci(DamageTables.DEATH_PAIR, run);
    for (int row = 0; row < pairs.rows(); row++) {
      ofPairs += pairs.doubles("mean")[row];
      assertThat(pairs.strings("region")[row]).isIn("N", "S");
    }
    assertThat(pairs.rows()).isEqualTo(2 * 3 * 7);
    assertThat(ofCells).isCloseTo(ofRegions, within(1e-10 * ofRegions)).isPositive();
    assertThat(ofPairs).isCloseTo(ofRegions, within(1e-10 * ofRegions));
    Table total = ci(ScenarioTables.SCENARIO_TOTAL, run);
    Table saved = ci(ScenarioTables.SCENARIO_CELL, run);
    int compared = 0;
    for (int row = 0; row < total.rows(); row++) {
      if (total.strings("quantity")[row].equals("saving")) {
        double sum = 0;
        for (int i = 0; i < saved.rows(); i++) {
          boolean same =
              saved.strings("scenario")[i].equals(total.strings("scenario")[row])
                  && saved.strings("stressor")[i].equals(total.strings("stressor")[row]);
          sum += same ? saved.doubles("mean")[i] : 0;
        }
        double mean = total.doubles("mean")[row];
        assertThat(sum).isCloseTo(mean, within(1e-9 * Math.abs(mean)));
        compared++;
      }
    }
    assertThat(compared).isEqualTo(3 * 2 * 2);
    Table accounts = ci(AccountTables.ACCOUNT, run);
    Table pymrio = ci(AccountTables.PYMRIO_ACCOUNT, run);
    Map<List<String>, Double> footprints = new HashMap<>();
    for (int row = 0; row < accounts.rows(); row++) {
      if (accounts.strings("view")[row].equals("final_consumer")) {
        footprints.put(key(accounts, row), accounts.doubles("p97_5")[row]);
      }
    }
    assertThat(pymrio.strings("account")).contains("D_pba", "D_cba", "D_imp", "D_exp");
    // two stressors of two regions, which emit, with ROW three, which buy, by two sectors
    assertThat(pymrio.rows()).isEqualTo(2 * (2 * 4 + 2 * 6));
    for (int row = 0; row < pymrio.rows(); row++) {
      if (pymrio.strings("account")[row].equals("D_cba")) {
        assertThat(footprints.remove(key(pymrio, row))).isEqualTo(pymrio.doubles("p97_5")[row]);
      }
    }
    assertThat(footprints).isEmpty();
  }

  private static List<String> key(Table table, int row) {
    return List.of(
        table.strings("region")[row], table.strings("sector")[row], table.strings("stressor")[row]);
  }

  /** One draw, against the whole model run with the inputs of that draw. */
  @Test
  void aDrawOfPairsAndBurdenIsARunWithItsInputs() {
    StudyTables tables = tables(false);
    Path inputs = RunFixture.write(tables, folder.resolve("inputs"));
    Spark spark = RunFixture.session("local[2]", 3);
    try {
      for (int seed = 1; seed <= 2; seed++) {
        Path out = folder.resolve("out" + seed);
        // inputs have no place for a factor of deaths per tonne; CellIntervalsTest has one
        String draw = "draws: 1, block: 1, sensitivity: never, seed: " + seed;
        RunFixture.run(spark, study(inputs, draw), out);
        StudyTables changed = inputsOfTheDraw(tables, out);
        Map<String, Table> run =
            Pipeline.run(changed, BreathingStudy.parameters(List.of(Receptors.EACH))).tables();
        for (TableSchema of :
            List.of(DamageTables.DEATH_PAIR, DamageTables.BURDEN_CELL, DamageTables.DAMAGE_CELL)) {
          compare(ci(of, out), run.get(of.name()));
        }
      }
    } finally {
      spark.stop();
    }
  }

  /** Factors as damage_region_ci and burden_ci have them in their only draw. */
  private static StudyTables inputsOfTheDraw(StudyTables tables, Path out) {
    Map<List<String>, Double> phi = new HashMap<>();
    Table damage = ci(DamageTables.DAMAGE_REGION, out);
    for (int row = 0; row < damage.rows(); row++) {
      if (damage.strings("quantity")[row].equals("tonnes")) {
        phi.put(
            List.of(
                damage.strings("region")[row],
                damage.strings("subsector")[row],
                damage.strings("species")[row]),
            damage.doubles("mean")[row] / damage.doubles("central")[row]);
      }
    }
    Table burden = ci(DamageTables.BURDEN, out);
    double psi = burden.doubles("mean")[0] / burden.doubles("central")[0];
    StudyTables changed = new StudyTables().putAll(tables);
    Table emission = tables.require(Inputs.EMISSION);
    Table.Builder rows = TinyStudy.rows(Inputs.EMISSION);
    for (int row = 0; row < emission.rows(); row++) {
      int cell = emission.ints("cell")[row];
      String species = emission.strings("species")[row];
      String subsector = emission.strings("subsector")[row];
      String region = BorderStudy.region(cell);
      double factor = cell < 5 ? 1 : phi.get(List.of(region, subsector, species));
      Object[] values = TinyStudy.months(0, cell, species, subsector);
      for (int m = 0; m < Months.COUNT; m++) {
        values[3 + m] = emission.doubles(Months.COLUMNS.get(m))[row] * factor;
      }
      rows.add(values);
    }
    TinyStudy.put(changed, rows);
    Table rates = tables.require(AirInputs.MORTALITY_RATE);
    Table.Builder died = TinyStudy.rows(AirInputs.MORTALITY_RATE);
    for (int row = 0; row < rates.rows(); row++) {
      List<Object> values = new ArrayList<>();
      for (int c = 0; c < rates.schema().columns().size(); c++) {
        Object value = rates.value(row, c);
        values.add(value instanceof Double rate ? (Object) (rate * psi) : value);
      }
      died.add(values.toArray());
    }
    TinyStudy.put(changed, died);
    return changed;
  }

  private static void compare(Table intervals, Table run) {
    List<String> keys = run.schema().key();
    Map<List<Object>, Integer> rows = new HashMap<>();
    for (int row = 0; row < run.rows(); row++) {
      rows.put(values(run, row, keys), row);
    }
    assertThat(intervals.rows()).isPositive();
    double moved = 0;
    for (int i = 0; i < intervals.rows(); i++) {
      int row = rows.get(values(intervals, i, keys));
      double expected = run.doubles(intervals.strings("quantity")[i])[row];
      assertThat(intervals.doubles("mean")[i])
          .as("%s row %d", intervals.name(), i)
          .isCloseTo(expected, within(1e-8 * Math.abs(expected)));
      moved += Math.abs(expected - intervals.doubles("central")[i]) / Math.max(1e-300, expected);
    }
    assertThat(moved / intervals.rows()).as("how far the draw moves a row").isGreaterThan(.01);
  }

  private static List<Object> values(Table table, int row, List<String> columns) {
    return columns.stream().map(c -> table.value(row, table.schema().position(c))).toList();
  }

  @Test
  void extendedIsAsDrawnAtOnce() {
    Path inputs = RunFixture.write(tables(true), folder.resolve("inputs"));
    Spark spark = RunFixture.session("local[2]", 3);
    try {
      Path run = folder.resolve("run");
      RunFixture.run(spark, study(inputs, "draws: 60, block: 40, grid_draws: 70"), run);
      assertThat(ci(DamageTables.DAMAGE_CELL, run).ints("draws")).containsOnly(60);
      extend(spark, study(inputs, "draws: 100, block: 40, grid_draws: 70"), run);
      assertThat(ci(DamageTables.DAMAGE_CELL, run).ints("draws")).containsOnly(70);
      assertThat(ci(DamageTables.DAMAGE_CELL_TOTAL, run).ints("draws")).containsOnly(70);
      assertThat(ci(ScenarioTables.SCENARIO_CELL, run).ints("draws")).containsOnly(70);
      assertThat(ci(DamageTables.DEATH_PAIR, run).ints("draws")).containsOnly(100);
      assertThat(ci(DamageTables.BURDEN_CELL, run).ints("draws")).containsOnly(100);
      Path atOnce = folder.resolve("at-once");
      RunFixture.run(spark, study(inputs, "draws: 100, block: 40, grid_draws: 70"), atOnce);
      assertThat(told(run)).isEqualTo(told(atOnce));
      assertThat(RunFixture.csvs(run)).isEqualTo(RunFixture.csvs(atOnce));
      extend(spark, study(inputs, "draws: 100, block: 40, grid_draws: 0"), run);
      Path none = folder.resolve("none");
      RunFixture.run(spark, study(inputs, "draws: 100, block: 40, grid_draws: 0"), none);
      assertThat(RunFixture.csvs(run)).isEqualTo(RunFixture.csvs(none));
      assertThat(RunFiles.table(run, "damage_cell_ci")).doesNotExist();
      assertThat(RunFiles.table(run, "burden_cell_ci")).exists();
    } finally {
      spark.stop();
    }
  }

  /** Intervals by cell are made anew before those of before are let go. */
  @Test
  void anExtensionThatFailsLeavesTheIntervalsThatWereThere() throws IOException {
    Path inputs = RunFixture.write(tables(true), folder.resolve("inputs"));
    Spark spark = RunFixture.session("local[2]", 3);
    try {
      Path run = folder.resolve("run");
      RunFixture.run(spark, study(inputs, "draws: 60, block: 40, grid_draws: 70"), run);
      Map<String, String> before = RunFixture.csvs(run);
      Path part;
      try (Stream<Path> files = Files.list(RunFiles.table(run, "damage_cell_species"))) {
        part = files.filter(f -> f.toString().endsWith(".parquet")).findFirst().orElseThrow();
      }
      byte[] whole = Files.readAllBytes(part);
      Files.write(part, Arrays.copyOf(whole, whole.length / 2));
      Study more = study(inputs, "draws: 100, block: 40, grid_draws: 70");
      assertThatThrownBy(() -> extend(spark, more, run))
          .hasStackTraceContaining(part.getFileName().toString());
      assertThat(RunFixture.csvs(run)).isEqualTo(before);
      assertThat(ci(ScenarioTables.SCENARIO_CELL, run).ints("draws")).containsOnly(60);
      Files.write(part, whole);
      extend(spark, more, run);
      assertThat(ci(ScenarioTables.SCENARIO_CELL, run).ints("draws")).containsOnly(70);
    } finally {
      spark.stop();
    }
  }

  /** As a run was before there were intervals by cell: neither they nor what they are made of. */
  @Test
  void aRunOfBeforeIsExtendedWithoutIntervalsByCell() throws IOException {
    Path inputs = RunFixture.write(tables(true), folder.resolve("inputs"));
    Spark spark = RunFixture.session("local[2]", 3);
    try {
      Path run = folder.resolve("run");
      RunFixture.run(spark, study(inputs, "draws: 60, block: 40, grid_draws: 70"), run);
      List<String> later =
          new ArrayList<>(
              List.of(
                  "damage_cell_species",
                  "death_pair_subsector",
                  "damage_cell_ci",
                  "damage_cell_total_ci",
                  "scenario_cell_ci",
                  "death_pair_ci"));
      forget(run, later);
      // these the extension takes away, since it cannot work them
      List.of(
              "concordance_use",
              "contribution_ratio",
              "damage_subsector",
              "damage_subsector_species",
              "damage_species",
              "death_received",
              "contribution_cell")
          .forEach(table -> later.add(table + "_ci"));
      Path atOnce = folder.resolve("at-once");
      RunFixture.run(spark, study(inputs, "draws: 100, block: 40, grid_draws: 70"), atOnce);
      String log = extend(spark, study(inputs, "draws: 100, block: 40, grid_draws: 70"), run);
      assertThat(log)
          .contains(
              "no intervals by cell: the run has no table damage_cell_species",
              "no intervals of death_pair: the run has no table death_pair_subsector",
              "no intervals of contributions, cities and costs: the run has no table");
      Map<String, String> expected = RunFixture.csvs(atOnce);
      later.forEach(table -> expected.remove(table + ".csv"));
      assertThat(RunFixture.csvs(run)).isEqualTo(expected).containsKey("burden_cell_ci.csv");
      later.forEach(table -> assertThat(RunFiles.table(run, table)).doesNotExist());
      JsonNode manifest = Json.MAPPER.readTree(run.resolve("manifest.json").toFile());
      assertThat(manifest.get("outputs_rows").properties())
          .extracting(Map.Entry::getKey)
          .doesNotContainAnyElementsOf(later)
          .contains("damage_region_ci", "summary");
      assertThat(manifest.at("/draws/draws").asInt()).isEqualTo(100);
      assertThat(manifest.at("/draws/draws_of_cells").asInt(-1)).isZero();
      assertThat(
              Json.MAPPER
                  .readTree(atOnce.resolve("manifest.json").toFile())
                  .at("/draws/draws_of_cells")
                  .asInt())
          .isEqualTo(70);
    } finally {
      spark.stop();
    }
  }

  /** Takes tables out of a run and out of its manifest, and the key that came with them. */
  private static void forget(Path run, List<String> tables) throws IOException {
    File file = run.resolve("manifest.json").toFile();
    ObjectNode manifest = (ObjectNode) Json.MAPPER.readTree(file);
    for (String table : tables) {
      FileUtil.fullyDelete(RunFiles.table(run, table).toFile());
      assertThat(RunFiles.csv(run, table).toFile().delete()).as(table).isTrue();
      assertThat(((ObjectNode) manifest.get("outputs_rows")).remove(table)).isNotNull();
    }
    assertThat(((ObjectNode) manifest.get("keys")).remove("uncertainty.grid_draws")).isNotNull();
    Json.MAPPER.writeValue(file, manifest);
  }

  /** What it says on the way. */
  private static String extend(Spark spark, Study study, Path run) {
    ByteArrayOutputStream log = new ByteArrayOutputStream();
    PrintStream stream = new PrintStream(log, true, StandardCharsets.UTF_8);
    new UncertaintyRun(spark, stream).run(study, run.toString());
    return log.toString(StandardCharsets.UTF_8);
  }
}
