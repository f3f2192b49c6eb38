package org.tradewind.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tradewind.InventoryStudy;
import org.tradewind.ModelParameters;
import org.tradewind.Pipeline;
import org.tradewind.SourceStages;
import org.tradewind.StudyModel;
import org.tradewind.TinyStudy;
import org.tradewind.axes.Species;
import org.tradewind.axes.UserError;
import org.tradewind.config.Study;
import org.tradewind.config.StudyFile;
import org.tradewind.emissions.InventoryParameters;
import org.tradewind.jobs.cluster.Spark;
import org.tradewind.jobs.run.UncertaintyRun;
import org.tradewind.tables.AccountTables;
import org.tradewind.tables.AirInputs;
import org.tradewind.tables.DamageTables;
import org.tradewind.tables.FlowTables;
import org.tradewind.tables.Inputs;
import org.tradewind.tables.InventoryTables;
import org.tradewind.tables.Outputs;
import org.tradewind.tables.StudyTables;
import org.tradewind.tables.Table;
import org.tradewind.tables.TableSchema;
import org.tradewind.tables.UncertaintyInputs;

/** Runs that make the table emission from inventories and go on with it. */
class HarmoniseRunTest {
  @TempDir Path folder;
  private Spark spark;

  @AfterEach
  void stop() {
    if (spark != null) {
      spark.stop();
    }
  }

  private void start(String master, int partitions) {
    stop();
    spark = RunFixture.session(master, partitions);
  }

  private static Study study(Path inputs, String more) {
    String yaml = "study: test\nmrio: {backend: java}\nattribution: {blocks: 7}\n";
    return StudyFile.parse(yaml + more + "\ninputs: " + inputs, "test.yaml", Map.of());
  }

  private Path run(StudyTables tables, String name, String more) {
    if (spark == null) {
      start("local[2]", 3);
    }
    Path inputs = folder.resolve(name + "-in");
    if (!Files.exists(inputs)) {
      RunFixture.write(tables, inputs);
    }
    Path out = folder.resolve(name);
    RunFixture.run(spark, study(inputs, more), out);
    return out;
  }

  private static ModelParameters parameters(InventoryParameters emissions) {
    ModelParameters tiny = TinyStudy.with(Species.POLLUTANTS, 7);
    return new ModelParameters(
        tiny.species(),
        tiny.health(),
        tiny.closure(),
        tiny.receptors(),
        tiny.mrio(),
        tiny.indices(),
        tiny.paths(),
        tiny.blocks(),
        tiny.scenarios(),
        emissions,
        SourceStages.Parameters.DEFAULT);
  }

  /** Every table, whatever the cores and partitions, has the bits of the model in memory. */
  @Test
  void tablesAreThoseWithoutSparkToTheLastBit() {
    for (boolean detailed : new boolean[] {false, true}) {
      StudyTables tables = InventoryStudy.random(90, 11, detailed);
      String rule = detailed ? "detailed" : "gridded";
      InventoryParameters by =
          new InventoryParameters(
              detailed ? InventoryParameters.Rule.DETAILED : InventoryParameters.Rule.GRIDDED,
              "SO2");
      Pipeline.Results expected = Pipeline.run(tables, parameters(by));
      Path inputs = RunFixture.write(tables, folder.resolve(rule));
      for (int cores : new int[] {1, 2}) {
        start("local[" + cores + "]", 3 * cores - 2);
        Path out = folder.resolve(rule + cores);
        String more = "emissions: {rule: " + rule + ", co2_by: SO2}";
        RunFixture.run(spark, study(inputs, more), out);
        List<TableSchema> written = new ArrayList<>(Outputs.OF_INVENTORIES);
        written.addAll(
            List.of(
                Inputs.EMISSION,
                DamageTables.DAMAGE_REGION,
                DamageTables.DAMAGE_CELL,
                FlowTables.FLOW_PAIR));
        for (TableSchema schema : written) {
          assertSameRows(RunFixture.parquet(schema, out), expected.tables().get(schema.name()));
        }
      }
    }
  }

  private static void assertSameRows(Table found, Table expected) {
    assertThat(found.rows()).as(found.name()).isEqualTo(expected.rows()).isPositive();
    for (int row = 0; row < expected.rows(); row++) {
      for (int c = 0; c < expected.schema().columns().size(); c++) {
        assertThat(found.value(row, c))
            .as("%s row %d (%s)", found.name(), row, expected.keyText(row))
            .isEqualTo(expected.value(row, c));
      }
    }
  }

  /** Inventories and sensitivities, no MRIO: cement and steel, coal, both rules. */
  private static StudyTables small() {
    StudyTables tables =
        new InventoryStudy()
            .grid(0, "SO2", "industry", 30, 10)
            .grid(1, "SO2", "industry", 8, 0)
            .grid(2, "SO2", "power", 0, 6)
            .grid(0, "NOX", "industry", 5, 0)
            .inventory("N", "cement", "SO2", 10)
            .inventory("S", "cement", "SO2", 50)
            .inventory("N", "steel", "SO2", 20)
            .inventory("S", "coal", "SO2", 9)
            .inventory("N", "steel", "NOX", 4)
            .inventory("N", "steel", "CO2", 1000)
            .inventory("S", "coal", "CO2", 3000)
            .tables();
    Table.Builder sensitivity = TinyStudy.rows(AirInputs.SENSITIVITY);
    for (int cell = 0; cell < 3; cell++) {
      sensitivity.add(TinyStudy.months(.001, cell, "SO2"));
      sensitivity.add(TinyStudy.months(.002, cell, "NOX"));
    }
    TinyStudy.put(tables, sensitivity);
    return tables;
  }

  private static double tonnes(Path run, String region, String species) {
    Table table = RunFixture.parquet(DamageTables.DAMAGE_REGION, run);
    double sum = 0;
    for (int i = 0; i < table.rows(); i++) {
      if (table.strings("region")[i].equals(region)
          && table.strings("species")[i].equals(species)) {
        sum += table.doubles("tonnes")[i];
      }
    }
    return sum;
  }

  private static void assertGriddedTotals(Path run) {
    // N: 40 t of cell 0 and a quarter of 8 t; S: three quarters of 8 t, 6 t of power
    assertThat(tonnes(run, "N", "SO2")).isCloseTo(42, within(1e-9));
    assertThat(tonnes(run, "S", "SO2")).isCloseTo(12, within(1e-9));
    assertThat(tonnes(run, "N", "NOX")).isCloseTo(5, within(1e-9));
    // steel by NOX in cell 0, coal by SO2 in cell 2
    assertThat(tonnes(run, "N", "CO2")).isCloseTo(1000, within(1e-9));
    assertThat(tonnes(run, "S", "CO2")).isCloseTo(3000, within(1e-9));
  }

  @Test
  void damageStandsOnTheInventoriesWithoutAnMrio() throws IOException {
    for (String rule : List.of("gridded", "detailed")) {
      String more = "species: [SO2, NOX]\nemissions: {rule: " + rule + "}";
      Path run = run(small(), rule, more);
      assertGriddedTotals(run);
      String page = Files.readString(run.resolve("summary.txt"));
      assertThat(page)
          .contains(
              "Emissions made from inventory_grid and inventory (tables harmonised, unallocated):",
              "  SO2: 54 t gridded, 54 t in the table emission, 0 t (0.00 %) unallocated",
              "  CO2 placed by NOX of the subsector: 1,000 t of 1 (region, subsector); SO2 of the"
                  + " subsector: 3,000 t of 1 (region, subsector)",
              "ESTIMATED from real data by stated methods: emission");
      JsonNode computed =
          new ObjectMapper()
              .readTree(run.resolve("manifest.json").toFile())
              .at("/computed/emission");
      assertThat(computed.get("status").asText()).isEqualTo("ESTIMATED");
      assertThat(computed.get("source").asText())
          .isEqualTo("inventory_grid: source of inventory_grid; inventory: source of inventory");
      assertThat(computed.get("note").asText()).contains("rule " + rule);
    }
  }

  private static StudyTables withFlows() {
    StudyTables tables = small();
    StudyTables tiny = TinyStudy.tables();
    for (TableSchema schema : StudyModel.FLOW_TABLES) {
      tables.put(tiny.require(schema), tiny.provenance(schema.name()));
    }
    TinyStudy.put(
        tables,
        TinyStudy.rows(Inputs.CONCORDANCE)
            .add("cement", "*", "P", 1)
            .add("steel", "*", "Q", 1)
            .add("coal", "*", "P", 1));
    return tables;
  }

  @Test
  void flowsStandOnTheInventoriesToo() {
    Path run = run(withFlows(), "flows", "species: [SO2, NOX]");
    assertGriddedTotals(run);
    Table account = RunFixture.parquet(AccountTables.ACCOUNT, run);
    double co2 = 0;
    for (int i = 0; i < account.rows(); i++) {
      boolean ofCo2 = account.strings("stressor")[i].equals("CO2");
      if (ofCo2 && account.strings("view")[i].equals("final_consumer")) {
        co2 += account.doubles("value")[i];
      }
    }
    assertThat(co2).isCloseTo(4000, within(1e-6));
  }

  @Test
  void unallocatedMassIsInTheLedgerAndSummedUpOnThePage() throws IOException {
    StudyTables tables = small();
    Table more =
        new InventoryStudy()
            .grid(0, "SO2", "dust", 4, 0)
            .grid(1, "SO2", "dust", 4, 0)
            .grid(1, "SO2", "industry", 1, 0)
            .tables()
            .require(InventoryTables.INVENTORY_GRID);
    tables.put(more, tables.provenance("inventory_grid"));
    Path run = run(tables, "dust", "species: [SO2, NOX]");
    JsonNode named = new ObjectMapper().readTree(run.resolve("ledger.json").toFile()).get("named");
    assertThat(named.findValuesAsText("what"))
        .contains(
            "unallocated SO2 of dust in N (gridded inventory): no subsector of this category",
            "unallocated SO2 of dust in S (gridded inventory): no subsector of this category",
            "unallocated CO2 of power in S (detailed inventory): no gridded emission of the"
                + " category there, and nobody in table cell to place it by");
    String page = Files.readString(run.resolve("summary.txt"));
    assertThat(page)
        .contains("8 t (88.89 %) unallocated: dust (no subsector of this category) 8 t")
        .doesNotContain("unallocated SO2 of dust in N");
  }

  @Test
  void anExtensionTakesWhatTheRunMade() {
    StudyTables tables = withFlows();
    TinyStudy.put(
        tables,
        TinyStudy.rows(UncertaintyInputs.UNCERTAINTY)
            .add("*", "*", "*", "emission_factor", "lognormal", 0.2, ""));
    String draws = "species: [SO2, NOX]\nuncertainty: {block: 50, seed: 7, draws: ";
    Path few = run(tables, "few", draws + "50}");
    Path inputs = folder.resolve("few-in");
    PrintStream quiet = new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8);
    new UncertaintyRun(spark, quiet).run(study(inputs, draws + "100}"), few.toString());
    Path atOnce = folder.resolve("at-once");
    RunFixture.run(spark, study(inputs, draws + "100}"), atOnce);
    assertThat(RunFixture.csvs(few)).isEqualTo(RunFixture.csvs(atOnce)).containsKey("flow_ci.csv");
  }

  @Test
  void inventoriesBesideEmissionAreNotUsedAndNamed() throws IOException {
    StudyTables tables = small();
    TinyStudy.put(
        tables,
        TinyStudy.rows(Inputs.EMISSION)
            .add(TinyStudy.months(1, 0, "SO2", "steel"))
            .add(TinyStudy.months(1, 0, "NOX", "steel")));
    Path run = run(tables, "both", "species: [SO2, NOX]");
    assertThat(Files.readString(run.resolve("summary.txt")))
        .contains("Left out: inventory_grid, inventory, since emission is given")
        .doesNotContain("Emissions made");
    assertThat(run.resolve("harmonised")).doesNotExist();
    assertThat(tonnes(run, "N", "SO2")).isCloseTo(12, within(1e-9));
  }

  @Test
  void aMissingInventoryIsNamed() {
    StudyTables whole = small();
    StudyTables tables = new StudyTables();
    whole.tables().values().stream()
        .filter(t -> t.schema() != InventoryTables.INVENTORY)
        .forEach(t -> tables.put(t, whole.provenance(t.name())));
    assertThatThrownBy(() -> run(tables, "half", ""))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("emission from inventories, for want of inventory")
        .hasMessageContaining("damage, for want of emission");
  }

  @Test
  void mistakesInTheGriddedTableAreTheFirstByCellAndLeaveNothing() throws IOException {
    Path inputs = RunFixture.write(small(), folder.resolve("wrong-in"));
    org.apache.commons.io.FileUtils.deleteDirectory(inputs.resolve("inventory_grid").toFile());
    String header = "cell,species,category,m01,m02,m03,m04,m05,m06,m07,m08,m09,m10,m11,m12\n";
    String tail = ",0,0,0,0,0,0,0,0,0,0,0\n";
    Files.writeString(
        inputs.resolve("inventory_grid.csv"),
        header + "2,SO2,power,-1" + tail + "0,SOx,industry,1" + tail + "1,SO2,power,1" + tail);
    assertThatThrownBy(() -> run(null, "wrong", ""))
        .satisfies(
            e ->
                assertThat(UserError.behind(e).orElseThrow())
                    .hasMessageContaining(
                        "table inventory_grid, cell 0, species SOx, category industry")
                    .hasMessageContaining("the unknown species 'SOx'"));
    assertThat(folder.resolve("wrong")).doesNotExist();
    Files.writeString(inputs.resolve("inventory_grid.csv"), header + "2,SO2,power,-1" + tail);
    assertThatThrownBy(() -> run(null, "wrong", ""))
        .satisfies(
            e ->
                assertThat(UserError.behind(e).orElseThrow())
                    .hasMessageContaining("cell 2, species SO2, category power")
                    .hasMessageContaining("m01 = -1.0"));
  }
}
