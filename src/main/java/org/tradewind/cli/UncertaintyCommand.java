package org.tradewind.cli;

import org.apache.hadoop.conf.Configuration;
import org.tradewind.axes.UserError;
import org.tradewind.config.Study;
import org.tradewind.jobs.cluster.LocalFiles;
import org.tradewind.jobs.run.StudyRun;
import org.tradewind.jobs.run.UncertaintyRun;
import org.tradewind.jobs.stages.Extent;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The job 'uncertainty'. */
@Command(
    name = "uncertainty",
    mixinStandardHelpOptions = true,
    versionProvider = Main.VersionProvider.class,
    description = {
      "Intervals of every figure by Monte Carlo draws.",
      "With --out of a finished run: gives it as many draws as asked, all computed again; without a study file, of the run's own study. Else: runs the whole study."
    })
final class UncertaintyCommand implements Runnable {
  private static final String RESULTS = "Tables, manifest.json and ledger.json";

  @Mixin private StudyOptions options;

  @Option(names = "--draws", paramLabel = "N", description = "draws in all; default of the study")
  private Integer draws;

  @Override
  public void run() {
    if (draws != null) {
      if (draws < 1) {
        throw new UserError(
            "--draws", String.valueOf(draws), "at least 1 draw", "Ask for more draws.");
      }
      options.arguments().set("uncertainty.draws", String.valueOf(draws));
    }
    Configuration conf = LocalFiles.configuration();
    String there =
        options.arguments().out().filter(out -> UncertaintyRun.in(out, conf)).orElse(null);
    if (there == null) {
      options.run(
          "uncertainty",
          RESULTS,
          (study, spark, out) ->
              new StudyRun(study, Extent.ALL, spark, options.log()).needingDraws().run(out));
      return;
    }
    Study study = options.arguments().only(UncertaintyRun.keys(there, conf));
    options.run(
        "uncertainty",
        RESULTS,
        StudyBatch.extending(options.arguments().manners(), there, study),
        (s, spark, out) -> new UncertaintyRun(spark, options.log()).run(s, out));
  }
}
