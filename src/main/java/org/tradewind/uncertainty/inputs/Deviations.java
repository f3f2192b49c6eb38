package org.tradewind.uncertainty.inputs;

/** Some draws of factors minus 1. */
public interface Deviations {
  /**
   * One factor, over all draws; only to be read, and no longer than until the next but one is asked
   * for.
   */
  double[] of(int factor);

  /** Goes to the draws from {@code first} on, where there are others. */
  default void to(long first) {}

  /** Factors that were drawn before, factors x draws. */
  static Deviations of(double[][] all) {
    return factor -> all[factor];
  }
}
