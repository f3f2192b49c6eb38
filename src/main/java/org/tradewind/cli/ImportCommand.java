package org.tradewind.cli;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.tradewind.importers.Importers;
import org.tradewind.importers.source.ImportSettings;
import org.tradewind.importers.source.Importer;
import org.tradewind.jobs.imports.ImportRun;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The job 'import'. */
@Command(
    name = "import",
    mixinStandardHelpOptions = true,
    versionProvider = Main.VersionProvider.class,
    description = "Turns one source into input tables, adding to those already in the folder.",
    footerHeading = "%nFormats and their settings:%n")
final class ImportCommand implements Runnable {
  @Parameters(index = "0", paramLabel = "FORMAT", description = "one of the formats below")
  private String format;

  @Parameters(index = "1", paramLabel = "SOURCE", description = "file or folder")
  private Path source;

  @Option(
      names = "--to",
      required = true,
      paramLabel = "DIR",
      description = "folder of input tables")
  private String to;

  @Option(
      names = "--set",
      paramLabel = "KEY=VALUE",
      description = "a setting of the format; may be repeated")
  private Map<String, String> set = new LinkedHashMap<>();

  @Mixin private Manners manners;

  @Override
  public void run() {
    manners.begin();
    manners.print(new ImportRun(Importers.require(format), set).run(source, to, manners.log()));
  }

  /** The list of formats for the help. */
  static String[] formats() {
    return Stream.concat(
            Stream.of(settings("  every format:", ImportSettings.common())),
            Importers.ALL.stream().map(ImportCommand::describe))
        .toArray(String[]::new);
  }

  private static String describe(Importer importer) {
    return settings(
        "  " + importer.format() + ": " + importer.describes(), ImportSettings.own(importer));
  }

  private static String settings(String title, List<Importer.Setting> settings) {
    StringBuilder text = new StringBuilder(title);
    for (Importer.Setting setting : settings) {
      text.append("\n      ").append(setting.key()).append('=');
      text.append(setting.defaultValue()).append("  ").append(setting.meaning());
    }
    return text.toString().replace("%", "%%");
  }
}
