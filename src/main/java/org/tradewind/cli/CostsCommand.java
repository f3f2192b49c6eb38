package org.tradewind.cli;

import org.tradewind.jobs.stages.Extent;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** The job 'costs'. */
@Command(
    name = "costs",
    mixinStandardHelpOptions = true,
    versionProvider = Main.VersionProvider.class,
    description =
        "Costs of deaths and CO2, with the damage and, where the study has them, the flows they stand on.")
final class CostsCommand implements Runnable {
  @Mixin private StudyOptions options;

  @Override
  public void run() {
    options.run(Extent.COSTS);
  }
}
