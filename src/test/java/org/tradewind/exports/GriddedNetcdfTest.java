package org.tradewind.exports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tradewind.axes.Grid;
import org.tradewind.axes.LambertGrid;
import org.tradewind.axes.LonLatGrid;
import org.tradewind.axes.UserError;
import org.tradewind.tables.CellTables;
import org.tradewind.tables.DamageTables;
import org.tradewind.tables.GridTable;
import org.tradewind.tables.Inputs;
import org.tradewind.tables.NameTables;
import org.tradewind.tables.ScenarioTables;
import org.tradewind.tables.Table;
import ucar.ma2.ArrayChar;
import ucar.nc2.NetcdfFile;
import ucar.nc2.Variable;

/** Gridded results, written by hand, are read back by UCAR's NetCDF library. */
class GriddedNetcdfTest {
  private static final LonLatGrid DEGREES = new LonLatGrid(100, 25, .5, .25, 3, 2, 6_370_000);

  /** Its x and y count from a point that is not on the central meridian. */
  private static final LambertGrid LAMBERT =
      LambertGrid.of(
          new LambertGrid.Definition(25, 40, 110, 104, 30, -72e3, -36e3, 36e3, 36e3, 4, 3));

  private static final double MISSING = 9.969209968386869e36;

  @TempDir Path folder;

  private static Table cells(Grid grid, int... numbers) {
    Table.Builder cells = Table.builder(Inputs.CELL);
    for (int g : numbers) {
      cells.add(
          g,
          grid.col(g),
          grid.row(g),
          grid.lonOfCentre(g),
          grid.latOfCentre(g),
          grid.areaKm2(g),
          10 + g);
    }
    return cells.build();
  }

  /** Damage in cells 0 and 4, with intervals of the deaths alone. */
  private static TestRun damage() {
    return new TestRun()
        .put(Table.builder(DamageTables.DAMAGE_CELL_TOTAL).add(0, 1.5, 1e6).add(4, 2.25, 3e6))
        .put(
            TestRun.ci(DamageTables.DAMAGE_CELL_TOTAL)
                .add(TestRun.interval(DamageTables.DAMAGE_CELL_TOTAL, "deaths", 1, 1.4, 2, 0))
                .add(TestRun.interval(DamageTables.DAMAGE_CELL_TOTAL, "deaths", 2, 2.2, 3, 4)));
  }

  private NetcdfFile open(TestRun run) throws IOException {
    RunFormat.Export export = new GriddedNetcdf().of(run.contents());
    NetcdfFile file = NetcdfFile.open(TestRun.file(export, "small-gridded.nc", folder).toString());
    CfCheck.check(file);
    return file;
  }

  private static double[] values(NetcdfFile file, String name) throws IOException {
    return (double[]) file.findVariable(name).read().copyTo1DJavaArray();
  }

  private static String text(NetcdfFile file, String variable, String attribute) {
    return file.findVariable(variable).findAttribute(attribute).getStringValue();
  }

  @Test
  void aLongitudeLatitudeGridHasAxesWithBounds() throws IOException {
    TestRun run = damage().input(cells(DEGREES, 0, 1, 2, 4)).input(GridTable.of(DEGREES));
    try (NetcdfFile file = open(run)) {
      assertThat(values(file, "lat")).containsExactly(25.125, 25.375);
      assertThat(values(file, "lon")).containsExactly(100.25, 100.75, 101.25);
      assertThat(values(file, "lon_bnds")).containsExactly(100, 100.5, 100.5, 101, 101, 101.5);
      assertThat(text(file, "crs", "grid_mapping_name")).isEqualTo("latitude_longitude");
      assertThat(values(file, "damage_cell_total_deaths"))
          .containsExactly(1.5, MISSING, MISSING, MISSING, 2.25, MISSING);
      assertThat(values(file, "damage_cell_total_deaths_p97_5"))
          .containsExactly(2, MISSING, MISSING, MISSING, 3, MISSING);
      assertThat(text(file, "damage_cell_total_deaths", "ancillary_variables"))
          .isEqualTo(
              "damage_cell_total_deaths_p2_5 damage_cell_total_deaths_p50"
                  + " damage_cell_total_deaths_p97_5");
      assertThat(text(file, "damage_cell_total_deaths", "units")).isEqualTo("year-1");
      assertThat(text(file, "damage_cell_total_co2_t", "units")).isEqualTo("t year-1");
      assertThat(file.findVariable("damage_cell_total_co2_t_p50")).isNull();
      assertThat(values(file, "population")).containsExactly(10, 11, 12, MISSING, 14, MISSING);
      // 2016 is a leap year
      assertThat(values(file, "time_bnds")).containsExactly(0, 366);
      assertThat(file.findGlobalAttribute("title").getStringValue())
          .isEqualTo("Two places (ILLUSTRATIVE): gridded results");
      assertThat(file.findGlobalAttribute("comment").getStringValue())
          .contains("ILLUSTRATIVE, do not cite: made up are emission.");
    }
  }

  /** Snyder's formulas with the parameters of the file lead from its lat and lon to its x and y. */
  @Test
  void aLambertGridHasItsProjection() throws IOException {
    TestRun run = damage().input(cells(LAMBERT, 0, 4)).input(GridTable.of(LAMBERT));
    try (NetcdfFile file = open(run)) {
      Variable crs = file.findVariable("crs");
      assertThat(text(file, "crs", "grid_mapping_name")).isEqualTo("lambert_conformal_conic");
      double p1 = radians(crs, "standard_parallel", 0);
      double p2 = radians(crs, "standard_parallel", 1);
      double lon0 = radians(crs, "longitude_of_central_meridian", 0);
      double lat0 = radians(crs, "latitude_of_projection_origin", 0);
      double easting = crs.findAttribute("false_easting").getNumericValue().doubleValue();
      double northing = crs.findAttribute("false_northing").getNumericValue().doubleValue();
      double radius = crs.findAttribute("earth_radius").getNumericValue().doubleValue();
      assertThat(easting).isGreaterThan(1e5);
      double n = Math.log(Math.cos(p1) / Math.cos(p2)) / Math.log(t(p2) / t(p1));
      double f = radius * Math.cos(p1) * Math.pow(t(p1), n) / n;
      double[] x = values(file, "x");
      double[] y = values(file, "y");
      double[] lat = values(file, "lat");
      double[] lon = values(file, "lon");
      assertThat(x).containsExactly(-54e3, -18e3, 18e3, 54e3);
      for (int i = 0; i < lat.length; i++) {
        double rho = f / Math.pow(t(Math.toRadians(lat[i])), n);
        double theta = n * (Math.toRadians(lon[i]) - lon0);
        double rho0 = f / Math.pow(t(lat0), n);
        assertThat(rho * Math.sin(theta) + easting).isCloseTo(x[i % 4], within(1e-3));
        assertThat(rho0 - rho * Math.cos(theta) + northing).isCloseTo(y[i / 4], within(1e-3));
      }
      assertThat(values(file, "damage_cell_total_deaths")[4]).isEqualTo(2.25);
    }
  }

  /** With one value, CF takes the origin to lie on the parallel. */
  @Test
  void aGridWithOneParallelHasItTwiceUnlessTheOriginLiesOnIt() throws IOException {
    for (double origin : new double[] {30, 34}) {
      LambertGrid grid =
          LambertGrid.of(
              new LambertGrid.Definition(30, 30, 110, 110, origin, 0, 0, 36e3, 36e3, 4, 3));
      try (NetcdfFile file = open(damage().input(cells(grid, 0, 4)).input(GridTable.of(grid)))) {
        assertThat(file.findVariable("crs").findAttribute("standard_parallel").getLength())
            .isEqualTo(origin == 30 ? 1 : 2);
      }
    }
  }

  private static double t(double latitude) {
    return Math.tan(Math.PI / 4 + latitude / 2);
  }

  private static double radians(Variable crs, String attribute, int i) {
    return Math.toRadians(crs.findAttribute(attribute).getNumericValue(i).doubleValue());
  }

  @Test
  void aGridWithoutItsTableIsInferredFromTheCentres() throws IOException {
    TestRun run = damage().input(cells(DEGREES, 0, 2, 4));
    RunFormat.Export export = new GriddedNetcdf().of(run.contents());
    assertThat(export.notes()).anyMatch(note -> note.contains("inferred from the centres"));
    try (NetcdfFile file = open(run)) {
      assertThat(values(file, "lon")).containsExactly(100.25, 100.75, 101.25);
      assertThat(values(file, "lat_bnds")).containsExactly(25, 25.25, 25.25, 25.5);
      assertThat(file.findVariable("crs")).isNull();
      assertThat(values(file, "damage_cell_total_deaths"))
          .containsExactly(1.5, MISSING, MISSING, MISSING, 2.25, MISSING);
    }
  }

  @Test
  void columnsAndRowsOfAnUnknownProjectionHaveLongitudeAndLatitude() throws IOException {
    TestRun run = damage().input(cells(LAMBERT, 0, 1, 4, 5));
    try (NetcdfFile file = open(run)) {
      assertThat(file.findVariable("lat").getShape()).containsExactly(2, 2);
      assertThat(values(file, "lat")[2]).isEqualTo(LAMBERT.latOfCentre(4));
      assertThat(values(file, "damage_cell_total_deaths"))
          .containsExactly(1.5, MISSING, 2.25, MISSING);
      assertThat(file.findVariable("x")).isNull();
    }
  }

  @Test
  void cellsWithoutColumnsAndRowsAreListed() throws IOException {
    Table.Builder cells = Table.builder(Inputs.CELL);
    cells.add(4, 0, 0, 120.5, 30.5, 7, 1).add(0, 0, 0, 100, 20, 9, 2);
    try (NetcdfFile file = open(damage().input(cells.build()))) {
      assertThat(file.findVariable("damage_cell_total_deaths").getShape()).containsExactly(2);
      assertThat(values(file, "damage_cell_total_deaths")).containsExactly(2.25, 1.5);
      assertThat(values(file, "lon")).containsExactly(120.5, 100);
      assertThat((int[]) file.findVariable("cell_number").read().copyTo1DJavaArray())
          .containsExactly(4, 0);
    }
  }

  /** A grid of which cells are far apart would not fit in memory; it becomes a list. */
  @Test
  void anArrayThatWouldBeHugeBecomesAList() throws IOException {
    Table.Builder cells = Table.builder(Inputs.CELL);
    cells.add(0, 0, 0, 100, 20, 9, 2).add(4, 2_000_000_000, 2_000_000_000, 120.5, 30.5, 7, 1);
    try (NetcdfFile file = open(damage().input(cells.build()))) {
      assertThat(file.findVariable("damage_cell_total_deaths").getShape()).containsExactly(2);
    }
  }

  @Test
  void savingsByScenarioAndDamageByCategory() throws IOException {
    TestRun run =
        damage()
            .input(cells(DEGREES, 0, 1, 4))
            .input(GridTable.of(DEGREES))
            .input(
                Table.builder(Inputs.SUBSECTOR)
                    .add("coal", "energy", "coal", true, false)
                    .add("gas", "energy", "gas", true, false)
                    .add("stove", "domestic", "wood", true, true)
                    .build())
            .put(Table.builder(NameTables.STRESSOR_INFO).add("CO2", "", "t"))
            .put(
                Table.builder(ScenarioTables.SCENARIO_CELL)
                    .add("full", 1, "CO2", 5)
                    .add("半", 1, "CO2", 2)
                    .add("半", 0, "CO2", 3)
                    .add("full", 1, "deaths", .5))
            .put(
                Table.builder(DamageTables.DAMAGE_CELL)
                    .add(0, "coal", 1, 10)
                    .add(0, "gas", 2, 20)
                    .add(0, "stove", 4, 40)
                    .add(4, "stove", 8, 80));
    try (NetcdfFile file = open(run)) {
      assertThat(file.findVariable("scenario_cell_saving_CO2").getShape()).containsExactly(2, 2, 3);
      double[] saving = values(file, "scenario_cell_saving_CO2");
      assertThat(new double[] {saving[1], saving[6], saving[7]}).containsExactly(5, 3, 2);
      assertThat(text(file, "scenario_cell_saving_CO2", "units")).isEqualTo("t");
      assertThat(names(file, "scenario_name")).containsExactly("full", "半");
      assertThat(names(file, "category_name")).containsExactly("energy", "domestic");
      double[] deaths = values(file, "damage_cell_deaths");
      assertThat(new double[] {deaths[0], deaths[6], deaths[10]}).containsExactly(3, 4, 8);
      assertThat(values(file, "damage_cell_co2_t")[0]).isEqualTo(30);
    }
  }

  /** Names as UTF-8, which UCAR's characters hold byte by byte. */
  private static List<String> names(NetcdfFile file, String variable) throws IOException {
    ArrayChar bytes = (ArrayChar) file.findVariable(variable).read();
    int[] shape = bytes.getShape();
    byte[] all = new byte[shape[0] * shape[1]];
    for (int i = 0; i < all.length; i++) {
      all[i] = (byte) bytes.getChar(i);
    }
    return java.util.stream.IntStream.range(0, shape[0])
        .mapToObj(
            i ->
                new String(all, i * shape[1], shape[1], java.nio.charset.StandardCharsets.UTF_8)
                    .replace("\0", ""))
        .toList();
  }

  @Test
  void costsNameTheirMoneyAndFlagsTheirMeaning() throws IOException {
    TestRun run =
        new TestRun()
            .input(cells(DEGREES, 0, 4))
            .input(GridTable.of(DEGREES))
            .put(Table.builder(DamageTables.BURDEN_CELL).add(0, 5, .5, true).add(4, 6, .25, false))
            .put(
                Table.builder(CellTables.COST_CELL)
                    .add(0, 1, 2, 3, Double.NaN, "USD", 2011, "2.5 %"));
    try (NetcdfFile file = open(run)) {
      assertThat(text(file, "cost_cell_health_cost", "long_name"))
          .isEqualTo("VSL x deaths, in USD of 2011 per year");
      assertThat(text(file, "cost_cell_health_cost", "discount_rate")).isEqualTo("2.5 %");
      assertThat(values(file, "cost_cell_health_share")[0]).isEqualTo(MISSING);
      assertThat(values(file, "burden_cell_floored"))
          .containsExactly(1, MISSING, MISSING, MISSING, 0, MISSING);
      assertThat(text(file, "burden_cell_deaths_per_ugm3", "units")).isEqualTo("m3 ug-1 year-1");
    }
  }

  @Test
  void aCellIsOfTheRegionWithItsLargestShare() throws IOException {
    Table.Builder shares = Table.builder(Inputs.CELL_REGION);
    shares.add(0, "S", .5).add(0, "N", .5).add(4, "S", .4).add(4, "a b", .6);
    TestRun run =
        damage().input(cells(DEGREES, 0, 1, 4)).input(GridTable.of(DEGREES)).input(shares.build());
    try (NetcdfFile file = open(run)) {
      assertThat(names(file, "region_code")).containsExactly("S", "a b");
      assertThat((int[]) file.findVariable("region").read().copyTo1DJavaArray())
          .containsExactly(0, -1, -1, -1, 1, -1);
      assertThat(text(file, "region", "flag_meanings")).isEqualTo("S a_b");
    }
  }

  @Test
  void theTableOfPlacesOfTheRunComesFirst() throws IOException {
    Table.Builder named = Table.builder(NameTables.CELL_PLACE);
    named.add(0, 0, 0, 100.25, 25.125, "N", 7, Double.NaN).add(4, 1, 1, 100.75, 25.375, "", 7, 3);
    try (NetcdfFile file = open(damage().put(named).input(cells(DEGREES, 1)))) {
      assertThat(values(file, "damage_cell_total_deaths"))
          .containsExactly(1.5, MISSING, MISSING, 2.25);
      assertThat(values(file, "population")).containsExactly(MISSING, MISSING, MISSING, 3);
      assertThat((int[]) file.findVariable("region").read().copyTo1DJavaArray())
          .containsExactly(0, -1, -1, -1);
    }
  }

  @Test
  void theSameRunGivesTheSameBytes() {
    TestRun run = damage().input(cells(DEGREES, 0, 4)).input(GridTable.of(DEGREES));
    RunFormat.Export export = new GriddedNetcdf().of(run.contents());
    assertThat(TestRun.bytes(export, "small-gridded.nc"))
        .isEqualTo(TestRun.bytes(new GriddedNetcdf().of(run.contents()), "small-gridded.nc"));
  }

  @Test
  void aRunWithoutGriddedTablesIsRefused() {
    assertThatThrownBy(() -> new GriddedNetcdf().of(new TestRun().contents()))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("run small: found no gridded table")
        .hasMessageContaining("damage_cell_total, burden_cell");
  }

  @Test
  void aRunThatDoesNotSayWhereItsCellsLieIsRefused() {
    assertThatThrownBy(() -> new GriddedNetcdf().of(damage().contents()))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("no table that says where its cells lie");
  }

  @Test
  void aCellThatHasNoPlaceIsRefused() {
    TestRun run = damage().input(cells(DEGREES, 0, 1)).input(GridTable.of(DEGREES));
    RunFormat.Export export = new GriddedNetcdf().of(run.contents());
    assertThatThrownBy(() -> TestRun.bytes(export, "small-gridded.nc"))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("table damage_cell_total: found cell 4");
  }
}
