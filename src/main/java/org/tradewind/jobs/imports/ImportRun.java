package org.tradewind.jobs.imports;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.tradewind.axes.UserError;
import org.tradewind.config.Study;
import org.tradewind.importers.Importers;
import org.tradewind.importers.source.ImportSettings;
import org.tradewind.importers.source.Importer;
import org.tradewind.jobs.cluster.LocalFiles;
import org.tradewind.jobs.folders.InputFolder;
import org.tradewind.jobs.folders.UserPath;
import org.tradewind.jobs.pages.JobEnd;
import org.tradewind.jobs.screen.Progress;
import org.tradewind.plausibility.Plausibility;
import org.tradewind.plausibility.PlausibilityParameters;
import org.tradewind.recipes.Recipes;
import org.tradewind.tables.StudyInfo;
import org.tradewind.tables.StudyTables;
import org.tradewind.tables.TableSchema;

/** Turns a source into input tables in a folder. Small enough to need no Spark session. */
public final class ImportRun {
  private static final int STEPS = 2;

  private final Importer importer;
  private final ImportSettings settings;

  /**
   * @param set settings given by the user
   */
  public ImportRun(Importer importer, Map<String, String> set) {
    this.importer = importer;
    this.settings = ImportSettings.of(importer, set);
  }

  /**
   * Reads the source and adds its tables to the folder; the tables are checked before anything is
   * written.
   *
   * @param log where progress is reported
   * @return what was written
   */
  public JobEnd run(Path source, String to, PrintStream log) {
    Configuration conf = LocalFiles.configuration();
    Progress progress = new Progress(log, STEPS);
    StudyTables existing = existing(to, importer.completes(settings), conf);
    StudyTables made =
        progress.step("read " + source, () -> Importers.read(importer, source, settings, existing));
    return write("import", made, existing, to, progress);
  }

  /** Writes the tables of the bundled study. */
  public static JobEnd sample(Study study, String to, PrintStream log) {
    Progress progress = new Progress(log, STEPS);
    StudyTables existing = existing(to, List.of(), LocalFiles.configuration());
    StudyTables made =
        progress.step(
            "make the tables of the bundled study",
            () -> Recipes.require("sample").tables(Path.of(study.data()), study.recipe()));
    return write("sample", made, existing, to, progress);
  }

  /** The tables of the folder; of the month-wide ones over cells only those that are completed. */
  private static StudyTables existing(String to, List<TableSchema> completed, Configuration conf) {
    org.apache.hadoop.fs.Path folder = UserPath.of("--to " + to, to, conf);
    try {
      FileSystem fs = folder.getFileSystem(conf);
      if (!fs.exists(folder)) {
        return new StudyTables();
      }
      if (!fs.getFileStatus(folder).isDirectory()) {
        throw new UserError("--to " + to, "a file", "a folder, there or not", "Give another name.");
      }
      InputFolder there = new InputFolder(to, conf);
      return there.smallTables().putAll(there.tables(completed));
    } catch (IOException e) {
      throw UserError.unreadable("--to " + to, "", e);
    }
  }

  private static JobEnd write(
      String job, StudyTables made, StudyTables existing, String to, Progress progress) {
    Configuration conf = LocalFiles.configuration();
    List<String> ofFolder = new ArrayList<>();
    progress.step(
        "check and write " + made.tables().size() + " tables",
        () -> {
          made.tables().values().forEach(table -> table.validated("import"));
          InputFolder folder = InputFolder.write(made, UserPath.of("--to " + to, to, conf), conf);
          ofFolder.addAll(folder.setAside(made));
          ofFolder.addAll(implausible(made));
        });
    return new ImportReport(made, existing).end(job, ofFolder, to, progress.seconds());
  }

  /** What a run would refuse or say of these tables. */
  private static List<String> implausible(StudyTables made) {
    PlausibilityParameters loud =
        PlausibilityParameters.of(PlausibilityParameters.Beyond.WARN, List.of());
    return new Plausibility(loud).of(made, StudyInfo.of(made).currency());
  }
}
