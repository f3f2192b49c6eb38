package org.tradewind.uncertainty.distributions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.tradewind.tables.Csv;
import org.tradewind.uncertainty.random.Streams;

class DistributionTest {
  private static final Empirical VALUES = Empirical.ofDeviations(new double[] {.5, -.4, 0, 1.1});

  private static double at(Distribution distribution, double z) {
    double[] out = new double[1];
    distribution.deviations(new double[] {z}, out, 1);
    return out[0];
  }

  private static Distribution of(String name, double sigma) {
    return switch (name) {
      case "normal" -> new TruncatedNormal(sigma);
      case "triangular" -> new Triangular(sigma);
      default -> new Uniform(sigma);
    };
  }

  /** distributions_scipy.csv is written by distributions_scipy.py beside it. */
  @Test
  void factorsAndVariancesAreThoseOfScipy() throws IOException {
    Csv reference;
    try (Reader in =
        new InputStreamReader(
            DistributionTest.class.getResourceAsStream("distributions_scipy.csv"),
            StandardCharsets.UTF_8)) {
      reference = Csv.read(in, "distributions_scipy.csv");
    }
    assertThat(reference.rows()).isGreaterThan(100);
    for (int row = 0; row < reference.rows(); row++) {
      Distribution distribution =
          of(reference.text(row, "distribution"), reference.number(row, "sigma"));
      double expected = reference.number(row, "factor");
      assertThat(1 + at(distribution, reference.number(row, "z")))
          .as(distribution + " " + reference.text(row, "z"))
          .isCloseTo(expected, within(1e-9 * Math.max(expected, 1e-3)));
      double variance = reference.number(row, "variance");
      assertThat(distribution.variance()).isCloseTo(variance, within(1e-9 * variance));
    }
  }

  @Test
  void noSpreadIsNoDeviationToTheLastBit() {
    List<Distribution> exact =
        List.of(
            new Lognormal(0),
            new TruncatedNormal(0),
            new Triangular(0),
            new Uniform(0),
            new NormalResponse(z -> 0),
            Empirical.ofDeviations(new double[] {0, 0}));
    for (Distribution distribution : exact) {
      for (double z : new double[] {-8, -1, -.1, 0, .4, 7}) {
        assertThat(at(distribution, z)).as(distribution.toString()).isEqualTo(0);
      }
      assertThat(distribution.variance()).isZero();
      assertThat(distribution.meanDeviation()).isZero();
    }
  }

  @Test
  void widestFactorsAreNotNegative() {
    for (Distribution widest :
        List.of(
            new Uniform(Uniform.LARGEST),
            new Triangular(Triangular.LARGEST),
            new TruncatedNormal(3))) {
      assertThat(1 + at(widest, -8.2)).as(widest.toString()).isBetween(-1e-15, 1e-3);
    }
  }

  @Test
  void meansAndVariancesAreThoseOfTheFactors() {
    NormalRule rule = new NormalRule();
    for (Distribution d :
        List.of(
            new Lognormal(.6),
            new TruncatedNormal(.2),
            new TruncatedNormal(.9),
            new Triangular(.3),
            new Uniform(.5))) {
      double[] values = rule.deviations(d);
      assertThat(rule.mean(values)).as(d + " mean").isCloseTo(0, within(1e-12));
      double[] squares = Arrays.stream(values).map(v -> v * v).toArray();
      assertThat(rule.mean(squares)).as(d.toString()).isCloseTo(d.variance(), within(1e-12));
    }
  }

  @Test
  void valuesComeByTheirRankAndKeepTheirMean() {
    assertThat(at(VALUES, -3)).isEqualTo(-.4);
    assertThat(at(VALUES, -.1)).isEqualTo(0);
    assertThat(at(VALUES, .1)).isEqualTo(.5);
    assertThat(at(VALUES, 9)).isEqualTo(1.1);
    assertThat(VALUES.meanDeviation()).isCloseTo(.3, within(1e-15));
    assertThat(VALUES.variance()).isCloseTo((.04 + .49 + .09 + .64) / 4, within(1e-15));
  }

  @Test
  void aTabulatedResponseIsItsFunction() {
    NormalResponse response = new NormalResponse(z -> Math.exp(.3 * z) - 1);
    for (double z = -8; z < 8; z += .0371) {
      assertThat(at(response, z)).isCloseTo(Math.exp(.3 * z) - 1, within(response.errorEstimate()));
    }
    assertThat(response.errorEstimate()).isBetween(1e-16, 1e-6);
    assertThat(response.meanDeviation()).isCloseTo(Math.expm1(.045), within(1e-9));
    assertThat(response.variance()).isCloseTo(Math.exp(.09) * Math.expm1(.09), within(1e-9));
  }

  @Test
  void covarianceOfUniformsIsTheClosedForm() {
    // of Phi(X), Phi(Y): asin(rho / 2) / (2 pi); the factor is 1 + 2 sqrt(3) sigma (Phi - 1/2)
    for (double rho : new double[] {-.9, -.3, .2, .5, .95}) {
      double expected = 12 * .3 * .5 * Math.asin(rho / 2) / (2 * Math.PI);
      Covariance found = Covariance.of(new Uniform(.3), new Uniform(.5), rho);
      assertThat(found.value()).isCloseTo(expected, within(found.error() + 1e-14));
      assertThat(found.error()).isLessThan(rho == .95 ? 1e-7 : 1e-10);
    }
  }

  @Test
  void covarianceOfLognormalsAgreesWithItsOwnSeries() {
    double exact = Math.expm1(.3 * .7 * -.6);
    assertThat(Covariance.of(new Lognormal(.3), new Lognormal(.7), -.6).value())
        .isCloseTo(exact, within(1e-16));
    double[] a = Covariance.coefficients(new Lognormal(.3));
    double[] b = Covariance.coefficients(new NormalResponse(z -> Math.exp(.7 * z - .245) - 1));
    double sum = 0;
    for (int k = 1; k < 60; k++) {
      sum += Math.pow(-.6, k) * a[k] * b[k];
    }
    assertThat(sum).isCloseTo(exact, within(1e-7));
  }

  @Test
  void covarianceOfStepsIsThatOfTheirOrthant() {
    // two values with halves: sign(X), sign(Y) agree with probability 1/2 + asin(rho)/pi
    Empirical sign = Empirical.ofDeviations(new double[] {-1, 1});
    Empirical other = Empirical.ofDeviations(new double[] {1, -1});
    for (double rho : new double[] {-.5, .3, .8}) {
      Covariance found = Covariance.of(sign, other, rho);
      assertThat(found.value())
          .isCloseTo(2 * Math.asin(rho) / Math.PI, within(1e-12 + found.error()));
    }
    assertThat(Covariance.of(sign, sign, 1)).isEqualTo(new Covariance(1, 0));
    assertThat(Covariance.of(sign, new Uniform(.1), 0)).isEqualTo(new Covariance(0, 0));
  }

  @Test
  void covarianceOfMixedPairsIsThatOfManyDraws() {
    int n = 1 << 20;
    double rho = .7;
    double[] x = new double[n];
    double[] y = new double[n];
    Streams streams = new Streams(11);
    streams.normals("x", 0, x, n);
    streams.normals("y", 0, y, n);
    for (int i = 0; i < n; i++) {
      y[i] = rho * x[i] + Math.sqrt(1 - rho * rho) * y[i];
    }
    List<Distribution> all =
        List.of(
            new Lognormal(.5),
            new TruncatedNormal(.6),
            new Triangular(.4),
            new Uniform(.5),
            VALUES);
    for (Distribution f : all) {
      for (Distribution g : all) {
        double[] a = new double[n];
        double[] b = new double[n];
        f.deviations(x, a, n);
        g.deviations(y, b, n);
        double sum = 0;
        double squares = 0;
        for (int i = 0; i < n; i++) {
          double product = (a[i] - f.meanDeviation()) * (b[i] - g.meanDeviation());
          sum += product / n;
          squares += product * product / n;
        }
        double error = Math.sqrt((squares - sum * sum) / n);
        assertThat(Covariance.of(f, g, rho).value()).isCloseTo(sum, within(5 * error));
      }
    }
  }
}
