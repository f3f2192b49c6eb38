package org.tradewind.adjoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class SourceSensitivityTest {
  /** 1e12 ug over 31,536,000 s is 31,709.79198 ug/s. */
  @Test
  void deathsPerTonneByHand() {
    assertThat(SourceSensitivity.UG_S_PER_TONNE_YEAR).isCloseTo(31_709.791_983_8, within(1e-6));
    SourceSensitivity one = new SourceSensitivity(new double[] {100});
    assertThat(one.perTonne(new float[] {1e-6f})).isCloseTo(3.170_979, within(1e-6));
    SourceSensitivity three = new SourceSensitivity(new double[] {100, 0, 50});
    // receptors without dJ/dz do not count, whatever the row has there
    assertThat(three.perTonne(new float[] {1e-6f, 9, 4e-6f}))
        .isCloseTo(3 * 3.170_979, within(3e-6));
  }

  /** Where dJ/dz is even, only the sum of a row counts. */
  @Test
  void evenForcingSeesTheSumOfARowAlone() {
    SourceSensitivity even = new SourceSensitivity(new double[] {2, 2, 2, 2});
    double expected = 2 * 0x1p-20 * SourceSensitivity.UG_S_PER_TONNE_YEAR;
    assertThat(even.perTonne(new float[] {0x1p-20f, 0, 0, 0})).isEqualTo(expected);
    assertThat(even.perTonne(new float[] {0x1p-22f, 0x1p-22f, 0x1p-22f, 0x1p-22f}))
        .isEqualTo(expected);
    assertThat(even.perTonne(new float[] {0, 0, 0x1p-21f, 0x1p-21f})).isEqualTo(expected);
  }
}
