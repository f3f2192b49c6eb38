package org.tradewind.axes;

import java.nio.file.InvalidPathException;
import java.util.Optional;

/**
 * A mistake in what the user gave: a file, a table, a key of the study. It is told in one message
 * without a stack trace and ends the program with exit code 2; every other exception is a bug of
 * ours (exit code 1, full trace).
 *
 * <p>The message always says four things: where (file, table, row or key), what was found, what was
 * expected, and what to do.
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
                "Correct it; if its letters are right, set a locale of UTF-8.",
                cause));
      }
    }
    return Optional.empty();
  }

  /**
   * @param where file, table and row, or study key
   * @param found what stands there
   * @param expected what would have been right
   * @param whatToDo one sentence that helps
   */
  public UserError(String where, String found, String expected, String whatToDo) {
    super(MessageText.of(where, found, expected, whatToDo));
  }

  /** As the main constructor, with the exception that showed the mistake kept for debugging. */
  public UserError(String where, String found, String expected, String whatToDo, Throwable cause) {
    super(MessageText.of(where, found, expected, whatToDo), cause);
  }
}
