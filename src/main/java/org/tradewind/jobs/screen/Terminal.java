package org.tradewind.jobs.screen;

import java.util.Map;

/**
 * What a process writes to, as its launcher found it: a JVM cannot tell by itself whether the error
 * stream alone is a terminal.
 *
 * @param out whether a person sees standard output
 * @param errors whether a person sees the error stream, so that a line there may move
 * @param colours whether what is seen may have colours
 * @param columns width of the terminal
 */
public record Terminal(boolean out, boolean errors, boolean colours, int columns) {
  /** The variable by which a launcher names the streams that are terminals: out, errors. */
  static final String STREAMS = "TRADEWIND_TERMINAL";

  private static final int USUAL_COLUMNS = 80;
  private static final int FEWEST_COLUMNS = 40;

  /** Of this process. */
  public static Terminal here() {
    return of(System.getenv());
  }

  /**
   * By the environment: also NO_COLOR (no-color.org), TERM, COLUMNS and CI.
   *
   * @param environment variables of the process
   */
  static Terminal of(Map<String, String> environment) {
    String streams = " " + environment.getOrDefault(STREAMS, "") + " ";
    String term = environment.getOrDefault("TERM", "dumb");
    boolean moves = !term.isEmpty() && !term.equals("dumb");
    // a log of continuous integration may call itself a terminal; nobody looks at it while it grows
    boolean watched = environment.getOrDefault("CI", "").isEmpty();
    return new Terminal(
        streams.contains(" out "),
        streams.contains(" errors ") && moves && watched,
        moves && environment.getOrDefault("NO_COLOR", "").isEmpty(),
        columns(environment.getOrDefault("COLUMNS", "")));
  }

  private static int columns(String given) {
    if (!given.matches("[0-9]{1,4}")) {
      return USUAL_COLUMNS;
    }
    int columns = Integer.parseInt(given);
    return columns < FEWEST_COLUMNS ? USUAL_COLUMNS : columns;
  }
}
