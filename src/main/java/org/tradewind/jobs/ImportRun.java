package org.tradewind.jobs;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.tradewind.axes.UserError;
import org.tradewind.config.Study;
import org.tradewind.importers.ImportSettings;
import org.tradewind.importers.Importer;
import org.tradewind.importers.Importers;
import org.tradewind.plausibility.Plausibility;
import org.tradewind.plausibility.PlausibilityParameters;
import org.tradewind.recipes.Recipes;
import org.tradewind.tables.StudyInfo;
import org.tradewind.tables.StudyTables;
import org.tradewind.tables.Table;
import org.tradewind.tables.TableSchema;

/** Turns a source into input tables in a folder. Small enough to need no Spark session. */
public final class ImportRun {
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
   * @return what was written, for the terminal
   */
  public String run(Path source, String to) {
    Configuration conf = LocalFiles.configuration();
    StudyTables existing = existing(to, importer.completes(settings), conf);
    return write(Importers.read(importer, source, settings, existing), existing, to, conf);
  }

  /** Writes the tables of the bundled study. */
  public static String sample(Study study, String to) {
    StudyTables made = Recipes.require("sample").tables(Path.of(study.data()), study.recipe());
    Configuration conf = LocalFiles.configuration();
    return write(made, existing(to, List.of(), conf), to, conf);
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

  private static String write(
      StudyTables made, StudyTables existing, String to, Configuration conf) {
    for (Table table : made.tables().values()) {
      table.validated("import");
    }
    ImportReport report = new ImportReport(made, existing);
    InputFolder folder = InputFolder.write(made, UserPath.of("--to " + to, to, conf), conf);
    List<String> ofFolder = new ArrayList<>(folder.setAside(made));
    ofFolder.addAll(implausible(made));
    return report.text(ofFolder, to);
  }

  /** What a run would refuse or say of these tables. */
  private static List<String> implausible(StudyTables made) {
    PlausibilityParameters loud =
        PlausibilityParameters.of(PlausibilityParameters.Beyond.WARN, List.of());
    return new Plausibility(loud).of(made, StudyInfo.of(made).currency());
  }
}
