package org.tradewind.mrio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.spark.ml.linalg.DenseMatrix;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tradewind.DecoyLibraries;
import org.tradewind.JobProcess;
import org.tradewind.axes.Axis;
import org.tradewind.axes.LabelledMatrix;
import org.tradewind.axes.Netlib;

/** Processes of their own on machines where a BLAS is installed, whole or broken. */
class SystemLibrariesTest {
  /** Where packages of Linux distributions put them; or the folder that -Dtest.blas names. */
  private static final List<String> SYSTEM =
      List.of("/usr/lib/x86_64-linux-gnu", "/usr/lib64", "/usr/lib", "/lib64");

  private static final String OPENBLAS = ".*/libopenblas.*\\.so.*";

  @TempDir Path here;

  /** What a process does, in the order of its arguments; each line of its output names a step. */
  static final class Steps {
    private static final int N = 60;

    private Steps() {}

    public static void main(String[] steps) throws IOException {
      for (String step : steps) {
        switch (step) {
          case "product" -> say(step, product());
          case "solve" -> say(step, solve());
          case "spark" -> say(step, spark());
          default -> System.load(step);
        }
      }
      Files.readAllLines(Path.of("/proc/self/maps")).stream()
          .map(line -> line.substring(line.lastIndexOf(' ') + 1))
          .distinct()
          .forEach(file -> System.out.println("mapped " + file));
    }

    private static void say(String step, String result) {
      System.out.println(step + " " + result);
    }

    private static String product() {
      String[] places = IntStream.range(0, N).mapToObj(i -> "p" + i).toArray(String[]::new);
      Axis axis = Axis.of("place", places);
      LabelledMatrix matrix = LabelledMatrix.of(axis, axis, numbers(N * N));
      return hash(matrix.times(matrix).values());
    }

    private static String solve() {
      double[] output = new double[N];
      Arrays.fill(output, 2 * N);
      LeontiefSolver solver =
          LeontiefSolver.of(numbers(N * N), output, MrioParameters.Backend.AUTO);
      return hash(solver.solve(numbers(N), 1)) + " " + solver.backendName();
    }

    private static String spark() {
      DenseMatrix matrix = new DenseMatrix(2, 2, new double[] {1, 2, 3, 4});
      return Arrays.toString(matrix.multiply(matrix).values());
    }

    /** Numbers between 0 and 1. */
    private static double[] numbers(int count) {
      double[] numbers = new double[count];
      for (int i = 0; i < count; i++) {
        numbers[i] = (i * 7919 % 1009) / 1009.0;
      }
      return numbers;
    }

    /** All bits of all numbers. */
    private static String hash(double[] values) {
      return Integer.toHexString(Arrays.hashCode(values)) + "/" + values[values.length - 1];
    }
  }

  private static JobProcess process(Path libraries, List<String> options, String... steps) {
    String classpath =
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    JobProcess process =
        JobProcess.java(
            Path.of(System.getProperty("java.io.tmpdir")),
            classpath,
            Stream.concat(Stream.of(Steps.class.getName()), Stream.of(steps)).toList());
    if (libraries != null) {
      process.with("LD_LIBRARY_PATH", libraries.toString());
    }
    return process
        .with("JAVA_TOOL_OPTIONS", String.join(" ", options))
        .with("OPENBLAS_NUM_THREADS", "1");
  }

  private static JobProcess.Ended run(Path libraries, List<String> options, String... steps) {
    return process(libraries, options, steps).run();
  }

  /** The result of each step; a step that is done twice has the same result. */
  private static Map<String, String> results(JobProcess.Ended ended) {
    return ended
        .done()
        .out()
        .lines()
        .filter(line -> line.matches("(product|solve|spark) .*"))
        .collect(
            Collectors.toMap(
                line -> line.substring(0, line.indexOf(' ')),
                line -> line.substring(line.indexOf(' ') + 1),
                (first, second) -> {
                  assertThat(second).isEqualTo(first);
                  return first;
                },
                TreeMap::new));
  }

  private static List<String> mapped(JobProcess.Ended ended, String expression) {
    return ended.out().lines().filter(line -> line.matches("mapped .*" + expression)).toList();
  }

  /** Expected of every process: what one gives where nothing is in the way. */
  private static Map<String, String> expected(String... steps) {
    Map<String, String> expected = new TreeMap<>(Undisturbed.RESULTS);
    expected.keySet().retainAll(List.of(steps));
    return expected;
  }

  private static final class Undisturbed {
    private static final Map<String, String> RESULTS =
        results(run(null, List.of(), "product", "solve", "spark"));
  }

  private static void packedLibraryLoads() {
    assumeTrue(
        NativeLapack.load().lapack() != null,
        () -> "OpenBLAS does not load here: " + NativeLapack.load().failure());
  }

  private Path decoys() throws IOException {
    return Files.createDirectories(here.resolve("decoys"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"product", "solve", "product solve", "solve product", "solve product spark solve"})
  void librariesThatLoadAndLackEverythingAreLeftAlone(String order) throws IOException {
    packedLibraryLoads();
    String[] steps = order.split(" ");
    JobProcess.Ended ended = run(DecoyLibraries.hollow(decoys()), List.of(), steps);
    assertThat(results(ended)).isEqualTo(expected(steps));
    assertThat(mapped(ended, ".*/decoys/.*")).isEmpty();
  }

  @Test
  void filesThatAreNoLibrariesAreLeftAlone() throws IOException {
    packedLibraryLoads();
    String[] steps = {"product", "solve", "spark"};
    assertThat(results(run(DecoyLibraries.text(decoys()), List.of(), steps)))
        .isEqualTo(expected(steps));
  }

  /** The loader takes a library of the process for another that is asked for by its name. */
  @Test
  void aLibraryOfTheNameThatIsInTheProcessAlreadyIsNotCalled() throws IOException {
    packedLibraryLoads();
    Path decoy = DecoyLibraries.hollow(decoys()).resolve("libopenblas.so.0");
    JobProcess.Ended ended = run(decoy.getParent(), List.of(), decoy.toString(), "solve");
    assertThat(mapped(ended, ".*/decoys/libopenblas.so.0")).hasSize(1);
    assertThat(results(ended)).isEqualTo(expected("solve"));
  }

  @Test
  void processesThatUnpackThePackedLibraryAtOnceDoNotDisturbEachOther() {
    packedLibraryLoads();
    String option = "-Dorg.bytedeco.javacpp.cachedir=" + here.resolve("cache");
    JobProcess process = process(null, List.of(option), "solve");
    List<JobProcess.Started> together = Stream.generate(process::start).limit(3).toList();
    for (JobProcess.Started one : together) {
      assertThat(results(one.end())).isEqualTo(expected("solve"));
    }
    assertThat(JobProcess.content(here.resolve("cache"))).noneMatch(f -> f.endsWith(".partial"));
  }

  private static Path installed() {
    Optional<Path> folder =
        Stream.concat(Stream.of(System.getProperty("test.blas", "")), SYSTEM.stream())
            .filter(f -> !f.isBlank())
            .map(Path::of)
            .filter(
                f -> DecoyLibraries.NAMES.stream().allMatch(name -> Files.exists(f.resolve(name))))
            .findFirst();
    assumeTrue(folder.isPresent(), "no OpenBLAS is installed here (Debian: libopenblas0)");
    return folder.get();
  }

  @ParameterizedTest
  @ValueSource(strings = {"product solve spark solve", "solve spark solve product"})
  void anInstalledOpenBlasIsNotLoaded(String order) {
    packedLibraryLoads();
    Path folder = installed();
    String[] steps = order.split(" ");
    JobProcess.Ended ended = run(folder, List.of(), steps);
    assertThat(results(ended)).isEqualTo(expected(steps));
    assertThat(mapped(ended, ".*/lib(open)?blas.*\\.so.*")).isEmpty();
  }

  @Test
  void anInstalledOpenBlasMayBeInTheProcessBeforeThePackedOne() {
    packedLibraryLoads();
    Path folder = installed();
    JobProcess.Ended ended =
        run(folder, List.of(), folder.resolve("libopenblas.so.0").toString(), "solve");
    assertThat(mapped(ended, OPENBLAS)).isNotEmpty();
    assertThat(results(ended)).isEqualTo(expected("solve"));
  }

  /** Spark may be used before any class of ours; it then offers what it loads to all others. */
  @Test
  void whereSparkHasLoadedAnInstalledOpenBlasTheManifestSaysWhatIsUsed() {
    packedLibraryLoads();
    JobProcess.Ended ended = run(installed(), List.of(), "spark", "product", "solve");
    assumeTrue(!mapped(ended, OPENBLAS).isEmpty(), "libblas.so.3 is another's than OpenBLAS");
    Map<String, String> results = results(ended);
    assertThat(results).containsEntry("product", expected("product").get("product"));
    assertThat(results.get("solve"))
        .contains("java (F2J LAPACK; the packed OpenBLAS does not load: ");
    assertThat(last(results.get("solve")))
        .isCloseTo(last(expected("solve").get("solve")), within(1e-12));
  }

  @Test
  void aLibraryThatTheUserNamesIsUsedAndNamed() {
    packedLibraryLoads();
    Path library = installed().resolve("liblapack.so.3");
    String option = "-D" + Netlib.Part.LAPACK.pathProperty() + "=" + library;
    Map<String, String> results =
        results(run(library.getParent(), List.of(option), "product", "solve"));
    assertThat(results.get("solve")).endsWith("native (" + library + ", as the user named it)");
    assertThat(last(results.get("solve")))
        .isCloseTo(last(expected("solve").get("solve")), within(1e-12));
  }

  @Test
  void aBlasNamedForSparkAndThePackedOneGoTogether() {
    packedLibraryLoads();
    Path library = installed().resolve("libblas.so.3");
    String option = "-D" + Netlib.Part.BLAS.pathProperty() + "=" + library;
    String[] steps = {"solve", "spark", "product", "solve"};
    JobProcess.Ended ended = run(library.getParent(), List.of(option), steps);
    assertThat(mapped(ended, ".*/libblas.*\\.so.*")).isNotEmpty();
    assertThat(results(ended)).isEqualTo(expected(steps));
  }

  @Test
  void aNameThatDoesNotLoadIsAnErrorOfTheUser() {
    String option = "-D" + Netlib.Part.LAPACK.pathProperty() + "=/nowhere/liblapack.so.3";
    JobProcess.Ended ended = run(null, List.of(option), "solve");
    assertThat(ended.code()).isNotZero();
    assertThat(ended.err())
        .contains(Netlib.Part.LAPACK.pathProperty(), "'/nowhere/liblapack.so.3'", "UserError");
  }

  private static double last(String result) {
    return Double.parseDouble(result.replaceFirst("^[^/]*/", "").replaceFirst(" .*", ""));
  }
}
