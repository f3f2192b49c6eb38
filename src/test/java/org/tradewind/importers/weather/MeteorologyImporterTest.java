package org.tradewind.importers.weather;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.tradewind.importers.Imports.read;
import static org.tradewind.importers.Imports.refused;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tradewind.axes.LambertGrid;
import org.tradewind.axes.UserError;
import org.tradewind.formats.ioapi.GeneratedIoapi;
import org.tradewind.formats.ioapi.IoapiFile;
import org.tradewind.formats.netcdf.GeneratedNetcdf;
import org.tradewind.importers.Imports;
import org.tradewind.importers.source.ImportSettings;
import org.tradewind.tables.AirInputs;
import org.tradewind.tables.Provenance;
import org.tradewind.tables.StudyTables;
import org.tradewind.tables.Table;

class MeteorologyImporterTest {
  private static final MeteorologyImporter METEOROLOGY = new MeteorologyImporter();
  private static final List<String> SHAPE = List.of("TSTEP", "LAY", "ROW", "COL");
  private static final int CELLS = 6;

  @TempDir Path folder;

  /** Hourly steps of given days of 2017, in one layer; a value of a step holds in all its cells. */
  private Path file(String name, int[] days, Map<String, double[]> byStep, String rainUnit) {
    int steps = days.length;
    GeneratedNetcdf file = new GeneratedNetcdf(1, steps);
    GeneratedIoapi.header().forEach(file::attribute);
    file.attribute("NLAYS", new int[] {1})
        .dimension("TSTEP", 0)
        .dimension("DATE-TIME", 2)
        .dimension("LAY", 1)
        .dimension("VAR", 1)
        .dimension("ROW", 2)
        .dimension("COL", 3);
    double[] flags = new double[2 * steps];
    for (int t = 0; t < steps; t++) {
      flags[2 * t] = 2017000 + days[t];
      flags[2 * t + 1] = 10000 * t;
    }
    file.variable(
        "TFLAG",
        GeneratedNetcdf.INT,
        List.of("TSTEP", "VAR", "DATE-TIME"),
        Map.of("units", "<YYYYDDD,HHMMSS>"),
        flags);
    byStep.forEach(
        (variable, values) ->
            file.variable(
                variable,
                GeneratedNetcdf.DOUBLE,
                SHAPE,
                Map.of("units", units(variable, rainUnit), "var_desc", variable),
                Arrays.stream(values)
                    .flatMap(v -> Arrays.stream(new double[CELLS]).map(x -> v))
                    .toArray()));
    return file.write(folder.resolve(name));
  }

  private static String units(String variable, String rainUnit) {
    return switch (variable) {
      case "PBL" -> "M               ";
      case "WDIR10" -> "DEGREES         ";
      case "RN", "RC" -> rainUnit;
      default -> "M/S             ";
    };
  }

  private static Map<String, double[]> weather() {
    Map<String, double[]> byStep = new LinkedHashMap<>();
    byStep.put("UWIND", new double[] {1, 3, 10});
    byStep.put("VWIND", new double[] {-2, -2, 0});
    byStep.put("WSPD10", new double[] {2, 4, 5});
    byStep.put("WDIR10", new double[] {270, 0, 180});
    byStep.put("PBL", new double[] {400, 600, 1000});
    byStep.put("RN", new double[] {0.1, 0.3, 0});
    byStep.put("RC", new double[] {0, 0.2, 0.5});
    return byStep;
  }

  private static double value(Table table, String variable, String month, int point) {
    int seen = 0;
    for (int r = 0; r < table.rows(); r++) {
      if (table.strings("variable")[r].equals(variable) && seen++ == point) {
        return table.doubles(month)[r];
      }
    }
    throw new AssertionError("no " + variable + " of point " + point);
  }

  @Test
  void stepsBecomeMonthlyMeansAtTheCentresOfCells() {
    Path source = file("jan-jul.nc", new int[] {1, 1, 190}, weather(), "CM");
    StudyTables tables =
        read(
            METEOROLOGY,
            source,
            "wind_u",
            "UWIND",
            "wind_v",
            "VWIND",
            "wind_axes",
            "east",
            "mixing_height",
            "PBL",
            "precipitation",
            "RN+RC");
    Table table = tables.require(AirInputs.METEOROLOGY).validated("import");
    assertThat(table.rows()).isEqualTo(5 * CELLS);
    assertThat(value(table, "wind_u_ms", "m01", 2)).isCloseTo(2, within(1e-12));
    assertThat(value(table, "wind_v_ms", "m01", 2)).isCloseTo(-2, within(1e-12));
    // variances 1 and 0
    assertThat(value(table, "wind_sd_ms", "m01", 2)).isCloseTo(Math.sqrt(0.5), within(1e-12));
    assertThat(value(table, "wind_sd_ms", "m07", 2)).isCloseTo(0, within(1e-6));
    assertThat(value(table, "mixing_height_m", "m01", 5)).isCloseTo(500, within(1e-12));
    // 0.1 and 0.5 cm in an hour: a mean of 3 mm in each of 744 hours
    assertThat(value(table, "precipitation_mm", "m01", 0)).isCloseTo(3 * 744, within(1e-9));
    assertThat(value(table, "precipitation_mm", "m07", 0)).isCloseTo(5 * 744, within(1e-9));
    assertThat(value(table, "wind_u_ms", "m02", 0)).isNaN();
    LambertGrid grid = grid(source);
    assertThat(table.doubles("lon")[4]).isEqualTo(grid.lonOfCentre(4));
    assertThat(table.doubles("lat")[4]).isEqualTo(grid.latOfCentre(4));
    assertThat(tables.provenance("meteorology").status()).isEqualTo(Provenance.Status.ESTIMATED);
    assertThat(tables.provenance("meteorology").note()).contains("m01 of 2", "m07 of 1");
  }

  private static LambertGrid grid(Path source) {
    try (IoapiFile file = IoapiFile.open(source)) {
      return file.header().grid();
    }
  }

  @Test
  void windsOfTheGridTurnToEastAndNorthAndDirectionsAreWhereItBlowsFrom() {
    Path source = file("w.nc", new int[] {1, 1, 190}, weather(), "mm");
    Table turned =
        read(METEOROLOGY, source, "wind_u", "UWIND", "wind_v", "VWIND")
            .require(AirInputs.METEOROLOGY);
    double angle = grid(source).eastAngle(2);
    assertThat(value(turned, "wind_u_ms", "m07", 2)).isCloseTo(10 * Math.cos(angle), within(1e-12));
    assertThat(value(turned, "wind_v_ms", "m07", 2))
        .isCloseTo(-10 * Math.sin(angle), within(1e-12));
    assertThat(angle).isNotZero();
    Table polar =
        read(METEOROLOGY, source, "wind_speed", "WSPD10", "wind_direction", "WDIR10")
            .require(AirInputs.METEOROLOGY);
    // from the west at 2, from the north at 4; in July from the south at 5
    assertThat(value(polar, "wind_u_ms", "m01", 0)).isCloseTo(1, within(1e-12));
    assertThat(value(polar, "wind_v_ms", "m01", 0)).isCloseTo(-2, within(1e-12));
    assertThat(value(polar, "wind_v_ms", "m07", 0)).isCloseTo(5, within(1e-12));
    Table mm = read(METEOROLOGY, source, "precipitation", "RN").require(AirInputs.METEOROLOGY);
    assertThat(value(mm, "precipitation_mm", "m01", 0)).isCloseTo(0.2 * 744, within(1e-9));
  }

  @Test
  void monthsAndVariablesMayComeOneAfterTheOther() {
    Map<String, double[]> one = Map.of("PBL", new double[] {400, 600});
    Map<String, double[]> two = Map.of("PBL", new double[] {800});
    Path january = file("a.nc", new int[] {1, 1}, one, "cm");
    Path february = file("b.nc", new int[] {40}, two, "cm");
    ImportSettings settings = ImportSettings.of(METEOROLOGY, Map.of("mixing_height", "PBL"));
    StudyTables first = METEOROLOGY.read(january, settings, new StudyTables());
    StudyTables both = METEOROLOGY.read(february, settings, first);
    Table table = both.require(AirInputs.METEOROLOGY).validated("import");
    assertThat(table.rows()).isEqualTo(CELLS);
    assertThat(table.doubles("m01")).containsOnly(500);
    assertThat(table.doubles("m02")).containsOnly(800);
    assertThat(both.provenance("meteorology").files()).hasSize(2);
    // or all files of a folder at once
    Table whole =
        METEOROLOGY.read(folder, settings, new StudyTables()).require(AirInputs.METEOROLOGY);
    assertThat(whole.doubles("m01")).containsOnly(500);
    assertThat(whole.doubles("m02")).containsOnly(800);
    ImportSettings thin =
        ImportSettings.of(METEOROLOGY, Map.of("mixing_height", "PBL", "thin", "2"));
    assertThat(
            METEOROLOGY
                .read(january, thin, new StudyTables())
                .require(AirInputs.METEOROLOGY)
                .doubles("lon"))
        .containsExactly(grid(january).lonOfCentre(4));
    assertThatThrownBy(() -> METEOROLOGY.read(february, thin, first))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("6 points from an earlier import, other than the 1");
  }

  @Test
  void anHourThatTwoFilesShareCountsOnce() throws IOException {
    Map<String, double[]> once = Map.of("PBL", new double[] {400, 600});
    Path source = file("a.nc", new int[] {1, 1}, once, "cm");
    Files.copy(source, folder.resolve("again.nc"));
    StudyTables tables = read(METEOROLOGY, folder, "mixing_height", "PBL");
    assertThat(tables.provenance("meteorology").note()).endsWith("m01 of 2");
  }

  /** One inch in each of two hours of January: 25.4 mm an hour over 31 days of 24 hours. */
  @Test
  void unitsOfTheFileAreConverted() {
    Path source = file("a.nc", new int[] {1, 1}, Map.of("RN", new double[] {1, 1}), "inch");
    Table table = read(METEOROLOGY, source, "precipitation", "RN").require(AirInputs.METEOROLOGY);
    assertThat(table.doubles("m01")[0]).isCloseTo(25.4 * 24 * 31, within(1e-8));
    StudyTables metres =
        read(METEOROLOGY, source, "precipitation", "RN", "precipitation_unit", "m");
    assertThat(metres.require(AirInputs.METEOROLOGY).doubles("m01")[0])
        .isCloseTo(1000.0 * 24 * 31, within(1e-6));
    assertThat(metres.provenance("meteorology").remarks())
        .containsExactly(
            source
                + ", variable RN declares 'inch': precipitation taken as m (precipitation_unit).");
  }

  /**
   * Output of MCIP, units in capitals: M, M/S, DEGREES, CM. The expected means of the 25 hours were
   * worked with netCDF4-python 1.6.2 and NumPy.
   */
  @Test
  void realFile() {
    Path source = Imports.real("ioapi/mcip_METCRO2D_au-test.nc");
    Table table =
        read(
                METEOROLOGY,
                source,
                "wind_speed",
                "WSPD10",
                "wind_direction",
                "WDIR10",
                "mixing_height",
                "PBL",
                "precipitation",
                "RN+RC")
            .require(AirInputs.METEOROLOGY);
    int cells = 100;
    assertThat(table.rows()).isEqualTo(5 * cells);
    // u, v, sd, mixing height, rain; column 4, row 5, and for the rain row 3
    assertThat(table.doubles("m12")[54]).isCloseTo(0.10370328482477635, within(1e-12));
    assertThat(table.doubles("m12")[cells + 54]).isCloseTo(-3.0892963725083833, within(1e-12));
    assertThat(table.doubles("m12")[3 * cells + 54]).isCloseTo(1474.9116467285157, within(1e-9));
    assertThat(table.doubles("m12")[4 * cells + 34])
        .isCloseTo(6.442057306230717e-05 * 10 / 25 * 24 * 31, within(1e-15));
    assertThat(table.doubles("m11")).containsOnly(Double.NaN);
  }

  @Test
  void mistakesAreNamed() {
    Path source = file("a.nc", new int[] {1, 1, 190}, weather(), "mm/h");
    refused(METEOROLOGY, source).hasMessageContaining("no variable to read");
    refused(METEOROLOGY, source, "wind_u", "UWIND").hasMessageContaining("--set wind_v");
    refused(METEOROLOGY, source, "mixing_height", "PBLH")
        .hasMessageContaining("Did you mean 'PBL'?");
    refused(METEOROLOGY, source, "mixing_height", "RN")
        .hasMessageContaining("variable RN: found mixing height in 'mm/h'")
        .hasMessageContaining("a unit that converts to m.");
    refused(METEOROLOGY, source, "precipitation", "RN")
        .hasMessageContaining("found precipitation in 'mm/h'; expected a unit that converts to mm");
    refused(METEOROLOGY, source, "mixing_height", "PBL", "thin", "0")
        .hasMessageContaining("at least 1");
    refused(
            METEOROLOGY,
            source,
            "wind_u",
            "UWIND",
            "wind_v",
            "VWIND",
            "wind_speed",
            "WSPD10",
            "wind_direction",
            "WDIR10")
        .hasMessageContaining("the wind once");
    Path gap = file("gap.nc", new int[] {1}, Map.of("PBL", new double[] {-9.999e36}), "cm");
    refused(METEOROLOGY, gap, "mixing_height", "PBL")
        .hasMessageContaining("gap.nc, variable PBL, step 0 (2017-01-01T00:00), column 0, row 0")
        .hasMessageContaining("found a missing value")
        .hasMessageContaining("no gaps");
    Path still =
        GeneratedIoapi.still("ug/m**3", new double[CELLS], new double[CELLS])
            .write(folder.resolve("still.nc"));
    refused(METEOROLOGY, still, "mixing_height", "POP").hasMessageContaining("independent of time");
  }
}
