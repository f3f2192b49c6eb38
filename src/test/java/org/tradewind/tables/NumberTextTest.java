package org.tradewind.tables;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.charset.StandardCharsets;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class NumberTextTest {
  private static String text(double value) {
    byte[] out = new byte[NumberText.LONGEST];
    return new String(out, 0, NumberText.write(value, out, 0), StandardCharsets.ISO_8859_1);
  }

  @Test
  void textsOfKnownNumbers() {
    assertThat(text(0)).isEqualTo("0.0");
    assertThat(text(-0.0)).isEqualTo("-0.0");
    assertThat(text(1)).isEqualTo("1.0");
    assertThat(text(-1234567)).isEqualTo("-1234567.0");
    assertThat(text(1e7)).isEqualTo("1.0E7");
    assertThat(text(123456789)).isEqualTo("1.23456789E8");
    assertThat(text(0.1)).isEqualTo("0.1");
    assertThat(text(0.001)).isEqualTo("0.001");
    assertThat(text(9.999e-4)).isEqualTo("9.999E-4");
    assertThat(text(1e-5)).isEqualTo("1.0E-5");
    assertThat(text(0.1 + 0.2)).isEqualTo("0.30000000000000004");
    assertThat(text(1 / 3.0)).isEqualTo("0.3333333333333333");
    assertThat(text(0.5)).isEqualTo("0.5");
    assertThat(text(1e-300)).isEqualTo("1.0E-300");
    assertThat(text(Double.NaN)).isEqualTo("NaN");
    assertThat(text(Double.NEGATIVE_INFINITY)).isEqualTo("-Infinity");
    assertThat(text(-Double.MAX_VALUE)).isEqualTo("-1.7976931348623157E308");
  }

  @Test
  void everyTextReadsBackToTheSameBits() {
    forNumbers(
        200_000,
        value ->
            assertThat(Double.doubleToLongBits(Double.parseDouble(text(value))))
                .isEqualTo(Double.doubleToLongBits(value)));
  }

  /** Later ones write some numbers with fewer digits. */
  @Test
  void textsAreThoseOfJava17() {
    assumeTrue(Runtime.version().feature() == 17, "Java 17 is the reference of the texts");
    forNumbers(400_000, value -> assertThat(text(value)).isEqualTo(Double.toString(value)));
  }

  private static void forNumbers(int number, java.util.function.DoubleConsumer check) {
    SplittableRandom random = new SplittableRandom(17);
    for (int i = 0; i < number; i++) {
      check.accept(
          switch (i % 7) {
            case 0 -> Double.longBitsToDouble(random.nextLong());
            case 1 -> random.nextDouble();
            case 2 -> (random.nextDouble() - 0.5) * Math.pow(10, random.nextInt(-13, 17));
            case 3 -> random.nextInt(1_000_000) / 1000.0;
            case 4 -> random.nextLong(1L << random.nextInt(1, 60));
            // few bits, and those next to powers of two and ten
            case 5 ->
                Math.scalb(
                    (double) random.nextLong(1L << random.nextInt(1, 53)), random.nextInt(-80, 10));
            default ->
                Math.nextAfter(Math.pow(10, random.nextInt(-12, 17)), random.nextInt(3) - 1.0);
          });
    }
  }
}
