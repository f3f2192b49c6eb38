package org.tradewind.reproduction;

/**
 * All values from one to another: what may have been before rounding, or an interval.
 *
 * @param low smallest
 * @param high largest
 */
public record Range(double low, double high) {
  public Range {
    if (!(low <= high)) {
      throw new IllegalArgumentException("range from " + low + " to " + high);
    }
  }

  /** Both ends times a factor that is not below 0. */
  Range times(double factor) {
    return new Range(low * factor, high * factor);
  }

  Range plus(double shift) {
    return new Range(low + shift, high + shift);
  }

  boolean contains(double value) {
    return low <= value && value <= high;
  }

  /** Whether some value lies in both. */
  boolean meets(Range other) {
    return low <= other.high && other.low <= high;
  }
}
