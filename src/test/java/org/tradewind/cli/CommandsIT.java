package org.tradewind.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tradewind.BreathingStudy;
import org.tradewind.JobProcess;
import org.tradewind.SampleRun;
import org.tradewind.importers.Importers;
import org.tradewind.importers.mrio.SavedSystem;
import org.tradewind.importers.source.ImportSettings;
import org.tradewind.importers.source.Importer;
import org.tradewind.tables.AirInputs;
import org.tradewind.tables.Outputs;
import org.tradewind.tables.TableSchema;

/** The commands as users call them: real processes, from another working folder. */
class CommandsIT {
  @TempDir Path temp;
  private Path here;

  @BeforeEach
  void workingFolder() throws IOException {
    here = Files.createDirectory(temp.resolve("here"));
  }

  private JobProcess.Ended job(String job, String... arguments) {
    return JobProcess.launcher(here, job, List.of(arguments)).run();
  }

  @Test
  void theHelpNamesEveryJob() {
    JobProcess.Ended help = job("tradewind", "--help").done();
    assertThat(help.out())
        .contains("run", "attribute", "flows", "scenarios", "sensitivities", "evaluate", "forcing")
        .contains("import", "export", "sample", "report", "reproduce");
    assertThat(job("tradewind", "--version").done().out()).startsWith("tradewind 0.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"run", "attribute", "flows", "scenarios", "sensitivities"})
  void theHelpOfAStudysJobNamesItsOptions(String job) {
    JobProcess.Ended help = job(job, "--help").done();
    assertThat(help.out()).contains("STUDY.yaml", "--out", "--set", "--master");
  }

  @ParameterizedTest
  @ValueSource(strings = {"evaluate", "forcing"})
  void theHelpOfAJobWithoutSparkNamesNoMaster(String job) {
    JobProcess.Ended help = job(job, "--help").done();
    assertThat(help.out()).contains("STUDY.yaml", "--out", "--set").doesNotContain("--master");
  }

  @Test
  void theHelpOfImportNamesEveryFormatAndSetting() {
    JobProcess.Ended help = job("import", "--help").done();
    assertThat(help.out()).contains("FORMAT", "SOURCE", "--to", "--set");
    String unwrapped = help.out().replaceAll("\\s+", " ");
    for (Importer importer : Importers.ALL) {
      assertThat(unwrapped).contains(" " + importer.format() + ": " + importer.describes());
      ImportSettings.own(importer)
          .forEach(s -> assertThat(help.out()).contains("      " + s.key() + "="));
    }
  }

  @Test
  void theLedgerOfTheBundledStudyIsPrintedOrWritten() throws IOException {
    String run = SampleRun.get().folder().toString();
    JobProcess.Ended printed = job("reproduce", run).done();
    assertThat(printed.out())
        .startsWith("# Reproduction ledger")
        .contains("study `sample`", "| CO2 total anthropogenic 2017 |", "**illustrative**")
        .doesNotContain("same quantity, other inputs (");
    Files.writeString(here.resolve("page.md"), "an older page");
    assertThat(job("reproduce", run, "--to", "page.md").done().out()).contains("page.md");
    assertThat(here.resolve("page.md")).hasContent(printed.out());
    assertThat(JobProcess.content(here)).noneMatch(f -> f.contains(".partial"));
  }

  @Test
  void theHelpOfExportNamesItsOptions() {
    assertThat(job("export", "--help").done().out())
        .contains("FORMAT", "RUN|STUDY.yaml", "--to", "--set", "--master")
        .contains("pymrio (of STUDY.yaml): ", "netcdf (of RUN): ", "geojson (of RUN): ")
        .contains("xlsx (of RUN): ");
  }

  @Test
  void theHelpOfSampleNamesItsOptions() {
    assertThat(job("sample", "--help").done().out()).contains("--to", "--set");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "fly",
        "run --speed",
        "run --set nothing",
        "import",
        "reproduce",
        "import pymrio somewhere",
        "export",
        "export pymrio"
      })
  void aWrongCommandLineIsExplained(String arguments) {
    JobProcess.Ended ended =
        job("tradewind", arguments.isEmpty() ? new String[0] : arguments.split(" "));
    assertThat(ended.code()).as(ended.err()).isEqualTo(2);
    assertThat(ended.err())
        .containsAnyOf("Usage: tradewind", "Did you mean: tradewind")
        .doesNotContain("\tat ");
    assertThat(ended.out()).isEmpty();
  }

  /**
   * A user's mistake.
   *
   * @param job launcher
   * @param arguments its arguments
   * @param told parts of the message
   */
  private record Mistake(String name, String job, List<String> arguments, List<String> told) {
    @Override
    public String toString() {
      return name;
    }
  }

  private static Mistake run(String name, List<String> arguments, String... told) {
    List<String> all = new ArrayList<>(arguments);
    all.addAll(JobProcess.SMALL_SAMPLE);
    return new Mistake(name, "run", all, List.of(told));
  }

  static List<Mistake> mistakes() {
    String wiod = JobProcess.file("conf/wiod-2000.yaml").toString();
    return List.of(
        run(
            "unknown key",
            List.of("--set", "mrio.erors=drop", "--out", "new"),
            "the unknown key 'mrio.erors'",
            "Did you mean 'mrio.errors'?"),
        run(
            "tolerance of the zones out of range",
            List.of("--set", "indices.axis_tolerance=1.5", "--out", "new"),
            "key indices.axis_tolerance",
            "'1.5'",
            "a number from 0 to 1"),
        run(
            "unknown sector of a scenario",
            List.of("--set", "scenarios.sectors=[13, 99]", "--out", "new"),
            "key scenarios.sectors",
            "sector '99'"),
        run("no study file", List.of("nowhere.yaml"), "study nowhere.yaml", "no such file"),
        run(
            "second study file broken",
            List.of(wiod, "broken.yaml", "--out", "new"),
            "broken.yaml, line 1"),
        run("broken study file", List.of("broken.yaml", "--out", "new"), "broken.yaml"),
        run(
            "no public data",
            List.of(wiod, "--set", "data=nowhere", "--out", "new"),
            "recipe wiod-2000, data folder nowhere",
            "no file wiod_longrun_2000/WIODlr_WIOT_2000.csv.gz"),
        run("taken", List.of("--out", "taken"), "--out", "taken", "a folder with files in it"),
        run("a file in the way", List.of("--out", "file/new"), "--out file/new", "written"),
        run("no such master", List.of("--master", "lokal", "--out", "new"), "--master lokal"),
        new Mistake(
            "no observations",
            "evaluate",
            List.of("--set", "sample.cell_km=144", "--out", "new"),
            List.of("no table 'observation'")),
        new Mistake(
            "no such day",
            "forcing",
            List.of("--set", "forcing.to=2017-02-29", "--out", "new"),
            List.of("forcing.to", "'2017-02-29'", "a day as YYYY-MM-DD")),
        new Mistake(
            "neither adjoint files nor weather",
            "sensitivities",
            List.of(
                "--set", "inputs=" + Path.of("conf/two-regions").toAbsolutePath(), "--out", "new"),
            List.of("meteorology", "keys adjoint.*")),
        new Mistake(
            "adjoint files that are not there",
            "sensitivities",
            List.of(
                "--set", "adjoint.sensitivities=EM.{yyyyMMdd}",
                "--set", "adjoint.emissions=EMIS.{yyyyDDD}",
                "--set", "adjoint.from=2017-01-01",
                "--set", "adjoint.to=2017-12-31",
                "--out", "new"),
            List.of("no day that can be read", "no file EM.20170101, no file EMIS.2017001")),
        new Mistake(
            "unknown format",
            "import",
            List.of("pimrio", "saved", "--to", "new"),
            List.of("import: found the unknown format 'pimrio'", "Did you mean 'pymrio'?")),
        new Mistake(
            "no source", "import", List.of("pymrio", "nowhere", "--to", "new"), List.of("nowhere")),
        new Mistake(
            "unknown setting",
            "import",
            List.of("pymrio", "nowhere", "--to", "new", "--set", "sourc=me"),
            List.of("sourc", "Did you mean 'source'?")),
        new Mistake(
            "unknown export format",
            "export",
            List.of("conf/two-regions.yaml", "--to", "new"),
            List.of(
                "export: found the unknown format 'conf/two-regions.yaml'",
                "expected one of (pymrio, netcdf, geojson, xlsx, svg). Use one of these.")),
        new Mistake(
            "export of a run that is not there",
            "export",
            List.of("netcdf", "nowhere", "--to", "new"),
            List.of("run nowhere", "the folder of a finished run")),
        new Mistake(
            "export of no run",
            "export",
            List.of("xlsx", "--to", "new"),
            List.of("export xlsx: found no run", "--out DIR")),
        new Mistake(
            "export of a run with a key",
            "export",
            List.of("geojson", "taken", "--set", "mrio.errors=drop", "--to", "new"),
            List.of("export geojson: found --set", "as it is")),
        new Mistake(
            "export into a folder that is taken",
            "export",
            List.of("pymrio", "--to", "taken"),
            List.of("--to ", "taken", "a folder with files in it")),
        new Mistake(
            "export without an MRIO",
            "export",
            List.of("pymrio", "--set", "inputs=taken", "--to", "new"),
            List.of("inputs taken", "for want of region, sector", "a study with an MRIO")),
        new Mistake(
            "tables into a file",
            "sample",
            List.of("--to", "file", "--set", "sample.cell_km=144"),
            List.of("--to file: found a file; expected a folder")));
  }

  @ParameterizedTest
  @MethodSource("mistakes")
  void aMistakeIsToldInOneLineAndLeavesNothingBehind(Mistake mistake) throws IOException {
    Files.writeString(Files.createDirectory(here.resolve("taken")).resolve("kept"), "as it was");
    Files.writeString(here.resolve("file"), "as it was");
    Files.writeString(here.resolve("broken.yaml"), "study: [");
    List<String> before = JobProcess.content(here);

    JobProcess.Ended ended = JobProcess.launcher(here, mistake.job(), mistake.arguments()).run();

    assertThat(ended.code()).as(ended.err()).isEqualTo(2);
    List<String> errors = ended.err().lines().filter(l -> l.startsWith("error: ")).toList();
    assertThat(errors).as(ended.err()).hasSize(1);
    assertThat(errors.get(0)).contains(mistake.told()).contains(": found ", "; expected ");
    assertThat(ended.err()).endsWith(errors.get(0) + System.lineSeparator());
    assertThat(ended.err()).doesNotContain("\tat ", "bug");
    assertThat(ended.out()).isEmpty();
    assertThat(JobProcess.content(here)).isEqualTo(before);
    assertThat(here.resolve("taken/kept")).hasContent("as it was");
    assertThat(here.resolve("file")).hasContent("as it was");
  }

  @Test
  void ourOwnFaultEndsInOneWithATraceToReport() throws IOException {
    Path jar = Files.copy(JobProcess.jar(), temp.resolve("damaged.jar"));
    try (FileSystem inside = FileSystems.newFileSystem(jar, Map.of())) {
      Files.delete(inside.getPath("/org/tradewind/facts/china/provinces.csv"));
    }
    JobProcess.Ended ended =
        JobProcess.java(
                here,
                jar + ":" + JobProcess.sparkClasspath(),
                List.of(Main.class.getName(), "sample", "--to", "new"))
            .run();
    assertThat(ended.code()).as(ended.err()).isEqualTo(1);
    assertThat(ended.err()).contains("This is a bug of Tradewind", "provinces", "\tat ");
    assertThat(JobProcess.content(here)).containsExactly("");
  }

  @Test
  void severalStudiesRunInOneProcess() {
    String tiny = JobProcess.file("conf/two-regions.yaml").toString();
    String tables = "inputs=" + JobProcess.file("conf/two-regions");
    String wiod = JobProcess.file("conf/wiod-2000.yaml").toString();
    JobProcess.Ended ended = job("run", tiny, wiod, "--set", tables, "--out", "all").done();
    assertThat(ended.out()).containsSubsequence("Tradewind: two-regions", "Tradewind: wiod-2000");
    assertThat(JobProcess.content(here))
        .contains("all/two-regions/manifest.json", "all/wiod-2000/manifest.json");
    Map<String, String> world = new TreeMap<>(JobProcess.csvs(here.resolve("all/wiod-2000")));
    Map<String, String> small = new TreeMap<>(JobProcess.csvs(here.resolve("all/two-regions")));
    // what the study files say of themselves differs
    assertThat(world.remove("study_info.csv")).isNotEqualTo(small.remove("study_info.csv"));
    assertThat(world).as("both read the same tables").isEqualTo(small);
  }

  @Test
  void aSavedSystemIsImportedAndRun() throws IOException {
    new SavedSystem(Files.createDirectory(here.resolve("saved")), false).write();
    JobProcess.Ended imported = job("import", "pymrio", "saved", "--to", "tables").done();
    assertThat(imported.out()).contains("transactions", "4 rows, real", "written to tables");

    JobProcess.Ended ran = job("run", "--set", "inputs=tables", "--out", "result").done();
    // one screen has the first stressors, the page in full all of them
    assertThat(ran.out())
        .contains("Left out: damage", "co2_air", "result")
        .doesNotContain("ILLUSTRATIVE");
    assertThat(here.resolve("result/summary.txt"))
        .content()
        .contains("Left out: damage", "value_added")
        .doesNotContain("ILLUSTRATIVE");
    Map<String, String> csvs = JobProcess.csvs(here.resolve("result"));
    assertThat(csvs)
        .containsOnlyKeys(
            Stream.concat(
                    BreathingStudy.NAMES_OF_FLOWS.stream(),
                    BreathingStudy.FLOWS_WITHOUT_ZONES.stream())
                .map(s -> s.name() + ".csv")
                .toArray(String[]::new));
    assertThat(csvs.get("account.csv"))
        .contains("producer,r1,food,value_added,45.0\n", "producer,r2,men's,value_added,105.0\n");
    assertThat(csvs.get("account_household.csv")).contains("r1,co2_air,0.008\n");
    assertThat(JobProcess.content(here))
        .noneMatch(f -> f.contains(".partial"))
        .contains("result/manifest.json", "result/ledger.json", "result/summary.txt");
  }

  @Test
  void aSavedSystemIsExportedAndReadAgain() throws IOException {
    new SavedSystem(Files.createDirectory(here.resolve("saved")), false).write();
    job("import", "pymrio", "saved", "--to", "tables").done();
    JobProcess.Ended exported =
        job("export", "pymrio", "--set", "inputs=tables", "--to", "exported").done();
    assertThat(exported.out())
        .contains("2 regions x 2 sectors", "co2_air, co2_water, value_added", "exported");
    job("import", "pymrio", "exported", "--to", "again").done();
    assertThat(JobProcess.content(here)).noneMatch(f -> f.contains(".partial"));
    for (String table : List.of("transactions", "final_demand", "output", "stressor")) {
      assertThat(JobProcess.content(here)).anyMatch(f -> f.startsWith("again/" + table));
    }
    assertThat(here.resolve("exported/stressors/D_pba_reg.txt"))
        .content()
        .contains("stressor\tr1\tr2\n");
  }

  /** Each file is one of its kind; what it holds is compared in RunExportTest. */
  @Test
  void aFinishedRunIsExportedInEveryFormat() throws IOException {
    String run = SampleRun.get().folder().toString();
    job("export", "netcdf", run, "--to", "exported").done();
    job("export", "geojson", run, "--to", "exported").done();
    job("export", "xlsx", run, "--to", "exported").done();
    assertThat(JobProcess.content(here.resolve("exported")))
        .containsExactlyInAnyOrder(
            "", "sample-gridded.nc", "regions.geojson", "cities.geojson", "sample-tables.xlsx");
    assertThat(Files.readAllBytes(here.resolve("exported/sample-gridded.nc")))
        .startsWith('C', 'D', 'F', 2);
    assertThat(Files.readAllBytes(here.resolve("exported/sample-tables.xlsx")))
        .startsWith('P', 'K');
    var regions = new ObjectMapper().readTree(here.resolve("exported/regions.geojson").toFile());
    assertThat(regions.path("features")).hasSize(31);
    assertThat(regions.path("status").asText()).isEqualTo("ILLUSTRATIVE");
  }

  @Test
  void theBundledStudyForcesAnAdjointModel() {
    JobProcess.Ended ended =
        job(
                "forcing",
                "--set",
                "sample.cell_km=144",
                "--set",
                "forcing.species=[ASO4J]",
                "--out",
                "forcing")
            .done();
    assertThat(ended.out()).contains("Deaths from PM2.5", "24 forced records");
    assertThat(JobProcess.content(here)).contains("forcing/forcing.2017001.nc");
  }

  /** A table of a run with draws, and that of its intervals. */
  private static Stream<String> withIntervals(TableSchema schema) {
    if (Outputs.OF_INTERVALS_ALONE.contains(schema)) {
      return Stream.of(schema.name() + "_ci");
    }
    return Outputs.hasIntervals(schema)
        ? Stream.of(schema.name(), schema.name() + "_ci")
        : Stream.of(schema.name());
  }

  @Test
  void theBundledStudyRunsWithoutBeingTold() throws IOException {
    SampleRun run = SampleRun.get();
    assertThat(run.ended().out())
        .contains(
            "Who breathes the smoke",
            "ILLUSTRATIVE",
            "TCI (CO2)",
            "THI (deaths)",
            run.folder().toString());
    assertThat(run.ended().err()).contains("[1/9]", "[9/9]");
    // the budget of a page; this run has wider cells than the bundled study
    assertThat(run.folder().resolve("report.html").toFile().length())
        .isBetween(500_000L, 2_000_000L);
    assertThat(run.csvs())
        .containsOnlyKeys(
            Stream.of(
                    Outputs.NAMES,
                    Outputs.ALL,
                    Outputs.OF_SCENARIOS,
                    Outputs.OF_SOURCES,
                    Outputs.FOR_DRAWS,
                    Outputs.OF_DRAWS,
                    Outputs.OF_INTERVALS_ALONE,
                    Outputs.ON_DRAWS,
                    List.of(AirInputs.SENSITIVITY, AirInputs.AIR_CONCENTRATION))
                .flatMap(List::stream)
                .flatMap(CommandsIT::withIntervals)
                .map(s -> s + ".csv")
                .toList());
    assertThat(Files.readString(run.folder().resolve("summary.txt")))
        .contains(
            "Deaths attributable to PM2.5 (gemm, causes NCD+LRI, ", "at the floor of the slope: 0")
        .contains("sum(lambda E)/J = ", "ug/m3 by transport of the study's emissions");
  }

  /** Under another locale, whose digits and decimal point are not ours, and another time zone. */
  @Test
  void writtenInputsRunAsTheBundledStudyItselfWhateverTheLocale() throws IOException {
    JobProcess.Ended made =
        JobProcess.launcher(
                here, "sample", List.of("--to", "tables", "--set", "sample.cell_km=144"))
            .run()
            .done();
    assertThat(made.out()).contains("emission", "illustrative", "written to tables");
    List<String> arguments = new ArrayList<>(JobProcess.SMALL_SAMPLE);
    arguments.addAll(List.of("--set", "inputs=tables", "--out", "result"));
    // other inputs than the bundled ones have all defaults
    arguments.addAll(List.of("--set", "receptors=[each]"));
    Path manifest = SampleRun.get().folder().resolve("manifest.json");
    String whatif = new ObjectMapper().readTree(manifest.toFile()).at("/keys/whatif").asText();
    assertThat(whatif).contains("coal_power_off");
    arguments.addAll(List.of("--set", "whatif=" + whatif));
    JobProcess.launcher(here, "run", arguments)
        .with(
            "JAVA_TOOL_OPTIONS", "-Duser.language=ar -Duser.country=EG -Duser.timezone=Asia/Tokyo")
        .run()
        .done();
    assertThat(JobProcess.csvHashes(here.resolve("result"))).isEqualTo(SampleRun.get().csvs());
  }
}
