package org.tradewind.reproduction;

import java.math.BigDecimal;

/**
 * A number as it was printed: 9.9e5 has two digits and stands for anything from 9.85e5 to 9.95e5.
 *
 * @param number with the scale it was printed with
 */
public record Printed(BigDecimal number) {
  static Printed of(String text) {
    return new Printed(new BigDecimal(text));
  }

  double value() {
    return number.doubleValue();
  }

  /** All values that are printed so: half a unit of the last digit to both sides. */
  Range range() {
    BigDecimal half = number.ulp().multiply(new BigDecimal("0.5"));
    return new Range(number.subtract(half).doubleValue(), number.add(half).doubleValue());
  }
}
