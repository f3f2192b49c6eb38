package org.tradewind.cli;

import org.tradewind.jobs.SensitivityRun;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** The job 'sensitivities'. */
@Command(
    name = "sensitivities",
    mixinStandardHelpOptions = true,
    versionProvider = Main.VersionProvider.class,
    description =
        "Monthly deaths per tonne of each species from daily files of CMAQ Adjoint: the input table"
            + " sensitivity. Started again after a kill, with the same --out, it goes on.")
final class SensitivitiesCommand implements Runnable {
  @Mixin private StudyOptions options;

  @Override
  public void run() {
    options.run(
        "sensitivities",
        "Tables and manifest.json",
        (study, spark, out) -> new SensitivityRun(study, spark, System.err).run(out));
  }
}
