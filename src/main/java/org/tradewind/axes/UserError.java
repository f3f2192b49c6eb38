package org.tradewind.axes;

import java.nio.file.InvalidPathException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

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
   * The mistake of the user behind an exception, where there is one: this or a cause is a {@code
   * UserError} (what is found on an executor comes wrapped by Spark), or a text that the user gave
   * can name no file.
   */
  public static Optional<UserError> behind(Throwable thrown) {
    for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
      if (cause instanceof UserError error) {
        return Optional.of(error);
      }
      if (cause instanceof InvalidPathException invalid) {
        return Optional.of(
            new UserError(
                "path '" + invalid.getInput() + "'",
                "a name that no file can have here (" + invalid.getReason() + ")",
                "a path",
                invalid.getReason().startsWith("Malformed")
                    ? "Correct the path; if its letters are right, set a locale of UTF-8."
                    : "Correct the path.",
                cause));
      }
    }
    return Optional.empty();
  }

  /**
   * @param where file, table and row, or study key
   * @param found what stands there
   * @param expected what would have been right
   * @param whatToDo one sentence that helps, or empty
   */
  public UserError(String where, String found, String expected, String whatToDo) {
    super(MessageText.of(where, found, expected, whatToDo));
  }

  /** As the main constructor, with the exception that showed the mistake kept for debugging. */
  public UserError(String where, String found, String expected, String whatToDo, Throwable cause) {
    super(MessageText.of(where, found, expected, whatToDo), cause);
  }

  /** A column that a table needs and does not have. */
  public static UserError missingColumn(String where, String column, List<String> header) {
    return new UserError(
        where,
        "no column '" + column + "' among " + Names.some(header),
        "a column of that name",
        Names.didYouMean(column, header, "Add or rename it."));
  }

  /** A column that a table needs and does not have, with what it holds. */
  public static UserError missingColumn(
      String where, String column, String meaning, List<String> header) {
    return new UserError(
        where,
        "no column '" + column + "' among " + Names.some(header),
        "a column of that name: " + meaning,
        Names.didYouMean(column, header, "Add or rename it."));
  }

  /** A row with more or fewer fields than the header has columns. */
  public static UserError wrongWidth(String where, int fields, int columns) {
    return new UserError(
        where,
        fields + (fields == 1 ? " field" : " fields"),
        columns + " fields as in the header",
        "Look for a missing delimiter, an unclosed quote or a file cut short.");
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
        "duplicate " + what + (first.isEmpty() ? "" : ", as in " + first),
        "it once",
        "Remove one of the two.");
  }

  /** Text where a finite number must be. */
  public static UserError notNumber(String where, String text, String whatToDo) {
    return new UserError(where, "'" + text + "'", "a finite number", whatToDo);
  }

  /** A key of a table of values that stands twice. */
  public static UserError duplicateKey(String where) {
    return duplicateKey(where, "");
  }

  /**
   * A key of a table of values that stands twice.
   *
   * @param key its values, or empty where the place shows them
   */
  public static UserError duplicateKey(String where, String key) {
    return new UserError(
        where,
        "duplicate key" + (key.isEmpty() ? "" : " (" + key + ")"),
        "each key once",
        "Remove one of the two rows, or add them up.");
  }

  /** A file that is not there. */
  public static UserError missingFile(
      String path, String expected, String whatToDo, Throwable cause) {
    return new UserError(path, "no such file", expected, whatToDo, cause);
  }

  /** A file without a line. */
  public static UserError emptyFile(String path) {
    return new UserError(
        path, "an empty file", "a header and rows", "Fetch or write the file again.");
  }

  /**
   * A file or folder that cannot be written.
   *
   * @param kind file or folder
   */
  public static UserError unwritable(String path, String kind, Throwable cause) {
    return new UserError(
        path,
        "an error on writing: " + says(cause),
        "a " + kind + " that can be written",
        "Check the path, its permissions and the free space.",
        cause);
  }

  private static String says(Throwable cause) {
    return cause.getMessage() == null ? cause.toString() : cause.getMessage();
  }

  /**
   * A file that is there and cannot be read.
   *
   * @param found what it is, or empty for what the exception says
   */
  public static UserError unreadable(String path, String found, Throwable cause) {
    return new UserError(
        path,
        found.isEmpty() ? "an error on reading: " + says(cause) : found,
        "a file or folder that can be read",
        "Check the path and its permissions.",
        cause);
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
        Names.didYouMean(
            given, known, known.size() == 1 ? "It is the only one." : "Use one of these."));
  }

  /**
   * A code or unit that is not one of those known. None is proposed, since one letter makes another
   * code of it: all are listed instead.
   *
   * @param kind what it names, such as "unit"
   */
  public static UserError unknownCode(
      String where, String kind, String given, Collection<String> known) {
    return new UserError(
        where,
        "the unknown " + kind + " '" + given + "'",
        "one of " + String.join(", ", known),
        "Look up which one is meant.");
  }
}
