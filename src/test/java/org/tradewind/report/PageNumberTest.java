package org.tradewind.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Numbers of the page: short, and rounded once. */
class PageNumberTest {
  @Test
  void aNumberKeepsItsDigitsInTheFewestCharacters() {
    assertThat(PageNumber.json(1234567.8, 6)).isEqualTo("1234570");
    assertThat(PageNumber.json(26500000, 6)).isEqualTo("265e5");
    assertThat(PageNumber.json(0.0000123, 6)).isEqualTo("123e-7");
    assertThat(PageNumber.json(0.5, 6)).isEqualTo("0.5");
    assertThat(PageNumber.json(-12, 6)).isEqualTo("-12");
    assertThat(PageNumber.json(0.0803, 3)).isEqualTo("0.0803");
    assertThat(PageNumber.json(-0.0, 3)).isEqualTo("0");
  }

  @Test
  void whatIsNotFiniteIsNoNumber() {
    assertThat(PageNumber.json(Double.NaN, 6)).isEqualTo("null");
    assertThat(PageNumber.json(Double.NEGATIVE_INFINITY, 6)).isEqualTo("null");
  }

  /** At six digits 1.2349996 is 1.23500, which rounds to 1.24; the number itself is 1.23. */
  @Test
  void aNumberThatWouldRoundUpTwiceKeepsMoreDigits() {
    assertThat(PageNumber.json(1.2349996, 6)).isEqualTo("1.2349996");
    assertThat(PageNumber.json(1234999.6, 6)).isEqualTo("1234999.6");
    assertThat(PageNumber.json(99.95000001, 4)).isEqualTo("99.95000001");
  }

  /** 1005000000.3 over 1e9 is 1.005 in binary, which lies below the middle. */
  @Test
  void aMiddleIsKeptOnlyWhereTheNumberLiesThere() {
    assertThat(PageNumber.json(1005000000.3, 6)).isEqualTo("1005000000.3");
    assertThat(PageNumber.json(1005, 6)).isEqualTo("1005");
  }

  @Test
  void shorterRoundingsAreThoseOfTheNumberItself() {
    Random random = new Random(52);
    for (int i = 0; i < 20_000; i++) {
      double value = (random.nextInt(20_000) - 10_000) / 2000.0 + random.nextGaussian() * 1e-7;
      int digits = 3 + random.nextInt(4);
      double shown = Double.parseDouble(PageNumber.json(value, digits));
      for (int d = 1; d <= PageNumber.SHOWN && d < digits; d++) {
        assertThat(rounded(shown, d))
            .as("%s at %d, %d digits", value, digits, d)
            .isEqualTo(rounded(value, d));
      }
      assertThat(shown).isCloseTo(value, org.assertj.core.data.Percentage.withPercentage(0.5));
    }
  }

  /**
   * Decimal arithmetic is the reference: of numbers of all sizes, and of those next to a middle.
   */
  @Test
  void theFastWayGivesTheTextOfDecimalArithmetic() {
    Random random = new Random(521);
    for (int i = 0; i < 300_000; i++) {
      int digits = 1 + random.nextInt(10);
      double value = awkward(random, i);
      if (Double.isFinite(value)
          && value != 0
          && !PageNumber.json(value, digits).equals(PageNumber.exact(value, digits))) {
        assertThat(PageNumber.json(value, digits))
            .as("%s at %d digits", value, digits)
            .isEqualTo(PageNumber.exact(value, digits));
      }
    }
  }

  private static double awkward(Random random, int kind) {
    double sign = random.nextBoolean() ? 1 : -1;
    double brief = random.nextInt(2_000_000) * Math.pow(10, random.nextInt(30) - 18);
    return sign
        * switch (kind % 6) {
          // all bit patterns
          case 0 -> Double.longBitsToDouble(random.nextLong());
          // amounts as tables hold them
          case 1 -> Math.exp(random.nextGaussian() * 12);
          // short decimals, and their neighbours
          case 2 -> brief;
          case 3 -> random.nextBoolean() ? Math.nextUp(brief) : Math.nextDown(brief);
          // a middle, and numbers within some rounding errors of one
          case 4 ->
              (random.nextInt(2_000_000) + 0.5)
                  * Math.pow(10, random.nextInt(12) - 6)
                  * (1 + random.nextInt(7) * 1e-16);
          // powers of ten, and their neighbours
          default ->
              Math.pow(10, random.nextInt(40) - 20) * (1 + (random.nextInt(9) - 4) * 1.1e-16);
        };
  }

  /** As JavaScript's toPrecision: of the exact binary value, half up. */
  private static double rounded(double value, int digits) {
    return new BigDecimal(value).round(new MathContext(digits, RoundingMode.HALF_UP)).doubleValue();
  }
}
