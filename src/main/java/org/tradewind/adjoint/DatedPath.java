package org.tradewind.adjoint;

import java.io.Serializable;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.tradewind.axes.UserError;

/**
 * A path with a date in it, as in {@code adj/{yyyy}/EM.LGRID.case.{yyyyMMdd}}: what stands in
 * braces is written with y year, M month, d day of the month, D day of the year.
 *
 * @param pattern the path with braces
 */
public record DatedPath(String pattern) implements Serializable {
  private static final Pattern BRACES = Pattern.compile("\\{([^{}]*)}");

  /** A pattern that has another path the next day. */
  public static DatedPath of(String pattern, String where) {
    DatedPath path = new DatedPath(pattern);
    try {
      LocalDate day = LocalDate.EPOCH;
      if (path.on(day).equals(path.on(day.plusDays(1)))) {
        throw wrong(pattern, where);
      }
    } catch (IllegalArgumentException | DateTimeException e) {
      throw wrong(pattern, where);
    }
    return path;
  }

  private static UserError wrong(String pattern, String where) {
    return new UserError(
        where,
        "'" + pattern + "'",
        "a path with the date in braces, such as EM.LGRID.case.{yyyyMMdd} or {yyyyDDD}",
        "Write the place of the date in braces.");
  }

  /** The path on a day. */
  public String on(LocalDate day) {
    return BRACES
        .matcher(pattern)
        .replaceAll(
            m ->
                Matcher.quoteReplacement(
                    DateTimeFormatter.ofPattern(m.group(1), Locale.ROOT).format(day)));
  }
}
