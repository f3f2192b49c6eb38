package org.tradewind.uncertainty.kernels;

import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.tradewind.uncertainty.random.Streams;

/** Loops over the draws of one number, 500 that stay in the nearest cache; time for each draw. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@OperationsPerInvocation(KernelsBenchmark.DRAWS)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(value = 1, jvmArgsAppend = "--add-modules=jdk.incubator.vector")
public class KernelsBenchmark {
  static final int DRAWS = 500;

  @Param({"plain", "vector"})
  String way;

  private final Streams streams = new Streams(2017);
  private final double[] normals = new double[DRAWS];
  private final double[] work = new double[DRAWS];
  private final int[] below = new int[5];
  private final double[] sums = new double[2 * Moments.LANES];

  /** As after 2,000 draws of a normal number: two fifths of the draws lie within. */
  private final double[] bounds = {-2.3, -1.8, -0.84, -0.54, -0.14, 0.14, 0.54, 0.84, 1.8, 2.3};

  private Kernels lanes;

  @Setup
  public void setUp() {
    lanes = way.equals("plain") ? new PlainKernels() : new VectorKernels();
    streams.normals("a", 0, normals, DRAWS);
  }

  /** Sums, and what lies within windows. */
  @Benchmark
  public double statistics() {
    Arrays.fill(sums, 0);
    return lanes.sift(normals, 0, DRAWS, bounds, below, work, 0, 0.1, sums) + sums[0];
  }
}
