package org.tradewind.cli;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.SparkSession;
import org.tradewind.config.Study;
import org.tradewind.jobs.ExportRun;
import org.tradewind.jobs.Sessions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The job 'export'. */
@Command(
    name = "export",
    mixinStandardHelpOptions = true,
    versionProvider = Main.VersionProvider.class,
    description =
        "Writes a study's MRIO, stressors and accounts in the format of another program: pymrio, the"
            + " folder that its load_all reads.")
final class ExportCommand implements Runnable {
  @Parameters(index = "0", paramLabel = "FORMAT", description = "pymrio")
  private String format;

  @Parameters(
      index = "1",
      arity = "0..1",
      paramLabel = "STUDY.yaml",
      description = "study file (docs/config.md); without one, the bundled study")
  private String file;

  @Option(
      names = "--to",
      required = true,
      paramLabel = "DIR",
      description = "folder of the export, not there yet")
  private String to;

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

  @Override
  public void run() {
    ExportRun.requireKnown(format);
    Study study = StudyArguments.study(file, set);
    SparkSession spark = Sessions.start("export", Optional.ofNullable(master));
    try {
      System.out.print(new ExportRun(study, spark, System.err).run(to));
    } finally {
      spark.stop();
    }
  }
}
