package org.tradewind.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.tradewind.tables.AccountTables;
import org.tradewind.tables.Column;
import org.tradewind.tables.Table;
import org.tradewind.tables.TableSchema;

/** What the page holds of a run's tables. */
class PageDataTest {
  private static JsonNode data(ReportSource run, String selections) {
    return HandMadeRun.read(PageData.of(run, TableSelection.parse(selections)).json());
  }

  private static JsonNode table(ReportSource run, String selection) {
    JsonNode tables = data(run, "[" + selection + "]").get("tables");
    assertThat(tables).hasSize(1);
    return tables.elements().next();
  }

  /** Values of a column, whichever form they have. */
  private static List<String> column(JsonNode table, String name) {
    for (JsonNode column : table.get("columns")) {
      if (column.get("name").asText().equals(name)) {
        return values(table, column);
      }
    }
    return List.of();
  }

  private static List<String> values(JsonNode table, JsonNode column) {
    List<String> values = new ArrayList<>();
    int sum = 0;
    for (int i = 0; i < table.get("length").asInt(); i++) {
      if (column.has("one")) {
        values.add(column.get("one").asText());
      } else if (column.has("at")) {
        int at = column.get("at").get(i).asInt();
        values.add(at < 0 ? null : column.get("words").get(at).asText());
      } else if (column.has("steps")) {
        sum += column.get("steps").get(i).asInt();
        values.add(String.valueOf(sum));
      } else {
        values.add(column.path(column.has("numbers") ? "numbers" : "texts").get(i).asText());
      }
    }
    return values;
  }

  @Test
  void theStudyIsThatOfManifestAndNames() {
    JsonNode study = data(new HandMadeRun(), "[]").get("study");
    assertThat(study.get("name").asText()).isEqualTo("hand");
    assertThat(study.get("title").asText()).isEqualTo(HandMadeRun.HOSTILE);
    assertThat(study.get("words").asText()).isEqualTo("cantons");
    assertThat(study.get("status").asText()).isEqualTo("ESTIMATED");
    assertThat(study.get("draws").asInt()).isEqualTo(100);
    assertThat(study.get("version").asText()).isEqualTo("1.2.3");
    assertThat(study.get("stressors"))
        .extracting(JsonNode::asText)
        .containsExactly("CO2", "deaths");
  }

  @Test
  void aStudyOfAnotherStressorIsAboutItsFirst() {
    HandMadeRun run = new HandMadeRun();
    run.put(
        Table.builder(AccountTables.NATIONAL_TOTAL)
            .add("value_added", "all", 1.0, 1.0)
            .add("energy", "all", 2.0, 1.0)
            .build());
    assertThat(data(run, "[]").get("study").get("stressors"))
        .extracting(JsonNode::asText)
        .containsExactly("value_added");
  }

  @Test
  void rowsAreChosenByTheirValuesAndKeepTheirNumber() {
    JsonNode table =
        table(
            new HandMadeRun(),
            """
            {"table": "flow_pair", "columns": ["region", "value"],
             "where": {"view": ["final_producer"], "stressor": ["$stressors"], "quantity": ["value"]}}
            """);
    assertThat(table.get("length").asInt()).isEqualTo(3);
    assertThat(table.get("columns"))
        .extracting(c -> c.get("name").asText())
        .containsExactly("region", "value");
    assertThat(column(table, "region")).containsExactly("N", "S", "N");
    assertThat(column(table, "value")).containsExactly("1234570", "500", "1.2349996");
    assertThat(table.get("rows").toString()).isEqualTo("{\"from\":0,\"by\":1}");
  }

  @Test
  void rowsOfAWholeTableHaveNoNumbers() {
    JsonNode table = table(new HandMadeRun(), "{\"table\": \"flow_pair\"}");
    assertThat(table.has("rows")).isFalse();
    assertThat(table.has("table")).isFalse();
    assertThat(table.get("length").asInt()).isEqualTo(5);
  }

  @Test
  void theLargestRowsOfEachGroupStandInTheirOrder() {
    JsonNode table =
        table(
            new HandMadeRun(),
            """
            {"table": "flow_pair", "top": {"by": "value", "rows": 1, "per": ["view", "stressor", "no_such_column"]}}
            """);
    assertThat(column(table, "value")).containsExactly("1234570", "1.2349996", "9", "7");
    assertThat(table.get("rows").toString()).isEqualTo("[0,2,3,4]");
  }

  @Test
  void rowsAreAddedUpByTheirKeys() {
    JsonNode table =
        table(
            new HandMadeRun(),
            """
            {"table": "flow_pair", "sum": ["stressor", "region"], "values": ["value"], "as": "emitted", "digits": 4}
            """);
    assertThat(table.get("table").asText()).isEqualTo("flow_pair");
    assertThat(column(table, "stressor")).containsExactly("CO2", "CO2", "deaths", "value_added");
    // 1235000 lies in the middle of two numbers of three digits, and so does 1.235: they keep more
    assertThat(column(table, "value")).containsExactly("1234600", "500", "1.2349996", "7");
    assertThat(table.get("rows").toString()).isEqualTo("{\"from\":-1,\"by\":0}");
  }

  @Test
  void intervalsStandForTheirTableWhereThereAreAny() {
    String selection =
        """
        {"table": "flow_pair", "intervals": true, "where": {"view": ["final_producer"]}, "columns": ["region", "value"],
         "top": {"by": "value", "rows": 2}}
        """;
    JsonNode without = data(new HandMadeRun(), "[" + selection + "]").get("tables");
    assertThat(without.has("flow_pair")).isTrue();
    JsonNode with = data(new HandMadeRun().withIntervals(), "[" + selection + "]").get("tables");
    assertThat(with).hasSize(1);
    assertThat(with.get("flow_pair_ci").get("columns"))
        .extracting(c -> c.get("name").asText())
        .containsExactly("region", "quantity", "central", "p2_5", "p97_5");
    assertThat(column(with.get("flow_pair_ci"), "central")).containsExactly("5", "4");
  }

  @Test
  void allColumnsOfIntervalsAreThoseThatFiguresShow() {
    JsonNode table =
        table(new HandMadeRun().withIntervals(), "{\"table\": \"flow_pair\", \"intervals\": true}");
    assertThat(table.get("columns"))
        .extracting(c -> c.get("name").asText())
        .contains("view", "stressor", "central", "p50", "p97_5")
        .doesNotContain("mean", "sd", "mc_error", "draws");
  }

  @Test
  void tablesThatTheRunLacksAreLeftOut() {
    assertThat(
            data(new HandMadeRun(), "[{\"table\": \"zone\", \"intervals\": true}]").get("tables"))
        .isEmpty();
  }

  @Test
  void everyFormOfAColumnReadsBack() {
    TableSchema schema =
        new TableSchema(
            "forms",
            "",
            List.of(
                Column.integer("cell", ""),
                Column.text("name", ""),
                Column.text("word", ""),
                Column.flag("yes", ""),
                Column.number("same", "", ""),
                Column.number("none", "", "").within(Column.Range.ANY)),
            List.of("cell"));
    Table.Builder rows = Table.builder(schema);
    for (int i = 0; i < 12; i++) {
      String word = i < 6 ? "north" : i == 6 ? "" : "south";
      rows.add(100_000 + i, "name " + i, word, i == 3, 2.5, Double.NaN);
    }
    HandMadeRun run = new HandMadeRun().put(rows.build());
    JsonNode tables =
        data(
                run,
                "[{\"table\": \"forms\"}, {\"table\": \"forms\", \"as\": \"again\", \"columns\": [\"cell\"]}]")
            .get("tables");
    JsonNode table = tables.get("forms");
    assertThat(table.get("columns"))
        .extracting(c -> c.fieldNames().next() + "," + names(c))
        .containsExactly(
            "name,steps",
            "name,texts",
            "name,words at",
            "name,words at",
            "name,one",
            "name,numbers");
    assertThat(column(table, "cell")).startsWith("100000", "100001").hasSize(12);
    assertThat(column(table, "name")).endsWith("name 11");
    assertThat(column(table, "word")).containsSequence("north", null, "south");
    assertThat(column(table, "yes")).containsSequence("false", "true", "false");
    assertThat(column(table, "same")).containsOnly("2.5");
    assertThat(column(table, "none")).containsOnly("null");
    assertThat(tables.get("again").get("columns").get(0).get("like").asText()).isEqualTo("forms");
  }

  private static String names(JsonNode column) {
    List<String> names = new ArrayList<>();
    column.fieldNames().forEachRemaining(names::add);
    return String.join(" ", names.subList(1, names.size()));
  }

  @Test
  void nothingEndsTheScriptElement() {
    PageData data = PageData.of(new HandMadeRun(), List.of());
    assertThat(data.json()).doesNotContain("<", "\u2028").contains("\\u003C/script>", "\\u2028");
    assertThat(PageJson.quoted("\ud800 < \u2029")).isEqualTo("\"\ufffd \\u003C \\u2029\"");
  }

  @Test
  void longListsOfFilesAreCutAndCounted() {
    String files = "{\"path\": \"day\", \"sha256\": \"00\"},".repeat(365);
    HandMadeRun run =
        new HandMadeRun()
            .manifest(
                "{\"study\": \"hand\", \"keys\": {}, \"inputs\": {\"sensitivity\": {\"provenance\": {\"status\": \"REAL\"}, \"files\": ["
                    + files.substring(0, files.length() - 1)
                    + "]}}}");
    JsonNode input = data(run, "[]").get("manifest").get("inputs").get("sensitivity");
    assertThat(input.get("files")).hasSize(12);
    assertThat(input.get("files_not_listed").asInt()).isEqualTo(353);
  }

  @Test
  void theSameRunGivesTheSameBytes() {
    assertThat(PageData.of(new HandMadeRun().withIntervals()).json())
        .isEqualTo(PageData.of(new HandMadeRun().withIntervals()).json());
  }

  @Test
  void anEntryThatSaysMoreThanIsUnderstoodIsRefused() {
    assertThatThrownBy(() -> TableSelection.parse("[{\"table\": \"zone\", \"digit\": 4}]"))
        .hasMessageContaining("digit");
  }
}
