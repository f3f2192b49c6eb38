package org.tradewind.importers.grid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tradewind.axes.LambertGrid;
import org.tradewind.axes.LambertGrid.Definition;
import org.tradewind.axes.UserError;
import org.tradewind.importers.Imports;
import org.tradewind.importers.source.ImportSettings;
import org.tradewind.tables.Inputs;
import org.tradewind.tables.NameTables;
import org.tradewind.tables.Provenance;
import org.tradewind.tables.StudyTables;
import org.tradewind.tables.Table;

class PolygonsImporterTest {
  private static final Path PROVINCES =
      Path.of("../shared/data/geo/china_provinces_echarts4.geojson");

  /** 4 x 4 cells of 100 km about 110 E 34 N. */
  private static final String[] GRID = {
    "xorig", "-200000", "yorig", "-200000", "xcell", "100000", "ycell", "100000", "ncols", "4",
    "nrows", "4"
  };

  private static final LambertGrid SMALL =
      LambertGrid.of(
          new Definition(25, 40, 110, 110, 34, -200_000, -200_000, 100_000, 100_000, 4, 4));

  @TempDir Path folder;

  /** Corner points given in projected metres, as a GeoJSON ring. */
  private static String ring(double... xy) {
    StringBuilder ring = new StringBuilder("[");
    for (int i = 0; i < xy.length; i += 2) {
      double[] p = SMALL.unproject(xy[i], xy[i + 1]);
      ring.append(i == 0 ? "" : ",").append("[" + p[0] + "," + p[1] + "]");
    }
    return ring.append("]").toString();
  }

  private static String feature(String name, String type, String coordinates) {
    return "{\"type\":\"Feature\",\"properties\":{\"name\":\""
        + name
        + "\"},\"geometry\":{\"type\":\""
        + type
        + "\",\"coordinates\":"
        + coordinates
        + "}}";
  }

  private Path file(String... features) throws IOException {
    return Files.writeString(
        folder.resolve("regions.geojson"),
        "{\"type\":\"FeatureCollection\",\"features\":[" + String.join(",", features) + "]}");
  }

  private static StudyTables read(Path file, StudyTables existing, String... more) {
    Map<String, String> given = new HashMap<>();
    for (String[] settings : new String[][] {GRID, more}) {
      for (int i = 0; i < settings.length; i += 2) {
        given.put(settings[i], settings[i + 1]);
      }
    }
    PolygonsImporter importer = new PolygonsImporter();
    return importer.read(file, ImportSettings.of(importer, given), existing);
  }

  private Path twoRegions() throws IOException {
    // A covers the two western columns of cells and a quarter of the third; B the rest of the
    // third column, with a hole over the lowest cell. The fourth column is sea.
    String a = ring(-2e5, -2e5, 0.25e5, -2e5, 0.25e5, 2e5, -2e5, 2e5, -2e5, -2e5);
    String b = ring(0.25e5, -2e5, 1e5, -2e5, 1e5, 2e5, 0.25e5, 2e5, 0.25e5, -2e5);
    String hole = ring(0.3e5, -1.9e5, 0.9e5, -1.9e5, 0.9e5, -1.1e5, 0.3e5, -1.1e5, 0.3e5, -1.9e5);
    return file(
        feature("A", "Polygon", "[" + a + "]"),
        feature("B", "MultiPolygon", "[[" + b + "," + hole + "]]"));
  }

  @Test
  void sharesAreThoseOfTheLandByHand() throws IOException {
    StudyTables tables = read(twoRegions(), new StudyTables());
    Table shares = tables.require(Inputs.CELL_REGION);
    // Edges are straight in lon/lat, not on the map, so that the map's squares are met to 1 km
    Map<String, Double> found = new HashMap<>();
    for (int r = 0; r < shares.rows(); r++) {
      found.merge(
          shares.ints("cell")[r] + shares.strings("region")[r],
          shares.doubles("share")[r],
          Double::sum);
    }
    assertThat(found.get("5A")).isEqualTo(1);
    assertThat(found.get("6A")).isCloseTo(0.25, within(0.02));
    assertThat(found.get("6B")).isCloseTo(0.75, within(0.02));
    // cell 2: 2500 km2 of A and 7500 - 4800 km2 of B
    assertThat(found.get("2A")).isCloseTo(2500.0 / 5200, within(0.02));
    assertThat(found.get("2A") + found.get("2B")).isCloseTo(1, within(1e-15));
    assertThat(found).doesNotContainKey("6");
    Table cell = tables.require(Inputs.CELL);
    assertThat(cell.doubles("population_persons")).containsOnly(0);
    assertThat(cell.doubles("area_km2")[0]).isEqualTo(SMALL.areaKm2(cell.ints("cell")[0]));
    Table region = tables.require(Inputs.REGION);
    assertThat(region.strings("region")).containsExactly("A", "B");
    double k = SMALL.scaleFactor(34);
    assertThat(region.doubles("area_km2")[0]).isCloseTo(90_000 / (k * k), within(900.0));
    assertThat(region.doubles("area_km2")[1]).isCloseTo(25_200 / (k * k), within(500.0));
    assertThat(tables.provenance("cell_region").status()).isEqualTo(Provenance.Status.ESTIMATED);
  }

  /** The outlines kept: corners as given, a hole as a ring of its own, a border shared. */
  @Test
  void outlinesAreKeptForMaps() throws IOException {
    Table shape = read(twoRegions(), new StudyTables()).require(NameTables.REGION_SHAPE);
    // four corners each of A, of B and of the hole in B
    assertThat(shape.strings("region"))
        .containsExactly("A", "A", "A", "A", "B", "B", "B", "B", "B", "B", "B", "B");
    assertThat(shape.ints("ring")).containsExactly(0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1);
    assertThat(shape.ints("point")).containsExactly(0, 1, 2, 3, 0, 1, 2, 3, 0, 1, 2, 3);
    assertThat(shape.booleans("hole"))
        .containsExactly(
            false, false, false, false, false, false, false, false, true, true, true, true);
    Set<String> ofA = new HashSet<>();
    int shared = 0;
    for (int row = 0; row < 8; row++) {
      String point = shape.doubles("lon")[row] + " " + shape.doubles("lat")[row];
      shared += row < 4 ? 0 : ofA.contains(point) ? 1 : 0;
      if (row < 4) {
        ofA.add(point);
      }
    }
    assertThat(shared).isEqualTo(2);
    double[] corner = SMALL.unproject(-2e5, -2e5);
    assertThat(ofA)
        .contains(Math.rint(corner[0] * 1e4) / 1e4 + " " + Math.rint(corner[1] * 1e4) / 1e4);
  }

  /**
   * A square of one degree with a notch of base 1 and height .01, so a triangle of .005 square
   * degrees (between .05^2 and .1^2), and an island of .02 x .02 (below .05^2).
   */
  @Test
  void outlinesAreSimplifiedToTheTolerance() throws IOException {
    String square = "[[109,33],[109.5,33.01],[110,33],[110,34],[109,34],[109,33]]";
    String island = "[[110.5,33.5],[110.52,33.5],[110.52,33.52],[110.5,33.52],[110.5,33.5]]";
    Path file = file(feature("A", "MultiPolygon", "[[" + square + "],[" + island + "]]"));
    assertThat(points(file, "0")).isEqualTo(5 + 4);
    assertThat(points(file, "0.05")).isEqualTo(5);
    assertThat(points(file, "0.1")).isEqualTo(4);
    StudyTables tables = read(file, new StudyTables(), "shape_tolerance", "0.1");
    assertThat(tables.provenance("region_shape").note())
        .contains("tolerance of 0.1 degrees", "4 of 9 points and 1 of 2 rings kept");
    // shares and areas are of the full polygon
    assertThat(tables.require(Inputs.REGION).doubles("area_km2"))
        .isEqualTo(
            read(file, new StudyTables(), "shape_tolerance", "0")
                .require(Inputs.REGION)
                .doubles("area_km2"));
    Path small = file(feature("B", "Polygon", "[" + island + "]"));
    assertThat(points(small, "0.1")).as("a region's only ring stays").isBetween(3, 4);
    assertThatThrownBy(() -> points(small, "-1"))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("shape_tolerance")
        .hasMessageContaining("from 0 to 10");
  }

  private static int points(Path file, String tolerance) {
    return read(file, new StudyTables(), "shape_tolerance", tolerance)
        .require(NameTables.REGION_SHAPE)
        .rows();
  }

  @Test
  void aStudysRegionsAndCellsAreCompletedNotReplaced() throws IOException {
    Provenance given = Provenance.of(Provenance.Status.REAL, "census", "counted");
    StudyTables existing =
        new StudyTables()
            .put(
                Table.builder(Inputs.REGION)
                    .add("B", "Bee", 5.0, 7.0, Double.NaN)
                    .add("C", "Sea", 6.0, 8.0, 9.0)
                    .build(),
                given)
            .put(
                Table.builder(Inputs.CELL)
                    .add(15, 3, 3, 111.0, 35.0, 1e4, 42.0, 10.0, Double.NaN, "X")
                    .build(),
                given);
    StudyTables tables = read(twoRegions(), existing);
    Table region = tables.require(Inputs.REGION);
    assertThat(region.strings("name")).containsExactly("Bee", "Sea");
    assertThat(region.doubles("population_persons")).containsExactly(5, 6);
    assertThat(region.doubles("area_km2")[0]).isGreaterThan(20_000);
    assertThat(region.doubles("area_km2")[1]).isEqualTo(9);
    assertThat(tables.provenance("region").status()).isEqualTo(Provenance.Status.REAL);
    assertThat(tables.require(Inputs.CELL_REGION).strings("region")).containsOnly("B");
    assertThat(remarks(tables)).contains("left out: A.");
    Table cell = tables.require(Inputs.CELL);
    int last = cell.rows() - 1;
    assertThat(cell.ints("cell")[last]).isEqualTo(15);
    assertThat(cell.doubles("population_persons")[last]).isEqualTo(42);
    assertThat(cell.rows()).isGreaterThan(4);
    assertThat(tables.provenance("cell").note()).startsWith("counted; then ");
  }

  private static String remarks(StudyTables tables) {
    return String.join("\n", tables.provenance("cell_region").remarks());
  }

  @Test
  void whatIsNoPolygonFileIsRefused() throws IOException {
    Path text = Files.writeString(folder.resolve("no.geojson"), "name;x;y");
    assertThatThrownBy(() -> read(text, new StudyTables()))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("no.geojson, line 1")
        .hasMessageContaining("GeoJSON");
    Path point = file(feature("A", "Point", "[110,34]"));
    assertThatThrownBy(() -> read(point, new StudyTables()))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("feature 1 (A)")
        .hasMessageContaining("geometry 'Point'");
    Path metres = file(feature("A", "Polygon", "[[[0,0],[5000,0],[5000,5000],[0,0]]]"));
    assertThatThrownBy(() -> read(metres, new StudyTables()))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("feature 1 (A), ring 1, position 2")
        .hasMessageContaining("[5000,0]");
    Path good = twoRegions();
    assertThatThrownBy(() -> read(good, new StudyTables(), "id_property", "nam"))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("no feature with the property 'nam'")
        .hasMessageContaining("Did you mean 'name'?");
    assertThatThrownBy(() -> read(good, new StudyTables(), "keep", "A,BB"))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("no polygon of region 'BB'");
    assertThatThrownBy(() -> read(good, new StudyTables(), "codes", "china-province"))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("Did you mean 'china-provinces'?");
    assertThatThrownBy(() -> read(good, new StudyTables(), "ncols", "3.5"))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("--set ncols")
        .hasMessageContaining("a whole number");
    Path far = file(feature("A", "Polygon", "[[[0,0],[1,0],[1,1],[0,0]]]"));
    assertThatThrownBy(() -> read(far, new StudyTables()))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("region A")
        .hasMessageContaining("no land within the grid");
  }

  @Test
  void chinasProvincesHaveTheirKnownAreas() {
    Assumptions.assumeTrue(Files.exists(PROVINCES), "needs ../shared/data/geo");
    StudyTables tables =
        Imports.read(new PolygonsImporter(), PROVINCES, "codes", "china-provinces");
    Table region = tables.require(Inputs.REGION).validated("polygons");
    assertThat(region.rows()).isEqualTo(31);
    assertThat(region.strings("region")).startsWith("BJ", "TJ", "HB");
    // 10^4 km2, official figures; the outlines are simplified. (For some provinces no outline gives
    // the official area: Inner Mongolia has 118.3 on paper and 114.3 on every map.)
    Map<String, Double> known =
        Map.of("XJ", 166.0, "HE", 18.59, "SC", 48.6, "SX", 15.67, "HN", 16.7, "BJ", 1.64);
    double china = 0;
    for (int r = 0; r < 31; r++) {
      double area = region.doubles("area_km2")[r] / 1e4;
      china += area;
      if (known.containsKey(region.strings("region")[r])) {
        double expected = known.get(region.strings("region")[r]);
        assertThat(area)
            .as(region.strings("region")[r])
            .isCloseTo(expected, within(0.02 * expected));
      }
    }
    // 947.56 by an independent program from the same outlines
    assertThat(china).isCloseTo(947.56, within(0.005));
    Table shares = tables.require(Inputs.CELL_REGION).validated("polygons");
    Map<Integer, Double> sums = new HashMap<>();
    for (int r = 0; r < shares.rows(); r++) {
      sums.merge(shares.ints("cell")[r], shares.doubles("share")[r], Double::sum);
    }
    assertThat(sums.values()).allSatisfy(s -> assertThat(s).isCloseTo(1, within(1e-14)));
    assertThat(sums.size()).isBetween(7200, 8000);
    assertThat(tables.require(Inputs.CELL).validated("polygons").rows()).isEqualTo(sums.size());
    assertThat(remarks(tables))
        .contains("left out: 台湾, 香港, 澳门.")
        // the outlines as published have all of these slips
        .contains("Rings that did not end where they began were closed (1): NM 1.")
        .contains("Polygons whose rings cross themselves were mended: HB (1, area moved by ")
        .contains("Parts of one region that overlap, counted once: ZJ ")
        .doesNotContain("have no polygon");
    // Wuhan's cell lies wholly in Hubei, whose code is HE
    int wuhan = LambertGrid.CHINA_36KM.cellAt(114.3, 30.6);
    for (int r = 0; r < shares.rows(); r++) {
      if (shares.ints("cell")[r] == wuhan) {
        assertThat(shares.strings("region")[r]).isEqualTo("HE");
        assertThat(shares.doubles("share")[r]).isEqualTo(1);
      }
    }
  }
}
