package org.tradewind.uncertainty.random;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.rng.UniformRandomProvider;

/**
 * Scrambled Sobol points in place of random numbers: draw d is the point of index d, the n-th
 * stream its n-th coordinate. Each coordinate is scrambled by itself, keyed by (seed, name of the
 * stream): a random lower triangular matrix on its bits and a random shift (Matousek, J. Complexity
 * 14, 527-556, 1998). So every number is evenly distributed, and the coordinates keep how evenly
 * they fill space. Streams that have no dimension of their own are those of {@link Streams}.
 */
public final class SobolStreams implements Normals {
  private static final long serialVersionUID = 1L;
  private static final String KEY = "sobol/";

  private final Streams streams;
  private final Map<String, long[]> directions = new HashMap<>();
  private final Map<String, Long> shifts = new HashMap<>();

  /**
   * Gives dimensions to streams.
   *
   * @param streams for the scrambling, and for streams without a dimension
   * @param names the streams, the most important first; those after the 1,000th have no dimension
   */
  public SobolStreams(Streams streams, List<String> names) {
    this.streams = streams;
    List<String> placed = names.subList(0, Math.min(names.size(), SobolDirections.DIMENSIONS));
    long[][] plain = SobolDirections.first(placed.size());
    for (int d = 0; d < plain.length; d++) {
      UniformRandomProvider bits = streams.bits(KEY + placed.get(d));
      directions.put(placed.get(d), scrambled(plain[d], bits));
      shifts.put(placed.get(d), bits.nextLong() >>> (Long.SIZE - SobolDirections.BITS));
    }
  }

  /** Output bit j is the parity of bit j and random ones of the bits above it. */
  private static long[] scrambled(long[] plain, UniformRandomProvider bits) {
    long[] scrambled = new long[plain.length];
    for (int j = 0; j < SobolDirections.BITS; j++) {
      long bit = 1L << (SobolDirections.BITS - 1 - j);
      long above = (1L << SobolDirections.BITS) - 2 * bit;
      long row = bit | bits.nextLong() & above;
      for (int k = 0; k < plain.length; k++) {
        scrambled[k] |= (Long.bitCount(plain[k] & row) & 1) * bit;
      }
    }
    return scrambled;
  }

  /** Whether a stream has a dimension. */
  public boolean has(String stream) {
    return directions.containsKey(stream);
  }

  /** The scrambled coordinates, upper bits of words. */
  void words(String stream, long first, long[] out, int n) {
    long[] v = directions.get(stream);
    long shift = shifts.get(stream);
    for (int i = 0; i < n; i++) {
      out[i] = (coordinate(v, first + i) ^ shift) << (Long.SIZE - SobolDirections.BITS);
    }
  }

  /** The coordinate of a point, in the order of Gray's code as Joe and Kuo have it. */
  static long coordinate(long[] v, long index) {
    long x = 0;
    long gray = index ^ (index >>> 1);
    for (int k = 0; gray != 0; k++, gray >>>= 1) {
      x ^= (gray & 1) * v[k];
    }
    return x;
  }

  @Override
  public Stream stream(String name) {
    return has(name) ? Normals.super.stream(name) : streams.stream(name);
  }

  @Override
  public void normals(String stream, long first, double[] out, int n) {
    if (has(stream)) {
      long[] words = new long[n];
      words(stream, first, words, n);
      for (int i = 0; i < n; i++) {
        out[i] = NormalWords.of(words[i]);
      }
    } else {
      streams.normals(stream, first, out, n);
    }
  }
}
