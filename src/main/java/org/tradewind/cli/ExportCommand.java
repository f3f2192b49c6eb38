package org.tradewind.cli;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.tradewind.axes.UserError;
import org.tradewind.config.Study;
import org.tradewind.exports.RunFormat;
import org.tradewind.jobs.cluster.Sessions;
import org.tradewind.jobs.cluster.Spark;
import org.tradewind.jobs.pages.JobEnd;
import org.tradewind.jobs.publish.ExportFormats;
import org.tradewind.jobs.publish.RunExport;
import org.tradewind.jobs.run.ExportRun;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The job 'export'. */
@Command(
    name = "export",
    mixinStandardHelpOptions = true,
    versionProvider = Main.VersionProvider.class,
    description =
        "Writes the results of a finished run, or a study, in the format of other programs.",
    footerHeading = "%nFormats:%n")
final class ExportCommand implements Runnable {
  @Parameters(index = "0", paramLabel = "FORMAT", description = "one of the formats below")
  private String format;

  @Parameters(
      index = "1",
      arity = "0..1",
      paramLabel = "RUN|STUDY.yaml",
      description =
          "folder of a finished run; for pymrio a study file (docs/config.md), or nothing for the"
              + " bundled study")
  private String source;

  @Option(
      names = "--to",
      required = true,
      paramLabel = "DIR",
      description = "folder of the export; files there are never written over")
  private String to;

  @Option(
      names = "--set",
      paramLabel = "KEY=VALUE",
      description = "pymrio: sets a key of the study, e.g. --set mrio.errors=drop; may be repeated")
  private Map<String, String> set = new LinkedHashMap<>();

  @Option(
      names = "--master",
      paramLabel = "URL",
      description =
          "pymrio: Spark master; without one that of spark-submit, or this JVM (local[*])")
  private String master;

  @Mixin private Manners manners;

  @Override
  public void run() {
    Optional<RunFormat> ofRuns = ExportFormats.ofRuns(format);
    manners.begin();
    if (format.equals(ExportFormats.SVG)) {
      manners.print(new RunExport().figures(runFolder(), to, manners.log()));
    } else if (ofRuns.isPresent()) {
      manners.print(new RunExport().run(ofRuns.get(), runFolder(), to, manners.log()));
    } else {
      pymrio();
    }
  }

  private void pymrio() {
    Study study = StudyArguments.study(source, set);
    Spark spark = Sessions.open("export", Optional.ofNullable(master));
    try {
      String text = new ExportRun(study, spark, manners.log()).run(to);
      Map<String, Object> members = new LinkedHashMap<>();
      members.put("format", format);
      members.put("study", study.name());
      members.put("folder", to);
      members.put("notes", text.lines().toList());
      manners.print(new JobEnd("export", text, members));
    } finally {
      spark.stop();
    }
  }

  /** The run of a format that takes one, which has no keys to set and starts no Spark. */
  private String runFolder() {
    String where = "export " + format;
    if (source == null) {
      throw new UserError(
          where,
          "no run",
          "the folder of a finished run",
          "Give the DIR of jobs/run STUDY.yaml --out DIR.");
    }
    if (!set.isEmpty() || master != null) {
      throw new UserError(
          where,
          set.isEmpty() ? "--master" : "--set",
          "neither --set nor --master",
          "Leave it out; a finished run is exported as it is.");
    }
    return source;
  }

  /** The list of formats for the help. */
  static String[] formats() {
    return ExportFormats.descriptions().stream().map(text -> "  " + text).toArray(String[]::new);
  }
}
