package org.tradewind.importers.mrio;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tradewind.formats.units.MassUnit;
import org.tradewind.formats.units.SpeciesName;
import org.tradewind.importers.Imports;
import org.tradewind.tables.MrioInputs;
import org.tradewind.tables.NameTables;
import org.tradewind.tables.StudyTables;
import org.tradewind.tables.Table;

/**
 * Units of pymrio: read in every layout that is met, converted where they are mass of a species.
 */
class PymrioUnitsTest {
  private static final String[] LEVEL = {"stressor"};
  private static final String[][] STRESSORS = {
    {"CO2"}, {"CO2 - combustion - air"}, {"Energy Carrier Use"}, {"GHG emissions (CO2-eq)"}
  };
  private static final double[][] F = {{1, 2, 3, 4}, {10, 20, 30, 40}, {5, 5, 5, 5}, {6, 6, 6, 6}};

  private final PymrioImporter importer = new PymrioImporter();
  @TempDir Path folder;

  /** The system of {@link SavedSystem} with these stressors in place of its emissions. */
  private Path saved(boolean parquet, String... units) {
    SavedSystem system = new SavedSystem(folder, parquet);
    Path saved = system.write();
    Path emissions = saved.resolve("emissions");
    system.frame(emissions, "F", LEVEL, STRESSORS, SavedSystem.INDUSTRIES, F);
    system.frame(
        emissions,
        "F_Y",
        LEVEL,
        new String[][] {{"CO2"}},
        SavedSystem.CONSUMERS,
        new double[][] {{1, 2, 3, 0}});
    if (units.length > 0) {
      system.units(emissions, LEVEL, STRESSORS, units);
    }
    system.parameters(emissions, "Extension", Map.of("F", "1,2", "F_Y", "1,2", "unit", "1,1"));
    return saved;
  }

  private static double[] of(StudyTables tables, String stressor) {
    Table table = tables.require(MrioInputs.STRESSOR);
    return java.util.stream.IntStream.range(0, table.rows())
        .filter(r -> table.strings("stressor")[r].equals(stressor))
        .mapToDouble(r -> table.doubles("value")[r])
        .toArray();
  }

  private static String unit(StudyTables tables, String stressor) {
    Table info = tables.require(NameTables.STRESSOR_INFO);
    return info.strings("unit")[java.util.List.of(info.strings("stressor")).indexOf(stressor)];
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void massOfSpeciesIsConvertedAndAllElseKeepsItsUnit(boolean parquet) {
    StudyTables tables = Imports.read(importer, saved(parquet, "Gg", "kg", "TJ", "kg CO2-eq"));
    assertThat(of(tables, "CO2")).containsExactly(1000, 2000, 3000, 4000);
    assertThat(of(tables, "co2_combustion_air")).containsExactly(.01, .02, .03, .04);
    assertThat(of(tables, "energy_carrier_use")).containsExactly(5, 5, 5, 5);
    assertThat(of(tables, "ghg_emissions_co2_eq")).containsExactly(6, 6, 6, 6);
    assertThat(tables.require(MrioInputs.STRESSOR_HOUSEHOLD).doubles("value"))
        .containsExactly(3000, 3000);
    assertThat(unit(tables, "CO2")).isEqualTo("t");
    assertThat(unit(tables, "co2_combustion_air")).isEqualTo("t");
    assertThat(unit(tables, "energy_carrier_use")).isEqualTo("TJ");
    assertThat(unit(tables, "ghg_emissions_co2_eq")).isEqualTo("kg CO2-eq");
    assertThat(tables.provenance("stressor").remarks())
        .contains(
            "Gg was converted to t (multiplied with 1,000): (CO2).",
            "kg was converted to t (multiplied with 0.001): (co2_combustion_air).");
    assertThat(tables.provenance("region").remarks()).isEmpty();
  }

  @Test
  void equivalentsAreNotCarbonDioxideAndAnUnclearUnitIsKept() {
    StudyTables tables = Imports.read(importer, saved(false, "kg CO2-eq", "MT", "TJ", "kg CO2-eq"));
    assertThat(of(tables, "co2_eq")).containsExactly(1, 2, 3, 4);
    assertThat(unit(tables, "co2_eq")).isEqualTo("kg CO2-eq");
    assertThat(of(tables, "co2_combustion_air")).containsExactly(10, 20, 30, 40);
    assertThat(unit(tables, "co2_combustion_air")).isEqualTo("MT");
    assertThat(String.join("\n", tables.provenance("stressor").remarks()))
        .contains("'MT' is kept", "'kg CO2-eq' is kept", "(co2_combustion_air)");
  }

  /** All columns as labels (EXIOBASE 3), no header, fewer rows, no unit column, no file. */
  @ParameterizedTest
  @CsvSource({
    "2, 'stressor\tunit\nCO2\tGg\n', 1000",
    "1, 'CO2\tGg\nEnergy Carrier Use\tTJ\n', 1000",
    "1, 'stressor\tunit\tnote\nCO2\tGg\tsee there\n', 1000",
    "1, 'stressor\tunit\nCO2\n', 1",
    "1, 'stressor\nCO2\n', 1",
    "1, '', 1",
  })
  void layoutsOfTheFileOfUnits(String indexColumns, String text, double first) throws IOException {
    Path saved = saved(false);
    Path emissions = saved.resolve("emissions");
    new SavedSystem(folder, false)
        .parameters(
            emissions, "Extension", Map.of("F", "1,2", "F_Y", "1,2", "unit", indexColumns + ",1"));
    if (text.isEmpty()) {
      Files.delete(emissions.resolve("unit.txt"));
    } else {
      Files.writeString(emissions.resolve("unit.txt"), text);
    }
    StudyTables tables = Imports.read(importer, saved);
    assertThat(of(tables, "CO2")[0]).isEqualTo(first);
    assertThat(unit(tables, "CO2")).isEqualTo(first == 1 ? "" : "t");
    assertThat(unit(tables, "co2_combustion_air")).isEmpty();
    String remarks = String.join("\n", tables.provenance("stressor").remarks());
    assertThat(remarks).contains("Unit not given: (co2_combustion_air");
    assertThat(remarks.contains("Unit not given, read as t: (CO2)")).isEqualTo(first == 1);
  }

  @Test
  void theFileOfUnitsIsReadAlikeWhereParquetHasNoColumnOfData() {
    SavedSystem system = new SavedSystem(folder, true);
    Path saved = saved(true);
    system.labels(
        saved.resolve("emissions"),
        "unit",
        new String[] {"stressor", "unit"},
        new String[][] {{"CO2", "Mt"}});
    StudyTables tables = Imports.read(importer, saved);
    assertThat(of(tables, "CO2")).containsExactly(1e6, 2e6, 3e6, 4e6);
  }

  @Test
  void severalUnitsOfMoneyAreNoCurrency() throws IOException {
    Path saved = saved(false, "t", "t", "TJ", "kg CO2-eq");
    new SavedSystem(folder, false)
        .parameters(saved, "IOSystem", Map.of("Z", "2,2", "Y", "2,2", "unit", "2,1"));
    Files.writeString(
        saved.resolve("unit.txt"),
        "region\tsector\tunit\nr1\tfood\tM.EUR\nr1\tmen's\tM.EUR\nr2\tfood\tkt\n");
    StudyTables tables = Imports.read(importer, saved);
    assertThat(tables.tables()).doesNotContainKey("study_info");
    assertThat(tables.provenance("transactions").remarks())
        .contains("Rows of Z have several units (M.EUR, kt): the study has no one currency.");
  }

  @ParameterizedTest
  @CsvSource({
    "kg, 0.003",
    "Kg, 0.003",
    "g, 3e-6",
    "mg, 3e-9",
    "Mg, 3",
    "t, 3",
    "tonnes, 3",
    "Gg, 3000",
    "kt, 3000",
    "Mt, 3e6",
    "Tg, 3e6",
    "Pg, 3e9",
    "1000 t, 3000",
    "'1,000 tonnes', 3000",
    "10^4 t, 30000",
    "million tonnes, 3e6",
    "Mio t, 3e6",
    "Gg CO2, 3000",
    "kg of CO2, 0.003"
  })
  void unitsOfMass(String unit, double tonnes) {
    assertThat(MassUnit.toTonnes(unit, "CO2").orElseThrow().apply(3)).isEqualTo(tonnes);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "kg CO2-eq",
        "kg CO2e",
        "MT",
        "ton",
        "TJ",
        "M.EUR",
        "1000 p",
        "kg C",
        "Gg SO2",
        ""
      })
  void whatIsNoUnitOfTheMassOfCarbonDioxide(String unit) {
    assertThat(MassUnit.toTonnes(unit, "CO2")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "CO2, CO2",
    "CO2 - combustion - air, CO2",
    "'Carbon dioxide, fossil', CO2",
    "NOx - air, NOX",
    "NMVOC, VOC",
    "'CO2-eq', ''",
    "CO2e, ''",
    "GHG (CO2), ''",
    "CO2 GWP100, ''",
    "CO, ''",
    "co2_extra, ''",
    "SO2 equivalents, ''"
  })
  void namesOfSpecies(String label, String species) {
    assertThat(SpeciesName.of(label).orElse("")).isEqualTo(species);
  }

  @Test
  void aSpeciesUnderItsLongNameIsRemarked() {
    SavedSystem system = new SavedSystem(folder, false);
    Path saved = saved(false);
    String[][] rows = {{"Carbon dioxide"}};
    Path emissions = saved.resolve("emissions");
    system.frame(
        emissions, "F", LEVEL, rows, SavedSystem.INDUSTRIES, new double[][] {{1, 2, 3, 4}});
    system.units(emissions, LEVEL, rows, "kt");
    system.parameters(emissions, "Extension", Map.of("F", "1,2", "unit", "1,1"));
    StudyTables tables = Imports.read(importer, saved);
    assertThat(of(tables, "CO2")).containsExactly(1000, 2000, 3000, 4000);
    assertThat(tables.provenance("stressor").remarks())
        .contains("Stressor 'Carbon dioxide' is CO2 here.");
  }
}
