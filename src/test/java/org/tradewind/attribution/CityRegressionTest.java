package org.tradewind.attribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import org.apache.commons.math3.stat.regression.SimpleRegression;
import org.junit.jupiter.api.Test;

class CityRegressionTest {
  private static final double[] DENSITY = {35, 120, 410, 77, 960, 2400, 15, 640, 1800, 230};
  private static final double[] RATIO = {.41, .8, 1.3, .52, 1.1, 2.2, .35, .9, 1.9, 1.4};

  private static CityRegression all(double[] density) {
    return new CityRegression(IntStream.range(0, density.length).toArray(), density);
  }

  private static double[] logs(double[] values) {
    return Arrays.stream(values).map(Math::log).toArray();
  }

  /**
   * numpy 2.4.6 (lstsq of [1, ln d] and ln R; covariance s^2 inv(X'X)) and scipy 1.17.1 (t.ppf,
   * linregress for p), Python 3.11.7, on the ten cities above.
   */
  @Test
  void agreesWithAnIndependentProgram() {
    CityRegression regression = all(DENSITY);
    double[] fit = regression.fit(logs(RATIO));
    double[] expected = {
      -1.990748734225436,
      0.34456254094497835,
      0.049361933690905996,
      0.85896869375606011,
      0.25004041676842986
    };
    for (int i = 0; i < expected.length; i++) {
      assertThat(fit[i]).as(CityRegression.QUANTITIES.get(i)).isCloseTo(expected[i], within(1e-12));
    }
    assertThat(regression.quantile()).isCloseTo(2.3060041352041658, within(1e-9));
    assertThat(regression.pValue(fit[1], fit[2])).isCloseTo(0.00011487432781174197, within(1e-12));
    double[][] band = {
      {15, 0.34726882889875837, 0.23965285744267115, 0.50320968759391305},
      {200, 0.84776903923901803, 0.70494028287934496, 1.0195364931574777},
      {2400, 1.9958274167308394, 1.4590950924346529, 2.7299982694944838}
    };
    for (double[] at : band) {
      double[] found = regression.band(fit, at[0], regression.quantile());
      for (int i = 0; i < 3; i++) {
        assertThat(found[i]).isCloseTo(at[1 + i], within(1e-9));
      }
    }
    assertThat(regression.range()[0]).isCloseTo(15, within(1e-12));
    assertThat(regression.range()[1]).isCloseTo(2400, within(1e-9));
  }

  /**
   * Anscombe, Graphs in Statistical Analysis, The American Statistician 27 (1973), 17-21: four data
   * sets with n = 11, y = 3 + 0.5 x, r2 = .667, standard error of the slope .118.
   */
  @Test
  void anscombesQuartetHasTheLineOfTheBook() {
    double[] x = {10, 8, 13, 9, 11, 14, 6, 4, 12, 7, 5};
    double[] last = {8, 8, 8, 8, 8, 8, 8, 19, 8, 8, 8};
    double[][] y = {
      {8.04, 6.95, 7.58, 8.81, 8.33, 9.96, 7.24, 4.26, 10.84, 4.82, 5.68},
      {9.14, 8.14, 8.74, 8.77, 9.26, 8.10, 6.13, 3.10, 9.13, 7.26, 4.74},
      {7.46, 6.77, 12.74, 7.11, 7.81, 8.84, 6.08, 5.39, 8.15, 6.42, 5.73},
      {6.58, 5.76, 7.71, 8.84, 8.47, 7.04, 5.25, 12.50, 5.56, 7.91, 6.89}
    };
    for (int i = 0; i < y.length; i++) {
      double[] density = Arrays.stream(i == 3 ? last : x).map(Math::exp).toArray();
      double[] fit = all(density).fit(y[i]);
      assertThat(fit[0]).isCloseTo(3.00, within(.005));
      assertThat(fit[1]).isCloseTo(.500, within(.0005));
      assertThat(fit[2]).isCloseTo(.118, within(.0005));
      assertThat(fit[3]).isCloseTo(.667, within(.001));
    }
    // of the first set, to more digits by SimpleRegression below
    assertThat(all(Arrays.stream(x).map(Math::exp).toArray()).fit(y[0])[0])
        .isCloseTo(3.0001, within(5e-5));
  }

  @Test
  void agreesWithCommonsMath() {
    Random random = new Random(3);
    for (int turn = 0; turn < 50; turn++) {
      int n = 3 + random.nextInt(300);
      double[] density = new double[n];
      double[] logRatio = new double[n];
      SimpleRegression reference = new SimpleRegression();
      for (int i = 0; i < n; i++) {
        density[i] = Math.exp(5 + 1.5 * random.nextGaussian());
        logRatio[i] = .3 * Math.log(density[i]) - 2 + .5 * random.nextGaussian();
        reference.addData(Math.log(density[i]), logRatio[i]);
      }
      CityRegression regression = all(density);
      double[] fit = regression.fit(logRatio);
      assertThat(fit[0]).isCloseTo(reference.getIntercept(), within(1e-12 * 10));
      assertThat(fit[1]).isCloseTo(reference.getSlope(), within(1e-12));
      assertThat(fit[2]).isCloseTo(reference.getSlopeStdErr(), within(1e-12 * (1 + fit[2])));
      assertThat(fit[3]).isCloseTo(reference.getRSquare(), within(1e-12));
      assertThat(fit[4])
          .isCloseTo(Math.sqrt(reference.getMeanSquareError()), within(1e-12 * (1 + fit[4])));
      assertThat(regression.pValue(fit[1], fit[2]))
          .isCloseTo(reference.getSignificance(), within(1e-9));
    }
  }

  @Test
  void fewCitiesOrOneDensityHaveNoLine() {
    for (double[] density : new double[][] {{}, {5}, {5, 6}, {5, 5, 5, 5}}) {
      CityRegression regression = all(density);
      assertThat(regression.isDefined()).isFalse();
      assertThat(regression.fit(new double[density.length])).containsOnly(Double.NaN);
      assertThat(regression.quantile()).isNaN();
      assertThat(regression.pValue(1, 1)).isNaN();
    }
    // three on a line
    CityRegression line = all(new double[] {1, Math.E, Math.exp(2)});
    double[] fit = line.fit(new double[] {1, 3, 5});
    assertThat(fit[0]).isCloseTo(1, within(1e-12));
    assertThat(fit[1]).isCloseTo(2, within(1e-12));
    assertThat(fit[3]).isCloseTo(1, within(1e-12));
    assertThat(line.pValue(2, 0)).isZero();
    // a member's position is that among all cities
    CityRegression some =
        new CityRegression(new int[] {0, 2, 3}, new double[] {1, Math.E, Math.exp(2)});
    assertThat(some.fit(new double[] {1, Double.NaN, 3, 5})[1]).isCloseTo(2, within(1e-12));
  }
}
