package org.tradewind.jobs.folders;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.commons.codec.digest.DigestUtils;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.FileUtil;
import org.apache.hadoop.fs.Path;
import org.tradewind.axes.UserError;
import org.tradewind.config.Study;
import org.tradewind.recipes.Recipes;
import org.tradewind.tables.Column;
import org.tradewind.tables.Inputs;
import org.tradewind.tables.ParquetFiles;
import org.tradewind.tables.Provenance;
import org.tradewind.tables.ReadingRemarks;
import org.tradewind.tables.RunLayout;
import org.tradewind.tables.StudyTables;
import org.tradewind.tables.Table;
import org.tradewind.tables.TableFiles;
import org.tradewind.tables.TableReader;
import org.tradewind.tables.TableSchema;
import org.tradewind.tables.TextEncoding;

/**
 * A folder of input tables, each in one of the forms of {@link TableFiles}, with their provenance
 * beside them.
 */
public final class InputFolder {
  static final String REPLACED = ".replaced";

  private final Path folder;
  private final Configuration conf;

  /** Encoding of CSV files without a byte-order mark. */
  private final String encoding;

  private final FileSystem fs;
  private final ProvenanceFile provenance;

  /** Of a recipe's own tables: they need not be read back. */
  private final Optional<MadeTables> made;

  private final Map<String, List<Provenance.SourceFile>> hashed = new HashMap<>();
  private final Map<String, Provenance> origins = new HashMap<>();

  /** What reading leaves out, by table that was read or checked. */
  private final Map<String, ReadingRemarks> read = new HashMap<>();

  /**
   * Opens the inputs of a study; what a recipe makes is written into the run first, so that it can
   * be looked at and run again.
   */
  public static InputFolder of(Study study, OutputFolder out, Configuration conf) {
    return of(study, () -> MadeTables.of(study), out, conf);
  }

  /**
   * The same.
   *
   * @param recipe gives the tables of the study's recipe
   */
  public static InputFolder of(
      Study study, Supplier<StudyTables> recipe, OutputFolder out, Configuration conf) {
    if (!Recipes.has(study.inputs())) {
      return new InputFolder(study.inputs(), conf, study.encoding());
    }
    Path folder = out.inside(RunLayout.INPUTS);
    return new InputFolder(MadeTables.write(recipe.get(), folder, out.writer(), conf));
  }

  /** A folder that is being written from tables in memory. */
  private InputFolder(MadeTables made) {
    this(
        made.folder(), made.conf(), TextEncoding.DEFAULT, ProvenanceFile.none(), Optional.of(made));
  }

  /** Opens a folder that must be there; its CSV files are in UTF-8. */
  public InputFolder(String folder, Configuration conf) {
    this(folder, conf, TextEncoding.DEFAULT);
  }

  /**
   * Opens a folder that must be there.
   *
   * @param encoding of CSV files without a byte-order mark
   */
  public InputFolder(String folder, Configuration conf, String encoding) {
    this(UserPath.of("inputs " + folder, folder, conf), conf, encoding);
  }

  private InputFolder(Path folder, Configuration conf, String encoding) {
    this(folder, conf, encoding, stated(folder, conf), Optional.empty());
  }

  private InputFolder(
      Path folder,
      Configuration conf,
      String encoding,
      ProvenanceFile provenance,
      Optional<MadeTables> made) {
    this.folder = folder;
    this.conf = conf;
    this.encoding = encoding;
    this.provenance = provenance;
    this.made = made;
    try {
      this.fs = folder.getFileSystem(conf);
    } catch (IOException e) {
      throw missing(folder, e.getMessage());
    }
  }

  private static ProvenanceFile stated(Path folder, Configuration conf) {
    try {
      FileSystem fs = folder.getFileSystem(conf);
      if (!fs.getFileStatus(folder).isDirectory()) {
        throw missing(folder, "a file");
      }
      return ProvenanceFile.read(folder, fs);
    } catch (IOException e) {
      throw missing(folder, "nothing there (" + e.getMessage() + ")");
    }
  }

  private UserError missing(String found) {
    return missing(folder, found);
  }

  private static UserError missing(Path folder, String found) {
    return new UserError(
        "inputs " + folder,
        found,
        "the name of a recipe (sample, wiod-2000, china-2017-open) or a folder of input tables",
        "Correct the key 'inputs' of the study.");
  }

  public boolean has(TableSchema schema) {
    return made.isPresent() ? made.get().has(schema) : !forms(schema).isEmpty();
  }

  private List<Path> forms(TableSchema schema) {
    made.ifPresent(m -> m.await(schema));
    try {
      return TableFiles.forms(folder, schema.name(), fs);
    } catch (IOException e) {
      throw missing(e.getMessage());
    }
  }

  /** The files of a table; one that is not there, or in two forms, is a {@link UserError}. */
  public TableFiles files(TableSchema schema) {
    List<Path> forms = forms(schema);
    if (forms.size() > 1) {
      throw new UserError(
          "inputs " + folder,
          (forms.size() == 2 ? "both " : "") + String.join(" and ", shown(forms)),
          "one of them",
          "Remove the one that is out of date.");
    }
    if (forms.isEmpty()) {
      throw new UserError(
          "inputs " + folder,
          "no table " + schema.name(),
          "one of " + String.join(", ", TableFiles.names(schema.name())),
          "Add it; docs/tables.md lists the tables.");
    }
    return TableFiles.of(forms.get(0), conf, encoding);
  }

  private List<String> shown(List<Path> forms) {
    return forms.stream().map(form -> form.getName() + (isFolder(form) ? "/" : "")).toList();
  }

  private boolean isFolder(Path form) {
    try {
      return fs.getFileStatus(form).isDirectory();
    } catch (IOException e) {
      throw missing(e.getMessage());
    }
  }

  /** Reads a table whole and checks it; one that is there in two forms is a {@link UserError}. */
  public Table table(TableSchema schema) {
    Optional<Table> held = made.flatMap(m -> m.table(schema));
    if (held.isPresent()) {
      return held.get().validated(new Path(folder, schema.name()).toString());
    }
    TableFiles files = files(schema);
    ReadingRemarks remarks = new ReadingRemarks();
    Table table = TableReader.read(schema, files, conf, remarks);
    read.put(schema.name(), remarks);
    return table.validated(files.root());
  }

  /** Columns that a table of a run lacks, as one of an earlier version may; keys must be there. */
  List<String> lacking(TableSchema schema) {
    List<String> found = TableReader.columns(written(schema), conf);
    return schema.columns().stream()
        .filter(c -> !c.optional() && !schema.key().contains(c.name()))
        .map(Column::name)
        .filter(name -> !found.contains(name))
        .toList();
  }

  /** The files of a table; of one that is there in two forms, those of the folder. */
  private TableFiles written(TableSchema schema) {
    Path own = new Path(folder, schema.name());
    return forms(schema).contains(own) ? TableFiles.of(own, conf, encoding) : files(schema);
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

  /** As {@link #copy}, with what is known of the table's origin. */
  void copyWithOrigin(TableSchema schema, Path to) {
    copy(schema, to);
    try {
      InputFolder there = new InputFolder(to.toString(), conf, encoding);
      there.provenance.put(schema.name(), provenance(schema), there.hashes(schema));
      there.provenance.write(to, to.getFileSystem(conf));
    } catch (IOException e) {
      throw UserError.unwritable(to.toString(), "folder", e);
    }
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

  /** Where a gridded table lies; the columns of every file are checked. */
  public TableFiles gridded(TableSchema schema) {
    TableFiles files = files(schema);
    ReadingRemarks remarks = new ReadingRemarks();
    TableReader.check(schema, files, conf, remarks);
    read.put(schema.name(), remarks);
    return files;
  }

  /**
   * Copies a table, as it lies there, into another folder in place of the one that is there; a
   * table that is not there is removed from the other folder.
   */
  public void copy(TableSchema schema, Path to) {
    try {
      FileSystem other = to.getFileSystem(conf);
      other.mkdirs(to);
      for (Path form : TableFiles.forms(to, schema.name(), other)) {
        other.delete(form, true);
      }
      for (Path form : forms(schema)) {
        FileUtil.copy(fs, form, other, new Path(to, form.getName()), false, conf);
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
        name ->
            made.isPresent()
                ? made.get().provenance(schema)
                : provenance.of(schema, this::hashes).orElseGet(ProvenanceFile::given));
  }

  /**
   * What was ignored, mended or assumed in the tables that are there, one sentence each with the
   * tables that it concerns.
   */
  public List<String> remarks() {
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
    for (TableSchema schema : Inputs.ALL) {
      if (read.containsKey(schema.name())) {
        read.get(schema.name())
            .sentences()
            .forEach(sentence -> remarks.add(schema.name() + ": " + sentence));
      }
    }
    if (made.isEmpty()) {
      remarks.addAll(provenance.unused(this::has));
      remarks.addAll(new StrayFiles(folder, fs).remarks());
    }
    return remarks;
  }

  /** The files of a table with their hashes, in the order in which they are read; read once. */
  public List<Provenance.SourceFile> hashes(TableSchema schema) {
    List<Provenance.SourceFile> known = hashed.get(schema.name());
    if (known == null) {
      known = hashesNow(schema);
      hashed.put(schema.name(), known);
    }
    return known;
  }

  /** The same of files as they are now; those of a table that is being written when it is whole. */
  Supplier<List<Provenance.SourceFile>> hashing(TableSchema schema) {
    if (made.isPresent()) {
      return () -> hashes(schema);
    }
    List<Provenance.SourceFile> now = hashes(schema);
    return () -> now;
  }

  private List<Provenance.SourceFile> hashesNow(TableSchema schema) {
    if (made.isPresent()) {
      return made.get().hashes(schema);
    }
    List<Provenance.SourceFile> hashes = new ArrayList<>();
    TableFiles files = written(schema);
    String root = new Path(files.root()).getName();
    for (TableFiles.Part part : files.parts()) {
      String shown = part.path().equals(files.root()) ? root : root + "/" + part.name();
      hashes.add(new Provenance.SourceFile(shown, sha256(new Path(part.path()))));
    }
    return hashes;
  }

  private String sha256(Path file) {
    try (InputStream in = fs.open(file)) {
      return DigestUtils.sha256Hex(in);
    } catch (IOException e) {
      throw UserError.unreadable(file.toString(), "", e);
    }
  }

  /**
   * Renames files that hold a table in another form than the Parquet folder just written for it, so
   * that the folder has each table once and nothing of the user is lost.
   *
   * @return one sentence for each file
   */
  public List<String> setAside(StudyTables written) {
    List<String> notes = new ArrayList<>();
    try {
      for (Table table : written.tables().values()) {
        Path own = new Path(folder, table.name());
        for (Path form : forms(table.schema())) {
          if (!form.getName().equals(own.getName())) {
            Path aside = new Path(folder, form.getName() + REPLACED);
            for (int n = 2; fs.exists(aside); n++) {
              aside = new Path(folder, form.getName() + REPLACED + "-" + n);
            }
            fs.rename(form, aside);
            notes.add(
                form.getName()
                    + " is now "
                    + aside.getName()
                    + ": the import wrote the table as a folder");
          }
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
      fs.mkdirs(folder);
      ProvenanceFile stated = ProvenanceFile.read(folder, fs);
      for (Table table : tables.tables().values()) {
        Path target = new Path(folder, table.name());
        fs.delete(target, true);
        stated.put(
            table.name(),
            tables.provenance(table.name()),
            List.of(ParquetFiles.writeHashed(table, target, conf)));
      }
      stated.write(folder, fs);
      return new InputFolder(folder.toString(), conf);
    } catch (IOException e) {
      throw UserError.unwritable(folder.toString(), "folder", e);
    }
  }
}
