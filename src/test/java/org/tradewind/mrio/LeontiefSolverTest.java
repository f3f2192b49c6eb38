package org.tradewind.mrio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.tradewind.axes.UserError;
import org.tradewind.mrio.MrioParameters.Backend;

/** One contract, both backends. */
class LeontiefSolverTest {
  private static final double[] MILLER_BLAIR_Z = {150, 200, 500, 100};
  private static final double[] MILLER_BLAIR_X = {1000, 2000};

  /**
   * Miller and Blair, Input-Output Analysis, 2nd edition (2009), section 2.3: Z = [[150, 500],
   * [200, 100]], x = [1000, 2000]; printed L = [[1.2541, .3300], [.2640, 1.1221]].
   */
  @ParameterizedTest
  @EnumSource(Backend.class)
  void givesTheInverseOfTheTextbook(Backend backend) {
    LeontiefSolver solver = LeontiefSolver.of(MILLER_BLAIR_Z, MILLER_BLAIR_X, backend);

    assertThat(solver.leontiefInverse())
        .containsExactly(new double[] {1.2541, .2640, .3300, 1.1221}, within(5e-5));
    // the same book: new demand (600, 1500) needs output (1247.5, 1841.6), printed to one decimal
    assertThat(solver.solve(new double[] {600, 1500}, 1))
        .containsExactly(new double[] {1247.5, 1841.6}, within(.1));
  }

  @ParameterizedTest
  @EnumSource(Backend.class)
  void solvesBothWaysToTheRightHandSide(Backend backend) {
    Random random = new Random(7);
    int n = 60;
    double[] x = randomOutput(random, n);
    double[] z = randomTransactions(random, x);
    double[] b = random.doubles(n * 3, -1, 5).toArray();
    LeontiefSolver solver = LeontiefSolver.of(z, x, backend);

    double[] straight = solver.solve(b, 3);
    double[] transposed = solver.solveTransposed(b, 3);

    for (int c = 0; c < 3; c++) {
      for (int i = 0; i < n; i++) {
        double forward = straight[i + c * n];
        double backward = transposed[i + c * n];
        for (int j = 0; j < n; j++) {
          forward -= z[i + j * n] / x[j] * straight[j + c * n];
          backward -= z[j + i * n] / x[i] * transposed[j + c * n];
        }
        assertThat(forward).isCloseTo(b[i + c * n], within(1e-13));
        assertThat(backward).isCloseTo(b[i + c * n], within(1e-13));
      }
    }
  }

  @ParameterizedTest
  @EnumSource(Backend.class)
  void givesZeroCoefficientsWhereNothingIsMade(Backend backend) {
    LeontiefSolver solver =
        LeontiefSolver.of(new double[] {1, 0, 0, 0}, new double[] {2, 0}, backend);

    assertThat(solver.leontiefInverse()).containsExactly(2, 0, 0, 1);
  }

  @ParameterizedTest
  @EnumSource(Backend.class)
  void leavesItsArgumentsAlone(Backend backend) {
    double[] z = MILLER_BLAIR_Z.clone();
    double[] b = {600, 1500};
    LeontiefSolver solver = LeontiefSolver.of(z, MILLER_BLAIR_X, backend);

    solver.solve(b, 1);
    solver.solveTransposed(b, 1);

    assertThat(z).containsExactly(MILLER_BLAIR_Z);
    assertThat(b).containsExactly(600, 1500);
  }

  @ParameterizedTest
  @EnumSource(Backend.class)
  void refusesSectorsThatUseUpAllTheyMake(Backend backend) {
    double[] closed = {1, 1, 1, 1};

    LeontiefSolver solver = LeontiefSolver.of(closed, new double[] {2, 2}, backend);

    assertThatThrownBy(() -> solver.solve(new double[] {1, 1}, 1))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("transactions and output")
        .hasMessageContaining("zero pivot")
        .hasMessageContaining("used up within the group");
  }

  @Test
  void agreesAcrossBackends() {
    Random random = new Random(11);
    int n = 200;
    double[] x = randomOutput(random, n);
    double[] z = randomTransactions(random, x);
    double[] b = random.doubles(n * 4, 0, 1).toArray();

    double[] viaJava = LeontiefSolver.of(z, x, Backend.JAVA).solve(b, 4);
    double[] viaNative = LeontiefSolver.of(z, x, Backend.NATIVE).solve(b, 4);

    for (int i = 0; i < viaJava.length; i++) {
      assertThat(viaNative[i]).isCloseTo(viaJava[i], within(1e-12 * Math.abs(viaJava[i])));
    }
  }

  @Test
  void saysWhichBackendItTook() {
    assertThat(LeontiefSolver.of(MILLER_BLAIR_Z, MILLER_BLAIR_X, Backend.JAVA).backendName())
        .startsWith("java");
    assertThat(LeontiefSolver.of(MILLER_BLAIR_Z, MILLER_BLAIR_X, Backend.NATIVE).backendName())
        .startsWith("native");
  }

  private static double[] randomOutput(Random random, int n) {
    return random.doubles(n, 1, 1000).toArray();
  }

  /** Columns of Z that sum to between 10 and 80 % of output. */
  private static double[] randomTransactions(Random random, double[] x) {
    int n = x.length;
    double[] z = new double[n * n];
    for (int j = 0; j < n; j++) {
      double[] column = random.doubles(n).toArray();
      double sum = java.util.Arrays.stream(column).sum();
      double share = .1 + .7 * random.nextDouble();
      for (int i = 0; i < n; i++) {
        z[i + j * n] = x[j] * share * column[i] / sum;
      }
    }
    return z;
  }
}
