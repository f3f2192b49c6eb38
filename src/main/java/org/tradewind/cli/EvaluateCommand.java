package org.tradewind.cli;

import org.tradewind.jobs.cluster.LocalFiles;
import org.tradewind.jobs.compare.EvaluateRun;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** The job 'evaluate'. */
@Command(
    name = "evaluate",
    mixinStandardHelpOptions = true,
    versionProvider = Main.VersionProvider.class,
    description =
        "Compares modelled concentrations with those measured at sites, by species and region.")
final class EvaluateCommand implements Runnable {
  @Mixin private StudyArguments arguments;

  @Override
  public void run() {
    arguments
        .batch()
        .run(
            "Tables and manifest.json",
            LocalFiles.configuration(),
            (study, out) -> {
              EvaluateRun.Result result =
                  new EvaluateRun(study, arguments.manners().log()).run(out);
              return new StudyBatch.Done(result.folder(), result.summary());
            });
  }
}
