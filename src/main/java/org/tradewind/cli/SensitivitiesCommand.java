package org.tradewind.cli;

import org.tradewind.jobs.adjoint.InmapRun;
import org.tradewind.jobs.adjoint.SensitivityRun;
import org.tradewind.jobs.run.StudyRun;
import org.tradewind.jobs.stages.Extent;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** The job 'sensitivities'. */
@Command(
    name = "sensitivities",
    mixinStandardHelpOptions = true,
    versionProvider = Main.VersionProvider.class,
    description =
        "Monthly deaths per tonne of each species, the input table sensitivity: from daily files of"
            + " CMAQ Adjoint (keys adjoint.*; started again after a kill, with the same --out, it"
            + " goes on), from a source-receptor file of InMAP (keys inmap.*), or by the transport"
            + " model from the study's weather.")
final class SensitivitiesCommand implements Runnable {
  @Mixin private StudyOptions options;

  @Override
  public void run() {
    options.run(
        "sensitivities",
        "Tables and manifest.json",
        (study, spark, out) -> {
          if (study.adjoint().isPresent()) {
            return new SensitivityRun(study, spark, options.log()).run(out);
          }
          return study.inmap().isPresent()
              ? new InmapRun(study, spark, options.log()).run(out)
              : new StudyRun(study, Extent.SENSITIVITIES, spark, options.log()).run(out);
        });
  }
}
