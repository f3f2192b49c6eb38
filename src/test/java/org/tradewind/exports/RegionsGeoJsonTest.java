package org.tradewind.exports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.algorithm.Orientation;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.geojson.GeoJsonReader;
import org.tradewind.axes.Grid;
import org.tradewind.axes.LambertGrid;
import org.tradewind.axes.LonLatGrid;
import org.tradewind.axes.UserError;
import org.tradewind.tables.AccountTables;
import org.tradewind.tables.CityTables;
import org.tradewind.tables.CostTables;
import org.tradewind.tables.DisparityTables;
import org.tradewind.tables.FlowTables;
import org.tradewind.tables.GridTable;
import org.tradewind.tables.Inputs;
import org.tradewind.tables.NameTables;
import org.tradewind.tables.Table;

/** Regions and cities, written by hand, are read back by JTS's reader of GeoJSON. */
class RegionsGeoJsonTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  private static Table.Builder ring(
      Table.Builder shapes, String region, int ring, boolean hole, double... lonLat) {
    for (int i = 0; i < lonLat.length / 2; i++) {
      shapes.add(region, ring, hole, i, lonLat[2 * i], lonLat[2 * i + 1]);
    }
    return shapes;
  }

  /** A has a hole and an island, both drawn the wrong way round; B is a square next to it. */
  private static Table shapes() {
    Table.Builder shapes = Table.builder(NameTables.REGION_SHAPE);
    ring(shapes, "A", 0, false, 0, 0, 0, 4, 4, 4, 4, 0);
    ring(shapes, "A", 1, true, 1, 1, 2, 1, 2, 2, 1, 2);
    ring(shapes, "A", 2, false, 6, 6, 6, 7, 7, 7);
    ring(shapes, "B", 0, false, 4, 0, 5, 0, 5, 4, 4, 4);
    return shapes.build();
  }

  private static TestRun run() {
    return new TestRun()
        .put(
            Table.builder(Inputs.REGION)
                .add("A", "Alpha", 10, Double.NaN, 5, "Al", "甲")
                .add("B", "Beta", 20, 7, 6, "", ""))
        .put(
            Table.builder(NameTables.STRESSOR_INFO)
                .add("CO2", "carbon dioxide", "t")
                .add("deaths", "deaths", "deaths a year"));
  }

  private static JsonNode exported(TestRun run, String name) throws IOException {
    return JSON.readTree(TestRun.bytes(new RegionsGeoJson().of(run.contents()), name));
  }

  private static Geometry geometry(JsonNode feature) throws ParseException {
    return new GeoJsonReader().read(feature.path("geometry").toString());
  }

  /** As RFC 7946 asks: closed rings, the outer one counterclockwise, holes clockwise. */
  private static void checkRings(JsonNode feature) {
    for (JsonNode polygon : feature.path("geometry").path("coordinates")) {
      for (int r = 0; r < polygon.size(); r++) {
        List<Coordinate> points = new ArrayList<>();
        polygon
            .get(r)
            .forEach(p -> points.add(new Coordinate(p.get(0).asDouble(), p.get(1).asDouble())));
        assertThat(points.get(0)).isEqualTo(points.get(points.size() - 1));
        assertThat(Orientation.isCCW(points.toArray(Coordinate[]::new))).isEqualTo(r == 0);
      }
    }
  }

  @Test
  void outlinesAreMultiPolygonsWithHoles() throws Exception {
    JsonNode json = exported(run().put(shapes()), "regions.geojson");

    assertThat(json.path("type").asText()).isEqualTo("FeatureCollection");
    assertThat(json.has("crs")).isFalse();
    assertThat(json.path("status").asText()).isEqualTo("ILLUSTRATIVE");
    Geometry a = geometry(json.path("features").get(0));
    Geometry b = geometry(json.path("features").get(1));
    json.path("features").forEach(RegionsGeoJsonTest::checkRings);
    assertThat(a.isValid() && b.isValid()).isTrue();
    assertThat(a.getGeometryType()).isEqualTo("MultiPolygon");
    assertThat(a.getNumGeometries()).isEqualTo(2);
    assertThat(a.getArea()).isEqualTo(16 - 1 + .5);
    assertThat(b.getArea()).isEqualTo(4);
    assertThat(a.touches(b)).isTrue();
  }

  @Test
  void anOutlineThatCrossesItselfIsMendedAndNamed() throws Exception {
    Table.Builder shapes = Table.builder(NameTables.REGION_SHAPE);
    ring(shapes, "A", 0, false, 0, 0, 2, 2, 2, 0, 0, 2);
    TestRun run = run().put(shapes);

    JsonNode json = exported(run, "regions.geojson");

    Geometry a = geometry(json.path("features").get(0));
    assertThat(a.isValid()).isTrue();
    assertThat(a.getArea()).isEqualTo(2);
    assertThat(json.path("features").get(1).path("geometry").isNull()).isTrue();
    assertThat(new RegionsGeoJson().of(run.contents()).notes())
        .containsExactly(
            "Outlines that cross themselves were mended: A.",
            "Without an outline, so with a null geometry: B.");
    assertThat(json.path("notes").toString()).contains("were mended: A.", "null geometry: B.");
  }

  /** Three by three cells: B is the one in the middle, A what is around it. */
  private static TestRun dissolved(Grid grid) {
    Table.Builder cells = Table.builder(Inputs.CELL);
    Table.Builder shares = Table.builder(Inputs.CELL_REGION);
    for (int g = 0; g < grid.cells(); g++) {
      double lon = grid.lonOfCentre(g);
      cells.add(g, grid.col(g), grid.row(g), lon, grid.latOfCentre(g), grid.areaKm2(g), 1);
      shares.add(g, "A", g == 4 ? .4 : 1);
    }
    shares.add(4, "B", .6);
    return run().input(cells.build()).input(shares.build()).input(GridTable.of(grid));
  }

  @Test
  void withoutOutlinesCellsAreDissolved() throws Exception {
    JsonNode json =
        exported(dissolved(new LonLatGrid(100, 25, .5, .5, 3, 3, 6_370_000)), "regions.geojson");

    json.path("features").forEach(RegionsGeoJsonTest::checkRings);
    Geometry a = geometry(json.path("features").get(0));
    Geometry b = geometry(json.path("features").get(1));
    assertThat(a.isValid() && b.isValid()).isTrue();
    assertThat(a.getArea()).isCloseTo(8 * .25, within(1e-12));
    assertThat(b.getArea()).isCloseTo(.25, within(1e-12));
    assertThat(json.path("notes").get(0).asText()).contains("union of the cells");
  }

  /** On a projected grid the neighbours share every corner, so that nothing lies between them. */
  @Test
  void dissolvedNeighboursShareTheirBorder() throws Exception {
    LambertGrid grid =
        LambertGrid.of(
            new LambertGrid.Definition(25, 40, 110, 110, 34, -9e5, -9e5, 6e5, 6e5, 3, 3));
    JsonNode json = exported(dissolved(grid), "regions.geojson");

    Geometry a = geometry(json.path("features").get(0));
    Geometry b = geometry(json.path("features").get(1));
    assertThat(a.isValid() && b.isValid()).isTrue();
    assertThat(a.intersection(b).getArea()).isZero();
    assertThat(a.union(b).getNumPoints()).as("no hole is left").isEqualTo(13);
    assertThat(b.getCoordinates()[0].distance(a.getCentroid().getCoordinate())).isLessThan(10);
  }

  @Test
  void aRunWithNeitherOutlinesNorAGridIsRefused() {
    assertThatThrownBy(() -> new RegionsGeoJson().of(run().contents()))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("run small: found no outlines of regions (region_shape)")
        .hasMessageContaining("grid, cell and cell_region");
    assertThatThrownBy(() -> new RegionsGeoJson().of(new TestRun().contents()))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("no table region");
  }

  private static TestRun results() {
    return run()
        .put(shapes())
        .put(
            Table.builder(AccountTables.ACCOUNT)
                .add("producer", "A", "01", "CO2", 1)
                .add("producer", "A", "02", "CO2", 2)
                .add("producer", "B", "01", "CO2", 5)
                .add("final_consumer", "ROW", "01", "CO2", 9))
        .put(
            Table.builder(FlowTables.EMBODIED_TRADE)
                .add("final_producer", "CO2", "A", 3, 4, -.25)
                .add("final_producer", "CO2", "B", 4, 3, .25))
        .put(
            TestRun.ci(FlowTables.EMBODIED_TRADE)
                .add(
                    TestRun.interval(
                        FlowTables.EMBODIED_TRADE,
                        "index",
                        -.5,
                        -.25,
                        0,
                        "final_producer",
                        "CO2",
                        "A")))
        .put(Table.builder(DisparityTables.ZONE).add("A", .1, .2, "Z1", Double.NaN, Double.NaN))
        .put(
            Table.builder(CostTables.COST_REGION)
                .add("A", "*", 1, 2, 3, .4, .5, 1, 7, "USD", 2011, "2.5 %")
                .add("A", "energy", 8, 8, 8, .8, .8, 1, 8, "USD", 2011, "2.5 %"));
  }

  @Test
  void resultsAreColumnsWithUnits() throws IOException {
    JsonNode json = exported(results(), "regions.geojson");

    JsonNode a = json.path("features").get(0).path("properties");
    JsonNode b = json.path("features").get(1).path("properties");
    assertThat(a.path("code").asText()).isEqualTo("A");
    assertThat(a.path("local_name").asText()).isEqualTo("甲");
    assertThat(a.path("population_persons").asDouble()).isEqualTo(10);
    assertThat(a.path("gdp_million_usd").isNull()).isTrue();
    assertThat(a.path("account_producer_CO2").asDouble()).isEqualTo(3);
    assertThat(b.path("account_producer_CO2").asDouble()).isEqualTo(5);
    assertThat(a.path("index_final_producer_CO2_p2_5").asDouble()).isEqualTo(-.5);
    assertThat(b.path("index_final_producer_CO2").asDouble()).isEqualTo(.25);
    assertThat(b.get("index_final_producer_CO2_p2_5").isNull()).isTrue();
    assertThat(a.path("zone").asText()).isEqualTo("Z1");
    assertThat(a.get("persons_per_km2").isNull()).isTrue();
    assertThat(a.path("health_cost").asDouble()).isEqualTo(1);
    assertThat(a.path("integrated_cost_share").asDouble()).isEqualTo(.5);
    JsonNode columns = json.path("columns");
    assertThat(column(columns, "health_cost").path("unit").asText())
        .isEqualTo("USD of 2011 per year");
    assertThat(column(columns, "imports_final_producer_CO2").path("unit").asText()).isEqualTo("t");
    assertThat(column(columns, "index_final_producer_CO2_p97_5").path("table").asText())
        .isEqualTo("embodied_trade_ci");
  }

  private static JsonNode column(JsonNode columns, String name) {
    for (JsonNode column : columns) {
      if (column.path("name").asText().equals(name)) {
        return column;
      }
    }
    throw new AssertionError("no column " + name);
  }

  @Test
  void hostileNamesComeBackAsTheyWere() throws IOException {
    Table.Builder regions = Table.builder(Inputs.REGION);
    Table.Builder shapes = Table.builder(NameTables.REGION_SHAPE);
    for (String name : TestRun.HOSTILE) {
      regions.add(name, name, 1, 1, 1, name, name);
      ring(shapes, name, 0, false, 0, 0, 1, 0, 1, 1);
    }
    JsonNode json = exported(new TestRun().put(regions).put(shapes), "regions.geojson");

    for (int i = 0; i < TestRun.HOSTILE.size(); i++) {
      JsonNode feature = json.path("features").get(i);
      assertThat(feature.path("id").asText()).isEqualTo(TestRun.HOSTILE.get(i));
      assertThat(feature.path("properties").path("name").asText())
          .isEqualTo(TestRun.HOSTILE.get(i));
      assertThat(feature.path("geometry").isObject()).isTrue();
    }
  }

  @Test
  void citiesArePointsAmongTheirPeople() throws Exception {
    Table.Builder cells = Table.builder(Inputs.CELL);
    cells
        .add(0, 0, 0, 10, 0, 1, 300)
        .add(1, 1, 0, 14, 0, 1, 100)
        .add(2, 2, 0, 18, 0, 1, Double.NaN);
    TestRun run =
        results()
            .input(cells.build())
            .input(
                Table.builder(CityTables.CELL_CITY)
                    .add(0, "c", 1)
                    .add(1, "c", 1)
                    .add(2, "empty", .5)
                    .build())
            .put(
                Table.builder(CityTables.CITY_POINT)
                    .add("c", "City", "A", 5, .5, "above", true, 7, 8, .1, .2, .5)
                    .add("empty", "Empty", "", 5, .5, "", false, 0, 0, 0, 0, Double.NaN));

    JsonNode json = exported(run, "cities.geojson");

    Geometry point = geometry(json.path("features").get(0));
    // a quarter of the people of the city live four degrees to the east
    assertThat(point.getCoordinate().x).isCloseTo(11, within(.01));
    assertThat(point.getCoordinate().y).isZero();
    assertThat(geometry(json.path("features").get(1)).getCoordinate().x)
        .isCloseTo(18, within(1e-9));
    JsonNode c = json.path("features").get(0).path("properties");
    assertThat(c.path("name").asText()).isEqualTo("City");
    assertThat(c.path("deaths").asDouble()).isEqualTo(7);
    assertThat(c.path("used").asBoolean()).isTrue();
  }

  @Test
  void citiesWithoutAPlaceAreLeftOutAndNamed() {
    TestRun run =
        results()
            .put(
                Table.builder(CityTables.CITY_POINT)
                    .add("c", "City", "A", 5, .5, "above", true, 7, 8, .1, .2, .5));
    RunFormat.Export export = new RegionsGeoJson().of(run.contents());
    assertThat(export.files()).hasSize(1);
    assertThat(export.notes()).anyMatch(note -> note.startsWith("cities.geojson was left out"));
  }
}
