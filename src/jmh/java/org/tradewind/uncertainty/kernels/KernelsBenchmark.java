package org.tradewind.uncertainty.kernels;

import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import org.apache.commons.rng.UniformRandomProvider;
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
import org.tradewind.uncertainty.random.NormalWords;
import org.tradewind.uncertainty.random.Philox;
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
  private final long[] random = new long[DRAWS / 2];
  private final double[] normals = new double[DRAWS];
  private final double[] work = new double[DRAWS];
  private final long[] words = new long[DRAWS];
  private final int[] below = new int[5];
  private final double[] sums = new double[2 * Moments.LANES];

  /** As after 2,000 draws of a normal number: two fifths of the draws lie within. */
  private final double[] bounds = {-2.3, -1.8, -0.84, -0.54, -0.14, 0.14, 0.54, 0.84, 1.8, 2.3};

  private Kernels lanes;

  @Setup
  public void setUp() {
    lanes = way.equals("plain") ? new PlainKernels() : new VectorKernels();
    new Philox(1, 2).words(0, random, DRAWS / 2);
    streams.normals("a", 0, normals, DRAWS);
  }

  /** Words of Philox; the way makes no difference. */
  @Benchmark
  public long[] words() {
    new Philox(1, 2).words(4, words, DRAWS);
    return words;
  }

  /** The same by the library, one by one. */
  @Benchmark
  public long wordsOfLibrary() {
    UniformRandomProvider bits = streams.bits("a");
    long all = 0;
    for (int i = 0; i < DRAWS; i++) {
      all ^= bits.nextLong();
    }
    return all;
  }

  /** Normal numbers, two of each word; the way makes no difference. */
  @Benchmark
  public double[] normalsOfWords() {
    NormalWords.both(random, DRAWS / 2, work, 0);
    return work;
  }

  /** Sums, and what lies within windows. */
  @Benchmark
  public double statistics() {
    Arrays.fill(sums, 0);
    return lanes.sift(normals, 0, DRAWS, bounds, below, work, 0, 0.1, sums) + sums[0];
  }
}
