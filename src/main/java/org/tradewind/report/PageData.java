package org.tradewind.report;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.tradewind.reproduction.ReproductionLine;
import org.tradewind.tables.AccountTables;
import org.tradewind.tables.NameTables;
import org.tradewind.tables.StudyInfo;
import org.tradewind.tables.Table;
import org.tradewind.tables.Vocabulary;
import org.tradewind.uncertainty.outputs.CiTable;

/**
 * The data of a page as JSON: what the study is, the selected part of its tables, and what
 * manifest, ledger and reproduction ledger say. The same run gives the same bytes.
 *
 * @param study facts about the study as a whole
 * @param json the text; it may stand in a script element, for it has no &lt;
 */
public record PageData(Study study, String json) {
  /** Input files of one table that are named; a year of daily files would fill the page. */
  private static final int MOST_FILES = 12;

  /**
   * Facts about the study as a whole.
   *
   * @param name its name
   * @param title its title, for people
   * @param status ILLUSTRATIVE or ESTIMATED by its least certain input, or empty
   * @param stressors the one or two stressors that figures are about
   */
  public record Study(String name, String title, String status, List<String> stressors) {
    public Study {
      stressors = List.copyOf(stressors);
    }

    /** What the status means for a reader. */
    String statusText() {
      return switch (status) {
        case "ILLUSTRATIVE" -> "do not cite these numbers";
        case "ESTIMATED" -> "some inputs are estimates";
        default -> "";
      };
    }
  }

  /** Reads a run. */
  public static PageData of(ReportSource run) {
    return of(run, TableSelection.parse(ReportFiles.text("tables.json")));
  }

  static PageData of(ReportSource run, List<TableSelection> selections) {
    Map<String, String> info = info(run);
    String name = run.manifest().path("study").asText();
    Study study =
        new Study(
            name, info.getOrDefault(StudyInfo.TITLE, name), status(run.manifest()), stressors(run));
    StringWriter text = new StringWriter();
    try (JsonGenerator json = PageJson.generator(text)) {
      json.writeStartObject();
      json.writeFieldName("study");
      study(study, info, run.manifest(), json);
      json.writeFieldName("tables");
      tables(run, selections, study.stressors(), json);
      json.writeObjectField("manifest", manifest(run.manifest()));
      json.writeFieldName("ledger");
      json.writeTree(run.ledger().orElseGet(PageJson.MAPPER::nullNode));
      json.writeObjectField("catalog", run.catalog());
      List<ReproductionLine> reproduction = run.reproduction();
      if (!reproduction.isEmpty()) {
        json.writeObjectField("reproduction", reproduction);
      }
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new PageData(study, text.toString());
  }

  /** Items of study_info; a run of before there was such a table says nothing. */
  private static Map<String, String> info(ReportSource run) {
    Map<String, String> info = new LinkedHashMap<>();
    run.table(NameTables.STUDY_INFO.name())
        .ifPresent(
            table -> {
              for (int row = 0; row < table.rows(); row++) {
                info.put(table.strings("item")[row], table.strings("value")[row]);
              }
            });
    return info;
  }

  private static void study(
      Study study, Map<String, String> info, JsonNode manifest, JsonGenerator json)
      throws IOException {
    json.writeStartObject();
    json.writeStringField("name", study.name());
    json.writeStringField("title", study.title());
    json.writeStringField("year", info.getOrDefault(StudyInfo.YEAR, ""));
    json.writeStringField("currency", info.getOrDefault(StudyInfo.CURRENCY, ""));
    json.writeStringField("word", info.getOrDefault(StudyInfo.REGION_WORD, "region"));
    json.writeStringField("words", info.getOrDefault(StudyInfo.REGION_WORD_PLURAL, "regions"));
    json.writeStringField("status", study.status());
    json.writeStringField("statusText", study.statusText());
    json.writeObjectField("stressors", study.stressors());
    json.writeNumberField("draws", manifest.path("draws").path("draws").asInt());
    json.writeStringField("version", manifest.path("software").path("tradewind").asText());
    json.writeFieldName("keys");
    json.writeTree(manifest.path("keys"));
    json.writeEndObject();
  }

  /** CO2 and deaths where the run has them, else its first stressor. */
  private static List<String> stressors(ReportSource run) {
    List<String> there =
        Stream.of(AccountTables.NATIONAL_TOTAL, NameTables.STRESSOR_INFO)
            .map(schema -> run.table(schema.name()))
            .flatMap(Optional::stream)
            .findFirst()
            .map(table -> Arrays.stream(table.strings("stressor")).distinct().toList())
            .orElse(List.of());
    List<String> both = Stream.of("CO2", Vocabulary.DEATHS).filter(there::contains).toList();
    return both.isEmpty() ? there.stream().limit(1).toList() : both;
  }

  private static String status(JsonNode manifest) {
    List<String> all =
        Stream.concat(
                elements(manifest.path("inputs")).map(input -> input.path("provenance")),
                elements(manifest.path("computed")))
            .map(provenance -> provenance.path("status").asText())
            .toList();
    return Stream.of("ILLUSTRATIVE", "ESTIMATED").filter(all::contains).findFirst().orElse("");
  }

  private static Stream<JsonNode> elements(JsonNode node) {
    return StreamSupport.stream(node.spliterator(), false);
  }

  private static void tables(
      ReportSource run, List<TableSelection> selections, List<String> stressors, JsonGenerator json)
      throws IOException {
    Map<String, PageTable> tables = new LinkedHashMap<>();
    for (TableSelection selection : selections) {
      Optional<Table> intervals =
          selection.intervals() ? run.table(selection.table() + CiTable.SUFFIX) : Optional.empty();
      intervals
          .or(() -> run.table(selection.table()))
          .map(table -> PageTable.of(table, selection, stressors))
          .ifPresent(table -> tables.put(table.name(), table));
    }
    Map<String, String> known = new HashMap<>();
    json.writeStartObject();
    for (Map.Entry<String, PageTable> table : tables.entrySet()) {
      json.writeFieldName(table.getKey());
      json.writeRawValue(table.getValue().json(known));
    }
    json.writeEndObject();
  }

  /** The manifest but for the keys, which stand with the study, and long lists of files. */
  private static JsonNode manifest(JsonNode manifest) {
    ObjectNode shown = manifest.deepCopy();
    shown.remove(List.of("keys", "outputs_rows"));
    shown.path("inputs").forEach(PageData::fewFiles);
    shown.path("inputs").forEach(input -> fewFiles(input.path("provenance")));
    shown.path("computed").forEach(PageData::fewFiles);
    return shown;
  }

  private static void fewFiles(JsonNode of) {
    if (of.path("files") instanceof ArrayNode files && files.size() > MOST_FILES) {
      List<JsonNode> all = new ArrayList<>();
      files.forEach(all::add);
      ((ObjectNode) of).set("files", PageJson.MAPPER.valueToTree(all.subList(0, MOST_FILES)));
      ((ObjectNode) of).put("files_not_listed", all.size() - MOST_FILES);
    }
  }
}
