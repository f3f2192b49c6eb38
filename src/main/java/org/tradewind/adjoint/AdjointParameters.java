package org.tradewind.adjoint;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import org.tradewind.axes.UserError;

/**
 * Which files of CMAQ Adjoint are read, and how.
 *
 * @param sensitivities daily files of emission sensitivities
 * @param emissions daily files of the emissions they belong to
 * @param from first day
 * @param to last day
 * @param variables map of variables: a CSV file, or {@link AdjointVariables#BUNDLED}
 * @param label end of the step at which sensitivity records are stamped
 * @param allowMissing number of days that may be missing or damaged
 */
public record AdjointParameters(
    DatedPath sensitivities,
    DatedPath emissions,
    LocalDate from,
    LocalDate to,
    String variables,
    Label label,
    int allowMissing) {

  /** Where in its step a sensitivity record is stamped. */
  public enum Label {
    /** The stamp is the first instant of the step: 00:00 is the first hour of the day. */
    START,
    /** The stamp is the last instant of the step: 00:00 is the last hour of the day before. */
    END
  }

  public AdjointParameters {
    if (to.isBefore(from)) {
      throw new UserError(
          "keys adjoint.from and adjoint.to",
          from + " to " + to,
          "a first day that is not after the last",
          "Exchange or correct them.");
    }
    requireOnePathADay(sensitivities, "key adjoint.sensitivities", from, to);
    requireOnePathADay(emissions, "key adjoint.emissions", from, to);
  }

  private static void requireOnePathADay(
      DatedPath path, String where, LocalDate from, LocalDate to) {
    Map<String, LocalDate> paths = new HashMap<>();
    from.datesUntil(to.plusDays(1))
        .forEach(
            day -> {
              LocalDate other = paths.put(path.on(day), day);
              if (other != null) {
                throw new UserError(
                    where,
                    path.on(day) + " for " + other + " and for " + day,
                    "a path of its own for each day",
                    "Write the whole date in braces, as in {yyyyMMdd} or {yyyyDDD}.");
              }
            });
  }
}
