package org.tradewind.importers.emission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.offset;
import static org.tradewind.importers.emission.GeneratedGridded.read;
import static org.tradewind.importers.emission.GeneratedGridded.study;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.tradewind.axes.LambertGrid;
import org.tradewind.axes.UserError;
import org.tradewind.importers.Imports;
import org.tradewind.tables.InventoryTables;
import org.tradewind.tables.StudyTables;

/** On the two real files; see their README. */
class RealGriddedTest {
  private static final String[] CO2 = {
    "category", "all", "variables", "CO2=emi_co2", "year", "2015"
  };

  private static String[] with(String... more) {
    String[] all = java.util.Arrays.copyOf(CO2, CO2.length + more.length);
    System.arraycopy(more, 0, all, CO2.length, more.length);
    return all;
  }

  /**
   * EDGAR at a sample of its points does not have the mass that it states. The 22,868.4 Tg were
   * also found by a script apart from this code: outer columns meet midway around the globe. With
   * columns of equal width, which go around it 1.014 times, it would be 23,254 Tg; the README of
   * the file has 23,270.
   */
  @Test
  void anInventoryThatDoesNotConserveMassIsRefused() {
    Path file = Imports.real("gridded_samples/edgar_v60_co2_2015_sampled.nc");
    StudyTables china = study(LambertGrid.CHINA_36KM);
    assertThatThrownBy(() -> read(file, china, CO2))
        .isInstanceOf(UserError.class)
        .hasMessageContaining(
            "cells that add up to 22868.4 Tg, 62.8813 % of the 36367.6 Tg in the attribute"
                + " total_emi_co2")
        .hasMessageContaining("sampled, interpolated or cut without conserving mass");
    StudyTables made = read(file, china, with("check_total", "off"));
    assertThat(made.provenance("inventory_grid").remarks())
        .anyMatch(
            r -> r.contains("(check_total=off): the file does not conserve the mass it states"));
    double[] tonnes =
        GeneratedGridded.tonnes(made.require(InventoryTables.INVENTORY_GRID).validated("x"), 0);
    assertThat(java.util.Arrays.stream(tonnes).sum()).isCloseTo(8.48779e9, offset(1e4));
  }

  /**
   * PM2.5 from north to south, no unit, a dot in the name: axes are read, an emission it is not.
   */
  @Test
  void aConcentrationIsNotAnEmission() {
    Path file = Imports.real("gridded_samples/pm25_2015_china_0p5deg.nc");
    try (GriddedFile open = GriddedFile.open(file, 6_371_007.2)) {
      assertThat(open.variables()).containsExactly("PM2.5");
      assertThat(open.unfit()).isEmpty();
      assertThat(open.cells().toString()).isEqualTo("140 x 80 cells, lon 70 to 140, lat 15 to 55");
      assertThat(open.place(0)).isEqualTo("latitude 54.75, longitude 70.25");
      assertThat(open.steps("PM2.5")).isEqualTo(1);
      assertThat(open.times().orElseThrow().get(0).date().getYear()).isEqualTo(2015);
      double[] values = open.read("PM2.5", 0);
      assertThat(values).hasSize(140 * 80);
      // more particles over the North China Plain than in Qinghai, and no value over the Pacific
      assertThat(at(values, 115.25, 37.25)).isGreaterThan(3 * at(values, 98.25, 35.25));
      assertThat(at(values, 139.25, 20.25)).isNaN();
    }
    StudyTables china = study(LambertGrid.CHINA_36KM);
    String[] settings = {"category", "x", "variables", "PM_OTHER=PM2.5"};
    assertThatThrownBy(() -> read(file, china, settings))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("variable PM2.5: found emissions of PM_OTHER without a unit");
    String[] given = {"category", "x", "variables", "PM_OTHER=PM2.5", "unit", "ug/m3"};
    assertThatThrownBy(() -> read(file, china, given))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("emissions of PM_OTHER in 'ug/m3'");
    String[] flux = {"category", "x", "variables", "PM_OTHER=PM2.5", "unit", "g/km2/yr"};
    assertThatThrownBy(() -> read(file, china, flux))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("% of the area of 21844 cells of the study is covered by the source");
  }

  private static double at(double[] values, double lon, double lat) {
    return values[(int) ((55 - lat) * 2) * 140 + (int) ((lon - 70) * 2)];
  }

  /** An area-weighted mean survives the way there: what is even over the source stays even. */
  @Test
  void anEvenFluxStaysEvenOnTheStudysCells() {
    Path file = Imports.real("gridded_samples/pm25_2015_china_0p5deg.nc");
    LambertGrid grid =
        LambertGrid.of(
            new LambertGrid.Definition(
                25, 40, 110, 110, 34, -360_000, -360_000, 36_000, 36_000, 20, 20));
    try (GriddedFile open = GriddedFile.open(file, 6_370_000)) {
      SourceCells cells = open.cells();
      double[] areas = new double[cells.size()];
      java.util.Arrays.setAll(areas, cells::areaM2);
      int[] all = java.util.stream.IntStream.range(0, grid.cells()).toArray();
      double[] spread = GridOverlap.of(grid, all, cells).spread(areas);
      for (int c = 0; c < spread.length; c++) {
        double area = grid.areaKm2(c) * 1e6;
        assertThat(spread[c]).isCloseTo(area, offset(2e-5 * area));
      }
    }
  }
}
