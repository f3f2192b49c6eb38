package org.tradewind.jobs.adjoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.tradewind.Hashes;
import org.tradewind.JobProcess;
import org.tradewind.adjoint.AdjointParameters.Label;
import org.tradewind.adjoint.GeneratedAdjoint;
import org.tradewind.adjoint.GeneratedAdjoint.Field;
import org.tradewind.adjoint.GeneratedAdjoint.Shape;
import org.tradewind.axes.Months;
import org.tradewind.axes.UserError;
import org.tradewind.config.Study;
import org.tradewind.jobs.AdjointCase;
import org.tradewind.jobs.RunFixture;
import org.tradewind.jobs.cluster.LocalFiles;
import org.tradewind.jobs.cluster.Spark;
import org.tradewind.jobs.folders.InputFolder;
import org.tradewind.tables.AirInputs;
import org.tradewind.tables.DamageTables;
import org.tradewind.tables.GridTable;
import org.tradewind.tables.Inputs;
import org.tradewind.tables.Provenance;
import org.tradewind.tables.StudyTables;
import org.tradewind.tables.Table;

/** The job 'sensitivities' in this JVM, on small generated files. */
class SensitivityRunTest {
  private static final LocalDate DAY = LocalDate.of(2017, 6, 30);

  @TempDir Path folder;
  private Spark spark;
  private final ByteArrayOutputStream log = new ByteArrayOutputStream();

  @BeforeEach
  void start() {
    spark = RunFixture.session("local[2]", 2);
  }

  @AfterEach
  void stop() {
    spark.stop();
  }

  private Path run(Study study, String name) {
    Path out = folder.resolve(name);
    PrintStream told = new PrintStream(log, true, StandardCharsets.UTF_8);
    new SensitivityRun(study, spark, told).run(out.toString());
    return out;
  }

  private static void requireDirectSums(AdjointCase small, Path run, List<LocalDate> days) {
    Table table = RunFixture.input(AirInputs.SENSITIVITY, run);
    assertThat(table.rows()).isEqualTo(small.shape.cells() * AdjointCase.SPECIES.size());
    for (String species : AdjointCase.SPECIES.keySet()) {
      for (int m = 0; m < Months.COUNT; m++) {
        double[] direct = small.direct(species, m + 1, days);
        double[] read = table.doubles(Months.COLUMNS.get(m));
        for (int r = 0; r < table.rows(); r++) {
          if (table.strings("species")[r].equals(species)) {
            double expected = direct[table.ints("cell")[r]];
            // relative to a typical one: single ones may be differences of larger numbers
            assertThat(read[r])
                .as(species + " in cell " + table.ints("cell")[r] + ", month " + (m + 1))
                .isCloseTo(expected, within(1e-12 * (Math.abs(expected) + 1e-5)));
          }
        }
      }
    }
  }

  /** Both labels give the sums of the same hours, the record of both midnights counted once. */
  @ParameterizedTest
  @EnumSource(Label.class)
  void everyNumberIsTheDirectSum(Label label) {
    AdjointCase small = AdjointCase.small(folder.resolve("adj"), label).write();
    Path run = run(small.study(), "out");
    requireDirectSums(small, run, AdjointCase.days());

    Table days = RunFixture.parquet(DamageTables.SENSITIVITY_DAY, run);
    assertThat(days.rows()).isEqualTo(365);
    assertThat(Arrays.stream(days.strings("status")).filter("read"::equals).count())
        .isEqualTo(AdjointCase.days().size());
    assertThat(days.ints("records")[0]).isEqualTo(24);
    assertThat(days.ints("neighbour_records")[0]).isEqualTo(1);
    assertThat(days.strings("status")[4]).isEqualTo("missing");
    assertThat(days.strings("reason")[4]).contains("no file", "EM.2017-01-05", "EMIS.2017-01-05");
  }

  @Test
  void oneRecordADay() {
    AdjointCase daily =
        new AdjointCase(folder.resolve("adj"), new Shape(5, 4, 3, 2, 1, false, Label.START))
            .write();
    requireDirectSums(daily, run(daily.study(), "out"), AdjointCase.days());
  }

  @Test
  void theResultIsAFolderOfInputs() {
    AdjointCase small = AdjointCase.small(folder.resolve("adj"), Label.START).write();
    Path run = run(small.study(), "out");
    InputFolder inputs = new InputFolder(run.toString(), LocalFiles.configuration());
    StudyTables tables = inputs.allTables();
    assertThat(tables.tables()).containsOnlyKeys("grid", "sensitivity");
    assertThat(GridTable.read(tables.require(Inputs.GRID)).toString()).contains("5 x 4 cells");
    assertThat(tables.provenance("sensitivity").note()).contains("30 days read", "NO in NOX");
    assertThat(JobProcess.content(folder)).noneMatch(f -> f.contains(".work"));
    assertThat(run.resolve("summary.txt")).content().contains("30 days read", "PM_OTHER");
    assertThat(run.resolve("manifest.json")).content().contains("\"days\"", "outputs_rows");
  }

  private static Map<String, String> hashes(Path run) throws IOException {
    Map<String, String> hashes = new TreeMap<>();
    for (String file : JobProcess.content(run)) {
      // the manifest tells the time
      if (Files.isRegularFile(run.resolve(file)) && !file.endsWith("manifest.json")) {
        hashes.put(file, Hashes.sha256(Files.readAllBytes(run.resolve(file))));
      }
    }
    return hashes;
  }

  @Test
  void theNumberOfTasksDoesNotShow() throws IOException {
    AdjointCase small = AdjointCase.small(folder.resolve("adj"), Label.START).write();
    Map<String, String> two = hashes(run(small.study(), "two"));
    spark.stop();
    spark = RunFixture.session("local[1]", 1);
    assertThat(hashes(run(small.study(), "one"))).isEqualTo(two).isNotEmpty();
  }

  @Test
  void daysThatAreNotThereAreAnErrorThatListsThem() throws IOException {
    AdjointCase small = AdjointCase.small(folder.resolve("adj"), Label.START).write();
    Path cut = small.folder.resolve("EM.2017-06-30");
    byte[] whole = Files.readAllBytes(cut);
    Files.write(cut, Arrays.copyOf(whole, whole.length / 2));
    Files.delete(small.folder.resolve("EMIS.2017-03-31"));
    List<String> before = JobProcess.content(folder);
    assertThatThrownBy(() -> run(small.study(), "out"))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("337 of 365 days")
        .hasMessageContaining("missing 2017-01-02 to 2017-01-30, 2017-02-03 to 2017-02-27, 2017-03")
        .hasMessageContaining("2017-03-02 to 2017-03-31, 2017-04-03")
        .hasMessageContaining("damaged 2017-06-30; 2017-06-30: ")
        .hasMessageContaining("truncated")
        .hasMessageContaining("adjoint.allow_missing");
    assertThat(JobProcess.content(folder)).isEqualTo(before);

    List<LocalDate> left = new ArrayList<>(AdjointCase.days());
    left.removeAll(List.of(LocalDate.of(2017, 3, 31), DAY));
    Path run = run(small.study("adjoint.allow_missing", "337"), "out");
    requireDirectSums(small, run, left);
    Table days = RunFixture.parquet(DamageTables.SENSITIVITY_DAY, run);
    assertThat(days.strings("status")[DAY.getDayOfYear() - 1]).isEqualTo("damaged");
    assertThat(days.strings("reason")[DAY.getDayOfYear() - 1]).contains("truncated");
  }

  @Test
  void aMonthWithoutAnyDayIsAnErrorWhateverIsAllowed() {
    AdjointCase small = AdjointCase.small(folder.resolve("adj"), Label.START).write();
    assertThatThrownBy(
            () ->
                run(small.study("adjoint.to", "2017-11-30", "adjoint.allow_missing", "365"), "out"))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("no readable day in month 12");
  }

  /** One missing value in one variable takes the day out for every species. */
  @Test
  void damageThatOnlyTheDataShow() throws IOException {
    AdjointCase small = AdjointCase.small(folder.resolve("adj"), Label.START).write();
    GeneratedAdjoint bad =
        small.files.withBad(Field.SENSITIVITY, DAY.atTime(3, 0), 4, 7, Float.NaN);
    bad.write(small.folder, DAY);
    assertThatThrownBy(() -> run(small.study(), "out"))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("336 of 365 days")
        .hasMessageContaining("damaged 2017-06-30; 2017-06-30: ")
        .hasMessageContaining(
            "variable NO2: found a missing value in the step from 2017-06-30T03:00, layer 0");
    assertThat(folder.resolve("out")).doesNotExist();

    // the blocks that were finished wait for the next run
    List<String> kept = JobProcess.content(folder.resolve(".out.work"));
    assertThat(kept).hasSizeGreaterThan(20).noneMatch(f -> f.startsWith("_"));
    log.reset();
    Path run = run(small.study("adjoint.allow_missing", "336"), "out");
    assertThat(log.toString(StandardCharsets.UTF_8))
        .contains(kept.size() - 1 + " of them worked before");
    List<LocalDate> left = new ArrayList<>(AdjointCase.days());
    left.remove(DAY);
    requireDirectSums(small, run, left);
    assertThat(folder.resolve(".out.work")).doesNotExist();

    Files.delete(small.folder.resolve("EM." + DAY));
    Path missing = run(small.study("adjoint.allow_missing", "336"), "missing");
    assertThat(hashes(missing).get("sensitivity/part-00000.parquet"))
        .isEqualTo(hashes(run).get("sensitivity/part-00000.parquet"));
  }

  /** A leftover that is cut or altered is not taken for a finished block. */
  @Test
  void aDamagedBlockIsWorkedAgain() throws IOException {
    AdjointCase small = AdjointCase.small(folder.resolve("adj"), Label.START).write();
    Map<String, String> whole = hashes(run(small.study(), "whole"));
    // an error in the data of the last month leaves the others' blocks behind
    LocalDate last = LocalDate.of(2017, 12, 31);
    small.files.withBad(Field.EMISSION, last.atTime(3, 0), 4, 8, -1).write(small.folder, last);
    assertThatThrownBy(() -> run(small.study(), "again"))
        .hasMessageContaining("an emission of at least 0");
    List<Path> blocks;
    try (Stream<Path> files = Files.list(folder.resolve(".again.work"))) {
      blocks = files.toList();
    }
    byte[] bytes = Files.readAllBytes(blocks.get(0));
    bytes[100] ^= 1;
    Files.write(blocks.get(0), bytes);
    Files.write(blocks.get(1), Arrays.copyOf(bytes, 50));
    small.files.write(small.folder, last);
    assertThat(hashes(run(small.study(), "again"))).isEqualTo(whole);
  }

  @Test
  void theStudysOwnGridAndCells() throws IOException {
    AdjointCase small = AdjointCase.small(folder.resolve("adj"), Label.START).write();
    Path all = run(small.study(), "all");
    Path inputs = Files.createDirectories(folder.resolve("inputs"));
    StudyTables own = new StudyTables();
    Provenance given = Provenance.of(Provenance.Status.GIVEN, "test", "");
    Table grid = RunFixture.input(Inputs.GRID, all);
    Table.Builder cells = Table.builder(Inputs.CELL);
    for (int cell : new int[] {7, 2}) {
      cells.add(cell, cell % 5, cell / 5, 100, 30, 1, 5, 40, 0, "");
    }
    RunFixture.write(own.put(grid, given).put(cells.build(), given), inputs);
    Table chosen =
        RunFixture.input(
            AirInputs.SENSITIVITY, run(small.study("inputs", inputs.toString()), "chosen"));
    assertThat(chosen.ints("cell")).containsExactly(2, 2, 2, 2, 7, 7, 7, 7);
    assertThat(chosen.strings("species")).startsWith("OC", "PM_OTHER", "NOX", "VOC", "OC");

    Table shifted = moved(grid);
    RunFixture.write(new StudyTables().put(shifted, given), inputs);
    assertThatThrownBy(() -> run(small.study("inputs", inputs.toString()), "new"))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("the table grid of the inputs");
  }

  /** The same grid 12 km further east. */
  private static Table moved(Table grid) {
    Table.Builder builder = Table.builder(Inputs.GRID);
    Object[] row = new Object[Inputs.GRID.columns().size()];
    for (int c = 0; c < row.length; c++) {
      row[c] = grid.value(0, c);
    }
    int xorig = Inputs.GRID.position("xorig");
    row[xorig] = (double) row[xorig] + 12_000;
    return builder.add(row).build();
  }

  @Test
  void mistakesOfTheStudy() {
    AdjointCase small = AdjointCase.small(folder.resolve("adj"), Label.START).write();
    assertThatThrownBy(() -> run(small.study("species", "[NH3]"), "out"))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("no variable of species NH3");
    AdjointCase hours =
        new AdjointCase(folder.resolve("24"), new Shape(5, 4, 3, 2, 24, false, Label.START));
    hours.write();
    assertThatThrownBy(() -> run(hours.study("adjoint.label", "end"), "out"))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("no day that can be read")
        .hasMessageContaining("adjoint.label, which is END");
    assertThat(JobProcess.content(folder)).noneMatch(f -> f.contains("out"));
  }
}
