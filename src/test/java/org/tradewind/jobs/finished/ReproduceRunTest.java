package org.tradewind.jobs.finished;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tradewind.RunFiles;
import org.tradewind.axes.UserError;
import org.tradewind.jobs.RunFixture;
import org.tradewind.jobs.cluster.LocalFiles;
import org.tradewind.jobs.folders.Json;
import org.tradewind.reproduction.SmallRun;
import org.tradewind.tables.AccountTables;
import org.tradewind.tables.Csv;
import org.tradewind.tables.Inputs;
import org.tradewind.tables.MrioInputs;
import org.tradewind.tables.ParquetFiles;
import org.tradewind.tables.Provenance;
import org.tradewind.tables.StudyTables;
import org.tradewind.tables.Table;

/** The ledger of a run's folder, and folders that have none. */
class ReproduceRunTest {
  private static final List<String> PROVINCES = Csv.fact("china/provinces").column("region");

  @TempDir Path temp;

  /** A folder as jobs/run leaves it, with the tables of the small run and accounts of regions. */
  private Path run(String name, String study, List<String> regions, String stressor)
      throws IOException {
    Path folder = temp.resolve(name);
    Map<String, Table> tables = new LinkedHashMap<>(SmallRun.of().drawn().tables());
    Table region = tables.remove(Inputs.REGION.name());
    tables.remove(MrioInputs.ENERGY_INTENSITY.name());
    Table.Builder account = Table.builder(AccountTables.ACCOUNT);
    for (String r : regions) {
      account.add("producer", r, "24", stressor, 1e8);
      account.add("producer", r, "24", "deaths", 10);
    }
    tables.put(AccountTables.ACCOUNT.name(), account.build());
    for (Table table : tables.values()) {
      ParquetFiles.write(
          table,
          RunFixture.hadoop(RunFiles.table(folder, table.name())),
          LocalFiles.configuration());
    }
    RunFixture.write(
        new StudyTables().put(region, Provenance.of(Provenance.Status.REAL, "made", "")),
        folder.resolve("inputs"));
    manifest(folder, study, tables);
    return folder;
  }

  private static void manifest(Path folder, String study, Map<String, Table> tables)
      throws IOException {
    Map<String, Object> rows = new LinkedHashMap<>();
    tables.values().forEach(t -> rows.put(t.name(), t.rows()));
    Map<String, Object> manifest = new LinkedHashMap<>();
    manifest.put("job", "all");
    manifest.put("study", study);
    manifest.put("keys", Map.of("species", "[\"SO2\",\"NOX\"]", "health.form", "gemm"));
    manifest.put("software", Map.of("tradewind", "0.9"));
    Provenance emission = Provenance.of(Provenance.Status.ESTIMATED, "an inventory", "");
    manifest.put("inputs", Map.of("emission", Map.of("provenance", emission)));
    Provenance computed = Provenance.of(Provenance.Status.ILLUSTRATIVE, "a small model", "");
    manifest.put("computed", Map.of("sensitivity", computed));
    manifest.put("draws", Map.of("draws", 1000));
    manifest.put(
        "closure", Map.of("rule", "raw", "first_order_over_j", 0.2, "elasticity_of_j", 0.3));
    manifest.put("outputs_rows", rows);
    Files.writeString(folder.resolve("manifest.json"), Json.MAPPER.writeValueAsString(manifest));
  }

  private String page(Path folder) {
    return new ReproduceRun().page(folder.toString(), Optional.empty(), Optional.empty());
  }

  @Test
  void theFoldersTablesAndManifestStandOnThePage() throws IOException {
    String page = page(run("run", "mine", PROVINCES, "CO2"));
    assertThat(page)
        .contains("study `mine`, Tradewind 0.9; deaths by SO2, NOX; exposure-response gemm, ?")
        .contains("| emissions | **estimated** | emission | an inventory |")
        .contains("| sensitivities | **illustrative** | sensitivity | a small model |")
        .contains("gemm, ?; 1,000 draws, ?\n")
        .contains(
            "| 1 | CO2 total anthropogenic 2017 | 10,495 (8,279 to 13,121) Mt | 10,000 (9,000 to 11,000) Mt |  |"
                + " x 0.95, in the printed interval, intervals overlap |")
        .contains("| 250 deaths | 1,250 deaths | not comparable |")
        .contains("| sum(lambda E)/J | 0.200 |\n| d ln J / d ln z | 0.300 |\n")
        .contains("| 29 x | 20.0 x |")
        .contains("nothing: not computed: no table `energy_intensity` in the run");
  }

  /** A table that the run computed itself counts by its own provenance, not by that of an input. */
  @Test
  void whatTheRunComputedStandsForTheInputOfThatName() throws IOException {
    Path folder = run("run", "mine", PROVINCES, "CO2");
    assertThat(page(folder)).contains("| MRIO | not in the run | | |");
    Path file = folder.resolve("manifest.json");
    ObjectNode manifest = (ObjectNode) Json.MAPPER.readTree(Files.readString(file));
    for (String table : List.of("transactions", "final_demand", "output")) {
      Provenance made = Provenance.of(Provenance.Status.ESTIMATED, "provinces' own tables", "");
      ((ObjectNode) manifest.get("computed")).set(table, Json.MAPPER.valueToTree(made));
    }
    Files.writeString(file, Json.MAPPER.writeValueAsString(manifest));
    assertThat(page(folder))
        .contains(
            "| MRIO | **estimated** | transactions, final_demand, output | provinces' own tables |");
  }

  @Test
  void theSameFolderGivesTheSamePage() throws IOException {
    Path folder = run("run", "mine", PROVINCES, "CO2");
    assertThat(page(folder)).isEqualTo(page(folder));
  }

  @Test
  void aPageIsWrittenAnewAsAWhole() throws IOException {
    Path file = temp.resolve("docs/page.md");
    ReproduceRun job = new ReproduceRun();
    job.write("first, and long", file);
    job.write("second", file);
    assertThat(file).hasContent("second");
    try (Stream<Path> files = Files.list(file.getParent())) {
      assertThat(files).containsExactly(file);
    }
    assertThatThrownBy(() -> job.write("third", file.getParent()))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("a folder of that name");
    assertThat(file).hasContent("second");
  }

  @Test
  void aFolderThatIsNoRunIsTold() throws IOException {
    assertThatThrownBy(() -> page(temp.resolve("nowhere")))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("no manifest.json")
        .hasMessageContaining("the folder of a finished run");
    Path broken = Files.createDirectory(temp.resolve("broken"));
    Files.writeString(broken.resolve("manifest.json"), "{\"job\":");
    assertThatThrownBy(() -> page(broken))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("that is not JSON");
    Files.writeString(broken.resolve("manifest.json"), "{\"job\": \"all\"}");
    assertThatThrownBy(() -> page(broken))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("without 'study'");
  }

  @Test
  void aStudyOfOtherRegionsOrStressorsHasNoSuchLedger() throws IOException {
    Path world = run("world", "wiod", List.of("AUS", "BRA", "CHN"), "CO2");
    assertThatThrownBy(() -> page(world))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("the regions (AUS, BRA, CHN)")
        .hasMessageContaining("China's 31 provinces with CO2 and deaths");
    Path money = run("money", "money", PROVINCES, "value_added");
    assertThatThrownBy(() -> page(money))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("the stressors (deaths, value_added)");
    List<String> thirty = new ArrayList<>(PROVINCES.subList(0, 30));
    assertThatThrownBy(() -> page(run("thirty", "mine", thirty, "CO2")))
        .isInstanceOf(UserError.class);
  }

  @Test
  void theOtherRunMustBeOfTheSameStudy() throws IOException {
    String one = run("one", "mine", PROVINCES, "CO2").toString();
    String other = run("other", "yours", PROVINCES, "CO2").toString();
    ReproduceRun job = new ReproduceRun();
    assertThatThrownBy(() -> job.page(one, Optional.of(other), Optional.empty()))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("--all-species")
        .hasMessageContaining("the study yours");
    assertThatThrownBy(() -> job.page(one, Optional.empty(), Optional.of(other)))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("--paper-b")
        .hasMessageContaining("species=[OC, EC, PM_OTHER, SO2, NOX, NH3].");
  }
}
