package org.tradewind.cli;

import java.util.Optional;
import org.apache.spark.sql.SparkSession;
import org.tradewind.config.Study;
import org.tradewind.jobs.Sessions;
import org.tradewind.jobs.StudyRun;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What every job that runs a study on Spark is told on the command line. */
final class StudyOptions {
  @Mixin private StudyArguments arguments;

  @Option(
      names = "--master",
      paramLabel = "URL",
      description = "Spark master; without one that of spark-submit, or this JVM (local[*])")
  private String master;

  /** Runs the study as far as asked and prints its summary. */
  void run(StudyRun.Extent extent) {
    Study study = arguments.study();
    String target = arguments.target(study);
    SparkSession spark =
        Sessions.start(
            extent.name().toLowerCase(java.util.Locale.ROOT), Optional.ofNullable(master));
    try {
      StudyRun.Result result = new StudyRun(study, extent, spark, System.err).run(target);
      System.out.print(result.summary());
      System.out.println();
      System.out.println("Tables, manifest.json and ledger.json: " + result.folder());
    } finally {
      spark.stop();
    }
  }
}
