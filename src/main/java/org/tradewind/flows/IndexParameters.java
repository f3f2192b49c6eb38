package org.tradewind.flows;

import java.io.Serializable;
import java.util.List;
import org.tradewind.axes.UserError;

/**
 * How concentration, relocation and zones are told.
 *
 * @param lineTolerance how far THI may lie below TCI in {@link Zone#Z1}, in [0, 1]
 * @param axisTolerance up to which TCI above 0 a region with THI below 0 still counts as {@link
 *     Zone#Z4}, in [0, 1]
 * @param count which flows concentration counts
 * @param relocation groups or sectors whose relocation is told; empty for every group
 */
public record IndexParameters(
    double lineTolerance, double axisTolerance, Count count, List<String> relocation)
    implements Serializable {

  /** Which flows between regions are counted. */
  public enum Count {
    /** All of them: sectors x regions x (regions - 1). */
    ALL,
    /** Those that are not 0. */
    NONZERO
  }

  /** Tolerances of .1 reproduce the members of zones that Du et al. name. */
  public static final IndexParameters DEFAULT = new IndexParameters(.1, .1, Count.ALL, List.of());

  public IndexParameters {
    check("indices.line_tolerance", lineTolerance);
    check("indices.axis_tolerance", axisTolerance);
    relocation = List.copyOf(relocation);
  }

  private static void check(String key, double tolerance) {
    if (!(tolerance >= 0 && tolerance <= 1)) {
      throw new UserError(
          "study key " + key,
          String.valueOf(tolerance),
          "a number from 0 to 1",
          "The default is 0.1; the indices themselves lie between -1 and 1.");
    }
  }

  public IndexParameters withRelocation(List<String> names) {
    return new IndexParameters(lineTolerance, axisTolerance, count, names);
  }

  public IndexParameters withCount(Count newCount) {
    return new IndexParameters(lineTolerance, axisTolerance, newCount, relocation);
  }
}
