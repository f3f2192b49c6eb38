package org.tradewind.importers.grid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tradewind.importers.Imports.read;
import static org.tradewind.importers.Imports.refused;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tradewind.axes.LambertGrid;
import org.tradewind.formats.ioapi.GeneratedIoapi;
import org.tradewind.formats.ioapi.IoapiFile;
import org.tradewind.importers.source.ImportSettings;
import org.tradewind.tables.Inputs;
import org.tradewind.tables.Provenance;
import org.tradewind.tables.StudyTables;
import org.tradewind.tables.Table;

class IoapiImporterTest {
  private static final IoapiImporter IOAPI = new IoapiImporter();
  private static final double[] PEOPLE = {10, 0, -9.999e36, 40.25, 50, 60};
  private static final double[] PM25 = {1, 2, 3, 4, -9.0e36, 6};

  @TempDir Path folder;

  private Path still(String units, double[] people) {
    return GeneratedIoapi.still(units, people, PM25).write(folder.resolve("still.nc"));
  }

  @Test
  void everyCellOfTheFileBecomesOneOfTheStudy() {
    Path source = still("ug/m**3", PEOPLE);
    StudyTables tables = read(IOAPI, source, "variable", "POP", "pm25_variable", "PM25");
    Table cell = tables.require(Inputs.CELL).validated("still.nc");
    assertThat(cell.ints("cell")).containsExactly(0, 1, 2, 3, 4, 5);
    assertThat(cell.ints("col")).containsExactly(0, 1, 2, 0, 1, 2);
    assertThat(cell.ints("row")).containsExactly(0, 0, 0, 1, 1, 1);
    assertThat(cell.doubles("population_persons")).containsExactly(10, 0, 0, 40.25, 50, 60);
    assertThat(cell.doubles("pm25_ugm3")).containsExactly(1, 2, 3, 4, Double.NaN, 6);
    LambertGrid grid;
    try (IoapiFile file = IoapiFile.open(source)) {
      grid = file.header().grid();
    }
    assertThat(cell.doubles("lon")[5]).isEqualTo(grid.lonOfCentre(5));
    assertThat(cell.doubles("lat")[5]).isEqualTo(grid.latOfCentre(5));
    assertThat(cell.doubles("area_km2")[5]).isEqualTo(grid.areaKm2(5));
    Provenance origin = tables.provenance("cell");
    assertThat(origin.status()).isEqualTo(Provenance.Status.REAL);
    assertThat(origin.files()).hasSize(1);
    assertThat(origin.note())
        .contains("people from POP ('#')")
        .contains("1 cells without a value; PM2.5 from PM25 ('ug/m**3'): 1 cells without a value");
  }

  @Test
  void takesTheStepAndLayerAskedFor() {
    Path source = GeneratedIoapi.file(2).write(folder.resolve("hourly.nc"));
    Table cell =
        read(IOAPI, source, "variable", "PEOPLE", "step", "2", "layer", "1").require(Inputs.CELL);
    assertThat(cell.doubles("population_persons"))
        .containsExactly(2100, 2101, 2102, 2103, 2104, 2105);
    assertThat(cell.doubles("pm25_ugm3")).containsOnly(Double.NaN);
    refused(IOAPI, source, "variable", "PEOPLE", "step", "3").hasMessageContaining("step 3");
  }

  @Test
  void completesCellsThatAreThereAndCountsPeopleElsewhere() {
    Path source = still("ug/m3", PEOPLE);
    CellTable two;
    try (IoapiFile file = IoapiFile.open(source)) {
      two = new CellTable(file.header().grid(), new StudyTables());
    }
    two.ensure(1);
    two.ensure(4);
    StudyTables before =
        new StudyTables().put(two.table(), Provenance.of(Provenance.Status.GIVEN, "hand", "made"));
    StudyTables after =
        IOAPI.read(source, ImportSettings.of(IOAPI, Map.of("variable", "POP")), before);
    assertThat(after.require(Inputs.CELL).ints("cell")).containsExactly(1, 4);
    assertThat(after.require(Inputs.CELL).doubles("population_persons")).containsExactly(0, 50);
    assertThat(after.provenance("cell").note())
        .contains("made; then")
        .contains(": 50 persons in the cells, 110 in cells of the file that the study lacks");
  }

  @Test
  void refusesWhatIsNoNumberOfPeopleOrNoMicrograms() {
    refused(IOAPI, still("ug/m3", PEOPLE)).hasMessageContaining("--set variable");
    refused(IOAPI, still("ug/m3", PEOPLE), "variable", "PUP")
        .hasMessageContaining("expected one of (POP, PM25)");
    refused(IOAPI, still("ug/m3", PEOPLE), "variable", "PM25")
        .hasMessageContaining("variable PM25: found people in 'ug/m3'");
    refused(IOAPI, still("ppmV", PEOPLE), "variable", "POP", "pm25_variable", "PM25")
        .hasMessageContaining("variable PM25: found PM2.5 in 'ppmV'");
    refused(IOAPI, still("ug/m3", new double[] {1, 2, 3, 4, -5, 6}), "variable", "POP")
        .hasMessageContaining("still.nc, variable POP, column 1, row 1: found -5.0");
    refused(
            IOAPI,
            still("ug/m3", new double[] {1, 2, Double.POSITIVE_INFINITY, 4, 5, 6}),
            "variable",
            "POP")
        .hasMessageContaining("column 2, row 0: found Infinity");
    refused(IOAPI, still(" ", PEOPLE), "variable", "POP", "pm25_variable", "PM25")
        .hasMessageContaining("variable PM25: found PM2.5 without a unit")
        .hasMessageContaining("--set pm25_unit=ug/m3");
  }

  /** A cell that the file marks as missing, in whatever way, has no people and no PM2.5. */
  @Test
  void missingValuesAreNoPeopleAndAreRemarked() {
    double[] people = {10, Double.NaN, 9.969209968386869e36, -9.999e36, 50, 60};
    Path source = still("ug/m3", people);
    StudyTables tables = read(IOAPI, source, "variable", "POP", "pm25_variable", "PM25");
    assertThat(tables.require(Inputs.CELL).doubles("population_persons"))
        .containsExactly(10, 0, 0, 0, 50, 60);
    assertThat(tables.provenance("cell").remarks())
        .containsExactly(
            source + ", variable POP: 3 of 6 cells have no value and count as without people.",
            source + ", variable PM25: 1 of 6 cells have no value; their PM2.5 stays empty.");
  }

  @Test
  void unitsAreConverted() {
    StudyTables tables =
        read(IOAPI, still("kg m-3", PEOPLE), "variable", "POP", "pm25_variable", "PM25");
    assertThat(tables.require(Inputs.CELL).doubles("pm25_ugm3"))
        .containsExactly(1e9, 2e9, 3e9, 4e9, Double.NaN, 6e9);
    assertThat(tables.provenance("cell").note()).contains("PM25 ('kg m-3', times 1.0E9)");
  }

  @Test
  void unitsThatTheUserGives() {
    Path source = still("", PEOPLE);
    StudyTables tables =
        read(
            IOAPI,
            source,
            "variable",
            "POP",
            "population_unit",
            "1000 people",
            "pm25_variable",
            "PM25",
            "pm25_unit",
            "mg m-3");
    assertThat(tables.require(Inputs.CELL).doubles("pm25_ugm3"))
        .containsExactly(1000, 2000, 3000, 4000, Double.NaN, 6000);
    assertThat(tables.require(Inputs.CELL).doubles("population_persons")[0]).isEqualTo(10_000);
    assertThat(tables.provenance("cell").remarks())
        .contains(
            source + ", variable PM25 declares no unit: PM2.5 taken as mg m-3 (pm25_unit).",
            source + ", variable POP declares '#': people taken as 1000 people (population_unit).");
    refused(IOAPI, source, "variable", "POP", "population_unit", "people/km2")
        .hasMessageContaining("--set population_unit: found people in 'people/km2'")
        .hasMessageContaining("a unit that converts to persons");
  }
}
