package org.tradewind.importers.emission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;
import static org.tradewind.importers.emission.GeneratedGridded.fourCells;
import static org.tradewind.importers.emission.GeneratedGridded.grid;
import static org.tradewind.importers.emission.GeneratedGridded.lonLat;
import static org.tradewind.importers.emission.GeneratedGridded.read;
import static org.tradewind.importers.emission.GeneratedGridded.refused;
import static org.tradewind.importers.emission.GeneratedGridded.remarks;
import static org.tradewind.importers.emission.GeneratedGridded.study;
import static org.tradewind.importers.emission.GeneratedGridded.tonnes;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tradewind.tables.Inputs;
import org.tradewind.tables.Provenance;
import org.tradewind.tables.StudyTables;
import org.tradewind.tables.Table;

/** What is refused, and what is read all the same with a remark. */
class GriddedInventoryErrorsTest {
  /** Two columns and two rows on the source's own cells. */
  private static final StudyTables SAME = study(lonLat(110, 30, 1, 2, 2));

  @TempDir Path folder;

  private Path file() {
    return folder.resolve("e.nc");
  }

  @Test
  void badSourcesAreRefusedWithTheirPlace() {
    Path file = fourCells(0).variable("SO2", "t/yr", 1, 2, -3, 4).write(file());
    refused(file, SAME, "category", "power")
        .hasMessageContaining("variable SO2, step 0, latitude 30.5, longitude 110.5: found -3.0");
    file = fourCells(0).variable("SO2", "furlongs", 1, 2, 3, 4).write(file());
    refused(file, SAME, "category", "power")
        .hasMessageContaining("variable SO2: found emissions of SO2 in 'furlongs'")
        .hasMessageContaining("--set unit=");
    file = fourCells(0).variable("SO2", "", 1, 2, 3, 4).write(file());
    refused(file, SAME, "category", "power")
        .hasMessageContaining("variable SO2: found emissions of SO2 without a unit");
    assertThat(remarks(read(file, SAME, "category", "power", "unit", "t/yr")))
        .contains(
            "SO2 of category power: "
                + file
                + ", variable SO2 declares no unit: taken as t/yr (unit).");
    file = fourCells(0).variable("so2_em", "t/yr", 1, 2, 3, 4).write(file());
    refused(file, SAME, "category", "power")
        .hasMessageContaining("no variable that is named as a species among (so2_em)");
    refused(file, SAME, "category", "power", "variables", "SO2=so2_en")
        .hasMessageContaining("the unknown variable 'so2_en'");
    refused(file, SAME, "category", "power", "variables", "SOX=so2_em")
        .hasMessageContaining("the unknown species 'SOX'");
    refused(file, new StudyTables(), "category", "power")
        .hasMessageContaining("no table grid in the folder");
  }

  @Test
  void aSourceThatDoesNotCoverTheStudyIsRefusedWithItsCoverage() {
    Path file = fourCells(0).variable("SO2", "t/yr", 1, 2, 3, 4).write(file());
    // the western half of each of the two cells lies on the source
    StudyTables wide = study(lonLat(111.5, 30, 1, 1, 2));
    refused(file, wide, "category", "power")
        .hasMessageContaining("50 % of the area of 2 cells of the study is covered by the source")
        .hasMessageContaining("expected 99.9 % at least");
    StudyTables made = read(file, wide, "category", "power", "coverage", "0.5");
    assertThat(tonnes(grid(made), 0)).containsExactly(new double[] {2, 1}, offset(1e-12));
    assertThat(remarks(made)).anyMatch(r -> r.startsWith("50 % of the area of 2 cells"));
    // only the cell in a region counts
    Table.Builder regions = Table.builder(Inputs.CELL_REGION);
    StudyTables land = study(lonLat(111, 30, 1, 2, 1));
    refused(file, land, "category", "power").hasMessageContaining("50 % of the area of 2 cells");
    land.put(regions.add(0, "R", 1.0).build(), Provenance.of(Provenance.Status.GIVEN, "x", "y"));
    assertThat(read(file, land, "category", "power").provenance("inventory_grid").note())
        .contains("100 % of the area of 1 cells of the study that lie in a region is covered");
  }

  @Test
  void aNumberOfStepsThatIsNeitherMonthsNorAYearIsRefused() {
    double[] three = new double[12];
    Path file = fourCells(3).variable("SO2", "t", three).write(file());
    refused(file, SAME, "category", "power")
        .hasMessageContaining("found 3 steps; expected 12 steps, the months of a year, or 1 step");
    // twelve years are not twelve months
    double[] years = new double[12];
    Arrays.setAll(years, y -> 365.25 * y + 180);
    double[] data = new double[48];
    Arrays.setAll(data, i -> i / 4);
    file =
        fourCells(12)
            .times("days since 2001-01-01", years)
            .variable("SO2", "t", data)
            .write(file());
    refused(file, SAME, "category", "power").hasMessageContaining("--set year=");
    assertThat(tonnes(grid(read(file, SAME, "category", "power", "year", "2004")), 0)[0])
        .isCloseTo(3, offset(1e-12));
    refused(file, SAME, "category", "power", "year", "2030")
        .hasMessageContaining("expected the year 2030");
  }

  @Test
  void aTotalThatTheFileStatesIsCompared() {
    Path file =
        fourCells(0)
            .variable(
                "SO2", Map.of("units", "t/yr", "total_emi_so2", " 1.0e+004 kg/year"), 1, 2, 3, 4)
            .write(file());
    assertThat(grid(read(file, SAME, "category", "power")).rows()).isEqualTo(4);
    file =
        fourCells(0)
            .variable("SO2", Map.of("units", "t/yr", "total_emi_so2", "20 t/year"), 1, 2, 3, 4)
            .write(file());
    refused(file, SAME, "category", "power")
        .hasMessageContaining(
            "found cells that add up to 0.00001 Tg, 50 % of the 0.00002 Tg in the attribute"
                + " total_emi_so2")
        .hasMessageContaining("check_total=off");
    assertThat(remarks(read(file, SAME, "category", "power", "check_total", "off")))
        .anyMatch(r -> r.contains("50 % of the 0.00002 Tg in the attribute total_emi_so2"));
    refused(file, SAME, "category", "power", "total_attribute", "sum")
        .hasMessageContaining("no attribute 'sum'");
  }

  @Test
  void molesNeedAMolarMass() {
    Path file = fourCells(0).variable("NOX", "moles/s", 1, 0, 0, 0).write(file());
    refused(file, SAME, "category", "power", "year", "2017")
        .hasMessageContaining("NOX in moles ('moles/s')")
        .hasMessageContaining("--set molar_mass=NOX=");
    Table table =
        grid(read(file, SAME, "category", "power", "year", "2017", "molar_mass", "NOX=46.0055"));
    // 31,536,000 s x 46.0055 g
    assertThat(tonnes(table, 0)[0]).isCloseTo(31.536 * 46.0055, offset(1e-9));
  }
}
