package org.tradewind.jobs;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.apache.spark.util.SerializableConfiguration;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import org.tradewind.jobs.cluster.LocalFiles;
import org.tradewind.jobs.cluster.Sessions;
import org.tradewind.jobs.cluster.Spark;
import org.tradewind.jobs.folders.FinishedWork;
import org.tradewind.jobs.stages.UncertaintyJob;
import org.tradewind.uncertainty.draws.Convergence;
import org.tradewind.uncertainty.draws.PaperProblem;
import org.tradewind.uncertainty.draws.WatchedTotals;
import org.tradewind.uncertainty.statistics.Statistics;

/**
 * Draws of a problem of the paper's size ({@link PaperProblem}) by the job that runs use, in a
 * Spark session that is there: national totals, then all figures and their statistics. {@code main
 * FOLDER DRAWS [ROUNDS]} leaves the problem for src/jmh/python/draws.py, then prints its own times
 * and a few figures.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 4, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(
    value = 1,
    jvmArgsAppend = {"-Xmx4g", "-XX:+UseParallelGC"})
public class DrawBenchmark {
  private static final int BLOCK = 500;
  private static final OperatingSystemMXBean OS =
      ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);

  @Param({"10000"})
  int draws;

  private PaperProblem problem;
  private Spark spark;
  private Path scratch;

  @Setup(Level.Trial)
  public void setUp() {
    problem = PaperProblem.of(BLOCK);
    spark = Sessions.open("benchmark", Optional.of("local[*]"));
    try {
      scratch = Files.createTempDirectory("draws");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @TearDown(Level.Trial)
  public void tearDown() {
    spark.stop();
  }

  /** Draws and statistics of all figures. */
  @Benchmark
  public UncertaintyJob.Drawn drawsAndStatistics() {
    WatchedTotals watched = WatchedTotals.of(problem.engine());
    Convergence convergence = new Convergence(watched, BLOCK, draws);
    FinishedWork work =
        new FinishedWork(
            new org.apache.hadoop.fs.Path(scratch.resolve("work").toString()),
            new SerializableConfiguration(LocalFiles.configuration()),
            List.of("benchmark"));
    UncertaintyJob.Drawn drawn =
        new UncertaintyJob(spark)
            .draw(problem.engine(), convergence, (draws + BLOCK - 1) / BLOCK, 0, work);
    work.remove();
    return drawn;
  }

  /** Times in one run with another program's. */
  public static void main(String[] arguments) {
    DrawBenchmark benchmark = new DrawBenchmark();
    benchmark.draws = Integer.parseInt(arguments[1]);
    benchmark.setUp();
    benchmark.problem.dump(Path.of(arguments[0]));
    System.out.printf(
        Locale.ROOT,
        "%d factors, %d figures%n",
        benchmark.problem.model().factors().size(),
        benchmark.problem.engine().size());
    int rounds = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 8;
    for (int round = 0; round < rounds; round++) {
      long cpu = OS.getProcessCpuTime();
      long start = System.nanoTime();
      UncertaintyJob.Drawn drawn = benchmark.drawsAndStatistics();
      double seconds = (System.nanoTime() - start) / 1e9;
      Statistics first = drawn.reported().get(0).statistics();
      Statistics last = drawn.reported().get(drawn.reported().size() - 1).statistics();
      System.out.printf(
          Locale.ROOT,
          "%.3f s, %.3f s CPU, %d slices; first account %.6f sd %.6f, last index %.6f sd %.6f%n",
          seconds,
          (OS.getProcessCpuTime() - cpu) / 1e9,
          drawn.slices(),
          first.mean(),
          first.sd(),
          last.mean(),
          last.sd());
    }
    benchmark.tearDown();
  }
}
