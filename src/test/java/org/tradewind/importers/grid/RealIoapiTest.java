package org.tradewind.importers.grid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tradewind.axes.CompensatedSum;
import org.tradewind.axes.LambertGrid;
import org.tradewind.axes.LambertGrid.Definition;
import org.tradewind.formats.ioapi.GriddescFile;
import org.tradewind.formats.ioapi.IoapiFile;
import org.tradewind.importers.Imports;
import org.tradewind.tables.Inputs;
import org.tradewind.tables.Table;

/**
 * Files that CMAQ's tools wrote. The expected numbers were read with ncdump 4.9 and scipy 1.17
 * (NetCDF-4 after nccopy -k classic), not with this reader.
 */
class RealIoapiTest {
  /** The grid LA36 of GRIDDESC_GT, on which the classic files are. */
  private static final LambertGrid LA36 =
      LambertGrid.of(
          new Definition(33, 45, -97, -97, 40, -2_736_000, -2_088_000, 36_000, 36_000, 148, 112));

  @TempDir Path folder;

  private static IoapiFile open(String name) {
    return IoapiFile.open(Imports.real("ioapi/" + name));
  }

  @Test
  void population() {
    try (IoapiFile file = open("POP_BMR.nc")) {
      assertThat(file.header().grid()).isEqualTo(LA36);
      assertThat(file.header().gridName()).isEqualTo("Pop and HEs Cana");
      assertThat(file.header().start()).isEmpty();
      assertThat(file.timeStamps()).isEmpty();
      assertThat(file.variables())
          .containsExactly(
              new IoapiFile.Variable("POP", "#", "Total Population", 1),
              new IoapiFile.Variable(
                  "BMR", "#/Million-yr", "Baseline Non-Accidental Mortality", 1));
      double[] people = file.read("POP", 0, 0);
      assertThat(CompensatedSum.of(people)).isCloseTo(316_024_483.586, within(1e-3));
      assertThat(people[LA36.cell(129, 67)]).isEqualTo(4_627_252);
      assertThat(Arrays.stream(people).max()).hasValue(4_627_252);
      // the fullest cell is in New York City
      assertThat(LA36.cellAt(-73.97, 40.75)).isEqualTo(LA36.cell(129, 67));
      double[] rate = file.read("BMR", 0, 0);
      assertThat(CompensatedSum.of(rate)).isCloseTo(83_311_792.3898, within(1e-3));
      assertThat(rate[LA36.cell(70, 49)]).isCloseTo(23_304.73046875, within(1e-9));
    }
  }

  @Test
  void importOfPopulation() {
    Path source = Imports.real("ioapi/POP_BMR.nc");
    Table cell = Imports.read(new IoapiImporter(), source, "variable", "POP").require(Inputs.CELL);
    cell.validated("POP_BMR.nc");
    assertThat(cell.rows()).isEqualTo(148 * 112);
    assertThat(CompensatedSum.of(cell.doubles("population_persons")))
        .isCloseTo(316_024_483.586, within(1e-3));
    Imports.refused(new IoapiImporter(), source, "variable", "BMR")
        .hasMessageContaining("'#/Million-yr'");
  }

  @Test
  void forcingByTheHour() {
    try (IoapiFile file = open("forcing.nc")) {
      assertThat(file.header().grid()).isEqualTo(LA36);
      assertThat(file.header().gridName()).isEqualTo("LA36");
      assertThat(file.header().step()).isEqualTo(Duration.ofHours(1));
      // day 273 of 2007 is 30 September
      LocalDateTime start = LocalDateTime.of(2007, 9, 30, 0, 0);
      assertThat(file.header().start()).contains(start);
      assertThat(file.timeStamps()).hasSize(25).startsWith(start).endsWith(start.plusDays(1));
      assertThat(file.variable("O3"))
          .isEqualTo(new IoapiFile.Variable("O3", "unitless", "1-h max forcing", 25));
      int[] sums = {
        4091, 2903, 2179, 1458, 1008, 837, 750, 736, 656, 559, 481, 410, 333, 221, 127, 10, 0
      };
      for (int t = 0; t < sums.length; t++) {
        assertThat(CompensatedSum.of(file.read("O3", t, 0))).as("hour " + t).isEqualTo(sums[t]);
      }
      assertThat(file.read("O3", 0, 0)[LA36.cell(74, 14)]).isEqualTo(1);
    }
  }

  @Test
  void mapOfCountries() {
    try (IoapiFile file = open("map.nc")) {
      assertThat(file.header().grid()).isEqualTo(LA36);
      assertThat(file.header().vertical().top()).isEqualTo(5000);
      assertThat(CompensatedSum.of(file.read("CC", 0, 0))).isEqualTo(3383);
      assertThat(CompensatedSum.of(file.read("USCAN", 0, 0))).isEqualTo(15_913);
    }
  }

  @Test
  void emissionsInNetcdf4() {
    try (IoapiFile file = open("openmethane_emis_record_2022-12-07.nc")) {
      Definition grid = file.header().grid().definition();
      assertThat(grid.alp()).isEqualTo(-40);
      assertThat(grid.bet()).isEqualTo(-15);
      assertThat(grid.gam()).isEqualTo(133.302001953125);
      assertThat(grid.xorig()).isEqualTo(1_480_000.375);
      assertThat(grid.ncols()).isEqualTo(10);
      assertThat(file.header().layers()).isEqualTo(32);
      assertThat(file.header().vertical().type()).isEqualTo(7);
      assertThat(file.header().vertical().levels()).hasSize(33).startsWith(1.0).endsWith(0.0);
      assertThat(file.header().gridName()).isEqualTo("METCRO_au-test_v");
      // day 341 of 2022 is 7 December
      LocalDateTime start = LocalDateTime.of(2022, 12, 7, 0, 0);
      assertThat(file.timeStamps()).hasSize(25).startsWith(start).endsWith(start.plusDays(1));
      assertThat(file.variables())
          .containsExactly(new IoapiFile.Variable("CH4", "mols/s", "Emissions of CH4", 25));
      assertThat(CompensatedSum.of(file.read("CH4", 3, 0)))
          .isCloseTo(411.11482870578766, within(1e-9));
      assertThat(file.read("CH4", 0, 0)[26]).isCloseTo(95.38886260986328, within(1e-12));
      assertThat(file.read("CH4", 24, 31)).hasSize(100).containsOnly(0);
    }
  }

  @Test
  void sensitivitiesInNetcdf4() {
    try (IoapiFile file = open("openmethane_sense_emis_template.nc")) {
      assertThat(file.variable("CH4").units()).isEqualTo("CF/(ppmv/s)");
      assertThat(file.variable("CH4").steps()).isEqualTo(25);
      assertThat(file.timeStamps()).hasSize(25);
      assertThat(file.header().gridName()).isEqualTo("au-test_v1");
      assertThat(file.read("CH4", 24, 31)).hasSize(100).containsOnly(0);
    }
  }

  @Test
  void cutFilesOfBothFormats() throws IOException {
    for (String name : new String[] {"forcing.nc", "openmethane_emis_record_2022-12-07.nc"}) {
      byte[] whole = Files.readAllBytes(Imports.real("ioapi/" + name));
      Path cut = Files.write(folder.resolve(name), Arrays.copyOf(whole, whole.length / 2));
      Imports.refused(new IoapiImporter(), cut, "variable", "O3")
          .hasMessageContaining(name)
          .hasMessageContaining("truncated");
    }
  }

  @Test
  void griddesc() {
    GriddescFile china = GriddescFile.read(Imports.real("ioapi/GRIDDESC.CN27km"));
    assertThat(china.names()).containsExactly("CN27km");
    assertThat(china.grid("CN27km").definition())
        .isEqualTo(
            new Definition(25, 40, 102, 102, 34, -2_511_000, -1_775_000, 27_000, 27_000, 186, 156));
    GriddescFile tech = GriddescFile.read(Imports.real("ioapi/GRIDDESC_GT"));
    assertThat(tech.names()).hasSize(21).startsWith("MCIP_Domain1_CRO").endsWith("LA4");
    assertThat(tech.grid("LA36")).isEqualTo(LA36);
    assertThat(tech.names()).allSatisfy(n -> assertThat(tech.grid(n).cells()).isPositive());
    assertThat(tech.grid("M_08_99TUT02").definition())
        .isEqualTo(new Definition(30, 60, -100, -100, 40, 1_000_000, -536_000, 8000, 8000, 46, 42));
  }
}
