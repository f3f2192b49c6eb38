package org.tradewind.jobs.publish;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.tradewind.axes.UserError;
import org.tradewind.exports.RunContents;
import org.tradewind.exports.RunFormat;
import org.tradewind.jobs.cluster.LocalFiles;
import org.tradewind.jobs.folders.RunFolder;
import org.tradewind.jobs.folders.RunTables;
import org.tradewind.jobs.folders.UserPath;
import org.tradewind.jobs.pages.JobEnd;
import org.tradewind.jobs.screen.Progress;
import org.tradewind.report.ReportParts;
import org.tradewind.tables.Table;
import org.tradewind.tables.TableSchema;

/**
 * Writes a finished run in another format. Each file is written under a hidden name and moved into
 * place when all are whole; a file that is there already is never written over. Needs no Spark
 * session.
 */
public final class RunExport {
  private static final int BUFFER = 1 << 16;

  private final Configuration conf = LocalFiles.configuration();

  /**
   * Writes the files of a format.
   *
   * @param folder folder of the run
   * @param to folder of the export; it may be there
   * @param log where progress is reported
   * @return what was written
   */
  public JobEnd run(RunFormat format, String folder, String to, PrintStream log) {
    return export(format.name(), () -> format.of(contents(folder, conf)), folder, to, log);
  }

  /** The same for the figures of the report. */
  public JobEnd figures(String folder, String to, PrintStream log) {
    ReportRun.requireMakeable(ReportParts.FIGURES);
    return export(ExportFormats.SVG, () -> new ReportRun(folder, conf).drawn(), folder, to, log);
  }

  private JobEnd export(
      String format, Supplier<RunFormat.Export> made, String folder, String to, PrintStream log) {
    Path target = UserPath.of("--to " + to, to, conf);
    Progress progress = new Progress(log, 2);
    RunFormat.Export export = progress.step("read the run for " + format, made);
    Map<String, Long> files = progress.step("write the files", () -> write(export, target, to));
    StringBuilder text = new StringBuilder();
    export.notes().forEach(note -> text.append("note: ").append(note).append('\n'));
    files.forEach(
        (file, bytes) -> text.append(String.format(Locale.ROOT, "%s (%,d bytes)%n", file, bytes)));
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("format", format);
    members.put("run", folder);
    members.put("folder", to);
    members.put("bytes", files);
    members.put("notes", export.notes());
    members.put("seconds", progress.seconds());
    return new JobEnd("export", text.toString(), members);
  }

  private Map<String, Long> write(RunFormat.Export export, Path target, String to) {
    try {
      FileSystem fs = target.getFileSystem(conf);
      return write(export.files(), fs.makeQualified(target), fs);
    } catch (IOException e) {
      throw UserError.unwritable("--to " + to, "folder", e);
    }
  }

  private static Map<String, Long> write(List<RunFormat.File> files, Path target, FileSystem fs)
      throws IOException {
    for (RunFormat.File file : files) {
      requireFree(new Path(target, file.name()), fs);
    }
    boolean made = !fs.exists(target);
    List<Path> partial = new ArrayList<>();
    boolean whole = false;
    // without the .crc siblings that Hadoop's local file system would leave
    fs.setWriteChecksum(false);
    try {
      fs.mkdirs(target);
      for (RunFormat.File file : files) {
        Path path = new Path(target, "." + file.name() + ".partial");
        partial.add(path);
        try (OutputStream out = new BufferedOutputStream(fs.create(path, true), BUFFER)) {
          file.content().writeTo(out);
        }
      }
      Map<String, Long> written = new LinkedHashMap<>();
      for (int i = 0; i < partial.size(); i++) {
        Path place = new Path(target, files.get(i).name());
        if (!fs.rename(partial.get(i), place)) {
          throw new IOException(partial.get(i) + " cannot be moved to " + place);
        }
        written.put(shown(place, fs), fs.getFileStatus(place).getLen());
      }
      whole = true;
      return written;
    } finally {
      fs.setWriteChecksum(true);
      // not a catch: what makes the bytes may throw anything
      for (Path path : partial) {
        fs.delete(path, false);
      }
      if (!whole && made && fs.exists(target) && fs.listStatus(target).length == 0) {
        fs.delete(target, false);
      }
    }
  }

  private static String shown(Path path, FileSystem fs) {
    return "file".equals(fs.getScheme()) ? path.toUri().getPath() : path.toString();
  }

  private static void requireFree(Path file, FileSystem fs) throws IOException {
    Path folder = file.getParent();
    if (fs.exists(folder) && !fs.getFileStatus(folder).isDirectory()) {
      throw new UserError(
          "--to " + shown(folder, fs), "a file", "a folder", "Choose another name.");
    }
    if (fs.exists(file)) {
      throw new UserError(
          "--to " + shown(folder, fs),
          "a file " + file.getName(),
          "a folder without one",
          "Remove it or choose another folder; earlier results are never written over.");
    }
  }

  /** A finished run as the formats read it. */
  static RunContents contents(String folder, Configuration conf) {
    RunFolder run = new RunFolder(folder, conf);
    return RunContents.of(ExportedManifest.of(run, name(folder, conf)), new Tables(run));
  }

  private static String name(String folder, Configuration conf) {
    Path path = UserPath.of("run " + folder, folder, conf);
    try {
      String name = path.getFileSystem(conf).makeQualified(path).getName();
      return name.isEmpty() ? "run" : name;
    } catch (IOException e) {
      throw UserError.unreadable("run " + folder, "", e);
    }
  }

  private record Tables(RunFolder run) implements RunContents.Tables {
    @Override
    public Map<String, Long> rows() {
      Map<String, Long> rows = new LinkedHashMap<>();
      run.says("outputs_rows")
          .properties()
          .forEach(table -> rows.put(table.getKey(), table.getValue().asLong()));
      return rows;
    }

    @Override
    public Optional<Table> output(String name) {
      return RunTables.schema(name).map(run::table);
    }

    @Override
    public Optional<Table> input(TableSchema schema) {
      return run.hashes(schema.name()).isEmpty()
          ? Optional.empty()
          : Optional.of(run.unchangedInputs(schema).table(schema));
    }
  }
}
