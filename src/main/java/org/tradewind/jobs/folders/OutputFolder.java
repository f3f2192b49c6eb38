package org.tradewind.jobs.folders;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.FutureTask;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.function.IntToLongFunction;
import java.util.stream.IntStream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.util.SerializableConfiguration;
import org.tradewind.axes.UserError;
import org.tradewind.jobs.cluster.BackgroundWriter;
import org.tradewind.jobs.cluster.Spark;
import org.tradewind.tables.CsvTables;
import org.tradewind.tables.ParquetFiles;
import org.tradewind.tables.PlainFiles;
import org.tradewind.tables.RunLayout;
import org.tradewind.tables.StudyTables;
import org.tradewind.tables.Table;
import org.tradewind.tables.TableFiles;
import org.tradewind.tables.TableSchema;
import org.tradewind.tables.TextEncoding;

/**
 * The folder of a run, laid out as {@link RunLayout} says. Everything is written to a hidden
 * sibling, which is moved into place at the end, so that the folder is either whole or not there.
 */
public final class OutputFolder {
  private final Path target;
  private final Path partial;
  private final Configuration conf;
  private final FileSystem fs;
  private final long csvMaxRows;
  private final String option;
  private final List<Path> madeParents = new ArrayList<>();
  private final Map<String, Long> rows = new LinkedHashMap<>();
  private final Set<String> csvs = new LinkedHashSet<>();
  private final BackgroundWriter writer = new BackgroundWriter();

  /** Tables of inputs that lie side by side at the top, as a study's inputs do. */
  private final Set<String> atTop = new LinkedHashSet<>();

  private OutputFolder(
      String option, Path target, FileSystem fs, Configuration conf, long csvMaxRows) {
    this.option = option;
    this.target = target;
    this.partial = new Path(target.getParent(), "." + target.getName() + ".partial");
    this.conf = conf;
    this.fs = fs;
    this.csvMaxRows = csvMaxRows;
  }

  /**
   * Starts a run's folder.
   *
   * @param path where the run shall stand; it must not be there yet, or be an empty folder
   */
  public static OutputFolder create(String path, Configuration conf, long csvMaxRows) {
    return create("--out", path, conf, csvMaxRows);
  }

  private static OutputFolder create(
      String option, String path, Configuration conf, long csvMaxRows) {
    return writable(
        option,
        path,
        () -> {
          OutputFolder folder = free(option, path, conf, csvMaxRows);
          // A leftover of a killed run; it was never in place, so nothing is lost with it.
          folder.fs.delete(folder.partial, true);
          folder.noteMissingParents();
          if (!folder.fs.mkdirs(folder.partial)) {
            throw folder.unwritable("that it cannot be made", null);
          }
          return folder;
        });
  }

  /** Refuses, as {@link #create} would, a folder that is taken; touches nothing. */
  public static void requireFree(String path, Configuration conf) {
    writable("--out", path, () -> free("--out", path, conf, 0));
  }

  private static OutputFolder free(String option, String path, Configuration conf, long csvMaxRows)
      throws IOException {
    Path there = UserPath.of(option + " " + path, path, conf);
    FileSystem fs = there.getFileSystem(conf);
    OutputFolder folder = new OutputFolder(option, fs.makeQualified(there), fs, conf, csvMaxRows);
    folder.checkFree();
    return folder;
  }

  /** Work on the file system that may fail. */
  private interface Attempt {
    OutputFolder make() throws IOException;
  }

  private static OutputFolder writable(String option, String path, Attempt attempt) {
    try {
      return attempt.make();
    } catch (IOException e) {
      throw UserError.unwritable(option + " " + path, "folder", e);
    }
  }

  /**
   * Fills a run's folder; what was written goes where the run fails.
   *
   * @param path where the run shall stand
   * @param run writes into the folder and finishes it
   */
  public static <R> R fill(
      String path, Configuration conf, long csvMaxRows, Function<OutputFolder, R> run) {
    return fill("--out", path, conf, csvMaxRows, run);
  }

  /**
   * The same for a job that is told the folder in another way.
   *
   * @param option for messages, e.g. --to
   */
  public static <R> R fill(
      String option,
      String path,
      Configuration conf,
      long csvMaxRows,
      Function<OutputFolder, R> run) {
    OutputFolder folder = create(option, path, conf, csvMaxRows);
    boolean finished = false;
    try {
      R result = run.apply(folder);
      finished = true;
      return result;
    } finally {
      // Not a catch: Spark throws checked exceptions that it does not declare.
      if (!finished) {
        folder.abandon();
      }
    }
  }

  private void checkFree() throws IOException {
    if (!fs.exists(target)) {
      return;
    }
    boolean file = !fs.getFileStatus(target).isDirectory();
    if (file || fs.listStatus(target).length > 0) {
      throw new UserError(
          option + " " + target.toUri().getPath(),
          file ? "a file of that name" : "a folder with files in it",
          "a folder that is not there yet",
          "Choose another folder; earlier results are never written over.");
    }
  }

  private void noteMissingParents() throws IOException {
    Path parent = target.getParent();
    while (parent != null && !fs.exists(parent)) {
      madeParents.add(parent);
      parent = parent.getParent();
    }
  }

  private UserError unwritable(String found, IOException cause) {
    return new UserError(
        option + " " + target,
        found,
        "a folder that can be written",
        "Choose another folder, or change its permissions.",
        cause);
  }

  /** Where the run will stand. */
  public Path target() {
    return target;
  }

  /** The files of a table that was written. */
  public TableFiles files(TableSchema schema) {
    return TableFiles.of(table(schema), conf, TextEncoding.DEFAULT);
  }

  /** Where a table of the run lies, once it is written. */
  public Path table(TableSchema schema) {
    writer.await(schema.name());
    return place(schema);
  }

  private Path place(TableSchema schema) {
    return RunLayout.table(partial, schema.name());
  }

  /** Folder for what the run makes on its way; it goes with the run. */
  public Path inside(String name) {
    return new Path(partial, name);
  }

  /** What writes while the run goes on. */
  BackgroundWriter writer() {
    return writer;
  }

  /** Writes a table that is held in memory, while the run goes on. */
  public void write(Table table) {
    boolean csv = counted(table.schema(), table.rows());
    writer.start(
        table.name(),
        () -> {
          ParquetFiles.write(table, place(table.schema()), conf);
          if (csv) {
            writeCsv(table.schema(), List.of(table));
          }
          return null;
        });
  }

  /** Whether a table of so many rows also stands as CSV. */
  private boolean counted(TableSchema schema, long count) {
    rows.put(schema.name(), count);
    return count <= csvMaxRows && csvs.add(schema.name());
  }

  private void writeCsv(TableSchema schema, Iterable<Table> parts) {
    CsvTables.write(schema, parts, RunLayout.csv(partial, schema.name()), conf);
  }

  /** Writes a table that lies in parts over the executors; rows stand in the order of the parts. */
  public void write(TableSchema schema, JavaRDD<Table> parts, Spark spark) {
    write(List.of(schema), parts.map(List::of), spark);
  }

  /**
   * Writes tables that lie in parts over the executors, all in one pass: each task writes its own.
   * Rows stand in the order of the parts.
   *
   * @param schemas the tables
   * @param parts each with a table of every schema, in their order
   */
  public void write(List<TableSchema> schemas, JavaRDD<List<Table>> parts, Spark spark) {
    List<String> names = schemas.stream().map(TableSchema::name).toList();
    spark.sparkContext().setJobDescription("write " + String.join(", ", names));
    TableParts files =
        new TableParts(schemas, schemas.stream().map(s -> place(s).toString()).toList());
    Broadcast<SerializableConfiguration> hadoop =
        JavaSparkContext.fromSparkContext(spark.sparkContext())
            .broadcast(new SerializableConfiguration(conf));
    try {
      List<long[]> counts =
          parts
              .mapPartitionsWithIndex((p, of) -> files.write(p, of, hadoop.value().value()), true)
              .collect();
      for (int t = 0; t < schemas.size(); t++) {
        int column = t;
        written(schemas.get(t), counts.stream().mapToLong(c -> c[column]).sum());
      }
    } finally {
      hadoop.destroy();
    }
  }

  /**
   * Writes a table in parts as tasks would, the same files, on threads of this JVM.
   *
   * @param parts number of parts
   * @param threads how many parts are made at a time, at most
   * @param part makes the part of a number; called once for each
   */
  public void writeHere(TableSchema schema, int parts, int threads, IntFunction<Table> part) {
    TableParts files = new TableParts(List.of(schema), List.of(place(schema).toString()));
    IntToLongFunction write =
        p -> files.write(p, List.of(List.of(part.apply(p))).iterator(), conf).next()[0];
    ForkJoinPool pool = new ForkJoinPool(threads);
    try {
      // a parallel stream runs in the pool that it is started from
      FutureTask<Long> rows =
          new FutureTask<>(() -> IntStream.range(0, parts).parallel().mapToLong(write).sum());
      pool.execute(rows);
      written(schema, BackgroundWriter.result(rows));
    } finally {
      pool.shutdown();
    }
  }

  /** Counts a table whose Parquet files are whole, and starts its CSV. */
  private void written(TableSchema schema, long count) {
    if (counted(schema, count)) {
      writer.start(
          schema.name(),
          () -> {
            writeCsv(schema, read(schema));
            return null;
          });
    }
  }

  /** The parts of a table that was written, one after the other. */
  private Iterable<Table> read(TableSchema schema) {
    return () ->
        ParquetFiles.files(place(schema), conf).stream()
            .map(file -> ParquetFiles.read(schema, file, conf))
            .iterator();
  }

  /** What is written into a file of bytes. */
  public interface Content {
    void writeTo(OutputStream out) throws IOException;
  }

  /** Writes a file that is no table. */
  public void writeFile(String name, Content content) {
    try (OutputStream out =
        new BufferedOutputStream(PlainFiles.create(inside(name), conf), 1 << 16)) {
      content.writeTo(out);
    } catch (IOException e) {
      throw unwritable(e.getMessage(), e);
    }
  }

  /**
   * Writes tables of inputs at the top, side by side, as Parquet alone with their provenance: the
   * folder can then be the inputs of a study.
   */
  public void writeInputs(StudyTables tables) {
    writeInputs(tables, partial);
    atTop.addAll(tables.tables().keySet());
  }

  /** Writes tables of inputs that the run made itself among its own, with their provenance. */
  public void writeBuilt(StudyTables tables) {
    writeInputs(tables, inside(RunLayout.TABLES));
  }

  private void writeInputs(StudyTables tables, Path folder) {
    InputFolder.write(tables, folder, conf);
    tables.tables().values().forEach(t -> rows.put(t.name(), (long) t.rows()));
  }

  /** Copies a table of a folder of inputs as it lies there, with its provenance. */
  public void copyInput(InputFolder from, TableSchema schema) {
    from.copyWithOrigin(schema, partial);
  }

  /** Rows of every table written so far. */
  public Map<String, Long> rows() {
    return rows;
  }

  /** Writes a JSON file. */
  public void writeJson(String name, Object value) {
    try {
      Json.write(value, inside(name), fs);
    } catch (IOException e) {
      throw unwritable(e.getMessage(), e);
    }
  }

  /** Writes a text file. */
  public void writeText(String name, String text) {
    try {
      Json.writeText(text, inside(name), fs);
    } catch (IOException e) {
      throw unwritable(e.getMessage(), e);
    }
  }

  /** Removes a folder made on the way. */
  public void discard(Path path) {
    writer.awaitAll();
    try {
      fs.delete(path, true);
    } catch (IOException e) {
      throw unwritable(e.getMessage(), e);
    }
  }

  /**
   * Moves what was written into the folder of a run that is there, each table in place of the one
   * before, and lists its tables again.
   *
   * @param others rows of the tables that stay as they are
   */
  public void replaceIn(Path run, Map<String, Long> others) {
    writer.awaitAll();
    try {
      for (String holder : List.of(RunLayout.TABLES, RunLayout.CSV)) {
        replaceAll(inside(holder), new Path(run, holder));
        fs.delete(inside(holder), true);
      }
      for (String name : rows.keySet()) {
        if (!csvs.contains(name)) {
          // too long now for the CSV that the table before had
          fs.delete(RunLayout.csv(run, name), false);
        }
      }
      Map<String, Long> all = new LinkedHashMap<>(others);
      all.putAll(rows);
      Set<String> there = new LinkedHashSet<>();
      for (String name : all.keySet()) {
        if (fs.exists(RunLayout.csv(run, name))) {
          there.add(name);
        }
      }
      new Catalog(all, RunLayout::table, there::contains).files().forEach(this::writeText);
      replaceAll(partial, run);
      fs.delete(partial, true);
    } catch (IOException e) {
      throw unwritable(e.getMessage(), e);
    }
  }

  private void replaceAll(Path from, Path to) throws IOException {
    if (!fs.exists(from)) {
      return;
    }
    fs.mkdirs(to);
    for (FileStatus made : fs.listStatus(from)) {
      Path place = new Path(to, made.getPath().getName());
      fs.delete(place, true);
      if (!fs.rename(made.getPath(), place)) {
        throw unwritable("that " + made.getPath() + " cannot be moved there", null);
      }
    }
  }

  /** Lists its tables, moves the finished folder into place and says where it is. */
  public String finish() {
    writer.awaitAll();
    if (!rows.isEmpty()) {
      new Catalog(rows, name -> atTop.contains(name) ? name : RunLayout.table(name), csvs::contains)
          .files()
          .forEach(this::writeText);
    }
    try {
      checkFree();
      fs.delete(target, false);
      fs.mkdirs(target.getParent());
      if (!fs.rename(partial, target)) {
        throw unwritable("that " + partial + " cannot be moved there", null);
      }
      return "file".equals(fs.getScheme()) ? target.toUri().getPath() : target.toString();
    } catch (IOException e) {
      throw unwritable(e.getMessage(), e);
    }
  }

  /** Removes what was written, after a failure. */
  public void abandon() {
    writer.abandon();
    try {
      fs.delete(partial, true);
      for (Path parent : madeParents) {
        // Only an empty one goes: another run may be at work beside this one.
        if (fs.exists(parent) && fs.listStatus(parent).length == 0) {
          fs.delete(parent, false);
        }
      }
    } catch (IOException e) {
      // The failure that led here is the one to tell; a leftover is removed by the next run.
    }
  }
}
