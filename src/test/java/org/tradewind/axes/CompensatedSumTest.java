package org.tradewind.axes;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class CompensatedSumTest {

  /** Neumaier's own example: plain and Kahan sums give 0. */
  @Test
  void keepsWhatLargeTermsWouldSwallow() {
    assertThat(CompensatedSum.of(new double[] {1, 1e100, 1, -1e100})).isEqualTo(2);
  }

  @Test
  void doesNotDriftWithTheNumberOfTerms() {
    double[] tenths = new double[1_000_000];
    Arrays.fill(tenths, .1);

    assertThat(CompensatedSum.of(tenths)).isEqualTo(100_000);
    assertThat(CompensatedSum.of(tenths, 10, 20)).isEqualTo(2);
  }

  @Test
  void ofNothingIsZero() {
    assertThat(CompensatedSum.of(new double[0])).isZero();
  }
}
