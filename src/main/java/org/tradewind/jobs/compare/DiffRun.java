package org.tradewind.jobs.compare;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.tradewind.axes.UserError;
import org.tradewind.difference.DifferencePage;
import org.tradewind.difference.DifferenceTables;
import org.tradewind.difference.RunDifference;
import org.tradewind.difference.TableDifference;
import org.tradewind.jobs.folders.OutputFolder;
import org.tradewind.jobs.folders.RunFolder;
import org.tradewind.jobs.folders.RunTables;
import org.tradewind.jobs.folders.UserPath;
import org.tradewind.tables.Table;
import org.tradewind.tables.TableSchema;

/**
 * Compares two finished runs. Needs no Spark session, and changes nothing in either; only one table
 * of each is held at a time.
 */
public final class DiffRun {
  private static final long CSV_MAX_ROWS = 200_000;

  private final Configuration conf;
  private final RunFolder a;
  private final RunFolder b;
  private final double tolerance;
  private final int top;

  /**
   * @param folderA folder of the first run
   * @param folderB folder of the second
   * @param tolerance relative difference up to which a number has not moved
   * @param top moves to keep of a column
   */
  public DiffRun(String folderA, String folderB, double tolerance, int top, Configuration conf) {
    this.conf = conf;
    if (!(tolerance >= 0 && tolerance < 1)) {
      throw new UserError(
          "--tolerance",
          String.valueOf(tolerance),
          "a number from 0 to below 1",
          "Leave it out to see every difference.");
    }
    if (top < 0) {
      throw new UserError("--top", String.valueOf(top), "at least 0", "Ask for some moves.");
    }
    this.a = new RunFolder(folderA, conf);
    this.b = new RunFolder(folderB, conf);
    this.tolerance = tolerance;
    this.top = top;
    if (real(folderA).equals(real(folderB))) {
      throw new UserError(
          "runs " + folderA + " and " + folderB,
          "the same folder twice",
          "two runs",
          "Name another run.");
    }
  }

  private Path real(String folder) {
    try {
      Path given = UserPath.of("run " + folder, folder, conf);
      FileSystem fs = given.getFileSystem(conf);
      Path path = fs.makeQualified(given);
      return "file".equals(fs.getScheme())
          ? fs.makeQualified(
              new Path(java.nio.file.Path.of(path.toUri().getPath()).toRealPath().toString()))
          : path;
    } catch (IOException e) {
      throw UserError.unreadable("run " + folder, "", e);
    }
  }

  RunFolder a() {
    return a;
  }

  RunFolder b() {
    return b;
  }

  double tolerance() {
    return tolerance;
  }

  /**
   * Inputs, tables and intervals. Tables summary and draw are passed over: their rows are those of
   * tables of intervals, or the draws that these are of, and each move would be told twice.
   */
  public RunDifference compare() {
    TreeSet<String> onlyA = new TreeSet<>(a.tables());
    TreeSet<String> onlyB = new TreeSet<>(b.tables());
    TreeSet<String> both = new TreeSet<>(onlyA);
    both.retainAll(onlyB);
    onlyA.removeAll(both);
    onlyB.removeAll(both);
    if (both.isEmpty()) {
      throw new UserError(
          "runs " + a.folder() + " and " + b.folder(),
          "no table that both have",
          "two runs with some table in common",
          "Compare runs of one job.");
    }
    List<TableDifference> tables = new ArrayList<>();
    List<String> unknown = new ArrayList<>();
    DrawnDifference drawn = new DrawnDifference(a, b);
    boolean intervals = false;
    both.removeIf(RunTables::repeats);
    for (String name : RunTables.sorted(both)) {
      Optional<TableSchema> schema = RunTables.schema(name);
      if (schema.isEmpty()) {
        unknown.add(name);
        continue;
      }
      List<String> lackingInA = a.lacking(schema.get());
      List<String> lackingInB = b.lacking(schema.get());
      TableSchema common = schema.get().without(lackingInA).without(lackingInB);
      Table inA = a.table(common);
      Table inB = b.table(common);
      tables.add(TableDifference.of(inA, inB, tolerance, top).withColumns(lackingInB, lackingInA));
      Optional<TableSchema> base = RunTables.base(name);
      base.ifPresent(of -> drawn.add(of, inA, inB, tolerance));
      intervals |= base.isPresent();
    }
    return new RunDifference(
        new RunDifference.Runs(a.folder(), b.folder(), study(a), study(b)),
        InputDifference.of(a, b),
        tables,
        RunTables.sorted(onlyA),
        RunTables.sorted(onlyB),
        unknown,
        intervals ? drawn.differences() : List.of(),
        intervals ? drawn.pairing() : "",
        List.of(),
        false,
        tolerance);
  }

  private static String study(RunFolder run) {
    return run.says("study").asText();
  }

  /** The page for the terminal. */
  public String page(RunDifference difference) {
    return DifferencePage.of(difference, top);
  }

  /**
   * Refuses a folder of results that is taken, or lies in one of the runs.
   *
   * @param to where the tables shall stand
   */
  public void requireApart(String to) {
    OutputFolder.requireFree(to, conf);
    try {
      FileSystem fs = new Path(to).getFileSystem(conf);
      Path above = fs.makeQualified(new Path(to));
      while (above != null) {
        Path place = fs.exists(above) ? real(above.toString()) : above;
        for (RunFolder run : List.of(a, b)) {
          if (place.equals(real(run.folder()))) {
            throw new UserError(
                "--to " + to,
                "a place in the run " + run.folder(),
                "a folder outside both runs",
                "A finished run is never changed; choose another folder.");
          }
        }
        above = above.getParent();
      }
    } catch (IOException e) {
      throw UserError.unwritable("--to " + to, "folder", e);
    }
  }

  /**
   * Writes the page and the tables.
   *
   * @param to folder that is not there yet
   * @return where it stands
   */
  public String write(RunDifference difference, String to) {
    return OutputFolder.fill(
        to,
        conf,
        CSV_MAX_ROWS,
        folder -> {
          DifferenceTables.of(difference).forEach(folder::write);
          folder.writeText("diff.txt", page(difference));
          return folder.finish();
        });
  }
}
