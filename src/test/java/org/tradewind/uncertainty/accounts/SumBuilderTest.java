package org.tradewind.uncertainty.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Terms of sums, collected. */
class SumBuilderTest {
  /** Against one coefficient for each account there is, added to in the same order. */
  @Test
  void termsComeTogetherByAccountWhateverTheirOrder() {
    Random random = new Random(5);
    for (int trial = 0; trial < 200; trial++) {
      int accounts = 1 + random.nextInt(90);
      double[] dense = new double[accounts];
      Sum.Builder sum = new Sum.Builder(1);
      for (int term = random.nextInt(300); term > 0; term--) {
        int row = random.nextInt(accounts);
        double coefficient = random.nextInt(4) == 0 ? 0 : random.nextGaussian();
        dense[row] += coefficient;
        sum.add(row, coefficient);
      }
      Sum built = sum.build(trial % 2 == 0);
      int[] rows = IntStream.range(0, accounts).filter(row -> dense[row] != 0).toArray();
      assertThat(built.rows()).isEqualTo(rows);
      assertThat(built.coefficients())
          .isEqualTo(IntStream.of(rows).mapToDouble(row -> dense[row]).toArray());
      assertThat(built.stressor()).isEqualTo(1);
      assertThat(built.absolute()).isEqualTo(trial % 2 == 0);
    }
  }

  @Test
  void termsThatCancelLeaveNone() {
    Sum sum =
        new Sum.Builder(0).add(7, 2).add(3, 1).add(7, -2).add(1, -.5).add(3, 0).add(1, -.5).build();
    assertThat(sum.rows()).containsExactly(1, 3);
    assertThat(sum.coefficients()).containsExactly(-1, 1);
  }
}
