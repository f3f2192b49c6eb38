package org.tradewind.cli;

import org.tradewind.jobs.adjoint.ForcingRun;
import org.tradewind.jobs.cluster.LocalFiles;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** The job 'forcing'. */
@Command(
    name = "forcing",
    mixinStandardHelpOptions = true,
    versionProvider = Main.VersionProvider.class,
    description =
        "Writes dJ/dz of the health burden as IOAPI files, one a day, to drive CMAQ Adjoint with.")
final class ForcingCommand implements Runnable {
  @Mixin private StudyArguments arguments;

  @Override
  public void run() {
    arguments
        .batch()
        .run(
            "Forcing files and manifest.json",
            LocalFiles.configuration(),
            (study, out) -> {
              ForcingRun.Result result = new ForcingRun(study, arguments.manners().log()).run(out);
              return new StudyBatch.Done(result.folder(), result.summary());
            });
  }
}
