package org.tradewind.cli;

import org.tradewind.jobs.stages.Extent;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** The job 'flows'. */
@Command(
    name = "flows",
    mixinStandardHelpOptions = true,
    versionProvider = Main.VersionProvider.class,
    description = "Accounts and flows only, of the stressors that the study gives.")
final class FlowsCommand implements Runnable {
  @Mixin private StudyOptions options;

  @Override
  public void run() {
    options.run(Extent.FLOWS);
  }
}
