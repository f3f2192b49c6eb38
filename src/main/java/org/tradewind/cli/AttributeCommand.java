package org.tradewind.cli;

import org.tradewind.jobs.stages.Extent;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** The job 'attribute'. */
@Command(
    name = "attribute",
    mixinStandardHelpOptions = true,
    versionProvider = Main.VersionProvider.class,
    description =
        "Damage only: sensitivity x emission, by cell, region, subsector, species and month.")
final class AttributeCommand implements Runnable {
  @Mixin private StudyOptions options;

  @Override
  public void run() {
    options.run(Extent.ATTRIBUTE);
  }
}
