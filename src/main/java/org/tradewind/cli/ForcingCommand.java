package org.tradewind.cli;

import org.tradewind.config.Study;
import org.tradewind.jobs.ForcingRun;
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
    Study study = arguments.study();
    ForcingRun.Result result = new ForcingRun(study, System.err).run(arguments.target(study));
    System.out.print(result.summary());
    System.out.println();
    System.out.println("Forcing files and manifest.json: " + result.folder());
  }
}
