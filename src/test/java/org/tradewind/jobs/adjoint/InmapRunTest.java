package org.tradewind.jobs.adjoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tradewind.BreathingStudy;
import org.tradewind.JobProcess;
import org.tradewind.adjoint.GeneratedInmap;
import org.tradewind.axes.CompensatedSum;
import org.tradewind.axes.Months;
import org.tradewind.axes.Species;
import org.tradewind.axes.UserError;
import org.tradewind.config.Study;
import org.tradewind.config.StudyFile;
import org.tradewind.health.Burden;
import org.tradewind.health.HealthParameters;
import org.tradewind.jobs.RunFixture;
import org.tradewind.jobs.cluster.LocalFiles;
import org.tradewind.jobs.cluster.Spark;
import org.tradewind.jobs.folders.InputFolder;
import org.tradewind.jobs.folders.Json;
import org.tradewind.tables.AirInputs;
import org.tradewind.tables.DamageTables;
import org.tradewind.tables.Inputs;
import org.tradewind.tables.Provenance;
import org.tradewind.tables.StudyTables;
import org.tradewind.tables.Table;

/**
 * The job 'sensitivities' on a source-receptor file: a study of 2 x 2 cells of one degree from 100
 * E 25 N, on a variable grid of four cells of three sizes.
 */
class InmapRunTest {
  /** r0 lies on half of study cells 0 and 2, r1 on the rest of 0 and on 1, r2 on halves of 2, 3. */
  private static final double[][] CELLS = {
    {100, 25, 100.5, 27}, {100.5, 25, 102, 26}, {100.5, 26, 101.5, 27}, {101.5, 26, 102, 27}
  };

  /** A(i, r): the share of study cell i in cell r of the file, by hand. */
  private static final double[][] SHARES = {
    {.5, .5, 0, 0}, {0, 1, 0, 0}, {.5, 0, .5, 0}, {0, 0, .5, .5}
  };

  private static final double UG_S = 1e12 / 31_536_000;

  private static final Map<String, String> VARIABLES =
      Map.of(
          "OC", "PrimaryPM25",
          "EC", "PrimaryPM25",
          "PM_OTHER", "PrimaryPM25",
          "SO2", "pSO4",
          "NOX", "pNO3",
          "NH3", "pNH4",
          "VOC", "SOA");

  @TempDir Path folder;
  private Spark spark;
  private StudyTables tables;
  private Path inputs;
  private GeneratedInmap file;

  @BeforeEach
  void start() {
    spark = RunFixture.session("local[2]", 2);
    tables = BreathingStudy.tables(2, 2, 11);
    inputs = RunFixture.write(tables, folder.resolve("inputs"));
    file = new GeneratedInmap(CELLS);
  }

  @AfterEach
  void stop() {
    spark.stop();
  }

  /** ug/m3 per ug/s; exact as 4-byte reals: a whole number over a power of two. */
  private static double sr(String variable, int layer, int source, int receptor) {
    int v = 1 + GeneratedInmap.PARTICLES.indexOf(variable);
    return (7 * v + 3 * layer + 5 * source + receptor + (source == receptor ? 11 : 0)) * 0x1p-30;
  }

  private Study study(Path sr, String... more) {
    Map<String, String> keys = new HashMap<>();
    keys.put("inputs", inputs.toString());
    keys.put("inmap.file", sr.toString());
    keys.put("inmap.projection", "+proj=longlat");
    keys.put("mrio.backend", "java");
    for (int i = 0; i < more.length; i += 2) {
      keys.put(more[i], more[i + 1]);
    }
    return StudyFile.parse("study: test", "test.yaml", keys);
  }

  private Path run(Study study, String name) {
    Path out = folder.resolve(name);
    PrintStream quiet = new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8);
    new InmapRun(study, spark, quiet).run(out.toString());
    return out;
  }

  private Path written() {
    return file.write(folder.resolve("sr.ncf"), InmapRunTest::sr);
  }

  private double[] marginal() {
    return Burden.of(tables, HealthParameters.of("gemm")).marginalDeaths();
  }

  /** lambda_i = k sum over s, r, j of A(i, s) SR(s, r) A(j, r) dJ/dz_j, number by number. */
  private double expected(String species, int layer, int cell) {
    double[] marginal = marginal();
    double sum = 0;
    for (int s = 0; s < CELLS.length; s++) {
      for (int r = 0; r < CELLS.length; r++) {
        for (int j = 0; j < marginal.length; j++) {
          sum +=
              SHARES[cell][s]
                  * sr(VARIABLES.get(species), layer, s, r)
                  * SHARES[j][r]
                  * marginal[j];
        }
      }
    }
    return sum * UG_S;
  }

  private void requireExpected(Path run, int layer) {
    Table table = RunFixture.input(AirInputs.SENSITIVITY, run);
    assertThat(table.rows()).isEqualTo(4 * Species.POLLUTANTS.size());
    for (int row = 0; row < table.rows(); row++) {
      double expected = expected(table.strings("species")[row], layer, table.ints("cell")[row]);
      for (String month : Months.COLUMNS) {
        assertThat(table.doubles(month)[row]).isCloseTo(expected, within(1e-12 * expected));
      }
    }
  }

  @Test
  void everyNumberIsTheDirectSum() {
    requireExpected(run(study(written()), "ground"), 0);
    requireExpected(run(study(written(), "inmap.layer", "4"), "high"), 2);
  }

  /** The result is a folder of inputs; a run on it books the deaths of the forward calculation. */
  @Test
  void fromAFolderToARunWhoseDeathsAreThoseOfTheForwardCalculation() throws Exception {
    Path made = run(study(written()), "made");
    InputFolder folderOfInputs = new InputFolder(made.toString(), LocalFiles.configuration());
    assertThat(folderOfInputs.has(Inputs.EMISSION)).isTrue();
    assertThat(folderOfInputs.allTables().tables().keySet())
        .containsAll(tables.tables().keySet())
        .contains("sensitivity");
    Provenance origin = folderOfInputs.provenance(AirInputs.SENSITIVITY);
    // its people and rates are marked so
    assertThat(origin.status()).isEqualTo(Provenance.Status.ILLUSTRATIVE);
    assertThat(origin.source()).contains("InMAP sr.ncf", "dJ/dz of this study");
    assertThat(origin.files().get(0).sha256()).hasSize(64);
    assertThat(folderOfInputs.provenance(Inputs.EMISSION)).isEqualTo(tables.provenance("emission"));

    Study next =
        StudyFile.parse(
            "study: next", "test.yaml", Map.of("inputs", made.toString(), "mrio.backend", "java"));
    Path out = folder.resolve("run");
    RunFixture.run(spark, next, out);
    double booked =
        CompensatedSum.of(RunFixture.parquet(DamageTables.DAMAGE_REGION, out).doubles("deaths"));
    assertThat(Files.readString(out.resolve("summary.txt")))
        .contains("sensitivity: InMAP is a model of the annual mean");
    double forward = forward();
    double all = CompensatedSum.of(damageOfCells(out));
    assertThat(all).isPositive().isCloseTo(forward, within(1e-12 * forward));
    // the row of cells in no region is booked nowhere
    assertThat(booked).isPositive().isLessThan(all);
    assertThat(Files.readString(made.resolve("summary.txt")))
        .contains(String.format(java.util.Locale.ROOT, "emission: %.6g deaths", forward));
  }

  private static double[] damageOfCells(Path out) {
    return RunFixture.parquet(DamageTables.DAMAGE_CELL, out).doubles("deaths");
  }

  /** Emissions to the file's cells, concentrations there, and dJ/dz of those who breathe them. */
  private double forward() {
    Table emission = tables.require(Inputs.EMISSION);
    double[] concentration = new double[CELLS.length];
    for (int row = 0; row < emission.rows(); row++) {
      String variable = VARIABLES.get(emission.strings("species")[row]);
      for (int s = 0; s < CELLS.length && variable != null; s++) {
        double tonnes = 0;
        for (String month : Months.COLUMNS) {
          tonnes += emission.doubles(month)[row];
        }
        double rate = SHARES[emission.ints("cell")[row]][s] * tonnes * UG_S;
        for (int r = 0; r < CELLS.length; r++) {
          concentration[r] += rate * sr(variable, 0, s, r);
        }
      }
    }
    double deaths = 0;
    double[] marginal = marginal();
    for (int i = 0; i < marginal.length; i++) {
      for (int r = 0; r < CELLS.length; r++) {
        deaths += marginal[i] * SHARES[i][r] * concentration[r];
      }
    }
    return deaths;
  }

  /** A folder that has the table already gets it again, and the page says so. */
  @Test
  void sensitivitiesThatAreThereAreReplaced() throws Exception {
    Path first = run(study(written(), "inmap.layer", "4"), "first");
    Path second = run(study(written(), "inputs", first.toString()), "second");
    requireExpected(second, 0);
    assertThat(Files.readString(second.resolve("summary.txt")))
        .contains("sensitivity: it stands in place of a table sensitivity that the inputs had")
        .contains("emissions are taken to go into layer 0")
        .doesNotContain("layer 4");
  }

  /** The bundled study, on a Lambert grid, becomes a folder that holds all its tables. */
  @Test
  void theTablesOfARecipeAreInTheFolder() throws Exception {
    double[][] cells = new double[16][];
    for (int k = 0; k < cells.length; k++) {
      double west = 40 + 30 * (k % 4);
      double south = 5 + 15 * (k / 4);
      cells[k] = new double[] {west, south, west + 30, south + 15};
    }
    Path sr = new GeneratedInmap(cells).write(folder.resolve("asia.ncf"), InmapRunTest::sr);
    Path out = run(study(sr, "inputs", "sample", "sample.cell_km", "144"), "asia");
    assertThat(out.resolve("inputs")).doesNotExist();
    StudyTables all = new InputFolder(out.toString(), LocalFiles.configuration()).allTables();
    assertThat(all.tables()).containsKeys("emission", "cell", "transactions", "sensitivity");
    assertThat(all.require(AirInputs.SENSITIVITY).rows())
        .isEqualTo(all.require(Inputs.CELL).rows() * Species.POLLUTANTS.size());
    assertThat(Files.readString(out.resolve("summary.txt")))
        .contains("ILLUSTRATIVE", "Sum of sensitivity x emission")
        .doesNotContain("outside the grid");
    // the recipe's tables with their hashes, though the folder they were written to first is gone
    assertThat(
            Json.MAPPER
                .readTree(Files.readString(out.resolve("manifest.json")))
                .at("/inputs/cell/files/0/sha256")
                .asText())
        .hasSize(64);
  }

  /** The order of the file's cells does not matter, as long as all it has is in that order. */
  @Test
  void cellsInAnotherOrderGiveTheSame() {
    Path straight = run(study(written()), "straight");
    int[] order = {2, 0, 3, 1};
    double[][] cells = new double[4][];
    for (int k = 0; k < 4; k++) {
      cells[k] = CELLS[order[k]];
    }
    Path other =
        new GeneratedInmap(cells)
            .write(folder.resolve("other.ncf"), (v, l, s, r) -> sr(v, l, order[s], order[r]));
    Table a = RunFixture.input(AirInputs.SENSITIVITY, straight);
    Table b = RunFixture.input(AirInputs.SENSITIVITY, run(study(other), "permuted"));
    assertThat(b.strings("species")).isEqualTo(a.strings("species"));
    for (int row = 0; row < a.rows(); row++) {
      double expected = a.doubles("m01")[row];
      assertThat(b.doubles("m01")[row]).isCloseTo(expected, within(1e-13 * expected));
    }
  }

  /** Where every source does the same to every receptor, a tonne does the same wherever it is. */
  @Test
  void anEvenMatrixGivesOneSensitivityEverywhere() {
    Path sr = file.write(folder.resolve("even.ncf"), (v, l, s, r) -> 40 * 0x1p-30 / CELLS.length);
    Table table = RunFixture.input(AirInputs.SENSITIVITY, run(study(sr), "even"));
    double expected = UG_S * 10 * 0x1p-30 * CompensatedSum.of(marginal());
    for (double value : table.doubles("m07")) {
      assertThat(value).isCloseTo(expected, within(1e-12 * expected));
    }
  }

  @Test
  void theNumberOfTasksDoesNotShow() {
    Table two = RunFixture.input(AirInputs.SENSITIVITY, run(study(written()), "two"));
    spark.stop();
    spark = RunFixture.session("local[1]", 1);
    Table one = RunFixture.input(AirInputs.SENSITIVITY, run(study(written()), "one"));
    assertThat(one.doubles("m05")).isEqualTo(two.doubles("m05"));
  }

  /** The file ends at 101.25 E: a quarter of cell 1 is within it, and nothing of cells like 3. */
  @Test
  void peopleOutsideAreCountedAndTooManyRefused() throws Exception {
    file = new GeneratedInmap(new double[][] {{100, 25, 100.5, 27}, {100.5, 25, 101, 27}});
    file.people = new double[] {12, 30};
    Path sr = file.write(folder.resolve("west.ncf"), InmapRunTest::sr);
    double[] people = tables.require(Inputs.CELL).doubles("population_persons");
    double share = (people[1] + people[3]) / CompensatedSum.of(people);
    refused(
        study(sr),
        String.format(java.util.Locale.ROOT, "%.2f %% of the study's people", 100 * share),
        "at most 5.00 %",
        "inmap.outside");

    Path out = run(study(sr, "inmap.outside", "1"), "west");
    Table table = RunFixture.input(AirInputs.SENSITIVITY, out);
    assertThat(table.ints("cell")).containsOnly(0, 2);
    double[] marginal = marginal();
    // cell 0: half of each source; the receptors are the halves of cells 0 and 2
    double f = (marginal[0] + marginal[2]) / 2;
    double ofSources = 0;
    for (int s = 0; s < 2; s++) {
      ofSources += .5 * (sr("pSO4", 0, s, 0) + sr("pSO4", 0, s, 1)) * f * UG_S;
    }
    int row = List.of(table.strings("species")).indexOf("SO2");
    assertThat(table.doubles("m01")[row]).isCloseTo(ofSources, within(1e-12 * ofSources));
    String page = Files.readString(out.resolve("summary.txt"));
    assertThat(page)
        .contains("2 of 4 cells lie wholly and 0 partly outside the grid of the file", " t of SO2")
        .contains("whose own TotalPop is 42 there");
    assertThat(Files.readString(out.resolve("manifest.json"))).contains("2 of 4 cells lie wholly");
  }

  /** People of the file that lie where the study's do not are a sign of a wrong projection. */
  @Test
  void peopleWhoDoNotGoTogetherAreRemarked() throws Exception {
    double[] people = tables.require(Inputs.CELL).doubles("population_persons");
    for (int r = 0; r < CELLS.length; r++) {
      for (int i = 0; i < people.length; i++) {
        file.people[r] += 2 * SHARES[i][r] * people[i];
      }
    }
    String right = Files.readString(run(study(written()), "right").resolve("summary.txt"));
    assertThat(right).contains("correlation by cell 1.00").doesNotContain("hardly");
    double largest = java.util.Arrays.stream(file.people).max().orElseThrow();
    for (int r = 0; r < CELLS.length; r++) {
      file.people[r] = largest - file.people[r];
    }
    String wrong = Files.readString(run(study(written()), "wrong").resolve("summary.txt"));
    assertThat(wrong)
        .contains("correlation by cell -1.00", "(correlation -1.00): check inmap.projection");
  }

  @Test
  void rowsOfZerosAreCounted() throws Exception {
    Path sr =
        file.write(folder.resolve("sr.ncf"), (v, l, s, r) -> s == 1 && v.equals("SOA") ? 0 : 1);
    Path out = run(study(sr), "zeros");
    assertThat(new InputFolder(out.toString(), LocalFiles.configuration()).remarks())
        .anyMatch(r -> r.startsWith("sensitivity: 1 sources have zeros alone in SOA (from 0: 1)"));
  }

  /** Only what the study's species need must be there and right. */
  @Test
  void onlyTheSpeciesOfTheStudyAreRead() {
    file.particles = List.of("pSO4");
    Table table =
        RunFixture.input(
            AirInputs.SENSITIVITY, run(study(written(), "species", "[SO2]"), "sulphur"));
    assertThat(table.strings("species")).containsOnly("SO2");
    assertThat(table.doubles("m12")[1]).isCloseTo(expected("SO2", 0, 1), within(1e-15));
  }

  private void refused(Study study, String... told) {
    List<String> before = JobProcess.content(folder);
    var thrown = assertThatThrownBy(() -> run(study, "refused")).isInstanceOf(UserError.class);
    for (String part : told) {
      thrown.hasMessageContaining(part);
    }
    assertThat(JobProcess.content(folder)).isEqualTo(before);
  }

  @Test
  void mistakesAreNamedAndLeaveNothingBehind() {
    refused(study(written(), "receptors", "[each]"), "key receptors");
    refused(study(written(), "inmap.layer", "3"), "layer 3", "0, 2, 4");
    refused(study(written(), "inmap.projection", "none"), "inmap.projection");
    refused(study(folder.resolve("nothing.ncf")), "nothing.ncf", "no such file");
    Path nan =
        file.write(folder.resolve("nan.ncf"), (v, l, s, r) -> v.equals("pNH4") ? Double.NaN : 1);
    refused(study(nan), "variable pNH4", "source 0, receptor 0");
    String[] both = {
      "adjoint.sensitivities", "x{yyyyMMdd}",
      "adjoint.emissions", "y{yyyyMMdd}",
      "adjoint.from", "2017-01-01",
      "adjoint.to", "2017-01-02"
    };
    assertThatThrownBy(() -> study(nan, both))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("inmap.file");
  }

  @Test
  void aStudyWithoutDeathRatesIsRefused() {
    StudyTables some = new StudyTables();
    tables.tables().values().stream()
        .filter(t -> !t.name().equals("mortality_rate"))
        .forEach(t -> some.put(t, tables.provenance(t.name())));
    inputs = RunFixture.write(some, folder.resolve("without"));
    refused(study(written()), "dJ/dz", "mortality_rate");
  }
}
