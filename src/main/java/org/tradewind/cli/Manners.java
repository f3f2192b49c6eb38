package org.tradewind.cli;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.apache.hadoop.conf.Configuration;
import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.core.config.Configurator;
import org.tradewind.jobs.pages.JobEnd;
import org.tradewind.jobs.pages.RunJson;
import org.tradewind.jobs.pages.RunScreen;
import org.tradewind.jobs.screen.Terminal;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Help.Ansi.Style;
import picocli.CommandLine.Option;

/** How much a job says, and in which form. */
final class Manners {
  /** Either more than usual or less. */
  private static final class Loudness {
    @Option(
        names = "--quiet",
        description = "only errors: no progress, no warnings, no page at the end")
    private boolean quiet;

    @Option(
        names = "--verbose",
        description =
            "also what Spark and other libraries log from INFO on, and with an error where it"
                + " arose")
    private boolean verbose;
  }

  @ArgGroup private Loudness loudness = new Loudness();

  @Option(
      names = "--json",
      description =
          "in place of the text at the end one JSON object, on one line of standard output; of"
              + " several studies one each (docs/terminal.md)")
  private boolean json;

  /** Sets what the libraries log. */
  void begin() {
    if (loudness.verbose) {
      Configurator.setRootLevel(Level.INFO);
    } else if (loudness.quiet) {
      Configurator.setRootLevel(Level.ERROR);
    }
  }

  /** Where progress is reported. */
  PrintStream log() {
    return loudness.quiet
        ? new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8)
        : System.err;
  }

  /** Whether an error comes with a stack trace that nobody has to send us. */
  boolean tracing() {
    return loudness.verbose;
  }

  /** Whether the end of the job is read by a program. */
  boolean json() {
    return json;
  }

  /**
   * Prints the end of a job.
   *
   * @param done what it leaves behind
   * @param results what lies in its folder
   * @param conf file systems
   */
  void print(StudyBatch.Done done, String results, Configuration conf) {
    if (json) {
      System.out.println(RunJson.done(done.folder(), conf));
    } else if (!loudness.quiet) {
      print(RunScreen.of(done.folder(), done.summary(), conf));
      System.out.println();
      System.out.println(results + ": " + done.folder());
    }
  }

  /** Prints the end of a job that leaves no folder of results. */
  void print(JobEnd end) {
    if (json) {
      System.out.println(end.json());
    } else if (!loudness.quiet) {
      System.out.print(end.text());
    }
  }

  /** A page; on a terminal its heading and what warns of its numbers stand out. */
  private static void print(String page) {
    Terminal terminal = Terminal.here();
    if (!terminal.out() || !terminal.colours()) {
      System.out.print(page);
      return;
    }
    boolean heading = true;
    for (String line : page.split("\n")) {
      Style style =
          heading
              ? Style.bold
              : line.matches("[A-Z]{5,}: .*|[A-Z]{5,} from .*") ? Style.fg_yellow : Style.reset;
      System.out.println(style.on() + line + Style.reset.on());
      heading = false;
    }
  }

  /** Prints what stands between the ends of two studies. */
  void between() {
    if (!json && !loudness.quiet) {
      System.out.println();
    }
  }
}
