package org.tradewind.jobs.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tradewind.TinyStudy;
import org.tradewind.axes.UserError;
import org.tradewind.config.Study;
import org.tradewind.config.StudyFile;
import org.tradewind.jobs.RunFixture;
import org.tradewind.jobs.cluster.LocalFiles;
import org.tradewind.jobs.cluster.Spark;
import org.tradewind.jobs.folders.Json;
import org.tradewind.report.ReportParts;
import org.tradewind.tables.Inputs;
import org.tradewind.tables.MrioInputs;
import org.tradewind.tables.StudyTables;
import org.tradewind.tables.UncertaintyInputs;

/** Reports of small runs: with and without a grid, draws and a second stressor. */
class ReportRunTest {
  private static final Pattern DATA =
      Pattern.compile("(?s)<script type=\"application/json\" id=\"data\">(.*?)</script>");

  private static Spark spark;
  private static Path whole;

  @TempDir static Path shared;

  @BeforeAll
  static void runs() {
    spark = RunFixture.session("local[2]", 3);
    StudyTables tables = TinyStudy.uneven(60, 5);
    TinyStudy.put(
        tables,
        TinyStudy.rows(UncertaintyInputs.UNCERTAINTY)
            .add("*", "*", "*", "activity", "lognormal", .4, "")
            .add("*", "*", "*", "exposure_response", "lognormal", .2, ""));
    whole = shared.resolve("whole");
    RunFixture.run(
        spark, study(RunFixture.write(tables, shared.resolve("inputs")), "report: page"), whole);
  }

  @AfterAll
  static void stop() {
    spark.stop();
  }

  private static Study study(Path inputs, String more) {
    return StudyFile.parse(
        "study: test\nspecies: [SO2]\nmrio: {backend: java}\nuncertainty: {draws: 40, block: 20}\n"
            + more
            + "\ninputs: "
            + inputs,
        "test.yaml",
        Map.of());
  }

  /** A run of a supply chain alone. */
  private static Path withoutGrid(String name, String more) throws IOException {
    StudyTables whole = TinyStudy.tables();
    StudyTables tables = new StudyTables();
    Stream.of(
            Inputs.REGION,
            Inputs.SECTOR,
            MrioInputs.TRANSACTIONS,
            MrioInputs.FINAL_DEMAND,
            MrioInputs.OUTPUT)
        .filter(whole::has)
        .forEach(s -> tables.put(whole.require(s), whole.provenance(s.name())));
    TinyStudy.put(
        tables,
        TinyStudy.rows(MrioInputs.STRESSOR)
            .add("N", "P", "value_added", 30.0)
            .add("N", "Q", "value_added", 20.0)
            .add("S", "P", "value_added", 50.0)
            .add("S", "Q", "value_added", 10.0));
    Path run = shared.resolve(name);
    RunFixture.run(
        spark, study(RunFixture.write(tables, shared.resolve(name + "-inputs")), more), run);
    return run;
  }

  private static JsonNode data(Path run) throws IOException {
    Matcher data = DATA.matcher(Files.readString(run.resolve("report.html")));
    assertThat(data.find()).isTrue();
    return Json.MAPPER.readTree(data.group(1));
  }

  @Test
  void theSameRunGivesTheSamePage() throws IOException {
    Path page = whole.resolve("report.html");
    byte[] first = Files.readAllBytes(page);
    new ReportRun(whole.toString(), LocalFiles.configuration()).page();
    assertThat(Files.readAllBytes(page)).isEqualTo(first);
    try (Stream<Path> files = Files.list(whole)) {
      assertThat(files.map(f -> f.getFileName().toString()))
          .doesNotContain(".report.html.partial", ".report.html.crc", ".report.html.partial.crc");
    }
  }

  /** Every number of the page is that of its row in the CSV, rounded. */
  @Test
  void numbersAreThoseOfTheTables() throws IOException {
    JsonNode tables = data(whole).get("tables");
    int compared = 0;
    for (Map.Entry<String, JsonNode> entry : tables.properties()) {
      JsonNode table = entry.getValue();
      String name = table.path("table").asText(entry.getKey());
      JsonNode rows = table.path("rows");
      if (rows.path("from").asInt() < 0) {
        continue;
      }
      List<String> lines = Files.readAllLines(whole.resolve("csv/" + name + ".csv"));
      List<String> header = List.of(lines.get(0).split(","));
      for (JsonNode column : table.get("columns")) {
        for (int i = 0; i < table.get("length").asInt() && column.has("numbers"); i++) {
          int row =
              rows.isArray()
                  ? rows.get(i).asInt()
                  : rows.path("from").asInt() + rows.path("by").asInt(1) * i;
          String written =
              lines.get(row + 1).split(",", -1)[header.indexOf(column.get("name").asText())];
          JsonNode shown = column.get("numbers").get(i);
          if (shown.isNull()) {
            assertThat(written).isIn("", "NaN");
          } else {
            BigDecimal exact = new BigDecimal(written);
            assertThat(shown.decimalValue().subtract(exact).abs())
                .as("%s row %d %s", name, row, column.get("name"))
                .isLessThanOrEqualTo(exact.abs().multiply(new BigDecimal("0.006")));
            compared++;
          }
        }
      }
    }
    assertThat(compared).isGreaterThan(200);
  }

  @Test
  void aRunWithoutGridDrawsAndDeathsHasAPage() throws IOException {
    JsonNode data = data(withoutGrid("chain", "report: page"));
    assertThat(data.get("study").get("stressors").get(0).asText()).isEqualTo("value_added");
    assertThat(data.get("study").get("draws").asInt()).isZero();
    assertThat(data.get("tables").has("national_total")).isTrue();
    assertThat(data.get("tables").has("cost_cell")).isFalse();
    assertThat(data.get("manifest").get("stages_left_out")).isNotEmpty();
  }

  @Test
  void noPageIsMadeWhereNoneIsWanted() throws IOException {
    Path run = withoutGrid("without", "report: off");
    assertThat(run.resolve("report.html")).doesNotExist();
    assertThat(run.resolve("manifest.json")).content().contains("\"report\" : \"off\"");
    assertThat(study(shared, "report: false").report()).isEqualTo(ReportParts.OFF);
    assertThat(study(shared, "report: 'off'").report()).isEqualTo(ReportParts.OFF);
    assertThatThrownBy(() -> study(shared, "report: yes"))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("page, figures, off");
  }

  @Test
  void figuresStandInTheRun() throws IOException {
    List<String> said = new ReportRun(whole.toString(), LocalFiles.configuration()).figures();
    assertThat(said.get(0)).contains("as SVG and PNG in", "figures");
    try (Stream<Path> files = Files.list(whole.resolve("figures"))) {
      List<String> names = files.map(f -> f.getFileName().toString()).toList();
      assertThat(names).isNotEmpty().allMatch(n -> n.endsWith(".svg") || n.endsWith(".png"));
      assertThat(names.stream().filter(n -> n.endsWith(".svg")).count())
          .isEqualTo(names.size() / 2);
    }
    String exported =
        new RunExport()
            .figures(whole.toString(), shared.resolve("svg").toString(), RunFixture.SILENT)
            .text();
    assertThat(exported).contains(".svg (", ".png (");
  }

  @Test
  void aFolderThatIsNoRunIsRefused() {
    assertThatThrownBy(
            () -> new ReportRun(shared.resolve("inputs").toString(), LocalFiles.configuration()))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("the folder of a finished run");
  }
}
