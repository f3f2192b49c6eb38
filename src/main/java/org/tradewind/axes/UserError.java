package org.tradewind.axes;

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
   * @param where file, table and row, or study key
   * @param found what stands there
   * @param expected what would have been right
   * @param whatToDo one sentence that helps
   */
  public UserError(String where, String found, String expected, String whatToDo) {
    super(where + ": found " + found + "; expected " + expected + ". " + whatToDo);
  }

  /** As the main constructor, with the exception that showed the mistake kept for debugging. */
  public UserError(String where, String found, String expected, String whatToDo, Throwable cause) {
    super(where + ": found " + found + "; expected " + expected + ". " + whatToDo, cause);
  }
}
