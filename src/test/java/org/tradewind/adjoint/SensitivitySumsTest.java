package org.tradewind.adjoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

class SensitivitySumsTest {
  private static final double HOUR = 3600;
  private static final double[] NONE_GIVEN = {Double.NaN, Double.NaN};

  private static float[] layer(double... values) {
    float[] layer = new float[values.length];
    for (int i = 0; i < values.length; i++) {
      layer[i] = (float) values[i];
    }
    return layer;
  }

  /** One hour, one variable in g/s: deaths per tonne are S / (3600 s x 1e-6 t/g). */
  @Test
  void aSteadySensitivityIsThatOfItsHour() {
    SensitivitySums sums = new SensitivitySums(2, 1);
    sums.record(HOUR);
    sums.emitted(0, layer(0.25, -0.5), layer(2, 8), HOUR);
    assertThat(sums.deaths()).containsExactly(0.5, -4);
    assertThat(sums.tonnes(new double[] {1})).containsExactly(0.0072, 0.0288);
    double[] lambda = sums.perTonne(new double[] {1}, new double[] {Double.NaN});
    assertThat(lambda[0]).isCloseTo(0.25 / 0.0036, within(1e-12));
    assertThat(lambda[1]).isCloseTo(-0.5 / 0.0036, within(1e-12));
  }

  /** Moles count by their mass, here 46 g whatever the variable: NO 3 mol/s and NO2 1 mol/s. */
  @Test
  void hoursLayersAndVariablesAreWeightedByTonnes() {
    SensitivitySums sums = new SensitivitySums(1, 2);
    sums.record(HOUR);
    sums.emitted(0, layer(2), layer(3), HOUR);
    sums.emitted(0, layer(4), layer(1), HOUR);
    sums.emitted(1, layer(8), layer(1), HOUR);
    sums.record(HOUR);
    sums.emitted(0, layer(1), layer(5), HOUR);
    // (2*3 + 4*1 + 8*1 + 1*5) deaths / (10 mol/s * 3600 s * 46 g * 1e-6)
    assertThat(sums.perTonne(new double[] {46, 46}, NONE_GIVEN)[0])
        .isCloseTo(23 / (10 * HOUR * 46e-6), within(1e-12));
  }

  /** A cell that emits nothing has the mean over time of the lowest layer, 0.9 NO and 0.1 NO2. */
  @Test
  void aSilentCellHasTheMeanOfTheGroundByGivenWeights() {
    SensitivitySums sums = new SensitivitySums(1, 2);
    for (int hour = 0; hour < 2; hour++) {
      sums.record(HOUR);
      sums.ground(0, layer(10 + 20 * hour));
      sums.ground(1, layer(50));
    }
    // means 20 and 50 deaths per mol/s held for an hour
    assertThat(sums.perTonne(new double[] {46, 46}, new double[] {0.9, 0.1})[0])
        .isCloseTo((0.9 * 20 + 0.1 * 50) / (HOUR * 46e-6), within(1e-12));
    assertThat(sums.perTonne(new double[] {46, 46}, new double[] {9, 1})[0])
        .isCloseTo((0.9 * 20 + 0.1 * 50) / (HOUR * 46e-6), within(1e-12));
  }

  /** Without weights, variables count in a silent cell as the whole domain emits them. */
  @Test
  void aSilentCellTakesTheMixOfTheDomain() {
    SensitivitySums sums = new SensitivitySums(3, 2);
    sums.record(HOUR);
    sums.emitted(0, layer(1, 1, 1), layer(0, 2, 1), HOUR);
    sums.emitted(1, layer(1, 1, 1), layer(0, 0, 1), HOUR);
    sums.ground(0, layer(4, 9, 9));
    sums.ground(1, layer(8, 9, 9));
    // 3 mol of 10 g and 1 mol of 30 g
    assertThat(sums.perTonne(new double[] {10, 30}, NONE_GIVEN)[0])
        .isCloseTo((3 * 4 + 1 * 8) / (HOUR * (3 * 10 + 1 * 30) * 1e-6), within(1e-12));
  }

  @Test
  void whereNobodyEmitsVariablesCountAlike() {
    SensitivitySums sums = new SensitivitySums(1, 2);
    sums.record(HOUR);
    sums.ground(0, layer(4));
    sums.ground(1, layer(8));
    assertThat(sums.perTonne(new double[] {10, 30}, NONE_GIVEN)[0])
        .isCloseTo(12 / (HOUR * 40e-6), within(1e-12));
  }

  @Test
  void partsCombineToTheWholeAndSurviveTheirBytes() {
    Random random = new Random(3);
    SensitivitySums whole = new SensitivitySums(4, 2);
    SensitivitySums combined = new SensitivitySums(4, 2);
    for (int part = 0; part < 3; part++) {
      SensitivitySums one = new SensitivitySums(4, 2);
      for (int v = 0; v < 2; v++) {
        // multiples of 1/16, of which all sums are exact in any order
        float[] s = layer(random.ints(4, -64, 64).mapToDouble(i -> i / 16.0).toArray());
        float[] e = layer(random.ints(4, 0, 64).mapToDouble(i -> i / 16.0).toArray());
        e[0] = 0;
        for (SensitivitySums sums : new SensitivitySums[] {whole, one}) {
          sums.emitted(v, s, e, HOUR);
          sums.ground(v, s);
        }
      }
      whole.record(HOUR);
      one.record(HOUR);
      combined.combine(SensitivitySums.of(one.bytes(), 4, 2));
    }
    double[] grams = {46, 17};
    assertThat(combined.perTonne(grams, NONE_GIVEN))
        .containsExactly(whole.perTonne(grams, NONE_GIVEN));
    assertThat(combined.bytes()).isEqualTo(whole.bytes());
    assertThatThrownBy(() -> whole.combine(new SensitivitySums(4, 1)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> SensitivitySums.of(whole.bytes(), 4, 1))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void whatIsNoNumberIsNoticed() {
    for (double bad : new double[] {Double.NaN, Double.POSITIVE_INFINITY, -9.999e36}) {
      assertThat(emitting(bad, 1).sound()).as("sensitivity " + bad).isFalse();
      assertThat(emitting(1, bad).sound()).as("emission " + bad).isFalse();
      SensitivitySums ground = new SensitivitySums(2, 1);
      ground.ground(0, layer(1, bad));
      assertThat(ground.sound()).as("ground " + bad).isFalse();
      assertThat(new SensitivitySums(2, 1).combine(ground).sound()).isFalse();
    }
    assertThat(emitting(1, -1e-20).sound()).isFalse();
    assertThat(emitting(1, -0.0).sound()).isTrue();
    assertThat(emitting(-1, 1).sound()).isTrue();
    SensitivitySums negative = new SensitivitySums(2, 1).combine(emitting(1, -1));
    assertThat(negative.sound()).isFalse();
    assertThatThrownBy(negative::bytes).isInstanceOf(IllegalStateException.class);
  }

  private static SensitivitySums emitting(double sensitivity, double emission) {
    SensitivitySums sums = new SensitivitySums(2, 1);
    sums.emitted(0, layer(1, sensitivity), layer(5, emission), HOUR);
    return sums;
  }

  @Test
  void withoutARecordThereIsNoMean() {
    assertThatThrownBy(() -> new SensitivitySums(1, 2).perTonne(new double[] {1, 1}, NONE_GIVEN))
        .isInstanceOf(IllegalStateException.class);
  }
}
