package org.tradewind.jobs.publish;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.tradewind.axes.UserError;
import org.tradewind.exports.RunFormat;
import org.tradewind.jobs.cluster.LocalFiles;
import org.tradewind.jobs.finished.ReportTables;
import org.tradewind.jobs.folders.RunFolder;
import org.tradewind.jobs.folders.UserPath;
import org.tradewind.jobs.pages.JobEnd;
import org.tradewind.jobs.screen.Progress;
import org.tradewind.report.FigurePicture;
import org.tradewind.report.FigureScripts;
import org.tradewind.report.PageData;
import org.tradewind.report.ReportPage;
import org.tradewind.report.ReportParts;
import org.tradewind.tables.RunLayout;

/**
 * Makes the report of a finished run: report.html, and its figures as SVG and PNG. Needs no Spark.
 */
public final class ReportRun {
  private final Configuration conf;
  private final String folder;
  private final PageData data;

  /** Reads a run. */
  public ReportRun(String folder, Configuration conf) {
    this.conf = conf;
    this.folder = folder;
    this.data = PageData.of(new ReportTables(new RunFolder(folder, conf)));
  }

  /** Refuses, before a run begins, what could not be made at its end. */
  public static void requireMakeable(ReportParts parts) {
    if (parts == ReportParts.FIGURES) {
      FigureScripts.requireAvailable();
      FigurePicture.requireFonts();
    }
  }

  /**
   * The job 'report'.
   *
   * @param folder folder of the run
   * @param figures whether figures are made too
   * @param out where the page goes; empty for the folder of the run
   * @param log where progress is reported
   */
  public static JobEnd job(String folder, boolean figures, Optional<String> out, PrintStream log) {
    requireMakeable(figures ? ReportParts.FIGURES : ReportParts.PAGE);
    Progress progress = new Progress(log, figures ? 3 : 2);
    ReportRun report =
        progress.step(
            "read the run's tables", () -> new ReportRun(folder, LocalFiles.configuration()));
    List<String> drawn = figures ? progress.step("figures", report::figures) : List.of();
    String page = progress.step("page", () -> out.map(report::page).orElseGet(report::page));
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("folder", folder);
    members.put("report", page);
    members.put("figures", drawn);
    members.put("seconds", progress.seconds());
    String text = drawn.stream().map(line -> line + "\n").collect(Collectors.joining());
    return new JobEnd("report", text + "Report: " + page + "\n", members);
  }

  /**
   * Makes what a study asks for, in the folder of its finished run. A page that an earlier version
   * of the tables is in goes where none is asked for.
   */
  public static void make(ReportParts parts, String folder, Configuration conf, Progress progress) {
    if (parts == ReportParts.OFF) {
      remove(new Path(folder, RunLayout.REPORT), conf);
      return;
    }
    boolean made = false;
    try {
      progress.step(
          "report",
          () -> {
            ReportRun report = new ReportRun(folder, conf);
            if (parts == ReportParts.FIGURES) {
              report.figures().forEach(progress::note);
            }
            report.page();
          });
      made = true;
    } finally {
      if (!made) {
        progress.note("The run is finished, and its tables are whole: " + folder);
      }
    }
  }

  private static void remove(Path file, Configuration conf) {
    try {
      file.getFileSystem(conf).delete(file, true);
    } catch (IOException e) {
      throw UserError.unwritable(file.toString(), "file", e);
    }
  }

  /** Writes the page into the folder of the run, and says where it is. */
  public String page() {
    return page(new Path(folder, RunLayout.REPORT));
  }

  /** Writes the page into another file, and says where it is. */
  public String page(String file) {
    return page(UserPath.of("--out " + file, file, conf));
  }

  /** Writes the page as a whole or not at all, in place of one that is there. */
  private String page(Path file) {
    byte[] html = ReportPage.html(data).getBytes(StandardCharsets.UTF_8);
    write(file, out -> out.write(html));
    return shown(file);
  }

  /**
   * Writes the figures into the folder of the run; a figure that was there and is left out now
   * goes.
   *
   * @return what was written and what was left out, a sentence each
   */
  public List<String> figures() {
    Path to = new Path(folder, RunLayout.FIGURES);
    RunFormat.Export drawn = drawn();
    remove(to, conf);
    drawn.files().forEach(file -> write(new Path(to, file.name()), file.content()));
    List<String> said = new ArrayList<>();
    said.add("Figures: " + drawn.files().size() / 2 + " as SVG and PNG in " + shown(to));
    said.addAll(drawn.notes());
    return said;
  }

  /** ID.svg and ID.png of each figure that the run has the tables for. */
  RunFormat.Export drawn() {
    requireMakeable(ReportParts.FIGURES);
    List<RunFormat.File> files = new ArrayList<>();
    List<String> notes = new ArrayList<>();
    try (FigureScripts scripts = FigureScripts.open(data)) {
      for (int f = 0; f < scripts.ids().size(); f++) {
        FigureScripts.Figure figure = scripts.draw(f);
        if (figure.svg().isEmpty()) {
          notes.add("left out: " + figure.id() + ": " + figure.missing());
          continue;
        }
        String svg = figure.svg().get();
        files.add(file(figure.id() + ".svg", svg.getBytes(StandardCharsets.UTF_8)));
        files.add(file(figure.id() + ".png", FigurePicture.png(svg)));
      }
    }
    return new RunFormat.Export(files, notes);
  }

  private static RunFormat.File file(String name, byte[] bytes) {
    return new RunFormat.File(name, out -> out.write(bytes));
  }

  private void write(Path file, RunFormat.Content content) {
    Path partial = new Path(file.getParent(), "." + file.getName() + ".partial");
    try {
      FileSystem fs = file.getFileSystem(conf);
      fs.mkdirs(file.getParent());
      fs.setWriteChecksum(false);
      try (OutputStream out = fs.create(partial, true)) {
        content.writeTo(out);
      } finally {
        fs.setWriteChecksum(true);
      }
      fs.delete(file, false);
      if (!fs.rename(partial, file)) {
        throw new IOException(partial + " cannot be moved there");
      }
    } catch (IOException e) {
      remove(partial, conf);
      throw UserError.unwritable(file.toString(), "file", e);
    }
  }

  private static String shown(Path path) {
    return path.toUri().getScheme() == null || "file".equals(path.toUri().getScheme())
        ? path.toUri().getPath()
        : path.toString();
  }
}
