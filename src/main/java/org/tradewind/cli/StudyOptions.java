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

  /** What a command does with a study. */
  interface Job {
    StudyRun.Result run(Study study, SparkSession spark, String out);
  }

  /** Runs the study as far as asked and prints its summary. */
  void run(StudyRun.Extent extent) {
    run(
        extent.name().toLowerCase(java.util.Locale.ROOT),
        "Tables, manifest.json and ledger.json",
        (study, spark, out) -> new StudyRun(study, extent, spark, System.err).run(out));
  }

  /**
   * Runs a job on the study and prints its summary.
   *
   * @param name the job's name
   * @param results what lies in the folder of the results
   */
  void run(String name, String results, Job job) {
    Study study = arguments.study();
    run(name, results, study, arguments.target(study), job);
  }

  /** What stands on the command line. */
  StudyArguments arguments() {
    return arguments;
  }

  /** The same for a study and a folder that are known. */
  void run(String name, String results, Study study, String target, Job job) {
    SparkSession spark = Sessions.start(name, Optional.ofNullable(master));
    try {
      StudyRun.Result result = job.run(study, spark, target);
      System.out.print(result.summary());
      System.out.println();
      System.out.println(results + ": " + result.folder());
    } finally {
      spark.stop();
    }
  }
}
