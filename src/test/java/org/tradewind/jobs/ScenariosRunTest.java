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
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tradewind.Pipeline;
import org.tradewind.TinyStudy;
import org.tradewind.axes.UserError;
import org.tradewind.jobs.cluster.Spark;
import org.tradewind.jobs.run.StudyRun;
import org.tradewind.jobs.stages.Extent;
import org.tradewind.tables.Inputs;
import org.tradewind.tables.MrioInputs;
import org.tradewind.tables.Outputs;
import org.tradewind.tables.ScenarioTables;
import org.tradewind.tables.StudyTables;
import org.tradewind.tables.Table;
import org.tradewind.tables.TableSchema;

/** Scenarios as a run makes them, from the files of damage_cell that it wrote itself. */
class ScenariosRunTest {
  private static final String SCENARIOS = "scenarios: {sectors: [P, Q]}";

  @TempDir Path folder;

  /** Sector P is damage of the grid; N is less efficient in P, S in Q, of which S has no number. */
  private static StudyTables tables() {
    StudyTables tables = TinyStudy.uneven(60, 5);
    TinyStudy.put(
        tables,
        TinyStudy.rows(MrioInputs.ENERGY_INTENSITY)
            .add("N", "P", 4.)
            .add("S", "P", 3.)
            .add("N", "Q", 4.));
    TinyStudy.put(
        tables,
        TinyStudy.rows(Inputs.CONCORDANCE)
            .add("plant", "*", "P", .75)
            .add("plant", "*", "Q", .25)
            .add("stove", "*", "household", 1));
    return tables;
  }

  private static void run(Spark spark, Extent extent, Path inputs, String more, Path out) {
    PrintStream quiet = new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8);
    new StudyRun(RunFixture.study(inputs, more), extent, spark, quiet).run(out.toString());
  }

  @Test
  void scenariosDoNotDependOnCoresPartitionsOrSpark() throws IOException {
    StudyTables tables = tables();
    Path inputs = RunFixture.write(tables, folder.resolve("inputs"));
    Map<String, Map<String, String>> csvs = new HashMap<>();
    Path last = null;
    for (String master : java.util.List.of("local[1]", "local[2]")) {
      Spark spark = RunFixture.session(master, master.equals("local[1]") ? 1 : 5);
      try {
        last = folder.resolve("out" + master.charAt(6));
        run(spark, Extent.SCENARIOS, inputs, SCENARIOS.replace("P, Q", "P"), last);
        csvs.put(master, RunFixture.csvs(last));
      } finally {
        spark.stop();
      }
    }
    assertThat(csvs.get("local[2]")).isEqualTo(csvs.get("local[1]"));
    Pipeline.Results reference = Pipeline.run(tables, TinyStudy.PARAMETERS);
    for (TableSchema schema : Outputs.OF_SCENARIOS) {
      Table found = RunFixture.parquet(schema, last).validated(schema.name());
      Table expected = reference.tables().get(schema.name());
      assertThat(found.rows()).as(schema.name()).isEqualTo(expected.rows()).isPositive();
      for (int row = 0; row < found.rows(); row++) {
        for (int c = 0; c < schema.columns().size(); c++) {
          assertThat(found.value(row, c))
              .as("%s row %d", schema.name(), row)
              .isEqualTo(expected.value(row, c));
        }
      }
    }
    assertThat(reference.ledger().open()).isEmpty();
    assertThat(reference.ledger().entries())
        .filteredOn(e -> e.what().startsWith("scenario "))
        .hasSize(6);
    JsonNode manifest = json(last, "manifest.json");
    assertThat(manifest.get("job").asText()).isEqualTo("scenarios");
    assertThat(manifest.get("stages_left_out")).isEmpty();
  }

  private static JsonNode json(Path run, String name) throws IOException {
    return new ObjectMapper().readTree(run.resolve(name).toFile());
  }

  private static double sum(Table table, String scenario, String stressor) {
    double sum = 0;
    for (int row = 0; row < table.rows(); row++) {
      if (table.strings("scenario")[row].equals(scenario)
          && table.strings("stressor")[row].equals(stressor)) {
        sum += table.doubles("saving")[row];
      }
    }
    return sum;
  }

  @Test
  void aRunSavesInCellsWhatItSavesInFlowsAndSaysWhatIsMissing() throws IOException {
    Path inputs = RunFixture.write(tables(), folder.resolve("inputs"));
    Path out = folder.resolve("out");
    Spark spark = RunFixture.session("local[2]", 3);
    try {
      RunFixture.run(
          spark,
          RunFixture.study(
              inputs, SCENARIOS.replace("}", ", levels: [100, 40], rule: as-printed}")),
          out);
    } finally {
      spark.stop();
    }
    Table flows = RunFixture.parquet(ScenarioTables.SCENARIO, out);
    Table cells = RunFixture.parquet(ScenarioTables.SCENARIO_CELL, out);
    assertThat(flows.strings("scenario")).contains("full", "percentile60");
    for (String stressor : java.util.List.of("CO2", "deaths")) {
      double saved = sum(flows, "full", stressor);
      assertThat(saved).isPositive();
      assertThat(sum(cells, "full", stressor)).isCloseTo(saved, within(1e-9 * saved));
    }
    assertThat(sum(flows, "full", "deaths_SO2"))
        .as("the only species")
        .isCloseTo(sum(flows, "full", "deaths"), within(1e-9 * sum(flows, "full", "deaths")));
    JsonNode counts = json(out, "manifest.json").get("scenarios");
    assertThat(counts.get("missing_intensities").get(0).asText()).isEqualTo("Q/S");
    assertThat(counts.get("full").get("pairs_coordinated").asInt()).isEqualTo(1);
    assertThat(counts.get("full").get("pairs_without_intensity").asInt()).isEqualTo(2);
    assertThat(Files.readString(out.resolve("summary.txt")))
        .contains("Saved by coordination", "as-printed, percentiles hazen", "no intensity: (Q/S)");
  }

  @Test
  void mistakesInIntensitiesEndTheRunAndLeaveNothing() {
    StudyTables none = TinyStudy.uneven(10, 5);
    Path without = RunFixture.write(none, folder.resolve("without"));
    TinyStudy.put(
        none, TinyStudy.rows(MrioInputs.ENERGY_INTENSITY).add("N", "P", 4.).add("X", "P", 3.));
    Path unknown = RunFixture.write(none, folder.resolve("unknown"));
    TinyStudy.put(none, TinyStudy.rows(MrioInputs.ENERGY_INTENSITY).add("N", "P", -4.));
    Path negative = RunFixture.write(none, folder.resolve("negative"));
    Spark spark = RunFixture.session("local[1]", 1);
    try {
      refused(spark, without, "", "coordination scenarios, for want of energy_intensity");
      refused(spark, unknown, "scenarios: {sectors: [P]}", "region 'X'");
      refused(spark, negative, "scenarios: {sectors: [P]}", "tce_per_unit");
      refused(spark, unknown, "scenarios: {sectors: [R]}", "key scenarios.sectors");
    } finally {
      spark.stop();
    }
    assertThatThrownBy(() -> RunFixture.study(unknown, "scenarios: {levels: [100, 120]}"))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("scenarios.levels")
        .hasMessageContaining("120");
    assertThatThrownBy(() -> RunFixture.study(unknown, "scenarios: {rule: printed}"))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("as-printed");
  }

  private void refused(Spark spark, Path inputs, String more, String saying) {
    Path out = folder.resolve("refused");
    assertThatThrownBy(() -> run(spark, Extent.SCENARIOS, inputs, more, out))
        .isInstanceOf(UserError.class)
        .hasMessageContaining(saying);
    assertThat(out).doesNotExist();
    assertThat(folder.resolve(".refused.partial")).doesNotExist();
  }
}
