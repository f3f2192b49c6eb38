package org.tradewind.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tradewind.BreathingStudy;
import org.tradewind.Pipeline;
import org.tradewind.TinyStudy;
import org.tradewind.config.Study;
import org.tradewind.health.Receptors;
import org.tradewind.jobs.cluster.Spark;
import org.tradewind.tables.AirInputs;
import org.tradewind.tables.CellTables;
import org.tradewind.tables.CityTables;
import org.tradewind.tables.ContributionTables;
import org.tradewind.tables.CostTables;
import org.tradewind.tables.Outputs;
import org.tradewind.tables.StudyTables;
import org.tradewind.tables.Table;
import org.tradewind.tables.TableSchema;

/**
 * The same study gives the same bits in the same order, however Spark cuts the work, and without
 * Spark.
 */
class DeterminismTest {
  private static final String SPECIES = "species: [OC, EC, PM_OTHER, SO2, NOX, NH3, VOC]";

  @TempDir Path folder;

  private static Study study(Path inputs) {
    String yaml =
        SPECIES + "\nreceptors: [each]\nmrio: {backend: java}\nattribution: {blocks: 30}\n";
    return org.tradewind.config.StudyFile.parse(yaml + "inputs: " + inputs, "test.yaml", Map.of());
  }

  @Test
  void tablesDoNotDependOnCoresPartitionsOrSpark() {
    StudyTables tables = BreathingStudy.tables(20, 15, 42);
    TinyStudy.put(tables, prices());
    cities(tables);
    Path inputs = RunFixture.write(tables, folder.resolve("inputs"));
    Map<String, Map<String, String>> csvs = new HashMap<>();
    Path last = null;
    for (String master : List.of("local[1]", "local[2]")) {
      for (int partitions : List.of(1, 7, 64)) {
        Spark spark = RunFixture.session(master, partitions);
        try {
          last = folder.resolve("out-" + partitions + "-" + master.charAt(6));
          RunFixture.run(spark, study(inputs), last);
          csvs.put(master + "/" + partitions, RunFixture.csvs(last));
        } finally {
          spark.stop();
        }
      }
    }
    Map<String, String> first = csvs.get("local[1]/1");
    Pipeline.Results reference =
        Pipeline.run(tables, BreathingStudy.parameters(List.of(Receptors.EACH)));
    List<TableSchema> written = new ArrayList<>(Outputs.ALL);
    written.addAll(List.of(AirInputs.SENSITIVITY, AirInputs.AIR_CONCENTRATION));
    written.addAll(ofSources(reference));
    // names are as in the inputs, which have no outlines; death_received follows from the pairs of
    // FOR_DRAWS, which the reference does not make
    int others = Outputs.FOR_DRAWS.size() + Outputs.NAMES.size() - 1;
    assertThat(first)
        .hasSize(written.size() + others + 1)
        .containsKey(ContributionTables.DEATH_RECEIVED.name() + ".csv");
    csvs.forEach((where, found) -> assertThat(found).as(where).isEqualTo(first));

    for (TableSchema schema : written) {
      assertSameRows(RunFixture.parquet(schema, last), reference.tables().get(schema.name()));
    }
  }

  private static Table.Builder prices() {
    double none = Double.NaN;
    return TinyStudy.rows(CostTables.VALUATION)
        .add("VSL", "central", 1.3e6, none, none, none, "USD", 2011)
        .add("VSL", "low", 6e5, none, none, none, "USD", 2011)
        .add("SCC", "central", 100.0, none, none, none, "USD", 2011)
        .add("SCC", "low", 10.0, none, none, none, "USD", 2011)
        .add("SCC", "high", 1000.0, none, none, none, "USD", 2011);
  }

  /** Eight cities of two rows of cells each, of which they hold three quarters. */
  private static void cities(StudyTables tables) {
    Table.Builder city = TinyStudy.rows(CityTables.CITY);
    Table.Builder cells = TinyStudy.rows(CityTables.CELL_CITY);
    for (int c = 0; c < 8; c++) {
      city.add("C" + c, "City " + c, "", Double.NaN, Double.NaN, c % 2 == 0 ? .3 : .001);
      for (int g = 20 * c; g < 20 * c + 40 && g < 300; g++) {
        cells.add(g, "C" + c, .375);
      }
    }
    TinyStudy.put(tables, city);
    TinyStudy.put(tables, cells);
  }

  /** What follows from sources, which this study has but for what-ifs. */
  private static List<TableSchema> ofSources(Pipeline.Results reference) {
    List<TableSchema> made =
        Outputs.OF_SOURCES.stream()
            .filter(schema -> reference.tables().containsKey(schema.name()))
            .toList();
    assertThat(made)
        .contains(
            ContributionTables.CONTRIBUTION_RATIO,
            CityTables.CITY_REGRESSION,
            CostTables.COST_RANK,
            CellTables.COST_CELL,
            CellTables.INEQUALITY_CURVE);
    return made;
  }

  private static void assertSameRows(Table found, Table expected) {
    assertThat(found.rows()).as(found.name()).isEqualTo(expected.rows());
    for (int row = 0; row < expected.rows(); row++) {
      for (int c = 0; c < expected.schema().columns().size(); c++) {
        assertThat(found.value(row, c))
            .as("%s row %d (%s)", found.name(), row, expected.keyText(row))
            .isEqualTo(expected.value(row, c));
      }
    }
  }
}
