package org.tradewind.uncertainty.random;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.LongStream;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;
import org.junit.jupiter.api.Test;
import org.tradewind.tables.Csv;
import org.tradewind.uncertainty.distributions.NormalProbability;

public class StreamsTest {
  private static double[] normals(long seed, String name, long first, int n) {
    double[] z = new double[n];
    new Streams(seed).normals(name, first, z, n);
    return z;
  }

  /**
   * Known answers of philox4x64-10 in kat_vectors of Random123 (Salmon et al. 2011), counter first.
   */
  @Test
  void wordsAreThoseOfRandom123() {
    long[][] known = {
      {0, 0, 0, 0, 0, 0},
      {
        0x243f6a8885a308d3L,
        0x13198a2e03707344L,
        0xa4093822299f31d0L,
        0x082efa98ec4e6c89L,
        0x452821e638d01377L,
        0xbe5466cf34e90c6cL
      }
    };
    long[][] words = {
      {0x16554d9eca36314cL, 0xdb20fe9d672d0fdcL, 0xd7e772cee186176bL, 0x7e68b68aec7ba23bL},
      {0xa528f45403e61d95L, 0x38c72dbd566e9788L, 0xa5a1610e72fd18b5L, 0x57bd43b5e52b7fe6L}
    };
    for (int v = 0; v < known.length; v++) {
      long[] k = known[v];
      // the generator, as NumPy's, counts on before the first block
      boolean borrow = k[0] == 0;
      UniformRandomProvider philox =
          RandomSource.PHILOX_4X64.create(
              new long[] {
                k[4],
                k[5],
                k[0] - 1,
                borrow ? k[1] - 1 : k[1],
                borrow ? k[2] - 1 : k[2],
                borrow ? k[3] - 1 : k[3]
              });
      for (long word : words[v]) {
        assertThat(philox.nextLong()).isEqualTo(word);
      }
    }
  }

  /** philox_numpy.csv is written by philox_numpy.py beside it. */
  @Test
  void streamsAreThoseThatNumpyDraws() throws IOException {
    Csv reference;
    try (Reader in =
        new InputStreamReader(
            StreamsTest.class.getResourceAsStream("philox_numpy.csv"), StandardCharsets.UTF_8)) {
      reference = Csv.read(in, "philox_numpy.csv");
    }
    assertThat(reference.rows()).isEqualTo(72);
    for (int row = 0; row < reference.rows(); row++) {
      Streams streams = new Streams((long) reference.number(row, "seed"));
      String name = reference.text(row, "name");
      long draw = (long) reference.number(row, "draw");
      double[] z = new double[1];
      streams.normals(name, draw, z, 1);
      double expected = reference.number(row, "normal");
      assertThat(z[0]).isCloseTo(expected, within(4e-15 * Math.max(1, Math.abs(expected))));
    }
  }

  /** Whole runs of words against the library's generator, which gives them one by one. */
  @Test
  void runsOfWordsAreThoseOfTheLibrary() {
    Streams streams = new Streams(77);
    for (String name : new String[] {"a", "b", "group/x"}) {
      long[] key = streams.key(name);
      for (long first : new long[] {0, 1, 2, 3, 4, 5, 1_000_003, (1L << 40) + 6}) {
        UniformRandomProvider bits =
            RandomSource.PHILOX_4X64.create(new long[] {key[0], key[1], first / 4, 0, 0, 0});
        for (long skipped = 0; skipped < first % 4; skipped++) {
          bits.nextLong();
        }
        long[] expected = LongStream.generate(bits::nextLong).limit(500).toArray();
        for (int n : new int[] {1, 2, 7, 8, 9, 16, 500}) {
          long[] words = new long[n];
          new Philox(key[0], key[1]).words(first + 4, words, n);
          assertThat(words).isEqualTo(Arrays.copyOf(expected, n));
        }
      }
    }
    long[] known = new long[4];
    new Philox(0, 0).words(0, known, 4);
    assertThat(known)
        .containsExactly(
            0x16554d9eca36314cL, 0xdb20fe9d672d0fdcL, 0xd7e772cee186176bL, 0x7e68b68aec7ba23bL);
  }

  @Test
  void twoDrawsShareAWord() {
    Streams streams = new Streams(77);
    UniformRandomProvider bits = streams.bits("a");
    double[] expected = new double[1200];
    for (int d = 0; d < expected.length; d += 2) {
      long word = bits.nextLong();
      expected[d] = NormalWords.of(word);
      expected[d + 1] = NormalWords.second(word);
    }
    for (int first : new int[] {0, 1, 2, 3, 17}) {
      for (int n : new int[] {0, 1, 2, 3, 511, 512, 513, 1100}) {
        assertThat(normals(77, "a", first, n))
            .isEqualTo(Arrays.copyOfRange(expected, first, first + n));
      }
    }
  }

  /**
   * Draws of one word beside draws of two: the uniform numbers fall evenly into the squares of a
   * grid, as finely as draws allow, and neither normal numbers nor their squares are correlated.
   */
  @Test
  void drawsThatShareAWordAreUnrelated() {
    int n = 1 << 20;
    double[] z = normals(3, "pairs", 0, 2 * n);
    for (int shift : new int[] {0, 1}) {
      double[] one = new double[n - 1];
      double[] other = new double[n - 1];
      int[] squares = new int[128 * 128];
      for (int i = 0; i < one.length; i++) {
        one[i] = z[2 * i + shift];
        other[i] = z[2 * i + shift + 1];
        int row = (int) (128 * NormalProbability.of(one[i]));
        int column = (int) (128 * NormalProbability.of(other[i]));
        squares[row * 128 + column]++;
      }
      double expected = one.length / (double) squares.length;
      double chi2 = 0;
      for (int count : squares) {
        chi2 += (count - expected) * (count - expected) / expected;
      }
      double freedom = squares.length - 1;
      assertThat(chi2).isCloseTo(freedom, within(5 * Math.sqrt(2 * freedom)));
      assertThat(correlation(one, other)).isCloseTo(0, within(5 / Math.sqrt(n)));
      double[] a = Arrays.stream(one).map(x -> x * x).toArray();
      double[] b = Arrays.stream(other).map(x -> x * x).toArray();
      assertThat(correlation(a, b)).isCloseTo(0, within(5 / Math.sqrt(n)));
    }
  }

  @Test
  void aDrawIsTheSameWhereverABlockBegins() {
    double[] all = normals(5, "a", 0, 50);
    for (int first = 0; first < 40; first++) {
      double[] some = normals(5, "a", first, 7);
      for (int i = 0; i < 7; i++) {
        assertThat(some[i]).isEqualTo(all[first + i]);
      }
    }
  }

  @Test
  void namesAndSeedsGiveUnrelatedNumbers() {
    int n = 4096;
    int streams = 60;
    double[][] z = new double[2 * streams][];
    for (int s = 0; s < streams; s++) {
      z[s] = normals(7, "stream " + s, 0, n);
      z[streams + s] = normals(8, "stream " + s, 0, n);
    }
    double largest = 0;
    double squares = 0;
    int pairs = 0;
    for (int a = 0; a < z.length; a++) {
      for (int b = 0; b < a; b++) {
        double r = correlation(z[a], z[b]) * Math.sqrt(n);
        largest = Math.max(largest, Math.abs(r));
        squares += r * r;
        pairs++;
      }
    }
    // 7,140 standard normal numbers: their largest, and the mean of their squares, +- 6 deviations
    assertThat(largest).isBetween(3.0, 5.5);
    assertThat(squares / pairs).isCloseTo(1, within(6 * Math.sqrt(2.0 / pairs)));
  }

  public static double correlation(double[] a, double[] b) {
    double ab = 0;
    double aa = 0;
    double bb = 0;
    double sa = 0;
    double sb = 0;
    for (int i = 0; i < a.length; i++) {
      sa += a[i] / a.length;
      sb += b[i] / a.length;
    }
    for (int i = 0; i < a.length; i++) {
      ab += (a[i] - sa) * (b[i] - sb);
      aa += (a[i] - sa) * (a[i] - sa);
      bb += (b[i] - sb) * (b[i] - sb);
    }
    return ab / Math.sqrt(aa * bb);
  }

  @Test
  void numbersAreStandardNormal() {
    int n = 1 << 18;
    double[] z = normals(2017, "moments", 3, n);
    double[] moments = new double[5];
    for (double x : z) {
      double power = 1;
      for (int k = 1; k <= 4; k++) {
        power *= x;
        moments[k] += power / n;
      }
    }
    double unit = 5 / Math.sqrt(n);
    assertThat(moments[1]).isCloseTo(0, within(unit));
    assertThat(moments[2]).isCloseTo(1, within(unit * Math.sqrt(2)));
    assertThat(moments[3]).isCloseTo(0, within(unit * Math.sqrt(15)));
    assertThat(moments[4]).isCloseTo(3, within(unit * Math.sqrt(96)));
  }
}
