package org.tradewind.scenarios;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

/** Percentiles of a few values, worked by hand from the definitions of the two methods. */
class PercentileMethodTest {
  private static final double[] FOUR = {40, 10, 30, 20};

  @Test
  void hazenPutsTheFirstOfFourAtTwelveAndAHalf() {
    assertThat(PercentileMethod.HAZEN.of(FOUR, 12.5)).isEqualTo(10);
    assertThat(PercentileMethod.HAZEN.of(FOUR, 25)).isCloseTo(15, within(1e-12));
    assertThat(PercentileMethod.HAZEN.of(FOUR, 50)).isCloseTo(25, within(1e-12));
    assertThat(PercentileMethod.HAZEN.of(FOUR, 0)).isEqualTo(10);
    assertThat(PercentileMethod.HAZEN.of(FOUR, 100)).isEqualTo(40);
  }

  @Test
  void type7PutsTheFirstAtZeroAndTheLastAtHundred() {
    assertThat(PercentileMethod.TYPE7.of(FOUR, 0)).isEqualTo(10);
    assertThat(PercentileMethod.TYPE7.of(FOUR, 25)).isCloseTo(17.5, within(1e-12));
    assertThat(PercentileMethod.TYPE7.of(FOUR, 50)).isCloseTo(25, within(1e-12));
    assertThat(PercentileMethod.TYPE7.of(FOUR, 90)).isCloseTo(37, within(1e-12));
    assertThat(PercentileMethod.TYPE7.of(FOUR, 100)).isEqualTo(40);
  }

  @Test
  void oneValueIsItsOwnPercentileAndNoneHasNone() {
    for (PercentileMethod method : PercentileMethod.values()) {
      assertThat(method.of(new double[] {7}, 25)).isEqualTo(7);
      assertThat(method.of(new double[0], 25)).isNaN();
    }
    assertThat(FOUR).as("left as they were").containsExactly(40, 10, 30, 20);
  }
}
