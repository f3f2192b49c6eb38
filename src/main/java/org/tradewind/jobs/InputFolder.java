package org.tradewind.jobs;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.codec.digest.DigestUtils;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.FileUtil;
import org.apache.hadoop.fs.Path;
import org.tradewind.axes.UserError;
import org.tradewind.config.Study;
import org.tradewind.recipes.Recipes;
import org.tradewind.tables.CsvTables;
import org.tradewind.tables.Inputs;
import org.tradewind.tables.ParquetFiles;
import org.tradewind.tables.Provenance;
import org.tradewind.tables.StudyTables;
import org.tradewind.tables.Table;
import org.tradewind.tables.TableSchema;

/**
 * A folder of input tables: each a folder of Parquet files or one CSV file, with their provenance
 * beside them.
 */
public final class InputFolder {
  private static final String REPLACED = ".replaced";

  private final Path folder;
  private final Configuration conf;
  private final FileSystem fs;
  private final ProvenanceFile provenance;
  private final Map<String, List<Provenance.SourceFile>> hashed = new HashMap<>();
  private final Map<String, Provenance> origins = new HashMap<>();

  /**
   * Opens the inputs of a study; what a recipe makes is written into the run first, so that it can
   * be looked at and run again.
   */
  static InputFolder of(Study study, OutputFolder out, Configuration conf) {
    if (!Recipes.has(study.inputs())) {
      return new InputFolder(study.inputs(), conf);
    }
    StudyTables tables =
        Recipes.require(study.inputs()).tables(java.nio.file.Path.of(study.data()), study.recipe());
    Path folder = out.inside("inputs");
    return write(tables, folder, conf);
  }

  /** Opens a folder that must be there. */
  public InputFolder(String folder, Configuration conf) {
    this.folder = new Path(folder);
    this.conf = conf;
    try {
      this.fs = this.folder.getFileSystem(conf);
      if (!fs.getFileStatus(this.folder).isDirectory()) {
        throw missing("a file");
      }
      this.provenance = ProvenanceFile.read(this.folder, fs);
    } catch (IOException e) {
      throw missing("nothing there (" + e.getMessage() + ")");
    }
  }

  private UserError missing(String found) {
    return new UserError(
        "inputs " + folder,
        found,
        "the name of a recipe (sample, wiod-2000, china-2017-open) or a folder of input tables",
        "Correct the key 'inputs' of the study.");
  }

  public boolean has(TableSchema schema) {
    return exists(parquet(schema)) || exists(csv(schema));
  }

  /** Where a table lies as Parquet, whether it does or not. */
  public Path parquet(TableSchema schema) {
    return new Path(folder, schema.name());
  }

  private Path csv(TableSchema schema) {
    return new Path(folder, schema.name() + ".csv");
  }

  private boolean exists(Path path) {
    try {
      return fs.exists(path);
    } catch (IOException e) {
      throw missing(e.getMessage());
    }
  }

  /**
   * Reads a table whole and checks it; one that is there as Parquet and as CSV is a {@link
   * UserError}.
   */
  public Table table(TableSchema schema) {
    boolean parquet = exists(parquet(schema));
    if (parquet && exists(csv(schema))) {
      throw new UserError(
          "inputs " + folder,
          "both " + schema.name() + "/ and " + schema.name() + ".csv",
          "one of them",
          "Remove the one that is out of date.");
    }
    return parquet
        ? ParquetFiles.read(schema, parquet(schema), conf).validated(parquet(schema).toString())
        : CsvTables.read(schema, csv(schema), conf).validated(csv(schema).toString());
  }

  /**
   * As {@link #table}, but where a table lies as Parquet and as CSV the Parquet is read: a run
   * writes both.
   */
  Table ofRun(TableSchema schema) {
    return exists(parquet(schema))
        ? ParquetFiles.read(schema, parquet(schema), conf).validated(parquet(schema).toString())
        : table(schema);
  }

  /** All tables that fit in memory; the month-wide grid tables are left to Spark. */
  public StudyTables smallTables() {
    StudyTables tables = new StudyTables();
    for (TableSchema schema : Inputs.ALL) {
      if (!Inputs.GRIDDED.contains(schema) && has(schema)) {
        tables.put(table(schema), provenance(schema));
      }
    }
    return tables;
  }

  /** Those of some tables that are there, whole. */
  public StudyTables tables(List<TableSchema> schemas) {
    StudyTables tables = new StudyTables();
    for (TableSchema schema : schemas) {
      if (has(schema)) {
        tables.put(table(schema), provenance(schema));
      }
    }
    return tables;
  }

  /** Every table whole, the month-wide grid tables among them. */
  public StudyTables allTables() {
    StudyTables tables = smallTables();
    for (TableSchema schema : Inputs.GRIDDED) {
      if (has(schema)) {
        tables.put(table(schema), provenance(schema));
      }
    }
    return tables;
  }

  /**
   * A gridded table as Parquet for Spark to read, every file's columns checked; one that lies as
   * CSV is written to a work folder first.
   */
  public Path griddedParquet(TableSchema schema, Path workFolder) {
    if (exists(csv(schema))) {
      Path copy = new Path(workFolder, schema.name());
      ParquetFiles.write(table(schema), copy, conf);
      return copy;
    }
    for (Path file : ParquetFiles.files(parquet(schema), conf)) {
      ParquetFiles.fields(schema, ParquetFiles.schemaOf(file, conf), file.toString());
    }
    return parquet(schema);
  }

  /**
   * Copies a table, as it lies there, into another folder in place of the one that is there; a
   * table that is not there is removed from the other folder.
   */
  void copy(TableSchema schema, Path to) {
    try {
      FileSystem other = to.getFileSystem(conf);
      other.mkdirs(to);
      other.delete(new Path(to, schema.name()), true);
      other.delete(new Path(to, schema.name() + ".csv"), true);
      for (Path form : List.of(parquet(schema), csv(schema))) {
        if (exists(form)) {
          FileUtil.copy(fs, form, other, new Path(to, form.getName()), false, conf);
        }
      }
    } catch (IOException e) {
      throw new UserError(
          to.toString(),
          "that " + schema.name() + " cannot be copied there: " + e.getMessage(),
          "a folder that can be written",
          "Check its permissions and the free space.",
          e);
    }
  }

  /**
   * What is known of a table's origin; an entry holds as long as the table is as it was written.
   */
  public Provenance provenance(TableSchema schema) {
    return origins.computeIfAbsent(
        schema.name(),
        name -> provenance.of(schema, this::hashes).orElseGet(ProvenanceFile::given));
  }

  /**
   * What was ignored, mended or assumed in the tables that are there, one sentence each with the
   * tables that it concerns.
   */
  List<String> remarks() {
    Map<String, List<String>> tables = new LinkedHashMap<>();
    for (TableSchema schema : Inputs.ALL) {
      if (has(schema)) {
        for (String remark : provenance(schema).remarks()) {
          tables.computeIfAbsent(remark, r -> new ArrayList<>()).add(schema.name());
        }
      }
    }
    List<String> remarks = new ArrayList<>();
    tables.forEach((remark, names) -> remarks.add(String.join(", ", names) + ": " + remark));
    remarks.addAll(provenance.unused(this::has));
    return remarks;
  }

  /** The files of a table with their hashes, in the order of their names; each is read once. */
  public List<Provenance.SourceFile> hashes(TableSchema schema) {
    List<Provenance.SourceFile> known = hashed.get(schema.name());
    if (known == null) {
      known = hashesNow(schema);
      hashed.put(schema.name(), known);
    }
    return known;
  }

  private List<Provenance.SourceFile> hashesNow(TableSchema schema) {
    List<Path> files =
        exists(parquet(schema)) ? ParquetFiles.files(parquet(schema), conf) : List.of(csv(schema));
    List<Provenance.SourceFile> hashes = new ArrayList<>();
    for (Path file : files) {
      String shown = schema.name() + "/" + file.getName();
      hashes.add(
          new Provenance.SourceFile(
              files.size() == 1 && !exists(parquet(schema)) ? file.getName() : shown,
              sha256(file)));
    }
    return hashes;
  }

  private String sha256(Path file) {
    try (InputStream in = fs.open(file)) {
      return DigestUtils.sha256Hex(in);
    } catch (IOException e) {
      throw new UserError(
          file.toString(), e.getMessage(), "a readable file", "Check its permissions.", e);
    }
  }

  /**
   * Renames files that hold a table in another form than the Parquet folder just written for it, so
   * that the folder has each table once and nothing of the user is lost.
   *
   * @return one sentence for each file
   */
  List<String> setAside(StudyTables written) {
    List<String> notes = new ArrayList<>();
    try {
      for (FileStatus file : fs.listStatus(folder)) {
        String name = file.getPath().getName();
        int dot = name.indexOf('.');
        boolean other = dot > 0 && written.tables().containsKey(name.substring(0, dot));
        if (other && !name.contains(REPLACED)) {
          Path aside = new Path(folder, name + REPLACED);
          for (int n = 2; fs.exists(aside); n++) {
            aside = new Path(folder, name + REPLACED + "-" + n);
          }
          fs.rename(file.getPath(), aside);
          notes.add(
              name + " is now " + aside.getName() + ": the import wrote the table as a folder");
        }
      }
    } catch (IOException e) {
      throw missing(e.getMessage());
    }
    return notes;
  }

  /**
   * Writes tables into a folder, next to those already there, with their provenance.
   *
   * @return the folder
   */
  public static InputFolder write(StudyTables tables, Path folder, Configuration conf) {
    try {
      FileSystem fs = folder.getFileSystem(conf);
      for (Table table : tables.tables().values()) {
        Path target = new Path(folder, table.name());
        fs.delete(target, true);
        ParquetFiles.write(table, target, conf);
      }
      fs.mkdirs(folder);
      InputFolder there = new InputFolder(folder.toString(), conf);
      for (Table table : tables.tables().values()) {
        String name = table.name();
        there.provenance.put(name, tables.provenance(name), there.hashes(table.schema()));
      }
      there.provenance.write(folder, fs);
      return there;
    } catch (IOException e) {
      throw new UserError(
          folder.toString(),
          "that it cannot be written: " + e.getMessage(),
          "a folder that can be written",
          "Check the path, its permissions and the free space.",
          e);
    }
  }
}
