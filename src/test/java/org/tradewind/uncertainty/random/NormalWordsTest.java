package org.tradewind.uncertainty.random;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.tradewind.uncertainty.distributions.NormalQuantile;

class NormalWordsTest {
  private static double normal(long word) {
    return NormalWords.of(word);
  }

  /** The smaller of u and 1 - u, as an exact number of units of 2^-54. */
  private static double expected(long word) {
    long k = word >>> 11;
    boolean upper = k >= 1L << 52;
    double p = (2 * (upper ? (1L << 53) - 1 - k : k) + 1) * 0x1p-54;
    return upper ? -NormalQuantile.of(p) : NormalQuantile.of(p);
  }

  /** Bisection of Python's math.erfc, which knows nothing of AS 241, differs in the last digit. */
  @Test
  void quantilesThatAnotherWayFound() {
    assertThat(NormalQuantile.of(.25)).isCloseTo(-.6744897501960817, within(2e-16));
    assertThat(NormalQuantile.of(.001)).isCloseTo(-3.090232306167814, within(1e-15));
    assertThat(NormalQuantile.of(1e-20)).isCloseTo(-9.262340089798408, within(4e-15));
  }

  @Test
  void wordsOfAllSizesGiveTheQuantileOfTheirUniformNumber() {
    Random random = new Random(3);
    for (int bits = 1; bits <= 64; bits++) {
      for (int i = 0; i < 2000; i++) {
        long small = random.nextLong() >>> 64 - bits;
        for (long word : new long[] {small, ~small}) {
          double exact = expected(word);
          double near = 3e-15 * Math.abs(exact) + 1e-17;
          assertThat(normal(word)).as(Long.toHexString(word)).isCloseTo(exact, within(near));
        }
      }
    }
  }

  @Test
  void endsAndMiddle() {
    // 2^-54 and 1 - 2^-54
    assertThat(normal(0)).isCloseTo(NormalQuantile.of(0x1p-54), within(1e-14));
    assertThat(normal(-1)).isEqualTo(-normal(0));
    double smallest = NormalQuantile.of(.5 - 0x1p-54);
    assertThat(normal(Long.MAX_VALUE)).isCloseTo(smallest, within(2e-16)).isNegative();
    assertThat(normal(Long.MIN_VALUE)).isEqualTo(-normal(Long.MAX_VALUE));
  }

  @Test
  void aWordAndItsComplementGiveOppositeNumbers() {
    Random random = new Random(4);
    for (int i = 0; i < 10_000; i++) {
      long word = random.nextLong();
      assertThat(normal(~word)).isEqualTo(-normal(word));
    }
  }

  /**
   * The second number is that of the word with its halves exchanged; both go one after the other.
   */
  @Test
  void twoNumbersOfAWord() {
    long word = 0x0123456789abcdefL;
    assertThat(NormalWords.second(word)).isEqualTo(NormalWords.of(0x89abcdef01234567L));
    double[] z = new double[6];
    NormalWords.both(new long[] {word, 5, 9}, 2, z, 1);
    assertThat(z)
        .containsExactly(
            0, normal(word), normal(0x89abcdef01234567L), normal(5), normal(5L << 32), 0);
  }

  /** Where one polynomial ends and the next begins. */
  @Test
  void piecesMeet() {
    for (int octave = 2; octave < 52; octave++) {
      for (int part = 0; part < 32; part++) {
        long odd = (long) ((1L << octave) * (1 + part / 32.0)) | 1;
        double before = normal(odd - 2 << 10 & Long.MAX_VALUE);
        double after = normal(odd << 10);
        assertThat(after).isGreaterThanOrEqualTo(before - 3e-15 * Math.abs(before));
      }
    }
  }
}
