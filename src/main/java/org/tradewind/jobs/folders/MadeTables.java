package org.tradewind.jobs.folders;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Future;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.tradewind.config.Study;
import org.tradewind.jobs.cluster.BackgroundWriter;
import org.tradewind.recipes.Recipes;
import org.tradewind.tables.Inputs;
import org.tradewind.tables.ParquetFiles;
import org.tradewind.tables.Provenance;
import org.tradewind.tables.Provenance.SourceFile;
import org.tradewind.tables.RunLayout;
import org.tradewind.tables.StudyTables;
import org.tradewind.tables.Table;
import org.tradewind.tables.TableSchema;

/**
 * Tables that a recipe made: in memory, while they are written into the run's folder of inputs,
 * from which reruns and extensions read them. Gridded tables are read from there, as those of
 * users; only they are let go.
 *
 * @param folder the folder of inputs
 * @param small tables that are held
 * @param origins where each came from, by name
 * @param files what is written of each, by name
 */
public record MadeTables(
    Path folder,
    Configuration conf,
    Map<String, Table> small,
    Map<String, Provenance> origins,
    Map<String, Future<SourceFile>> files) {

  /** The tables of a study's recipe. */
  public static StudyTables of(Study study) {
    return Recipes.require(study.inputs())
        .tables(java.nio.file.Path.of(study.data()), study.recipe());
  }

  /** Starts writing; the long tables first. */
  static MadeTables write(
      StudyTables tables, Path folder, BackgroundWriter writer, Configuration conf) {
    MadeTables made =
        new MadeTables(
            folder, conf, new LinkedHashMap<>(), new LinkedHashMap<>(), new LinkedHashMap<>());
    List<Table> ordered = new ArrayList<>(tables.tables().values());
    ordered.sort((a, b) -> Integer.compare(b.rows(), a.rows()));
    for (Table table : ordered) {
      Path own = new Path(folder, table.name());
      made.files.put(
          table.name(),
          writer.start(
              RunLayout.INPUTS + "/" + table.name(),
              () -> ParquetFiles.writeHashed(table, own, conf)));
    }
    for (Table table : tables.tables().values()) {
      if (!Inputs.GRIDDED.contains(table.schema())) {
        made.small.put(table.name(), table);
      }
      made.origins.put(table.name(), tables.provenance(table.name()));
    }
    writer.start(RunLayout.INPUTS, made::writeOrigins);
    return made;
  }

  private Void writeOrigins() throws java.io.IOException {
    ProvenanceFile stated = ProvenanceFile.none();
    origins.forEach((name, origin) -> stated.put(name, origin, hashes(name)));
    stated.write(folder, folder.getFileSystem(conf));
    return null;
  }

  boolean has(TableSchema schema) {
    return origins.containsKey(schema.name());
  }

  /** A table that is held. */
  Optional<Table> table(TableSchema schema) {
    return Optional.ofNullable(small.get(schema.name()));
  }

  Provenance provenance(TableSchema schema) {
    return Optional.ofNullable(origins.get(schema.name())).orElseGet(ProvenanceFile::given);
  }

  /** Waits until a table is written. */
  void await(TableSchema schema) {
    if (has(schema)) {
      BackgroundWriter.result(files.get(schema.name()));
    }
  }

  /** Its files with their hashes, once it is written. */
  List<SourceFile> hashes(TableSchema schema) {
    return hashes(schema.name());
  }

  private List<SourceFile> hashes(String name) {
    return List.of(BackgroundWriter.result(files.get(name)));
  }
}
