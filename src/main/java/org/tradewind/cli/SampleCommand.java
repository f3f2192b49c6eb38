package org.tradewind.cli;

import java.util.LinkedHashMap;
import java.util.Map;
import org.tradewind.config.Study;
import org.tradewind.config.StudyFile;
import org.tradewind.jobs.imports.ImportRun;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The job 'sample'. */
@Command(
    name = "sample",
    mixinStandardHelpOptions = true,
    versionProvider = Main.VersionProvider.class,
    description = "Writes the input tables of the bundled, illustrative study.")
final class SampleCommand implements Runnable {
  @Option(
      names = "--to",
      required = true,
      paramLabel = "DIR",
      description = "folder of input tables")
  private String to;

  @Option(
      names = "--set",
      paramLabel = "KEY=VALUE",
      description = "sets a key of the study, e.g. --set sample.cell_km=72; may be repeated")
  private Map<String, String> set = new LinkedHashMap<>();

  @Mixin private Manners manners;

  @Override
  public void run() {
    manners.begin();
    Study study = StudyFile.parse("", "defaults", set);
    manners.print(ImportRun.sample(study, to, manners.log()));
  }
}
