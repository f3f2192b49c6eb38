package org.tradewind.reproduction;

/** What a run says of a quantity. */
public sealed interface Answer {
  /** A value in the printed number's unit. */
  record Given(double value) implements Answer {}

  /** Nothing, and why. */
  record Missing(String why) implements Answer {}
}
