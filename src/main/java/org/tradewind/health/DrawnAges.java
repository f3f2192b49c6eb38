package org.tradewind.health;

/**
 * How finite draws of the ages of one cause go together. Published draws of different ages carry
 * the same numbers, but their order means nothing: over the GBD 2017 draws of the IER the mean
 * correlation of J between ages is .002 for IHD and less for stroke. Taken in that order, the
 * errors of ages cancel.
 */
public enum DrawnAges {
  /** The draw of rank k in J of one age goes with that of rank k in J of every other age. */
  ALIGNED,
  /** Draw k of one age goes with draw k of every other age, in the order of the table. */
  INDEPENDENT
}
