package org.tradewind.fuzz;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.tradewind.ModelParameters;
import org.tradewind.Pipeline;
import org.tradewind.TinyStudy;
import org.tradewind.config.Study;
import org.tradewind.config.StudyFile;
import org.tradewind.jobs.cluster.LocalFiles;
import org.tradewind.jobs.folders.InputFolder;
import org.tradewind.tables.CsvTables;
import org.tradewind.tables.Inputs;
import org.tradewind.tables.StudyTables;
import org.tradewind.tables.Table;

/**
 * A folder of input tables, read whole as a run does, then the model itself on what was read.
 *
 * @param name of the target
 * @param good a folder of CSV and one of Parquet
 */
record InputsTarget(String name, List<Input> good) implements Target {
  static InputsTarget csv(Path root) {
    Path folder = root.resolve("inputs-csv");
    Configuration conf = LocalFiles.configuration();
    for (Table table : TinyStudy.tables().tables().values()) {
      CsvTables.write(
          table.schema(), List.of(table), hadoop(folder.resolve(table.name() + ".csv")), conf);
    }
    return new InputsTarget("inputs-csv", List.of(Input.of(folder, "", keys())));
  }

  static InputsTarget parquet(Path root) {
    Path folder = root.resolve("inputs-parquet");
    InputFolder.write(TinyStudy.tables(), hadoop(folder), LocalFiles.configuration());
    Input input = Input.of(folder, "", keys());
    input.nodes.keySet().removeIf(n -> n.endsWith(".crc"));
    return new InputsTarget("inputs-parquet", List.of(input));
  }

  private static Map<String, String> keys() {
    Map<String, String> keys = StudyTarget.keys();
    keys.put("species", "[SO2]");
    keys.put("mrio.backend", "java");
    keys.put("attribution.blocks", "2");
    keys.put("scenarios.sectors", "[P]");
    return keys;
  }

  private static org.apache.hadoop.fs.Path hadoop(Path path) {
    return new org.apache.hadoop.fs.Path(path.toUri());
  }

  @Override
  public void read(Input input, Path source, Path to) {
    Configuration conf = LocalFiles.configuration();
    Study study = StudyFile.parse("", "study", input.settings);
    InputFolder folder = new InputFolder(source.toString(), conf, study.encoding());
    StudyTables tables = folder.allTables();
    new ArrayList<>(Inputs.ALL).stream().filter(folder::has).forEach(folder::hashes);
    Pipeline.run(
        tables,
        new ModelParameters(
            study.species(),
            study.health(),
            study.closure(),
            study.receptors(),
            study.mrio(),
            study.indices(),
            study.paths(),
            study.blocks(),
            study.scenarios()));
  }
}
