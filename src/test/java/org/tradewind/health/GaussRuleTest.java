package org.tradewind.health;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class GaussRuleTest {
  private static GaussRule rule(double[] x, double[] w, int n) {
    return GaussRule.recurrence(x, w, n).rule(n);
  }

  @Test
  void twoNodesByHand() {
    // Points -1, 0, 1 of weight 1: alpha = 0, beta_1 = 2/3, so nodes -+sqrt(2/3), weights 3/2.
    GaussRule rule = rule(new double[] {-1, 0, 1}, new double[] {1, 1, 1}, 2);
    double[] nodes = rule.nodes().clone();
    Arrays.sort(nodes);
    assertThat(nodes[0]).isCloseTo(-Math.sqrt(2 / 3.0), within(1e-15));
    assertThat(nodes[1]).isCloseTo(Math.sqrt(2 / 3.0), within(1e-15));
    assertThat(rule.weights()[0]).isCloseTo(1.5, within(1e-15));
    assertThat(rule.weights()[1]).isCloseTo(1.5, within(1e-15));
    GaussRule mean = rule(new double[] {2, 5}, new double[] {1, 3}, 1);
    assertThat(mean.nodes()[0]).isCloseTo(4.25, within(1e-15));
    assertThat(mean.weights()[0]).isEqualTo(4);
  }

  @Test
  void asManyNodesAsPointsGiveThePointsBack() {
    double[] x = {0.3, -0.7, 0.9, 0.1, 0.11};
    double[] w = {1, 2, 0.5, 3, 0.25};
    GaussRule rule = rule(x, w, 5);
    for (int i = 0; i < x.length; i++) {
      int nearest = 0;
      for (int k = 0; k < 5; k++) {
        if (Math.abs(rule.nodes()[k] - x[i]) < Math.abs(rule.nodes()[nearest] - x[i])) {
          nearest = k;
        }
      }
      assertThat(rule.nodes()[nearest]).isCloseTo(x[i], within(1e-13));
      assertThat(rule.weights()[nearest]).isCloseTo(w[i], within(1e-12));
    }
  }

  @Test
  void manyPointsOfEqualWeightNearGaussLegendre() {
    // Midpoints of a fine grid on [-1, 1]; the nodes and weights of Gauss-Legendre with 3 points.
    int points = 20_000;
    double[] x = new double[points];
    double[] w = new double[points];
    for (int i = 0; i < points; i++) {
      x[i] = (2 * i + 1.0) / points - 1;
      w[i] = 2.0 / points;
    }
    GaussRule rule = rule(x, w, 3);
    double[] nodes = rule.nodes().clone();
    Arrays.sort(nodes);
    assertThat(nodes[2]).isCloseTo(0.774596669241483, within(1e-8));
    assertThat(nodes[1]).isCloseTo(0, within(1e-12));
    assertThat(Arrays.stream(rule.weights()).max().orElseThrow()).isCloseTo(8 / 9.0, within(1e-8));
  }

  @Test
  void momentsOfTheMeasureAreMet() {
    Random random = new Random(7);
    double[] x = random.doubles(3000, -1, 1).toArray();
    double[] w = random.doubles(3000).map(v -> v * v * v).toArray();
    int n = 20;
    GaussRule rule = rule(x, w, n);
    assertThat(rule.weights()).hasSize(n);
    assertThat(Arrays.stream(rule.weights()).min().orElseThrow()).isPositive();
    for (int degree = 0; degree < 2 * n; degree++) {
      double exact = chebyshevMoment(x, w, degree);
      assertThat(chebyshevMoment(rule.nodes(), rule.weights(), degree))
          .as("degree %s", degree)
          .isCloseTo(exact, within(1e-12 * Arrays.stream(w).sum()));
    }
    assertThat(chebyshevMoment(rule.nodes(), rule.weights(), 2 * n))
        .as("one degree more is not met")
        .isNotCloseTo(chebyshevMoment(x, w, 2 * n), within(1e-6));
  }

  @Test
  void fewerNodesComeFromTheSameRecurrence() {
    double[] x = new Random(8).doubles(50, -1, 1).toArray();
    double[] w = new Random(9).doubles(50).toArray();
    GaussRule few = GaussRule.recurrence(x, w, 12).rule(5);
    assertThat(few.nodes()).containsExactly(rule(x, w, 5).nodes());
    assertThat(few.weights()).containsExactly(rule(x, w, 5).weights());
  }

  private static double chebyshevMoment(double[] x, double[] w, int degree) {
    double sum = 0;
    for (int i = 0; i < x.length; i++) {
      sum += w[i] * Math.cos(degree * Math.acos(x[i]));
    }
    return sum;
  }
}
