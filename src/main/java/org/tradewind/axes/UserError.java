package org.tradewind.axes;

import java.util.Collection;
import java.util.List;

/**
 * A mistake in what the user gave: a file, a table, a key of the study. It is shown in one message
 * without a stack trace and ends the program with exit code 2; every other exception is a bug of
 * ours (exit code 1, full trace).
 *
 * <p>The message always says where (file, table, row or key), what was found, and what was
 * expected; it closes with what to do, where that is not plain from the rest. The frequent mistakes
 * have factories, so that each reads the same everywhere.
 */
public final class UserError extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /**
   * @param where file, table and row, or study key
   * @param found what stands there
   * @param expected what would have been right
   * @param whatToDo one sentence that helps, or empty
   */
  public UserError(String where, String found, String expected, String whatToDo) {
    super(message(where, found, expected, whatToDo));
  }

  /** As the main constructor, with the exception that showed the mistake kept for debugging. */
  public UserError(String where, String found, String expected, String whatToDo, Throwable cause) {
    super(message(where, found, expected, whatToDo), cause);
  }

  private static String message(String where, String found, String expected, String whatToDo) {
    return (where + ": found " + found + "; expected " + expected + ". " + whatToDo).strip();
  }

  /** A column that a table needs and does not have. */
  public static UserError missingColumn(String where, String column, List<String> header) {
    return new UserError(
        where,
        "no column '" + column + "' among " + Names.some(header),
        "a column of that name",
        Names.didYouMean(column, header));
  }

  /** A column that a header names twice. */
  public static UserError duplicateColumn(String where, String column) {
    return new UserError(
        where, "duplicate column '" + column + "'", "each column once", "Remove or rename one.");
  }

  /**
   * A row, name or key that stands twice.
   *
   * @param what with its kind, such as "region BJ"
   * @param first where it stands first, or empty
   */
  public static UserError duplicate(String where, String what, String first) {
    return new UserError(
        where,
        "duplicate " + what + (first.isEmpty() ? "" : ", which " + first + " has already"),
        "it once",
        "Remove one of the two.");
  }

  /** Text where a number must be. */
  public static UserError notNumber(String where, String text) {
    return new UserError(where, "'" + text + "'", "a number", "Correct it.");
  }

  /** As {@link #notNumber(String, String)}, with the exception that showed it. */
  public static UserError notNumber(String where, String text, Throwable cause) {
    return new UserError(where, "'" + text + "'", "a number", "Correct it.", cause);
  }

  /** A file that is not there. */
  public static UserError missingFile(String path, String expected) {
    return new UserError(path, "no such file", expected, "Check the path.");
  }

  /** A file that is there and cannot be read. */
  public static UserError unreadable(String path, Throwable cause) {
    return new UserError(
        path, cause.toString(), "a readable file", "Check the file and its permissions.", cause);
  }

  /**
   * A name that is not one of those known.
   *
   * @param kind what it names, such as "region", or empty
   */
  public static UserError unknown(
      String where, String kind, String given, Collection<String> known) {
    return new UserError(
        where,
        (kind.isEmpty() ? "" : "the unknown " + kind + " ") + "'" + given + "'",
        known.size() == 1
            ? "'" + known.iterator().next() + "'"
            : "one of " + Names.some(List.copyOf(known)),
        Names.didYouMean(given, known));
  }
}
