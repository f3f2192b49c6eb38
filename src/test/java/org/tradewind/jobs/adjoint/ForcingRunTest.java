package org.tradewind.jobs.adjoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tradewind.JobProcess;
import org.tradewind.axes.CompensatedSum;
import org.tradewind.axes.LonLatGrid;
import org.tradewind.axes.UserError;
import org.tradewind.config.Study;
import org.tradewind.config.StudyFile;
import org.tradewind.formats.ioapi.IoapiFile;
import org.tradewind.health.Burden;
import org.tradewind.health.HealthParameters;
import org.tradewind.jobs.RunFixture;
import org.tradewind.jobs.cluster.LocalFiles;
import org.tradewind.jobs.folders.InputFolder;
import org.tradewind.jobs.folders.Json;
import org.tradewind.sample.SampleStudy;
import org.tradewind.tables.GridTable;
import org.tradewind.tables.Inputs;
import org.tradewind.tables.Provenance;
import org.tradewind.tables.StudyTables;
import org.tradewind.tables.Table;

/** The job 'forcing', from the bundled study and from folders of tables. */
class ForcingRunTest {
  private static final String SMALL =
      "sample: {cell_km: 144}\n"
          + "forcing: {from: 2017-12-31, to: 2018-01-01, species: [ASO4J, AECJ], grid_name: CN144}\n";

  @TempDir Path folder;

  private static ForcingRun.Result run(Study study, Path out) {
    PrintStream quiet = new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8);
    return new ForcingRun(study, quiet).run(out.toString());
  }

  private static Study study(String yaml) {
    return StudyFile.parse(yaml, "test.yaml", Map.of());
  }

  @Test
  void theBundledStudyForcesAFileADay() throws IOException {
    Path out = folder.resolve("out");
    ForcingRun.Result result = run(study(SMALL), out);
    assertThat(result.folder()).isEqualTo(out.toString());
    assertThat(result.summary()).contains("ILLUSTRATIVE", "2 files, 2017-12-31 to 2018-01-01");
    assertThat(JobProcess.content(out).stream().filter(f -> f.contains("forcing")))
        .containsExactly("forcing.2017365.nc", "forcing.2018001.nc");
    StudyTables tables =
        new InputFolder(out.resolve("inputs").toString(), LocalFiles.configuration()).smallTables();
    Table cell = tables.require(Inputs.CELL);
    double[] marginal = Burden.of(tables, HealthParameters.of("gemm")).marginalDeaths();
    double sum = 0;
    for (String name : List.of("forcing.2017365.nc", "forcing.2018001.nc")) {
      try (IoapiFile file = IoapiFile.open(out.resolve(name))) {
        assertThat(file.header().grid()).isEqualTo(SampleStudy.grid(144));
        assertThat(file.header().gridName()).isEqualTo("CN144");
        double[] layer = file.read("ASO4J", 7, 0);
        for (int row = 0; row < cell.rows(); row++) {
          double expected = marginal[row] / 48;
          assertThat(layer[cell.ints("cell")[row]]).isCloseTo(expected, within(1e-6 * expected));
          sum += 24 * layer[cell.ints("cell")[row]];
        }
      }
    }
    JsonNode manifest = Json.MAPPER.readTree(Files.readString(out.resolve("manifest.json")));
    assertThat(manifest.get("job").asText()).isEqualTo("forcing");
    assertThat(manifest.get("forcing").get("forced_records").asInt()).isEqualTo(48);
    double told = manifest.get("forcing").get("sum_of_derivatives_deaths_per_ugm3").asDouble();
    assertThat(told).isPositive().isCloseTo(sum, within(1e-6 * sum));
    assertThat(manifest.get("inputs").has("cell")).isTrue();
  }

  /** The forcing of chosen receptors is dJ/dz of their people alone, and so is the J it names. */
  @Test
  void receptorsRestrictTheForcing() throws IOException {
    Path out = folder.resolve("receptors");
    ForcingRun.Result result = run(study(SMALL + "receptors: [BJ, TJ]\n"), out);
    assertThat(
            new String(
                Files.readAllBytes(out.resolve("forcing.2018001.nc")), StandardCharsets.ISO_8859_1))
        .contains("Deaths counted among the people of [BJ, TJ]");
    assertThat(result.summary()).contains("among the people of [BJ, TJ]");
    StudyTables tables =
        new InputFolder(out.resolve("inputs").toString(), LocalFiles.configuration()).smallTables();
    Burden burden = Burden.of(tables, HealthParameters.of("gemm"));
    double expected = CompensatedSum.of(burden.marginalDeaths(List.of("BJ", "TJ")));
    JsonNode forcing =
        new ObjectMapper().readTree(out.resolve("manifest.json").toFile()).get("forcing");
    assertThat(forcing.get("sum_of_derivatives_deaths_per_ugm3").asDouble())
        .isCloseTo(expected, within(1e-9 * expected))
        .isLessThan(CompensatedSum.of(burden.marginalDeaths()) / 5);
    double j = CompensatedSum.of(burden.deaths(List.of("BJ", "TJ")));
    assertThat(forcing.get("deaths_per_year").asDouble()).isCloseTo(j, within(1e-9 * j));
  }

  @Test
  void theSameStudyGivesTheSameBytesAndItsWrittenInputsToo() throws IOException {
    run(study(SMALL), folder.resolve("first"));
    run(study(SMALL + "inputs: " + folder.resolve("first/inputs")), folder.resolve("second"));
    for (String name : List.of("forcing.2017365.nc", "forcing.2018001.nc")) {
      assertThat(folder.resolve("first").resolve(name))
          .hasSameBinaryContentAs(folder.resolve("second").resolve(name));
    }
    assertThat(folder.resolve("second/inputs")).doesNotExist();
  }

  private void refused(Study study, String... told) {
    List<String> before = JobProcess.content(folder);
    var thrown =
        assertThatThrownBy(() -> run(study, folder.resolve("new"))).isInstanceOf(UserError.class);
    for (String part : told) {
      thrown.hasMessageContaining(part);
    }
    assertThat(JobProcess.content(folder)).isEqualTo(before);
  }

  @Test
  void whatIsMissingOrCannotBeIsToldAndNothingIsLeft() {
    Provenance given = Provenance.of(Provenance.Status.GIVEN, "test", "");
    StudyTables tables = new StudyTables();
    Table.Builder cell = Table.builder(Inputs.CELL);
    cell.add(0, 0, 0, 100.5, 30.5, 1, 1, Double.NaN, Double.NaN, "");
    tables.put(cell.build(), given);
    Path inputs = RunFixture.write(tables, folder.resolve("tables"));
    Study study = study(SMALL + "inputs: " + inputs);
    refused(study, "no table 'grid'");

    tables.put(GridTable.of(new LonLatGrid(100, 30, 1, 1, 2, 2, 6_370_000)), given);
    RunFixture.write(tables, inputs);
    refused(study, "no table 'exposure_response'");

    tables.putAll(org.tradewind.health.HealthFacts.tables());
    RunFixture.write(tables, inputs);
    refused(study, "table grid", "a Lambert grid");

    tables.put(GridTable.of(SampleStudy.grid(144)), given);
    RunFixture.write(tables, inputs);
    refused(study, "no cell in which deaths change with PM2.5");
  }
}
