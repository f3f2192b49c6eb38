package org.tradewind.cli;

import org.tradewind.config.Study;
import org.tradewind.jobs.EvaluateRun;
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
    Study study = arguments.study();
    EvaluateRun.Result result = new EvaluateRun(study, System.err).run(arguments.target(study));
    System.out.print(result.summary());
    System.out.println();
    System.out.println("Tables and manifest.json: " + result.folder());
  }
}
