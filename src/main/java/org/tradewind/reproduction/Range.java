package org.tradewind.reproduction;

import java.util.List;
import java.util.Optional;

/**
 * All values that a positive number may have had before it was rounded for print. Products and
 * quotients take the extremes of both.
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

  Range over(Range other) {
    requirePositive(this);
    requirePositive(other);
    return new Range(low / other.high, high / other.low);
  }

  Range times(Range other) {
    requirePositive(this);
    requirePositive(other);
    return new Range(low * other.low, high * other.high);
  }

  Range times(double factor) {
    return times(new Range(factor, factor));
  }

  Range plus(Range other) {
    return new Range(low + other.low, high + other.high);
  }

  boolean contains(double value) {
    return low <= value && value <= high;
  }

  /** Whether some value lies in both. */
  boolean meets(Range other) {
    return low <= other.high && other.low <= high;
  }

  /** What lies in all of them, if anything does. */
  static Optional<Range> common(List<Range> ranges) {
    double low = ranges.stream().mapToDouble(Range::low).max().orElseThrow();
    double high = ranges.stream().mapToDouble(Range::high).min().orElseThrow();
    return low <= high ? Optional.of(new Range(low, high)) : Optional.empty();
  }

  private static void requirePositive(Range range) {
    if (!(range.low > 0)) {
      throw new IllegalArgumentException("a quotient or product of ranges not above 0");
    }
  }
}
