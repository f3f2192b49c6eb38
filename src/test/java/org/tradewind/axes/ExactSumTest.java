package org.tradewind.axes;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ExactSumTest {
  private static double sum(List<Double> values) {
    ExactSum sum = new ExactSum();
    values.forEach(sum::add);
    return sum.value();
  }

  @Test
  void nothingIsLostBelowLargeTerms() {
    assertThat(new ExactSum().value()).isZero();
    assertThat(sum(List.of(1e100, 1.0, -1e100))).isEqualTo(1);
    assertThat(sum(Collections.nCopies(10, .1))).isEqualTo(1);
    // half of the last digit of 1: a tie goes to even, unless something lies above or below it
    double half = Math.ulp(1.0) / 2;
    assertThat(sum(List.of(1.0, half))).isEqualTo(1);
    assertThat(sum(List.of(1.0, half, 1e-300))).isEqualTo(Math.nextUp(1.0));
    assertThat(sum(List.of(Math.nextUp(1.0), half, -1e-300))).isEqualTo(Math.nextUp(1.0));
  }

  @Test
  void theOrderAndTheGroupsDoNotMatter() {
    Random random = new Random(7);
    List<Double> values = new ArrayList<>();
    for (int i = 0; i < 3_000; i++) {
      values.add(random.nextGaussian() * Math.pow(10, random.nextInt(30) - 15));
    }
    BigDecimal exact =
        values.stream().map(BigDecimal::new).reduce(BigDecimal.ZERO, BigDecimal::add);
    double expected = exact.doubleValue();
    for (int turn = 0; turn < 20; turn++) {
      Collections.shuffle(values, random);
      assertThat(sum(values)).isEqualTo(expected);
      int cut = random.nextInt(values.size());
      ExactSum first = new ExactSum();
      values.subList(0, cut).forEach(first::add);
      ExactSum rest = new ExactSum();
      values.subList(cut, values.size()).forEach(rest::add);
      assertThat(rest.add(first).value()).isEqualTo(expected);
    }
  }
}
