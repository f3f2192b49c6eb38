package org.tradewind.reproduction;

import java.util.Optional;

/** What a run says of a quantity. */
public sealed interface RunValue {
  /** The answer times a factor that is not below 0. */
  RunValue times(double factor);

  /**
   * A value in the printed number's unit.
   *
   * @param value of the central run
   * @param interval its 95 % interval, where a table of the run holds it
   */
  record Given(double value, Optional<Range> interval) implements RunValue {
    static Given of(double value) {
      return new Given(value, Optional.empty());
    }

    @Override
    public Given times(double factor) {
      return factor == 1 ? this : new Given(value * factor, interval.map(i -> i.times(factor)));
    }
  }

  /** Nothing, and why. */
  record Missing(String why) implements RunValue {
    @Override
    public Missing times(double factor) {
      return this;
    }
  }
}
