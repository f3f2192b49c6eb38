package org.tradewind.jobs;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.tradewind.axes.UserError;
import org.tradewind.reproduction.FinishedRun;
import org.tradewind.tables.Provenance;
import org.tradewind.tables.Table;
import org.tradewind.tables.TableSchema;

/** The folder of a finished run, read back: its manifest and those of its tables that are asked. */
final class RunFolder {
  private static final String MANIFEST = "manifest.json";

  private final String folder;
  private final Configuration conf;
  private final JsonNode manifest;

  /** Opens a folder that must be that of a finished run of a study. */
  RunFolder(String folder, Configuration conf) {
    this.folder = folder;
    this.conf = conf;
    this.manifest = manifest(new Path(folder, MANIFEST), conf);
    for (String needed : List.of("job", "study", "keys", "inputs", "outputs_rows")) {
      if (!manifest.hasNonNull(needed)) {
        throw noRun("a " + MANIFEST + " without '" + needed + "'", null);
      }
    }
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
   */
  FinishedRun read(List<TableSchema> outputs, List<TableSchema> inputs) {
    Map<String, Table> tables = new HashMap<>();
    InputFolder results = new InputFolder(folder, conf);
    JsonNode written = manifest.get("outputs_rows");
    for (TableSchema schema : outputs) {
      if (written.has(schema.name())) {
        tables.put(schema.name(), results.ofRun(schema));
      }
    }
    String made = folder + "/inputs";
    if (isFolder(made)) {
      tables.putAll(new InputFolder(made, conf).tables(inputs).tables());
    }
    return FinishedRun.of(told(), tables, provenance());
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
    JsonNode ratio = manifest.path("closure").path("first_order_over_j");
    try {
      Json.MAPPER.readTree(keys.path("species").asText("[]")).forEach(s -> species.add(s.asText()));
    } catch (JacksonException e) {
      throw noRun("a " + MANIFEST + " whose key 'species' is no list", e);
    }
    return new FinishedRun.Manifest(
        manifest.get("study").asText(),
        manifest.path("software").path("tradewind").asText("of an unknown version"),
        species,
        keys.path("health.form").asText("?") + ", " + keys.path("health.closure").asText("?"),
        ratio.isNumber() ? OptionalDouble.of(ratio.asDouble()) : OptionalDouble.empty());
  }

  /** Of the inputs, and of what the run computed in place of one. */
  private Map<String, Provenance> provenance() {
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
