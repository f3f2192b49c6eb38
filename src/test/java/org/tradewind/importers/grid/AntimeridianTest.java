package org.tradewind.importers.grid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.tradewind.importers.grid.GeneratedPolygons.file;
import static org.tradewind.importers.grid.GeneratedPolygons.multi;
import static org.tradewind.importers.grid.GeneratedPolygons.named;
import static org.tradewind.importers.grid.GeneratedPolygons.polygon;
import static org.tradewind.importers.grid.GeneratedPolygons.read;
import static org.tradewind.importers.grid.GeneratedPolygons.ring;
import static org.tradewind.importers.grid.GeneratedPolygons.square;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.tradewind.importers.Imports;
import org.tradewind.tables.Inputs;
import org.tradewind.tables.NameTables;
import org.tradewind.tables.StudyTables;
import org.tradewind.tables.Table;

/**
 * A square of 2 x 2 degrees across 180 degrees, 10 to 12 N, however it is written, has the area and
 * the cells of the same square elsewhere: R^2 (2 pi / 180) (sin 12 - sin 10).
 */
class AntimeridianTest {
  private static final double AREA =
      6370.0
          * 6370.0
          * Math.toRadians(2)
          * (Math.sin(Math.toRadians(12)) - Math.sin(Math.toRadians(10)));

  /** 1 x 1 degree cells around the globe from -180 or from 0, from 8 to 14 N. */
  private static final String[] FROM_MINUS_180 = lonLat("-180");

  private static final String[] FROM_0 = lonLat("0");

  /** 40 x 20 cells of 50 km about 180 E 11 N. */
  private static final String[] LAMBERT = lambert("180");

  @TempDir Path folder;

  private static String[] lonLat(String west) {
    return new String[] {
      "kind", "lonlat", "xorig", west, "yorig", "8", "xcell", "1", "ycell", "1", "ncols", "360",
      "nrows", "6"
    };
  }

  private static String[] lambert(String meridian) {
    return new String[] {
      "alp",
      "5",
      "bet",
      "20",
      "gam",
      meridian,
      "xcent",
      meridian,
      "ycent",
      "11",
      "xorig",
      "-1000000",
      "yorig",
      "-500000",
      "xcell",
      "50000",
      "ycell",
      "50000",
      "ncols",
      "40",
      "nrows",
      "20"
    };
  }

  static Stream<Arguments> ways() {
    String east = square(179, 10, 2);
    String split =
        multi(
            ring(179, 10, 180, 10, 180, 12, 179, 12, 179, 10),
            ring(-180, 10, -179, 10, -179, 12, -180, 12, -180, 10));
    String jumping = ring(179, 10, -179, 10, -179, 12, 179, 12, 179, 10);
    String mixed = ring(179, 10, 180, 10, -179, 10, -179, 12, -180, 12, 179, 12, 179, 10);
    String backwards = ring(-179, 12, 179, 12, 179, 10, -179, 10, -179, 12);
    return Stream.of(polygon(east), split, polygon(jumping), polygon(mixed), polygon(backwards))
        .flatMap(
            way -> Stream.of(FROM_MINUS_180, FROM_0, LAMBERT).map(grid -> Arguments.of(way, grid)));
  }

  @ParameterizedTest
  @MethodSource("ways")
  void theSquareHasItsAreaAndItsCells(String way, String[] grid) throws IOException {
    StudyTables tables = read(file(folder, named("A", way)), new StudyTables(), grid);
    assertThat(tables.require(Inputs.REGION).doubles("area_km2")[0]).isCloseTo(AREA, within(1e-3));
    Table shares = tables.require(Inputs.CELL_REGION);
    assertThat(shares.doubles("share")).containsOnly(1);
    if (grid == LAMBERT) {
      // 2 degrees are 217 x 222 km: 4 cells of 50 km either side of the middle, and a rest
      assertThat(shares.rows()).isBetween(20, 36);
    } else {
      // columns 179 and 180 from 0; 359 and 0 from -180; rows 2 and 3 from 8 N
      assertThat(shares.ints("cell"))
          .containsExactly(
              grid == FROM_0
                  ? new int[] {2 * 360 + 179, 2 * 360 + 180, 3 * 360 + 179, 3 * 360 + 180}
                  : new int[] {2 * 360, 2 * 360 + 359, 3 * 360, 3 * 360 + 359});
    }
    assertThat(tables.provenance("cell_region").note()).contains("land of the polygons 1.0000");
    for (double lon : tables.require(NameTables.REGION_SHAPE).doubles("lon")) {
      assertThat(lon).isBetween(-180.0, 180.0);
    }
  }

  /** The same shares in the same cells of a Lambert grid as at another meridian. */
  @Test
  void aLambertGridSeesTheSquareAsElsewhere() throws IOException {
    StudyTables there =
        read(
            file(
                folder,
                named("A", polygon(square(109, 10.1, 2.1))),
                named("B", polygon(square(111.1, 10.1, 1)))),
            new StudyTables(),
            lambert("110"));
    StudyTables here =
        read(
            file(
                folder,
                named(
                    "A",
                    polygon(ring(179, 10.1, -178.9, 10.1, -178.9, 12.2, 179, 12.2, 179, 10.1))),
                named("B", polygon(square(-178.9, 10.1, 1)))),
            new StudyTables(),
            LAMBERT);
    Map<String, Double> expected = shares(there);
    Map<String, Double> found = shares(here);
    assertThat(found.keySet()).isEqualTo(expected.keySet());
    assertThat(expected).hasSizeGreaterThan(30);
    expected.forEach((cell, share) -> assertThat(found.get(cell)).isCloseTo(share, within(1e-6)));
    assertThat(here.provenance("cell_region").remarks().toString())
        .contains("Rings with a step of more than 180 degrees", "antimeridian (1): A 1.");
  }

  private static Map<String, Double> shares(StudyTables tables) {
    Table shares = tables.require(Inputs.CELL_REGION);
    Map<String, Double> byCell = new TreeMap<>();
    for (int r = 0; r < shares.rows(); r++) {
      byCell.put(shares.ints("cell")[r] + shares.strings("region")[r], shares.doubles("share")[r]);
    }
    return byCell;
  }

  /** A hole at -179.5 in a polygon from 179 to 181, and parts that overlap on different turns. */
  @Test
  void holesAndPartsAreOnTheSameTurn() throws IOException {
    String shell = square(179, 10, 2);
    String hole = ring(-179.75, 10.5, -179.25, 10.5, -179.25, 11.5, -179.75, 11.5, -179.75, 10.5);
    double inner =
        6370.0
            * 6370.0
            * Math.toRadians(.5)
            * (Math.sin(Math.toRadians(11.5)) - Math.sin(Math.toRadians(10.5)));
    StudyTables tables =
        read(file(folder, named("A", polygon(shell, hole))), new StudyTables(), FROM_0);
    assertThat(tables.require(Inputs.REGION).doubles("area_km2")[0])
        .isCloseTo(AREA - inner, within(1e-3));
    StudyTables twice =
        read(
            file(
                folder,
                named("A", multi(shell, ring(-180, 10, -179, 10, -179, 12, -180, 12, -180, 10)))),
            new StudyTables(),
            FROM_0);
    assertThat(twice.require(Inputs.REGION).doubles("area_km2")[0]).isCloseTo(AREA, within(1e-3));
  }

  /** Longitudes from 0 to 360 in the polygons, a grid from -180: a square at 10 W. */
  @Test
  void longitudesTo360FitAGridFromMinus180() throws IOException {
    StudyTables tables =
        read(
            file(folder, named("A", polygon(square(350, 10, 2)))),
            new StudyTables(),
            FROM_MINUS_180);
    assertThat(tables.require(Inputs.CELL_REGION).ints("cell"))
        .containsExactly(2 * 360 + 170, 2 * 360 + 171, 3 * 360 + 170, 3 * 360 + 171);
  }

  /** The whole globe, its edges along the poles: 4 pi R^2, and every cell. */
  @Test
  void theWholeGlobeIsWhole() throws IOException {
    String world = ring(-180, -90, 180, -90, 180, 90, -180, 90, -180, -90);
    for (String[] grid : new String[][] {FROM_MINUS_180, FROM_0, LAMBERT}) {
      StudyTables tables = read(file(folder, named("A", polygon(world))), new StudyTables(), grid);
      assertThat(tables.require(Inputs.REGION).doubles("area_km2")[0])
          .isCloseTo(4 * Math.PI * 6370 * 6370, within(100.0));
      assertThat(tables.require(Inputs.CELL_REGION).rows())
          .isEqualTo(grid == LAMBERT ? 800 : 360 * 6);
    }
  }

  @Test
  void aRingAroundAPoleIsRefused() throws IOException {
    Path file =
        file(folder, named("A", polygon(ring(-150, 60, -30, 60, 90, 60, 179, 60, -150, 60))));
    Imports.refused(new PolygonsImporter(), file, FROM_0)
        .hasMessageContaining("feature 1 (A): found a ring around a pole")
        .hasMessageContaining("RFC 7946");
  }
}
