package org.tradewind.importers.mrio;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tradewind.importers.Imports;
import org.tradewind.tables.Inputs;
import org.tradewind.tables.MrioInputs;
import org.tradewind.tables.Provenance.Status;
import org.tradewind.tables.StudyTables;
import org.tradewind.tables.Table;

/** Folders as they are met: rows without values, files that lack, OECD's columns, archives. */
class PymrioLayoutsTest {
  private static final double NONE = Double.NaN;
  private static final String[] LEVELS = {"stressor", "compartment"};
  private static final String[][] STRESSORS = {{"SO2", "air"}, {"CO2", "air"}, {"NOx", "air"}};

  private final PymrioImporter importer = new PymrioImporter();
  @TempDir Path folder;

  private Path withEmissions(boolean parquet, double[]... f) {
    SavedSystem system = new SavedSystem(folder.resolve(parquet ? "pq" : "txt"), parquet);
    Path saved = system.write();
    Path emissions = saved.resolve("emissions");
    system.frame(emissions, "F", LEVELS, STRESSORS, SavedSystem.INDUSTRIES, f);
    system.frame(
        emissions,
        "F_Y",
        LEVELS,
        STRESSORS,
        SavedSystem.CONSUMERS,
        new double[][] {{4, 0, 3, 0}, {1, 1, 1, 1}, {NONE, NONE, NONE, NONE}});
    system.units(emissions, LEVELS, STRESSORS, "t");
    return saved;
  }

  private static List<String> all(StudyTables tables) {
    return tables.tables().keySet().stream()
        .flatMap(name -> tables.provenance(name).remarks().stream())
        .toList();
  }

  /** The contract: one system, the same tables and remarks whatever the format. */
  @Test
  void textAndParquetReadEqual() {
    double[][] f = {{NONE, NONE, NONE, NONE}, {1, 2, 3, 4}, {5, 6, 7, 8}};
    StudyTables text = Imports.read(importer, withEmissions(false, f));
    StudyTables parquet = Imports.read(importer, withEmissions(true, f));
    assertThat(text.tables().keySet()).isEqualTo(parquet.tables().keySet());
    for (Table table : text.tables().values()) {
      Table other = parquet.require(table.schema());
      assertThat(other.rows()).as(table.name()).isEqualTo(table.rows());
      for (int r = 0; r < table.rows(); r++) {
        for (int c = 0; c < table.schema().columns().size(); c++) {
          assertThat(other.value(r, c)).as(table.name()).isEqualTo(table.value(r, c));
        }
      }
    }
    assertThat(all(text)).isEqualTo(all(parquet));
    assertThat(text.provenance("stressor").note()).isEqualTo(parquet.provenance("stressor").note());
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void aStressorWithoutValuesIsNamedWhereverItStands(boolean parquet) {
    double[] none = {NONE, NONE, NONE, NONE};
    StudyTables first =
        Imports.read(
            importer, withEmissions(parquet, none, new double[] {1, 2, 3, 4}, new double[4]));
    assertThat(first.require(MrioInputs.STRESSOR).strings("stressor"))
        .containsOnly("co2_air", "nox_air", "value_added");
    assertThat(first.provenance("stressor").remarks())
        .contains(
            "Left out, as they have no value in any column: (SO2, air (with 7.0 of households)).",
            "F_Y has no value of nox_air: households are without it.");
    StudyTables last =
        Imports.read(
            importer, withEmissions(parquet, new double[4], new double[] {1, 2, 3, 4}, none));
    assertThat(last.require(MrioInputs.STRESSOR).strings("stressor"))
        .containsOnly("so2_air", "co2_air", "value_added");
    assertThat(String.join("", last.provenance("stressor").remarks())).contains("(NOx, air)");
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void rowsOfZWithoutValuesAreRefused(boolean parquet) {
    SavedSystem system = new SavedSystem(folder, parquet);
    Path saved = system.write();
    String[] levels = {"region", "sector"};
    double[][] z = SavedSystem.Z.clone();
    z[0] = new double[] {NONE, NONE, NONE, NONE};
    system.frame(saved, "Z", levels, SavedSystem.INDUSTRIES, SavedSystem.INDUSTRIES, z);
    Imports.refused(importer, saved)
        .hasMessageContaining("row r1/food")
        .hasMessageContaining("no value in any column");
  }

  /** EXIOBASE 3 as published: no row of index names, F_hh, pandas' words for no value. */
  @Test
  void withoutARowOfIndexNamesTheFirstRowIsData() throws IOException {
    Path saved = withEmissions(false, new double[4], new double[] {1, 2, 3, 4}, new double[4]);
    Path f = saved.resolve("emissions/F.txt");
    List<String> lines = Files.readAllLines(f);
    assertThat(lines.remove(2)).startsWith("stressor\tcompartment");
    Files.write(f, lines);
    assertThat(Imports.read(importer, saved).require(MrioInputs.STRESSOR).strings("stressor"))
        .contains("so2_air", "co2_air", "nox_air");
    lines.set(2, "SO2\tair\t\t\t\t");
    Files.write(f, lines);
    assertThat(String.join("", all(Imports.read(importer, saved)))).contains("(SO2, air (with");
    lines.set(2, "SO2\tair\tNaN\tnan\tNA\t#N/A");
    Files.write(f, lines);
    assertThat(String.join("", all(Imports.read(importer, saved)))).contains("(SO2, air (with");
    // nothing else names SO2, as pandas would read it: said, since it may be a stressor
    Files.delete(saved.resolve("emissions/unit.txt"));
    lines.set(2, "SO2\tair\t\t\t\t");
    Files.write(f, lines);
    Files.delete(saved.resolve("emissions/F_Y.txt"));
    new SavedSystem(saved, false)
        .parameters(saved.resolve("emissions"), "Extension", Map.of("F", "2,2"));
    assertThat(String.join("", all(Imports.read(importer, saved))))
        .contains("emissions/F.txt (SO2/air, without values) was read as the names");
  }

  @Test
  void anExtensionWithoutParametersIsReadOrNamed() throws IOException {
    Path saved = withEmissions(false, new double[4], new double[] {1, 2, 3, 4}, new double[4]);
    Files.delete(saved.resolve("emissions/file_parameters.json"));
    Files.createDirectories(saved.resolve("notes"));
    Files.writeString(saved.resolve("notes/a.txt"), "x");
    Files.writeString(saved.resolve("population.txt"), "x");
    StudyTables tables = Imports.read(importer, saved);
    assertThat(tables.require(MrioInputs.STRESSOR).strings("stressor")).contains("co2_air");
    assertThat(all(tables))
        .contains(
            "Extension emissions has no file_parameters.json; its F was read by its header.",
            "Folder notes was not read: it has neither file_parameters.json nor a table F.",
            "Files that were not read, as file_parameters.json does not name them: (population.txt).");
    Imports.refused(importer, saved, "extensions", "notes")
        .hasMessageContaining("'notes', a folder without file_parameters.json");
    Path f = saved.resolve("emissions/F.txt");
    Files.writeString(f, Files.readString(f).replaceFirst("\tr2", "\tr9"));
    StudyTables without = Imports.read(importer, saved);
    assertThat(without.require(MrioInputs.STRESSOR).strings("stressor"))
        .containsOnly("value_added");
    assertThat(String.join("", all(without)))
        .contains("Extension emissions was left out: it has no file_parameters.json", "'r9'");
  }

  @Test
  void filesLieInTheFolderItself() throws IOException {
    Path saved = new SavedSystem(folder.resolve("saved"), false).write();
    Path parameters = saved.resolve("file_parameters.json");
    String text = Files.readString(parameters);
    for (String name : List.of("../saved/Z.txt", "/etc/passwd", "..", "", "a\\\\Z.txt")) {
      Files.writeString(parameters, text.replace("\"Z.txt\"", '"' + name + '"'));
      Imports.refused(importer, saved)
          .hasMessageContaining("files.Z.name")
          .hasMessageContaining("the name of a file in that folder");
    }
  }

  @Test
  void amountsThatNoNumberHoldsInTonnesAreRefused() {
    Path saved = withEmissions(false, new double[4], new double[] {1, 2, 3, 1e305}, new double[4]);
    new SavedSystem(saved, false).units(saved.resolve("emissions"), LEVELS, STRESSORS, "Mt");
    Imports.refused(importer, saved)
        .hasMessageContaining("row CO2, air")
        .hasMessageContaining("amounts too large");
  }

  @Test
  void aRegionNamedRowIsRenamedAndSaid() throws IOException {
    Path saved = new SavedSystem(folder, false).write();
    try (Stream<Path> files = Files.walk(saved)) {
      for (Path file : files.filter(p -> p.toString().endsWith(".txt")).toList()) {
        Files.writeString(file, Files.readString(file).replace("r2", "RoW"));
      }
    }
    StudyTables tables = Imports.read(importer, saved);
    assertThat(tables.require(Inputs.REGION).strings("region")).containsExactly("r1", "xRoW");
    assertThat(tables.provenance("transactions").remarks())
        .contains(
            "Region RoW is called xRoW here: ROW stands for a destination outside the table.");
  }

  /** The inventories of r2 as the column that pymrio's parse_oecd makes of DISC. */
  private Path withColumn(String region, String category, double... column) {
    SavedSystem system = new SavedSystem(folder, false);
    Path saved = system.write();
    String[][] consumers = SavedSystem.CONSUMERS.clone();
    consumers[3] = new String[] {region, category};
    double[][] y = new double[4][];
    double[][] households = {{7, 1, 8, column[4]}};
    for (int i = 0; i < 4; i++) {
      y[i] = SavedSystem.Y[i].clone();
      y[i][3] = column[i];
    }
    system.frame(
        saved, "Y", new String[] {"region", "sector"}, SavedSystem.INDUSTRIES, consumers, y);
    system.frame(
        saved.resolve("emissions"),
        "F_Y",
        LEVELS,
        new String[][] {{"CO2", "air"}},
        consumers,
        households);
    return saved;
  }

  @Test
  void discrepanciesOfTheOecdAreErrors() {
    StudyTables tables = Imports.read(importer, withColumn("ALL", "DISC", .5, -.5, 0, 0, 2));
    Table y = tables.require(MrioInputs.FINAL_DEMAND);
    int found = 0;
    for (int r = 0; r < y.rows(); r++) {
      if (y.strings("to_region")[r].equals("ERR")) {
        assertThat(y.strings("category")[r]).isEqualTo("others");
        assertThat(y.strings("sector")[r]).isEqualTo(found == 0 ? "food" : "men's");
        assertThat(y.doubles("value")[r]).isEqualTo(found++ == 0 ? .5 : -.5);
      }
    }
    assertThat(found).isEqualTo(2);
    // |Y| without the column sums to 335, with it to 336
    assertThat(tables.provenance("final_demand").remarks())
        .containsExactly(
            "Column ALL/DISC of Y is booked as errors (ERR, others): it sums to 0, without signs to 1, 0.30 % of Y.");
    assertThat(all(tables))
        .contains("F_Y of co2_air in column ALL/DISC, which is not a region, was left out: 2.0.");
    assertThat(tables.require(MrioInputs.STRESSOR_HOUSEHOLD).doubles("value"))
        .containsExactly(.008, .008);
  }

  @ParameterizedTest
  @CsvSource({
    "ALL, OUT, leave out totals",
    "CHN, HFCE, Call exports to elsewhere ROW",
    "R1, HFCE, Did you mean 'r1'?"
  })
  void otherBuyersAreRefusedWithTheWayOut(String region, String category, String advice) {
    Imports.refused(importer, withColumn(region, category, 1, 1, 1, 1, 0))
        .hasMessageContaining("column " + region + "/" + category)
        .hasMessageContaining(advice);
  }

  @Test
  void splitChinaStaysOrIsToBeSummed() throws IOException {
    Path saved = new SavedSystem(folder, false).write();
    try (Stream<Path> files = Files.walk(saved)) {
      for (Path file : files.filter(p -> p.toString().endsWith(".txt")).toList()) {
        Files.writeString(file, Files.readString(file).replace("r2", "CN1"));
      }
    }
    Path y = saved.resolve("Y.txt");
    String asIs = Files.readString(y);
    Files.writeString(y, asIs.replaceFirst("CN1\tCN1", "CHN\tCHN"));
    Imports.refused(importer, saved)
        .hasMessageContaining("OECD splits CHN into (CN1)")
        .hasMessageContaining("parse_oecd");
    Files.writeString(
        y,
        asIs.replaceFirst("CN1\tCN1", "r1\tr1")
            .replaceFirst("Final demand .households.\tInventories\n", "Government\tCapital\n"));
    assertThat(Imports.read(importer, saved).provenance("final_demand").remarks())
        .containsExactly("Regions that buy nothing, as Y has no column for them: (CN1).");
  }

  @Test
  void anArchiveIsReadLikeItsFolder() throws IOException {
    Path saved = new SavedSystem(folder.resolve("saved"), false).write();
    Path zip = folder.resolve("IOT_2015.zip");
    zip(saved, zip, "IOT_2015/");
    StudyTables unpacked = Imports.read(importer, saved);
    StudyTables tables = Imports.read(importer, zip);
    assertThat(tables.require(MrioInputs.STRESSOR).doubles("value"))
        .containsExactly(unpacked.require(MrioInputs.STRESSOR).doubles("value"));
    assertThat(tables.provenance("stressor").files())
        .singleElement()
        .satisfies(f -> assertThat(f.path()).endsWith("IOT_2015.zip"));
    byte[] bytes = Files.readAllBytes(zip);
    Files.write(zip, java.util.Arrays.copyOf(bytes, bytes.length / 2));
    Imports.refused(importer, zip).hasMessageContaining("an archive that cannot be read");
    zip(saved.resolve("emissions"), zip, "");
    Imports.refused(importer, zip).hasMessageContaining("no file_parameters.json of a system");
  }

  private static void zip(Path from, Path to, String prefix) throws IOException {
    try (OutputStream out = Files.newOutputStream(to);
        ZipOutputStream zip = new ZipOutputStream(out);
        Stream<Path> files = Files.walk(from)) {
      for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
        zip.putNextEntry(new ZipEntry(prefix + from.relativize(file).toString()));
        Files.copy(file, zip);
      }
    }
  }

  @Test
  void theStatusThatTheFolderStatesIsThatOfTheTables() throws IOException {
    Path saved = new SavedSystem(folder, false).write();
    assertThat(Imports.read(importer, saved).provenance("output").status()).isEqualTo(Status.REAL);
    Path metadata = saved.resolve("metadata.json");
    Files.writeString(metadata, "{\"history\": [], \"version\": null}");
    assertThat(Imports.read(importer, saved).provenance("output").status()).isEqualTo(Status.REAL);
    Files.writeString(
        metadata, "{\"history\": [], \"status\": \"ILLUSTRATIVE\", \"source\": \"a sample\"}");
    StudyTables made = Imports.read(importer, saved);
    assertThat(made.provenance("output").status()).isEqualTo(Status.ILLUSTRATIVE);
    assertThat(made.provenance("stressor").source()).isEqualTo("a sample");
    StudyTables told = Imports.read(importer, saved, "status", "REAL", "source", "me");
    assertThat(told.provenance("output").status()).isEqualTo(Status.REAL);
    assertThat(told.provenance("output").source()).isEqualTo("me");
    assertThat(told.provenance("output").remarks())
        .containsExactly(
            "metadata.json states that the numbers are ILLUSTRATIVE; the setting status says that they are REAL.");
    Files.writeString(metadata, "{\"status\": \"TRUE\"}");
    Imports.refused(importer, saved).hasMessageContaining("'TRUE'");
    Files.writeString(metadata, "{");
    assertThat(all(Imports.read(importer, saved)))
        .contains("metadata.json was not read: it is not JSON. A status in it is not known.");
  }
}
