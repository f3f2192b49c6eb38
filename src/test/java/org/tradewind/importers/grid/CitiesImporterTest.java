package org.tradewind.importers.grid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tradewind.axes.LambertGrid;
import org.tradewind.axes.LambertGrid.Definition;
import org.tradewind.axes.UserError;
import org.tradewind.importers.Importers;
import org.tradewind.importers.Imports;
import org.tradewind.importers.source.ImportSettings;
import org.tradewind.tables.CityTables;
import org.tradewind.tables.GridTable;
import org.tradewind.tables.Inputs;
import org.tradewind.tables.Provenance;
import org.tradewind.tables.StudyTables;
import org.tradewind.tables.Table;

class CitiesImporterTest {
  /** 4 x 4 cells of 100 km about 110 E 34 N; cell 0 is the one in the south-west. */
  private static final LambertGrid SMALL =
      LambertGrid.of(
          new Definition(25, 40, 110, 110, 34, -200_000, -200_000, 100_000, 100_000, 4, 4));

  private static final Provenance GIVEN = Provenance.of(Provenance.Status.GIVEN, "a test", "");

  @TempDir Path folder;

  /** A rectangle given in projected metres, as coordinates of a GeoJSON polygon. */
  private static String box(double west, double south, double east, double north) {
    double[][] corners = {
      {west, south}, {east, south}, {east, north}, {west, north}, {west, south}
    };
    StringBuilder ring = new StringBuilder("[[");
    for (int i = 0; i < corners.length; i++) {
      double[] p = SMALL.unproject(corners[i][0], corners[i][1]);
      ring.append(i == 0 ? "" : ",").append("[" + p[0] + "," + p[1] + "]");
    }
    return ring.append("]]").toString();
  }

  private static String feature(String properties, String coordinates) {
    return "{\"type\":\"Feature\",\"properties\":{"
        + properties
        + "},\"geometry\":{\"type\":\"Polygon\",\"coordinates\":"
        + coordinates
        + "}}";
  }

  private Path polygons(String... features) throws IOException {
    return Files.writeString(
        folder.resolve("cities.geojson"),
        "{\"type\":\"FeatureCollection\",\"features\":[" + String.join(",", features) + "]}");
  }

  private Path points(String text) throws IOException {
    return Files.writeString(folder.resolve("cities.csv"), text);
  }

  /** The study: all cells; the two western columns in region W, of the third one half. */
  private static StudyTables study(double regionKm2) {
    Table.Builder cell = Table.builder(Inputs.CELL);
    Table.Builder lies = Table.builder(Inputs.CELL_REGION);
    for (int c = 0; c < 16; c++) {
      double[] centre = SMALL.centre(c);
      double none = Double.NaN;
      cell.add(c, c % 4, c / 4, centre[0], centre[1], SMALL.areaKm2(c), 100.0, none, none, "");
      if (c % 4 < 2) {
        lies.add(c, "W", 1.0);
      } else if (c % 4 == 2) {
        lies.add(c, "W", .5).add(c, "E", .5);
      } else if (c < 8) {
        lies.add(c, "E", 1.0);
      }
    }
    Table region =
        Table.builder(Inputs.REGION)
            .add("W", "West", Double.NaN, Double.NaN, regionKm2 / 2, "", "")
            .add("E", "East", Double.NaN, Double.NaN, regionKm2 / 2, "", "")
            .build();
    return new StudyTables()
        .put(GridTable.of(SMALL), GIVEN)
        .put(cell.build(), GIVEN)
        .put(lies.build(), GIVEN)
        .put(region, GIVEN);
  }

  private static StudyTables read(Path file, StudyTables existing, String... settings) {
    Map<String, String> given = new LinkedHashMap<>();
    for (int i = 0; i < settings.length; i += 2) {
      given.put(settings[i], settings[i + 1]);
    }
    CitiesImporter importer = new CitiesImporter();
    return Importers.read(importer, file, ImportSettings.of(importer, given), existing);
  }

  private static Map<String, Double> shares(StudyTables tables) {
    Table table = tables.require(CityTables.CELL_CITY).validated("cities");
    Map<String, Double> shares = new HashMap<>();
    for (int r = 0; r < table.rows(); r++) {
      shares.put(table.ints("cell")[r] + table.strings("city")[r], table.doubles("share")[r]);
    }
    return shares;
  }

  private static String remarks(StudyTables tables) {
    return String.join("\n", tables.provenance("city").remarks());
  }

  private static AbstractThrowableAssert<?, ? extends Throwable> refused(
      Path file, StudyTables existing, String... settings) {
    return assertThatThrownBy(() -> read(file, existing, settings)).isInstanceOf(UserError.class);
  }

  /**
   * A holds cell 5 and a quarter of cell 6; B a fifth of cell 6 and of cell 10 its lower tenth; C
   * lies in no region, D outside the grid.
   */
  private Path four() throws IOException {
    return polygons(
        feature("\"id\":\"A\",\"name\":\"Ay\"", box(-1e5, -1e5, .25e5, 0)),
        feature("\"id\":\"B\",\"name\":\"Bee\"", box(.8e5, -1e5, 1e5, 0)),
        feature("\"id\":\"C\",\"name\":\"Sea\"", box(1.1e5, 1.1e5, 1.9e5, 1.9e5)),
        feature("\"id\":\"D\",\"name\":\"Far\"", "[[[0,0],[1,0],[1,1],[0,0]]]"));
  }

  @Test
  void sharesAreThoseOfTheCellByHand() throws IOException {
    StudyTables tables = read(four(), study(1e6));
    // edges are straight in lon/lat, not on the map, so that the map's squares are met to 1 km
    Map<String, Double> shares = shares(tables);
    assertThat(shares.get("5A")).isCloseTo(1, within(.01));
    assertThat(shares.get("6A")).isCloseTo(.25, within(.01));
    assertThat(shares.get("6B")).isCloseTo(.2, within(.01));
    assertThat(shares).doesNotContainKeys("15C");
    Table city = tables.require(CityTables.CITY).validated("cities");
    assertThat(city.strings("city")).containsExactly("A", "B");
    assertThat(city.strings("name")).containsExactly("Ay", "Bee");
    // B lies in cell 6 alone, half in W and half in E: the first by name
    assertThat(city.strings("region")).containsExactly("W", "E");
    double k = SMALL.scaleFactor(34);
    assertThat(city.doubles("area_km2")[0]).isCloseTo(12_500 / (k * k), within(120.0));
    assertThat(city.doubles("population_persons")).containsOnly(Double.NaN);
    assertThat(remarks(tables))
        .contains("The property 'id' was chosen as code of the cities")
        .contains("Shares are of the whole cell: the cities do not cover")
        .contains("Cities outside the grid, or below 1e-6 of a cell, were left out: D Far.")
        .contains("Cities in none of the study's regions were left out: C Sea.");
    assertThat(tables.provenance("cell_city").status()).isEqualTo(Provenance.Status.ESTIMATED);
  }

  /** Cities that cover the regions leave only the sea: A and B share cell 6 as 25 to 20. */
  @Test
  void sharesAreOfTheLandWhereCitiesCoverTheRegions() throws IOException {
    double k = SMALL.scaleFactor(34);
    StudyTables tables = read(four(), study(1.45e4 / (k * k)));
    assertThat(remarks(tables)).contains("Shares are of what the cities hold of it");
    Map<String, Double> shares = shares(tables);
    assertThat(shares.get("5A")).isEqualTo(1);
    assertThat(shares.get("6A")).isCloseTo(25.0 / 45, within(.02));
    assertThat(shares.get("6A") + shares.get("6B")).isCloseTo(1, within(1e-15));
    assertThat(shares(read(four(), study(1e6), "share_of", "cities"))).isEqualTo(shares);
    refused(four(), study(1e6), "share_of", "citys").hasMessageContaining("Did you mean 'cities'?");
  }

  @Test
  void circlesHaveTheAreaOfTheirRadius() throws IOException {
    double[] at = SMALL.unproject(-.5e5, -.5e5);
    double[] other = SMALL.unproject(.5e5, .5e5);
    String header = "city,name,lon,lat,radius_km,population_persons,solid_fuel_share,note\n";
    Path file =
        points(
            header
                + String.format("A,Ay,%s,%s,30,5000,.02,x%n", at[0], at[1])
                + String.format("B,,%s,%s,60,,,%n", other[0], other[1]));
    StudyTables tables = read(file, study(1e6));
    Table city = tables.require(CityTables.CITY).validated("cities");
    assertThat(city.strings("name")).containsExactly("Ay", "B");
    assertThat(city.doubles("population_persons")).containsExactly(5000, Double.NaN);
    assertThat(city.doubles("solid_fuel_share")).containsExactly(.02, Double.NaN);
    double radius = SMALL.definition().radius() / 1000;
    for (int c = 0; c < 2; c++) {
      double r = c == 0 ? 30 : 60;
      double cap = 2 * Math.PI * radius * radius * (1 - Math.cos(r / radius));
      assertThat(city.doubles("area_km2")[c]).isCloseTo(cap, within(2e-3 * cap));
    }
    Map<String, Double> shares = shares(tables);
    double k = SMALL.scaleFactor(34);
    // pi 30^2 of 100^2 km2, all of it in cell 5
    assertThat(shares.get("5A")).isCloseTo(Math.PI * .09 * k * k, within(.01));
    assertThat(shares.get("10B")).isGreaterThan(.9);
    assertThat(remarks(tables)).contains("Columns of cities.csv that are not used: (note).");
    refused(file, study(1e6), "radius_km", "80")
        .hasMessageContaining("A Ay and B by ")
        .hasMessageContaining("km2")
        .hasMessageContaining("Give smaller radii");
    refused(file, study(1e6), "radius_km", "0").hasMessageContaining("--set radius_km");
    refused(points(header + "A,,110,89.9,30,,,\n"), study(1e6)).hasMessageContaining("a pole");
    refused(points(header + "A,,110,34,30,,,\nA,,111,34,30,,,\n"), study(1e6))
        .hasMessageContaining("row 2")
        .hasMessageContaining("duplicate city A");
    refused(points(header + "A,,110,34,30,,1.2,\n"), study(1e6))
        .hasMessageContaining("column solid_fuel_share")
        .hasMessageContaining("a share, from 0 to 1");
    refused(points(header + "A,,110,34,30,-5,,\n"), study(1e6))
        .hasMessageContaining("column population_persons");
    refused(points(header), study(1e6)).hasMessageContaining("a row for each city");
    refused(points("city,lon\nA,1\n"), study(1e6)).hasMessageContaining("no column 'lat'");
  }

  @Test
  void overlapsAreRefusedByName() throws IOException {
    String a = feature("\"id\":\"A\",\"name\":\"Ay\"", box(-1e5, -1e5, 0, 0));
    Path file = polygons(a, feature("\"id\":\"B\",\"name\":\"Bee\"", box(-.1e5, -1e5, 1e5, 0)));
    // 10 x 100 km
    refused(file, study(1e6))
        .hasMessageContaining("cities that overlap: A Ay and B Bee by 1")
        .hasMessageContaining("km2")
        .hasMessageContaining("raise overlap_tolerance");
    StudyTables tables = read(file, study(1e6), "overlap_tolerance", ".2");
    assertThat(remarks(tables)).contains("Cities overlap by less than 0.2", "pairs: 1");
    Map<String, Double> shares = shares(tables);
    // cell 5 holds all of A and a tenth of itself of B: scaled to 1
    assertThat(shares.get("5A")).isCloseTo(1 / 1.1, within(.01));
    assertThat(shares.get("5A") + shares.get("5B")).isCloseTo(1, within(1e-15));
    // cities that only touch do not overlap
    Path touching = polygons(a, feature("\"id\":\"B\",\"name\":\"Bee\"", box(0, -1e5, 1e5, 0)));
    assertThat(remarks(read(touching, study(1e6), "overlap_tolerance", "1e-9")))
        .doesNotContain("pairs: 1,");
  }

  @Test
  void codesAreOnes() throws IOException {
    String box = box(-1e5, -1e5, 0, 0);
    String next = box(.1e5, -1e5, 1e5, 0);
    Path twice =
        polygons(feature("\"name\":\"Suzhou\"", box), feature("\"name\":\"Suzhou\"", next));
    refused(twice, study(1e6)).hasMessageContaining("no property that names each city once");
    refused(twice, study(1e6), "property", "name")
        .hasMessageContaining("feature 2 (Suzhou)")
        .hasMessageContaining("duplicate city Suzhou");
    refused(twice, study(1e6), "property", "nme").hasMessageContaining("Did you mean 'name'?");
    Path named =
        polygons(
            feature("\"name\":\"Suzhou\",\"code\":320500,\"people\":12", box),
            feature("\"name\":\"Suzhou\",\"code\":341300", next));
    StudyTables tables = read(named, study(1e6), "population", "people");
    Table city = tables.require(CityTables.CITY);
    assertThat(city.strings("city")).containsExactly("320500", "341300");
    assertThat(city.strings("name")).containsExactly("Suzhou", "Suzhou");
    assertThat(city.doubles("population_persons")).containsExactly(12, Double.NaN);
    refused(named, study(1e6), "population", "person").hasMessageContaining("'person'");
    refused(named, study(1e6), "region", "name")
        .hasMessageContaining("feature 1 (320500)")
        .hasMessageContaining("Suzhou");
    // neither province is a region of the study
    refused(named, study(1e6), "codes", "china-divisions")
        .hasMessageContaining("no city within the grid and the study's regions");
    refused(twice, study(1e6), "property", "name", "codes", "china-divisions")
        .hasMessageContaining("duplicate city");
    Path words = polygons(feature("\"name\":\"Suzhou\"", box));
    refused(words, study(1e6), "codes", "china-divisions").hasMessageContaining("six digits");
    refused(words, study(1e6), "ncols", "5").hasMessageContaining("where the folder has a table");
    Path far = polygons(feature("\"name\":\"D\"", "[[[0,0],[1,0],[1,1],[0,0]]]"));
    refused(far, study(1e6)).hasMessageContaining("no city within the grid");
  }

  /** The 372 units of the 2023 edition on the grid and provinces of the open study. */
  @Test
  void chinasPrefecturesHaveTheirKnownAreas() {
    Path file = Imports.real("geo/china_prefectures.geojson");
    StudyTables study =
        Imports.read(
            new PolygonsImporter(),
            Imports.real("geo/china_provinces_echarts4.geojson"),
            "codes",
            "china-provinces");
    StudyTables tables = read(file, study, "codes", "china-divisions");
    Table city = tables.require(CityTables.CITY).validated("cities");
    // 372 less Taiwan, Hong Kong, Macau and Sansha, which the outlines of the provinces leave out
    assertThat(city.rows()).isEqualTo(368);
    assertThat(remarks(tables))
        .contains(
            "Cities outside the study's regions were left out: 820000 Macao, 810000 HongKong,"
                + " 710000 Taiwansheng.")
        .contains("Cities in none of the study's regions were left out: 460300 Sansha.")
        .contains("Shares are of what the cities hold of it")
        // every code's province is the one with most of the city's area
        .doesNotContain("than the source says");
    // km2, official figures as remembered, not re-read
    Map<String, Double> known =
        Map.of("110000", 16_410.0, "500000", 82_400.0, "420100", 8_569.0, "320500", 8_657.0);
    Map<String, String> regions =
        Map.of("110000", "BJ", "500000", "CQ", "420100", "HE", "320500", "JS");
    int checked = 0;
    for (int r = 0; r < city.rows(); r++) {
      String code = city.strings("city")[r];
      if (known.containsKey(code)) {
        checked++;
        double area = known.get(code);
        assertThat(city.doubles("area_km2")[r]).as(code).isCloseTo(area, within(.02 * area));
        assertThat(city.strings("region")[r]).isEqualTo(regions.get(code));
      }
    }
    assertThat(checked).isEqualTo(4);
    Map<Integer, Double> sums = new HashMap<>();
    Table lies = tables.require(CityTables.CELL_CITY).validated("cities");
    for (int r = 0; r < lies.rows(); r++) {
      sums.merge(lies.ints("cell")[r], lies.doubles("share")[r], Double::sum);
    }
    assertThat(sums.values()).allSatisfy(s -> assertThat(s).isLessThanOrEqualTo(1 + 1e-12));
    // of the 36 km cells with land of the provinces (7,762) almost all have a city
    assertThat(sums.size()).isBetween(7_600, 7_800);
  }
}
