package org.tradewind.uncertainty.random;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.tradewind.uncertainty.kernels.Combination;
import org.tradewind.uncertainty.variance.SobolIndex;
import org.tradewind.uncertainty.variance.SobolSums;

/** The estimators on functions whose indices are known. */
class SobolSumsTest {
  private static final int N = 20_000;

  /** sin x1 + 7 sin^2 x2 + 0.1 x3^4 sin x1, x uniform in (-pi, pi). */
  private static double[] ishigami(double[][] u) {
    double[] y = new double[N];
    for (int d = 0; d < N; d++) {
      double[] x = new double[3];
      for (int i = 0; i < 3; i++) {
        x[i] = Math.PI * (2 * u[i][d] - 1);
      }
      y[d] =
          Math.sin(x[0])
              + 7 * Math.sin(x[1]) * Math.sin(x[1])
              + .1 * Math.pow(x[2], 4) * Math.sin(x[0]);
    }
    return y;
  }

  private static double[][] uniforms(String ending) {
    double[][] u = new double[3][];
    for (int i = 0; i < 3; i++) {
      u[i] = Uniforms.of(new Streams(1), "x" + i + ending, N);
    }
    return u;
  }

  /**
   * Indices of Ishigami and Homma's function with a = 7, b = .1, from its closed-form variances:
   * Saltelli et al., Global Sensitivity Analysis: The Primer, 2008, section 5.
   */
  @Test
  void ishigamiIsAsInTheTextbook() {
    double[] first = {.3139, .4424, 0};
    double[] total = {.5576, .4424, .2437};
    double[][] a = uniforms("");
    double[][] b = uniforms("/b");
    double[][] ofA = {ishigami(a)};
    double[][] ofB = {ishigami(b)};
    SobolSums sums = new SobolSums(1, 3);
    sums.add(ofA, ofB, N);
    for (int g = 0; g < 3; g++) {
      double[][] ab = a.clone();
      ab[g] = b[g];
      sums.add(g, ofA, ofB, new double[][] {ishigami(ab)}, N);
    }
    for (int g = 0; g < 3; g++) {
      SobolIndex index = sums.of(0, g);
      assertThat(index.firstError()).isBetween(1e-3, .04);
      assertThat(index.totalError()).isBetween(1e-3, .02);
      assertThat(index.first()).isCloseTo(first[g], within(4 * index.firstError()));
      assertThat(index.total()).isCloseTo(total[g], within(4 * index.totalError()));
    }
  }

  /** The errors that are told are those found by doing it 200 times over. */
  @Test
  void errorsAreThoseOfManyRepeats() {
    int repeats = 200;
    int n = 200;
    double sumOfFirst = 0;
    double squaresOfFirst = 0;
    double sumOfTotal = 0;
    double squaresOfTotal = 0;
    double toldFirst = 0;
    double toldTotal = 0;
    for (int r = 0; r < repeats; r++) {
      double[][] z = new double[4][n];
      for (int i = 0; i < 4; i++) {
        new Streams(r).normals("z" + i, 0, z[i], n);
      }
      SobolSums sums = new SobolSums(1, 1);
      double[][] a = {sum(z[0], z[1])};
      double[][] b = {sum(z[2], z[3])};
      sums.add(a, b, n);
      sums.add(0, a, b, new double[][] {sum(z[2], z[1])}, n);
      SobolIndex index = sums.of(0, 0);
      sumOfFirst += index.first();
      squaresOfFirst += index.first() * index.first();
      sumOfTotal += index.total();
      squaresOfTotal += index.total() * index.total();
      toldFirst += index.firstError() / repeats;
      toldTotal += index.totalError() / repeats;
    }
    // of z0 + 2 z1 the first has a fifth of the variance, alone and in all
    assertThat(sumOfFirst / repeats).isCloseTo(.2, within(.03));
    assertThat(sumOfTotal / repeats).isCloseTo(.2, within(.01));
    assertThat(toldFirst)
        .isCloseTo(sd(sumOfFirst, squaresOfFirst, repeats), within(.2 * toldFirst));
    assertThat(toldTotal)
        .isCloseTo(sd(sumOfTotal, squaresOfTotal, repeats), within(.2 * toldTotal));
  }

  private static double[] sum(double[] one, double[] other) {
    double[] sum = one.clone();
    Combination.add(sum, 2, other, sum.length);
    return sum;
  }

  private static double sd(double sum, double squares, int n) {
    return Math.sqrt((squares - sum * sum / n) / (n - 1));
  }

  @Test
  void withoutVarianceThereAreNoShares() {
    SobolSums sums = new SobolSums(1, 1);
    double[][] centralDraw = {{0, 0, 0}};
    sums.add(centralDraw, centralDraw, 3);
    sums.add(0, centralDraw, centralDraw, centralDraw, 3);
    assertThat(sums.of(0, 0)).isEqualTo(new SobolIndex(0, 0, 0, 0));
  }
}
