package org.tradewind.flows;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tradewind.axes.Axis;
import org.tradewind.importers.mrio.WiodImporter;
import org.tradewind.importers.source.ImportSettings;
import org.tradewind.mrio.LeontiefSolver;
import org.tradewind.mrio.Mrio;
import org.tradewind.mrio.MrioParameters;
import org.tradewind.mrio.MrioParameters.Backend;
import org.tradewind.tables.Csv;
import org.tradewind.tables.StudyTables;

/** The real table of 2000 against a program of another language and another route. */
class WiodFlowsTest {
  private static final Path TABLE =
      Path.of("../shared/data/wiod_longrun_2000/WIODlr_WIOT_2000.csv.gz");

  /** Totals as numpy printed them (see README beside the matrices). */
  @ParameterizedTest
  @CsvSource({
    "value_added, xVA, NATIVE, 31550741.68",
    "primary_inputs, all, NATIVE, 31748874.33",
    "primary_inputs, all, JAVA, 31748874.33"
  })
  void agreesWithAnIndependentProgram(String stressor, String rows, Backend backend, double total)
      throws IOException {
    Assumptions.assumeTrue(Files.exists(TABLE), "needs " + TABLE);
    FlowEngine engine = engine(backend);
    int k = engine.stressors().require(stressor, "the table");
    Csv expected = expected();

    int compared = 0;
    for (String view : FlowEngine.flowViews()) {
      double[] pairs = engine.pairs(view, k).values();
      Axis regions = engine.requirements(view).regions();
      Axis destinations = engine.requirements(view).destinations();
      assertThat(destinations.labels()).isEqualTo(regions.labels()).hasSize(26);
      assertThat(Arrays.stream(pairs).sum()).isCloseTo(total, within(.006));
      for (int row = 0; row < expected.rows(); row++) {
        if (expected.text(row, "value_added").equals(rows)
            && expected.text(row, "view").equals(view)) {
          int r = regions.require(expected.text(row, "region"), "fixture");
          int d = destinations.require(expected.text(row, "to_region"), "fixture");
          double value = expected.number(row, "value");
          assertThat(pairs[r + d * 26])
              .as(view + " " + regions.label(r) + " " + destinations.label(d))
              .isCloseTo(value, within(1e-9 * value));
          compared++;
        }
      }
    }
    assertThat(compared).isEqualTo(2 * 26 * 26);
    assertThat(engine.ledger().open()).isEmpty();
  }

  private static FlowEngine engine(Backend backend) {
    WiodImporter importer = new WiodImporter();
    StudyTables tables =
        importer.read(TABLE, ImportSettings.of(importer, Map.of()), new StudyTables());
    Mrio mrio = Mrio.of(tables, MrioParameters.DEFAULT);
    return FlowEngine.of(
        mrio,
        LeontiefSolver.of(mrio, backend),
        Stressors.of(tables, mrio.regions(), mrio.sectors()));
  }

  private static Csv expected() throws IOException {
    String name = "wiod2000/value_added_matrices.csv";
    try (var stream = WiodFlowsTest.class.getResourceAsStream(name)) {
      return Csv.read(new InputStreamReader(stream, StandardCharsets.UTF_8), name);
    }
  }
}
