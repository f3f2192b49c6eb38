package org.tradewind.uncertainty;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
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
import org.openjdk.jmh.annotations.Warmup;

/**
 * Draws of a problem of the paper's size ({@link PaperProblem}) in memory: all figures and their
 * statistics. {@code main FOLDER DRAWS [ROUNDS]} leaves the problem for src/jmh/python/draws.py,
 * then prints its own times and a few figures.
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

  @Setup(Level.Trial)
  public void setUp() {
    problem = PaperProblem.of(BLOCK);
  }

  /** Draws and statistics. */
  @Benchmark
  public Statistics[] drawsAndStatistics() {
    return problem.engine.statistics(draws);
  }

  /** One block on one thread. */
  @Benchmark
  public double[][] oneBlock() {
    return problem.engine.block(7);
  }

  /** Its random factors alone. */
  @Benchmark
  public double[][] factorsOfOneBlock() {
    return problem.model.factors().deviations(7L * BLOCK, BLOCK);
  }

  /** Its accounts alone. */
  @Benchmark
  public AccountDraws accountsOfOneBlock() {
    return problem.model.draw(7L * BLOCK, BLOCK);
  }

  /** Times in one run with another program's. */
  public static void main(String[] arguments) {
    PaperProblem problem = PaperProblem.of(BLOCK);
    problem.dump(Path.of(arguments[0]));
    int draws = Integer.parseInt(arguments[1]);
    System.out.printf(
        Locale.ROOT,
        "%d factors, %d figures%n",
        problem.model.factors().size(),
        problem.engine.size());
    int rounds = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 8;
    for (int round = 0; round < rounds; round++) {
      long cpu = OS.getProcessCpuTime();
      long start = System.nanoTime();
      Statistics[] statistics = problem.engine.statistics(draws);
      double seconds = (System.nanoTime() - start) / 1e9;
      Statistics last = statistics[statistics.length - 1];
      System.out.printf(
          Locale.ROOT,
          "%.3f s, %.3f s CPU; first account %.6f sd %.6f, last index %.6f sd %.6f%n",
          seconds,
          (OS.getProcessCpuTime() - cpu) / 1e9,
          statistics[0].mean(),
          statistics[0].sd(),
          last.mean(),
          last.sd());
    }
  }
}
