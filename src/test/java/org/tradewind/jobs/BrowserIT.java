package org.tradewind.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.commons.io.FileUtils;
import org.apache.hadoop.fs.FileUtil;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.tradewind.NamedStudy;
import org.tradewind.Node;
import org.tradewind.SampleRun;
import org.tradewind.TinyStudy;
import org.tradewind.config.Study;
import org.tradewind.config.StudyFile;
import org.tradewind.jobs.cluster.LocalFiles;
import org.tradewind.jobs.cluster.Spark;
import org.tradewind.jobs.publish.ReportRun;
import org.tradewind.tables.StudyTables;
import org.tradewind.tables.UncertaintyInputs;

/**
 * The reports of small studies in a headless Chromium, {@code src/test/js/browser/*.test.mjs}, each
 * test there a test here. The runs stay in target/it/browser for a look at them.
 */
class BrowserIT {
  private static final Path TESTS = Path.of("src/test/js");
  private static final Path RUNS = Path.of("target/it/browser").toAbsolutePath();
  private static final Path PACKAGES = Path.of("target/js-test");
  private static final Path DATA = Path.of("../shared/data");
  private static final String WIOD = "wiod_longrun_2000/WIODlr_WIOT_2000.csv.gz";
  private static final String SMALL =
      "species: [SO2]\noutput: {csv_max_rows: 2000000}\nmrio: {backend: java}\n";
  private static final Pattern NO_REGISTRY =
      Pattern.compile("ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ETIMEDOUT|ENETUNREACH");
  private static final String NO_DRAWS = "uncertainty: {draws: 0}\n";

  @TestFactory
  List<DynamicTest> reports() throws Exception {
    assumeTrue(Node.present(), "no Node on the path: tests in a browser are left out");
    Optional<String> chromium = chromium();
    assumeTrue(chromium.isPresent(), "no Chromium on the path or in TRADEWIND_CHROMIUM: left out");
    packages();
    runs();
    List<DynamicTest> tests = new ArrayList<>();
    try (Stream<Path> runs = Files.list(RUNS)) {
      runs.filter(run -> Files.exists(run.resolve("report.html")))
          .sorted()
          .forEach(run -> tests.add(builtTwice(run)));
    }
    try (Stream<Path> files = Files.list(TESTS.resolve("browser"))) {
      Map<String, String> environment =
          Map.of("TRADEWIND_RUNS", RUNS.toString(), "TRADEWIND_CHROMIUM", chromium.get());
      tests.addAll(
          Node.tests(files.filter(f -> f.toString().endsWith(".test.mjs")).toList(), environment));
    }
    if (!Files.exists(DATA.resolve(WIOD))) {
      tests.add(
          DynamicTest.dynamicTest(
              "wiod-2000", () -> assumeTrue(false, "needs ../shared/data/" + WIOD)));
    }
    return tests;
  }

  private static DynamicTest builtTwice(Path run) {
    return DynamicTest.dynamicTest(
        run.getFileName() + ": two builds are equal to the byte",
        () -> {
          Path again = Files.createTempFile("report", ".html");
          new ReportRun(run.toString(), LocalFiles.configuration()).page(again.toString());
          assertThat(Files.mismatch(run.resolve("report.html"), again)).isEqualTo(-1);
          Files.delete(again);
        });
  }

  private static void runs() throws IOException {
    FileUtil.fullyDelete(RUNS.toFile());
    Files.createDirectories(RUNS);
    sample();
    Spark spark = RunFixture.session("local[2]", 2);
    try {
      run(spark, "two-regions", file("conf/two-regions.yaml", Map.of()));
      if (Files.exists(DATA.resolve(WIOD))) {
        Map<String, String> data = Map.of("data", DATA.toString(), "uncertainty.draws", "0");
        run(spark, "wiod-2000", file("conf/wiod-2000.yaml", data));
      }
      run(spark, "three-regions", made("three-regions", NamedStudy.chain(3), NO_DRAWS));
      run(spark, "many-regions", made("many-regions", NamedStudy.chain(200), NO_DRAWS));
      run(spark, "no-draws", made("no-draws", TinyStudy.uneven(60, 5), NO_DRAWS));
      StudyTables names = NamedStudy.gridded(60);
      TinyStudy.put(
          names,
          TinyStudy.rows(UncertaintyInputs.UNCERTAINTY)
              .add("*", "*", "*", "activity", "lognormal", .4, "")
              .add("*", "*", "*", "exposure_response", "lognormal", .2, ""));
      String draws = "uncertainty: {draws: 40, block: 20}\nreport: figures\n";
      run(spark, "names", made("names", names, draws));
    } finally {
      spark.stop();
    }
  }

  private static void run(Spark spark, String name, Study study) {
    RunFixture.run(spark, study, RUNS.resolve(name));
  }

  /**
   * The run of the bundled study that other tests made, with its figures; theirs stays as it is.
   */
  private static void sample() throws IOException {
    Path run = RUNS.resolve("sample");
    FileUtils.copyDirectory(SampleRun.get().folder().toFile(), run.toFile());
    new ReportRun(run.toString(), LocalFiles.configuration()).figures();
  }

  private static Study file(String file, Map<String, String> keys) throws IOException {
    return StudyFile.parse(Files.readString(Path.of(file)), file, keys);
  }

  /** A study of tables that the test made, written where the runs are not looked for. */
  private static Study made(String name, StudyTables tables, String more) throws IOException {
    Path inputs = Files.createDirectories(RUNS.resolveSibling("browser-inputs")).resolve(name);
    FileUtil.fullyDelete(inputs.toFile());
    RunFixture.write(tables, inputs);
    String yaml = "study: " + name + "\n" + SMALL + more + "inputs: " + inputs + "\n";
    return StudyFile.parse(yaml, name + ".yaml", Map.of());
  }

  /** The browser: TRADEWIND_CHROMIUM, else the first of the usual names on the path. */
  private static Optional<String> chromium() {
    String asked = System.getenv("TRADEWIND_CHROMIUM");
    if (asked != null) {
      return Optional.of(asked);
    }
    List<String> folders = List.of(System.getenv("PATH").split(File.pathSeparator));
    return Stream.of("chromium", "chromium-browser", "google-chrome")
        .flatMap(name -> folders.stream().map(folder -> Path.of(folder, name)))
        .filter(Files::isExecutable)
        .map(Path::toString)
        .findFirst();
  }

  /** Installs the packages of the lock file, unless they are there. */
  private static void packages() throws IOException {
    Path lock = TESTS.resolve("package-lock.json");
    Path installed = PACKAGES.resolve("package-lock.json");
    if (Files.exists(PACKAGES.resolve("node_modules/playwright-core/package.json"))
        && Files.exists(installed)
        && Files.mismatch(lock, installed) == -1) {
      return;
    }
    Files.createDirectories(PACKAGES);
    for (String name : List.of("package.json", "package-lock.json")) {
      Files.copy(TESTS.resolve(name), PACKAGES.resolve(name), StandardCopyOption.REPLACE_EXISTING);
    }
    String prefix = PACKAGES.toString();
    List<String> install =
        List.of("npm", "ci", "--prefix", prefix, "--ignore-scripts", "--no-audit", "--no-fund");
    Node.Ended ended = Node.run(install);
    boolean reached = !NO_REGISTRY.matcher(ended.err()).find();
    assumeTrue(reached, "npm reaches no registry: tests in a browser are left out");
    assertThat(ended.code()).as(ended.out() + ended.err()).isZero();
  }
}
