package org.tradewind.cli;

import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The command 'completion'. */
@Command(
    name = "completion",
    mixinStandardHelpOptions = true,
    versionProvider = Main.VersionProvider.class,
    description =
        "Prints the script by which bash and zsh complete jobs and options of jobs/tradewind: source <(jobs/tradewind completion)")
final class CompletionCommand implements Runnable {
  @Spec private CommandSpec spec;

  @Override
  public void run() {
    System.out.print(AutoComplete.bash("tradewind", spec.root().commandLine()));
  }
}
