package org.tradewind.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tradewind.RunFiles;
import org.tradewind.TinyStudy;
import org.tradewind.axes.UserError;
import org.tradewind.config.Study;
import org.tradewind.config.StudyFile;
import org.tradewind.jobs.cluster.LocalFiles;
import org.tradewind.jobs.cluster.Spark;
import org.tradewind.jobs.folders.Json;
import org.tradewind.jobs.run.UncertaintyRun;
import org.tradewind.tables.AccountTables;
import org.tradewind.tables.Inputs;
import org.tradewind.tables.MrioInputs;
import org.tradewind.tables.ParquetFiles;
import org.tradewind.tables.StudyTables;
import org.tradewind.tables.Table;
import org.tradewind.tables.UncertaintyInputs;
import org.tradewind.uncertainty.outputs.CiTable;

/** Runs that read the requirements of another run, or their own, and intervals of multipliers. */
class RequirementsRunTest {
  private static Spark spark;

  @TempDir private Path folder;

  @BeforeAll
  static void start() {
    spark = RunFixture.session("local[2]", 2);
  }

  @AfterAll
  static void stop() {
    spark.stop();
  }

  /** All that sector Q of S makes is bought by other sectors, so it has no final demand. */
  private static StudyTables tables() {
    StudyTables tables = TinyStudy.uneven(40, 3);
    double[][] z = {{10, 20, 5, 5}, {10, 0, 20, 10}, {10, 10, 0, 20}, {0, 30, 40, 30}};
    Table.Builder transactions = TinyStudy.rows(MrioInputs.TRANSACTIONS);
    Table.Builder demand = TinyStudy.rows(MrioInputs.FINAL_DEMAND);
    Table given = tables.require(MrioInputs.FINAL_DEMAND);
    for (int i = 0; i < z.length; i++) {
      transactions.add(i < 2 ? "N" : "S", i % 2 == 0 ? "P" : "Q", z[i]);
    }
    for (int row = 0; row < given.rows(); row++) {
      boolean none =
          given.strings("region")[row].equals("S") && given.strings("sector")[row].equals("Q");
      demand.add(
          given.strings("region")[row],
          given.strings("sector")[row],
          given.strings("to_region")[row],
          given.strings("category")[row],
          none ? 0 : given.doubles("value")[row]);
    }
    TinyStudy.put(tables, transactions);
    TinyStudy.put(tables, demand);
    TinyStudy.put(
        tables,
        TinyStudy.rows(UncertaintyInputs.UNCERTAINTY)
            .add("*", "*", "*", "activity", "lognormal", .3, "")
            .add("SO2", "*", "*", "emission_factor", "lognormal", .5, ""));
    return tables;
  }

  private static Study study(Path inputs, String requirements, int draws) {
    String yaml =
        """
        study: test
        species: [SO2, NOX]
        report: off
        attribution: {blocks: 2}
        mrio: {backend: java, requirements: %s}
        uncertainty: {draws: %d, block: 50, seed: 7}
        inputs: %s
        """;
    return StudyFile.parse(yaml.formatted(requirements, draws, inputs), "test.yaml", Map.of());
  }

  private Path run(Study study, String name) {
    Path out = folder.resolve(name);
    RunFixture.run(spark, study, out);
    return out;
  }

  private static void extend(Study study, Path run) {
    PrintStream quiet = new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8);
    new UncertaintyRun(spark, quiet).run(study, run.toString());
  }

  private static void assertSame(Map<String, String> tables, Map<String, String> expected) {
    assertThat(tables.keySet()).isEqualTo(expected.keySet());
    tables.forEach((name, csv) -> assertThat(csv).as(name).isEqualTo(expected.get(name)));
  }

  private static JsonNode manifest(Path run) throws IOException {
    return Json.MAPPER.readTree(run.resolve("manifest.json").toFile());
  }

  /** Other emissions through requirements of another run: every table as if they were solved. */
  @Test
  void aRunThatReadsRequirementsIsTheRunThatSolves() throws IOException {
    Path first = run(study(RunFixture.write(tables(), folder.resolve("a")), "none", 0), "first");
    StudyTables other = tables();
    StudyTables uneven = TinyStudy.uneven(40, 4);
    other.put(uneven.require(Inputs.EMISSION), uneven.provenance(Inputs.EMISSION.name()));
    Path inputs = RunFixture.write(other, folder.resolve("b"));

    Path solved = run(study(inputs, "none", 100), "solved");
    Path read = run(study(inputs, first.toString(), 100), "read");

    Map<String, String> tables = RunFixture.csvs(read);
    assertThat(tables).containsKeys("multiplier.csv", "requirement.csv", "multiplier_ci.csv");
    assertSame(tables, RunFixture.csvs(solved));
    assertThat(tables.get("requirement.csv"))
        .isEqualTo(RunFixture.csvs(first).get("requirement.csv"));
    assertThat(tables.get("multiplier.csv"))
        .isNotEqualTo(RunFixture.csvs(first).get("multiplier.csv"));
    assertThat(Files.readString(read.resolve("summary.txt")))
        .contains("requirements of the MRIO: read from run " + first);
    JsonNode says = manifest(read).get("requirements");
    assertThat(says.get("read_from").asText()).isEqualTo("run " + first);
    for (String name : List.of("transactions", "final_demand", "output", "solved_by")) {
      assertThat(says.get(name)).isEqualTo(manifest(first).get("requirements").get(name));
    }
    assertThat(manifest(solved).get("requirements").has("read_from")).isFalse();
    assertThat(Files.readString(solved.resolve("summary.txt"))).doesNotContain("read from");
  }

  @Test
  void runsThatCannotServeAreRefused() throws IOException {
    Path inputs = RunFixture.write(tables(), folder.resolve("a"));
    Path first = run(study(inputs, "none", 0), "first");
    Path others = RunFixture.write(TinyStudy.uneven(40, 3), folder.resolve("others"));
    assertThatThrownBy(() -> run(study(others, first.toString(), 0), "refused"))
        .isInstanceOf(UserError.class)
        .hasMessageContainingAll(
            "run " + first,
            "transactions has SHA-256",
            manifest(first).get("requirements").get("transactions").asText());
    assertThat(folder.resolve("refused")).doesNotExist();
    assertThatThrownBy(() -> run(study(inputs, inputs.toString(), 0), "refused"))
        .isInstanceOf(UserError.class)
        .hasMessageContainingAll("run " + inputs, "no manifest.json");

    earlier(first);
    assertThatThrownBy(() -> run(study(inputs, first.toString(), 0), "refused"))
        .isInstanceOf(UserError.class)
        .hasMessageContainingAll("key mrio.requirements", "no table requirement", "Run its study");
  }

  /** As a run of a version before there were requirements. */
  private static void earlier(Path run) throws IOException {
    ObjectNode manifest = (ObjectNode) manifest(run);
    manifest.remove("requirements");
    for (String table : List.of("requirement", "multiplier", "multiplier_ci")) {
      ((ObjectNode) manifest.get("outputs_rows")).remove(table);
      Path there = RunFiles.table(run, table);
      if (Files.exists(there)) {
        for (Path file : Files.list(there).toList()) {
          Files.delete(file);
        }
        Files.delete(there);
        Files.delete(RunFiles.csv(run, table));
      }
    }
    Json.MAPPER.writeValue(run.resolve("manifest.json").toFile(), manifest);
  }

  /** An extension reads the run's own requirements; where there are none it solves. */
  @Test
  void anExtensionReadsTheRunsOwnRequirements() throws IOException {
    Path inputs = RunFixture.write(tables(), folder.resolve("a"));
    Path few = run(study(inputs, "none", 100), "few");
    Map<String, String> atOnce = RunFixture.csvs(run(study(inputs, "none", 200), "at-once"));
    Path before = run(study(inputs, "none", 100), "before");

    extend(study(inputs, "none", 200), few);
    assertSame(RunFixture.csvs(few), atOnce);

    earlier(before);
    extend(study(inputs, "none", 200), before);
    Map<String, String> solved = RunFixture.csvs(before);
    for (String table : List.of("requirement.csv", "multiplier.csv", "multiplier_ci.csv")) {
      assertThat(solved).doesNotContainKey(table);
      atOnce.remove(table);
    }
    assertSame(solved, atOnce);

    // one row fewer: it would not matter if nobody read it
    Path table = RunFiles.table(few, "requirement");
    Table whole = RunFixture.parquet(AccountTables.REQUIREMENT, few);
    Table.Builder fewer = Table.builder(AccountTables.REQUIREMENT);
    for (int row = 1; row < whole.rows(); row++) {
      fewer.add(
          whole.strings("view")[row],
          whole.strings("region")[row],
          whole.strings("sector")[row],
          whole.strings("to_region")[row],
          whole.doubles("value")[row]);
    }
    for (Path file : Files.list(table).toList()) {
      Files.delete(file);
    }
    ParquetFiles.write(fewer.build(), RunFixture.hadoop(table), LocalFiles.configuration());
    assertThatThrownBy(() -> extend(study(inputs, "none", 300), few))
        .isInstanceOf(UserError.class)
        .hasMessageContainingAll("table requirement", "19 rows", "20 rows");
  }

  /**
   * The multiplier of a product is the account of its final producers for a unit of demand, in all
   * draws; of one without final demand it is what it buys: m_j = f_j + sum over i of m_i a_ij.
   */
  @Test
  void intervalsOfMultipliersAreThoseOfAccountsForAUnit() {
    Path run = run(study(RunFixture.write(tables(), folder.resolve("a")), "none", 200), "drawn");
    Table ci = RunFixture.parquet(CiTable.schema(AccountTables.MULTIPLIER), run);
    Table m = RunFixture.parquet(AccountTables.MULTIPLIER, run);
    Map<String, Integer> rows = new HashMap<>();
    for (int row = 0; row < ci.rows(); row++) {
      String key =
          ci.strings("stressor")[row] + ci.strings("region")[row] + ci.strings("sector")[row];
      assertThat(rows.put(key, row)).isNull();
    }
    assertThat(rows).hasSize(2 * 4);
    for (int row = 0; row < m.rows(); row++) {
      String key = m.strings("stressor")[row] + m.strings("region")[row] + m.strings("sector")[row];
      if (rows.containsKey(key)) {
        assertThat(ci.doubles("central")[rows.get(key)]).isEqualTo(m.doubles("value")[row]);
      }
    }
    Table account = RunFixture.parquet(CiTable.schema(AccountTables.ACCOUNT), run);
    double[] demand = {60, 60, 60, 0};
    int compared = 0;
    for (int row : account.where("view", "final_producer")) {
      String place = account.strings("region")[row] + account.strings("sector")[row];
      double y = demand[List.of("NP", "NQ", "SP", "SQ").indexOf(place)];
      int of = rows.get(account.strings("stressor")[row] + place);
      for (String column : List.of("mean", "sd", "p2_5", "p50", "p97_5", "mc_error")) {
        if (y != 0) {
          double expected = account.doubles(column)[row] / y;
          assertThat(ci.doubles(column)[of])
              .as(place + " " + column)
              .isCloseTo(expected, within(1e-12 * Math.abs(expected)));
          compared++;
        }
      }
    }
    assertThat(compared).isEqualTo(6 * 2 * 3);
    double[] bought = {.05, .10, .20, .30};
    for (String stressor : List.of("CO2", "deaths")) {
      double mean = 0;
      for (int i = 0; i < bought.length; i++) {
        int of = rows.get(stressor + List.of("NP", "NQ", "SP", "SQ").get(i));
        mean += bought[i] * ci.doubles("mean")[of];
      }
      int own = rows.get(stressor + "SQ");
      assertThat(ci.doubles("mean")[own]).isCloseTo(mean, within(1e-12 * mean));
      assertThat(ci.doubles("sd")[own]).isPositive();
      assertThat(ci.doubles("p2_5")[own]).isLessThan(ci.doubles("central")[own]);
      assertThat(ci.doubles("p97_5")[own]).isGreaterThan(ci.doubles("central")[own]);
    }
  }
}
