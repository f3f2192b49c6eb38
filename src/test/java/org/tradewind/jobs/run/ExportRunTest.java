package org.tradewind.jobs.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntPredicate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tradewind.JobProcess;
import org.tradewind.Pipeline;
import org.tradewind.StudyModel;
import org.tradewind.TinyStudy;
import org.tradewind.axes.UserError;
import org.tradewind.importers.mrio.PymrioImporter;
import org.tradewind.importers.source.ImportSettings;
import org.tradewind.jobs.RunFixture;
import org.tradewind.jobs.cluster.Spark;
import org.tradewind.jobs.folders.Json;
import org.tradewind.jobs.publish.ExportFormats;
import org.tradewind.tables.MrioInputs;
import org.tradewind.tables.NameTables;
import org.tradewind.tables.Provenance;
import org.tradewind.tables.StudyInfo;
import org.tradewind.tables.StudyTables;
import org.tradewind.tables.Table;

/** What is exported for pymrio is read again as it was. */
class ExportRunTest {
  private static Spark spark;
  @TempDir Path folder;

  @BeforeAll
  static void start() {
    spark = RunFixture.session("local[2]", 2);
  }

  @AfterAll
  static void stop() {
    spark.stop();
  }

  private String export(StudyTables tables) {
    Path inputs = RunFixture.write(tables, folder.resolve("tables"));
    PrintStream quiet = new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8);
    return new ExportRun(RunFixture.study(inputs, ""), spark, quiet)
        .run(folder.resolve("exported").toString());
  }

  private static StudyTables read(Path saved) {
    PymrioImporter importer = new PymrioImporter();
    return importer.read(saved, ImportSettings.of(importer, Map.of()), new StudyTables());
  }

  /** Rows by their keys, without zeros: a table need not name them. */
  private static Map<String, Double> values(Table table, IntPredicate which, String... keys) {
    Map<String, Double> values = new TreeMap<>();
    for (int i = 0; i < table.rows(); i++) {
      if (which.test(i) && table.doubles("value")[i] != 0) {
        int row = i;
        values.put(
            String.join("/", Arrays.stream(keys).map(k -> table.strings(k)[row]).toList()),
            table.doubles("value")[i]);
      }
    }
    return values;
  }

  private static Map<String, Double> finalDemand(StudyTables tables) {
    return values(
        tables.require(MrioInputs.FINAL_DEMAND),
        i -> true,
        "region",
        "sector",
        "to_region",
        "category");
  }

  @Test
  void aGriddedStudyIsReadAgainToTheLastBit() throws IOException {
    StudyTables given = TinyStudy.tables();
    Map<String, Table> results = Pipeline.run(given, TinyStudy.PARAMETERS).tables();

    String told = export(given);

    assertThat(told)
        .contains("2 regions x 2 sectors", "CO2, deaths, SO2, deaths_SO2", "written to ")
        .doesNotContain("Left out");
    Path exported = folder.resolve("exported");
    StudyTables again = read(exported);
    assertThat(again.require(MrioInputs.TRANSACTIONS).vectors("values"))
        .isDeepEqualTo(given.require(MrioInputs.TRANSACTIONS).vectors("values"));
    assertThat(again.require(MrioInputs.OUTPUT).doubles("value"))
        .containsExactly(given.require(MrioInputs.OUTPUT).doubles("value"));
    assertThat(finalDemand(again)).isEqualTo(finalDemand(given));
    Table account = results.get("account");
    String[] key = {"stressor", "region", "sector"};
    assertThat(values(again.require(MrioInputs.STRESSOR), i -> true, key))
        .isNotEmpty()
        .isEqualTo(values(account, i -> account.strings("view")[i].equals("producer"), key));
    assertThat(
            values(again.require(MrioInputs.STRESSOR_HOUSEHOLD), i -> true, "stressor", "region"))
        .isNotEmpty()
        .isEqualTo(values(results.get("account_household"), i -> true, "stressor", "region"));
    accountsAreThoseOfTheRun(results.get("pymrio_account"), exported);
    assertThat(JobProcess.content(folder)).noneMatch(f -> f.contains("partial"));
    assertThat(JobProcess.content(exported))
        .contains("Z.txt", "L.txt", "population.txt", "stressors/D_imp_cap.txt", "manifest.json")
        .noneMatch(f -> f.contains("work") || f.contains(".crc") || f.contains("damage"));
  }

  /** Every number of D_*.txt as the table pymrio_account has it. */
  private static void accountsAreThoseOfTheRun(Table accounts, Path exported) throws IOException {
    Map<String, Double> found = new TreeMap<>();
    for (String account : new String[] {"D_pba", "D_cba", "D_imp", "D_exp"}) {
      String[] lines =
          Files.readString(exported.resolve("stressors/" + account + ".txt")).split("\n");
      String[] regions = lines[0].split("\t");
      String[] sectors = lines[1].split("\t");
      for (int line = 3; line < lines.length; line++) {
        String[] fields = lines[line].split("\t");
        for (int c = 1; c < fields.length; c++) {
          found.put(
              String.join("/", account, fields[0], regions[c], sectors[c]),
              Double.parseDouble(fields[c]));
        }
      }
    }
    found.values().removeIf(v -> v == 0);
    assertThat(found)
        .isEqualTo(values(accounts, i -> true, "account", "stressor", "region", "sector"));
  }

  @Test
  void fileParametersAreThoseOfPymrio() throws IOException {
    export(TinyStudy.tables());
    JsonNode core = Json.MAPPER.readTree(folder.resolve("exported/file_parameters.json").toFile());
    JsonNode extension =
        Json.MAPPER.readTree(folder.resolve("exported/stressors/file_parameters.json").toFile());

    assertThat(core.path("systemtype").asText()).isEqualTo("IOSystem");
    assertThat(core.path("files").path("Y").toString())
        .isEqualTo("{\"name\":\"Y.txt\",\"nr_index_col\":\"2\",\"nr_header\":\"2\"}");
    assertThat(extension.path("systemtype").asText()).isEqualTo("Extension");
    assertThat(extension.path("name").asText()).isEqualTo("stressors");
    assertThat(extension.path("files").path("D_imp_reg").toString())
        .isEqualTo("{\"name\":\"D_imp_reg.txt\",\"nr_index_col\":\"1\",\"nr_header\":\"1\"}");
    assertThat(Files.readString(folder.resolve("exported/metadata.json")))
        .contains("Exported by Tradewind", "ILLUSTRATIVE");
  }

  /** Units are those of the run's own table; one that nobody gave is not guessed. */
  @Test
  void unitsAreThoseOfStressorInfo() throws IOException {
    StudyTables tables = TinyStudy.tables();
    TinyStudy.put(
        tables,
        TinyStudy.rows(MrioInputs.STRESSOR).add("N", "P", "water", 7).add("N", "P", "noise", 1));
    TinyStudy.put(tables, TinyStudy.rows(NameTables.STRESSOR_INFO).add("water", "", "m3"));
    TinyStudy.put(tables, TinyStudy.rows(NameTables.STUDY_INFO).add("currency", "10^6 EUR"));

    export(tables);

    assertThat(Files.readString(folder.resolve("exported/stressors/unit.txt")))
        .contains("CO2\tt\n", "deaths\tdeaths a year\n", "water\tm3\n")
        .contains("noise\tunit not given\n");
    assertThat(Files.readString(folder.resolve("exported/unit.txt"))).contains("P\t10^6 EUR\n");
    StudyTables again = read(folder.resolve("exported"));
    Table info = again.require(NameTables.STRESSOR_INFO);
    Map<String, String> units = new TreeMap<>();
    for (int i = 0; i < info.rows(); i++) {
      units.put(info.strings("stressor")[i], info.strings("unit")[i]);
    }
    assertThat(units)
        .containsEntry("CO2", "t")
        .containsEntry("deaths", "deaths a year")
        .containsEntry("water", "m3")
        .containsEntry("noise", "");
    assertThat(StudyInfo.of(again).currency()).contains("10^6 EUR");
  }

  /** What is made up stays made up, also through pymrio, which keeps keys it does not know. */
  @Test
  void theStatusOfTheInputsComesBack() throws IOException {
    export(TinyStudy.tables());
    JsonNode metadata = Json.MAPPER.readTree(folder.resolve("exported/metadata.json").toFile());
    assertThat(metadata.path("status").asText()).isEqualTo("ILLUSTRATIVE");
    assertThat(metadata.path("history").isArray()).isTrue();
    Provenance origin = read(folder.resolve("exported")).provenance("stressor");
    assertThat(origin.status()).isEqualTo(Provenance.Status.ILLUSTRATIVE);
    assertThat(origin.source()).startsWith("study ").contains("Tradewind");
  }

  /** Deaths of the grid are computed: published data in does not make them published data. */
  @Test
  void stressorsOfTheGridAreEstimatedWhereAllInputsAreReal() {
    StudyTables real = new StudyTables();
    Provenance published = Provenance.of(Provenance.Status.REAL, "a bureau", "");
    TinyStudy.tables().tables().values().forEach(t -> real.put(t, published));

    export(real);

    Provenance origin = read(folder.resolve("exported")).provenance("stressor");
    assertThat(origin.status()).isEqualTo(Provenance.Status.ESTIMATED);
    assertThat(origin.source()).endsWith("from: a bureau");
  }

  @Test
  void pymriosTestSystemIsReadAgainToTheLastBit() {
    Path system = Path.of("../shared/data/pymrio_test/mrio_data");
    Assumptions.assumeTrue(Files.exists(system), "needs " + system);
    StudyTables given = read(system);

    export(given);

    StudyTables again = read(folder.resolve("exported"));
    assertThat(again.require(MrioInputs.TRANSACTIONS).vectors("values"))
        .isDeepEqualTo(given.require(MrioInputs.TRANSACTIONS).vectors("values"));
    assertThat(finalDemand(again)).hasSizeGreaterThan(1000).isEqualTo(finalDemand(given));
    String[] key = {"stressor", "region", "sector"};
    assertThat(values(again.require(MrioInputs.STRESSOR), i -> true, key))
        .isEqualTo(values(given.require(MrioInputs.STRESSOR), i -> true, key));
    assertThat(
            values(again.require(MrioInputs.STRESSOR_HOUSEHOLD), i -> true, "stressor", "region"))
        .isEqualTo(
            values(given.require(MrioInputs.STRESSOR_HOUSEHOLD), i -> true, "stressor", "region"));
  }

  @Test
  void aStudyWithoutAnMrioIsRefusedAndNothingIsLeft() {
    StudyTables tables = new StudyTables();
    StudyTables whole = TinyStudy.tables();
    StudyModel.DAMAGE_TABLES.forEach(s -> tables.put(whole.require(s), whole.provenance(s.name())));

    assertThatThrownBy(() -> export(tables))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("accounts and flows, for want of sector, transactions")
        .hasMessageContaining("a study with an MRIO");
    assertThat(folder.resolve("exported")).doesNotExist();
    assertThat(JobProcess.content(folder)).noneMatch(f -> f.contains("partial"));
  }

  @Test
  void aFolderThatIsThereIsLeftAsItIs() throws IOException {
    Path taken = Files.createDirectory(folder.resolve("exported")).resolve("kept");
    Files.writeString(taken, "as it was");

    assertThatThrownBy(() -> export(TinyStudy.tables()))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("--to ")
        .hasMessageContaining("a folder with files in it");
    assertThat(taken).hasContent("as it was");
  }

  @Test
  void anUnknownFormatIsRefused() {
    assertThatThrownBy(() -> ExportFormats.ofRuns("pimrio"))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("Did you mean 'pymrio'?");
  }
}
