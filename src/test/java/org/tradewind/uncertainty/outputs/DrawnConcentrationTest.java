package org.tradewind.uncertainty.outputs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Counting the largest sizes by bins against sorting them all. */
class DrawnConcentrationTest {
  private static final double[] SHARES = {.1, .2, .3, .4, .5, .6, .7, .8, .9};

  private static int[] sorted(double[] sizes) {
    double[] copy = sizes.clone();
    Arrays.sort(copy);
    double total = Arrays.stream(copy).sum();
    int[] flows = new int[SHARES.length];
    for (int f = 0; f < SHARES.length; f++) {
      double sum = 0;
      while (sum < SHARES[f] * total * (1 - 1e-12)) {
        sum += copy[copy.length - 1 - flows[f]++];
      }
    }
    return flows;
  }

  @Test
  void countsAreThoseOfASort() {
    Random random = new Random(4);
    for (double spread : new double[] {0, .1, 3, 12, 60}) {
      double[] sizes =
          random.doubles(500).map(u -> u < .1 ? 0 : Math.exp(spread * (u - .5))).toArray();
      assertThat(DrawnConcentration.carrying(sizes, SHARES))
          .as("spread %s", spread)
          .isEqualTo(sorted(sizes));
    }
  }

  @Test
  void equalSizesAreCountedEvenly() {
    double[] sizes = new double[10];
    Arrays.fill(sizes, 7);
    assertThat(DrawnConcentration.carrying(sizes, SHARES))
        .containsExactly(1, 2, 3, 4, 5, 6, 7, 8, 9);
  }

  @Test
  void nothingCarriesNothing() {
    assertThat(DrawnConcentration.carrying(new double[4], SHARES)).containsOnly(0);
    assertThat(DrawnConcentration.carrying(new double[] {0, 5, 0}, SHARES)).containsOnly(1);
  }
}
