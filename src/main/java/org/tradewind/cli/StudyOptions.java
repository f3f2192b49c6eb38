package org.tradewind.cli;

import java.io.PrintStream;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Future;
import org.tradewind.config.Study;
import org.tradewind.jobs.cluster.Sessions;
import org.tradewind.jobs.cluster.Spark;
import org.tradewind.jobs.run.StudyRun;
import org.tradewind.jobs.stages.Extent;
import org.tradewind.tables.StudyTables;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What every job that runs studies on Spark is told on the command line. */
final class StudyOptions {
  @Mixin private StudyArguments arguments;

  @Option(
      names = "--master",
      paramLabel = "URL",
      description = "Spark master; without one that of spark-submit, or this JVM (local[*])")
  private String master;

  /** What a command does with a study. */
  interface Job {
    StudyRun.Result run(Study study, Spark spark, String out);
  }

  /** Runs the studies as far as asked and prints their summaries. */
  void run(Extent extent) {
    StudyBatch batch = arguments.batch();
    Study first = batch.first();
    Optional<Future<StudyTables>> made = StudyRun.ahead(first);
    run(
        extent.name().toLowerCase(Locale.ROOT),
        "Tables, manifest.json and ledger.json",
        batch,
        (study, spark, out) ->
            new StudyRun(study, extent, spark, log())
                .taking(study == first ? made : Optional.empty())
                .run(out));
  }

  /**
   * Runs a job on the studies, in one session, and prints their summaries.
   *
   * @param name the job's name
   * @param results what lies in the folder of the results
   */
  void run(String name, String results, Job job) {
    run(name, results, arguments.batch(), job);
  }

  /** Where progress is reported. */
  PrintStream log() {
    return arguments.manners().log();
  }

  /** What stands on the command line. */
  StudyArguments arguments() {
    return arguments;
  }

  /** The same for studies and folders that are known. */
  void run(String name, String results, StudyBatch batch, Job job) {
    Spark spark = Sessions.open(name, Optional.ofNullable(master));
    try {
      batch.run(
          results,
          spark.hadoopConfiguration(),
          (study, out) -> {
            StudyRun.Result result = job.run(study, spark, out);
            return new StudyBatch.Done(result.folder(), result.summary());
          });
    } finally {
      spark.stop();
    }
  }
}
