package org.tradewind.cli;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * A command run in this JVM, as the launchers run it in one of its own.
 *
 * @param code exit code
 * @param out all that it wrote to standard output
 * @param err all that it wrote to the error stream
 */
record CommandRun(int code, String out, String err) {
  static CommandRun of(List<String> arguments) {
    PrintStream screen = System.out;
    PrintStream errors = System.err;
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    try (PrintStream told = new PrintStream(err, true, StandardCharsets.UTF_8)) {
      System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
      System.setErr(told);
      int code = Main.execute(arguments.toArray(String[]::new), told);
      return new CommandRun(
          code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    } finally {
      System.setOut(screen);
      System.setErr(errors);
    }
  }
}
