package org.tradewind.mrio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.tradewind.axes.UserError;

class RebalancingTest {
  /** By columns. */
  private static double[] matrix(int n, double... byRows) {
    double[] columns = new double[n * n];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        columns[i + j * n] = byRows[i * n + j];
      }
    }
    return columns;
  }

  /**
   * Scaling of rows and columns keeps z11 z22 / (z12 z21): of [[6 1.5] [1.5 1.5]] it is 4, and with
   * all margins 3 that is [[2 1] [1 2]].
   */
  @Test
  void twoByTwoByHand() {
    double[] z = matrix(2, 6, 1.5, 1.5, 1.5);

    Rebalancing.of(matrix(2, 1.5, 1.5, 1.5, 1.5), 2).fit("a draw", z);

    assertThat(z).containsExactly(matrix(2, 2, 1, 1, 2), within(1e-9));
  }

  /**
   * Numbers of an independent program: NumPy, Newton's method on the dual (sum of m_ij exp(u_i +
   * v_j) less the margins times u and v), no alternating rounds.
   */
  @Test
  void withAZeroAndANegativeEntryAsByNewton() {
    double[] z = matrix(3, 6, 1, 0, 1.5, 4, 5, -1, 3, 3);

    Rebalancing.of(matrix(3, 4, 2, 0, 1, 5, 3, -1, 2, 6), 3).fit("a draw", z);

    assertThat(z)
        .containsExactly(
            matrix(
                3,
                4.392346942214715,
                1.6076530577852846,
                0,
                0.6076530577852849,
                3.558536005549762,
                4.833810936664952,
                -1,
                3.8338109366649533,
                4.166189063335048),
            within(1e-8));
    assertThat(z[2]).isEqualTo(-1);
    assertThat(z[6]).isEqualTo(0);
  }

  @Test
  void marginsAreThoseOfTheTableAndZerosStay() {
    Random random = new Random(3);
    for (int world = 0; world < 20; world++) {
      int n = 2 + random.nextInt(15);
      double[] central =
          random.doubles(n * n).map(u -> u < .3 ? 0 : u < .35 ? -u : Math.exp(8 * u)).toArray();
      double[] z = central.clone();
      for (int at = 0; at < z.length; at++) {
        z[at] *= z[at] > 0 ? Math.exp(random.nextGaussian()) : 1;
      }

      Rebalancing.of(central, n).fit("a draw", z);

      for (int i = 0; i < n; i++) {
        double[] sums = new double[4];
        for (int j = 0; j < n; j++) {
          sums[0] += central[i + j * n];
          sums[1] += z[i + j * n];
          sums[2] += central[j + i * n];
          sums[3] += z[j + i * n];
          assertThat(Math.signum(z[i + j * n])).isEqualTo(Math.signum(central[i + j * n]));
        }
        assertThat(sums[1]).as("row").isCloseTo(sums[0], within(1e-12 * scale(sums[0])));
        assertThat(sums[3]).as("column").isCloseTo(sums[2], within(1e-9 * scale(sums[2])));
      }
    }
  }

  /** Negative entries make sums smaller than what is scaled. */
  private static double scale(double sum) {
    return 5 + Math.abs(sum);
  }

  /** One row can have its margin only if the entry below vanishes, which no factor does. */
  @Test
  void aTableWithoutFactorsIsRefused() {
    double[] z = matrix(2, 1, 0, 1, 1);

    assertThatThrownBy(() -> Rebalancing.of(matrix(2, 1, 1, 1, 1), 2).fit("draw 7", z))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("draw 7")
        .hasMessageContaining("5000 rounds")
        .hasMessageContaining("less uncertain");
  }
}
