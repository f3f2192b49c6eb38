package org.tradewind.importers.mrio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tradewind.formats.pymrio.PymrioFrame;
import org.tradewind.formats.pymrio.PythonTuple;
import org.tradewind.importers.Imports;
import org.tradewind.tables.Inputs;
import org.tradewind.tables.MrioInputs;
import org.tradewind.tables.NameTables;
import org.tradewind.tables.Provenance;
import org.tradewind.tables.StudyTables;
import org.tradewind.tables.Table;

class PymrioImporterTest {
  private final PymrioImporter importer = new PymrioImporter();
  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void readsASavedSystemInTextAndParquet(boolean parquet) {
    StudyTables tables = Imports.read(importer, new SavedSystem(folder, parquet).write());
    assertThat(tables.require(Inputs.REGION).strings("region")).containsExactly("r1", "r2");
    assertThat(tables.require(Inputs.SECTOR).strings("sector")).containsExactly("food", "men's");
    assertThat(tables.require(MrioInputs.TRANSACTIONS).vectors("values"))
        .isDeepEqualTo(SavedSystem.Z);
    assertThat(tables.require(MrioInputs.OUTPUT).doubles("value"))
        .containsExactly(100, 160, 150, 200);
    Table y = tables.require(MrioInputs.FINAL_DEMAND);
    assertThat(y.rows()).isEqualTo(8);
    assertThat(y.strings("category")[0]).isEqualTo("final_demand_households");
    assertThat(y.strings("category")[1]).isEqualTo("inventories");
    assertThat(y.strings("to_region")[2]).isEqualTo("r2");
    assertThat(y.doubles("value")).containsExactly(55, -5, 10, 70, 10, 5, 80, 100);
    Table f = tables.require(MrioInputs.STRESSOR);
    assertThat(f.rows()).isEqualTo(12);
    assertThat(f.strings("stressor")[0]).isEqualTo("co2_air");
    assertThat(f.strings("stressor")[11]).isEqualTo("value_added");
    assertThat(f.doubles("value"))
        .containsExactly(.001, .002, .003, .004, 0, 0, 0, .009, 45, 100, 75, 105);
    Table household = tables.require(MrioInputs.STRESSOR_HOUSEHOLD);
    assertThat(household.strings("region")).containsExactly("r1", "r2", "r1", "r2");
    assertThat(household.doubles("value")).containsExactly(.008, .008, 0, 0);
    Provenance origin = tables.provenance("stressor");
    assertThat(origin.note())
        .contains("co2_air (t)")
        .contains("value_added (unit not given)")
        .contains("x and Z e + Y e: 0.0e+00");
    assertThat(origin.files()).hasSize(7);
    Table info = tables.require(NameTables.STRESSOR_INFO);
    assertThat(info.strings("stressor")).containsExactly("co2_air", "co2_water", "value_added");
    assertThat(info.strings("name")).containsExactly("CO2, air", "CO2, water", "Value Added");
    assertThat(info.strings("unit")).containsExactly("t", "t", "");
    assertThat(origin.remarks())
        .containsExactly(
            "kg was converted to t (multiplied with 0.001): (co2_air, co2_water).",
            "Unit not given: (value_added).");
  }

  @Test
  void takesOnlyTheExtensionsAskedFor() {
    Path saved = new SavedSystem(folder, false).write();
    StudyTables tables = Imports.read(importer, saved, "extensions", "factor_inputs");
    assertThat(tables.require(MrioInputs.STRESSOR).strings("stressor")).containsOnly("value_added");
    assertThat(tables.tables()).doesNotContainKey("stressor_household");
    Imports.refused(importer, saved, "extensions", "factor_input")
        .hasMessageContaining("'factor_input'")
        .hasMessageContaining("Did you mean 'factor_inputs'?");
  }

  @Test
  void keepsStressorsOfTheSameNameApart() {
    SavedSystem system = new SavedSystem(folder, false);
    Path saved = system.write();
    Path second = system.directory("other");
    system.frame(
        second,
        "F",
        new String[] {"inputtype"},
        new String[][] {{"Value Added"}},
        SavedSystem.INDUSTRIES,
        new double[][] {{5, 5, 5, 5}});
    system.parameters(second, "Extension", Map.of("F", "1,2"));
    assertThat(Imports.read(importer, saved).require(MrioInputs.STRESSOR).strings("stressor"))
        .contains("factor_inputs_value_added", "other_value_added")
        .doesNotContain("value_added");
  }

  @Test
  void computesOutputWhereNoneIsSavedAndTellsTheGapWhereItIs() throws IOException {
    SavedSystem system = new SavedSystem(folder, false);
    Path saved = system.write();
    Path x = saved.resolve("x.txt");
    Files.writeString(x, Files.readString(x).replace("100.0", "125.0"));
    StudyTables given = Imports.read(importer, saved);
    assertThat(given.require(MrioInputs.OUTPUT).doubles("value")[0]).isEqualTo(125);
    assertThat(given.provenance("output").note()).contains("2.0e-01");
    system.parameters(saved, "IOSystem", Map.of("Z", "2,2", "Y", "2,2"));
    StudyTables computed = Imports.read(importer, saved);
    assertThat(computed.require(MrioInputs.OUTPUT).doubles("value")[0]).isEqualTo(100);
    assertThat(computed.provenance("output").note()).contains("x = Z e + Y e");
  }

  @Test
  void placesRowsByLabel() throws IOException {
    Path saved = new SavedSystem(folder, false).write();
    Path z = saved.resolve("Z.txt");
    String[] lines = Files.readString(z).split("\n");
    Files.writeString(
        z, String.join("\n", lines[0], lines[1], lines[2], lines[6], lines[5], lines[4], lines[3]));
    assertThat(Imports.read(importer, saved).require(MrioInputs.TRANSACTIONS).vectors("values"))
        .isDeepEqualTo(SavedSystem.Z);
  }

  static Stream<Arguments> badFiles() {
    return Stream.of(
        Arguments.of("Z.txt", "20.0", "x", "line 4, column 4 (men's)", "'x'"),
        Arguments.of(
            "Z.txt", "r2\tmen's\t10.0", "r2\tmens\t10.0", "'mens'", "Did you mean 'men's'?"),
        Arguments.of(
            "Z.txt", "r2\tmen's\t10.0", "r2\tfood\t10.0", "duplicate row of r2/food", "Remove"),
        Arguments.of(
            "Z.txt", "r2\tmen's\t10.0\t10.0\t40.0\t40.0\n", "", "no row for r2/men's", "cut"),
        Arguments.of(
            "Y.txt", "r2\tfood\t5", "r3\tfood\t5", "region 'r3'", "one of the 2 regions (r1, r2)"),
        Arguments.of(
            "Y.txt", "r2\tfood\t5", "r1\tfood\t5", "duplicate row r1/food", "expected it once"),
        Arguments.of("Y.txt", "-5.0\t", "", "5 fields", "6 fields"),
        Arguments.of("x.txt", "r2\tfood\t150.0\n", "", "no row for r2/food", "cut short"),
        Arguments.of(
            "emissions/F.txt", "r2\tr2", "r2\tr1", "duplicate column r1/men's", "expected it once"),
        Arguments.of(
            "emissions/F_Y.txt",
            "CO2\tair",
            "CO\tair",
            "that F does not have",
            "(co2_air, co2_water)"),
        Arguments.of("file_parameters.json", "\"Z\"", "\"A\"", "no table 'Z'", "calc_all"),
        Arguments.of(
            "file_parameters.json",
            "\"nr_header\": \"2\"",
            "\"n\": \"2\"",
            "found nothing",
            "at least 1"),
        Arguments.of("file_parameters.json", "{", "[", "no readable JSON", "save_all"),
        Arguments.of("file_parameters.json", "Z.txt", "Z.pkl", "a Python pickle", "table_format"),
        Arguments.of("file_parameters.json", "Z.txt", "ZZ.txt", "ZZ.txt", "no such file"));
  }

  @ParameterizedTest
  @MethodSource("badFiles")
  void refusesBadFilesNamingThem(
      String name, String find, String replace, String message, String more) throws IOException {
    Path saved = new SavedSystem(folder, false).write();
    Path file = saved.resolve(name);
    String text = Files.readString(file);
    String changed = text.replaceFirst(Pattern.quote(find), Matcher.quoteReplacement(replace));
    assertThat(changed).isNotEqualTo(text);
    Files.writeString(file, changed);
    Imports.refused(importer, saved).hasMessageContaining(message).hasMessageContaining(more);
  }

  /** A third region that makes nothing, in place of the inventories of r2. */
  private static Path withBuyer(SavedSystem system, String buyer, double emitted) {
    Path saved = system.write();
    String[][] consumers = SavedSystem.CONSUMERS.clone();
    consumers[3] = new String[] {buyer, "export"};
    double[][] y = Arrays.stream(SavedSystem.Y).map(double[]::clone).toArray(double[][]::new);
    y[3] = new double[] {0, 0, 60, 40};
    String[] industry = {"region", "sector"};
    system.frame(saved, "Y", industry, SavedSystem.INDUSTRIES, consumers, y);
    system.frame(
        saved.resolve("emissions"),
        "F_Y",
        new String[] {"stressor", "compartment"},
        new String[][] {{"CO2", "air"}},
        consumers,
        new double[][] {{7, 1, 8, emitted}});
    return saved;
  }

  @Test
  void aBuyerNamedRowThatMakesNothingIsTheRestOfTheWorld() {
    StudyTables tables =
        Imports.read(importer, withBuyer(new SavedSystem(folder, false), "ROW", 0));

    Table y = tables.require(MrioInputs.FINAL_DEMAND);
    assertThat(y.strings("to_region")).contains("ROW").doesNotContain("xROW");
    assertThat(y.strings("category")[y.rows() - 1]).isEqualTo("export");
    assertThat(y.doubles("value")[y.rows() - 1]).isEqualTo(40);
    Table household = tables.require(MrioInputs.STRESSOR_HOUSEHOLD);
    assertThat(household.strings("region")).containsExactly("r1", "r2");
    assertThat(household.doubles("value")).containsExactly(.008, .008);
  }

  @Test
  void otherBuyersMustBeRegionsAndTheRestOfTheWorldHasNoHouseholds() {
    Imports.refused(importer, withBuyer(new SavedSystem(folder, false), "world", 0))
        .hasMessageContaining("'world'");
    Imports.refused(importer, withBuyer(new SavedSystem(folder, false), "ROW", 3))
        .hasMessageContaining("column ROW/export")
        .hasMessageContaining("emissions of 3.0");
  }

  @Test
  void namesOfDeathsBySpeciesStay() {
    assertThat(PymrioFrame.slug("deaths_PM_OTHER")).isEqualTo("deaths_PM_OTHER");
    assertThat(PymrioFrame.slug("co2")).isEqualTo("CO2");
    assertThat(PymrioFrame.slug("Deaths (total)")).isEqualTo("deaths_total");
    assertThat(PymrioFrame.slug("CO2", "air")).isEqualTo("co2_air");
  }

  @Test
  void refusesTruncatedParquetAndFoldersThatAreNone() throws IOException {
    Path saved = new SavedSystem(folder, true).write();
    Path z = saved.resolve("Z.parquet");
    byte[] bytes = Files.readAllBytes(z);
    Files.write(z, Arrays.copyOf(bytes, bytes.length / 2));
    Imports.refused(importer, saved)
        .hasMessageContaining("Z.parquet")
        .hasMessageContaining("not Parquet or was cut short");
    Imports.refused(importer, z).hasMessageContaining("a folder saved by pymrio");
    Imports.refused(importer, folder.resolve("absent")).hasMessageContaining("no such folder");
    Path empty = Files.createDirectory(folder.resolve("empty"));
    Imports.refused(importer, empty)
        .hasMessageContaining("neither file_parameters.json nor a file trade_flows_Z.txt");
  }

  @Test
  void refusesMissingNumbersInParquet() {
    SavedSystem system = new SavedSystem(folder, true);
    Path saved = system.write();
    double[][] holes = {{1, 2, Double.NaN, 4}, {0, 0, 0, 9}};
    system.frame(
        saved.resolve("emissions"),
        "F",
        new String[] {"stressor", "compartment"},
        new String[][] {{"CO2", "air"}, {"CO2", "water"}},
        SavedSystem.INDUSTRIES,
        holes);
    Imports.refused(importer, saved)
        .hasMessageContaining("F.parquet, row CO2/air, column r2/food")
        .hasMessageContaining("no value");
  }

  @Test
  void readsPythonTuples() {
    assertThat(PythonTuple.parse("('a', \"b's\")")).containsExactly("a", "b's");
    assertThat(PythonTuple.parse("('a\\'s \"x\"', 'b, c')")).containsExactly("a's \"x\"", "b, c");
    assertThat(PythonTuple.parse("('a',)")).containsExactly("a");
    assertThat(PythonTuple.parse("indout")).containsExactly("indout");
    assertThat(PythonTuple.parse("(1, 2)")).containsExactly("(1, 2)");
  }

  @Test
  void readsTheRealTestSystemFromItsRawFiles() {
    Path real = Imports.real("pymrio_test/mrio_data");
    StudyTables tables = Imports.read(importer, real);
    assertThat(tables.require(Inputs.REGION).rows()).isEqualTo(6);
    assertThat(tables.require(Inputs.SECTOR).rows()).isEqualTo(8);
    // totals as pymrio itself computes them from these files
    double[] x = tables.require(MrioInputs.OUTPUT).doubles("value");
    assertThat(x[0]).isCloseTo(239154.386473, within(1e-5));
    assertThat(Arrays.stream(x).sum()).isCloseTo(3_324_005_349.30503, within(0.01));
    Table y = tables.require(MrioInputs.FINAL_DEMAND);
    assertThat(Arrays.stream(y.doubles("value")).sum())
        .isCloseTo(3_285_132_732.42110, within(0.01));
    Table f = tables.require(MrioInputs.STRESSOR);
    assertThat(f.strings("stressor"))
        .contains("value_added", "emission_type1_air", "emission_type2_water");
    double emissions = 0;
    for (int r = 0; r < f.rows(); r++) {
      emissions += f.strings("stressor")[r].startsWith("emission") ? f.doubles("value")[r] : 0;
    }
    assertThat(emissions).isCloseTo(1_471_309_270.159, within(0.01));
    assertThat(Arrays.stream(tables.require(MrioInputs.STRESSOR_HOUSEHOLD).doubles("value")).sum())
        .isCloseTo(2_008_639_921.0, within(0.01));
    assertThat(tables.provenance("stressor").note()).contains("value_added (Mill USD)");
    Table info = tables.require(NameTables.STRESSOR_INFO);
    int added = Arrays.asList(info.strings("stressor")).indexOf("value_added");
    assertThat(info.strings("unit")[added]).isEqualTo("Mill USD");
  }
}
