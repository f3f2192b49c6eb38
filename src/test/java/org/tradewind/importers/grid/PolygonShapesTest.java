package org.tradewind.importers.grid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.tradewind.importers.grid.GeneratedPolygons.collection;
import static org.tradewind.importers.grid.GeneratedPolygons.feature;
import static org.tradewind.importers.grid.GeneratedPolygons.file;
import static org.tradewind.importers.grid.GeneratedPolygons.multi;
import static org.tradewind.importers.grid.GeneratedPolygons.named;
import static org.tradewind.importers.grid.GeneratedPolygons.polygon;
import static org.tradewind.importers.grid.GeneratedPolygons.read;
import static org.tradewind.importers.grid.GeneratedPolygons.ring;
import static org.tradewind.importers.grid.GeneratedPolygons.square;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SplittableRandom;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tradewind.axes.UserError;
import org.tradewind.importers.Imports;
import org.tradewind.tables.Inputs;
import org.tradewind.tables.StudyTables;

/** Shapes of polygons that people bring: what is mended and said, what is refused. */
class PolygonShapesTest {
  @TempDir Path folder;

  private AbstractThrowableAssert<?, ?> refused(Path file, String... settings) {
    return Imports.refused(new PolygonsImporter(), file, settings);
  }

  private static double area(StudyTables tables) {
    return tables.require(Inputs.REGION).doubles("area_km2")[0];
  }

  private static String remarks(StudyTables tables) {
    return String.join("\n", tables.provenance("cell_region").remarks());
  }

  private StudyTables shape(String geometry) throws IOException {
    return read(file(folder, named("A", geometry)), new StudyTables());
  }

  /** R^2 dlon (sin north - sin south) with the sphere of 6,370 km. */
  private static double box(double dlon, double south, double north) {
    return 6370.0
        * 6370.0
        * Math.toRadians(dlon)
        * (Math.sin(Math.toRadians(north)) - Math.sin(Math.toRadians(south)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "true; true",
        "\"116\"; \"116\"",
        "null; null",
        "{\"x\":116}; {...}",
        "1e400; found [Infinity,35]",
        "400; found [400,35]",
        "-181; found [-181,35]"
      })
  void aLongitudeIsANumberWithinTheCircle(String lon, String shown) throws IOException {
    String bad = "[[110,35],[" + lon + ",35],[112,37],[110,37],[110,35]]";
    refused(file(folder, named("TJ", multi(square(114, 35, 1), bad))))
        .hasMessageContaining("feature 1 (TJ), polygon 2, ring 1, position 2: found")
        .hasMessageContaining(shown)
        .hasMessageContaining("[longitude, latitude]");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "[35,110]; latitude may stand first",
        "[12800000,4100000]; projected metres",
        "[110]; two numbers",
        "[110,35,110,36,111,36,111,37,110,35]; two numbers",
        "[[110,35]]; two numbers",
        "7; a list of positions"
      })
  void aPositionIsAPair(String position, String hint) throws IOException {
    String bad = "[" + position + ",[112,35],[112,37],[110,35]]";
    refused(file(folder, named("A", polygon(bad)))).hasMessageContaining(hint);
  }

  @Test
  void heightsAndOpenAndEmptyRingsAreMendedAndNamed() throws IOException {
    String open = "[[110,35,5],[112,35,5],[112,37,5],[110,37,5]]";
    StudyTables tables =
        shape(multi(open, ring(115, 35, 116, 35, 115, 35), ring(1, 1, 2, 2, 3, 3, 1, 1)));
    assertThat(area(tables)).isCloseTo(box(2, 35, 37), within(1e-3));
    assertThat(remarks(tables))
        .contains("Rings that did not end where they began were closed (1): A 1.")
        .contains("Rings without an area were left out (2): A 2.")
        .contains("Heights of features were ignored (1): A 1.");
    refused(file(folder, named("A", polygon(ring(1, 1, 2, 2, 1, 1)))))
        .hasMessageContaining("region A: found no ring with an area");
  }

  /** A square of 2 degrees with a spike that crosses itself by a triangle of 1e-4 of its area. */
  @Test
  void ringsThatCrossThemselvesAreMendedWhereTheAreaStays() throws IOException {
    // the two last corners of the spike are swapped: a small bow tie on the eastern edge
    String slip =
        ring(
            110, 35, 112, 35, 112, 36, 112.02, 36.02, 112, 36.02, 112.02, 36, 112, 36.1, 112, 37,
            110, 37, 110, 35);
    StudyTables tables = shape(polygon(slip));
    assertThat(area(tables)).isCloseTo(box(2, 35, 37), within(1e-3 * box(2, 35, 37)));
    assertThat(remarks(tables))
        .contains("Polygons whose rings cross themselves were mended: A (1, area moved by ");
    refused(file(folder, named("A", polygon(slip))), "mend_tolerance", "1e-9")
        .hasMessageContaining("region A: found rings that cross themselves in 1 of its polygons");
    // a bow tie: the shoelace formula gives 0, mending twice a quarter of the square
    String bowTie = ring(110, 35, 112, 37, 112, 35, 110, 37, 110, 35);
    refused(file(folder, named("A", polygon(bowTie))))
        .hasMessageContaining("mending would move its area from")
        .hasMessageContaining("mend the polygon, or raise mend_tolerance");
    StudyTables forced =
        read(
            file(folder, named("A", multi(square(114, 35, 2), bowTie))),
            new StudyTables(),
            "mend_tolerance",
            "1");
    assertThat(area(forced)).isCloseTo(1.5 * box(2, 35, 37), within(1e-2 * box(2, 35, 37)));
  }

  /** A vertex that runs back along an edge leaves a line in overlays, which once ended the run. */
  @Test
  void aSpikeOfNoWidthDoesNotEndTheOverlay() throws IOException {
    StudyTables tables =
        shape(polygon(ring(110, 35, 112, 35, 112, 37, 118, 37, 112, 37, 110, 37, 110, 35)));
    assertThat(area(tables)).isCloseTo(box(2, 35, 37), within(1e-3));
    assertThat(remarks(tables)).contains("were mended: A (1,");
  }

  @Test
  void collectionsGiveTheirPolygons() throws IOException {
    String point = "{\"type\":\"Point\",\"coordinates\":[110,35]}";
    String both =
        "{\"type\":\"GeometryCollection\",\"geometries\":["
            + polygon(square(110, 35, 2))
            + ","
            + point
            + "]}";
    StudyTables tables = shape(both);
    assertThat(area(tables)).isCloseTo(box(2, 35, 37), within(1e-3));
    assertThat(remarks(tables))
        .contains("Points or lines in collections of geometries were left out (1)");
    refused(file(folder, named("A", point))).hasMessageContaining("geometry 'Point'");
    StudyTables part =
        read(
            file(
                folder,
                named("A", polygon(square(110, 35, 2))),
                named("B", "null"),
                named("C", "{\"type\":\"Polygon\",\"coordinates\":[]}")),
            new StudyTables());
    assertThat(part.require(Inputs.REGION).strings("region")).containsExactly("A");
    assertThat(remarks(part))
        .contains("Features without a geometry were left out: feature 2 (B), feature 3 (C).");
    refused(file(folder, named("A", "{\"type\":\"Polygon\",\"coordinates\":\"@@@B\"}")))
        .hasMessageContaining("packed; decode them first");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "urn:ogc:def:crs:OGC:1.3:CRS84",
        "urn:ogc:def:crs:EPSG::4326",
        "EPSG:4490",
        "EPSG:4326",
        "http://www.opengis.net/def/crs/EPSG/0/4490",
        "http://www.opengis.net/def/crs/OGC/1.3/CRS84"
      })
  void degreesOnWgs84AndCgcs2000AreTaken(String crs) throws IOException {
    assertThat(area(read(withCrs(crs), new StudyTables()))).isCloseTo(box(2, 35, 37), within(1e-3));
  }

  private Path withCrs(String crs) throws IOException {
    return Files.writeString(
        folder.resolve("crs.geojson"),
        collection(
            "\"crs\":{\"type\":\"name\",\"properties\":{\"name\":\"" + crs + "\"}},",
            named("A", polygon(square(110, 35, 2)))));
  }

  @ParameterizedTest
  @ValueSource(strings = {"urn:ogc:def:crs:EPSG::3857", "EPSG:4214", "EPSG:2381", "local", ""})
  void otherCoordinateSystemsAreRefusedByName(String crs) throws IOException {
    refused(withCrs(crs))
        .hasMessageContaining("crs: found '" + crs + "'")
        .hasMessageContaining("EPSG:4490")
        .hasMessageContaining("ogr2ogr");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "a.json; {\"type\":\"Topology\",\"objects\":{}}; TopoJSON",
        "a.json; {\"geometryType\":\"esriGeometryPolygon\",\"features\":[]}; Esri's JSON",
        "a.json; {\"type\":\"Feature\",\"geometry\":null}; a single Feature",
        "a.json; {\"a\":1}; JSON with members [a]",
        "a.json; {\"type\":\"FeatureCollection\",\"features\":[]}; an empty list of features",
        "a.json; [1,2]; no object",
        "a.json; {\"type\":\"FeatureCollection\",\"features\":{}}; features that are not a list",
        "a.zip; PK..; zipped shapefile",
        "a.gpkg; SQLite format 3 x; GeoPackage",
        "a.shp; xx; part of a shapefile",
        "a.kml; <kml xmlns='x'>; KML",
        "a.parquet; PAR1; Parquet",
        "a.fgb; fgb; FlatGeobuf"
      })
  void otherFormatsAreNamed(String name, String text, String format) throws IOException {
    refused(Files.writeString(folder.resolve(name), text)).hasMessageContaining(format);
  }

  @Test
  void brokenFilesAreRefused() throws IOException {
    String whole = collection("", named("北京", polygon(square(110, 35, 2))));
    for (int cut = 1; cut < whole.length(); cut += 7) {
      refused(Files.writeString(folder.resolve("cut.geojson"), whole.substring(0, cut)))
          .hasMessageContaining("cut.geojson");
    }
    String deep = "[".repeat(50_000) + "]".repeat(50_000);
    refused(file(folder, named("A", "{\"type\":\"Polygon\",\"coordinates\":" + deep + "}")))
        .hasMessageContaining("regions.geojson");
    String seven = "[".repeat(9) + "110,35" + "]".repeat(9);
    refused(file(folder, named("A", "{\"type\":\"Polygon\",\"coordinates\":" + seven + "}")))
        .hasMessageContaining("[longitude, latitude], two numbers");
    byte[] gbk = whole.getBytes(Charset.forName("GBK"));
    refused(Files.write(folder.resolve("gbk.geojson"), gbk)).hasMessageContaining("UTF-8");
    StudyTables marked =
        read(Files.writeString(folder.resolve("bom.geojson"), "\uFEFF" + whole), new StudyTables());
    assertThat(marked.require(Inputs.REGION).strings("region")).containsExactly("北京");
    Path wide =
        Files.write(
            folder.resolve("wide.geojson"), ("\uFEFF" + whole).getBytes(StandardCharsets.UTF_16LE));
    assertThat(read(wide, new StudyTables()).require(Inputs.REGION).strings("region"))
        .containsExactly("北京");
    refused(folder).hasMessageContaining("found a folder");
    refused(folder.resolve("none.geojson")).hasMessageContaining("no such file");
    refused(Files.writeString(folder.resolve("empty.geojson"), ""))
        .hasMessageContaining("an empty file");
    refused(file(folder, feature(polygon(square(110, 35, 2)))))
        .hasMessageContaining("features without properties");
    refused(file(folder, feature(polygon(square(110, 35, 2)), "a", "1", "b", "2")))
        .hasMessageContaining("--set id_property");
  }

  @Test
  void landOutsideTheGridAndOverlapsAreSaid() throws IOException {
    StudyTables tables =
        read(
            file(
                folder,
                named("A", multi(square(110, 35, 2), square(10, 35, 2))),
                named("B", polygon(square(110, 35, 2)))),
            new StudyTables());
    assertThat(remarks(tables)).contains("Land outside the grid, left out: A 50.0 %.");
    assertThat(remarks(tables))
        .contains("Regions overlap: their land exceeds the cell by 35025.9 km2 in all (cells: 30)");
    assertThat(tables.require(Inputs.CELL_REGION).doubles("share")).containsOnly(.5);
  }

  /** Bytes changed, cut out or doubled at random places: tables or a {@code UserError}. */
  @Test
  void mutatedFilesAreReadOrRefused() throws IOException {
    String whole =
        collection(
            "\"crs\":{\"type\":\"name\",\"properties\":{\"name\":\"EPSG:4326\"}},",
            named("A", multi(square(110, 35, 2), square(113, 35, 1))),
            named("B", polygon(square(115, 35, 3), square(116, 36, 1))),
            feature(polygon(square(119, 35, 1)), "name", "null", "adcode", "110000.0"));
    SplittableRandom random = new SplittableRandom(34);
    int read = 0;
    for (int k = 0; k < 300; k++) {
      StringBuilder text = new StringBuilder(whole);
      for (int m = random.nextInt(1, 4); m > 0; m--) {
        int at = random.nextInt(text.length() - 10);
        String piece = text.substring(at, at + random.nextInt(1, 10));
        switch (random.nextInt(4)) {
          case 0 ->
              text.setCharAt(at, "0123456789-.,[]{}\":etrunl \u0000北".charAt(random.nextInt(28)));
          case 1 -> text.delete(at, at + piece.length());
          case 2 -> text.insert(at, piece);
          default -> text.insert(at, random.nextBoolean() ? "1e308" : "[[");
        }
      }
      Path file = Files.writeString(folder.resolve("mutated.geojson"), text);
      try {
        StudyTables tables = read(file, new StudyTables());
        assertThat(area(tables)).as(text.toString()).isPositive();
        read++;
      } catch (UserError e) {
        assertThat(e.getMessage()).contains("mutated.geojson");
      }
    }
    assertThat(read).isBetween(20, 280);
  }
}
