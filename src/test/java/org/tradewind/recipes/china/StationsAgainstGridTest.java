package org.tradewind.recipes.china;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.tradewind.axes.LonLatGrid;
import org.tradewind.evaluation.EvaluationStatistics;
import org.tradewind.evaluation.ModelEvaluation;
import org.tradewind.evaluation.SiteMatch;
import org.tradewind.importers.observation.StationsImporter;
import org.tradewind.importers.source.ImportSettings;
import org.tradewind.importers.source.Importer;
import org.tradewind.recipes.study.RecipeParameters;
import org.tradewind.tables.Csv;
import org.tradewind.tables.GridTable;
import org.tradewind.tables.Inputs;
import org.tradewind.tables.Provenance;
import org.tradewind.tables.StudyTables;
import org.tradewind.tables.Table;

/**
 * Real stations against real grids, held against another program; see the README beside the
 * expected numbers.
 */
class StationsAgainstGridTest {
  private static final Path DATA = Path.of("../shared/data");
  private static final Provenance GIVEN = Provenance.of(Provenance.Status.GIVEN, "test", "");
  private static final Map<String, Map<String, Double>> EXPECTED = new HashMap<>();

  @BeforeAll
  static void read() throws IOException {
    for (String file : List.of("stations/china_aq_stations.csv", "china_grid/GridPM25.csv")) {
      Assumptions.assumeTrue(Files.exists(DATA.resolve(file)), "needs ../shared/data/" + file);
    }
    String resource = "/org/tradewind/health/stations/evaluate_stations.csv";
    try (InputStream in = StationsAgainstGridTest.class.getResourceAsStream(resource)) {
      Csv csv = Csv.withNotes(new InputStreamReader(in, StandardCharsets.UTF_8), resource);
      for (int row = 0; row < csv.rows(); row++) {
        EXPECTED
            .computeIfAbsent(csv.text(row, "grid"), g -> new HashMap<>())
            .put(csv.text(row, "statistic"), csv.number(row, "value"));
      }
    }
  }

  @Test
  void onTheGridOfTenthsOfADegree() throws IOException {
    LonLatGrid grid = new LonLatGrid(73.4, 18.1, .1, .1, 617, 355, 6_370_000);
    Map<String, Integer> cellOf = new HashMap<>();
    Csv points = csv("china_grid/FID_info.csv");
    for (int row = 0; row < points.rows(); row++) {
      cellOf.put(
          points.text(row, "FID"), grid.cellAt(points.number(row, "x"), points.number(row, "y")));
    }
    Csv pm25 = csv("china_grid/GridPM25.csv");
    Table.Builder cell = Table.builder(Inputs.CELL);
    for (int row = 0; row < pm25.rows(); row++) {
      Integer number = cellOf.get(pm25.text(row, "FID"));
      double value = pm25.number(row, "2015");
      if (number != null && value != 0) {
        cell.add(number, grid.col(number), grid.row(number), 0, 0, 1, 1, value, Double.NaN, "");
      }
    }
    StudyTables tables =
        new StudyTables().put(GridTable.of(grid), GIVEN).put(cell.build().validated("test"), GIVEN);
    check("degree", tables);
  }

  @Test
  void onTheGridOfTheRecipe() {
    StudyTables all = new ChinaOpen().tables(DATA, new RecipeParameters(36));
    ModelEvaluation evaluation = check("lambert", all);
    // the four sites of Beijing that the file lists first are all in Beijing's cells
    assertThat(evaluation.matches().stream().limit(4).map(SiteMatch::region)).containsOnly("BJ");
  }

  private static ModelEvaluation check(String grid, StudyTables tables) {
    Importer importer = new StationsImporter();
    Map<String, String> settings =
        Map.of("site", "stationcode", "value", "pm25_24h_2018-02-20", "missing", "-;");
    tables.putAll(
        importer.read(
            DATA.resolve("stations/china_aq_stations.csv"),
            ImportSettings.of(importer, settings),
            new StudyTables()));
    ModelEvaluation evaluation = ModelEvaluation.of(tables);
    Map<String, Double> expected = EXPECTED.get(grid);
    EvaluationStatistics statistics = evaluation.statistics("PM25");
    int checked = 0;
    for (EvaluationStatistics.Value value : statistics.values()) {
      if (!value.statistic().equals("n_both_zero")) {
        double other = expected.get(value.statistic());
        assertThat(value.value())
            .as(grid + " " + value.statistic())
            .isCloseTo(other, within(1e-10 * Math.abs(other)));
        checked++;
      }
    }
    assertThat(checked).isEqualTo(9);
    for (SiteMatch.Status status :
        List.of(SiteMatch.Status.WITHOUT_OBSERVATION, SiteMatch.Status.WITHOUT_MODELLED)) {
      assertThat(evaluation.matches().stream().filter(m -> m.status() == status).count())
          .as(status.label())
          .isEqualTo(expected.get(status.label()).longValue());
    }
    assertThat(evaluation.siteTable().rows()).isEqualTo(1495);
    return evaluation;
  }

  private static Csv csv(String file) throws IOException {
    return Csv.withNotes(Files.newBufferedReader(DATA.resolve(file)), file);
  }
}
