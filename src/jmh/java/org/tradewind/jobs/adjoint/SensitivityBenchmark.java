package org.tradewind.jobs.adjoint;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import org.tradewind.config.Study;
import org.tradewind.config.StudyFile;
import org.tradewind.jobs.cluster.LocalFiles;
import org.tradewind.jobs.cluster.Sessions;
import org.tradewind.jobs.cluster.Spark;

/**
 * The job 'sensitivities' in a session that is there, on the year that
 * org.tradewind.adjoint.GeneratedAdjoint writes. The variable TRADEWIND_YEAR of the environment
 * names its folder; 6 GB should fit the page cache. Headers, sums, merging and writing the tables
 * are all in the time.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 5)
@Measurement(iterations = 5)
@Fork(
    value = 1,
    jvmArgsAppend = {"-Xmx1g", "-XX:+UseParallelGC"})
public class SensitivityBenchmark {
  private Spark spark;
  private Study study;
  private Path folder;
  private int run;
  private long cpuNanos;

  @Setup(Level.Trial)
  public void setUp() throws IOException {
    String year = System.getenv("TRADEWIND_YEAR");
    study =
        StudyFile.parse(
            "",
            "defaults",
            Map.of(
                "adjoint.sensitivities",
                year + "/EM.{yyyy-MM-dd}",
                "adjoint.emissions",
                year + "/EMIS.{yyyy-MM-dd}",
                "adjoint.from",
                "2017-01-01",
                "adjoint.to",
                "2017-12-31"));
    folder = Files.createTempDirectory("sensitivities");
    spark = Sessions.open("benchmark", java.util.Optional.of("local[2]"));
  }

  @Benchmark
  public String wholeYear() {
    PrintStream quiet = new PrintStream(OutputStream.nullOutputStream());
    return new SensitivityRun(study, spark, quiet)
        .run(folder.resolve("run-" + run++).toString())
        .summary();
  }

  @Setup(Level.Iteration)
  public void startClock() {
    cpuNanos = cpu();
  }

  /** Wall time says little where other work shares the cores. */
  @TearDown(Level.Iteration)
  public void tellCpu() {
    System.out.printf(Locale.ROOT, "%.2f CPU seconds, ", (cpu() - cpuNanos) / 1e9);
  }

  private static long cpu() {
    return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
        .getProcessCpuTime();
  }

  @TearDown(Level.Trial)
  public void tearDown() throws IOException {
    spark.stop();
    org.apache.hadoop.fs.Path path = new org.apache.hadoop.fs.Path(folder.toUri());
    path.getFileSystem(LocalFiles.configuration()).delete(path, true);
  }
}
