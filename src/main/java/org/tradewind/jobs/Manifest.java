package org.tradewind.jobs;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.SparkSession;
import org.tradewind.config.Study;
import org.tradewind.tables.Inputs;
import org.tradewind.tables.Provenance;
import org.tradewind.tables.TableSchema;

/** manifest.json: what a run was made of, with what, and what came out. */
final class Manifest {
  /**
   * An input table in the manifest.
   *
   * @param provenance where it came from
   * @param files its own files, hashed
   */
  private record Input(Provenance provenance, List<Provenance.SourceFile> files) {}

  private final Map<String, Object> content = new LinkedHashMap<>();
  private final Map<String, Input> inputs = new LinkedHashMap<>();

  Manifest(String job, Study study, SparkSession spark) {
    content.put("job", job);
    content.put("study", study.name());
    content.put("started", Instant.now().toString());
    content.put("keys", study.values());
    Map<String, String> software = new LinkedHashMap<>();
    software.put("tradewind", Version.current());
    software.put("spark", spark.version());
    software.put("java", Runtime.version().toString());
    software.put("os", System.getProperty("os.name") + " " + System.getProperty("os.arch"));
    software.put("master", spark.sparkContext().master());
    content.put("software", software);
  }

  Manifest inputs(InputFolder folder) {
    for (TableSchema schema : Inputs.ALL) {
      if (folder.has(schema)) {
        inputs.put(schema.name(), new Input(folder.provenance(schema), folder.hashes(schema)));
      }
    }
    content.put("inputs", inputs);
    return this;
  }

  Manifest backend(String name) {
    content.put("numeric_backend", name);
    return this;
  }

  Manifest leftOut(List<String> stages) {
    content.put("stages_left_out", stages);
    return this;
  }

  /** Something that only this job has to say. */
  Manifest say(String what, Object value) {
    content.put(what, value);
    return this;
  }

  /** Tables whose numbers are made up, by name. */
  List<String> illustrative() {
    return withStatus(Provenance.Status.ILLUSTRATIVE);
  }

  /** Tables whose numbers are computed from real data by a stated method. */
  List<String> estimated() {
    return withStatus(Provenance.Status.ESTIMATED);
  }

  private List<String> withStatus(Provenance.Status status) {
    List<String> names = new ArrayList<>();
    inputs.forEach(
        (name, input) -> {
          if (input.provenance().status() == status) {
            names.add(name);
          }
        });
    return names;
  }

  Map<String, Object> finished(Map<String, Long> rows, Map<String, Double> seconds) {
    content.put("illustrative", !illustrative().isEmpty());
    content.put("outputs_rows", rows);
    content.put("seconds", seconds);
    content.put("finished", Instant.now().toString());
    return content;
  }
}
