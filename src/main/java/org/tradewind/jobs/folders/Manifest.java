package org.tradewind.jobs.folders;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.tradewind.attribution.Closure;
import org.tradewind.config.Study;
import org.tradewind.jobs.cluster.Spark;
import org.tradewind.tables.Inputs;
import org.tradewind.tables.Provenance;
import org.tradewind.tables.TableSchema;

/** manifest.json: what a run was made of, with what, and what came out. */
public final class Manifest {
  /**
   * An input table in the manifest.
   *
   * @param provenance where it came from
   * @param hashed its own files with their hashes
   */
  private record Input(
      Provenance provenance, @JsonIgnore Supplier<List<Provenance.SourceFile>> hashed) {
    /** Asked at the end: tables of a recipe are hashed while they are written. */
    @JsonProperty
    List<Provenance.SourceFile> files() {
      return hashed.get();
    }
  }

  private final Map<String, Object> content = new LinkedHashMap<>();
  private final Map<String, Input> inputs = new LinkedHashMap<>();
  private final Map<String, Provenance> computed = new LinkedHashMap<>();

  /** The manifest of a job that runs in this JVM alone. */
  public Manifest(String job, Study study) {
    this(job, study, Map.of());
  }

  public Manifest(String job, Study study, Spark spark) {
    this(job, study, Map.of("spark", Spark.version(), "master", spark.master()));
  }

  private Manifest(String job, Study study, Map<String, String> engine) {
    content.put("job", job);
    content.put("study", study.name());
    content.put("started", Instant.now().toString());
    content.put("keys", study.values());
    Map<String, String> software = new LinkedHashMap<>();
    software.put("tradewind", Version.current());
    software.put("java", Runtime.version().toString());
    software.put("os", System.getProperty("os.name") + " " + System.getProperty("os.arch"));
    software.putAll(new TreeMap<>(engine));
    content.put("software", software);
    content.put("inputs", inputs);
  }

  public Manifest inputs(InputFolder folder) {
    for (TableSchema schema : Inputs.ALL) {
      if (folder.has(schema)) {
        input(schema, folder);
      }
    }
    return this;
  }

  /** A table of a folder, in place of one of that name from another. */
  public Manifest input(TableSchema schema, InputFolder folder) {
    inputs.put(schema.name(), new Input(folder.provenance(schema), folder.hashing(schema)));
    return this;
  }

  /** Every table of inputs with the SHA-256 of its files, a line each. */
  public List<String> hashes() {
    List<String> lines = new ArrayList<>();
    inputs.forEach(
        (name, input) -> input.files().forEach(file -> lines.add(name + " " + file.sha256())));
    return lines;
  }

  public Manifest backend(String name) {
    content.put("numeric_backend", name);
    return this;
  }

  /**
   * First-order deaths and J.
   *
   * @param elasticity d ln J / d ln z on the study's grid; empty where J is not known or not that
   *     of all people
   */
  public Manifest closure(Closure closure, double firstOrderDeaths, OptionalDouble elasticity) {
    Map<String, Object> lines = new LinkedHashMap<>();
    lines.put("rule", closure.rule().name().toLowerCase(Locale.ROOT));
    lines.put("first_order_deaths", firstOrderDeaths);
    closure.attributableDeaths().ifPresent(j -> lines.put("attributable_deaths_j", j));
    closure.ratio(firstOrderDeaths).ifPresent(r -> lines.put("first_order_over_j", r));
    elasticity.ifPresent(e -> lines.put("elasticity_of_j", e));
    lines.put("deaths_multiplied_with", closure.factor(firstOrderDeaths));
    content.put("closure", lines);
    return this;
  }

  /** A table of inputs that the run computed itself. */
  public Manifest computed(String table, Provenance provenance) {
    computed.put(table, provenance);
    content.put("computed", computed);
    return this;
  }

  public Manifest leftOut(List<String> stages) {
    content.put("stages_left_out", stages);
    return this;
  }

  /** Something that only this job has to say. */
  public Manifest say(String what, Object value) {
    content.put(what, value);
    return this;
  }

  /** Tables whose numbers are made up, by name. */
  public List<String> illustrative() {
    return withStatus(Provenance.Status.ILLUSTRATIVE);
  }

  /** Tables whose numbers are computed from real data by a stated method. */
  public List<String> estimated() {
    return withStatus(Provenance.Status.ESTIMATED);
  }

  /** The status of the whole: that of its least certain table. */
  public Provenance.Status status() {
    return Provenance.Status.ofAll(
        Stream.concat(
            inputs.values().stream().map(i -> i.provenance()), computed.values().stream()));
  }

  /** Who published what the inputs were made from, each once. */
  public List<String> sources() {
    return inputs.values().stream().map(i -> i.provenance().source()).distinct().toList();
  }

  private List<String> withStatus(Provenance.Status status) {
    List<String> names = new ArrayList<>();
    inputs.forEach(
        (name, input) -> {
          if (input.provenance().status() == status) {
            names.add(name);
          }
        });
    computed.forEach(
        (name, provenance) -> {
          if (provenance.status() == status) {
            names.add(name);
          }
        });
    return names;
  }

  public Map<String, Object> finished(Map<String, Long> rows, Map<String, Double> seconds) {
    content.put("illustrative", !illustrative().isEmpty());
    content.put("outputs_rows", rows);
    content.put("seconds", seconds);
    content.put("finished", Instant.now().toString());
    return content;
  }
}
