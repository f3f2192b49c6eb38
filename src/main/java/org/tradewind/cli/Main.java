package org.tradewind.cli;

import java.io.PrintStream;
import java.util.Optional;
import org.tradewind.axes.Netlib;
import org.tradewind.axes.UserError;
import org.tradewind.jobs.folders.Version;
import org.tradewind.jobs.pages.RunJson;
import org.tradewind.jobs.screen.Terminal;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The command line: one command a job. Exit codes: 0 done, 2 the user's input, 1 our fault. */
@Command(
    name = "tradewind",
    mixinStandardHelpOptions = true,
    versionProvider = Main.VersionProvider.class,
    description = {
      "When a province buys, where is the carbon emitted, who breathes the smoke, and how sure are we?",
      ""
    },
    subcommands = {
      RunCommand.class,
      AttributeCommand.class,
      FlowsCommand.class,
      ScenariosCommand.class,
      CostsCommand.class,
      UncertaintyCommand.class,
      SensitivitiesCommand.class,
      EvaluateCommand.class,
      ForcingCommand.class,
      ReportCommand.class,
      ReproduceCommand.class,
      DiffCommand.class,
      ImportCommand.class,
      ExportCommand.class,
      SampleCommand.class,
      CompletionCommand.class
    })
public final class Main implements Runnable {
  static final int USER_ERROR = 2;
  static final int OUR_FAULT = 1;

  @Spec private CommandSpec spec;

  /** Reads the version that the build wrote. */
  static final class VersionProvider implements CommandLine.IVersionProvider {
    @Override
    public String[] getVersion() {
      return new String[] {"tradewind " + Version.current()};
    }
  }

  @Override
  public void run() {
    throw new CommandLine.ParameterException(spec.commandLine(), "Which job? See --help.");
  }

  /** Runs a command and ends the JVM with its exit code. */
  public static void main(String[] args) {
    int code = execute(args, System.err);
    if (code != 0) {
      System.exit(code);
    }
  }

  /**
   * Runs a command as {@code jobs/} does and gives its exit code, for programs and notebooks;
   * errors go to the stream given.
   */
  public static int execute(String[] args, PrintStream errors) {
    Netlib.pin();
    CommandLine line = new CommandLine(new Main());
    footer(line, "import", ImportCommand.formats());
    footer(line, "export", ExportCommand.formats());
    Help.Ansi ansi = ansi(Terminal.here());
    return line.setColorScheme(Help.defaultColorScheme(ansi))
        .setExecutionExceptionHandler(
            (thrown, command, parsed) -> tell(thrown, command.getParseResult(), ansi, errors))
        .execute(args);
  }

  /** Colours only where a person sees both the help and the errors. */
  private static Help.Ansi ansi(Terminal terminal) {
    return terminal.colours() && terminal.out() && terminal.errors() ? Help.Ansi.ON : Help.Ansi.OFF;
  }

  private static void footer(CommandLine line, String job, String[] formats) {
    line.getSubcommands().get(job).getCommandSpec().usageMessage().footer(formats);
  }

  private static int tell(
      Throwable thrown, CommandLine.ParseResult parsed, Help.Ansi ansi, PrintStream errors) {
    Optional<UserError> mistake = UserError.behind(thrown);
    int code = mistake.isPresent() ? USER_ERROR : OUR_FAULT;
    if (parsed.matchedOptionValue("--json", false)) {
      String error = mistake.<Throwable>map(m -> m).orElse(thrown).getMessage();
      System.out.println(RunJson.failed(code, error == null ? thrown.toString() : error));
    }
    if (mistake.isPresent()) {
      if (parsed.matchedOptionValue("--verbose", false)) {
        thrown.printStackTrace(errors);
      }
      errors.println(ansi.string("@|bold,red error:|@ ") + mistake.get().getMessage());
      return code;
    }
    errors.println("This is a bug of Tradewind; please report it with the lines below.");
    thrown.printStackTrace(errors);
    return code;
  }
}
