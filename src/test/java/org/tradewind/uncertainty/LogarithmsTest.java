package org.tradewind.uncertainty;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

class LogarithmsTest {
  /** StrictMath's logarithm is within one unit in the last place of the true one. */
  @Test
  void areTrueToThreeUnitsInTheLastPlace() {
    double[] x = new double[200_000];
    Random random = new Random(1);
    for (int i = 0; i < x.length; i++) {
      x[i] =
          i % 2 == 0 ? random.nextDouble() * 2 + 1e-3 : Math.exp(1400 * random.nextDouble() - 700);
    }
    x[0] = 1;
    x[1] = Double.MIN_NORMAL;
    x[2] = Double.MAX_VALUE;
    x[3] = Math.sqrt(.5);
    x[4] = Math.nextDown(Math.sqrt(.5));
    x[5] = Math.nextUp(1.0);
    double[] logs = x.clone();
    Logarithms.replace(logs, x.length);
    assertThat(logs[0]).isZero();
    for (int i = 0; i < x.length; i++) {
      double expected = StrictMath.log(x[i]);
      assertThat(Math.abs(logs[i] - expected))
          .as("log %s", x[i])
          .isLessThanOrEqualTo(3 * Math.ulp(expected));
    }
  }
}
