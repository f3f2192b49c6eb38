package org.tradewind.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.sql.SparkSession;
import org.tradewind.axes.UserError;
import org.tradewind.config.Study;
import org.tradewind.config.StudyFile;
import org.tradewind.jobs.Sessions;
import org.tradewind.jobs.StudyRun;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What every job that runs a study is told on the command line. */
final class StudyOptions {
  @Parameters(
      index = "0",
      arity = "0..1",
      paramLabel = "STUDY.yaml",
      description = "study file (docs/config.md); without one, the bundled study")
  private String file;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description =
          "folder of the results, not there yet; default out/NAME, or the first free out/NAME-N")
  private String out;

  @Option(
      names = "--set",
      paramLabel = "KEY=VALUE",
      description = "sets a key of the study, e.g. --set mrio.errors=drop; may be repeated")
  private Map<String, String> set = new LinkedHashMap<>();

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
    Study study =
        StudyFile.parse(file == null ? "" : text(file), file == null ? "defaults" : file, set);
    String target = out == null ? freeFolder("out/" + study.name()) : out;
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

  /** The first of NAME, NAME-2, NAME-3 ... that is not there. */
  private static String freeFolder(String name) {
    String free = name;
    for (int n = 2; Files.exists(Path.of(free)); n++) {
      free = name + "-" + n;
    }
    return free;
  }

  private static String text(String file) {
    try {
      if (!file.contains("://")) {
        return Files.readString(Path.of(file));
      }
      org.apache.hadoop.fs.Path remote = new org.apache.hadoop.fs.Path(file);
      try (InputStream in = remote.getFileSystem(new Configuration()).open(remote)) {
        return new String(in.readAllBytes(), StandardCharsets.UTF_8);
      }
    } catch (IOException e) {
      throw new UserError(
          "study " + file,
          e instanceof NoSuchFileException ? "no such file" : e.toString(),
          "a study file",
          "Check the path; conf/ holds examples.",
          e);
    }
  }
}
