package org.tradewind.jobs.imports;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tradewind.importers.Importers;
import org.tradewind.importers.SmallSources;
import org.tradewind.jobs.RunFixture;
import org.tradewind.jobs.cluster.LocalFiles;
import org.tradewind.jobs.folders.InputFolder;
import org.tradewind.tables.AirInputs;
import org.tradewind.tables.Inputs;
import org.tradewind.tables.InventoryTables;
import org.tradewind.tables.Provenance;
import org.tradewind.tables.StudyTables;
import org.tradewind.tables.Table;

/** What an import into a folder that already has tables says and keeps. */
class ImportRunTest {
  @TempDir Path folder;

  @Test
  void saysWhatItReplacedAndKeepsFilesInAnotherForm() throws Exception {
    Path source =
        Files.writeString(
            folder.resolve("sites.csv"), "site,lon,lat,value\nA,110,30,40\nB,111,31,\n");
    Path to = Files.createDirectory(folder.resolve("to"));
    String mine = "site,lon,lat,species,value\nZ,100,20,PM25,9\nY,100,20,SO4,3\n";
    Files.writeString(to.resolve("observation.csv"), mine);

    String first = run(source, to, Map.of("status", "illustrative"));
    assertThat(first)
        .contains("observation                  3 rows, illustrative; completes 2 rows, given")
        .contains("observation.csv is now observation.csv.replaced");
    assertThat(to.resolve("observation.csv")).doesNotExist();
    assertThat(Files.readString(to.resolve("observation.csv.replaced"))).isEqualTo(mine);
    InputFolder inputs = new InputFolder(to.toString(), LocalFiles.configuration());
    assertThat(inputs.table(AirInputs.OBSERVATION).rows()).isEqualTo(3);
    // rows that are made up stay so, whatever they complete
    assertThat(inputs.provenance(AirInputs.OBSERVATION).status())
        .isEqualTo(Provenance.Status.ILLUSTRATIVE);
  }

  /**
   * The month-wide table is read from the folder again, completed, and the replaced rows are said.
   */
  @Test
  void griddedInventoriesAddToTheTableOfTheFolder() throws Exception {
    List<SmallSources.Source> sources = SmallSources.write(folder.resolve("seeds"));
    SmallSources.Source source =
        sources.stream().filter(s -> s.form().equals("annual")).findFirst().orElseThrow();
    Path of = SmallSources.folder(folder.resolve("seeds"), source);
    Path to = Files.createDirectory(folder.resolve("to"));
    for (String table : List.of("grid.csv", "cell.csv")) {
      Files.copy(of.resolve(SmallSources.BEFORE).resolve(table), to.resolve(table));
    }
    Map<String, String> set = new HashMap<>(source.settings());
    set.replaceAll((k, v) -> v.replace(SmallSources.FOLDER, of.toString()));
    assertThat(inventory(of, to, set)).contains("inventory_grid               2 rows, estimated");
    set.put("category", "industry");
    set.put("profile_column", "power");
    assertThat(inventory(of, to, set)).contains("4 rows, estimated; completes 2 rows, estimated");
    assertThat(inventory(of, to, set))
        .contains("4 rows, estimated")
        .contains("SO2 of category industry: 2 rows of an earlier import are replaced.");
    Table table =
        new InputFolder(to.toString(), LocalFiles.configuration())
            .table(InventoryTables.INVENTORY_GRID);
    // in the order of cells, those of the earlier import first
    assertThat(table.ints("cell")).isSorted();
    assertThat(table.strings("category")).containsExactly("power", "industry", "power", "industry");
  }

  private static String inventory(Path source, Path to, Map<String, String> set) {
    return new ImportRun(Importers.require("gridded-inventory"), set)
        .run(source.resolve("e.nc"), to.toString(), RunFixture.SILENT)
        .text();
  }

  @Test
  void saysEachRemarkAndEachClauseOnceWithItsTables() {
    Provenance.Status estimated = Provenance.Status.ESTIMATED;
    String common = "2 regions; land alone (no sea; no lakes)";
    StudyTables made =
        new StudyTables()
            .put(
                Table.builder(Inputs.REGION).add("A", "A", 1.0, 2.0, 3.0).build(),
                Provenance.of(estimated, "S", "areas; " + common)
                    .remarking(List.of("Region B was left out.", "1 ring was closed.")))
            .put(
                Table.builder(Inputs.CELL_REGION).add(1, "A", 1.0).build(),
                Provenance.of(estimated, "S", common).remarking(List.of("1 ring was closed.")))
            .put(
                Table.builder(Inputs.SECTOR).add("F", "Food", "").build(),
                Provenance.of(estimated, "S", "before; then after"));
    String report = new ImportReport(made, new StudyTables()).text(List.of("b is loud."), "to");
    assertThat(report.lines().skip(3))
        .containsExactly(
            "Remarks on region:",
            "  Region B was left out.",
            "Remarks on region, cell_region:",
            "  1 ring was closed.",
            "Remarks:",
            "  b is loud.",
            "Notes on region:",
            "  areas",
            "Notes on region, cell_region:",
            "  2 regions",
            "  land alone (no sea; no lakes)",
            "Notes on sector:",
            "  before",
            "  after",
            "written to to");
    assertThat(report).startsWith("region                       1 rows, estimated\n");
  }

  private static String run(Path source, Path to, Map<String, String> set) {
    return new ImportRun(Importers.require("stations"), set)
        .run(source, to.toString(), RunFixture.SILENT)
        .text();
  }
}
