package org.tradewind.uncertainty.random;

import java.util.stream.LongStream;
import org.apache.commons.rng.UniformRandomProvider;

/** Uniform numbers from words, for tests. */
public final class Uniforms {
  private Uniforms() {}

  /** u = (k + 1/2) 2^-53 of the upper 53 bits k. */
  static double[] of(long[] words) {
    double[] u = new double[words.length];
    for (int i = 0; i < u.length; i++) {
      u[i] = ((words[i] >>> 11) + .5) * 0x1p-53;
    }
    return u;
  }

  /** The first of a stream. */
  public static double[] of(Streams streams, String name, int n) {
    UniformRandomProvider bits = streams.bits(name);
    return of(LongStream.generate(bits::nextLong).limit(n).toArray());
  }
}
