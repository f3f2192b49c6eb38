package org.tradewind.jobs;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.type.TypeReference;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.util.SerializableConfiguration;
import org.tradewind.Pipeline;
import org.tradewind.attribution.Damage;
import org.tradewind.axes.Axis;
import org.tradewind.axes.UserError;
import org.tradewind.config.Study;
import org.tradewind.flows.FlowEngine;
import org.tradewind.recipes.Recipes;
import org.tradewind.tables.Inputs;
import org.tradewind.tables.Ledger;
import org.tradewind.tables.Outputs;
import org.tradewind.tables.StudyTables;
import org.tradewind.tables.Table;
import org.tradewind.tables.TableSchema;
import org.tradewind.uncertainty.CellIntervals;
import org.tradewind.uncertainty.CiTable;

/**
 * Extends a finished run to more draws, or draws again what was damaged: the job 'uncertainty' on a
 * folder that is there. The run's own tables are its damage; the flows are solved again from its
 * inputs. Draws are added to the run first, then the tables of intervals are exchanged and last the
 * manifest; killed on the way, the same command brings it to its end.
 */
public final class UncertaintyRun {
  /** Folder of the draws in a run, and what the manifest says of them. */
  public static final String DRAWS = "draws";

  private static final String MANIFEST = "manifest.json";
  private static final String DRAWS_KEY = "uncertainty.draws";

  /** Keys that say how much is drawn, not what. */
  private static final List<String> FREE_KEYS =
      List.of(DRAWS_KEY, "uncertainty.stop_at", "uncertainty.grid_draws");

  /** Tables of intervals by cell, of as many draws as they were asked for. */
  private static final List<String> BY_CELL =
      List.of(
          CiTable.schema(Outputs.DAMAGE_CELL).name(),
          CiTable.schema(Outputs.DAMAGE_CELL_TOTAL).name(),
          CiTable.schema(Outputs.SCENARIO_CELL).name());

  private static final int STEPS = 4;

  private final SparkSession spark;
  private final Configuration conf;
  private final Progress progress;

  public UncertaintyRun(SparkSession spark, PrintStream log) {
    this.spark = spark;
    this.conf = spark.sparkContext().hadoopConfiguration();
    this.progress = new Progress(log, STEPS);
  }

  /** Whether there is a finished run in a folder. */
  public static boolean in(String folder, Configuration conf) {
    try {
      Path manifest = new Path(folder, MANIFEST);
      return manifest.getFileSystem(conf).exists(manifest);
    } catch (IOException e) {
      throw unusable(folder, e);
    }
  }

  /** The keys of a run's study, as its manifest has them. */
  public static Map<String, String> keys(String folder, Configuration conf) {
    Map<String, String> keys = new LinkedHashMap<>();
    section(manifest(folder, conf), "keys", folder)
        .forEach((key, value) -> keys.put(key, String.valueOf(value)));
    return keys;
  }

  /**
   * Brings a run to the draws that a study asks for.
   *
   * @param study the run's study; it may differ in {@link #FREE_KEYS} alone
   */
  public StudyRun.Result run(Study study, String folder) {
    Map<String, Object> manifest = manifest(folder, conf);
    requireSameKeys(study, section(manifest, "keys", folder), folder);
    InputFolder inputs =
        new InputFolder(
            Recipes.has(study.inputs()) ? new Path(folder, "inputs").toString() : study.inputs(),
            conf);
    progress.step("inputs of the run", () -> requireSameInputs(manifest, inputs, folder));
    StudyTables tables = progress.step("read and check tables", inputs::smallTables);
    if (!tables.has(Inputs.UNCERTAINTY)) {
      throw new UserError(
          "inputs of " + folder,
          "no table uncertainty",
          "how uncertain the inputs are",
          "Add the table (docs/tables.md) and run the study anew.");
    }
    Path run = new Path(folder);
    Optional<Damage> damage = damage(run, tables);
    FlowEngine flows =
        progress.step(
            "flows",
            () -> Pipeline.flows(tables, damage, StudyRun.parameters(study), new Ledger()));
    DrawFolder draws = new DrawFolder(new Path(run, DRAWS), new SerializableConfiguration(conf));
    UncertaintyStage.Result result =
        progress.step(
            study.uncertainty().draws() + " draws",
            () ->
                new UncertaintyStage(study, spark, progress)
                    .run(tables, damage, flows, wanted -> written(wanted, run), draws)
                    .orElseThrow(() -> nothingToDraw(study, flows)));
    exchange(run, study, result, manifest);
    String page = new Summary(study.name()).intervals(result, study.uncertainty()).text();
    return new StudyRun.Result(folder, page);
  }

  private Map<String, Table> written(List<TableSchema> wanted, Path run) {
    InputFolder outputs = new InputFolder(run.toString(), conf);
    Map<String, Table> found = new HashMap<>();
    for (TableSchema schema : wanted) {
      if (outputs.has(schema)) {
        found.put(schema.name(), outputs.ofRun(schema));
      }
    }
    return found;
  }

  private static UserError nothingToDraw(Study study, FlowEngine flows) {
    return new UserError(
        "study key uncertainty.stressors",
        String.join(", ", study.uncertainty().stressors()),
        "at least one of the study's stressors: " + flows.stressors().labels(),
        "Name one of them.");
  }

  private Optional<Damage> damage(Path run, StudyTables tables) {
    InputFolder outputs = new InputFolder(run.toString(), conf);
    if (!outputs.has(Outputs.DAMAGE_REGION)) {
      return Optional.empty();
    }
    Axis regions =
        Axis.of("region", Arrays.asList(tables.require(Inputs.REGION).strings("region")));
    Axis subsectors =
        Axis.of("subsector", Arrays.asList(tables.require(Inputs.SUBSECTOR).strings("subsector")));
    return Optional.of(Damage.of(outputs.ofRun(Outputs.DAMAGE_REGION), regions, subsectors));
  }

  private static void requireSameKeys(Study study, Map<String, Object> there, String folder) {
    List<String> differences =
        study.values().entrySet().stream()
            .filter(e -> !FREE_KEYS.contains(e.getKey()))
            .filter(e -> !e.getValue().equals(there.get(e.getKey())))
            .map(
                e ->
                    e.getKey()
                        + ": "
                        + there.get(e.getKey())
                        + " (asked for: "
                        + e.getValue()
                        + ")")
            .toList();
    if (!differences.isEmpty()) {
      throw new UserError(
          "--out " + folder,
          "a run of another study: " + String.join("; ", differences),
          "a run that differs in "
              + String.join(" and ", FREE_KEYS)
              + " alone: draws of different studies are never mixed",
          "Run into another folder, or leave the study file out to extend the run as it is.");
    }
  }

  private void requireSameInputs(Map<String, Object> manifest, InputFolder inputs, String folder) {
    Map<String, Object> there = section(manifest, "inputs", folder);
    for (TableSchema schema : Inputs.ALL) {
      Map<String, String> now = new TreeMap<>();
      if (inputs.has(schema)) {
        inputs.hashes(schema).forEach(f -> now.put(f.path(), f.sha256()));
      }
      Map<String, String> before = new TreeMap<>();
      if (there.get(schema.name()) instanceof Map<?, ?> entry
          && entry.get("files") instanceof List<?> files) {
        for (Object file : files) {
          Map<?, ?> one = (Map<?, ?>) file;
          before.put(String.valueOf(one.get("path")), String.valueOf(one.get("sha256")));
        }
      }
      if (!now.equals(before)) {
        throw new UserError(
            "inputs of " + folder + ", table " + schema.name(),
            now.isEmpty() ? "that it is gone" : "other files (SHA-256) than the run was made from",
            "the inputs as they were: draws of different inputs are never mixed",
            "Put the table back, or run the changed study into another folder.");
      }
    }
  }

  /** Puts the new tables in place of the old ones; the manifest, last, says that it is done. */
  private void exchange(
      Path run, Study study, UncertaintyStage.Result result, Map<String, Object> manifest) {
    OutputFolder made =
        OutputFolder.create(new Path(run, ".intervals").toString(), conf, study.csvMaxRows());
    result.tables().forEach(made::write);
    cells(run, result.cells(), made);
    made.replaceIn(run);
    @SuppressWarnings("unchecked")
    Map<String, Object> keys = (Map<String, Object>) manifest.get("keys");
    FREE_KEYS.forEach(key -> keys.put(key, study.values().get(key)));
    @SuppressWarnings("unchecked")
    Map<String, Object> rows = (Map<String, Object>) manifest.get("outputs_rows");
    rows.keySet().removeAll(BY_CELL);
    rows.putAll(made.rows());
    manifest.put(DRAWS, result.says());
    manifest.put("extended", Instant.now().toString());
    try {
      Json.write(manifest, new Path(run, MANIFEST), run.getFileSystem(conf));
    } catch (IOException e) {
      throw unusable(run.toString(), e);
    }
  }

  /** Intervals by cell; those of before go, since they are of other draws. */
  private void cells(Path run, Optional<CellIntervals> cells, OutputFolder made) {
    for (String table : BY_CELL) {
      made.discard(new Path(run, table));
      made.discard(new Path(run, table + ".csv"));
    }
    boolean told = new InputFolder(run.toString(), conf).has(Outputs.DAMAGE_CELL_SPECIES);
    if (told) {
      Path damage = new Path(run, Outputs.DAMAGE_CELL_SPECIES.name());
      cells.ifPresent(c -> new CellIntervalsJob(spark).write(c, damage, made));
    } else if (cells.isPresent()) {
      progress.note(
          "no intervals by cell: the run has no table " + Outputs.DAMAGE_CELL_SPECIES.name());
    }
  }

  private static Map<String, Object> manifest(String folder, Configuration conf) {
    Path file = new Path(folder, MANIFEST);
    try (InputStream in = file.getFileSystem(conf).open(file)) {
      return Json.MAPPER.readValue(in, new TypeReference<LinkedHashMap<String, Object>>() {});
    } catch (FileNotFoundException | JacksonException e) {
      throw new UserError(
          "--out " + folder,
          e instanceof FileNotFoundException
              ? "no manifest.json"
              : "a manifest.json that is no JSON",
          "the folder of a finished run",
          "Check the path, or name a folder that is not there yet to run the study first.",
          e);
    } catch (IOException e) {
      throw unusable(folder, e);
    }
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> section(
      Map<String, Object> manifest, String name, String folder) {
    if (manifest.get(name) instanceof Map<?, ?> section) {
      return (Map<String, Object>) section;
    }
    throw new UserError(
        "manifest of " + folder,
        "nothing under '" + name + "'",
        "the manifest of a run of a whole study",
        "Run the study anew.");
  }

  private static UserError unusable(String folder, IOException cause) {
    return new UserError(
        "--out " + folder,
        "that it cannot be used: " + cause.getMessage(),
        "a folder that can be read and written",
        "Check its permissions.",
        cause);
  }
}
