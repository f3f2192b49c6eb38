package org.tradewind.cli;

import org.tradewind.jobs.stages.Extent;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** The job 'run'. */
@Command(
    name = "run",
    mixinStandardHelpOptions = true,
    versionProvider = Main.VersionProvider.class,
    description = "Runs studies whole: every stage whose tables are there.")
final class RunCommand implements Runnable {
  @Mixin private StudyOptions options;

  @Override
  public void run() {
    options.run(Extent.ALL);
  }
}
