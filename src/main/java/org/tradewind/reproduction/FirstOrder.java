package org.tradewind.reproduction;

import java.util.OptionalDouble;

/**
 * How the first-order deaths of a run stand to J.
 *
 * @param closed whether the run's deaths are rescaled to J already
 * @param overJ sum(lambda E) / J, where both are known
 * @param elasticity d ln J / d ln z on the study's grid, where it is known
 */
public record FirstOrder(boolean closed, OptionalDouble overJ, OptionalDouble elasticity) {
  /** What the run's deaths are multiplied with to be first-order deaths. */
  double toRaw() {
    return closed ? overJ.orElseThrow() : 1;
  }

  /** What the run's deaths are multiplied with to sum to J. */
  OptionalDouble ofRunToClosed() {
    return closed ? OptionalDouble.of(1) : toClosed();
  }

  /** What first-order deaths are multiplied with to sum to J: J / sum(lambda E). */
  OptionalDouble toClosed() {
    return overJ.orElse(0) > 0
        ? OptionalDouble.of(1 / overJ.getAsDouble())
        : OptionalDouble.empty();
  }
}
