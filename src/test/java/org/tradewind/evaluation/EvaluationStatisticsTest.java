package org.tradewind.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class EvaluationStatisticsTest {
  private static final Offset<Double> EXACT = within(1e-12);

  private static EvaluationStatistics of(double[] modelled, double[] observed) {
    return EvaluationStatistics.of(modelled, observed);
  }

  /**
   * By hand: M - O = 2, -4, 10, 0, sum 8, of sizes 16, of squares 120; sum O = 10 + 20 + 30 + 40.
   * (M - O)/(M + O) = 2/22, -4/36, 10/70, 0. Means 27 and 25: deviations of M -15, -11, 13, 13, of
   * O -15, -5, 5, 15; products 225 + 55 + 65 + 195 = 540; squares 684 and 500.
   */
  @Test
  void fourSitesByHand() {
    EvaluationStatistics s = of(new double[] {12, 16, 40, 40}, new double[] {10, 20, 30, 40});
    assertThat(s.n()).isEqualTo(4);
    assertThat(s.meanBiasUgM3()).isEqualTo(2);
    assertThat(s.meanErrorUgM3()).isEqualTo(4);
    assertThat(s.rmseUgM3()).isCloseTo(Math.sqrt(30), EXACT);
    assertThat(s.normalisedMeanBiasPercent()).isEqualTo(8);
    assertThat(s.normalisedMeanErrorPercent()).isEqualTo(16);
    double bias = 50 * (1 / 11.0 - 1 / 9.0 + 1 / 7.0);
    double error = 50 * (1 / 11.0 + 1 / 9.0 + 1 / 7.0);
    assertThat(s.meanFractionalBiasPercent()).isCloseTo(bias, EXACT);
    assertThat(s.meanFractionalErrorPercent()).isCloseTo(error, EXACT);
    assertThat(s.r()).isCloseTo(540 / Math.sqrt(684 * 500), EXACT);
    assertThat(s.bothZero()).isZero();
  }

  @Test
  void aSiteWhereBothAreZeroIsLeftOutOfTheFractionsAlone() {
    EvaluationStatistics s = of(new double[] {0, 3, 6}, new double[] {0, 1, 2});
    assertThat(s.n()).isEqualTo(3);
    assertThat(s.bothZero()).isEqualTo(1);
    // both sites left: 2/4
    assertThat(s.meanFractionalBiasPercent()).isCloseTo(100, EXACT);
    assertThat(s.meanBiasUgM3()).isEqualTo(2);
    // nothing measured where the model has something: the largest fraction there is
    EvaluationStatistics only = of(new double[] {5}, new double[] {0});
    assertThat(only.meanFractionalBiasPercent()).isEqualTo(200);
    assertThat(only.normalisedMeanBiasPercent()).isNaN();
  }

  @Test
  void whatIsNotDefinedIsNaN() {
    EvaluationStatistics none = of(new double[0], new double[0]);
    assertThat(none.n()).isZero();
    assertThat(none.values().stream().skip(1).limit(8)).allMatch(v -> Double.isNaN(v.value()));
    EvaluationStatistics one = of(new double[] {3}, new double[] {4});
    assertThat(one.r()).isNaN();
    assertThat(one.meanBiasUgM3()).isEqualTo(-1);
    // a mean of three times 0.1 is not 0.1, yet nothing varies
    assertThat(of(new double[] {.1, .1, .1}, new double[] {1, 2, 3}).r()).isNaN();
    EvaluationStatistics zero = of(new double[] {0, 0}, new double[] {0, 0});
    assertThat(zero.meanFractionalErrorPercent()).isNaN();
    assertThat(zero.rmseUgM3()).isZero();
  }

  @Test
  void namesEveryStatisticOnceWithItsUnit() {
    EvaluationStatistics s = of(new double[] {12, 16, 40, 40}, new double[] {10, 20, 30, 40});
    assertThat(s.values().stream().map(v -> v.statistic() + " " + v.unit()))
        .containsExactly(
            "n 1",
            "r 1",
            "MB ug/m3",
            "ME ug/m3",
            "RMSE ug/m3",
            "NMB %",
            "NME %",
            "MFB %",
            "MFE %",
            "n_both_zero 1");
    assertThat(s.values().stream().map(EvaluationStatistics.Value::value))
        .containsExactly(
            4.0,
            s.r(),
            2.0,
            4.0,
            s.rmseUgM3(),
            8.0,
            16.0,
            s.meanFractionalBiasPercent(),
            s.meanFractionalErrorPercent(),
            0.0);
  }

  @Test
  void aPerfectModelHasNoBiasNorErrorAndCorrelatesFully() {
    double[] observed = new Random(3).doubles(50, 1, 120).toArray();
    EvaluationStatistics s = of(observed.clone(), observed);
    assertThat(s.r()).isCloseTo(1, EXACT);
    assertThat(s.values().subList(2, 9)).allMatch(v -> v.value() == 0);
  }

  @Test
  void aScaledModelHasTheBiasOfItsScale() {
    double[] observed = new Random(4).doubles(50, 1, 120).toArray();
    for (double scale : new double[] {.25, .5, 2, 3}) {
      double[] modelled = Arrays.stream(observed).map(o -> scale * o).toArray();
      EvaluationStatistics s = of(modelled, observed);
      assertThat(s.r()).isCloseTo(1, within(1e-9));
      assertThat(s.normalisedMeanBiasPercent()).isCloseTo(100 * (scale - 1), within(1e-9));
      assertThat(s.normalisedMeanErrorPercent()).isCloseTo(100 * Math.abs(scale - 1), within(1e-9));
      double fraction = 200 * (scale - 1) / (scale + 1);
      assertThat(s.meanFractionalBiasPercent()).isCloseTo(fraction, within(1e-9));
      assertThat(s.meanFractionalErrorPercent()).isCloseTo(Math.abs(fraction), within(1e-9));
    }
  }

  @Test
  void theOrderOfSitesDoesNotMatterAndExchangingBothTurnsTheBias() {
    Random random = new Random(5);
    double[] m = random.doubles(40, 0, 100).toArray();
    double[] o = random.doubles(40, 0, 100).toArray();
    double[] backM = new double[40];
    double[] backO = new double[40];
    for (int i = 0; i < 40; i++) {
      backM[i] = m[39 - i];
      backO[i] = o[39 - i];
    }
    EvaluationStatistics s = of(m, o);
    EvaluationStatistics back = of(backM, backO);
    EvaluationStatistics exchanged = of(o, m);
    for (int i = 0; i < s.values().size(); i++) {
      double value = s.values().get(i).value();
      assertThat(back.values().get(i).value()).isCloseTo(value, within(1e-12 * Math.abs(value)));
    }
    assertThat(exchanged.meanBiasUgM3()).isEqualTo(-s.meanBiasUgM3());
    assertThat(exchanged.meanFractionalBiasPercent())
        .isCloseTo(-s.meanFractionalBiasPercent(), within(1e-9));
    assertThat(exchanged.r()).isCloseTo(s.r(), EXACT);
    assertThat(s.rmseUgM3()).isGreaterThanOrEqualTo(s.meanErrorUgM3());
    assertThat(s.meanErrorUgM3()).isGreaterThanOrEqualTo(Math.abs(s.meanBiasUgM3()));
  }

  @Test
  void refusesWhatIsNoPairOfConcentrations() {
    assertThatThrownBy(() -> of(new double[2], new double[3]))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> of(new double[] {-1}, new double[] {1}))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> of(new double[] {1}, new double[] {Double.NaN}))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
