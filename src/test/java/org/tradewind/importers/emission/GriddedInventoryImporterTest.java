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
import static org.tradewind.importers.emission.GeneratedGridded.withSubsectors;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tradewind.tables.Inputs;
import org.tradewind.tables.Provenance;
import org.tradewind.tables.StudyTables;
import org.tradewind.tables.Table;

class GriddedInventoryImporterTest {
  /** One cell that has half of each southern source cell, from 110.5 to 111.5 E, 30 to 31 N. */
  private static final StudyTables HALVES = study(lonLat(110.5, 30, 1, 1, 1));

  /** Two columns and two rows on the source's own cells. */
  private static final StudyTables SAME = study(lonLat(110, 30, 1, 2, 2));

  @TempDir Path folder;

  private Path file() {
    return folder.resolve("e.nc");
  }

  /** 10 t, 20 t in the northern cells, 30 t, 40 t in the southern ones, in each month. */
  private Path twelve(String units) {
    double[] data = new double[48];
    Arrays.setAll(data, i -> 10 * (i % 4 + 1));
    return fourCells(12).variable("so2", units, data).write(file());
  }

  @Test
  void halvesOfTwoCellsGoToTheCellThatLiesOnThem() {
    StudyTables made = read(twelve("t/month"), HALVES, "category", "power");
    Table table = grid(made);
    assertThat(table.ints("cell")).containsExactly(0);
    assertThat(table.strings("species")).containsExactly("SO2");
    assertThat(table.strings("category")).containsExactly("power");
    // (30 + 40) / 2 in a month; 100 - 35 outside
    assertThat(table.doubles("m01")[0]).isCloseTo(35, offset(1e-10));
    assertThat(table.doubles("m12")[0]).isCloseTo(35, offset(1e-10));
    assertThat(remarks(made))
        .containsExactly(
            "SO2 of category power: 420 t of the source's 1200 t are in the study's cells; 780 t"
                + " (65 %) lie outside the study's grid, and 0 t (0 %) in cells of it that the table"
                + " cell lacks.");
    Provenance origin = made.provenance("inventory_grid");
    assertThat(origin.note())
        .isEqualTo(
            "so2 read as SO2 of category power; 100 % of the area of 1 cells of the study is covered"
                + " by the source");
    assertThat(origin.status()).isEqualTo(Provenance.Status.ESTIMATED);
  }

  @Test
  void cellsOfTheGridThatTheStudyLacksAreCountedApart() {
    StudyTables made =
        read(twelve("t"), study(lonLat(110, 30, 1, 2, 2), 0, 3), "category", "power");
    Table table = grid(made);
    // rows from the south: cell 0 is the source's 30, cell 3 its 20
    assertThat(table.ints("cell")).containsExactly(0, 3);
    assertThat(table.doubles("m06")).containsExactly(new double[] {30, 20}, offset(1e-10));
    assertThat(remarks(made))
        .containsExactly(
            "SO2 of category power: 600 t of the source's 1200 t are in the study's cells; 0 t (0 %)"
                + " lie outside the study's grid, and 600 t (50 %) in cells of it that the table cell"
                + " lacks.");
  }

  /**
   * kg m-2 s-1 over a month: by hand, a cell from 30 to 31 N and of one degree has, on the sphere
   * of 6,371,007.2 m, R^2 (sin 31 - sin 30) pi / 180 = 1.06533e10 m2. 1e-9 kg/m2/s over the 28 days
   * of February 2017 are 1e-9 x 1.06533e10 x 2,419,200 s = 2.57726e7 kg = 25,772.6 t; over the 31
   * days of March x 31 / 28.
   */
  @Test
  void fluxesAreIntegratedOverTheSphereAndTheMonth() {
    double[] data = new double[48];
    Arrays.fill(data, 1e-9);
    Path file = fourCells(12).variable("NOX", "kg m-2 s-1", data).write(file());
    Table table = grid(read(file, HALVES, "category", "power", "year", "2017"));
    double r = 6_371_007.2;
    double area = r * r * (Math.sin(Math.toRadians(31)) - 0.5) * Math.PI / 180;
    assertThat(area).isCloseTo(1.06533e10, offset(1e5));
    double february = 1e-9 * area * 28 * 86_400 / 1000;
    assertThat(february).isCloseTo(25_772.6, offset(1.0));
    assertThat(table.doubles("m02")[0]).isCloseTo(february, offset(1e-8));
    assertThat(table.doubles("m03")[0]).isCloseTo(february * 31 / 28, offset(1e-8));
    // a leap year
    table = grid(read(file, HALVES, "category", "power", "year", "2016"));
    assertThat(table.doubles("m02")[0]).isCloseTo(february * 29 / 28, offset(1e-8));
    refused(file, HALVES, "category", "power")
        .hasMessageContaining("'kg m-2 s-1' of a year that is not known")
        .hasMessageContaining("--set year=");
  }

  /** 1000 g/km2/month on 10,653.3 km2 are 10.6533 t in every month, long or short. */
  @Test
  void gramsPerSquareKilometreAndMonthAreThoseOfTheMonth() {
    double[] data = new double[48];
    Arrays.fill(data, 1000);
    Path file = fourCells(12).variable("NH3", "g/km2/month", data).write(file());
    Table table = grid(read(file, HALVES, "category", "agriculture"));
    assertThat(table.doubles("m02")[0]).isCloseTo(10.6533, offset(1e-4));
    assertThat(table.doubles("m03")[0]).isEqualTo(table.doubles("m02")[0]);
  }

  @Test
  void anAnnualFileIsSpreadByDaysOrByAProfile() throws IOException {
    Path file = fourCells(0).variable("SO2", "kt/yr", 1, 2, 3, 4).write(file());
    StudyTables byDays = read(file, HALVES, "category", "power");
    assertThat(grid(byDays).doubles("m01")[0]).isCloseTo(3500 * 31 / 365.0, offset(1e-9));
    assertThat(tonnes(grid(byDays), 0)[0]).isCloseTo(3500, offset(1e-9));
    assertThat(remarks(byDays).get(0))
        .isEqualTo(
            "SO2 of category power: The year's emissions are spread evenly over its days, of a year of"
                + " 365 days: no profile is given.");
    Path profile =
        Files.writeString(
            folder.resolve("p.csv"),
            "month,power,transportation\n1,0.4,1\n2,0.3,1\n3,.1,0\n4,0,0\n5,0,0\n6,0,0\n7,0,0\n"
                + "8,0,0\n9,0,0\n10,0,0\n11,0,0\n12,0,0\n");
    StudyTables made = read(file, HALVES, "category", "power", "profile", profile.toString());
    // 0.4 / 0.8
    assertThat(grid(made).doubles("m01")[0]).isCloseTo(1750, offset(1e-9));
    assertThat(grid(made).doubles("m03")[0]).isCloseTo(437.5, offset(1e-9));
    assertThat(grid(made).doubles("m04")[0]).isZero();
    assertThat(remarks(made).get(0))
        .isEqualTo(
            "SO2 of category power: The shares of the months in "
                + profile
                + ", column power, sum to 0.8: each is divided by this sum.");
    refused(file, HALVES, "category", "transport", "profile", profile.toString())
        .hasMessageContaining("no column 'transport' among (power, transportation)")
        .hasMessageContaining("--set profile_column=");
    StudyTables other =
        read(
            file,
            HALVES,
            "category",
            "transport",
            "profile",
            profile.toString(),
            "profile_column",
            "transportation");
    assertThat(grid(other).doubles("m02")[0]).isCloseTo(1750, offset(1e-9));
  }

  /** Rows of another species and category stay; the same species and category is replaced. */
  @Test
  void repeatedImportsAddToTheTable() {
    Path file =
        fourCells(0)
            .variable("SO2", "t/yr", 1, 2, 3, 4)
            .variable("NOX", "t/yr", 0, 0, 0, 8)
            .write(file());
    StudyTables folder = study(lonLat(110, 30, 1, 2, 2));
    folder.putAll(read(file, folder, "category", "power"));
    // in the order of cells; NOX is in the second one alone
    assertThat(grid(folder).ints("cell")).containsExactly(0, 1, 1, 2, 3);
    assertThat(grid(folder).strings("species")).containsExactly("SO2", "SO2", "NOX", "SO2", "SO2");
    folder.putAll(read(file, folder, "category", "industry", "variables", "SO2=SO2"));
    assertThat(grid(folder).rows()).isEqualTo(9);
    StudyTables again =
        read(file, folder, "category", "power", "variables", "SO2=NOX", "year", "2016");
    Table table = grid(again);
    assertThat(table.strings("category"))
        .containsExactly("industry", "power", "industry", "power", "industry", "industry");
    assertThat(table.strings("species")).containsExactly("SO2", "NOX", "SO2", "SO2", "SO2", "SO2");
    assertThat(tonnes(table, 0)[3]).isCloseTo(8, offset(1e-12));
    assertThat(remarks(again))
        .contains(
            "SO2 of category power: 4 rows of an earlier import are replaced.",
            "Variables of e.nc that are not used: (SO2).")
        .noneMatch(r -> r.startsWith("SO2 of category power: 10 t"))
        .anyMatch(r -> r.startsWith("SO2 of category industry: 10 t of the source's 10 t"));
  }

  @Test
  void aSubsectorGoesToTheTableEmission() {
    StudyTables study = withSubsectors(study(lonLat(110, 30, 1, 2, 2)), "coal_power", "power");
    Path file = twelve("t/month");
    StudyTables made = read(file, study, "subsector", "coal_power");
    Table table = made.require(Inputs.EMISSION).validated("test");
    assertThat(table.strings("subsector")).containsOnly("coal_power");
    assertThat(table.doubles("m07")).containsExactly(new double[] {30, 40, 10, 20}, offset(1e-10));
    refused(file, study, "subsector", "coal_pwer")
        .hasMessageContaining("the unknown subsector 'coal_pwer'")
        .hasMessageContaining("coal_power");
    refused(file, study).hasMessageContaining("neither category nor subsector");
    refused(file, study, "category", "power", "subsector", "coal_power")
        .hasMessageContaining("category and subsector");
    assertThat(remarks(read(file, study, "category", "fires")))
        .contains(
            "No subsector of the table subsector is of category fires: its emissions cannot be shared"
                + " out.");
  }

  @Test
  void severalVariablesAreAddedUp() {
    Path file =
        fourCells(0)
            .variable("oc_a", "t/yr", 1, 2, 3, 4)
            .variable("oc_b", "kg/yr", 1000, 0, 0, 0)
            .write(file());
    StudyTables made = read(file, SAME, "category", "fires", "variables", "OC=oc_a+oc_b");
    assertThat(tonnes(grid(made), 0)).containsExactly(new double[] {3, 4, 2, 2}, offset(1e-12));
    assertThat(made.provenance("inventory_grid").note())
        .startsWith("oc_a+oc_b read as OC of category fires");
  }

  @Test
  void missingValuesAreNoEmissionAndAreCounted() {
    Path file =
        fourCells(0)
            .variable(
                "SO2",
                Map.of("units", "t/yr", "_FillValue", new double[] {-1}),
                -1,
                2,
                Double.NaN,
                4)
            .write(file());
    StudyTables made = read(file, SAME, "category", "power");
    assertThat(grid(made).ints("cell")).containsExactly(1, 3);
    assertThat(remarks(made))
        .contains(
            "SO2 of category power: "
                + file
                + ", variable SO2: 2 of 4 values are missing and count as no emission.");
  }

  /** Files of single months in any order, dated by their axes; the year comes from them. */
  @Test
  void aFolderOfMonthsIsReadInTheirOrder() throws IOException {
    Path months = Files.createDirectory(folder.resolve("months"));
    for (int m = 0; m < 12; m++) {
      fourCells(1)
          .times("months since 2017-01-01", m)
          .variable("SO2", "t/day", m + 1, 0, 0, 0)
          .write(months.resolve("part" + (97 - m) + ".nc"));
    }
    Table table = grid(read(months, SAME, "category", "power"));
    assertThat(table.rows()).isEqualTo(1);
    assertThat(table.doubles("m01")[0]).isCloseTo(31, offset(1e-10));
    assertThat(table.doubles("m02")[0]).isCloseTo(2 * 28, offset(1e-10));
    assertThat(table.doubles("m12")[0]).isCloseTo(12 * 31, offset(1e-10));
    Files.delete(months.resolve("part90.nc"));
    refused(months, SAME, "category", "power").hasMessageContaining("found 11 steps in 2017");
  }
}
