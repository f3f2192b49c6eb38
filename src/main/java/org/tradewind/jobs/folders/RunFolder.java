package org.tradewind.jobs.folders;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.tradewind.axes.UserError;
import org.tradewind.reproduction.FinishedRun;
import org.tradewind.reproduction.FirstOrder;
import org.tradewind.tables.Provenance;
import org.tradewind.tables.RunLayout;
import org.tradewind.tables.Table;
import org.tradewind.tables.TableSchema;
import org.tradewind.tables.TextEncoding;

/**
 * The folder of a finished run, read back: its manifest and those of its tables that are asked.
 * What an extension of the run adds is written into the manifest here too.
 */
public final class RunFolder {
  private static final String MANIFEST = RunLayout.MANIFEST;

  private final String folder;
  private final Configuration conf;
  private final JsonNode manifest;

  /** Opens a folder that must be that of a finished run of a study. */
  public RunFolder(String folder, Configuration conf) {
    this.folder = folder;
    this.conf = conf;
    this.manifest = manifest(new Path(UserPath.of("run " + folder, folder, conf), MANIFEST), conf);
    for (String needed : List.of("job", "study", "keys", "inputs", "outputs_rows")) {
      if (!manifest.hasNonNull(needed)) {
        throw noRun("a " + MANIFEST + " without '" + needed + "'", null);
      }
    }
    if (!rows().isEmpty() && !holds(RunLayout.TABLES) && !holds(RunLayout.CATALOG)) {
      throw FoundTable.flat(folder);
    }
  }

  public boolean holds(String name) {
    try {
      Path path = new Path(folder, name);
      return path.getFileSystem(conf).exists(path);
    } catch (IOException e) {
      throw unusable(folder, e);
    }
  }

  /** Whether there is a finished run in a folder. */
  public static boolean in(String folder, Configuration conf) {
    try {
      Path manifest = new Path(UserPath.of("run " + folder, folder, conf), MANIFEST);
      return manifest.getFileSystem(conf).exists(manifest);
    } catch (IOException e) {
      throw unusable(folder, e);
    }
  }

  /** A text beside the tables; empty where it is gone. */
  public String text(String name) {
    Path file = new Path(folder, name);
    try {
      FileSystem fs = file.getFileSystem(conf);
      if (!fs.exists(file)) {
        return "";
      }
      try (InputStream in = fs.open(file)) {
        return new String(in.readAllBytes(), StandardCharsets.UTF_8);
      }
    } catch (IOException e) {
      throw unusable(folder, e);
    }
  }

  static UserError unusable(String folder, IOException cause) {
    return new UserError(
        "run " + folder,
        "an error on using it: " + cause.getMessage(),
        "a folder that can be read and written",
        "Check its permissions.",
        cause);
  }

  private JsonNode manifest(Path file, Configuration conf) {
    try {
      FileSystem fs = file.getFileSystem(conf);
      if (!fs.exists(file)) {
        throw noRun("no " + MANIFEST, null);
      }
      try (InputStream in = fs.open(file)) {
        return Json.MAPPER.readTree(in.readAllBytes());
      }
    } catch (JacksonException e) {
      throw noRun("a " + MANIFEST + " that is not JSON", e);
    } catch (IOException e) {
      throw noRun(e.getMessage(), e);
    }
  }

  private UserError noRun(String found, Exception cause) {
    return new UserError(
        "run " + folder,
        found,
        "the folder of a finished run",
        "Give the DIR of jobs/run STUDY.yaml --out DIR.",
        cause);
  }

  /**
   * Its tables.
   *
   * @param outputs tables of results; those that the run does not have are left out
   * @param inputs small tables of inputs, where a recipe left them in the run
   * @param known tables that have been read before, by name
   */
  public FinishedRun read(
      List<TableSchema> outputs, List<TableSchema> inputs, Map<String, Table> known) {
    Map<String, Table> tables = new HashMap<>();
    JsonNode written = manifest.get("outputs_rows");
    for (TableSchema schema : outputs) {
      if (known.containsKey(schema.name())) {
        tables.put(schema.name(), known.get(schema.name()));
      } else if (written.has(schema.name())) {
        InputFolder results = results(schema);
        tables.put(schema.name(), results.table(schema.without(results.lacking(schema))));
      }
    }
    String made = folder + "/" + RunLayout.INPUTS;
    if (isFolder(made)) {
      tables.putAll(new InputFolder(made, conf).tables(inputs).tables());
    }
    return FinishedRun.of(told(), tables, provenance());
  }

  /** A small table of inputs, where a recipe left it in the run. */
  public Optional<Table> ownInput(TableSchema schema) {
    String made = folder + "/" + RunLayout.INPUTS;
    return isFolder(made)
        ? new InputFolder(made, conf).tables(List.of(schema)).tables().values().stream().findFirst()
        : Optional.empty();
  }

  /** The manifest. */
  public JsonNode manifest() {
    return manifest;
  }

  /** Where it lies, as it was named. */
  public String folder() {
    return folder;
  }

  /** What the manifest says of something, if it does. */
  public JsonNode says(String what) {
    return manifest.path(what);
  }

  /** Keys of the study, as text. */
  public Map<String, String> keys() {
    return texts("keys");
  }

  /** A section of the manifest that holds texts by name. */
  public Map<String, String> texts(String section) {
    Map<String, String> texts = new LinkedHashMap<>();
    manifest.path(section).properties().forEach(e -> texts.put(e.getKey(), e.getValue().asText()));
    return texts;
  }

  /** Names of its tables, as the manifest has them. */
  public List<String> tables() {
    List<String> names = new ArrayList<>();
    manifest.get("outputs_rows").fieldNames().forEachRemaining(names::add);
    return names;
  }

  /**
   * Says in the manifest what an extension has changed; all else stays as it is.
   *
   * @param keys keys of the study that have other values now
   * @param gone tables that are there no more, unless among the rows
   * @param rows rows of the tables that were exchanged
   * @param says what there is to say of the extension, by section
   */
  public void extended(
      Map<String, String> keys, List<String> gone, Map<String, Long> rows, Map<String, ?> says) {
    ObjectNode changed = manifest.deepCopy();
    keys.forEach(((ObjectNode) changed.get("keys"))::put);
    ((ObjectNode) changed.get("outputs_rows")).remove(gone);
    rows.forEach(((ObjectNode) changed.get("outputs_rows"))::put);
    says.forEach((section, what) -> changed.set(section, Json.MAPPER.valueToTree(what)));
    changed.put("extended", Instant.now().toString());
    try {
      Path file = new Path(folder, MANIFEST);
      Json.write(changed, file, file.getFileSystem(conf));
    } catch (IOException e) {
      throw unusable(folder, e);
    }
  }

  /** One of its tables. */
  public Table table(TableSchema schema) {
    return holding(schema).table(schema);
  }

  /** Columns that one of its tables lacks, as one of an earlier version may. */
  public List<String> lacking(TableSchema schema) {
    return holding(schema).lacking(schema);
  }

  private InputFolder holding(TableSchema schema) {
    InputFolder results = results(schema);
    if (!results.has(schema)) {
      throw noRun("a " + MANIFEST + " with a table '" + schema.name() + "' that is gone", null);
    }
    return results;
  }

  /** Whether the files of a table are there. */
  public boolean has(TableSchema schema) {
    return results(schema).has(schema);
  }

  /** The folder of one of its tables. */
  public Path folder(TableSchema schema) {
    return RunLayout.table(new Path(folder), schema.name());
  }

  /** The folder in which a table lies; at the top where a job wrote it as inputs of a study. */
  private InputFolder results(TableSchema schema) {
    boolean own = holds(RunLayout.table(schema.name()));
    return new InputFolder(own ? folder + "/" + RunLayout.TABLES : folder, conf);
  }

  /** Rows of its tables, as the manifest has them. */
  public Map<String, Long> rows() {
    Map<String, Long> rows = new LinkedHashMap<>();
    manifest
        .get("outputs_rows")
        .properties()
        .forEach(e -> rows.put(e.getKey(), e.getValue().asLong()));
    return rows;
  }

  /** SHA-256 of the files of an input table, as they were when it ran; empty without the table. */
  public List<String> hashes(String table) {
    List<String> hashes = new ArrayList<>();
    manifest
        .get("inputs")
        .path(table)
        .path("files")
        .forEach(file -> hashes.add(file.path("sha256").asText()));
    return hashes;
  }

  /** The folder of its inputs: its own, where a recipe made them. */
  public InputFolder inputs() {
    String own = folder + "/" + RunLayout.INPUTS;
    String given = keys().getOrDefault("inputs", "");
    if (given.isBlank()) {
      throw noRun("a " + MANIFEST + " without the key 'inputs'", null);
    }
    String encoding = keys().getOrDefault(TextEncoding.KEY, TextEncoding.DEFAULT);
    return new InputFolder(isFolder(own) ? own : given, conf, encoding);
  }

  /** The folder of its inputs, in which a table must be as it was when the run read it. */
  public InputFolder unchangedInputs(TableSchema schema) {
    InputFolder inputs = inputs();
    List<String> now =
        inputs.has(schema)
            ? inputs.hashes(schema).stream().map(Provenance.SourceFile::sha256).toList()
            : List.of();
    if (!now.equals(hashes(schema.name()))) {
      throw new UserError(
          "inputs of " + folder + ", table " + schema.name(),
          now.isEmpty() ? "no such table" : "other files (SHA-256) than the run was made from",
          "the inputs as they were",
          "Put the table back, or run the study again.");
    }
    return inputs;
  }

  private boolean isFolder(String path) {
    try {
      Path there = new Path(path);
      FileSystem fs = there.getFileSystem(conf);
      return fs.exists(there) && fs.getFileStatus(there).isDirectory();
    } catch (IOException e) {
      throw noRun(e.getMessage(), e);
    }
  }

  private FinishedRun.Manifest told() {
    List<String> species = new ArrayList<>();
    JsonNode keys = manifest.get("keys");
    try {
      Json.MAPPER.readTree(keys.path("species").asText("[]")).forEach(s -> species.add(s.asText()));
    } catch (JacksonException e) {
      throw noRun("a " + MANIFEST + " whose key 'species' is not a list", e);
    }
    return new FinishedRun.Manifest(
        manifest.get("study").asText(),
        manifest.path("software").path("tradewind").asText("of an unknown version"),
        species,
        keys.path("health.form").asText("?") + ", " + keys.path("health.closure").asText("?"),
        firstOrder(),
        drawn());
  }

  private FirstOrder firstOrder() {
    JsonNode closure = manifest.path("closure");
    return new FirstOrder(
        closure.path("rule").asText().equals("closure"),
        number(closure.path("first_order_over_j")),
        number(closure.path("elasticity_of_j")));
  }

  private static OptionalDouble number(JsonNode node) {
    return node.isNumber() ? OptionalDouble.of(node.asDouble()) : OptionalDouble.empty();
  }

  /** How many draws the tables of intervals are of, and in which mode. */
  private Optional<String> drawn() {
    int draws = manifest.path("draws").path("draws").asInt();
    String mode = keys().getOrDefault("uncertainty.mode", "?");
    return draws == 0
        ? Optional.empty()
        : Optional.of(String.format(Locale.ROOT, "%,d draws, %s", draws, mode));
  }

  /** Of the inputs, and of what the run computed in place of one. */
  public Map<String, Provenance> provenance() {
    Map<String, Provenance> all = new LinkedHashMap<>();
    try {
      for (Map.Entry<String, JsonNode> entry : manifest.get("inputs").properties()) {
        JsonNode told = entry.getValue().path("provenance");
        all.put(entry.getKey(), Json.MAPPER.treeToValue(told, Provenance.class));
      }
      for (Map.Entry<String, JsonNode> entry : manifest.path("computed").properties()) {
        all.put(entry.getKey(), Json.MAPPER.treeToValue(entry.getValue(), Provenance.class));
      }
    } catch (JacksonException e) {
      throw noRun("a " + MANIFEST + " whose provenance cannot be read", e);
    }
    return all;
  }
}
