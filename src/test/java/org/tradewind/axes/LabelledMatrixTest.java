package org.tradewind.axes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class LabelledMatrixTest {
  private static final Axis REGIONS = Axis.of("region", "N", "S");
  private static final Axis SECTORS = Axis.of("sector", "P", "Q", "R");

  @Test
  void aProductKeepsTheOuterAxes() {
    LabelledMatrix a = LabelledMatrix.of(REGIONS, SECTORS, new double[] {1, 2, 3, 4, 5, 6});
    LabelledMatrix b = LabelledMatrix.of(SECTORS, REGIONS, new double[] {1, 0, 0, 0, 1, 2});
    LabelledMatrix c = a.times(b);
    assertThat(c.rows()).isEqualTo(REGIONS);
    assertThat(c.columns()).isEqualTo(REGIONS);
    // [1 3 5; 2 4 6] x [1 0; 0 1; 0 2]
    assertThat(c.values()).containsExactly(1, 2, 13, 16);
    assertThat(c.at(1, 0)).isEqualTo(2);
  }

  @Test
  void unlikeAxesAreRefusedAndBothPrinted() {
    LabelledMatrix a = LabelledMatrix.of(REGIONS, SECTORS, new double[6]);
    Axis others = Axis.of("sector", "P", "Q", "X");
    LabelledMatrix b = LabelledMatrix.of(others, REGIONS, new double[6]);
    assertThatThrownBy(() -> a.times(b))
        .hasMessageContaining("(P, Q, R)")
        .hasMessageContaining("(P, Q, X)");
  }

  @Test
  void aWrongNumberOfValuesIsRefused() {
    assertThatThrownBy(() -> LabelledMatrix.of(REGIONS, SECTORS, new double[5]))
        .hasMessageContaining("has 5 values");
  }
}
