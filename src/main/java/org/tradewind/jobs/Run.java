package org.tradewind.jobs;

import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.tradewind.axes.UserError;
import org.tradewind.jobs.cluster.LocalFiles;
import org.tradewind.jobs.finished.ReportTables;
import org.tradewind.jobs.folders.RunFolder;
import org.tradewind.jobs.folders.RunTables;
import org.tradewind.report.FigureScripts;
import org.tradewind.report.PageData;
import org.tradewind.tables.Table;

/**
 * A finished run, read in a program or a notebook: its tables by name, and the figures of its
 * report. Needs no Spark.
 */
public final class Run implements AutoCloseable {
  private final RunFolder folder;
  private final ReportTables tables;
  private FigureScripts scripts;

  private Run(RunFolder folder) {
    this.folder = folder;
    this.tables = new ReportTables(folder);
  }

  /** Opens the folder of a finished run. */
  public static Run open(String folder) {
    return open(folder, LocalFiles.configuration());
  }

  /** Opens the folder of a finished run on any file system. */
  public static Run open(String folder, Configuration conf) {
    return new Run(new RunFolder(folder, conf));
  }

  /** Names of its tables of results, in the order of docs/tables.md. */
  public List<String> tables() {
    return RunTables.sorted(folder.tables());
  }

  /** A table of results, or a small table of inputs that lies in the run; it is read once. */
  public Table table(String name) {
    return tables
        .table(name)
        .orElseThrow(
            () ->
                new UserError(
                    "run " + folder.folder(),
                    "no table '" + name + "'",
                    "one of " + String.join(", ", tables()),
                    "docs/tables.md says which table answers what, and what a study must have for"
                        + " it."));
  }

  /** Names of the figures of its report, in the order of the page. */
  public List<String> figures() {
    return scripts().ids();
  }

  /**
   * A figure of its report.
   *
   * @param name one of {@link #figures()}
   * @return the picture as SVG
   */
  public String figure(String name) {
    int at = figures().indexOf(name);
    String found = "no figure '" + name + "'";
    if (at >= 0) {
      FigureScripts.Figure figure = scripts().draw(at);
      if (figure.svg().isPresent()) {
        return figure.svg().get();
      }
      found = "the figure '" + name + "' is left out: " + figure.missing();
    }
    throw new UserError(
        "run " + folder.folder(),
        found,
        "one of " + String.join(", ", figures()),
        "docs/reading-results.md says what each figure needs.");
  }

  private FigureScripts scripts() {
    if (scripts == null) {
      scripts = FigureScripts.open(PageData.of(tables));
    }
    return scripts;
  }

  @Override
  public void close() {
    if (scripts != null) {
      scripts.close();
      scripts = null;
    }
  }
}
