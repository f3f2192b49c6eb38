package org.tradewind.uncertainty.random;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.apache.commons.math3.random.SobolSequenceGenerator;
import org.junit.jupiter.api.Test;
import org.tradewind.uncertainty.distributions.Lognormal;

class SobolStreamsTest {
  private static final List<String> NAMES =
      IntStream.range(0, 1100).mapToObj(i -> "stream " + i).toList();

  @Test
  void pointsBeforeScramblingAreThePublishedOnes() {
    // the first ten points of Joe and Kuo's program sobol.cc in three dimensions
    double[][] published = {
      {0, 0, 0},
      {.5, .5, .5},
      {.75, .25, .25},
      {.25, .75, .75},
      {.375, .375, .625},
      {.875, .875, .125},
      {.625, .125, .875},
      {.125, .625, .375},
      {.1875, .3125, .9375},
      {.6875, .8125, .4375}
    };
    long[][] v = SobolDirections.first(3);
    for (int i = 0; i < published.length; i++) {
      for (int d = 0; d < 3; d++) {
        assertThat(SobolStreams.coordinate(v[d], i) * 0x1.0p-53).isEqualTo(published[i][d]);
      }
    }
  }

  @Test
  void allDimensionsAreThoseOfCommonsMath() {
    SobolSequenceGenerator other = new SobolSequenceGenerator(1000);
    long[][] v = SobolDirections.first(1000);
    for (int index : new int[] {1, 2, 3, 77, 1000, 1001, 123_456_789}) {
      double[] point = other.skipTo(index);
      for (int d = 0; d < 1000; d++) {
        assertThat(SobolStreams.coordinate(v[d], index) * 0x1.0p-53).isEqualTo(point[d]);
      }
    }
  }

  private static double[] uniforms(SobolStreams sobol, int dimension, long first, int n) {
    long[] words = new long[n];
    sobol.words(NAMES.get(dimension), first, words, n);
    return Uniforms.of(words);
  }

  @Test
  void everyScrambledCoordinateFillsEveryInterval() {
    SobolStreams sobol = new SobolStreams(new Streams(1), NAMES);
    for (int d : new int[] {0, 1, 5, 500, 999}) {
      // any 1,024 points that begin at a multiple of 1,024 lie one in each interval of 1/1,024
      double[] u = uniforms(sobol, d, 5 * 1024, 1024);
      assertThat(IntStream.range(0, 1024).mapToLong(i -> (long) (u[i] * 1024)).distinct().count())
          .isEqualTo(1024);
      assertThat(u).doesNotContain(0, 1);
    }
  }

  @Test
  void twoScrambledCoordinatesKeepTheirNet() {
    SobolStreams sobol = new SobolStreams(new Streams(4), NAMES.subList(0, 2));
    double[] x = uniforms(sobol, 0, 0, 256);
    double[] y = uniforms(sobol, 1, 0, 256);
    for (int columns = 1; columns <= 256; columns *= 2) {
      int wide = columns;
      // the first two dimensions are a (0, m, 2)-net: one point in every box of area 1/256
      assertThat(
              IntStream.range(0, 256)
                  .mapToLong(i -> (long) (x[i] * wide) * 1000 + (long) (y[i] * 256 / wide))
                  .distinct()
                  .count())
          .isEqualTo(256);
    }
  }

  @Test
  void scramblingDependsOnSeedAndNameAloneAndBlocksDoNotMatter() {
    SobolStreams sobol = new SobolStreams(new Streams(1), NAMES);
    double[] all = new double[100];
    sobol.normals("stream 3", 0, all, 100);
    double[] some = new double[7];
    sobol.normals("stream 3", 41, some, 7);
    for (int i = 0; i < 7; i++) {
      assertThat(some[i]).isEqualTo(all[41 + i]);
    }
    double[] seeded = new double[100];
    new SobolStreams(new Streams(2), NAMES).normals("stream 3", 0, seeded, 100);
    assertThat(seeded).isNotEqualTo(all);
  }

  @Test
  void streamsAfterTheThousandthAreRandom() {
    SobolStreams sobol = new SobolStreams(new Streams(1), NAMES);
    assertThat(sobol.has("stream 999")).isTrue();
    assertThat(sobol.has("stream 1000")).isFalse();
    double[] expected = new double[9];
    new Streams(1).normals("stream 1000", 5, expected, 9);
    double[] found = new double[9];
    sobol.normals("stream 1000", 5, found, 9);
    assertThat(found).isEqualTo(expected);
  }

  @Test
  void meansOfASmallStudyVaryFarLessThanRandomOnes() {
    int n = 1024;
    double random = 0;
    double sobol = 0;
    for (int seed = 0; seed < 30; seed++) {
      Streams streams = new Streams(seed);
      random += Math.pow(meanOfFlow(streams, n), 2) / 30;
      sobol += Math.pow(meanOfFlow(new SobolStreams(streams, NAMES.subList(0, 6)), n), 2) / 30;
    }
    assertThat(sobol).isLessThan(random / 50);
  }

  /** Error of the mean of psi (a_1 e_1 + 2 a_2 e_2) - 3 with lognormal factors. */
  private static double meanOfFlow(Normals normals, int n) {
    double[][] factor = new double[6][n];
    double[] z = new double[n];
    for (int f = 0; f < 5; f++) {
      normals.normals(NAMES.get(f), 0, z, n);
      new Lognormal(.1 + .1 * f).deviations(z, factor[f], n);
    }
    double mean = 0;
    for (int d = 0; d < n; d++) {
      double one = (1 + factor[0][d]) * (1 + factor[1][d]);
      double two = (1 + factor[2][d]) * (1 + factor[3][d]);
      mean += ((1 + factor[4][d]) * (one + 2 * two) - 3) / n;
    }
    return mean;
  }
}
