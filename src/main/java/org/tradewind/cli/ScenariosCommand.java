package org.tradewind.cli;

import org.tradewind.jobs.stages.Extent;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** The job 'scenarios'. */
@Command(
    name = "scenarios",
    mixinStandardHelpOptions = true,
    versionProvider = Main.VersionProvider.class,
    description =
        "Savings by coordination of energy intensities along supply chains, with the damage and flows they stand on.")
final class ScenariosCommand implements Runnable {
  @Mixin private StudyOptions options;

  @Override
  public void run() {
    options.run(Extent.SCENARIOS);
  }
}
