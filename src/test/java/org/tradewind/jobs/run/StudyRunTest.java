package org.tradewind.jobs.run;

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
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tradewind.BreathingStudy;
import org.tradewind.Hashes;
import org.tradewind.RunFiles;
import org.tradewind.TinyStudy;
import org.tradewind.axes.UserError;
import org.tradewind.config.Study;
import org.tradewind.jobs.RunFixture;
import org.tradewind.jobs.cluster.Spark;
import org.tradewind.jobs.folders.Version;
import org.tradewind.jobs.stages.Extent;
import org.tradewind.tables.AccountTables;
import org.tradewind.tables.AirInputs;
import org.tradewind.tables.Csv;
import org.tradewind.tables.DamageTables;
import org.tradewind.tables.FlowTables;
import org.tradewind.tables.Inputs;
import org.tradewind.tables.MrioInputs;
import org.tradewind.tables.NameTables;
import org.tradewind.tables.Provenance;
import org.tradewind.tables.StudyTables;
import org.tradewind.tables.Table;
import org.tradewind.tables.TableSchema;

/** What a run leaves behind: tables that add up, and files that say what they were made of. */
class StudyRunTest {
  private static final List<String> TOP =
      List.of(
          "catalog.csv",
          "catalog.sql",
          "csv",
          "ledger.json",
          "manifest.json",
          "summary.txt",
          "tables");

  private static Spark spark;
  private static StudyTables tables;
  private static Study study;
  private static Path inputs;
  private static Path run;
  private static StudyRun.Result result;

  @TempDir static Path shared;
  @TempDir Path folder;

  @BeforeAll
  static void runOnce() {
    spark = RunFixture.session("local[2]", 3);
    tables = TinyStudy.uneven(60, 5);
    inputs = RunFixture.write(tables, shared.resolve("inputs"));
    study = RunFixture.study(inputs, "");
    run = shared.resolve("run");
    result = RunFixture.run(spark, study, run);
  }

  @AfterAll
  static void stop() {
    spark.stop();
  }

  private static JsonNode json(String name) throws IOException {
    return new ObjectMapper().readTree(run.resolve(name).toFile());
  }

  private static Csv csv(Path run, TableSchema schema) throws IOException {
    Path file = RunFiles.csv(run, schema.name());
    return Csv.read(Files.newBufferedReader(file), file.toString());
  }

  private static List<String> names(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(f -> f.getFileName().toString()).sorted().toList();
    }
  }

  private static List<String> expectedNames(List<TableSchema> schemas) {
    return expectedNames(BreathingStudy.NAMES, schemas);
  }

  private static List<String> expectedNames(List<TableSchema> named, List<TableSchema> schemas) {
    return Stream.concat(named.stream(), schemas.stream()).map(TableSchema::name).sorted().toList();
  }

  /** Few things at the top, each table as a folder and as CSV below. */
  private static void holds(Path folder, List<TableSchema> schemas) throws IOException {
    holds(folder, BreathingStudy.NAMES, schemas);
  }

  private static void holds(Path folder, List<TableSchema> named, List<TableSchema> schemas)
      throws IOException {
    List<String> expected = expectedNames(named, schemas);
    assertThat(names(folder)).isEqualTo(TOP);
    assertThat(names(folder.resolve("tables"))).isEqualTo(expected);
    assertThat(names(folder.resolve("csv")).stream().map(f -> f.replace(".csv", "")).sorted())
        .containsExactlyElementsOf(expected);
  }

  @Test
  void theFolderHoldsFiveFilesTheTablesAndTheirCsvs() throws IOException {
    assertThat(result.folder()).isEqualTo(run.toString());
    holds(run, BreathingStudy.RUN);
    assertThat(names(shared)).containsExactlyInAnyOrder("inputs", "run");
  }

  @Test
  void theManifestNamesStudySoftwareAndTime() throws IOException {
    JsonNode manifest = json("manifest.json");
    assertThat(manifest.get("job").asText()).isEqualTo("all");
    assertThat(manifest.get("study").asText()).isEqualTo("test");
    assertThat(manifest.get("numeric_backend").asText()).containsIgnoringCase("java");
    JsonNode keys = manifest.get("keys");
    assertThat(keys.size()).isEqualTo(study.values().size());
    study.values().forEach((k, v) -> assertThat(keys.get(k).asText()).as(k).isEqualTo(v));
    assertThat(keys.get("attribution.blocks").asText()).isEqualTo("2");
    assertThat(keys.get("inputs").asText()).isEqualTo(inputs.toString());
    JsonNode software = manifest.get("software");
    assertThat(software.get("tradewind").asText()).isEqualTo(Version.current()).startsWith("0.");
    assertThat(software.get("spark").asText()).isEqualTo(spark.sparkContext().version());
    assertThat(software.get("java").asText()).isEqualTo(Runtime.version().toString());
    assertThat(software.get("master").asText()).isEqualTo("local[2]");
    assertThat(Instant.parse(manifest.get("started").asText()))
        .isBeforeOrEqualTo(Instant.parse(manifest.get("finished").asText()));
    assertThat(manifest.get("stages_left_out"))
        .extracting(JsonNode::asText)
        .containsExactly(
            "coordination scenarios, for want of energy_intensity or energy_use",
            "intervals, for want of uncertainty",
            "cities, for want of city and cell_city, or of names in cell.city",
            "costs, for want of valuation, or costs.vsl: own with its keys");
    assertThat(manifest.get("seconds")).hasSize(6);
  }

  @Test
  void theManifestHashesEveryFileOfTheInputs() throws IOException {
    JsonNode listed = json("manifest.json").get("inputs");
    assertThat(listed.size()).isEqualTo(tables.tables().size());
    for (String name : tables.tables().keySet()) {
      Provenance origin = tables.provenance(name);
      JsonNode told = listed.get(name).get("provenance");
      assertThat(told.get("status").asText()).isEqualTo(origin.status().name());
      assertThat(told.get("source").asText()).isEqualTo(origin.source());
      assertThat(told.get("note").asText()).isEqualTo(origin.note());
      Map<String, String> hashes = new TreeMap<>();
      listed
          .get(name)
          .get("files")
          .forEach(f -> hashes.put(f.get("path").asText(), f.get("sha256").asText()));
      Map<String, String> expected = new TreeMap<>();
      for (String file : names(inputs.resolve(name))) {
        if (file.endsWith(".parquet") && !file.startsWith(".")) {
          byte[] bytes = Files.readAllBytes(inputs.resolve(name).resolve(file));
          expected.put(name + "/" + file, Hashes.sha256(bytes));
        }
      }
      assertThat(expected).isNotEmpty();
      assertThat(hashes).as(name).isEqualTo(expected);
    }
  }

  @Test
  void theManifestCountsTheRowsOfEveryTable() throws IOException {
    JsonNode rows = json("manifest.json").get("outputs_rows");
    List<TableSchema> written = new ArrayList<>(BreathingStudy.NAMES);
    written.addAll(BreathingStudy.RUN);
    assertThat(rows.size()).isEqualTo(written.size());
    for (TableSchema schema : written) {
      int counted = rows.get(schema.name()).asInt();
      assertThat(csv(run, schema).rows()).as(schema.name()).isEqualTo(counted).isPositive();
      assertThat(RunFixture.parquet(schema, run).rows()).as(schema.name()).isEqualTo(counted);
    }
  }

  /** Names, units and the words of the study stand among the outputs, in manifest and summary. */
  @Test
  void outputsSayWhatThingsAreCalled() throws IOException {
    StudyTables named = TinyStudy.tables();
    TinyStudy.put(named, TinyStudy.rows(NameTables.STRESSOR_INFO).add("water", "Water used", "m3"));
    TinyStudy.put(named, TinyStudy.rows(MrioInputs.STRESSOR).add("N", "P", "water", 7));
    TinyStudy.put(
        named,
        TinyStudy.rows(NameTables.STUDY_INFO)
            .add("title", "As the inputs have it")
            .add("currency", "10^6 EUR"));
    TinyStudy.put(
        named,
        TinyStudy.rows(NameTables.REGION_SHAPE)
            .add("N", 0, false, 0, 1.0, 2.0)
            .add("N", 0, false, 1, 2.0, 2.0)
            .add("N", 0, false, 2, 1.0, 3.0));
    Path out = folder.resolve("named");
    String keys = "title: Two states\nyear: 2012\nregion_word: [state, states]\n";
    StudyRun.Result called =
        RunFixture.run(
            spark, RunFixture.study(RunFixture.write(named, folder.resolve("in")), keys), out);

    Csv info = csv(out, NameTables.STUDY_INFO);
    assertThat(info.column("item"))
        .containsExactly("title", "year", "currency", "region_word", "region_word_plural");
    assertThat(info.column("value"))
        .containsExactly("Two states", "2012", "10^6 EUR", "state", "states");
    Csv units = csv(out, NameTables.STRESSOR_INFO);
    assertThat(units.column("stressor"))
        .containsExactlyInAnyOrderElementsOf(
            csv(out, AccountTables.ACCOUNT).column("stressor").stream().distinct().toList());
    int water = units.column("stressor").indexOf("water");
    assertThat(units.text(water, "name")).isEqualTo("Water used");
    assertThat(units.text(water, "unit")).isEqualTo("m3");
    assertThat(units.text(units.column("stressor").indexOf("CO2"), "unit")).isEqualTo("t");
    assertThat(units.text(units.column("stressor").indexOf("deaths_SO2"), "unit"))
        .isEqualTo("deaths a year");
    assertThat(csv(out, Inputs.REGION).column("name")).containsExactly("North", "South");
    assertThat(csv(out, Inputs.SECTOR).column("name")).containsExactly("Power", "Quality goods");
    assertThat(csv(out, NameTables.REGION_SHAPE).column("lat"))
        .containsExactly("2.0", "2.0", "3.0");
    JsonNode manifest = new ObjectMapper().readTree(out.resolve("manifest.json").toFile());
    assertThat(manifest.get("study_info").get("region_word").asText()).isEqualTo("state");
    assertThat(called.summary())
        .startsWith("Tradewind: test - Two states\n")
        .contains("flows between states, final_producer (t):")
        .contains("Money of the MRIO: 10^6 EUR\n")
        .containsPattern("water +7\\.000 +0  m3\n")
        .doesNotContain("between regions");
  }

  @Test
  void stressorsThatAreNamedButNowhereAreSaidAndSoIsAnotherCurrency() {
    StudyTables named = TinyStudy.tables();
    TinyStudy.put(named, TinyStudy.rows(NameTables.STUDY_INFO).add("currency", "10^6 EUR"));
    TinyStudy.put(named, TinyStudy.rows(NameTables.STRESSOR_INFO).add("watr", "Water", "m3"));
    StudyRun.Result run =
        RunFixture.run(
            spark,
            RunFixture.study(RunFixture.write(named, folder.resolve("in")), "currency: 10^6 USD\n"),
            folder.resolve("out"));
    assertThat(run.summary())
        .contains("Left out: names of stressors that no output has: ")
        .contains("watr")
        .contains("Money of the MRIO: 10^6 USD\n")
        .contains(
            "study_info: the inputs are in 10^6 EUR, the study file calls the currency 10^6 USD");
  }

  @Test
  void theLedgerCloses() throws IOException {
    JsonNode ledger = json("ledger.json");
    assertThat(ledger.get("tolerance").asDouble()).isEqualTo(1e-9);
    assertThat(ledger.get("entries")).isNotEmpty();
    for (JsonNode entry : ledger.get("entries")) {
      assertThat(entry.get("closes").asBoolean()).as(entry.toString()).isTrue();
      assertThat(entry.get("gap").asDouble()).as(entry.toString()).isBetween(0.0, 1e-9);
      assertThat(entry.get("left").asDouble())
          .as(entry.toString())
          .isCloseTo(
              entry.get("right").asDouble(),
              within(1e-9 * Math.abs(entry.get("right").asDouble()) + 1e-300));
    }
  }

  @Test
  void madeUpInputsAreCalledIllustrative() throws IOException {
    assertThat(json("manifest.json").get("illustrative").asBoolean()).isTrue();
    assertThat(result.summary()).contains("ILLUSTRATIVE", "transactions", "emission");
    assertThat(run.resolve("summary.txt")).hasContent(result.summary());
  }

  @Test
  void givenInputsAreNot() throws IOException {
    Path given = RunFixture.write(tables, folder.resolve("inputs"));
    Files.delete(given.resolve("provenance.json"));
    Path out = folder.resolve("given");
    StudyRun.Result quiet = RunFixture.run(spark, RunFixture.study(given, ""), out);
    JsonNode manifest = new ObjectMapper().readTree(out.resolve("manifest.json").toFile());
    assertThat(manifest.get("illustrative").asBoolean()).isFalse();
    assertThat(manifest.at("/inputs/emission/provenance/status").asText()).isEqualTo("GIVEN");
    assertThat(quiet.summary()).doesNotContain("ILLUSTRATIVE", "ESTIMATED");
    assertThat(RunFixture.csvs(out)).isEqualTo(RunFixture.csvs(run));
  }

  @Test
  void bigTablesHaveNoCsv() throws IOException {
    Path out = folder.resolve("few");
    RunFixture.run(spark, RunFixture.study(inputs, "output: {csv_max_rows: 10}"), out);
    JsonNode rows =
        new ObjectMapper().readTree(out.resolve("manifest.json").toFile()).get("outputs_rows");
    List<TableSchema> withCsv = new ArrayList<>();
    for (TableSchema schema : BreathingStudy.RUN) {
      Table table = RunFixture.parquet(schema, out);
      assertThat(rows.get(schema.name()).asInt()).isEqualTo(table.rows());
      if (table.rows() <= 10) {
        withCsv.add(schema);
      }
      assertThat(Files.exists(RunFiles.csv(out, schema.name())))
          .as("%s has %d rows", schema.name(), table.rows())
          .isEqualTo(table.rows() <= 10);
    }
    assertThat(withCsv).isNotEmpty().hasSizeLessThan(BreathingStudy.RUN.size());
  }

  /** Every tonne and death of the producer account is in the flows of each view, once. */
  @Test
  void pairFlowsAddUpToTheProducerAccount() throws IOException {
    Csv account = csv(run, AccountTables.ACCOUNT);
    Map<String, Double> produced = new TreeMap<>();
    for (int i = 0; i < account.rows(); i++) {
      if (account.text(i, "view").equals("producer")) {
        produced.merge(account.text(i, "stressor"), account.number(i, "value"), Double::sum);
      }
    }
    assertThat(produced).containsKeys("CO2", "SO2", "deaths", "deaths_SO2");
    for (TableSchema schema : List.of(FlowTables.FLOW_PAIR, FlowTables.FLOW)) {
      Csv flows = csv(run, schema);
      Map<String, Double> sums = new TreeMap<>();
      for (int i = 0; i < flows.rows(); i++) {
        sums.merge(
            flows.text(i, "view") + "/" + flows.text(i, "stressor"),
            flows.number(i, "value"),
            Double::sum);
      }
      assertThat(sums).hasSize(2 * produced.size());
      sums.forEach(
          (key, sum) -> {
            double total = produced.get(key.substring(key.indexOf('/') + 1));
            assertThat(total).isPositive();
            assertThat(sum).as(schema.name() + " " + key).isCloseTo(total, within(1e-9 * total));
          });
    }
  }

  /** Imports, exports and index from the pair flows; ROW is no region to trade with. */
  @Test
  void indicesFollowFromThePairFlows() throws IOException {
    Csv pairs = csv(run, FlowTables.FLOW_PAIR);
    Csv trade = csv(run, FlowTables.EMBODIED_TRADE);
    List<String> regions = List.of("N", "S");
    assertThat(pairs.column("to_region")).contains("ROW");
    assertThat(trade.rows()).isPositive();
    for (int i = 0; i < trade.rows(); i++) {
      String region = trade.text(i, "region");
      double imports = 0;
      double exports = 0;
      for (int p = 0; p < pairs.rows(); p++) {
        String from = pairs.text(p, "region");
        String to = pairs.text(p, "to_region");
        if (pairs.text(p, "view").equals(trade.text(i, "view"))
            && pairs.text(p, "stressor").equals(trade.text(i, "stressor"))
            && !from.equals(to)
            && regions.contains(to)) {
          imports += to.equals(region) ? pairs.number(p, "value") : 0;
          exports += from.equals(region) ? pairs.number(p, "value") : 0;
        }
      }
      assertThat(imports + exports).isPositive();
      assertThat(trade.number(i, "imports")).isCloseTo(imports, within(1e-9 * imports));
      assertThat(trade.number(i, "exports")).isCloseTo(exports, within(1e-9 * exports));
      assertThat(trade.number(i, "index"))
          .isCloseTo((imports - exports) / (imports + exports), within(1e-9));
    }
  }

  private StudyRun.Result part(Extent extent, Path from, Path out) {
    PrintStream quiet = new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8);
    return new StudyRun(RunFixture.study(from, ""), extent, spark, quiet).run(out.toString());
  }

  @Test
  void damageAloneIsTheSameDamage() throws IOException {
    Path out = folder.resolve("damage");
    part(Extent.ATTRIBUTE, inputs, out);
    holds(
        out,
        List.of(
            DamageTables.DAMAGE_CELL, DamageTables.DAMAGE_CELL_TOTAL, DamageTables.DAMAGE_REGION));
    RunFixture.csvs(out)
        .forEach(
            (name, text) -> assertThat(run.resolve("csv").resolve(name)).as(name).hasContent(text));
  }

  @Test
  void damageThatCannotReachTheFlowsIsSaid() throws IOException {
    StudyTables few = new StudyTables();
    StudyTables all = TinyStudy.tables();
    for (Table table : all.tables().values()) {
      if (!table.name().equals(Inputs.CONCORDANCE.name())) {
        few.put(table, all.provenance(table.name()));
      }
    }
    TinyStudy.put(few, TinyStudy.rows(MrioInputs.STRESSOR).add("N", "P", "value_added", 7));
    Path out = folder.resolve("apart");
    StudyRun.Result apart =
        RunFixture.run(
            spark, RunFixture.study(RunFixture.write(few, folder.resolve("few")), ""), out);
    assertThat(apart.summary())
        .contains("Left out: CO2 and deaths of the grid in accounts and flows")
        .contains("for want of concordance");
    assertThat(csv(out, AccountTables.ACCOUNT).column("stressor")).containsOnly("value_added");
    assertThat(csv(out, DamageTables.DAMAGE_REGION).rows()).isPositive();
  }

  /** The summary, the manifest and the tables of a study whose sensitivities the run computes. */
  @Test
  void aRunThatComputesItsSensitivitiesSaysHowFarTheyClose() throws IOException {
    StudyTables breathing = BreathingStudy.tables(6, 4, 1);
    Path from = RunFixture.write(breathing, folder.resolve("breathing"));
    Path out = folder.resolve("closed");
    StudyRun.Result closed =
        RunFixture.run(
            spark, RunFixture.study(from, "health: {closure: closure}\nreceptors: [N]"), out);
    assertThat(closed.summary())
        .contains("RECEPTORS: only deaths of the people of [N] count")
        .contains("sum(lambda E)/J = ")
        .contains("CLOSURE: all deaths below are multiplied with");
    JsonNode manifest = new ObjectMapper().readTree(out.resolve("manifest.json").toFile());
    JsonNode closure = manifest.get("closure");
    double j = closure.get("attributable_deaths_j").asDouble();
    double deaths = 0;
    Csv cells = csv(out, DamageTables.DAMAGE_CELL);
    for (int i = 0; i < cells.rows(); i++) {
      deaths += cells.number(i, "deaths");
    }
    assertThat(deaths).isCloseTo(j, within(1e-9 * j));
    assertThat(closure.get("first_order_over_j").asDouble())
        .isEqualTo(closure.get("first_order_deaths").asDouble() / j)
        .isNotCloseTo(1, within(.01));
    // J of [N] alone has another elasticity than that of all people
    assertThat(closure.has("elasticity_of_j")).isFalse();
    assertThat(manifest.get("computed").get("sensitivity").get("status").asText())
        .isEqualTo("ILLUSTRATIVE");

    StudyRun.Result each =
        RunFixture.run(spark, RunFixture.study(from, "receptors: [each]"), folder.resolve("each"));
    assertThat(each.summary()).doesNotContain("RECEPTORS: only");
    // sum of z dJ/dz over J, from the tables
    Csv burden = csv(folder.resolve("each"), DamageTables.BURDEN_CELL);
    double[] z = breathing.require(Inputs.CELL).doubles("pm25_ugm3");
    double scaled = 0;
    double all = 0;
    for (int g = 0; g < burden.rows(); g++) {
      scaled += Double.isNaN(z[g]) ? 0 : z[g] * burden.number(g, "deaths_per_ugm3");
      all += burden.number(g, "deaths");
    }
    assertThat(
            new ObjectMapper()
                .readTree(folder.resolve("each/manifest.json").toFile())
                .at("/closure/elasticity_of_j")
                .asDouble())
        .isCloseTo(scaled / all, within(1e-9));
    // the largest pair of different regions, summed over species, leads the list
    Csv pairs = csv(folder.resolve("each"), DamageTables.DEATH_PAIR);
    Map<String, Double> byPair = new TreeMap<>();
    for (int i = 0; i < pairs.rows(); i++) {
      String pair =
          String.format("  %-6s -> %-6s", pairs.text(i, "region"), pairs.text(i, "to_region"));
      if (!pairs.text(i, "region").equals(pairs.text(i, "to_region"))) {
        byPair.merge(pair, pairs.number(i, "deaths"), Double::sum);
      }
    }
    String largest =
        byPair.entrySet().stream().max(Map.Entry.comparingByValue()).orElseThrow().getKey();
    assertThat(each.summary())
        .containsSubsequence(
            "Who breathes the smoke (table death_pair, deaths a year): ",
            " die outside the region that emits.\n",
            "emitted in -> suffered in:\n" + largest);
    assertThat(closed.summary()).contains("Who breathes the smoke");

    Path lambda = folder.resolve("sensitivities");
    part(Extent.SENSITIVITIES, from, lambda);
    holds(
        lambda,
        Stream.concat(BreathingStudy.NAMES.stream(), Stream.of(Inputs.GRID)).toList(),
        List.of(
            NameTables.CELL_PLACE,
            DamageTables.BURDEN,
            DamageTables.BURDEN_CELL,
            AirInputs.SENSITIVITY));
    assertThatThrownBy(() -> part(Extent.SENSITIVITIES, inputs, folder.resolve("nothing")))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("a table sensitivity");
  }

  /** One unit of stressor, and a study that has no grid at all. */
  @Test
  void flowsAloneNeedAStressorButNoGrid() throws IOException {
    assertThatThrownBy(() -> part(Extent.FLOWS, inputs, folder.resolve("none")))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("a table 'stressor'");
    assertThat(names(folder)).isEmpty();

    StudyTables few = new StudyTables();
    StudyTables all = TinyStudy.tables();
    for (TableSchema schema :
        List.of(
            Inputs.REGION,
            Inputs.SECTOR,
            MrioInputs.TRANSACTIONS,
            MrioInputs.FINAL_DEMAND,
            MrioInputs.OUTPUT)) {
      few.put(all.require(schema), all.provenance(schema.name()));
    }
    TinyStudy.put(few, TinyStudy.rows(MrioInputs.STRESSOR).add("N", "P", "water", 100));
    Path out = folder.resolve("flows");
    Path from = RunFixture.write(few, folder.resolve("inputs"));
    part(Extent.FLOWS, from, out);
    holds(out, BreathingStudy.NAMES_OF_FLOWS, BreathingStudy.FLOWS_WITHOUT_ZONES);
    Csv pairs = csv(out, FlowTables.FLOW_PAIR);
    assertThat(pairs.column("region").stream().distinct()).contains("N");
    double water = 0;
    for (int i = 0; i < pairs.rows(); i++) {
      assertThat(pairs.text(i, "stressor")).isEqualTo("water");
      boolean north = pairs.text(i, "region").equals("N");
      assertThat(pairs.number(i, "value") > 0).as("row " + i).isEqualTo(north);
      water += pairs.number(i, "value");
    }
    assertThat(water).isCloseTo(2 * 100, within(1e-7));
  }
}
