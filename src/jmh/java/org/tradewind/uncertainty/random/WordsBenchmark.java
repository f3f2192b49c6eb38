package org.tradewind.uncertainty.random;

import java.util.concurrent.TimeUnit;
import org.apache.commons.rng.UniformRandomProvider;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Random words and normal numbers, 500 that stay in the nearest cache; time per number. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@OperationsPerInvocation(WordsBenchmark.DRAWS)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(value = 1, jvmArgsAppend = "--add-modules=jdk.incubator.vector")
public class WordsBenchmark {
  static final int DRAWS = 500;

  private final Streams streams = new Streams(2017);
  private final long[] random = new long[DRAWS / 2];
  private final double[] work = new double[DRAWS];
  private final long[] words = new long[DRAWS];

  @Setup
  public void setUp() {
    new Philox(1, 2).words(0, random, DRAWS / 2);
  }

  /** Words of Philox. */
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

  /** Normal numbers, two of each word. */
  @Benchmark
  public double[] normalsOfWords() {
    NormalWords.both(random, DRAWS / 2, work, 0);
    return work;
  }
}
