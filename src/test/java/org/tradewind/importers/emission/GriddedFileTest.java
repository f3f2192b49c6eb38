package org.tradewind.importers.emission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.offset;
import static org.tradewind.importers.emission.GeneratedGridded.study;
import static org.tradewind.importers.emission.GeneratedGridded.tonnes;

import io.jhdf.HdfFile;
import io.jhdf.WritableHdfFile;
import io.jhdf.api.WritableDataset;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tradewind.axes.LambertGrid;
import org.tradewind.axes.UserError;
import org.tradewind.formats.ioapi.GeneratedIoapi;
import org.tradewind.formats.netcdf.GeneratedNetcdf;
import org.tradewind.formats.netcdf.Netcdf;
import org.tradewind.formats.netcdf.TimeAxis;
import org.tradewind.tables.InventoryTables;
import org.tradewind.tables.StudyTables;
import org.tradewind.tables.Table;

/** Layouts of files: axes, order of dimensions, kinds of NetCDF, time, IOAPI. */
class GriddedFileTest {
  private static final double RADIUS = 6_371_007.2;
  private static final double[] FOUR = {1, 2, 3, 4};

  @TempDir Path folder;

  private Path file() {
    return folder.resolve("e.nc");
  }

  private static GeneratedNetcdf axes(Map<String, Object> ofLat, Map<String, Object> ofLon) {
    return new GeneratedNetcdf(1, 0)
        .dimension("y", 2)
        .dimension("x", 2)
        .dimension("nv", 2)
        .variable("a", GeneratedNetcdf.DOUBLE, List.of("y"), ofLat, 30.5, 31.5)
        .variable("b", GeneratedNetcdf.DOUBLE, List.of("x"), ofLon, 110.5, 111.5);
  }

  @Test
  void axesAreFoundByUnitOrStandardName() {
    for (Map<String, Object> lat :
        List.<Map<String, Object>>of(
            Map.of("units", "degrees_north"),
            Map.of("units", "degree_N"),
            Map.of("standard_name", "latitude"))) {
      Path file =
          axes(lat, Map.of("standard_name", "longitude"))
              .variable("SO2", GeneratedNetcdf.FLOAT, List.of("y", "x"), Map.of(), FOUR)
              .write(file());
      try (GriddedFile open = GriddedFile.open(file, RADIUS)) {
        assertThat(open.cells().toString()).isEqualTo("2 x 2 cells, b 110 to 112, a 30 to 32");
        assertThat(open.variables()).containsExactly("SO2");
      }
    }
    Path file = axes(Map.of(), Map.of("units", "degrees_east")).write(file());
    assertThatThrownBy(() -> GriddedFile.open(file, RADIUS))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("without an axis of latitude among (a, b)");
  }

  @Test
  void dimensionsInTheOtherOrderAreTurned() {
    Path file =
        axes(Map.of("units", "degrees_north"), Map.of("units", "degrees_east"))
            .variable("SO2", GeneratedNetcdf.FLOAT, List.of("x", "y"), Map.of(), 1, 3, 2, 4)
            .variable("nv", GeneratedNetcdf.FLOAT, List.of("nv", "x"), Map.of(), FOUR)
            .write(file());
    try (GriddedFile open = GriddedFile.open(file, RADIUS)) {
      assertThat(open.read("SO2", 0)).containsExactly(FOUR);
      assertThat(open.unfit())
          .containsExactly(Map.entry("nv", "other axes than latitude and longitude"));
    }
  }

  /** Cells that are no neighbours: the bounds say so. */
  @Test
  void boundsGoBeforeMidpoints() {
    Path file =
        axes(Map.of("units", "degrees_north", "bounds", "edges"), Map.of("units", "degrees_east"))
            .variable(
                "edges",
                GeneratedNetcdf.DOUBLE,
                List.of("y", "nv"),
                Map.of(),
                30.25,
                30.75,
                31.25,
                31.75)
            .variable(
                "b_bnds", GeneratedNetcdf.DOUBLE, List.of("x", "nv"), Map.of(), 111, 110, 112, 111)
            .variable("SO2", GeneratedNetcdf.FLOAT, List.of("y", "x"), Map.of(), FOUR)
            .write(file());
    try (GriddedFile open = GriddedFile.open(file, RADIUS)) {
      assertThat(open.cells().y().least())
          .isEqualTo(Math.toDegrees(Math.sin(Math.toRadians(30.25))));
      assertThat(open.cells().x().lower()).containsExactly(110, 111);
      double whole =
          Math.toRadians(1) * (Math.sin(Math.toRadians(30.75)) - Math.sin(Math.toRadians(30.25)));
      assertThat(open.cells().areaM2(0)).isCloseTo(RADIUS * RADIUS * whole, offset(1.0));
    }
  }

  @Test
  void axesThatAreNoneAreRefused() {
    assertRefused(new double[] {110, 111, 110.5}, new double[] {30, 31}, "110.5 after 111.0");
    assertRefused(new double[] {110, 111}, new double[] {30, 95}, "95.0 after 30.0");
    assertRefused(new double[] {110}, new double[] {30, 31}, "1 values and no bounds");
    assertRefused(new double[] {-200, 0, 300}, new double[] {30, 31}, "once at most");
  }

  private void assertRefused(double[] lon, double[] lat, String message) {
    Path file =
        new GeneratedGridded(lon, lat, 0)
            .variable("SO2", "t/yr", new double[lon.length * lat.length])
            .write(file());
    assertThatThrownBy(() -> GriddedFile.open(file, RADIUS))
        .isInstanceOf(UserError.class)
        .hasMessageContaining(message);
  }

  @Test
  void aDimensionThatIsNotTimeIsNamed() {
    Path file =
        axes(Map.of("units", "degrees_north"), Map.of("units", "degrees_east"))
            .dimension("sector", 3)
            .variable(
                "SO2",
                GeneratedNetcdf.FLOAT,
                List.of("sector", "y", "x"),
                Map.of("units", "t/yr"),
                new double[12])
            .write(file());
    StudyTables same = study(GeneratedGridded.lonLat(110, 30, 1, 2, 2));
    assertThatThrownBy(
            () -> GeneratedGridded.read(file, same, "category", "c", "variables", "SO2=SO2"))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("variable SO2: found a dimension sector of 3")
        .hasMessageContaining("ncks -d");
  }

  /** HDF5 without dimension scales: axes are matched by their lengths. */
  @Test
  void netcdf4IsReadWithItsStepsByLength() {
    float[][][] data = new float[12][2][3];
    for (int i = 0; i < 72; i++) {
      data[i / 6][i / 3 % 2][i % 3] = i;
    }
    try (WritableHdfFile hdf = HdfFile.write(file())) {
      WritableDataset lat = hdf.putDataset("lat", new double[] {31.5, 30.5});
      lat.putAttribute("units", "degrees_north");
      WritableDataset lon = hdf.putDataset("lon", new double[] {110.5, 111.5, 112.5});
      lon.putAttribute("units", "degrees_east");
      hdf.putDataset("SO2", data).putAttribute("units", "t/month");
    }
    StudyTables all = study(GeneratedGridded.lonLat(110, 30, 1, 3, 2));
    Table table =
        GeneratedGridded.read(file(), all, "category", "c").require(InventoryTables.INVENTORY_GRID);
    // cell 0 is the south-western one, the fourth value of a step
    assertThat(table.doubles("m01")[0]).isCloseTo(3, offset(1e-10));
    assertThat(table.doubles("m12")[0]).isCloseTo(69, offset(1e-10));
    assertThat(table.doubles("m12")[5]).isCloseTo(68, offset(1e-10));
  }

  /**
   * A file of the NetCDF library, see the README beside it: chunks packed by deflate, longitude
   * before latitude, three of each, so that only names tell them apart. A value is 100 month + 10
   * column + row, rows from the north; the last column and row of January are missing.
   */
  @Test
  void dimensionsOfNetcdf4AreKnownByName() throws URISyntaxException {
    Path file =
        Path.of(
            GriddedFileTest.class
                .getResource("/org/tradewind/formats/netcdf/gridded-nc4.nc")
                .toURI());
    try (GriddedFile open = GriddedFile.open(file, RADIUS)) {
      assertThat(open.variables()).containsExactlyInAnyOrder("emission", "year", "mask");
      assertThat(open.steps("emission")).isEqualTo(12);
      assertThat(open.read("emission", 11))
          .containsExactly(1200, 1210, 1220, 1201, 1211, 1221, 1202, 1212, 1222);
      assertThat(open.read("emission", 0)[8]).isNaN();
      assertThat(open.read("year", 0)).containsExactly(1, 2, 3, 4, 5, 6, 7, 8, 9);
      assertThat(open.times().orElseThrow().get(1)).hasToString("Step[date=2017-02-15, days=28.0]");
    }
    StudyTables all = study(GeneratedGridded.lonLat(110, 30, 1, 3, 3));
    Table table =
        GeneratedGridded.read(file, all, "category", "c", "variables", "SO2=emission")
            .require(InventoryTables.INVENTORY_GRID);
    // cells from the south-west
    assertThat(table.doubles("m12"))
        .containsExactly(
            new double[] {1202, 1212, 1222, 1201, 1211, 1221, 1200, 1210, 1220}, offset(1e-9));
    assertThat(table.doubles("m01")[2]).isZero();
  }

  /** Days by hand: 2016 has a 29th of February, but not in a calendar without leap years. */
  @ParameterizedTest
  @CsvSource({
    "days since 2016-01-01,standard,60,2016-03-01",
    "days since 2016-01-01,noleap,60,2016-03-02",
    "days since 2000-01-01 00:00:00.0 -0:00,standard,5645,2015-06-16",
    "hours since 1900-01-01 00:00:0.0,gregorian,1034376,2018-01-01",
    "months since 2017-01-15,standard,11,2017-12-15",
    "years since 2000-07-01,standard,15,2015-07-01",
    "seconds since 1970-01-01,proleptic_gregorian,86400,1970-01-02"
  })
  void timesAreDated(String units, String calendar, double value, String date) {
    assertThat(timeAxis(units, calendar, value).steps().orElseThrow().get(0).date())
        .hasToString(date);
  }

  @ParameterizedTest
  @CsvSource({
    "days since 2016-01-01,360_day",
    "days since 0001-01-01,standard",
    "fortnights since 2016-01-01,standard",
    "days since 2016-13-01,standard"
  })
  void timesThatAreNotReadAreNotGuessed(String units, String calendar) {
    assertThat(timeAxis(units, calendar, 5).steps()).isEmpty();
  }

  private TimeAxis timeAxis(String units, String calendar, double value) {
    Path file =
        new GeneratedNetcdf(1, 0)
            .dimension("time", 1)
            .variable(
                "time",
                GeneratedNetcdf.DOUBLE,
                List.of("time"),
                Map.of("units", units, "calendar", calendar),
                value)
            .write(folder.resolve("t.nc"));
    try (Netcdf netcdf = Netcdf.open(file)) {
      return TimeAxis.of(netcdf).orElseThrow();
    }
  }

  /** An IOAPI file on the study's grid: g/s, 1 g/s in a year of 365 days is 31.536 t. */
  @Test
  void ioapiOnTheStudysGridIsTakenCellByCell() {
    Path file =
        GeneratedIoapi.still("g/s", new double[6], new double[] {1, 2, 3, -9.999e36, 5, 6})
            .write(file());
    LambertGrid grid =
        LambertGrid.of(
            new LambertGrid.Definition(
                25, 40, 110, 110, 34, -36_000, -72_000, 36_000, 36_000, 3, 2));
    StudyTables made =
        GeneratedGridded.read(
            file, study(grid), "category", "c", "variables", "PM_OTHER=PM25", "year", "2017");
    Table table = made.require(InventoryTables.INVENTORY_GRID);
    assertThat(table.ints("cell")).containsExactly(0, 1, 2, 4, 5);
    assertThat(tonnes(table, 0))
        .containsExactly(new double[] {31.536, 63.072, 94.608, 157.68, 189.216}, offset(1e-9));
    assertThat(made.provenance("inventory_grid").remarks())
        .anyMatch(r -> r.endsWith("1 of 6 values are missing and count as no emission."))
        .contains("Variables of e.nc that are not used: (POP).");
    // hourly steps are neither months nor a year
    Path hourly = GeneratedIoapi.file(2).write(folder.resolve("hourly.nc"));
    assertThatThrownBy(
            () ->
                GeneratedGridded.read(
                    hourly,
                    study(grid),
                    "category",
                    "c",
                    "variables",
                    "SO2=PEOPLE",
                    "unit",
                    "t",
                    "year",
                    "2018"))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("found 2 steps in 2018; expected 12 steps");
  }

  /** Emissions aloft are emitted in their cell: two layers of the three cells are added. */
  @Test
  void layersOfIoapiAreAddedUp() {
    Path hourly = GeneratedIoapi.file(2).write(file());
    try (GriddedFile open = GriddedFile.open(hourly, RADIUS)) {
      assertThat(open.read("PEOPLE", 1)).startsWith(1000 + 1100, 1001 + 1101);
      assertThat(open.remark("PEOPLE")).endsWith("its 2 layers are added up.");
    }
  }
}
