package org.tradewind.jobs.pages;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.tradewind.jobs.folders.Json;
import org.tradewind.jobs.folders.LedgerFile;
import org.tradewind.jobs.folders.RunFolder;
import org.tradewind.tables.Provenance;
import org.tradewind.tables.RunLayout;

/** What a finished job says to a program: the end of its page as one JSON object on one line. */
public final class RunJson {
  private RunJson() {}

  /** Of a job that is done, from the files it left. */
  public static String done(String folder, Configuration conf) {
    RunFolder run = new RunFolder(folder, conf);
    JsonNode manifest = run.manifest();
    ObjectNode json = Json.MAPPER.createObjectNode();
    json.put("status", "done");
    json.put("job", manifest.path("job").asText());
    json.put("study", manifest.path("study").asText());
    json.put("folder", folder);
    json.put("report", run.holds(RunLayout.REPORT) ? folder + "/" + RunLayout.REPORT : null);
    Map<String, Provenance> provenance = run.provenance();
    json.set("illustrative", names(provenance, Provenance.Status.ILLUSTRATIVE));
    json.set("estimated", names(provenance, Provenance.Status.ESTIMATED));
    json.set("totals", totals(RunTotals.of(run)));
    json.put("draws", manifest.path("draws").path("draws").asInt(0));
    json.set("conservation", conservation(run));
    json.set("left_out", list(manifest.path("stages_left_out")));
    json.set("remarks", list(manifest.path("remarks")));
    json.set("seconds", manifest.path("seconds"));
    json.set("tables", Json.MAPPER.valueToTree(run.rows()));
    return line(json);
  }

  /** Of a job that leaves no folder of results. */
  static String done(JobEnd end) {
    ObjectNode json = Json.MAPPER.createObjectNode();
    json.put("status", "done");
    json.put("job", end.job());
    end.members().forEach((name, value) -> json.set(name, Json.MAPPER.valueToTree(value)));
    return line(json);
  }

  /**
   * Of a job that failed.
   *
   * @param code the exit code
   * @param error what happened
   */
  public static String failed(int code, String error) {
    ObjectNode json = Json.MAPPER.createObjectNode();
    json.put("status", "failed");
    json.put("exit_code", code);
    json.put("error", error);
    return line(json);
  }

  private static ArrayNode names(Map<String, Provenance> provenance, Provenance.Status status) {
    ArrayNode names = Json.MAPPER.createArrayNode();
    provenance.forEach(
        (table, from) -> {
          if (from.status() == status) {
            names.add(table);
          }
        });
    return names;
  }

  private static ArrayNode totals(List<RunTotals.Total> totals) {
    ArrayNode all = Json.MAPPER.createArrayNode();
    for (RunTotals.Total total : totals) {
      ObjectNode one = all.addObject();
      one.put("stressor", total.stressor()).put("total", total.total()).put("unit", total.unit());
      number(one, "value", total.value());
      number(one, "p2_5", total.low());
      number(one, "p97_5", total.high());
    }
    return all;
  }

  /** JSON has no NaN. */
  private static void number(ObjectNode json, String name, double value) {
    if (Double.isFinite(value)) {
      json.put(name, value);
    } else {
      json.putNull(name);
    }
  }

  private static JsonNode conservation(RunFolder run) {
    JsonNode ledger = LedgerFile.read(run);
    ObjectNode json = Json.MAPPER.createObjectNode();
    json.put("totals_checked", ledger.path("entries").size());
    double largest = 0;
    for (JsonNode entry : ledger.path("entries")) {
      largest = Math.max(largest, entry.path("gap").asDouble());
    }
    json.put("largest_relative_gap", largest);
    json.set("in_no_account", list(ledger.path("named")));
    return json;
  }

  private static JsonNode list(JsonNode found) {
    return found.isArray() ? found : Json.MAPPER.createArrayNode();
  }

  private static String line(ObjectNode json) {
    try {
      return Json.MAPPER
          .writer()
          .without(SerializationFeature.INDENT_OUTPUT)
          .writeValueAsString(json);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}
