package org.tradewind.uncertainty.random;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.apache.commons.math3.random.SobolSequenceGenerator;

/**
 * Direction numbers of Sobol's sequence, 53 bits each, from the initial numbers of Joe and Kuo
 * (SIAM J. Sci. Comput. 30, 2635-2654, 2008; file new-joe-kuo-6) for the first 1,000 dimensions,
 * which commons-math3 carries.
 */
final class SobolDirections {
  static final int DIMENSIONS = 1000;
  static final int BITS = 53;

  private static final String FILE = "/assets/org/apache/commons/math3/random/new-joe-kuo-6.1000";

  private SobolDirections() {}

  /**
   * The direction numbers of the first dimensions, dimensions x bits; a number is its binary
   * fraction times 2^53.
   */
  static long[][] first(int dimensions) {
    long[][] v = new long[dimensions][BITS];
    for (int bit = 0; dimensions > 0 && bit < BITS; bit++) {
      v[0][bit] = 1L << (BITS - 1 - bit);
    }
    try (InputStream in = SobolSequenceGenerator.class.getResourceAsStream(FILE);
        BufferedReader lines =
            new BufferedReader(new InputStreamReader(in, StandardCharsets.US_ASCII))) {
      lines.readLine(); // d s a m_i
      for (int d = 1; d < dimensions; d++) {
        fill(v[d], lines.readLine().trim().split("\\s+"));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return v;
  }

  /**
   * v_k = m_k / 2^k for the first s, then v_k = a_1 v_{k-1} ^ ... ^ a_{s-1} v_{k-s+1} ^ v_{k-s} ^
   * (v_{k-s} / 2^s), with a_1 the highest of the s - 1 bits of a.
   */
  private static void fill(long[] v, String[] fields) {
    int s = Integer.parseInt(fields[1]);
    int a = Integer.parseInt(fields[2]);
    for (int k = 0; k < s; k++) {
      v[k] = Long.parseLong(fields[3 + k]) << (BITS - 1 - k);
    }
    for (int k = s; k < BITS; k++) {
      v[k] = v[k - s] ^ (v[k - s] >>> s);
      for (int j = 1; j < s; j++) {
        v[k] ^= ((a >>> (s - 1 - j)) & 1) * v[k - j];
      }
    }
  }
}
