package org.tradewind.formats.ioapi;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.tradewind.axes.UserError;
import org.tradewind.tables.Numerals;

/**
 * Values in Fortran's list-directed format: apart by blanks, commas or line ends, text in quotes or
 * bare, numbers with an exponent of D or E, a comment from ! to the end of the line.
 */
final class FortranTokens {
  private static final Pattern TOKEN =
      Pattern.compile(
          "(?<space>[\\s,]+|![^\\n]*)|'(?<s>[^'\\n]*)'|\"(?<d>[^\"\\n]*)\"|[^\\s,!'\"]+");

  private final String file;
  private final String content;
  private final Matcher matcher;
  private int at;

  /**
   * @param file name for errors
   * @param content what is read
   */
  FortranTokens(String file, String content) {
    this.file = file;
    this.content = content;
    this.matcher = TOKEN.matcher(content);
  }

  /** The next token as text, without quotes and padding. */
  String text(String what) {
    next(what, "text");
    for (String group : new String[] {"s", "d"}) {
      if (matcher.group(group) != null) {
        return matcher.group(group).strip();
      }
    }
    return matcher.group();
  }

  /** The next token as a finite number. */
  double number(String what) {
    next(what, "a number");
    // NaN for anything but a plain number, and for text in quotes
    double value = Numerals.parse(matcher.group().replace('d', 'e').replace('D', 'E'));
    if (Double.isNaN(value)) {
      throw refused(matcher.group(), "a number, the " + what);
    }
    return value;
  }

  /** The next token as a whole number. */
  int whole(String what) {
    double value = number(what);
    if (value != Math.rint(value) || Math.abs(value) > Integer.MAX_VALUE) {
      throw refused(matcher.group(), "a whole number, the " + what);
    }
    return (int) value;
  }

  private void next(String what, String kind) {
    do {
      if (at >= content.length()) {
        throw refused("its end", kind + ", " + what);
      }
      if (!matcher.find(at) || matcher.start() != at) {
        throw refused("a quote without its end", kind + ", " + what);
      }
      at = matcher.end();
    } while (matcher.group("space") != null);
  }

  private UserError refused(String found, String expected) {
    int start = Math.min(at, content.length());
    long line = 1 + content.substring(0, start).chars().filter(c -> c == '\n').count();
    return new UserError(
        file + ", line " + line,
        found,
        expected,
        "See docs/data-sources.md for the layout of GRIDDESC.");
  }
}
