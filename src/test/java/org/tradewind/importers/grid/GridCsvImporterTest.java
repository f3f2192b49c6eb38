package org.tradewind.importers.grid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tradewind.axes.CompensatedSum;
import org.tradewind.axes.LambertGrid;
import org.tradewind.axes.UserError;
import org.tradewind.importers.source.ImportSettings;
import org.tradewind.tables.Inputs;
import org.tradewind.tables.Provenance;
import org.tradewind.tables.StudyTables;
import org.tradewind.tables.Table;

class GridCsvImporterTest {
  private static final LambertGrid GRID = LambertGrid.CHINA_36KM;
  private static final Path DATA = Path.of("../shared/data");

  @TempDir Path folder;

  private Path file(String name, String content) throws IOException {
    return Files.writeString(folder.resolve(name), content);
  }

  private static StudyTables read(Path source, StudyTables existing, Map<String, String> given) {
    GridCsvImporter importer = new GridCsvImporter();
    return importer.read(source, ImportSettings.of(importer, given), existing);
  }

  private static final Map<String, String> ONE_FILE =
      Map.of("population_column", "people", "pm25_column", "pm");

  private static StudyTables cells(int... numbers) {
    Table.Builder cell = Table.builder(Inputs.CELL);
    for (int c : numbers) {
      cell.add(
          c,
          GRID.col(c),
          GRID.row(c),
          GRID.lonOfCentre(c),
          GRID.latOfCentre(c),
          GRID.areaKm2(c),
          0.0,
          Double.NaN,
          Double.NaN,
          "");
    }
    return new StudyTables()
        .put(cell.build(), Provenance.of(Provenance.Status.GIVEN, "hand", "made"));
  }

  private static String point(int cell, double dLon, double people, String pm) {
    return (GRID.lonOfCentre(cell) + dLon)
        + ","
        + GRID.latOfCentre(cell)
        + ","
        + people
        + ","
        + pm
        + "\n";
  }

  @Test
  void peopleAddUpAndPm25IsWeightedByThem() throws IOException {
    int cell = GRID.cell(80, 60);
    Path points =
        file(
            "p.csv",
            "lon,lat,people,pm\n"
                + point(cell, 0.06, 300, "40")
                + point(cell, -0.06, 100, "80")
                + point(cell, 0.0, 7, "")
                + point(cell + 1, 0, 0, "10")
                + point(cell + 1, 0.05, 0, "30")
                + point(cell + 2, 0, 5, ""));
    StudyTables tables = read(points, new StudyTables(), ONE_FILE);
    Table table = tables.require(Inputs.CELL).validated("p.csv");
    assertThat(table.ints("cell")).containsExactly(cell, cell + 1, cell + 2);
    assertThat(table.doubles("population_persons")).containsExactly(407, 0, 5);
    // (300*40 + 100*80)/400 ; plain mean where nobody lives ; the nearest cell's where none is
    assertThat(table.doubles("pm25_ugm3")).containsExactly(50, 20, 20);
    assertThat(tables.provenance("cell").note()).contains("1 cells without a value (5 persons)");
    assertThat(tables.provenance("cell").status()).isEqualTo(Provenance.Status.ESTIMATED);
  }

  @Test
  void aSquareOnABorderIsSplitAndNobodyIsLost() throws IOException {
    int cell = GRID.cell(80, 60);
    double[] edge = GRID.unproject(GRID.west(cell + 1), GRID.south(cell) + 18_000);
    Path points = file("p.csv", "lon,lat,people,pm\n" + edge[0] + "," + edge[1] + ",1000,50\n");
    double[] both =
        read(points, cells(cell, cell + 1), ONE_FILE)
            .require(Inputs.CELL)
            .doubles("population_persons");
    assertThat(both).containsExactly(500, 500);
    // only land takes people: with the western cell alone, all are there
    double[] west =
        read(points, cells(cell), ONE_FILE).require(Inputs.CELL).doubles("population_persons");
    assertThat(west).containsExactly(1000);
  }

  @Test
  void peopleWithoutACellGoToTheNearestOrAreNamed() throws IOException {
    int cell = GRID.cell(80, 60);
    Path points =
        file("p.csv", "lon,lat,people,pm\n" + point(cell + 1, 0, 30, "5") + "20,50,4,5\n");
    StudyTables tables = read(points, cells(cell), ONE_FILE);
    assertThat(tables.require(Inputs.CELL).doubles("population_persons")).containsExactly(30);
    assertThat(tables.provenance("cell").note())
        .startsWith("made; then ")
        .contains("30 persons in the cells (30 of them at 1 points without a cell")
        .contains("4 at 1 points outside");
    Map<String, String> strict = new HashMap<>(ONE_FILE);
    strict.put("snap_km", "0");
    assertThat(read(points, cells(cell), strict).require(Inputs.CELL).doubles("population_persons"))
        .containsExactly(0);
  }

  @Test
  void mistakesAreNamedWithFileAndRow() throws IOException {
    Path negative = file("n.csv", "lon,lat,people,pm\n110,34,1,2\n110,34,-1,2\n");
    assertThatThrownBy(() -> read(negative, new StudyTables(), ONE_FILE))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("n.csv, row 2")
        .hasMessageContaining("people = -1")
        .hasMessageContaining("at least 0");
    Path swapped = file("s.csv", "lon,lat,people,pm\n34,110,1,2\n");
    assertThatThrownBy(() -> read(swapped, new StudyTables(), ONE_FILE))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("s.csv, row 1")
        .hasMessageContaining("lat = 110");
    Path infinite = file("i.csv", "lon,lat,people,pm\n110,34,1,Infinity\n");
    assertThatThrownBy(() -> read(infinite, new StudyTables(), ONE_FILE))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("column pm: found 'Infinity'");
    Path away = file("a.csv", "lon,lat,people,pm\n-70,34,1,2\n");
    assertThatThrownBy(() -> read(away, new StudyTables(), ONE_FILE))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("no point within the grid");
    assertThatThrownBy(() -> read(away, new StudyTables(), Map.of()))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("neither population_column nor pm25_column");
    Map<String, String> apart = new LinkedHashMap<>(ONE_FILE);
    apart.put("points", "pts.csv");
    apart.put("id", "id");
    apart.put("population_file", "pop.csv");
    apart.put("pm25_column", "");
    file("pts.csv", "id,lon,lat\n1,110,34\n2,111,34\n");
    file("pop.csv", "id,people\n1,5\n3,5\n");
    assertThatThrownBy(() -> read(folder, new StudyTables(), apart))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("pop.csv, row 2")
        .hasMessageContaining("id 3");
    file("pop.csv", "id,people\n1,5\n1,5\n");
    assertThatThrownBy(() -> read(folder, new StudyTables(), apart))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("duplicate id 1");
    Table other =
        Table.builder(Inputs.CELL)
            .add(7, 3, 1, 110.0, 34.0, 1.0, 0.0, Double.NaN, Double.NaN, "")
            .build();
    StudyTables wrongGrid =
        new StudyTables().put(other, Provenance.of(Provenance.Status.GIVEN, "", ""));
    Path good = file("g.csv", "lon,lat,people,pm\n110,34,1,2\n");
    assertThatThrownBy(() -> read(good, wrongGrid, ONE_FILE))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("cell 7 at column 3, row 1")
        .hasMessageContaining("172 x 127");
  }

  @Test
  void china2015() {
    Path provinces = DATA.resolve("geo/china_provinces_echarts4.geojson");
    Assumptions.assumeTrue(
        Files.exists(provinces) && Files.exists(DATA.resolve("china_grid")),
        "needs ../shared/data/geo and ../shared/data/china_grid");
    PolygonsImporter polygons = new PolygonsImporter();
    StudyTables land =
        polygons.read(
            provinces,
            ImportSettings.of(polygons, Map.of("codes", "china-provinces")),
            new StudyTables());
    StudyTables tables = read(DATA.resolve("china_grid"), land, GridCsvImporter.CHINA_2015);
    Table cell = tables.require(Inputs.CELL).validated("china_grid");
    double[] people = cell.doubles("population_persons");
    double[] pm25 = cell.doubles("pm25_ugm3");
    // 1,378,169,819 persons in GridPop.csv; nobody is outside (Hong Kong goes to its neighbours)
    assertThat(CompensatedSum.of(people)).isCloseTo(1_378_169_819, within(1e-3));
    assertThat(tables.provenance("cell").note()).contains(" 0 at ");
    assertThat(Arrays.stream(pm25).noneMatch(Double::isNaN)).isTrue();
    double exposure = 0;
    for (int g = 0; g < people.length; g++) {
      exposure += people[g] * pm25[g];
    }
    // 54.03 in the source, where the people of points without a value do not count
    assertThat(exposure / 1_378_169_819).isCloseTo(54.03, within(0.2));
    assertThat(cell.rows()).isEqualTo(land.require(Inputs.CELL).rows());
    // Province by province, people by shares of cells are near those the source names itself
    Map<Integer, Double> byCell = new HashMap<>();
    for (int g = 0; g < people.length; g++) {
      byCell.put(cell.ints("cell")[g], people[g]);
    }
    Map<String, Double> byRegion = new HashMap<>();
    Table shares = land.require(Inputs.CELL_REGION);
    for (int r = 0; r < shares.rows(); r++) {
      byRegion.merge(
          shares.strings("region")[r],
          shares.doubles("share")[r] * byCell.get(shares.ints("cell")[r]),
          Double::sum);
    }
    assertThat(byRegion.get("HN")).isCloseTo(94_523_738, within(0.02 * 94_523_738));
    assertThat(byRegion.get("SC")).isCloseTo(82_088_801, within(0.03 * 82_088_801));
    assertThat(byRegion.get("XJ")).isCloseTo(23_600_864, within(0.02 * 23_600_864));
  }
}
